-- The measures of a case, counted anew from its history. Appended by measure_append, as a step appends them.

-- name: case_hold
-- Nothing is changed: whoever else would move the case waits until the transaction ends.
UPDATE dispute_case
   SET standing = standing
 WHERE district = :district AND uid = :uid;

-- name: version_held
SELECT version
  FROM dispute_case
 WHERE district = :district AND uid = :uid;

-- name: measures_erase
DELETE FROM measure
 WHERE district = :district AND uid = :uid;
