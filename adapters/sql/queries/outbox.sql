-- Messages that wait to leave. What one receiver is told about one case goes in the order of its steps.

-- name: message_write
INSERT INTO outbox (district, uid, seq, "index", kind, instance, sender, receiver, "on", written_us, due_us, attempts,
                    state, trouble, worker, until_us, closed_by, reason)
VALUES (:district, :uid, :seq, :index, :kind, :instance, :sender, :receiver, :on, :written_us, :written_us, 0,
        'waiting', '', '', 0, '', '');

-- name: message_of_worker
SELECT uid, seq, "index", kind, instance, sender, receiver, "on", written_us, due_us, attempts, state, trouble,
       closed_by, reason
  FROM outbox
 WHERE district = :district AND worker = :worker AND until_us = :until
 ORDER BY due_us, uid, seq, "index";

-- name: message_delivered
DELETE FROM outbox
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index AND state <> 'discarded';

-- name: message_put_off
UPDATE outbox
   SET worker = '', until_us = 0, attempts = attempts + 1, due_us = :due, trouble = :trouble
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index AND worker = :worker
   AND state = 'waiting';

-- name: message_give_up
UPDATE outbox
   SET worker = '', until_us = 0, attempts = attempts + 1, state = 'dead', trouble = :trouble
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index AND worker = :worker
   AND state = 'waiting';

-- name: message_let_go
UPDATE outbox
   SET worker = '', until_us = 0
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index AND worker = :worker;

-- name: message_one
SELECT uid, seq, "index", kind, instance, sender, receiver, "on", written_us, due_us, attempts, state, trouble,
       closed_by, reason
  FROM outbox
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: message_page
SELECT uid, seq, "index", kind, instance, sender, receiver, "on", written_us, due_us, attempts, state, trouble,
       closed_by, reason
  FROM outbox
 WHERE district = :district AND (uid, seq, "index") > (:uid, :seq, :index)
   AND (state = 'dead' OR (:dead = 0 AND state = 'waiting'))
 ORDER BY uid, seq, "index"
 LIMIT :limit;

-- name: message_resend
UPDATE outbox
   SET state = 'waiting', attempts = 0, due_us = :now, worker = '', until_us = 0
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index AND state <> 'discarded';

-- name: message_discard
UPDATE outbox
   SET state = 'discarded', worker = '', until_us = 0, closed_by = :person, reason = :reason
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index AND state <> 'discarded';
