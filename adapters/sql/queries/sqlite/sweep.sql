-- Where the two databases must be asked in different words.

-- name: due_take
-- Differs from PostgreSQL because one writer is at work at a time: nobody can be about to take the same.
INSERT INTO sweep_hold (district, uid, worker, until_us, attempts)
SELECT DISTINCT :district, d.uid, :worker, :until, 0
  FROM (SELECT k.uid FROM clock k
         WHERE k.district = :district AND k.mark = 'running' AND k.due < :day
           AND NOT EXISTS (SELECT 1 FROM sweep_hold h
                            WHERE h.district = k.district AND h.uid = k.uid AND h.until_us > :now)
         ORDER BY k.due, k.uid
         LIMIT :limit) d
 WHERE true
 ORDER BY d.uid
    ON CONFLICT (district, uid) DO UPDATE SET worker = excluded.worker, until_us = excluded.until_us
 WHERE sweep_hold.until_us <= :now;
