-- Cases in the hands of the sweep's workers.

-- name: due_of_worker
-- What the worker has just taken, with what is due in it.
SELECT h.uid, h.attempts, k.instance, k.clock, k.agreement, k.term, k.due
  FROM sweep_hold h
  JOIN clock k ON k.district = h.district AND k.uid = h.uid AND k.mark = 'running' AND k.due < :day
 WHERE h.district = :district AND h.worker = :worker AND h.until_us = :until
 ORDER BY k.due, k.uid, k.instance, k.clock, k.agreement, k.term;

-- name: due_let_go
DELETE FROM sweep_hold
 WHERE district = :district AND uid = :uid AND worker = :worker;

-- name: due_put_off
UPDATE sweep_hold
   SET worker = '', until_us = :until, attempts = attempts + 1
 WHERE district = :district AND uid = :uid AND worker = :worker;

-- name: due_tidy
DELETE FROM sweep_hold
 WHERE district = :district AND until_us <= :now AND NOT EXISTS (
       SELECT 1 FROM clock k
        WHERE k.district = sweep_hold.district AND k.uid = sweep_hold.uid AND k.mark = 'running' AND k.due < :day);
