-- What bodies do beside cases, and numbers other houses give: appended, each with the hash of the one before it, and
-- never changed. What withdraws a record has its numbers below nought.
CREATE TABLE activity (
  district    TEXT    NOT NULL,
  no          INTEGER NOT NULL CHECK (no >= 1),
  kind        TEXT    NOT NULL,
  organ       TEXT    NOT NULL,
  day         TEXT    NOT NULL,
  number      INTEGER NOT NULL,
  people      INTEGER NOT NULL,
  note        TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  acting      TEXT    NOT NULL,
  recorded_us INTEGER NOT NULL,
  withdraws   INTEGER NOT NULL CHECK (withdraws >= 0 AND withdraws < no),
  closing     INTEGER NOT NULL CHECK (closing >= 0),
  previous    BLOB    CHECK (length(previous) = 32),
  hash        BLOB    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (district, no),
  CHECK ((no = 1) = (previous IS NULL)),
  CHECK ((withdraws = 0) = (number > 0))
) STRICT, WITHOUT ROWID;

-- A record is withdrawn once.
CREATE UNIQUE INDEX activity_withdrawn ON activity (district, withdraws) WHERE withdraws > 0;
CREATE INDEX activity_day ON activity (district, day);
