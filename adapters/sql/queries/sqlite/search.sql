-- Looking at cases by name, of a list of uids, of rows as [uid, seq, idx], or of parts of names.
-- CROSS keeps SQLite from going through the district for each of a list.

-- name: find_among
-- Differs from PostgreSQL because a list is taken apart by another function there.
SELECT l.uid
  FROM (SELECT j.value AS uid FROM json_each(:uids) j) l
 WHERE
       -- include: fits
;

-- name: lines_of_page
-- Differs from PostgreSQL because a list is taken apart by another function there, and a subquery cannot say several
-- columns of a case here.
SELECT c.uid, c.ledger_no, c.dispute_type, c.level, c.holder, c.standing, c.registered_on, c.claimant, c.respondent,
       c.third, c.heads, c.mediator, c.next_due, c.next_clock, c.provisional, c.lapsed, c.irregularities, c.flags,
       (SELECT count(*) FROM clock k
         WHERE k.district = c.district AND k.uid = c.uid AND k.clock > '' AND k.mark = 'running' AND k.due < :on) AS overdue
  FROM json_each(:uids) j
 CROSS JOIN case_line c
 WHERE c.district = :district AND c.uid = j.value;

-- name: access_of_page
-- Differs from PostgreSQL because a list is taken apart by another function there.
SELECT a.uid, a.organ, a.why
  FROM json_each(:uids) j
 CROSS JOIN access a
 WHERE a.district = :district AND a.uid = j.value
   AND replace(:open_to, '|' || a.organ || '|', '') <> :open_to;

-- name: names_of_page
-- Differs from PostgreSQL because a list is taken apart by another function there.
SELECT r.uid, r.seq, r.idx, r.openness, r.salt, r.text, r.mark, r.ending
  FROM json_each(:rows) j
 CROSS JOIN private_row r
 WHERE r.district = :district AND r.uid = json_extract(j.value, '$[0]')
   AND r.seq = json_extract(j.value, '$[1]') AND r.idx = json_extract(j.value, '$[2]');

-- name: names_of_stretch
-- Differs from PostgreSQL because a text is split by other functions there, and nothing is read by two tables at once.
SELECT r.uid, r.seq, r.idx, r.openness, r.salt, r.text, r.mark, r.ending
  FROM party n
 CROSS JOIN private_row r
 WHERE n.district = :district AND n.uid BETWEEN :from AND :to AND n.name IS NOT NULL
   AND r.district = n.district AND r.uid = n.uid
   AND r.seq = CAST(substr(n.name, 1, instr(n.name, '.') - 1) AS INTEGER)
   AND r.idx = CAST(substr(n.name, instr(n.name, '.') + 1) AS INTEGER);

-- name: grams_of_names
-- Differs from PostgreSQL because a list is taken apart by another function there.
SELECT g.uid, g.seq, g.idx, g.gram
  FROM json_each(:grams) j
 CROSS JOIN name_gram g
 WHERE g.district = :district AND g.gram = j.value AND g.uid BETWEEN :from AND :to;

-- name: numbered_by_serial
-- Differs from PostgreSQL because a list is taken apart by another function there.
SELECT n.uid
  FROM json_each(:serials) j
 CROSS JOIN issued_number n
 WHERE n.district = :district AND n.serial = j.value AND n.uid || '' < :before AND lower(n.text) LIKE :text ESCAPE '!'
 LIMIT :most;

-- name: open_among
-- Differs from PostgreSQL because a list is taken apart by another function there.
SELECT l.uid
  FROM (SELECT j.value AS uid FROM json_each(:uids) j) l
 WHERE EXISTS (SELECT 1 FROM access a
                WHERE a.district = :district AND a.organ = :reader AND a.uid = l.uid
                LIMIT 1 OFFSET 0);

-- name: read_notes
-- Differs from PostgreSQL because a list is taken apart by another function there.
INSERT INTO read_log (district, uid, at_us, person, organ, purpose, row_count)
SELECT :district, l.uid, CAST(:at_us AS BIGINT), :person, :organ, :purpose, CAST(:row_count AS INTEGER)
  FROM (SELECT j.value AS uid FROM json_each(:uids) j) l;
