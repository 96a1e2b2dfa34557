-- What cases have to do with each other, and in which of them the same person is found.

-- name: relation_open
INSERT INTO relation
       (district, uid, no, other, standing, kind, marks, was, reason, person, "on")
VALUES (:district, :uid, :no, :other, :standing, :kind, :marks, :was, :reason, :person, :on);

-- name: relation_move
UPDATE relation
   SET other = :other, standing = :standing, kind = :kind, marks = :marks, was = :was, reason = :reason,
       person = :person, "on" = :on
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: relation_gone
DELETE FROM relation
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: relation_of_case
SELECT no, other, standing, kind, marks, was, reason, person, "on"
  FROM relation
 WHERE district = :district AND uid = :uid
 ORDER BY no;

-- name: case_children
-- Those that came back from one case. The index leaves out the cases that came back from none.
SELECT uid
  FROM dispute_case
 WHERE district = :district AND parent = :parent AND parent <> ''
 ORDER BY uid;

-- name: case_relating
SELECT DISTINCT uid
  FROM relation
 WHERE district = :district AND other = :other
 ORDER BY uid;

-- name: mark_key_of
SELECT secret
  FROM mark_key
 WHERE district = :district;

-- name: mark_key_keep
INSERT INTO mark_key (district, secret)
VALUES (:district, :secret)
    ON CONFLICT (district) DO NOTHING;

-- name: mark_bearers
-- The index of marks leads to a handful of texts; of each its case and its parties are looked at by their keys. A text
-- that is no longer a party's, because a correction put another in its place, marks nobody.
SELECT DISTINCT c.uid, c.dispute_type, c.area, c.registered_on
  FROM private_row r
  JOIN dispute_case c ON c.district = r.district AND c.uid = r.uid
 WHERE r.district = :district AND r.mark = :mark AND c.registered_on >= :since AND c.standing <> 'merged'
   AND EXISTS (SELECT 1 FROM party p
                WHERE p.district = r.district AND p.uid = r.uid
                  AND r.seq || '.' || r.idx IN (p.name, p.id_number, p.phone))
 ORDER BY c.registered_on DESC, c.uid
 LIMIT :limit;

-- name: causes_seen
SELECT cause, dispute_type, count(*) AS cases
  FROM dispute_case
 WHERE district = :district AND cause <> '' AND registered_on >= :from AND registered_on <= :to
 GROUP BY cause, dispute_type
 ORDER BY cause, dispute_type;
