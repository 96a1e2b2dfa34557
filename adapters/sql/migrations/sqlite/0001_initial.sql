-- The whole schema. docs/formats/database.md says what the columns hold; queries/*.sql and nothing else touch them.
--
-- Every key begins with the district, so that a database that spreads rows over machines can keep a case on one.
-- A part's table has the columns its struct describes (engine/cases/parts.hpp) after the two that name the case.
-- Tables of short rows found by key are WITHOUT ROWID: one tree instead of two. Those that carry texts keep their rowid,
-- since a tree of keys sends rows above a quarter of a page to overflow pages.

-- "LIAN": by this a database of ours is told from anybody else's.
PRAGMA application_id = 1279869262;

CREATE TABLE schema_migration (
  version       INTEGER PRIMARY KEY,
  name          TEXT NOT NULL,
  digest        TEXT NOT NULL,  -- of the migration's text, in hex
  applied_at_us INTEGER NOT NULL
) STRICT;

-- ---- the case --------------------------------------------------------------------------------------------------------

-- version, last_hash, recorded_us and standing change at every step and stand in no index.
CREATE TABLE dispute_case (
  district         TEXT NOT NULL,
  uid              TEXT NOT NULL CHECK (uid <> ''),
  version          INTEGER NOT NULL CHECK (version >= 1),
  last_hash        BLOB NOT NULL CHECK (length(last_hash) = 32),
  recorded_us      INTEGER NOT NULL,
  standing         TEXT NOT NULL,
  flow             TEXT NOT NULL,
  flow_revision    BLOB,
  source           TEXT NOT NULL,
  dispute_type     TEXT NOT NULL,
  cause            TEXT NOT NULL,
  area             TEXT NOT NULL,
  place            TEXT,
  summary          TEXT,
  level            TEXT NOT NULL,
  flags            TEXT NOT NULL,
  holder           TEXT NOT NULL,
  registered_on    TEXT NOT NULL,
  closed_on        TEXT CHECK (closed_on >= registered_on),
  parent           TEXT NOT NULL,
  parties          INTEGER NOT NULL,
  representatives  INTEGER NOT NULL,
  claims           INTEGER NOT NULL,
  instances        INTEGER NOT NULL,
  agreements       INTEGER NOT NULL,
  PRIMARY KEY (district, uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX dispute_case_holder ON dispute_case (district, holder);

-- Append-only. (district, uid, seq) is the lock of a step: whoever comes second finds it taken. No foreign key, which
-- would lock the head's row first; the audit looks for events without a case.
CREATE TABLE case_event (
  district        TEXT NOT NULL,
  uid             TEXT NOT NULL,
  seq             INTEGER NOT NULL CHECK (seq >= 1),
  rule            INTEGER NOT NULL,
  instance        INTEGER NOT NULL,
  on_day          TEXT NOT NULL,
  recorded_us     INTEGER NOT NULL,
  text            TEXT NOT NULL,  -- what the hash covers, byte for byte
  hash            BLOB NOT NULL CHECK (length(hash) = 32),
  idempotency_key TEXT CHECK (idempotency_key <> ''),
  PRIMARY KEY (district, uid, seq)
) STRICT;

CREATE UNIQUE INDEX case_event_key ON case_event (district, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- Person data and narrative, apart from the event that brought them. Erased: both text and salt are gone.
CREATE TABLE private_row (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  idx      INTEGER NOT NULL,
  openness TEXT NOT NULL,
  salt     BLOB CHECK (length(salt) = 32),
  text     TEXT,
  PRIMARY KEY (district, uid, seq, idx),
  CHECK ((text IS NULL) = (salt IS NULL))
) STRICT;

-- ---- its parts -------------------------------------------------------------------------------------------------------

CREATE TABLE party (
  district  TEXT NOT NULL,
  uid       TEXT NOT NULL,
  no        INTEGER NOT NULL,
  side      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  headcount INTEGER NOT NULL,
  name      TEXT,
  id_number TEXT,
  phone     TEXT,
  address   TEXT,
  about     TEXT,
  flags     TEXT NOT NULL,
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  CHECK (headcount >= 1),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE representative (
  district  TEXT NOT NULL,
  uid       TEXT NOT NULL,
  no        INTEGER NOT NULL,
  party     INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  authority TEXT NOT NULL,
  name      TEXT,
  since     TEXT NOT NULL,
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  district   TEXT NOT NULL,
  uid        TEXT NOT NULL,
  no         INTEGER NOT NULL,
  party      INTEGER NOT NULL,
  text       TEXT,
  settled_by INTEGER NOT NULL,
  dropped    INTEGER NOT NULL CHECK (dropped IN (0, 1)),
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE procedure_instance (
  district      TEXT NOT NULL,
  uid           TEXT NOT NULL,
  no            INTEGER NOT NULL,
  procedure     TEXT NOT NULL,
  variant       TEXT NOT NULL,
  edition       TEXT NOT NULL,
  organ         TEXT NOT NULL,
  state         TEXT NOT NULL,
  opened_on     TEXT NOT NULL,
  moved_on      TEXT NOT NULL,
  moved_minute  INTEGER,
  outcome       TEXT NOT NULL,
  ended_on      TEXT,
  sessions      INTEGER NOT NULL,
  agreement     INTEGER NOT NULL,
  suspended_on  TEXT,
  suspended_for TEXT NOT NULL,
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  CHECK (sessions >= 0),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE participation (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  instance INTEGER NOT NULL,
  party    INTEGER NOT NULL,
  standing TEXT NOT NULL,
  since    TEXT NOT NULL,
  PRIMARY KEY (district, uid, instance, party),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  "index"  INTEGER NOT NULL,
  party    INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  purpose  TEXT NOT NULL,
  subject  TEXT NOT NULL,
  answer   TEXT NOT NULL,
  "on"     TEXT NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE mediator (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  instance INTEGER NOT NULL,
  person   TEXT NOT NULL,
  role     TEXT NOT NULL,
  since    TEXT NOT NULL,
  until    TEXT,
  PRIMARY KEY (district, uid, instance, person),
  CHECK (until >= since),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX mediator_person ON mediator (district, person);

CREATE TABLE recusal (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  "index"  INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  person   TEXT NOT NULL,
  party    INTEGER NOT NULL,
  ground   TEXT,
  decision TEXT NOT NULL,
  "on"     TEXT NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement (
  district     TEXT NOT NULL,
  uid          TEXT NOT NULL,
  no           INTEGER NOT NULL,
  instance     INTEGER NOT NULL,
  form         TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  parties      TEXT NOT NULL,
  claims       TEXT NOT NULL,
  mediator     TEXT NOT NULL,
  organ        TEXT NOT NULL,
  amount       INTEGER NOT NULL,
  content      TEXT,
  supersedes   INTEGER NOT NULL,
  status       TEXT NOT NULL,
  performed_on TEXT,
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  CHECK (amount >= 0),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  district     TEXT NOT NULL,
  uid          TEXT NOT NULL,
  agreement    INTEGER NOT NULL,
  no           INTEGER NOT NULL,
  debtor       INTEGER NOT NULL,
  creditor     INTEGER NOT NULL,
  obligation   TEXT,
  amount       INTEGER NOT NULL,
  due          TEXT,
  performed_on TEXT,
  PRIMARY KEY (district, uid, agreement, no),
  CHECK (amount >= 0),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE clock (
  district     TEXT NOT NULL,
  uid          TEXT NOT NULL,
  clock        TEXT NOT NULL,
  instance     INTEGER NOT NULL,
  agreement    INTEGER NOT NULL,
  term         INTEGER NOT NULL,
  regime       TEXT NOT NULL,
  owner        TEXT NOT NULL,
  basis        TEXT NOT NULL,
  article      TEXT NOT NULL,
  unit         TEXT NOT NULL,
  length       INTEGER NOT NULL,
  extended     INTEGER NOT NULL,
  extensions   INTEGER NOT NULL,
  rolls        INTEGER NOT NULL CHECK (rolls IN (0, 1)),
  start        TEXT NOT NULL,
  start_minute INTEGER,
  excluded     TEXT NOT NULL,
  calendar     BLOB,
  due          TEXT,
  due_minute   INTEGER,
  provisional  INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  mark         TEXT NOT NULL,
  marked_on    TEXT,
  PRIMARY KEY (district, uid, clock, instance, agreement, term),
  CHECK (mark <> 'running' OR due IS NOT NULL),
  CHECK (mark <> 'suspended' OR due IS NULL),
  CHECK (length >= 0 AND extended >= 0),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX clock_due ON clock (district, due) WHERE mark = 'running';

CREATE TABLE suspension (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  instance INTEGER NOT NULL,
  "from"   TEXT NOT NULL,
  until    TEXT,
  reason   TEXT NOT NULL,
  PRIMARY KEY (district, uid, instance, "from"),
  CHECK (until >= "from"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  "index"  INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  type     TEXT NOT NULL,
  openness TEXT NOT NULL,
  digest   BLOB,
  "on"     TEXT NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE inform (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  "index"  INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  topic    TEXT NOT NULL,
  parties  TEXT NOT NULL,
  person   TEXT NOT NULL,
  "on"     TEXT NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE custody (
  district  TEXT NOT NULL,
  uid       TEXT NOT NULL,
  from_seq  INTEGER NOT NULL,
  until_seq INTEGER NOT NULL,
  holder    TEXT NOT NULL,
  since     TEXT NOT NULL,
  PRIMARY KEY (district, uid, from_seq),
  CHECK (until_seq = 0 OR until_seq > from_seq),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

-- Exactly one organisation answers for a case at any instant.
CREATE UNIQUE INDEX custody_open ON custody (district, uid) WHERE until_seq = 0;

CREATE TABLE access (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  organ    TEXT NOT NULL,
  why      TEXT NOT NULL,
  PRIMARY KEY (district, uid, organ),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX access_organ ON access (district, organ);

CREATE TABLE irregularity (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  "index"  INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  rule     INTEGER NOT NULL,
  guard    TEXT NOT NULL,
  article  TEXT NOT NULL,
  fact     TEXT NOT NULL,
  reason   TEXT,
  person   TEXT NOT NULL,
  "on"     TEXT NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE number_request (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  "index"  INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  type     TEXT NOT NULL,
  organ    TEXT NOT NULL,
  year     INTEGER NOT NULL,
  annulled INTEGER NOT NULL CHECK (annulled IN (0, 1)),
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty (
  district TEXT NOT NULL,
  uid      TEXT NOT NULL,
  duty     TEXT NOT NULL,
  instance INTEGER NOT NULL,
  subject  TEXT NOT NULL,
  organ    TEXT NOT NULL,
  article  TEXT NOT NULL,
  since    TEXT NOT NULL,
  done_on  TEXT,
  PRIMARY KEY (district, uid, duty, instance, subject),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE filing (
  district        TEXT NOT NULL,
  uid             TEXT NOT NULL,
  instance        INTEGER NOT NULL,
  party           INTEGER NOT NULL,
  against         TEXT NOT NULL,
  competent_court TEXT NOT NULL,
  receiving_court TEXT NOT NULL,
  oral            INTEGER NOT NULL CHECK (oral IN (0, 1)),
  receipt_no      TEXT NOT NULL,
  received_on     TEXT,
  corrections     INTEGER NOT NULL,
  correct_by      TEXT,
  court_no        TEXT NOT NULL,
  filed_on        TEXT,
  ruling_no       TEXT NOT NULL,
  appeal_by       TEXT,
  redirected_to   TEXT NOT NULL,
  PRIMARY KEY (district, uid, instance),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  district  TEXT NOT NULL,
  uid       TEXT NOT NULL,
  seq       INTEGER NOT NULL,
  "index"   INTEGER NOT NULL,
  instance  INTEGER NOT NULL,
  agreement INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  organ     TEXT NOT NULL,
  number    TEXT NOT NULL,
  text      TEXT,
  person    TEXT NOT NULL,
  "on"      TEXT NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

-- ---- numbers ---------------------------------------------------------------------------------------------------------

-- The next serial of each series. It moves in the transaction that issues the number, so a step rolled back loses none.
CREATE TABLE number_series (
  district TEXT NOT NULL,
  organ    TEXT NOT NULL,
  type     TEXT NOT NULL,
  year     INTEGER NOT NULL,
  next     INTEGER NOT NULL CHECK (next >= 2),
  PRIMARY KEY (district, organ, type, year)
) STRICT, WITHOUT ROWID;

-- (seq, idx) is the request; event_hash the event whose step was given the number.
CREATE TABLE issued_number (
  district   TEXT NOT NULL,
  organ      TEXT NOT NULL,
  type       TEXT NOT NULL,
  year       INTEGER NOT NULL,
  serial     INTEGER NOT NULL CHECK (serial >= 1),
  uid        TEXT NOT NULL,
  seq        INTEGER NOT NULL,
  idx        INTEGER NOT NULL,
  text       TEXT NOT NULL CHECK (text <> ''),
  event_hash BLOB NOT NULL CHECK (length(event_hash) = 32),
  PRIMARY KEY (district, organ, type, year, serial)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX issued_number_text ON issued_number (district, text);
CREATE UNIQUE INDEX issued_number_request ON issued_number (district, uid, seq, idx);

-- ---- beside the cases ------------------------------------------------------------------------------------------------

-- What was authored as files. The same for every district of the database and read whole, so the district is not in the
-- key: a second copy a district would only be a second truth.
CREATE TABLE revision (
  kind         TEXT NOT NULL,
  name         TEXT NOT NULL,
  number       INTEGER NOT NULL CHECK (number >= 1),
  digest       BLOB NOT NULL CHECK (length(digest) = 32),
  body         TEXT NOT NULL,
  published_us INTEGER NOT NULL,
  PRIMARY KEY (kind, name, number)
) STRICT;

CREATE INDEX revision_digest ON revision (kind, digest);

-- Who looked at what is personal. One person may look twice in a microsecond: there is no key.
CREATE TABLE read_log (
  district  TEXT NOT NULL,
  uid       TEXT NOT NULL,
  at_us     INTEGER NOT NULL,
  person    TEXT NOT NULL,
  organ     TEXT NOT NULL,
  purpose   TEXT NOT NULL,
  row_count INTEGER NOT NULL
) STRICT;

CREATE INDEX read_log_case ON read_log (district, uid, at_us);

-- ---- a line of a worklist --------------------------------------------------------------------------------------------

-- Its columns are worked out only for the lines a page shows: the filters of queries/list.sql name columns of the case.
CREATE VIEW case_line AS
SELECT c.district, c.uid, c.dispute_type, c.level, c.holder, c.standing, c.registered_on, c.cause,
       (SELECT n.text FROM issued_number n
         WHERE n.district = c.district AND n.uid = c.uid AND n.type = 'ledger'
         ORDER BY n.seq DESC, n.idx DESC LIMIT 1) AS ledger_no,
       (SELECT p.name FROM party p WHERE p.district = c.district AND p.uid = c.uid AND p.side = 'claimant'
         ORDER BY p.no LIMIT 1) AS claimant,
       (SELECT p.name FROM party p WHERE p.district = c.district AND p.uid = c.uid AND p.side = 'respondent'
         ORDER BY p.no LIMIT 1) AS respondent,
       (SELECT p.name FROM party p WHERE p.district = c.district AND p.uid = c.uid AND p.side = 'third'
         ORDER BY p.no LIMIT 1) AS third,
       (SELECT coalesce(sum(p.headcount), 0) FROM party p
         WHERE p.district = c.district AND p.uid = c.uid) AS heads,
       (SELECT m.person FROM mediator m
          JOIN procedure_instance i ON i.district = m.district AND i.uid = m.uid AND i.no = m.instance
         WHERE m.district = c.district AND m.uid = c.uid AND m.role = 'lead' AND m.until IS NULL
           AND i.ended_on IS NULL
         ORDER BY m.instance DESC LIMIT 1) AS mediator,
       (SELECT k.due FROM clock k WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'running'
         ORDER BY k.due, k.instance, k.clock, k.agreement, k.term LIMIT 1) AS next_due,
       (SELECT k.clock FROM clock k WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'running'
         ORDER BY k.due, k.instance, k.clock, k.agreement, k.term LIMIT 1) AS next_clock,
       (SELECT k.provisional FROM clock k WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'running'
         ORDER BY k.due, k.instance, k.clock, k.agreement, k.term LIMIT 1) AS provisional,
       (SELECT count(*) FROM clock k
         WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'lapsed') AS lapsed,
       (SELECT count(*) FROM irregularity r WHERE r.district = c.district AND r.uid = c.uid) AS irregularities
  FROM dispute_case c;
