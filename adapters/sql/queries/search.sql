-- Where a text, a number or the end of one leads: the cases to be looked at, in no order. None of these reads on once it
-- has as many as the caller can do with.

-- name: gram_keep
INSERT INTO name_gram (district, gram, uid, seq, idx)
VALUES (:district, :gram, :uid, :seq, :idx);

-- name: gram_erase
-- The grams of a name, worked out from it: so they are found by their key, before the name itself goes.
DELETE FROM name_gram
 WHERE district = :district AND uid = :uid AND seq = :seq AND idx = :idx
   AND gram IN (
       WITH RECURSIVE place(i, text) AS (
              SELECT 1, r.text FROM private_row r
               WHERE r.district = :district AND r.uid = :uid AND r.seq = :seq AND r.idx = :idx AND r.text <> ''
               UNION ALL
              SELECT p.i + 1, p.text FROM place p WHERE p.i < length(p.text))
       SELECT lower(substr(p.text, p.i, 2)) FROM place p);

-- name: gram_keep_all
INSERT INTO name_gram (district, gram, uid, seq, idx)
WITH RECURSIVE place(i, text, district, uid, seq, idx) AS (
       SELECT 1, r.text, r.district, r.uid, r.seq, r.idx FROM private_row r
        WHERE r.district = :district AND r.uid = :uid AND r.seq = :seq AND r.idx = :idx AND r.text <> ''
        UNION ALL
       SELECT p.i + 1, p.text, p.district, p.uid, p.seq, p.idx FROM place p WHERE p.i < length(p.text))
SELECT DISTINCT p.district, lower(substr(p.text, p.i, 2)), p.uid, p.seq, p.idx
  FROM place p;

-- name: size_of_gram
SELECT count(*) AS size
  FROM (SELECT 1 FROM name_gram g
         WHERE g.district = :district AND g.gram >= :gram AND g.gram <= :gram_end AND g.uid < :before
         LIMIT :most) s;

-- name: named_with
-- Names with one gram, or with any that begins with a character, and with two others if they are given.
SELECT g.uid
  FROM name_gram g
 WHERE g.district = :district AND g.gram >= :gram AND g.gram <= :gram_end AND g.uid < :before
   AND (:also_1 = '' OR EXISTS (
          SELECT 1 FROM name_gram h
           WHERE h.district = g.district AND h.gram = :also_1 AND h.uid = g.uid AND h.seq = g.seq AND h.idx = g.idx
           LIMIT 1 OFFSET 0))
   AND (:also_2 = '' OR EXISTS (
          SELECT 1 FROM name_gram h
           WHERE h.district = g.district AND h.gram = :also_2 AND h.uid = g.uid AND h.seq = g.seq AND h.idx = g.idx
           LIMIT 1 OFFSET 0))
 LIMIT :most;

-- name: causes_with
-- Causes come from a list: the index is asked for each one there is, not for each case.
WITH RECURSIVE known(cause) AS (
       SELECT min(c.cause) FROM dispute_case c WHERE c.district = :district
        UNION ALL
       SELECT (SELECT min(c.cause) FROM dispute_case c WHERE c.district = :district AND c.cause > k.cause)
         FROM known k
        WHERE k.cause IS NOT NULL)
SELECT k.cause
  FROM known k
 WHERE lower(k.cause) LIKE :text ESCAPE '!'
 LIMIT :most;

-- name: of_cause
SELECT l.uid
  FROM dispute_case l
 WHERE l.district = :district AND l.cause = :cause AND l.uid < :before
 LIMIT :most;

-- name: numbered_with
SELECT n.uid
  FROM issued_number n
 WHERE n.district = :district AND n.uid || '' < :before AND lower(n.text) LIKE :text ESCAPE '!'
 LIMIT :most;

-- name: numbered_alike
-- What is not the serial is the same in every number of a series: the first and the last one answer for all.
SELECT n.uid
  FROM issued_number f
  JOIN number_series s ON s.district = f.district AND s.organ = f.organ AND s.type = f.type AND s.year = f.year
 CROSS JOIN issued_number n
 WHERE f.district = :district AND f.serial = 1 AND lower(f.text) LIKE :text ESCAPE '!'
   AND EXISTS (
       SELECT 1 FROM issued_number t
        WHERE t.district = s.district AND t.organ = s.organ AND t.type = s.type AND t.year = s.year
          AND t.serial = s.next - 1 AND lower(t.text) LIKE :text ESCAPE '!'
        LIMIT 1 OFFSET 0)
   AND n.district = s.district AND n.organ = s.organ AND n.type = s.type AND n.year = s.year
   AND n.uid || '' < :before AND lower(n.text) LIKE :text ESCAPE '!'
 LIMIT :most;

-- name: highest_serial
SELECT coalesce(max(s.next) - 1, 0) AS size
  FROM number_series s
 WHERE s.district = :district;

-- name: court_numbered_with
SELECT f.uid
  FROM filing f
 WHERE f.district = :district AND f.court_no <> '' AND f.uid || '' < :before AND lower(f.court_no) LIKE :text ESCAPE '!'
 LIMIT :most;

-- name: numbered_from
SELECT n.uid
  FROM issued_number n
 WHERE n.district = :district AND n.text >= :number AND n.text < :number_end AND n.uid < :before
 LIMIT :most;

-- name: court_numbered_from
SELECT f.uid
  FROM filing f
 WHERE f.district = :district AND f.court_no <> '' AND f.court_no >= :number AND f.court_no < :number_end
   AND f.uid < :before
 LIMIT :most;

-- name: confirmation_numbered_from
SELECT f.uid
  FROM confirmation f
 WHERE f.district = :district AND f.court_no <> '' AND f.court_no >= :number AND f.court_no < :number_end
   AND f.uid < :before
 LIMIT :most;

-- name: ending_phone
SELECT r.uid, r.text
  FROM private_row r
 WHERE r.district = :district AND r.ending = :ending AND r.uid < :before
   AND EXISTS (SELECT 1 FROM party p
                WHERE p.district = r.district AND p.uid = r.uid AND p.phone = r.seq || '.' || r.idx);

-- name: ending_id_number
SELECT r.uid, r.text
  FROM private_row r
 WHERE r.district = :district AND r.ending = :ending AND r.uid < :before
   AND EXISTS (SELECT 1 FROM party p
                WHERE p.district = r.district AND p.uid = r.uid AND p.id_number = r.seq || '.' || r.idx);

-- name: of_level_open_to
-- Both lists are read from their indexes, side by side.
SELECT l.uid
  FROM access l
  JOIN dispute_case c ON c.district = l.district AND c.level = :level AND c.uid = l.uid
 WHERE l.district = :district AND l.organ = :reader AND l.uid < :before AND c.uid < :before
 ORDER BY l.uid DESC
 LIMIT :most;

-- name: due_by
SELECT k.uid
  FROM clock k
 WHERE k.district = :district AND k.mark = 'running' AND k.due <= :due_before AND k.uid || '' < :before
 LIMIT :most;

-- name: stray_grams
-- Parts of names that are not there: of a name that was erased, or of one that reads otherwise.
SELECT g.uid, count(*) AS found
  FROM name_gram g
 WHERE g.district = :district AND NOT EXISTS (
       SELECT 1 FROM private_row r
        WHERE r.district = g.district AND r.uid = g.uid AND r.seq = g.seq AND r.idx = g.idx
          AND replace(lower(r.text), g.gram, '') <> lower(r.text)
          AND (length(g.gram) = 2 OR substr(lower(r.text), length(r.text), 1) = g.gram))
 GROUP BY g.uid;
