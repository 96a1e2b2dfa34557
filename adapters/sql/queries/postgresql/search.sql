-- Looking at cases by name.

-- name: find_among
-- Differs from SQLite because a list is taken apart by another function there.
SELECT l.uid
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
 WHERE
       -- include: fits
;
