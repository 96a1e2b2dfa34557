-- What is kept beside it: papers, what was told to whom, custody, access, irregularities, numbers, duties, notes.
-- A part has four statements: its row opened, moved and gone, and its rows of a case. They name the columns as the
-- part describes its members, in that order; tests/conformance checks it.

-- name: paper_open
INSERT INTO paper
       (district, uid, seq, "index", instance, type, openness, digest, "on", bytes)
VALUES (:district, :uid, :seq, :index, :instance, :type, :openness, :digest, :on, :bytes);

-- name: paper_move
UPDATE paper
   SET instance = :instance, type = :type, openness = :openness, digest = :digest, "on" = :on,
       bytes = :bytes
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: paper_gone
DELETE FROM paper
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: paper_of_case
SELECT seq, "index", instance, type, openness, digest, "on", bytes
  FROM paper
 WHERE district = :district AND uid = :uid
 ORDER BY seq, "index";

-- name: inform_open
INSERT INTO inform
       (district, uid, seq, "index", instance, topic, parties, person, "on")
VALUES (:district, :uid, :seq, :index, :instance, :topic, :parties, :person, :on);

-- name: inform_move
UPDATE inform
   SET instance = :instance, topic = :topic, parties = :parties, person = :person, "on" = :on
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: inform_gone
DELETE FROM inform
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: inform_of_case
SELECT seq, "index", instance, topic, parties, person, "on"
  FROM inform
 WHERE district = :district AND uid = :uid
 ORDER BY seq, "index";

-- name: custody_open
INSERT INTO custody
       (district, uid, from_seq, until_seq, holder, since)
VALUES (:district, :uid, :from_seq, :until_seq, :holder, :since);

-- name: custody_move
UPDATE custody
   SET until_seq = :until_seq, holder = :holder, since = :since
 WHERE district = :district AND uid = :uid AND from_seq = :from_seq;

-- name: custody_gone
DELETE FROM custody
 WHERE district = :district AND uid = :uid AND from_seq = :from_seq;

-- name: custody_of_case
SELECT from_seq, until_seq, holder, since
  FROM custody
 WHERE district = :district AND uid = :uid
 ORDER BY from_seq;

-- name: access_open
INSERT INTO access
       (district, uid, organ, why)
VALUES (:district, :uid, :organ, :why);

-- name: access_move
UPDATE access
   SET why = :why
 WHERE district = :district AND uid = :uid AND organ = :organ;

-- name: access_gone
DELETE FROM access
 WHERE district = :district AND uid = :uid AND organ = :organ;

-- name: access_of_case
SELECT organ, why
  FROM access
 WHERE district = :district AND uid = :uid
 ORDER BY organ;

-- name: irregularity_open
INSERT INTO irregularity
       (district, uid, seq, "index", instance, rule, guard, article, fact, reason, person, "on")
VALUES (:district, :uid, :seq, :index, :instance, :rule, :guard, :article, :fact, :reason, :person, :on);

-- name: irregularity_move
UPDATE irregularity
   SET instance = :instance, rule = :rule, guard = :guard, article = :article, fact = :fact, reason = :reason,
       person = :person, "on" = :on
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: irregularity_gone
DELETE FROM irregularity
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: irregularity_of_case
SELECT seq, "index", instance, rule, guard, article, fact, reason, person, "on"
  FROM irregularity
 WHERE district = :district AND uid = :uid
 ORDER BY seq, "index";

-- name: number_open
INSERT INTO number_request
       (district, uid, seq, "index", instance, type, organ, year, annulled)
VALUES (:district, :uid, :seq, :index, :instance, :type, :organ, :year, :annulled);

-- name: number_move
UPDATE number_request
   SET instance = :instance, type = :type, organ = :organ, year = :year, annulled = :annulled
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: number_gone
DELETE FROM number_request
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: number_of_case
SELECT seq, "index", instance, type, organ, year, annulled
  FROM number_request
 WHERE district = :district AND uid = :uid
 ORDER BY seq, "index";

-- name: duty_open
INSERT INTO duty
       (district, uid, duty, instance, subject, organ, article, since, done_on)
VALUES (:district, :uid, :duty, :instance, :subject, :organ, :article, :since, :done_on);

-- name: duty_move
UPDATE duty
   SET organ = :organ, article = :article, since = :since, done_on = :done_on
 WHERE district = :district AND uid = :uid AND duty = :duty AND instance = :instance AND subject = :subject;

-- name: duty_gone
DELETE FROM duty
 WHERE district = :district AND uid = :uid AND duty = :duty AND instance = :instance AND subject = :subject;

-- name: duty_of_case
SELECT duty, instance, subject, organ, article, since, done_on
  FROM duty
 WHERE district = :district AND uid = :uid
 ORDER BY duty, instance, subject;

-- name: note_open
INSERT INTO note
       (district, uid, seq, "index", instance, agreement, kind, organ, number, text, person, "on")
VALUES (:district, :uid, :seq, :index, :instance, :agreement, :kind, :organ, :number, :text, :person, :on);

-- name: note_move
UPDATE note
   SET instance = :instance, agreement = :agreement, kind = :kind, organ = :organ, number = :number, text = :text,
       person = :person, "on" = :on
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: note_gone
DELETE FROM note
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: note_of_case
SELECT seq, "index", instance, agreement, kind, organ, number, text, person, "on"
  FROM note
 WHERE district = :district AND uid = :uid
 ORDER BY seq, "index";
