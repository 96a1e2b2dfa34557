-- Who takes part: parties, those who speak for them, what they want and what they agreed to, and who mediates.
-- A part has four statements: its row opened, moved and gone, and its rows of a case. They name the columns as the
-- part describes its members, in that order; tests/conformance checks it.

-- name: party_open
INSERT INTO party
       (district, uid, no, side, kind, headcount, name, id_number, phone, address, about, flags)
VALUES (:district, :uid, :no, :side, :kind, :headcount, :name, :id_number, :phone, :address, :about, :flags);

-- name: party_move
UPDATE party
   SET side = :side, kind = :kind, headcount = :headcount, name = :name, id_number = :id_number, phone = :phone,
       address = :address, about = :about, flags = :flags
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: party_gone
DELETE FROM party
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: party_of_case
SELECT no, side, kind, headcount, name, id_number, phone, address, about, flags
  FROM party
 WHERE district = :district AND uid = :uid
 ORDER BY no;

-- name: representative_open
INSERT INTO representative
       (district, uid, no, party, kind, authority, name, since, person)
VALUES (:district, :uid, :no, :party, :kind, :authority, :name, :since, :person);

-- name: representative_move
UPDATE representative
   SET party = :party, kind = :kind, authority = :authority, name = :name, since = :since, person = :person
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: representative_gone
DELETE FROM representative
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: representative_of_case
SELECT no, party, kind, authority, name, since, person
  FROM representative
 WHERE district = :district AND uid = :uid
 ORDER BY no;

-- name: claim_open
INSERT INTO claim
       (district, uid, no, party, text, settled_by, dropped)
VALUES (:district, :uid, :no, :party, :text, :settled_by, :dropped);

-- name: claim_move
UPDATE claim
   SET party = :party, text = :text, settled_by = :settled_by, dropped = :dropped
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: claim_gone
DELETE FROM claim
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: claim_of_case
SELECT no, party, text, settled_by, dropped
  FROM claim
 WHERE district = :district AND uid = :uid
 ORDER BY no;

-- name: participation_open
INSERT INTO participation
       (district, uid, instance, party, standing, since)
VALUES (:district, :uid, :instance, :party, :standing, :since);

-- name: participation_move
UPDATE participation
   SET standing = :standing, since = :since
 WHERE district = :district AND uid = :uid AND instance = :instance AND party = :party;

-- name: participation_gone
DELETE FROM participation
 WHERE district = :district AND uid = :uid AND instance = :instance AND party = :party;

-- name: participation_of_case
SELECT instance, party, standing, since
  FROM participation
 WHERE district = :district AND uid = :uid
 ORDER BY instance, party;

-- name: consent_open
INSERT INTO consent
       (district, uid, seq, "index", party, instance, purpose, subject, answer, "on")
VALUES (:district, :uid, :seq, :index, :party, :instance, :purpose, :subject, :answer, :on);

-- name: consent_move
UPDATE consent
   SET party = :party, instance = :instance, purpose = :purpose, subject = :subject, answer = :answer, "on" = :on
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: consent_gone
DELETE FROM consent
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: consent_of_case
SELECT seq, "index", party, instance, purpose, subject, answer, "on"
  FROM consent
 WHERE district = :district AND uid = :uid
 ORDER BY seq, "index";

-- name: mediator_open
INSERT INTO mediator
       (district, uid, instance, person, role, since, until, chosen_by, ended)
VALUES (:district, :uid, :instance, :person, :role, :since, :until, :chosen_by, 0);

-- name: mediator_move
UPDATE mediator
   SET role = :role, since = :since, until = :until, chosen_by = :chosen_by
 WHERE district = :district AND uid = :uid AND instance = :instance AND person = :person;

-- name: mediator_end
-- Whether what she mediates has ended is said by its instance; a list of her cases must not ask each of them.
UPDATE mediator
   SET ended = :ended
 WHERE district = :district AND uid = :uid AND instance = :instance AND person = :person;

-- name: mediator_gone
DELETE FROM mediator
 WHERE district = :district AND uid = :uid AND instance = :instance AND person = :person;

-- name: mediator_of_case
SELECT instance, person, role, since, until, chosen_by
  FROM mediator
 WHERE district = :district AND uid = :uid
 ORDER BY instance, person;

-- name: recusal_open
INSERT INTO recusal
       (district, uid, seq, "index", instance, person, party, ground, decision, "on", decided_by)
VALUES (:district, :uid, :seq, :index, :instance, :person, :party, :ground, :decision, :on, :decided_by);

-- name: recusal_move
UPDATE recusal
   SET instance = :instance, person = :person, party = :party, ground = :ground, decision = :decision,
       "on" = :on, decided_by = :decided_by
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: recusal_gone
DELETE FROM recusal
 WHERE district = :district AND uid = :uid AND seq = :seq AND "index" = :index;

-- name: recusal_of_case
SELECT seq, "index", instance, person, party, ground, decision, "on", decided_by
  FROM recusal
 WHERE district = :district AND uid = :uid
 ORDER BY seq, "index";

-- name: election_open
INSERT INTO election
       (district, uid, seq, representatives, represented, authority, paper, since, until)
VALUES (:district, :uid, :seq, :representatives, :represented, :authority, :paper, :since, :until);

-- name: election_move
UPDATE election
   SET representatives = :representatives, represented = :represented, authority = :authority, paper = :paper,
       since = :since, until = :until
 WHERE district = :district AND uid = :uid AND seq = :seq;

-- name: election_gone
DELETE FROM election
 WHERE district = :district AND uid = :uid AND seq = :seq;

-- name: election_of_case
SELECT seq, representatives, represented, authority, paper, since, until
  FROM election
 WHERE district = :district AND uid = :uid
 ORDER BY seq;
