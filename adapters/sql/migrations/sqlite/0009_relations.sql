-- Cases that have to do with each other: by which mark a person is found in another case, and what was said of the two.
ALTER TABLE dispute_case ADD COLUMN relations INTEGER NOT NULL DEFAULT 0;

-- The mark goes with the text it was made of: erasing the one erases the other.
ALTER TABLE private_row ADD COLUMN mark BLOB CHECK (length(mark) = 32);

CREATE INDEX private_row_mark ON private_row (district, mark, uid) WHERE mark IS NOT NULL;

-- With what the marks of a district are made; never changed, since nobody would be found any more.
CREATE TABLE mark_key (
  district TEXT NOT NULL,
  secret   BLOB NOT NULL CHECK (length(secret) = 32),
  PRIMARY KEY (district)
) STRICT;

CREATE TABLE relation (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  no       INTEGER NOT NULL,
  other    TEXT NOT NULL,
  standing TEXT NOT NULL,
  kind     TEXT NOT NULL,
  marks    TEXT NOT NULL,
  was      TEXT NOT NULL,
  reason   TEXT,
  person   TEXT NOT NULL,
  "on"     TEXT NOT NULL,
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

-- From the other side.
CREATE INDEX relation_other ON relation (district, other, uid);
