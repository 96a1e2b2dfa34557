-- What came late, found by the closings it was stored after, and the lock of whoever closes.

-- name: figures_share
-- Differs from PostgreSQL because BEGIN IMMEDIATE has locked everybody else out already.
SELECT 'shared' AS lock WHERE :district <> '';

-- name: figures_close
-- Differs from PostgreSQL for the same reason.
SELECT 'taken' AS lock WHERE :district <> '';

-- fragment: days_counted
-- The days asked for on which anything was counted, each found after the one before: of each only the figure's own
-- measures are read then, and not those of all figures.
WITH RECURSIVE counted_day(day) AS (
  SELECT min(day) FROM measure WHERE district = :district AND day >= :from
   UNION ALL
  SELECT (SELECT min(m.day) FROM measure m WHERE m.district = :district AND m.day > d.day)
    FROM counted_day d
   WHERE d.day < :to)

-- name: measure_sums_of
-- Differs from PostgreSQL because a list is taken apart by another function there.
-- include: days_counted
SELECT m.code, m.organ, m.type, m.source, m.detail, sum(m.value) AS value
  FROM counted_day d
 CROSS JOIN json_each(:codes) j
 CROSS JOIN measure m INDEXED BY measure_day
 WHERE d.day <= :to AND m.district = :district AND m.day = d.day AND m.code = j.value AND m.closing + 0 <= :at_closing
-- include: summed

-- name: measure_sums_since
-- Differs from PostgreSQL because two indexes look alike to SQLite; only one of them does not read all years.
SELECT m.code, m.organ, m.type, m.source, m.detail, sum(m.value) AS value
  FROM measure m INDEXED BY measure_closing
 WHERE m.district = :district AND m.closing >= :since_closing AND m.closing <= :at_closing
   AND m.day >= :from AND m.day <= :to
-- include: summed

-- name: measures_moved
-- Differs from PostgreSQL as measure_sums_since does.
SELECT m.uid, m.seq, m."index", m.code, m.day, m.organ, m.type, m.source, m.detail, m.instance, m.value, m.closing
  FROM measure m INDEXED BY measure_closing
 WHERE m.district = :district AND m.closing >= :since_closing AND m.closing <= :at_closing
   AND m.day >= :from AND m.day <= :to
 ORDER BY m.uid, m.seq, m."index";

-- name: counted_cases
-- Differs from PostgreSQL because the key of the table, which gives the cases in their order, would read all years.
-- include: days_counted
-- include: counted_line
  FROM (SELECT m.uid, sum(m.value) AS value
          FROM counted_day d
         CROSS JOIN measure m INDEXED BY measure_day
         WHERE d.day <= :to AND m.district = :district AND m.day = d.day
   AND m.code = :code AND m.uid || '' > :after
-- include: is_counted
-- include: counted_page

-- name: counted_cases_known
-- Differs from PostgreSQL as counted_cases does.
-- include: days_counted
-- include: counted_line
  FROM (SELECT uid, sum(value) AS value
          FROM (SELECT m.uid, m.value
                  FROM counted_day d
                 CROSS JOIN measure m INDEXED BY measure_day
                  JOIN case_event e ON e.district = m.district AND e.uid = m.uid AND e.seq = m.seq
                 WHERE d.day <= :to AND m.district = :district AND m.day = d.day
                   AND e.recorded_us < :known_before_us
   AND m.code = :code AND m.uid || '' > :after
-- include: is_counted
               ) counted
-- include: counted_page

-- name: counted_among
-- Differs from PostgreSQL because a list is taken apart by another function there.
-- include: counted_line
-- include: counted_of
                  FROM (SELECT j.value AS uid FROM json_each(:uids) j) l
-- include: counted_of_page

-- name: may_stand_late
-- Differs from PostgreSQL because its index tells closings and days: of each closing only what was late is read.
SELECT s.uid
  FROM (SELECT m.uid
          FROM revision r
         CROSS JOIN measure m INDEXED BY measure_closing
         WHERE r.kind = 'closing' AND r.name = :district AND r.number > :at_closing
           AND m.district = :district AND m.closing = r.number AND m.day <= :day AND m.uid > :after
           AND m.code IN (SELECT j.value FROM json_each(:codes) j)) s
-- include: of_organs
-- include: standing
