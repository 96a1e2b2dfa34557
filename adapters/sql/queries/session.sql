-- Sessions that are planned, and the worklist of those to come.

-- name: planned_session_open
INSERT INTO planned_session
       (district, uid, seq, instance, day, minute, form, place, private_place, parties, standing, moves, reason, since)
VALUES (:district, :uid, :seq, :instance, :day, :minute, :form, :place, :private_place, :parties, :standing, :moves,
        :reason, :since);

-- name: planned_session_move
UPDATE planned_session
   SET instance = :instance, day = :day, minute = :minute, form = :form, place = :place,
       private_place = :private_place, parties = :parties, standing = :standing, moves = :moves, reason = :reason,
       since = :since
 WHERE district = :district AND uid = :uid AND seq = :seq;

-- name: planned_session_gone
DELETE FROM planned_session
 WHERE district = :district AND uid = :uid AND seq = :seq;

-- name: planned_session_of_case
SELECT seq, instance, day, minute, form, place, private_place, parties, standing, moves, reason, since
  FROM planned_session
 WHERE district = :district AND uid = :uid
 ORDER BY seq;

-- name: sessions_to_come
-- By day and time; the cursor is the place of the last line. Nothing is to come of an attempt that was ended. A place
-- that is kept private is not read: the line says that there is one.
SELECT s.uid, l.ledger_no, l.dispute_type, l.level, l.holder, s.instance, i.procedure, i.organ,
       (SELECT m.person FROM mediator m
         WHERE m.district = s.district AND m.uid = s.uid AND m.instance = s.instance AND m.role = 'lead'
           AND m.until IS NULL) AS mediator,
       s.seq, s.day, s.minute, s.form, s.place, CASE WHEN s.private_place IS NULL THEN 0 ELSE 1 END AS kept_private,
       s.parties, s.moves
  FROM planned_session s
  JOIN case_line l ON l.district = s.district AND l.uid = s.uid
  JOIN procedure_instance i ON i.district = s.district AND i.uid = s.uid AND i.no = s.instance AND i.ended_on IS NULL
 WHERE s.district = :district AND s.standing = 'planned' AND s.day >= :from AND s.day <= :to
   AND (s.day, s.minute, s.uid, s.seq) > (:day, :minute, :uid, :seq)
       -- include: of_whom
 ORDER BY s.day, s.minute, s.uid, s.seq
 LIMIT :limit;
