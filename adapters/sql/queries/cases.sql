-- The rows of many cases, in order of uid and then as those of one case come: what an audit reads of a stretch of the
-- district. Each is the query of its name without the last letter, for cases from `:from` to `:to`.

-- name: case_versions
SELECT uid, version, last_hash, recorded_us
  FROM dispute_case
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid;

-- name: head_of_cases
SELECT uid, flow, flow_revision, source, dispute_type, cause, area, place, summary, level, flags, holder,
       registered_on, closed_on, parent, parties, representatives, claims, instances, agreements, guests, relations
  FROM dispute_case
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid;

-- name: event_of_cases
SELECT uid, seq, text, hash
  FROM case_event
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq;

-- name: private_of_cases
SELECT uid, seq, idx, openness, salt, text, mark, ending
  FROM private_row
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, idx;

-- name: party_of_cases
SELECT uid, no, side, kind, headcount, name, id_number, phone, address, about, flags
  FROM party
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, no;

-- name: representative_of_cases
SELECT uid, no, party, kind, authority, name, since, person
  FROM representative
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, no;

-- name: claim_of_cases
SELECT uid, no, party, text, settled_by, dropped
  FROM claim
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, no;

-- name: participation_of_cases
SELECT uid, instance, party, standing, since
  FROM participation
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, instance, party;

-- name: consent_of_cases
SELECT uid, seq, "index", party, instance, purpose, subject, answer, "on"
  FROM consent
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, "index";

-- name: mediator_of_cases
SELECT uid, instance, person, role, since, until, chosen_by
  FROM mediator
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, instance, person;

-- name: mediating_of_cases
SELECT uid, instance, person
  FROM mediator
 WHERE district = :district AND uid BETWEEN :from AND :to AND until IS NULL AND ended = 0
 ORDER BY uid, instance, person;

-- name: recusal_of_cases
SELECT uid, seq, "index", instance, person, party, ground, decision, "on", decided_by
  FROM recusal
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, "index";

-- name: election_of_cases
SELECT uid, seq, representatives, represented, authority, paper, since, until
  FROM election
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq;

-- name: instance_of_cases
SELECT uid, no, procedure, variant, edition, organ, state, opened_on, moved_on, moved_minute, outcome, ended_on,
       sessions, agreement, suspended_on, suspended_for
  FROM procedure_instance
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, no;

-- name: agreement_of_cases
SELECT uid, no, instance, form, effective_on, parties, claims, mediator, organ, amount, content, supersedes, status,
       performed_on, matter
  FROM agreement
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, no;

-- name: term_of_cases
SELECT uid, agreement, no, debtor, creditor, obligation, amount, due, performed_on, urged_on, paid, breached_on,
       waived_on
  FROM term
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, agreement, no;

-- name: clock_of_cases
SELECT uid, clock, instance, agreement, term, regime, owner, basis, article, unit, length, extended, extensions,
       rolls, start, start_minute, excluded, calendar, due, due_minute, provisional, mark, marked_on
  FROM clock
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, clock, instance, agreement, term;

-- name: suspension_of_cases
SELECT uid, instance, "from", until, reason
  FROM suspension
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, instance, "from";

-- name: filing_of_cases
SELECT uid, instance, party, against, competent_court, receiving_court, oral, receipt_no, received_on, corrections,
       correct_by, court_no, filed_on, ruling_no, appeal_by, redirected_to
  FROM filing
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, instance;

-- name: paper_of_cases
SELECT uid, seq, "index", instance, type, openness, digest, "on", bytes
  FROM paper
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, "index";

-- name: inform_of_cases
SELECT uid, seq, "index", instance, topic, parties, person, "on"
  FROM inform
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, "index";

-- name: custody_of_cases
SELECT uid, from_seq, until_seq, holder, since
  FROM custody
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, from_seq;

-- name: access_of_cases
SELECT uid, organ, why
  FROM access
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, organ;

-- name: irregularity_of_cases
SELECT uid, seq, "index", instance, rule, guard, article, fact, reason, person, "on"
  FROM irregularity
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, "index";

-- name: number_of_cases
SELECT uid, seq, "index", instance, type, organ, year, annulled
  FROM number_request
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, "index";

-- name: duty_of_cases
SELECT uid, duty, instance, subject, organ, article, since, done_on
  FROM duty
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, duty, instance, subject;

-- name: note_of_cases
SELECT uid, seq, "index", instance, agreement, kind, organ, number, text, person, "on"
  FROM note
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, "index";

-- name: planned_session_of_cases
SELECT uid, seq, instance, day, minute, form, place, private_place, parties, standing, moves, reason, since
  FROM planned_session
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq;

-- name: relation_of_cases
SELECT uid, no, other, standing, kind, marks, was, reason, person, "on"
  FROM relation
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, no;

-- name: guest_of_cases
SELECT uid, no, instance, kind, name, since, person
  FROM guest
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, no;

-- name: handover_of_cases
SELECT uid, instance, kind, "from", "to", reason, letter_no, offered_on, received_on, answered_on, returned_for, back
  FROM handover
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, instance;

-- name: confirmation_of_cases
SELECT uid, instance, agreement, applicants, competence, competent_court, receiving_court, oral, obstacle, supplies,
       supply_by, court_no, accepted_on, heard_on, ruling_no, ruled_on, ground, challenges
  FROM confirmation
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, instance;

-- name: undisputed_of_cases
SELECT uid, seq, "index", instance, parties, text, "on"
  FROM undisputed
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, "index";

-- name: service_address_of_cases
SELECT uid, party, address, electronic, receiver, "on"
  FROM service_address
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, party;

-- name: paper_files_of_cases
SELECT uid, seq, idx AS "index"
  FROM paper_file
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, idx;

-- name: measures_of_cases
SELECT uid, seq, "index", code, day, organ, type, source, detail, instance, value, closing
  FROM measure
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, "index";

-- name: messages_of_cases
SELECT uid, seq
  FROM outbox
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq;

-- name: issued_of_cases
SELECT uid, seq, text, event_hash
  FROM issued_number
 WHERE district = :district AND uid BETWEEN :from AND :to
 ORDER BY uid, seq, idx;
