-- The whole schema for PostgreSQL. docs/formats/database.md says what the columns hold; queries/*.sql and nothing else
-- touch them. Tables and columns are those of the SQLite migrations, in the same order; tests/migration compares them.
--
-- Every key begins with the district, so that a database that spreads rows over machines can keep a case on one.
-- A part's table has the columns its struct describes (engine/cases/parts.hpp) after the two that name the case.
-- Texts are compared by their bytes, whatever language the database speaks: a page goes on where the last one ended,
-- and a period ends on the same day, in every district. Tables whose rows move leave room, so that a moved row stays on
-- its page and no index learns of it.

CREATE TABLE schema_migration (
  version       bigint PRIMARY KEY,
  name          text COLLATE "C" NOT NULL,
  digest        text COLLATE "C" NOT NULL,  -- of the migration's text, in hex
  applied_at_us bigint NOT NULL
);

-- By this a database of ours is told from anybody else's who keeps a table of that name.
COMMENT ON TABLE schema_migration IS 'LIAN';

-- ---- the case --------------------------------------------------------------------------------------------------------

-- version, last_hash, recorded_us and standing change at every step and stand in no index.
CREATE TABLE dispute_case (
  district        text COLLATE "C" NOT NULL,
  uid             text COLLATE "C" NOT NULL CHECK (uid <> ''),
  version         bigint NOT NULL CHECK (version >= 1),
  last_hash       bytea NOT NULL CHECK (length(last_hash) = 32),
  recorded_us     bigint NOT NULL,
  standing        text COLLATE "C" NOT NULL,
  flow            text COLLATE "C" NOT NULL,
  flow_revision   bytea,
  source          text COLLATE "C" NOT NULL,
  dispute_type    text COLLATE "C" NOT NULL,
  cause           text COLLATE "C" NOT NULL,
  area            text COLLATE "C" NOT NULL,
  place           text COLLATE "C",
  summary         text COLLATE "C",
  level           text COLLATE "C" NOT NULL,
  flags           text COLLATE "C" NOT NULL,
  holder          text COLLATE "C" NOT NULL,
  registered_on   text COLLATE "C" NOT NULL,
  closed_on       text COLLATE "C" CHECK (closed_on >= registered_on),
  parent          text COLLATE "C" NOT NULL,
  parties         integer NOT NULL,
  representatives integer NOT NULL,
  claims          integer NOT NULL,
  instances       integer NOT NULL,
  agreements      integer NOT NULL,
  guests          integer NOT NULL DEFAULT 0,
  relations       integer NOT NULL DEFAULT 0,
  PRIMARY KEY (district, uid)
) WITH (fillfactor = 85);

-- In each of these, and in those like them below, the newest case of a list is at hand.
CREATE INDEX dispute_case_holder ON dispute_case (district, holder, uid);
CREATE INDEX dispute_case_level ON dispute_case (district, level, uid);
CREATE INDEX dispute_case_cause ON dispute_case (district, cause, uid);
-- Where the cases of some days begin: a list that asks for them alone ends there.
CREATE INDEX dispute_case_registered ON dispute_case (district, registered_on, uid);
-- What stands open at the end of a day, without what was closed before.
CREATE INDEX dispute_case_closed ON dispute_case (district, closed_on, registered_on, uid);

-- Append-only. (district, uid, seq) is the lock of a step: whoever comes second finds it taken. No foreign key, which
-- would lock the head's row first; the audit looks for events without a case.
CREATE TABLE case_event (
  district        text COLLATE "C" NOT NULL,
  uid             text COLLATE "C" NOT NULL,
  seq             bigint NOT NULL CHECK (seq >= 1),
  rule            integer NOT NULL,
  instance        integer NOT NULL,
  on_day          text COLLATE "C" NOT NULL,
  recorded_us     bigint NOT NULL,
  text            text COLLATE "C" NOT NULL,  -- what the hash covers, byte for byte
  hash            bytea NOT NULL CHECK (length(hash) = 32),
  idempotency_key text COLLATE "C" CHECK (idempotency_key <> ''),
  PRIMARY KEY (district, uid, seq)
);

CREATE UNIQUE INDEX case_event_key ON case_event (district, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- Person data and narrative, apart from the event that brought them. Erased: both text and salt are gone.
CREATE TABLE private_row (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  idx      integer NOT NULL,
  openness text COLLATE "C" NOT NULL,
  salt     bytea CHECK (length(salt) = 32),
  text     text COLLATE "C",
  mark     bytea CHECK (length(mark) = 32),
  ending   bytea CHECK (length(ending) = 32),
  PRIMARY KEY (district, uid, seq, idx),
  CHECK ((text IS NULL) = (salt IS NULL))
);

-- Every two neighbouring characters of a party's name, and its last one alone, in lower case: a needle of one character
-- is the beginning of some of them, a longer one is made of several. Written and erased with the name.
CREATE TABLE name_gram (
  district text COLLATE "C" NOT NULL,
  gram     text COLLATE "C" NOT NULL CHECK (gram <> ''),
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  idx      integer NOT NULL,
  PRIMARY KEY (district, gram, uid, seq, idx)
);

-- ---- its parts -------------------------------------------------------------------------------------------------------

CREATE TABLE party (
  district  text COLLATE "C" NOT NULL,
  uid       text COLLATE "C" NOT NULL,
  no        integer NOT NULL,
  side      text COLLATE "C" NOT NULL,
  kind      text COLLATE "C" NOT NULL,
  headcount integer NOT NULL,
  name      text COLLATE "C",
  id_number text COLLATE "C",
  phone     text COLLATE "C",
  address   text COLLATE "C",
  about     text COLLATE "C",
  flags     text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  CHECK (headcount >= 1),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE representative (
  district  text COLLATE "C" NOT NULL,
  uid       text COLLATE "C" NOT NULL,
  no        integer NOT NULL,
  party     integer NOT NULL,
  kind      text COLLATE "C" NOT NULL,
  authority text COLLATE "C" NOT NULL,
  name      text COLLATE "C",
  since     text COLLATE "C" NOT NULL,
  person    text COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE claim (
  district   text COLLATE "C" NOT NULL,
  uid        text COLLATE "C" NOT NULL,
  no         integer NOT NULL,
  party      integer NOT NULL,
  text       text COLLATE "C",
  settled_by integer NOT NULL,
  dropped    integer NOT NULL CHECK (dropped IN (0, 1)),
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE procedure_instance (
  district      text COLLATE "C" NOT NULL,
  uid           text COLLATE "C" NOT NULL,
  no            integer NOT NULL,
  procedure     text COLLATE "C" NOT NULL,
  variant       text COLLATE "C" NOT NULL,
  edition       text COLLATE "C" NOT NULL,
  organ         text COLLATE "C" NOT NULL,
  state         text COLLATE "C" NOT NULL,
  opened_on     text COLLATE "C" NOT NULL,
  moved_on      text COLLATE "C" NOT NULL,
  moved_minute  integer,
  outcome       text COLLATE "C" NOT NULL,
  ended_on      text COLLATE "C",
  sessions      integer NOT NULL,
  agreement     integer NOT NULL,
  suspended_on  text COLLATE "C",
  suspended_for text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  CHECK (sessions >= 0),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) WITH (fillfactor = 85);

CREATE INDEX procedure_instance_live ON procedure_instance (district, organ, uid) WHERE ended_on IS NULL;

CREATE TABLE participation (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  instance integer NOT NULL,
  party    integer NOT NULL,
  standing text COLLATE "C" NOT NULL,
  since    text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, instance, party),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE consent (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  "index"  integer NOT NULL,
  party    integer NOT NULL,
  instance integer NOT NULL,
  purpose  text COLLATE "C" NOT NULL,
  subject  text COLLATE "C" NOT NULL,
  answer   text COLLATE "C" NOT NULL,
  "on"     text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE mediator (
  district  text COLLATE "C" NOT NULL,
  uid       text COLLATE "C" NOT NULL,
  instance  integer NOT NULL,
  person    text COLLATE "C" NOT NULL,
  role      text COLLATE "C" NOT NULL,
  since     text COLLATE "C" NOT NULL,
  until     text COLLATE "C",
  chosen_by text COLLATE "C" NOT NULL DEFAULT '',
  -- Whether what she mediates has ended: her own page is read by it, and by no look at what she ever mediated.
  ended     integer NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
  PRIMARY KEY (district, uid, instance, person),
  CHECK (until >= since),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE INDEX mediator_person ON mediator (district, person, uid) WHERE until IS NULL AND ended = 0;

CREATE TABLE recusal (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  "index"  integer NOT NULL,
  instance integer NOT NULL,
  person   text COLLATE "C" NOT NULL,
  party    integer NOT NULL,
  ground   text COLLATE "C",
  decision text COLLATE "C" NOT NULL,
  "on"     text COLLATE "C" NOT NULL,
  decided_by text COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE agreement (
  district     text COLLATE "C" NOT NULL,
  uid          text COLLATE "C" NOT NULL,
  no           integer NOT NULL,
  instance     integer NOT NULL,
  form         text COLLATE "C" NOT NULL,
  effective_on text COLLATE "C" NOT NULL,
  parties      text COLLATE "C" NOT NULL,
  claims       text COLLATE "C" NOT NULL,
  mediator     text COLLATE "C" NOT NULL,
  organ        text COLLATE "C" NOT NULL,
  amount       bigint NOT NULL,
  content      text COLLATE "C",
  supersedes   integer NOT NULL,
  status       text COLLATE "C" NOT NULL,
  performed_on text COLLATE "C",
  matter       text COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  CHECK (amount >= 0),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE term (
  district     text COLLATE "C" NOT NULL,
  uid          text COLLATE "C" NOT NULL,
  agreement    integer NOT NULL,
  no           integer NOT NULL,
  debtor       integer NOT NULL,
  creditor     integer NOT NULL,
  obligation   text COLLATE "C",
  amount       bigint NOT NULL,
  due          text COLLATE "C",
  performed_on text COLLATE "C",
  urged_on     text COLLATE "C",
  paid         bigint NOT NULL DEFAULT 0,
  breached_on  text COLLATE "C",
  waived_on    text COLLATE "C",
  PRIMARY KEY (district, uid, agreement, no),
  CHECK (amount >= 0),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE clock (
  district     text COLLATE "C" NOT NULL,
  uid          text COLLATE "C" NOT NULL,
  clock        text COLLATE "C" NOT NULL,
  instance     integer NOT NULL,
  agreement    integer NOT NULL,
  term         integer NOT NULL,
  regime       text COLLATE "C" NOT NULL,
  owner        text COLLATE "C" NOT NULL,
  basis        text COLLATE "C" NOT NULL,
  article      text COLLATE "C" NOT NULL,
  unit         text COLLATE "C" NOT NULL,
  length       integer NOT NULL,
  extended     integer NOT NULL,
  extensions   integer NOT NULL,
  rolls        integer NOT NULL CHECK (rolls IN (0, 1)),
  start        text COLLATE "C" NOT NULL,
  start_minute integer,
  excluded     text COLLATE "C" NOT NULL,
  calendar     bytea,
  due          text COLLATE "C",
  due_minute   integer,
  provisional  integer NOT NULL CHECK (provisional IN (0, 1)),
  mark         text COLLATE "C" NOT NULL,
  marked_on    text COLLATE "C",
  PRIMARY KEY (district, uid, clock, instance, agreement, term),
  CHECK (mark <> 'running' OR due IS NOT NULL),
  CHECK (mark <> 'suspended' OR due IS NULL),
  CHECK (length >= 0 AND extended >= 0),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) WITH (fillfactor = 85);

CREATE INDEX clock_due ON clock (district, due) WHERE mark = 'running';

CREATE TABLE suspension (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  instance integer NOT NULL,
  "from"   text COLLATE "C" NOT NULL,
  until    text COLLATE "C",
  reason   text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, instance, "from"),
  CHECK (until >= "from"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE paper (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  "index"  integer NOT NULL,
  instance integer NOT NULL,
  type     text COLLATE "C" NOT NULL,
  openness text COLLATE "C" NOT NULL,
  digest   bytea,
  "on"     text COLLATE "C" NOT NULL,
  bytes    bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE inform (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  "index"  integer NOT NULL,
  instance integer NOT NULL,
  topic    text COLLATE "C" NOT NULL,
  parties  text COLLATE "C" NOT NULL,
  person   text COLLATE "C" NOT NULL,
  "on"     text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE custody (
  district  text COLLATE "C" NOT NULL,
  uid       text COLLATE "C" NOT NULL,
  from_seq  bigint NOT NULL,
  until_seq bigint NOT NULL,
  holder    text COLLATE "C" NOT NULL,
  since     text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, from_seq),
  CHECK (until_seq = 0 OR until_seq > from_seq),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

-- Exactly one organisation answers for a case at any instant.
CREATE UNIQUE INDEX custody_open ON custody (district, uid) WHERE until_seq = 0;

CREATE TABLE access (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  organ    text COLLATE "C" NOT NULL,
  why      text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, organ),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE INDEX access_organ ON access (district, organ, uid);

CREATE TABLE irregularity (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  "index"  integer NOT NULL,
  instance integer NOT NULL,
  rule     integer NOT NULL,
  guard    text COLLATE "C" NOT NULL,
  article  text COLLATE "C" NOT NULL,
  fact     text COLLATE "C" NOT NULL,
  reason   text COLLATE "C",
  person   text COLLATE "C" NOT NULL,
  "on"     text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE number_request (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  "index"  integer NOT NULL,
  instance integer NOT NULL,
  type     text COLLATE "C" NOT NULL,
  organ    text COLLATE "C" NOT NULL,
  year     integer NOT NULL,
  annulled integer NOT NULL CHECK (annulled IN (0, 1)),
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE duty (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  duty     text COLLATE "C" NOT NULL,
  instance integer NOT NULL,
  subject  text COLLATE "C" NOT NULL,
  organ    text COLLATE "C" NOT NULL,
  article  text COLLATE "C" NOT NULL,
  since    text COLLATE "C" NOT NULL,
  done_on  text COLLATE "C",
  PRIMARY KEY (district, uid, duty, instance, subject),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE filing (
  district        text COLLATE "C" NOT NULL,
  uid             text COLLATE "C" NOT NULL,
  instance        integer NOT NULL,
  party           integer NOT NULL,
  against         text COLLATE "C" NOT NULL,
  competent_court text COLLATE "C" NOT NULL,
  receiving_court text COLLATE "C" NOT NULL,
  oral            integer NOT NULL CHECK (oral IN (0, 1)),
  receipt_no      text COLLATE "C" NOT NULL,
  received_on     text COLLATE "C",
  corrections     integer NOT NULL,
  correct_by      text COLLATE "C",
  court_no        text COLLATE "C" NOT NULL,
  filed_on        text COLLATE "C",
  ruling_no       text COLLATE "C" NOT NULL,
  appeal_by       text COLLATE "C",
  redirected_to   text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, instance),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE INDEX filing_court_no ON filing (district, court_no, uid) WHERE court_no <> '';

CREATE TABLE note (
  district  text COLLATE "C" NOT NULL,
  uid       text COLLATE "C" NOT NULL,
  seq       bigint NOT NULL,
  "index"   integer NOT NULL,
  instance  integer NOT NULL,
  agreement integer NOT NULL,
  kind      text COLLATE "C" NOT NULL,
  organ     text COLLATE "C" NOT NULL,
  number    text COLLATE "C" NOT NULL,
  text      text COLLATE "C",
  person    text COLLATE "C" NOT NULL,
  "on"      text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

-- ---- numbers ---------------------------------------------------------------------------------------------------------

-- The next serial of each series. It moves in the transaction that issues the number, so a step rolled back loses none.
CREATE TABLE number_series (
  district text COLLATE "C" NOT NULL,
  organ    text COLLATE "C" NOT NULL,
  type     text COLLATE "C" NOT NULL,
  year     integer NOT NULL,
  next     bigint NOT NULL CHECK (next >= 2),
  PRIMARY KEY (district, organ, type, year)
);

-- (seq, idx) is the request; event_hash the event whose step was given the number.
CREATE TABLE issued_number (
  district   text COLLATE "C" NOT NULL,
  organ      text COLLATE "C" NOT NULL,
  type       text COLLATE "C" NOT NULL,
  year       integer NOT NULL,
  serial     bigint NOT NULL CHECK (serial >= 1),
  uid        text COLLATE "C" NOT NULL,
  seq        bigint NOT NULL,
  idx        integer NOT NULL,
  text       text COLLATE "C" NOT NULL CHECK (text <> ''),
  event_hash bytea NOT NULL CHECK (length(event_hash) = 32),
  PRIMARY KEY (district, organ, type, year, serial)
);

CREATE UNIQUE INDEX issued_number_text ON issued_number (district, text);
CREATE UNIQUE INDEX issued_number_request ON issued_number (district, uid, seq, idx);
-- Whoever knows a part of a number mostly knows its serial.
CREATE INDEX issued_number_serial ON issued_number (district, serial);

-- ---- beside the cases ------------------------------------------------------------------------------------------------

-- What was authored as files. The same for every district of the database and read whole, so the district is not in the
-- key: a second copy a district would only be a second truth.
CREATE TABLE revision (
  kind         text COLLATE "C" NOT NULL,
  name         text COLLATE "C" NOT NULL,
  number       integer NOT NULL CHECK (number >= 1),
  digest       bytea NOT NULL CHECK (length(digest) = 32),
  body         text COLLATE "C" NOT NULL,
  published_us bigint NOT NULL,
  PRIMARY KEY (kind, name, number)
);

CREATE INDEX revision_digest ON revision (kind, digest);
-- How many are in force is asked with every step; closings and submissions are none of them.
CREATE INDEX revision_authored ON revision (kind) WHERE kind NOT IN ('closing', 'closed_figures', 'submission');

-- Who looked at what is personal. One person may look twice in a microsecond: there is no key.
CREATE TABLE read_log (
  district  text COLLATE "C" NOT NULL,
  uid       text COLLATE "C" NOT NULL,
  at_us     bigint NOT NULL,
  person    text COLLATE "C" NOT NULL,
  organ     text COLLATE "C" NOT NULL,
  purpose   text COLLATE "C" NOT NULL,
  row_count integer NOT NULL
);

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
       (SELECT count(*) FROM irregularity r WHERE r.district = c.district AND r.uid = c.uid) AS irregularities,
       c.flags || coalesce((SELECT string_agg(p.flags, '') FROM party p
                             WHERE p.district = c.district AND p.uid = c.uid AND p.flags <> '[]'), '') AS flags
  FROM dispute_case c;

CREATE TABLE guest (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  no       integer NOT NULL,
  instance integer NOT NULL,
  kind     text COLLATE "C" NOT NULL,
  name     text COLLATE "C",
  since    text COLLATE "C" NOT NULL,
  person   text COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (district, uid, no),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE handover (
  district     text COLLATE "C" NOT NULL,
  uid          text COLLATE "C" NOT NULL,
  instance     integer NOT NULL,
  kind         text COLLATE "C" NOT NULL,
  "from"       text COLLATE "C" NOT NULL,
  "to"         text COLLATE "C" NOT NULL,
  reason       text COLLATE "C",
  letter_no    text COLLATE "C" NOT NULL,
  offered_on   text COLLATE "C" NOT NULL,
  received_on  text COLLATE "C",
  answered_on  text COLLATE "C",
  returned_for text COLLATE "C" NOT NULL,
  back         integer NOT NULL CHECK (back IN (0, 1)),
  PRIMARY KEY (district, uid, instance),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

-- What stands unanswered at the end of a day.
CREATE INDEX handover_answered ON handover (district, answered_on, offered_on, uid);

CREATE TABLE confirmation (
  district        text COLLATE "C" NOT NULL,
  uid             text COLLATE "C" NOT NULL,
  instance        integer NOT NULL,
  agreement       integer NOT NULL,
  applicants      text COLLATE "C" NOT NULL,
  competence      text COLLATE "C" NOT NULL,
  competent_court text COLLATE "C" NOT NULL,
  receiving_court text COLLATE "C" NOT NULL,
  oral            integer NOT NULL CHECK (oral IN (0, 1)),
  obstacle        text COLLATE "C",
  supplies        integer NOT NULL,
  supply_by       text COLLATE "C",
  court_no        text COLLATE "C" NOT NULL,
  accepted_on     text COLLATE "C",
  heard_on        text COLLATE "C",
  ruling_no       text COLLATE "C" NOT NULL,
  ruled_on        text COLLATE "C",
  ground          text COLLATE "C" NOT NULL,
  challenges      integer NOT NULL,
  PRIMARY KEY (district, uid, instance),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE INDEX confirmation_court_no ON confirmation (district, court_no, uid) WHERE court_no <> '';

CREATE TABLE undisputed (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  "index"  integer NOT NULL,
  instance integer NOT NULL,
  parties  text COLLATE "C" NOT NULL,
  text     text COLLATE "C",
  "on"     text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE service_address (
  district   text COLLATE "C" NOT NULL,
  uid        text COLLATE "C" NOT NULL,
  party      integer NOT NULL,
  address    text COLLATE "C",
  electronic text COLLATE "C",
  receiver   text COLLATE "C",
  "on"       text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, party),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

CREATE TABLE planned_session (
  district      text COLLATE "C" NOT NULL,
  uid           text COLLATE "C" NOT NULL,
  seq           bigint NOT NULL,
  instance      integer NOT NULL,
  day           text COLLATE "C" NOT NULL,
  minute        integer NOT NULL,
  form          text COLLATE "C" NOT NULL,
  place         text COLLATE "C" NOT NULL,
  private_place text COLLATE "C",
  parties       text COLLATE "C" NOT NULL,
  standing      text COLLATE "C" NOT NULL,
  moves         integer NOT NULL,
  reason        text COLLATE "C",
  since         text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, seq),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

-- Most sessions ever planned were held; the list of those to come begins with those that were not.
CREATE INDEX planned_session_day ON planned_session (district, day, minute, uid, seq) WHERE standing = 'planned';

CREATE TABLE election (
  district        text COLLATE "C" NOT NULL,
  uid             text COLLATE "C" NOT NULL,
  seq             bigint NOT NULL,
  representatives text COLLATE "C" NOT NULL,
  represented     text COLLATE "C" NOT NULL,
  authority       text COLLATE "C" NOT NULL,
  paper           bigint NOT NULL,
  since           text COLLATE "C" NOT NULL,
  until           text COLLATE "C",
  PRIMARY KEY (district, uid, seq),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

-- The bytes of a paper, as they were attached. The paper's own row says type, openness and digest.
CREATE TABLE paper_file (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  idx      integer NOT NULL,
  bytes    bytea NOT NULL,
  PRIMARY KEY (district, uid, seq, idx)
);

-- What a step adds to the figures, or takes back. Never changed.
CREATE TABLE measure (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  seq      bigint NOT NULL,
  "index"  integer NOT NULL,
  code     text COLLATE "C" NOT NULL,
  day      text COLLATE "C" NOT NULL,
  organ    text COLLATE "C" NOT NULL,
  type     text COLLATE "C" NOT NULL,
  source   text COLLATE "C" NOT NULL,
  instance integer NOT NULL,
  value    bigint NOT NULL,
  -- What else the figure is told apart by, and how many closings of the figures there were when it was stored.
  detail   text COLLATE "C" NOT NULL,
  closing  bigint NOT NULL,
  PRIMARY KEY (district, uid, seq, "index")
);

-- Measures come in the order of their days, nearly: a few pages tell where a month lies, at no cost to a step.
CREATE INDEX measure_day ON measure USING brin (day);
-- The cases of one figure are a small part of what was counted in its days.
CREATE INDEX measure_code ON measure (district, code, day);
-- Few figures are ever taken back. An organisation they were counted for may not look into the case any more.
CREATE INDEX measure_taken_back ON measure (district, organ, uid) WHERE value < 0;
-- They come in the order of closings for certain.
CREATE INDEX measure_closing ON measure USING brin (closing);
-- What is still owed from a clock that lapsed is a small part of all duties ever raised; the list of what is overdue
-- begins there.
CREATE INDEX duty_open ON duty (district, uid) WHERE done_on IS NULL;
-- Few cases come back from another one; those of one case are found without looking at the rest.
CREATE INDEX dispute_case_parent ON dispute_case (district, parent, uid) WHERE parent <> '';

-- The mark goes with the text it was made of: erasing the one erases the other.
CREATE INDEX private_row_mark ON private_row (district, mark, uid) WHERE mark IS NOT NULL;
CREATE INDEX private_row_ending ON private_row (district, ending, uid) WHERE ending IS NOT NULL;

-- With what the marks of a district are made; never changed, since nobody would be found any more.
CREATE TABLE mark_key (
  district text COLLATE "C" NOT NULL,
  secret   bytea NOT NULL CHECK (length(secret) = 32),
  PRIMARY KEY (district)
);

CREATE TABLE relation (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  no       integer NOT NULL,
  other    text COLLATE "C" NOT NULL,
  standing text COLLATE "C" NOT NULL,
  kind     text COLLATE "C" NOT NULL,
  marks    text COLLATE "C" NOT NULL,
  was      text COLLATE "C" NOT NULL,
  reason   text COLLATE "C",
  person   text COLLATE "C" NOT NULL,
  "on"     text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, no),
  CHECK (no >= 1),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
);

-- From the other side.
CREATE INDEX relation_other ON relation (district, other, uid);

-- ---- what workers share out ------------------------------------------------------------------------------------------

-- Which worker of the sweep is at a case, or until when nobody is to try it after attempts that failed. Rows come and go;
-- nothing that happened is in them.
CREATE TABLE sweep_hold (
  district text COLLATE "C" NOT NULL,
  uid      text COLLATE "C" NOT NULL,
  worker   text COLLATE "C" NOT NULL,
  until_us bigint NOT NULL,
  attempts integer NOT NULL CHECK (attempts >= 0),
  PRIMARY KEY (district, uid)
) WITH (fillfactor = 85);

-- A message that was not delivered yet. It is deleted when it is, so that the table is what waits, and its key is all it
-- needs to be searched by. No foreign key: the audit looks for messages without a step.
CREATE TABLE outbox (
  district   text COLLATE "C" NOT NULL,
  uid        text COLLATE "C" NOT NULL,
  seq        bigint NOT NULL,
  "index"    integer NOT NULL,
  kind       text COLLATE "C" NOT NULL,
  instance   integer NOT NULL,
  sender     text COLLATE "C" NOT NULL,
  receiver   text COLLATE "C" NOT NULL,
  "on"       text COLLATE "C" NOT NULL,
  written_us bigint NOT NULL,
  due_us     bigint NOT NULL,
  attempts   integer NOT NULL CHECK (attempts >= 0),
  state      text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'dead', 'discarded')),
  trouble    text COLLATE "C" NOT NULL,
  worker     text COLLATE "C" NOT NULL,
  until_us   bigint NOT NULL,
  closed_by  text COLLATE "C" NOT NULL,
  reason     text COLLATE "C" NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  CHECK ((state = 'discarded') = (reason <> ''))
) WITH (fillfactor = 85);

-- ---- what is counted beside cases ------------------------------------------------------------------------------------

-- What bodies do beside cases, and numbers other houses give: appended, each with the hash of the one before it, and
-- never changed. What withdraws a record has its numbers below nought.
CREATE TABLE activity (
  district    text COLLATE "C" NOT NULL,
  no          bigint NOT NULL CHECK (no >= 1),
  kind        text COLLATE "C" NOT NULL,
  organ       text COLLATE "C" NOT NULL,
  day         text COLLATE "C" NOT NULL,
  number      bigint NOT NULL,
  people      bigint NOT NULL,
  note        text COLLATE "C" NOT NULL,
  person      text COLLATE "C" NOT NULL,
  acting      text COLLATE "C" NOT NULL,
  recorded_us bigint NOT NULL,
  withdraws   bigint NOT NULL,
  closing     bigint NOT NULL CHECK (closing >= 0),
  previous    bytea CHECK (length(previous) = 32),
  hash        bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (district, no),
  CHECK (withdraws >= 0 AND withdraws < no),
  CHECK ((no = 1) = (previous IS NULL)),
  CHECK ((withdraws = 0) = (number > 0))
);

-- A record is withdrawn once.
CREATE UNIQUE INDEX activity_withdrawn ON activity (district, withdraws) WHERE withdraws > 0;
CREATE INDEX activity_day ON activity (district, day);
