-- What no foreign key watches, and what one would have: rows that belong to nothing.

-- name: orphan_parts
-- Counted by case first, so that a case is sought once for each table and not once for each of its rows.
SELECT 'case_event' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM case_event WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'guest' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM guest WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'handover' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM handover WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'confirmation' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM confirmation WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'undisputed' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM undisputed WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'planned_session' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM planned_session WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'election' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM election WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'service_address' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM service_address WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'paper_file' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM paper_file WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'measure' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM measure WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'party' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM party WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'representative' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM representative WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'claim' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM claim WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'relation' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM relation WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'procedure_instance' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM procedure_instance WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'participation' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM participation WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'consent' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM consent WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'mediator' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM mediator WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'recusal' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM recusal WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'agreement' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM agreement WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'term' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM term WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'clock' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM clock WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'suspension' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM suspension WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'paper' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM paper WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'inform' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM inform WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'custody' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM custody WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'access' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM access WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'irregularity' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM irregularity WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'number_request' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM number_request WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'duty' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM duty WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'filing' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM filing WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid)
UNION ALL
SELECT 'note' AS place, t.uid, t.found
  FROM (SELECT uid, count(*) AS found FROM note WHERE district = :district GROUP BY uid) t
 WHERE NOT EXISTS (SELECT 1 FROM dispute_case c WHERE c.district = :district AND c.uid = t.uid);

-- name: orphan_private_rows
SELECT 'private_row' AS place, r.uid, CAST(sum(r.found) AS BIGINT) AS found
  FROM (SELECT uid, seq, count(*) AS found FROM private_row WHERE district = :district GROUP BY uid, seq) r
 WHERE NOT EXISTS (SELECT 1 FROM case_event e WHERE e.district = :district AND e.uid = r.uid AND e.seq = r.seq)
 GROUP BY r.uid;

-- name: orphan_messages
SELECT 'outbox' AS place, o.uid AS uid, count(*) AS found
  FROM outbox o
 WHERE o.district = :district AND NOT EXISTS (
       SELECT 1 FROM case_event e WHERE e.district = o.district AND e.uid = o.uid AND e.seq = o.seq)
 GROUP BY o.uid;

-- name: orphan_numbers
-- A number carries the hash of the event that was given it, which as a rule is the one that asked for it: only where it is
-- not are the others looked through.
SELECT n.text, n.uid
  FROM issued_number n
 WHERE n.district = :district AND NOT EXISTS (
       SELECT 1 FROM case_event e
        WHERE e.district = n.district AND e.uid = n.uid AND e.seq = n.seq AND e.hash = n.event_hash)
   AND NOT EXISTS (
       SELECT 1 FROM case_event e
        WHERE e.district = n.district AND e.uid = n.uid AND e.hash = n.event_hash)
 ORDER BY n.text;

-- name: broken_series
-- As many numbers as the series has given, none beyond it; and no number without a series.
SELECT s.organ, s.type, s.year, s.next - 1 AS given,
       (SELECT count(*) FROM issued_number n
         WHERE n.district = s.district AND n.organ = s.organ AND n.type = s.type AND n.year = s.year
           AND n.serial < s.next) AS found
  FROM number_series s
 WHERE s.district = :district AND s.next - 1 <> (
       SELECT count(*) FROM issued_number n
        WHERE n.district = s.district AND n.organ = s.organ AND n.type = s.type AND n.year = s.year
          AND n.serial < s.next)
UNION ALL
SELECT n.organ, n.type, n.year, 0 AS given, count(*) AS found
  FROM issued_number n
 WHERE n.district = :district AND NOT EXISTS (
       SELECT 1 FROM number_series s
        WHERE s.district = n.district AND s.organ = n.organ AND s.type = n.type AND s.year = n.year
          AND s.next > n.serial)
 GROUP BY n.organ, n.type, n.year;
