-- What the steps add to the figures, and what that comes to.
--
-- A list of words is |a|b|, '' where nothing is asked; taking one word out of it tells whether it was in. `…_except` lists
-- what is left out.

-- name: measure_append_first
-- Of a step's measures the first is refused where there are not as many closings as the step says: it would get none,
-- which NOT NULL forbids. Whoever closes keeps steps that move a figure out meanwhile (figures_share).
INSERT INTO measure
       (district, uid, seq, "index", code, day, organ, type, source, detail, instance, value, closing)
VALUES (:district, :uid, :seq, :index, :code, :day, :organ, :type, :source, :detail, :instance, :value,
        CASE WHEN (CAST(:closing AS BIGINT) = (SELECT coalesce(max(r.number), 0) FROM revision r
                                                WHERE r.kind = 'closing' AND r.name = :district))
             THEN CAST(:closing AS BIGINT) END);

-- name: measure_append
INSERT INTO measure
       (district, uid, seq, "index", code, day, organ, type, source, detail, instance, value, closing)
VALUES (:district, :uid, :seq, :index, :code, :day, :organ, :type, :source, :detail, :instance, :value, :closing);

-- name: measures_of_case
SELECT uid, seq, "index", code, day, organ, type, source, detail, instance, value, closing
  FROM measure
 WHERE district = :district AND uid = :uid
 ORDER BY seq, "index";

-- fragment: summed
 GROUP BY m.code, m.organ, m.type, m.source, m.detail
HAVING sum(m.value) <> 0
 ORDER BY m.code, m.organ, m.type, m.source, m.detail

-- name: measure_sums
-- Found by their days, and not by closings (`+ 0`).
SELECT m.code, m.organ, m.type, m.source, m.detail, sum(m.value) AS value
  FROM measure m
 WHERE m.district = :district AND m.day >= :from AND m.day <= :to AND m.closing + 0 <= :at_closing
-- include: summed

-- name: measure_sums_known
-- When a measure was recorded is said by its event.
SELECT m.code, m.organ, m.type, m.source, m.detail, sum(m.value) AS value
  FROM measure m
  JOIN case_event e ON e.district = m.district AND e.uid = m.uid AND e.seq = m.seq
 WHERE m.district = :district AND m.day >= :from AND m.day <= :to AND m.closing + 0 <= :at_closing
   AND m.closing + 0 >= :since_closing AND e.recorded_us < :known_before_us
-- include: summed

-- fragment: is_counted
   AND m.closing + 0 <= :at_closing AND m.closing + 0 >= :since_closing
   AND (:organs = '' OR replace(:organs, '|' || m.organ || '|', '') <> :organs)
   AND (:organs_except = '' OR replace(:organs_except, '|' || m.organ || '|', '') = :organs_except)
   AND (:types = '' OR replace(:types, '|' || m.type || '|', '') <> :types)
   AND (:types_except = '' OR replace(:types_except, '|' || m.type || '|', '') = :types_except)
   AND (:sources = '' OR replace(:sources, '|' || m.source || '|', '') <> :sources)
   AND (:sources_except = '' OR replace(:sources_except, '|' || m.source || '|', '') = :sources_except)
   AND (:details = '' OR replace(:details, '|' || m.detail || '|', '') <> :details)
   AND (:details_except = '' OR replace(:details_except, '|' || m.detail || '|', '') = :details_except)

-- fragment: counted_line
-- What a page of cases needs beside their value, read for these alone.
SELECT c.uid,
       coalesce((SELECT n.text FROM issued_number n
                  WHERE n.district = :district AND n.uid = c.uid AND n.type = 'ledger'
                  ORDER BY n.seq DESC, n.idx DESC LIMIT 1), '') AS ledger_no,
       c.value,
       CASE WHEN :open_to = '' OR EXISTS (
                 SELECT 1 FROM access a
                  WHERE a.district = :district AND a.uid = c.uid
                    AND replace(:open_to, '|' || a.organ || '|', '') <> :open_to)
            THEN 1 ELSE 0 END AS open

-- fragment: counted_page
         GROUP BY uid
        HAVING sum(value) <> 0
         ORDER BY uid
         LIMIT :limit) c
 ORDER BY c.uid

-- fragment: counted_of
-- Of a case `l` that was named: what it adds, by its own measures.
  FROM (SELECT uid, value
          FROM (SELECT l.uid,
                       (SELECT sum(m.value)
                          FROM measure m
                         WHERE m.district = :district AND m.uid = l.uid
                           AND m.code = :code AND m.day || '' >= :from AND m.day || '' <= :to
-- include: is_counted
                       ) AS value

-- fragment: counted_of_page
               ) counted
         WHERE value <> 0 AND uid > :after
         ORDER BY uid
         LIMIT :limit) c
 ORDER BY c.uid;

-- name: may_count_after
SELECT uid
  FROM (SELECT uid
          FROM access
         WHERE district = :district AND organ = :organ AND uid > :after
         ORDER BY uid
         LIMIT :limit) open
 UNION
SELECT uid
  FROM (SELECT uid
          FROM measure
         WHERE district = :district AND organ = :organ AND value < 0 AND uid > :after
         ORDER BY uid
         LIMIT :limit) taken_back
 ORDER BY uid
 LIMIT :limit;

-- fragment: of_organs
-- Of a case `s`: it is open to one of them, or something was taken back from it.
 WHERE :organs = ''
    OR EXISTS (SELECT 1 FROM access a
                WHERE a.district = :district AND a.uid = s.uid
                  AND replace(:organs, '|' || a.organ || '|', '') <> :organs)
    OR s.uid IN (SELECT t.uid FROM measure t
                  WHERE t.district = :district AND t.value < 0
                    AND replace(:organs, '|' || t.organ || '|', '') <> :organs)

-- fragment: standing
-- In order of uid, by no index that would give this order and pass all that stands no more (`|| ''`).
 GROUP BY s.uid
 ORDER BY s.uid || ''
 LIMIT :limit;

-- name: may_stand_in_ledger
-- Found by the day they were closed on, which few have not come to, and not by the one they were registered on.
SELECT s.uid
  FROM (SELECT uid
          FROM dispute_case
         WHERE district = :district AND closed_on IS NULL AND registered_on || '' <= :day AND uid || '' > :after
         UNION ALL
        SELECT uid
          FROM dispute_case
         WHERE district = :district AND closed_on > :day AND registered_on || '' <= :day AND uid || '' > :after) s
-- include: of_organs
-- include: standing

-- name: may_stand_in_handovers
SELECT s.uid
  FROM (SELECT uid
          FROM handover
         WHERE district = :district AND answered_on IS NULL AND offered_on || '' <= :day AND uid || '' > :after
         UNION ALL
        SELECT uid
          FROM handover
         WHERE district = :district AND answered_on > :day AND offered_on || '' <= :day AND uid || '' > :after) s
-- include: of_organs
-- include: standing

-- name: closing_count
SELECT coalesce(max(number), 0) AS count
  FROM revision
 WHERE kind = 'closing' AND name = :district;

-- name: event_at
SELECT seq, text, hash
  FROM case_event
 WHERE district = :district AND uid = :uid AND seq = :seq;
