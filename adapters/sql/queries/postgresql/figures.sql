-- What came late, found by the closings it was stored after, and the lock of whoever closes.

-- name: figures_share
-- Differs from SQLite because here steps are stored side by side: those that move figures hold the lock of their
-- district's figures together, and whoever closes holds it alone. Taken first of all: a step that held a row and waited
-- for the lock could be waited for by one that has the lock.
SELECT pg_advisory_xact_lock_shared(1279869262, hashtext(:district)) AS lock;

-- name: figures_close
-- Differs from SQLite for the same reason.
SELECT 'taken' AS lock
  FROM pg_advisory_xact_lock(1279869262, hashtext(:district));

-- name: measure_sums_of
-- Differs from SQLite because a list is taken apart by another function there.
SELECT m.code, m.organ, m.type, m.source, m.detail, sum(m.value) AS value
  FROM measure m
 WHERE m.district = :district AND m.code = ANY (ARRAY(SELECT json_array_elements_text(CAST(:codes AS json))))
   AND m.day >= :from AND m.day <= :to AND m.closing + 0 <= :at_closing
-- include: summed

-- name: measure_sums_since
-- Differs from SQLite because an index by days would read all years of a stock: `|| ''` keeps from it.
SELECT m.code, m.organ, m.type, m.source, m.detail, sum(m.value) AS value
  FROM measure m
 WHERE m.district = :district AND m.closing >= :since_closing AND m.closing <= :at_closing
   AND m.day || '' >= :from AND m.day || '' <= :to
-- include: summed

-- name: measures_moved
-- Differs from SQLite as measure_sums_since does.
SELECT m.uid, m.seq, m."index", m.code, m.day, m.organ, m.type, m.source, m.detail, m.instance, m.value, m.closing
  FROM measure m
 WHERE m.district = :district AND m.closing >= :since_closing AND m.closing <= :at_closing
   AND m.day || '' >= :from AND m.day || '' <= :to
 ORDER BY m.uid, m.seq, m."index";

-- name: counted_cases
-- Differs from SQLite because the key of the table, which gives the cases in their order, would read all years:
-- `OFFSET 0` has what is counted looked for first.
-- include: counted_line
  FROM (SELECT uid, sum(value) AS value
          FROM (SELECT m.uid, m.value
                  FROM measure m
                 WHERE m.district = :district AND m.day >= :from AND m.day <= :to
   AND m.code = :code AND m.uid || '' > :after
-- include: is_counted
                OFFSET 0) counted
-- include: counted_page

-- name: counted_cases_known
-- Differs from SQLite as counted_cases does.
-- include: counted_line
  FROM (SELECT uid, sum(value) AS value
          FROM (SELECT m.uid, m.value
                  FROM measure m
                  JOIN case_event e ON e.district = m.district AND e.uid = m.uid AND e.seq = m.seq
                 WHERE m.district = :district AND m.day >= :from AND m.day <= :to AND e.recorded_us < :known_before_us
   AND m.code = :code AND m.uid || '' > :after
-- include: is_counted
                OFFSET 0) counted
-- include: counted_page

-- name: counted_among
-- Differs from SQLite because a list is taken apart by another function there.
-- include: counted_line
-- include: counted_of
                  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
-- include: counted_of_page

-- name: may_stand_late
-- Differs from SQLite as measure_sums_since does.
SELECT s.uid
  FROM (SELECT m.uid
          FROM measure m
         WHERE m.district = :district AND m.closing > :at_closing AND m.day || '' <= :day AND m.uid || '' > :after
           AND m.code || '' = ANY (ARRAY(SELECT json_array_elements_text(CAST(:codes AS json))))) s
-- include: of_organs
-- include: standing
