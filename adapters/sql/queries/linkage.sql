-- Hand-over, confirmation, guests, undisputed facts, service addresses, papers as files.

-- name: guest_open
INSERT INTO guest
       (district, uid, no, instance, kind, name, since, person)
VALUES (:district, :uid, :no, :instance, :kind, :name, :since, :person);

-- name: guest_move
UPDATE guest
   SET instance = :instance, kind = :kind, name = :name, since = :since, person = :person
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: guest_gone
DELETE FROM guest
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: guest_of_case
SELECT no, instance, kind, name, since, person
  FROM guest
 WHERE district = :district AND uid = :uid
 ORDER BY no;

-- name: handover_open
INSERT INTO handover
       (district, uid, instance, kind, "from", "to", reason, letter_no, offered_on, received_on, answered_on,
        returned_for, back)
VALUES (:district, :uid, :instance, :kind, :from, :to, :reason, :letter_no, :offered_on, :received_on, :answered_on,
        :returned_for, :back);

-- name: handover_move
UPDATE handover
   SET kind = :kind, "from" = :from, "to" = :to, reason = :reason, letter_no = :letter_no, offered_on = :offered_on,
       received_on = :received_on, answered_on = :answered_on, returned_for = :returned_for, back = :back
 WHERE district = :district AND uid = :uid AND instance = :instance;

-- name: handover_gone
DELETE FROM handover
 WHERE district = :district AND uid = :uid AND instance = :instance;

-- name: handover_of_case
SELECT instance, kind, "from", "to", reason, letter_no, offered_on, received_on, answered_on, returned_for, back
  FROM handover
 WHERE district = :district AND uid = :uid
 ORDER BY instance;

-- name: confirmation_open
INSERT INTO confirmation
       (district, uid, instance, agreement, applicants, competence, competent_court, receiving_court, oral, obstacle,
        supplies, supply_by, court_no, accepted_on, heard_on, ruling_no, ruled_on, ground, challenges)
VALUES (:district, :uid, :instance, :agreement, :applicants, :competence, :competent_court, :receiving_court, :oral,
        :obstacle, :supplies, :supply_by, :court_no, :accepted_on, :heard_on, :ruling_no, :ruled_on, :ground,
        :challenges);

-- name: confirmation_move
UPDATE confirmation
   SET agreement = :agreement, applicants = :applicants, competence = :competence, competent_court = :competent_court,
       receiving_court = :receiving_court, oral = :oral, obstacle = :obstacle, supplies = :supplies,
       supply_by = :supply_by, court_no = :court_no, accepted_on = :accepted_on, heard_on = :heard_on,
       ruling_no = :ruling_no, ruled_on = :ruled_on, ground = :ground, challenges = :challenges
 WHERE district = :district AND uid = :uid AND instance = :instance;

-- name: confirmation_gone
DELETE FROM confirmation
 WHERE district = :district AND uid = :uid AND instance = :instance;

-- name: confirmation_of_case
SELECT instance, agreement, applicants, competence, competent_court, receiving_court, oral, obstacle, supplies,
       supply_by, court_no, accepted_on, heard_on, ruling_no, ruled_on, ground, challenges
  FROM confirmation
 WHERE district = :district AND uid = :uid
 ORDER BY instance;

-- name: undisputed_open
INSERT INTO undisputed
       (district, uid, seq, "index", instance, parties, text, "on")
VALUES (:district, :uid, :seq, :index, :instance, :parties, :text, :on);

-- name: undisputed_move
UPDATE undisputed
   SET instance = :instance, parties = :parties, text = :text, "on" = :on
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: undisputed_gone
DELETE FROM undisputed
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: undisputed_of_case
SELECT seq, "index", instance, parties, text, "on"
  FROM undisputed
 WHERE district = :district AND uid = :uid
 ORDER BY seq, "index";

-- name: service_address_open
INSERT INTO service_address
       (district, uid, party, address, electronic, receiver, "on")
VALUES (:district, :uid, :party, :address, :electronic, :receiver, :on);

-- name: service_address_move
UPDATE service_address
   SET address = :address, electronic = :electronic, receiver = :receiver, "on" = :on
 WHERE district = :district AND uid = :uid AND party = :party;

-- name: service_address_gone
DELETE FROM service_address
 WHERE district = :district AND uid = :uid AND party = :party;

-- name: service_address_of_case
SELECT party, address, electronic, receiver, "on"
  FROM service_address
 WHERE district = :district AND uid = :uid
 ORDER BY party;

-- name: paper_file_keep
INSERT INTO paper_file (district, uid, seq, idx, bytes)
VALUES (:district, :uid, :seq, :idx, :bytes);

-- name: paper_file_of
SELECT bytes
  FROM paper_file
 WHERE district = :district AND uid = :uid AND seq = :seq AND idx = :idx;

-- name: paper_files_of_case
SELECT seq, idx AS "index"
  FROM paper_file
 WHERE district = :district AND uid = :uid
 ORDER BY seq, idx;
