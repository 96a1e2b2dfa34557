-- Looking at cases by name.

-- name: find_among
-- Differs from PostgreSQL because a list is taken apart by another function there.
SELECT l.uid
  FROM (SELECT j.value AS uid FROM json_each(:uids) j) l
 WHERE
       -- include: fits
;
