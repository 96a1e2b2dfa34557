-- What many workers share out among themselves: the cases of the sweep, and the messages that wait to leave.

-- Which worker of the sweep is at a case, or until when nobody is to try it after attempts that failed. Rows come and go;
-- nothing that happened is in them.
CREATE TABLE sweep_hold (
  district TEXT    NOT NULL,
  uid      TEXT    NOT NULL,
  worker   TEXT    NOT NULL,
  until_us INTEGER NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  PRIMARY KEY (district, uid)
) STRICT, WITHOUT ROWID;

-- A message that was not delivered yet. It is deleted when it is, so that the table is what waits, and its key is all it
-- needs to be searched by. No foreign key: the audit looks for messages without a step.
CREATE TABLE outbox (
  district    TEXT    NOT NULL,
  uid         TEXT    NOT NULL,
  seq         INTEGER NOT NULL,
  "index"     INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  instance    INTEGER NOT NULL,
  sender      TEXT    NOT NULL,
  receiver    TEXT    NOT NULL,
  "on"        TEXT    NOT NULL,
  written_us  INTEGER NOT NULL,
  due_us      INTEGER NOT NULL,
  attempts    INTEGER NOT NULL CHECK (attempts >= 0),
  state       TEXT    NOT NULL CHECK (state IN ('waiting', 'dead', 'discarded')),
  trouble     TEXT    NOT NULL,
  worker      TEXT    NOT NULL,
  until_us    INTEGER NOT NULL,
  closed_by   TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  PRIMARY KEY (district, uid, seq, "index"),
  CHECK ((state = 'discarded') = (reason <> ''))
) STRICT, WITHOUT ROWID;
