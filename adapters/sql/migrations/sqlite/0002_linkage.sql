-- The linkage's main road: hand-over, fulfilment, judicial confirmation, papers with their files, measures.
ALTER TABLE dispute_case ADD COLUMN guests INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agreement ADD COLUMN matter TEXT NOT NULL DEFAULT '';
ALTER TABLE term ADD COLUMN urged_on TEXT;

CREATE TABLE guest (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  no       INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  name     TEXT,
  since    TEXT NOT NULL,
  PRIMARY KEY (district, uid, no),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE handover (
  district     TEXT NOT NULL,
  uid          TEXT NOT NULL,
  instance     INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  "from"       TEXT NOT NULL,
  "to"         TEXT NOT NULL,
  reason       TEXT,
  letter_no    TEXT NOT NULL,
  offered_on   TEXT NOT NULL,
  received_on  TEXT,
  answered_on  TEXT,
  returned_for TEXT NOT NULL,
  back         INTEGER NOT NULL CHECK (back IN (0, 1)),
  PRIMARY KEY (district, uid, instance),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE confirmation (
  district        TEXT NOT NULL,
  uid             TEXT NOT NULL,
  instance        INTEGER NOT NULL,
  agreement       INTEGER NOT NULL,
  applicants      TEXT NOT NULL,
  competence      TEXT NOT NULL,
  competent_court TEXT NOT NULL,
  receiving_court TEXT NOT NULL,
  oral            INTEGER NOT NULL CHECK (oral IN (0, 1)),
  obstacle        TEXT,
  supplies        INTEGER NOT NULL,
  supply_by       TEXT,
  court_no        TEXT NOT NULL,
  accepted_on     TEXT,
  heard_on        TEXT,
  ruling_no       TEXT NOT NULL,
  ruled_on        TEXT,
  ground          TEXT NOT NULL,
  challenges      INTEGER NOT NULL,
  PRIMARY KEY (district, uid, instance),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE undisputed (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  "index"  INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  parties  TEXT NOT NULL,
  text     TEXT,
  "on"     TEXT NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_address (
  district   TEXT NOT NULL,
  uid        TEXT NOT NULL,
  party      INTEGER NOT NULL,
  address    TEXT,
  electronic TEXT,
  receiver   TEXT,
  "on"       TEXT NOT NULL,
  PRIMARY KEY (district, uid, party),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

-- The bytes of a paper, as they were attached. The paper's own row says type, openness and digest.
CREATE TABLE paper_file (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  idx      INTEGER NOT NULL,
  bytes    BLOB NOT NULL,
  PRIMARY KEY (district, uid, seq, idx)
) STRICT;

-- What a step adds to the figures, or takes back. Never changed.
CREATE TABLE measure (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  "index"  INTEGER NOT NULL,
  code     TEXT NOT NULL,
  day      TEXT NOT NULL,
  organ    TEXT NOT NULL,
  type     TEXT NOT NULL,
  source   TEXT NOT NULL,
  instance INTEGER NOT NULL,
  value    INTEGER NOT NULL,
  PRIMARY KEY (district, uid, seq, "index")
) STRICT, WITHOUT ROWID;

CREATE INDEX measure_day ON measure (district, day);
