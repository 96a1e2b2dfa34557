-- Finding cases among a million: by parts of names, by the endings of numbers, and lists kept in the order in which
-- their pages are read.

-- Every two neighbouring characters of a party's name, and its last one alone, in lower case: a needle of one character
-- is the beginning of some of them, a longer one is made of several. Written and erased with the name.
CREATE TABLE name_gram (
  district TEXT NOT NULL,
  gram     TEXT NOT NULL CHECK (gram <> ''),
  uid      TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  idx      INTEGER NOT NULL,
  PRIMARY KEY (district, gram, uid, seq, idx)
) STRICT, WITHOUT ROWID;

WITH RECURSIVE name(district, text, uid, seq, idx) AS MATERIALIZED (
       SELECT r.district, r.text, r.uid, r.seq, r.idx
         FROM party p
         JOIN private_row r ON r.district = p.district AND r.uid = p.uid
          AND p.name = CAST(r.seq AS TEXT) || '.' || CAST(r.idx AS TEXT)
        WHERE r.text IS NOT NULL),
     place(i) AS (
       SELECT 1
        UNION ALL
       SELECT i + 1 FROM place WHERE i < (SELECT max(length(text)) FROM name))
INSERT INTO name_gram (district, gram, uid, seq, idx)
SELECT DISTINCT n.district, lower(substr(n.text, p.i, 2)), n.uid, n.seq, n.idx
  FROM name n
  JOIN place p ON p.i <= length(n.text);

-- By the last characters of an identity number or a phone, made with the district's key as the mark is, and gone with
-- the text as it is.
ALTER TABLE private_row ADD COLUMN ending BLOB CHECK (length(ending) = 32);

CREATE INDEX private_row_ending ON private_row (district, ending, uid) WHERE ending IS NOT NULL;

-- In each the newest case of a list is at hand. The column of a condition stands in the index as well: only an index
-- that needs no look at the table is preferred to the key, which begins with the district too.
CREATE INDEX dispute_case_level ON dispute_case (district, level, uid);
CREATE INDEX dispute_case_cause ON dispute_case (district, cause, uid);
CREATE INDEX procedure_instance_live ON procedure_instance (district, organ, uid, ended_on) WHERE ended_on IS NULL;
CREATE INDEX filing_court_no ON filing (district, court_no, uid) WHERE court_no <> '';
CREATE INDEX confirmation_court_no ON confirmation (district, court_no, uid) WHERE court_no <> '';

DROP INDEX mediator_person;
CREATE INDEX mediator_person ON mediator (district, person, uid, until) WHERE until IS NULL;
