-- Where the two databases must be asked in different words.

-- name: message_take
-- Differs from SQLite because several take at once: what another is about to take is passed over and not waited for.
WITH due AS MATERIALIZED (
SELECT o.district, o.uid, o.seq, o."index" FROM outbox o
 WHERE o.district = :district AND o.state = 'waiting' AND o.due_us <= :now AND o.until_us <= :now
   AND NOT EXISTS (SELECT 1 FROM outbox e
                    WHERE e.district = o.district AND e.uid = o.uid AND e.receiver = o.receiver
                      AND e.state <> 'discarded' AND (e.seq, e."index") < (o.seq, o."index"))
 ORDER BY o.due_us, o.uid, o.seq, o."index"
 LIMIT :limit
   FOR UPDATE SKIP LOCKED)
UPDATE outbox t
   SET worker = :worker, until_us = :until
  FROM due
 WHERE t.district = due.district AND t.uid = due.uid AND t.seq = due.seq AND t."index" = due."index";
