-- Where the two databases must be asked in different words.

-- name: due_take
-- Differs from SQLite because several take at once: what another is about to take, or a step is at, is passed over and
-- not waited for. Who looked before the other's rows were there finds them in the key, and takes only what ran out.
WITH due AS MATERIALIZED (
SELECT k.uid FROM clock k
 WHERE k.district = :district AND k.mark = 'running' AND k.due < :day
   AND NOT EXISTS (SELECT 1 FROM sweep_hold h
                    WHERE h.district = k.district AND h.uid = k.uid AND h.until_us > :now)
 ORDER BY k.due, k.uid
 LIMIT :limit
   FOR UPDATE OF k SKIP LOCKED)
INSERT INTO sweep_hold (district, uid, worker, until_us, attempts)
SELECT DISTINCT CAST(:district AS text), due.uid, CAST(:worker AS text), CAST(:until AS bigint), 0
  FROM due
 ORDER BY due.uid
    ON CONFLICT (district, uid) DO UPDATE SET worker = excluded.worker, until_us = excluded.until_us
 WHERE sweep_hold.until_us <= :now;
