-- Numbers: the store allocates them in the transaction of the step that asked.

-- name: number_take
UPDATE number_series
   SET next = next + 1
 WHERE district = :district AND organ = :organ AND type = :type AND year = :year
RETURNING next - 1;

-- name: number_first
-- The first number of a series is 1.
INSERT INTO number_series (district, organ, type, year, next)
VALUES (:district, :organ, :type, :year, 2);

-- name: number_issue
INSERT INTO issued_number (district, organ, type, year, serial, uid, seq, idx, text, event_hash)
VALUES (:district, :organ, :type, :year, :serial, :uid, :seq, :idx, :text, :event_hash);

-- name: issued_of_case
SELECT seq, idx, text
  FROM issued_number
 WHERE district = :district AND uid = :uid
 ORDER BY seq, idx;

-- name: issued_by_event
SELECT seq, idx, text
  FROM issued_number
 WHERE district = :district AND uid = :uid AND event_hash = :event_hash
 ORDER BY seq, idx;
