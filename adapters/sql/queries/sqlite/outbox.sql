-- Where the two databases must be asked in different words.

-- name: message_take
-- Differs from PostgreSQL because one writer is at work at a time: nobody can be about to take the same.
UPDATE outbox
   SET worker = :worker, until_us = :until
 WHERE (district, uid, seq, "index") IN (
       SELECT o.district, o.uid, o.seq, o."index" FROM outbox o
        WHERE o.district = :district AND o.state = 'waiting' AND o.due_us <= :now AND o.until_us <= :now
          AND NOT EXISTS (SELECT 1 FROM outbox e
                           WHERE e.district = o.district AND e.uid = o.uid AND e.receiver = o.receiver
                             AND e.state <> 'discarded' AND (e.seq, e."index") < (o.seq, o."index"))
        ORDER BY o.due_us, o.uid, o.seq, o."index"
        LIMIT :limit);
