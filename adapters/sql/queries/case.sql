-- A case: its head, its events, its private texts.

-- name: event_append
-- First of every step: its key is the lock, and finding it taken is the conflict.
INSERT INTO case_event
       (district, uid, seq, rule, instance, on_day, recorded_us, text, hash, idempotency_key)
VALUES (:district, :uid, :seq, :rule, :instance, :on_day, :recorded_us, :text, :hash, :idempotency_key);

-- fragment: still_in_force
-- That nothing was published since a step was decided, where it says how much there was then. A parameter is taken for
-- text unless it says what it is.
(CAST(:published AS BIGINT) = 0 OR CAST(:published AS BIGINT) = (
-- include: count_authored
))

-- name: head_open
-- A case that was decided by what was in force before more was published would get no version, which NOT NULL refuses.
INSERT INTO dispute_case
       (district, uid, version, last_hash, recorded_us, standing,
        flow, flow_revision, source, dispute_type, cause, area, place, summary, level, flags, holder, registered_on,
        closed_on, parent, parties, representatives, claims, instances, agreements, guests,
        relations)
VALUES (:district, :uid,
        CASE WHEN
             -- include: still_in_force
             THEN CAST(:version AS BIGINT) END,
        :last_hash, :recorded_us, :standing,
        :flow, :flow_revision, :source, :dispute_type, :cause, :area, :place, :summary, :level, :flags, :holder,
        :registered_on, :closed_on, :parent, :parties, :representatives, :claims, :instances, :agreements, :guests,
        :relations);

-- name: head_move
-- A case that is not at the version expected, or came there by another event, would get none, which NOT NULL refuses; so
-- would one decided by what was in force before more was published.
UPDATE dispute_case
   SET version = CASE WHEN version = :expected AND last_hash = :previous AND
                      -- include: still_in_force
                      THEN CAST(:version AS BIGINT) END, last_hash = :last_hash,
       recorded_us = :recorded_us, standing = :standing,
       flow = :flow, flow_revision = :flow_revision, source = :source, dispute_type = :dispute_type, cause = :cause,
       area = :area, place = :place, summary = :summary, level = :level, flags = :flags, holder = :holder,
       registered_on = :registered_on, closed_on = :closed_on, parent = :parent, parties = :parties,
       representatives = :representatives, claims = :claims, instances = :instances, agreements = :agreements,
       guests = :guests, relations = :relations
 WHERE district = :district AND uid = :uid;

-- name: case_move
-- The same for a step that leaves the head's own columns alone.
UPDATE dispute_case
   SET version = CASE WHEN version = :expected AND last_hash = :previous AND
                      -- include: still_in_force
                      THEN CAST(:version AS BIGINT) END, last_hash = :last_hash,
       recorded_us = :recorded_us, standing = :standing
 WHERE district = :district AND uid = :uid;

-- name: private_keep
INSERT INTO private_row (district, uid, seq, idx, openness, salt, text, mark, ending)
VALUES (:district, :uid, :seq, :idx, :openness, :salt, :text, :mark, :ending);

-- name: private_erase
UPDATE private_row
   SET salt = NULL, text = NULL, mark = NULL, ending = NULL
 WHERE district = :district AND uid = :uid AND seq = :seq AND idx = :idx;

-- name: private_mark
UPDATE private_row
   SET mark = :mark, ending = :ending
 WHERE district = :district AND uid = :uid AND seq = :seq AND idx = :idx AND text IS NOT NULL;

-- name: case_version
-- Beside the last event there is: a head that is not that event's was changed by somebody else.
SELECT c.version, c.last_hash, c.recorded_us, e.seq AS event_seq, e.hash AS event_hash
  FROM dispute_case c
  LEFT JOIN case_event e ON e.district = c.district AND e.uid = c.uid AND e.seq = (
       SELECT max(l.seq) FROM case_event l WHERE l.district = c.district AND l.uid = c.uid)
 WHERE c.district = :district AND c.uid = :uid;

-- name: head_of_case
SELECT flow, flow_revision, source, dispute_type, cause, area, place, summary, level, flags, holder, registered_on,
       closed_on, parent, parties, representatives, claims, instances, agreements, guests, relations
  FROM dispute_case
 WHERE district = :district AND uid = :uid;

-- name: event_of_case
SELECT seq, text, hash
  FROM case_event
 WHERE district = :district AND uid = :uid
 ORDER BY seq;

-- name: event_hash_at
SELECT hash
  FROM case_event
 WHERE district = :district AND uid = :uid AND seq = :seq;

-- name: event_by_key
SELECT uid, text, hash
  FROM case_event
 WHERE district = :district AND idempotency_key = :key;

-- name: private_of_case
SELECT seq, idx, openness, salt, text, mark, ending
  FROM private_row
 WHERE district = :district AND uid = :uid;

-- name: case_by_ledger_no
SELECT uid
  FROM issued_number
 WHERE district = :district AND text = :text AND type = 'ledger';

-- name: case_by_prefix
-- Two rows are enough to know that it is not one.
SELECT uid
  FROM dispute_case
 WHERE district = :district AND uid >= :from AND uid < :to
 ORDER BY uid
 LIMIT 2;

-- name: case_after
SELECT uid
  FROM dispute_case
 WHERE district = :district AND uid > :after
 ORDER BY uid
 LIMIT :limit;
