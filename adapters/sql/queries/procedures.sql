-- What is under way: instances, agreements and their terms, clocks, suspensions, filings.
-- A part has four statements: its row opened, moved and gone, and its rows of a case. They name the columns as the
-- part describes its members, in that order; tests/conformance checks it.

-- name: instance_open
INSERT INTO procedure_instance
       (district, uid, no, procedure, variant, edition, organ, state, opened_on, moved_on, moved_minute, outcome,
        ended_on, sessions, agreement, suspended_on, suspended_for)
VALUES (:district, :uid, :no, :procedure, :variant, :edition, :organ, :state, :opened_on, :moved_on, :moved_minute,
        :outcome, :ended_on, :sessions, :agreement, :suspended_on, :suspended_for);

-- name: instance_move
UPDATE procedure_instance
   SET procedure = :procedure, variant = :variant, edition = :edition, organ = :organ, state = :state,
       opened_on = :opened_on, moved_on = :moved_on, moved_minute = :moved_minute, outcome = :outcome,
       ended_on = :ended_on, sessions = :sessions, agreement = :agreement, suspended_on = :suspended_on,
       suspended_for = :suspended_for
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: instance_gone
DELETE FROM procedure_instance
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: instance_of_case
SELECT no, procedure, variant, edition, organ, state, opened_on, moved_on, moved_minute, outcome, ended_on, sessions,
       agreement, suspended_on, suspended_for
  FROM procedure_instance
 WHERE district = :district AND uid = :uid
 ORDER BY no;

-- name: agreement_open
INSERT INTO agreement
       (district, uid, no, instance, form, effective_on, parties, claims, matter, mediator, organ, amount, content,
        supersedes, status, performed_on)
VALUES (:district, :uid, :no, :instance, :form, :effective_on, :parties, :claims, :matter, :mediator, :organ, :amount,
        :content, :supersedes, :status, :performed_on);

-- name: agreement_move
UPDATE agreement
   SET instance = :instance, form = :form, effective_on = :effective_on, parties = :parties, claims = :claims,
       matter = :matter, mediator = :mediator, organ = :organ, amount = :amount, content = :content,
       supersedes = :supersedes, status = :status, performed_on = :performed_on
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: agreement_gone
DELETE FROM agreement
 WHERE district = :district AND uid = :uid AND no = :no;

-- name: agreement_of_case
SELECT no, instance, form, effective_on, parties, claims, mediator, organ, amount, content, supersedes,
       status, performed_on, matter
  FROM agreement
 WHERE district = :district AND uid = :uid
 ORDER BY no;

-- name: term_open
INSERT INTO term
       (district, uid, agreement, no, debtor, creditor, obligation, amount, due, urged_on, performed_on, paid,
        breached_on, waived_on)
VALUES (:district, :uid, :agreement, :no, :debtor, :creditor, :obligation, :amount, :due, :urged_on,
        :performed_on, :paid, :breached_on, :waived_on);

-- name: term_move
UPDATE term
   SET debtor = :debtor, creditor = :creditor, obligation = :obligation, amount = :amount, due = :due,
       urged_on = :urged_on, performed_on = :performed_on, paid = :paid, breached_on = :breached_on,
       waived_on = :waived_on
 WHERE district = :district AND uid = :uid AND agreement = :agreement AND no = :no;

-- name: term_gone
DELETE FROM term
 WHERE district = :district AND uid = :uid AND agreement = :agreement AND no = :no;

-- name: term_of_case
SELECT agreement, no, debtor, creditor, obligation, amount, due, performed_on, urged_on, paid, breached_on,
       waived_on
  FROM term
 WHERE district = :district AND uid = :uid
 ORDER BY agreement, no;

-- name: clock_open
INSERT INTO clock
       (district, uid, clock, instance, agreement, term, regime, owner, basis, article, unit, length, extended,
        extensions, rolls, start, start_minute, excluded, calendar, due, due_minute, provisional, mark, marked_on)
VALUES (:district, :uid, :clock, :instance, :agreement, :term, :regime, :owner, :basis, :article, :unit, :length,
        :extended, :extensions, :rolls, :start, :start_minute, :excluded, :calendar, :due, :due_minute, :provisional,
        :mark, :marked_on);

-- name: clock_move
UPDATE clock
   SET regime = :regime, owner = :owner, basis = :basis, article = :article, unit = :unit, length = :length,
       extended = :extended, extensions = :extensions, rolls = :rolls, start = :start, start_minute = :start_minute,
       excluded = :excluded, calendar = :calendar, due = :due, due_minute = :due_minute, provisional = :provisional,
       mark = :mark, marked_on = :marked_on
 WHERE district = :district AND uid = :uid AND clock = :clock AND instance = :instance AND agreement = :agreement AND term = :term;

-- name: clock_gone
DELETE FROM clock
 WHERE district = :district AND uid = :uid AND clock = :clock AND instance = :instance AND agreement = :agreement AND term = :term;

-- name: clock_of_case
SELECT clock, instance, agreement, term, regime, owner, basis, article, unit, length, extended, extensions, rolls,
       start, start_minute, excluded, calendar, due, due_minute, provisional, mark, marked_on
  FROM clock
 WHERE district = :district AND uid = :uid
 ORDER BY clock, instance, agreement, term;

-- name: suspension_open
INSERT INTO suspension
       (district, uid, instance, "from", until, reason)
VALUES (:district, :uid, :instance, :from, :until, :reason);

-- name: suspension_move
UPDATE suspension
   SET until = :until, reason = :reason
 WHERE district = :district AND uid = :uid AND instance = :instance AND "from" = :from;

-- name: suspension_gone
DELETE FROM suspension
 WHERE district = :district AND uid = :uid AND instance = :instance AND "from" = :from;

-- name: suspension_of_case
SELECT instance, "from", until, reason
  FROM suspension
 WHERE district = :district AND uid = :uid
 ORDER BY instance, "from";

-- name: filing_open
INSERT INTO filing
       (district, uid, instance, party, against, competent_court, receiving_court, oral, receipt_no, received_on,
        corrections, correct_by, court_no, filed_on, ruling_no, appeal_by, redirected_to)
VALUES (:district, :uid, :instance, :party, :against, :competent_court, :receiving_court, :oral, :receipt_no,
        :received_on, :corrections, :correct_by, :court_no, :filed_on, :ruling_no, :appeal_by, :redirected_to);

-- name: filing_move
UPDATE filing
   SET party = :party, against = :against, competent_court = :competent_court, receiving_court = :receiving_court,
       oral = :oral, receipt_no = :receipt_no, received_on = :received_on, corrections = :corrections,
       correct_by = :correct_by, court_no = :court_no, filed_on = :filed_on, ruling_no = :ruling_no,
       appeal_by = :appeal_by, redirected_to = :redirected_to
 WHERE district = :district AND uid = :uid AND instance = :instance;

-- name: filing_gone
DELETE FROM filing
 WHERE district = :district AND uid = :uid AND instance = :instance;

-- name: filing_of_case
SELECT instance, party, against, competent_court, receiving_court, oral, receipt_no, received_on, corrections,
       correct_by, court_no, filed_on, ruling_no, appeal_by, redirected_to
  FROM filing
 WHERE district = :district AND uid = :uid
 ORDER BY instance;
