-- Sessions that are planned, whom a group elected to act for it, and what marks a case in a worklist.
CREATE TABLE planned_session (
  district      TEXT NOT NULL,
  uid           TEXT NOT NULL,
  seq           INTEGER NOT NULL,
  instance      INTEGER NOT NULL,
  day           TEXT NOT NULL,
  minute        INTEGER NOT NULL,
  form          TEXT NOT NULL,
  place         TEXT NOT NULL,
  private_place TEXT,
  parties       TEXT NOT NULL,
  standing      TEXT NOT NULL,
  moves         INTEGER NOT NULL,
  reason        TEXT,
  since         TEXT NOT NULL,
  PRIMARY KEY (district, uid, seq),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

-- Most sessions ever planned were held; the list of those to come begins with those that were not.
CREATE INDEX planned_session_day ON planned_session (district, day, minute, uid, seq) WHERE standing = 'planned';

CREATE TABLE election (
  district        TEXT NOT NULL,
  uid             TEXT NOT NULL,
  seq             INTEGER NOT NULL,
  representatives TEXT NOT NULL,
  represented     TEXT NOT NULL,
  authority       TEXT NOT NULL,
  paper           INTEGER NOT NULL,
  since           TEXT NOT NULL,
  until           TEXT,
  PRIMARY KEY (district, uid, seq),
  FOREIGN KEY (district, uid) REFERENCES dispute_case (district, uid)
) STRICT, WITHOUT ROWID;

-- A line of a worklist tells what the case and its parties are marked with: lists, one after the other.
DROP VIEW case_line;
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
       c.flags || coalesce((SELECT group_concat(p.flags, '') FROM party p
                             WHERE p.district = c.district AND p.uid = c.uid AND p.flags <> '[]'), '') AS flags
  FROM dispute_case c;
