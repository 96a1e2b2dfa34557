-- Looking at cases by name, of a list of uids, of rows as [uid, seq, idx], or of parts of names.

-- name: find_among
-- Differs from SQLite because a list is taken apart by another function there.
SELECT l.uid
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
 WHERE
       -- include: fits
;

-- name: lines_of_page
-- Differs from SQLite because a list is taken apart by another function there.
-- include: line
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
  JOIN case_line c ON c.district = :district AND c.uid = l.uid;

-- name: access_of_page
-- Differs from SQLite because a list is taken apart by another function there.
SELECT a.uid, a.organ, a.why
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
  JOIN access a ON a.district = :district AND a.uid = l.uid
 WHERE replace(:open_to, '|' || a.organ || '|', '') <> :open_to;

-- name: names_of_page
-- Differs from SQLite because a list is taken apart by another function there.
SELECT r.uid, r.seq, r.idx, r.openness, r.salt, r.text, r.mark, r.ending
  FROM json_array_elements(CAST(:rows AS json)) AS l(place)
  JOIN private_row r ON r.district = :district AND r.uid = l.place ->> 0 AND r.seq = CAST(l.place ->> 1 AS BIGINT)
   AND r.idx = CAST(l.place ->> 2 AS INTEGER);

-- name: grams_of_names
-- Differs from SQLite because a list is taken apart by another function there.
SELECT g.uid, g.seq, g.idx, g.gram
  FROM json_array_elements_text(CAST(:grams AS json)) AS l(gram)
  JOIN name_gram g ON g.district = :district AND g.gram = l.gram AND g.uid BETWEEN :from AND :to;

-- name: numbered_by_serial
-- Differs from SQLite because a list is taken apart by another function there. `OFFSET 0` keeps it from reading all
-- numbers for a long list.
SELECT n.uid
  FROM json_array_elements_text(CAST(:serials AS json)) AS l(serial)
 CROSS JOIN LATERAL (
       SELECT i.uid, i.text
         FROM issued_number i
        WHERE i.district = :district AND i.serial = CAST(l.serial AS BIGINT)
       OFFSET 0) n
 WHERE n.uid < :before AND lower(n.text) LIKE :text ESCAPE '!'
 LIMIT :most;

-- name: open_among
-- Differs from SQLite because a list is taken apart by another function there.
SELECT l.uid
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
 WHERE EXISTS (SELECT 1 FROM access a
                WHERE a.district = :district AND a.organ = :reader AND a.uid = l.uid
                LIMIT 1 OFFSET 0);
