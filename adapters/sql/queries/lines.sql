-- What stands in the lines of a page whose cases lie close together: each table is read once, from the first of them to
-- the last, and its rows are led to their cases (adapters/sql/lines_by_stretch). Of a page whose cases lie far apart the
-- same is read case by case (`…_of_page`).

-- name: size_of_stretch
SELECT count(*) AS size
  FROM (SELECT 1 FROM dispute_case
         WHERE district = :district AND uid BETWEEN :from AND :to
         LIMIT :most) s;

-- name: heads_of_stretch
SELECT uid, dispute_type, level, holder, standing, registered_on, flags
  FROM dispute_case
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid;

-- name: numbers_of_stretch
SELECT uid, text
  FROM issued_number
 WHERE district = :district AND uid BETWEEN :from AND :to AND type = 'ledger'
 ORDER BY uid, seq, idx;

-- name: parties_of_stretch
SELECT uid, side, headcount, name, flags
  FROM party
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, no;

-- name: leads_of_stretch
-- Few of those who ever led a mediation lead one that goes on: only their instances are asked for.
SELECT m.uid, m.person
  FROM mediator m
 WHERE m.district = :district AND m.uid BETWEEN :from AND :to AND m.role = 'lead' AND m.until IS NULL AND m.ended = 0
   AND EXISTS (
       SELECT 1 FROM procedure_instance i
        WHERE i.district = m.district AND i.uid = m.uid AND i.no = m.instance AND i.ended_on IS NULL
        LIMIT 1 OFFSET 0)
 ORDER BY m.uid, m.instance, m.person;

-- name: clocks_of_stretch
SELECT uid, clock, instance, agreement, term, due, provisional, mark
  FROM clock
 WHERE district = :district AND uid BETWEEN :from AND :to AND mark IN ('running', 'lapsed')
 ORDER BY uid, clock, instance, agreement, term;

-- name: irregularities_of_stretch
SELECT uid, count(*) AS irregularities
  FROM irregularity
 WHERE district = :district AND uid BETWEEN :from AND :to
 GROUP BY uid
 ORDER BY uid;

-- name: access_of_stretch
SELECT uid, organ, why
  FROM access
 WHERE district = :district AND uid BETWEEN :from AND :to AND replace(:open_to, '|' || organ || '|', '') <> :open_to
 ORDER BY uid, organ;
