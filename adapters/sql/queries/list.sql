-- Worklists. First the uids of a page are found, newest case first, then its lines are read by their keys, all of them by
-- one statement; the cursor is the uid of the last line.
--
-- Where to begin is chosen by what is asked (adapters/sql/case_finder): each `find_…` walks one list in the order of its
-- index and keeps what fits everything else that was asked, so it reads in proportion to what it shows. What has no such
-- order — numbers, days, texts — is gathered first and then looked at with `find_among`. `size_of_…` tells how long a
-- list is, and counts no further than it matters.
--
-- A filter left out is ''. `open_to` is a list |a|b|; taking one organisation out of it tells whether it was in. A flag
-- comes in quotes, as it stands in the lists that `flags` strings together.
-- SQLite takes a district for about as narrow as a case, and any range of an index for narrow: a second bound on the key
-- of a case (`n.seq > 0`) makes it go by the case, and `|| ''` keeps it from going by a column.
-- Texts are compared in lower case, which here means ASCII letters only: LIKE minds the case in one database and not
-- in the other.

-- fragment: fits_by_head
          AND (:holder = '' OR c.holder = :holder)
          AND (:standing = '' OR c.standing = :standing)
          AND (:level = '' OR c.level = :level)
          AND c.registered_on >= :registered_from AND c.registered_on <= :registered_to

-- fragment: fits
-- Whether the case of a list's line `l` is one that was asked for. `OFFSET 0` keeps PostgreSQL from turning the question
-- round and reading every case for it; what belongs to a case is found by the case.
       EXISTS (
       SELECT 1
         FROM case_line c
        WHERE c.district = :district AND c.uid = l.uid
          -- include: fits_by_head
          AND (:open_to = '' OR EXISTS (
                 SELECT 1 FROM access a
                  WHERE a.district = c.district AND a.uid = c.uid
                    AND replace(:open_to, '|' || a.organ || '|', '') <> :open_to
                    AND (:to_read = 0 OR a.why <> 'superior')))
          AND (:organ = '' OR EXISTS (
                 SELECT 1 FROM procedure_instance i
                  WHERE i.district = c.district AND i.uid = c.uid AND i.no > 0 AND i.organ = :organ
                    AND i.ended_on IS NULL))
          AND (:mediator = '' OR EXISTS (
                 SELECT 1 FROM mediator m
                  WHERE m.district = c.district AND m.uid = c.uid AND m.instance > 0 AND m.person = :mediator
                    AND m.until IS NULL AND m.ended = 0))
          AND (:by_due = 0 OR EXISTS (
                 SELECT 1 FROM clock k
                  WHERE k.district = c.district AND k.uid = c.uid AND k.clock > '' AND k.mark = 'running'
                    AND k.due <= :due_before))
          AND (:irregular = 0 OR EXISTS (
                 SELECT 1 FROM irregularity r WHERE r.district = c.district AND r.uid = c.uid))
          AND (:flag_1 = '' OR replace(c.flags, :flag_1, '') <> c.flags)
          AND (:flag_2 = '' OR replace(c.flags, :flag_2, '') <> c.flags)
          AND (:flag_3 = '' OR replace(c.flags, :flag_3, '') <> c.flags)
          AND (:number = ''
               OR EXISTS (SELECT 1 FROM issued_number n
                           WHERE n.district = c.district AND n.uid = c.uid AND n.seq > 0
                             AND n.text || '' >= :number AND n.text || '' < :number_end)
               OR EXISTS (SELECT 1 FROM filing f
                           WHERE f.district = c.district AND f.uid = c.uid AND f.instance > 0
                             AND f.court_no >= :number AND f.court_no < :number_end)
               OR EXISTS (SELECT 1 FROM confirmation f
                           WHERE f.district = c.district AND f.uid = c.uid AND f.instance > 0
                             AND f.court_no >= :number AND f.court_no < :number_end))
          AND (:text = '' OR lower(c.cause) LIKE :text ESCAPE '!'
               OR EXISTS (SELECT 1 FROM party p
                            JOIN private_row r ON r.district = p.district AND r.uid = p.uid
                             AND p.name = CAST(r.seq AS TEXT) || '.' || CAST(r.idx AS TEXT)
                           WHERE p.district = c.district AND p.uid = c.uid AND lower(r.text) LIKE :text ESCAPE '!')
               OR EXISTS (SELECT 1 FROM issued_number n
                           WHERE n.district = c.district AND n.uid = c.uid AND n.seq > 0
                             AND lower(n.text) LIKE :text ESCAPE '!')
               OR EXISTS (SELECT 1 FROM filing f
                           WHERE f.district = c.district AND f.uid = c.uid AND f.instance > 0
                             AND lower(f.court_no) LIKE :text ESCAPE '!'))
        LIMIT 1 OFFSET 0)

-- name: find_in_district
SELECT l.uid
  FROM dispute_case l
 WHERE l.district = :district AND l.uid < :before AND
       -- include: fits
 ORDER BY l.uid DESC
 LIMIT :limit;

-- name: find_open_to_by_head
-- As find_open_to, where nothing is asked but what the head of a case says.
SELECT l.uid
  FROM access l
 WHERE l.district = :district AND l.organ = :reader AND l.uid < :before AND l.uid >= :oldest AND
       EXISTS (
       SELECT 1
         FROM dispute_case c
        WHERE c.district = :district AND c.uid = l.uid
          -- include: fits_by_head
        LIMIT 1 OFFSET 0)
 ORDER BY l.uid DESC
 LIMIT :limit;

-- name: find_of_holder
SELECT l.uid
  FROM dispute_case l
 WHERE l.district = :district AND l.holder = :holder AND l.uid < :before AND
       -- include: fits
 ORDER BY l.uid DESC
 LIMIT :limit;

-- name: find_of_level
SELECT l.uid
  FROM dispute_case l
 WHERE l.district = :district AND l.level = :level AND l.uid < :before AND
       -- include: fits
 ORDER BY l.uid DESC
 LIMIT :limit;

-- name: find_of_mediator
SELECT DISTINCT l.uid
  FROM mediator l
 WHERE l.district = :district AND l.person = :mediator AND l.until IS NULL AND l.ended = 0 AND l.uid < :before AND
       -- include: fits
 ORDER BY l.uid DESC
 LIMIT :limit;

-- name: find_at_organ
SELECT DISTINCT l.uid
  FROM procedure_instance l
 WHERE l.district = :district AND l.organ = :organ AND l.ended_on IS NULL AND l.uid < :before AND
       -- include: fits
 ORDER BY l.uid DESC
 LIMIT :limit;

-- name: find_open_to
-- Of one organisation; the filter knows of them all.
SELECT l.uid
  FROM access l
 WHERE l.district = :district AND l.organ = :reader AND l.uid < :before AND l.uid >= :oldest AND
       -- include: fits
 ORDER BY l.uid DESC
 LIMIT :limit;

-- name: open_so_many_before
-- The case so many before; before all where there are not as many.
SELECT coalesce((SELECT a.uid
                   FROM access a
                  WHERE a.district = :district AND a.organ = :reader AND a.uid < :before
                  ORDER BY a.uid DESC
                  LIMIT 1 OFFSET :so_many), '') AS uid;

-- name: oldest_registered
-- The first case of these days; behind all where there is none. By their days, and not from the first case on (`|| ''`).
SELECT coalesce(min(uid || ''), '~') AS uid
  FROM dispute_case
 WHERE district = :district AND registered_on >= :registered_from AND registered_on <= :registered_to;

-- name: size_of_holder
SELECT count(*) AS size
  FROM (SELECT 1 FROM dispute_case l
         WHERE l.district = :district AND l.holder = :holder AND l.uid < :before
         LIMIT :most) s;

-- name: size_of_level
SELECT count(*) AS size
  FROM (SELECT 1 FROM dispute_case l
         WHERE l.district = :district AND l.level = :level AND l.uid < :before
         LIMIT :most) s;

-- name: size_of_mediator
SELECT count(*) AS size
  FROM (SELECT 1 FROM mediator l
         WHERE l.district = :district AND l.person = :mediator AND l.until IS NULL AND l.ended = 0
           AND l.uid < :before
         LIMIT :most) s;

-- name: size_at_organ
SELECT count(*) AS size
  FROM (SELECT 1 FROM procedure_instance l
         WHERE l.district = :district AND l.organ = :organ AND l.ended_on IS NULL AND l.uid < :before
         LIMIT :most) s;

-- name: size_open_to
SELECT count(*) AS size
  FROM (SELECT 1 FROM access l
         WHERE l.district = :district AND l.organ = :reader AND l.uid < :before
         LIMIT :most) s;

-- name: due_clocks
SELECT uid, instance, clock, agreement, term, due
  FROM clock
 WHERE district = :district AND mark = 'running' AND due < :day
 ORDER BY due, uid, instance, clock, agreement, term
 LIMIT :limit;
