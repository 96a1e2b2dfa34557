-- Looking at cases by name: of a list of uids, or of rows as [uid, seq, idx]. Each differs from SQLite because a list is
-- taken apart by another function there.

-- name: find_among
SELECT l.uid
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
 WHERE
       -- include: fits
;

-- name: lines_of_page
-- include: line
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
  JOIN case_line c ON c.district = :district AND c.uid = l.uid;

-- name: access_of_page
SELECT a.uid, a.organ, a.why
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
  JOIN access a ON a.district = :district AND a.uid = l.uid
 WHERE replace(:open_to, '|' || a.organ || '|', '') <> :open_to;

-- name: names_of_page
SELECT r.uid, r.seq, r.idx, r.openness, r.salt, r.text, r.mark, r.ending
  FROM json_array_elements(CAST(:rows AS json)) AS l(place)
  JOIN private_row r ON r.district = :district AND r.uid = l.place ->> 0 AND r.seq = CAST(l.place ->> 1 AS BIGINT)
   AND r.idx = CAST(l.place ->> 2 AS INTEGER);
