#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/described.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/money.hpp"
#include "engine/base/symbol.hpp"
#include "engine/calendar/reckoning.hpp"
#include "engine/cases/court_parts.hpp"
#include "engine/cases/field.hpp"
#include "engine/cases/paper.hpp"
#include "engine/cases/planned_session.hpp"

/// The parts of a case file. Each is a flat described row with a key inside its case; the same description makes its
/// canonical text in an event and its columns in a store. A default value means "not there" and is not written.
namespace liandiao {

/// What the case is as a whole. One row, key none.
struct Head {
  static constexpr std::string_view code = "head";
  Symbol flow;  // name of the flow it runs under
  Digest flow_revision;
  Symbol source;        // 案件来源
  Symbol dispute_type;  // 纠纷类型
  std::string cause;    // 案由
  Symbol area;          // code of the street, town or village
  RowRef place;         // where, in words
  RowRef summary;       // 纠纷简要情况
  Symbol level;         // L1..L3
  std::vector<Symbol> flags;
  Symbol holder;  // who answers for it now; equals the open custody
  Date registered_on;
  std::optional<Date> closed_on;
  std::string parent;  // uid of the case this one came back from
  int parties = 0;     // numbers given so far, so that none is given twice after an annulment
  int representatives = 0;
  int claims = 0;
  int instances = 0;
  int agreements = 0;
  int guests = 0;
  int relations = 0;
  bool operator==(Head const&) const = default;
  std::tuple<> key() const { return {}; }
};
BOOST_DESCRIBE_STRUCT(Head, (),
                      (flow, flow_revision, source, dispute_type, cause, area, place, summary, level, flags, holder,
                       registered_on, closed_on, parent, parties, representatives, claims, instances, agreements,
                       guests, relations))

struct Party {
  static constexpr std::string_view code = "party";
  int no = 0;
  Symbol side;  // claimant, respondent, third
  Symbol kind;  // natural, legal, unincorporated
  int headcount = 1;
  RowRef name;
  RowRef id_number;
  RowRef phone;
  RowRef address;
  RowRef about;  // gender, nation, age, occupation, as the form asks
  std::vector<Symbol> flags;
  bool operator==(Party const&) const = default;
  std::tuple<int> key() const { return {no}; }
};
BOOST_DESCRIBE_STRUCT(Party, (), (no, side, kind, headcount, name, id_number, phone, address, about, flags))

/// Agents, guardians, legal representatives, elected representatives of a group.
struct Representative {
  static constexpr std::string_view code = "representative";
  int no = 0;
  int party = 0;
  Symbol kind;       // agent, guardian, legal_representative, elected
  Symbol authority;  // general, special
  RowRef name;
  Date since;
  Symbol person;  // where it is somebody of the registers
  bool operator==(Representative const&) const = default;
  std::tuple<int> key() const { return {no}; }
};
BOOST_DESCRIBE_STRUCT(Representative, (), (no, party, kind, authority, name, since, person))

/// 推选代表人 (民事诉讼法 56): whom some of a numerous side chose out of it to act for them.
struct Election {
  static constexpr std::string_view code = "election";
  std::int64_t seq = 0;
  std::vector<int> representatives;  // who still is one: whoever leaves no longer acts for anybody
  std::vector<int> represented;      // likewise: whoever leaves acts alone
  Symbol authority;                  // general, special
  std::int64_t paper = 0;            // the step that filed what they signed; 0 when none is on file
  Date since;
  std::optional<Date> until;  // another election took its place, or nobody is left of it
  bool operator==(Election const&) const = default;
  std::tuple<std::int64_t> key() const { return {seq}; }
};
BOOST_DESCRIBE_STRUCT(Election, (), (seq, representatives, represented, authority, paper, since, until))

/// Kin, a neighbour, an expert whom the body would like to have there, if every party agrees (PML 20). In a suit a
/// juror, a witness, an expert, an interpreter.
struct Guest {
  static constexpr std::string_view code = "guest";
  int no = 0;
  int instance = 0;
  Symbol kind;  // kin, neighbour, colleague, expert, organisation, other; juror, witness, interpreter
  RowRef name;
  Date since;
  Symbol person;  // where it is somebody of the registers
  bool operator==(Guest const&) const = default;
  std::tuple<int> key() const { return {no}; }
};
BOOST_DESCRIBE_STRUCT(Guest, (), (no, instance, kind, name, since, person))

struct Claim {
  static constexpr std::string_view code = "claim";
  int no = 0;
  int party = 0;
  RowRef text;
  int settled_by = 0;  // agreement
  bool dropped = false;
  bool operator==(Claim const&) const = default;
  std::tuple<int> key() const { return {no}; }
};
BOOST_DESCRIBE_STRUCT(Claim, (), (no, party, text, settled_by, dropped))

/// Another case that this one may have to do with: found because people in both are the same, until somebody answers;
/// and the case this one was merged into, or that was merged into it (关联、重复、并案).
struct Relation {
  static constexpr std::string_view code = "relation";
  int no = 0;
  std::string other;          // its uid
  Symbol standing;            // open, linked, dismissed; merged, received, parted
  Symbol kind;                // related, duplicate_of, same_group; empty: nobody said
  std::vector<Symbol> marks;  // what agreed when it was found: id_number, phone, name, matter
  Symbol was;                 // the state the docket was in when the case was merged into the other
  RowRef reason;
  Symbol person;  // who answered last
  Date on;
  bool operator==(Relation const&) const = default;
  std::tuple<int> key() const { return {no}; }
};
BOOST_DESCRIBE_STRUCT(Relation, (), (no, other, standing, kind, marks, was, reason, person, on))

/// One attempt of one procedure.
struct Instance {
  static constexpr std::string_view code = "instance";
  int no = 0;
  Symbol procedure;
  Symbol variant;
  Symbol edition;  // of the law, as in force when it was opened
  Symbol organ;
  Symbol state;
  Date opened_on;
  Date moved_on;  // business time of its last step
  std::optional<int> moved_minute;
  Symbol outcome;
  std::optional<Date> ended_on;
  int sessions = 0;
  int agreement = 0;                 // the agreement it is about, if it is about one
  std::optional<Date> suspended_on;  // open suspension
  Symbol suspended_for;
  bool operator==(Instance const&) const = default;
  std::tuple<int> key() const { return {no}; }
};
BOOST_DESCRIBE_STRUCT(Instance, (),
                      (no, procedure, variant, edition, organ, state, opened_on, moved_on, moved_minute, outcome,
                       ended_on, sessions, agreement, suspended_on, suspended_for))

struct Participation {
  static constexpr std::string_view code = "participation";
  int instance = 0;
  int party = 0;
  Symbol standing;  // invited, in, left, refused
  Date since;
  bool operator==(Participation const&) const = default;
  std::tuple<int, int> key() const { return {instance, party}; }
};
BOOST_DESCRIBE_STRUCT(Participation, (), (instance, party, standing, since))

/// What a party agreed to, refused or took back; the latest of party, instance, purpose and subject counts.
struct Consent {
  static constexpr std::string_view code = "consent";
  std::int64_t seq = 0;
  int index = 0;
  int party = 0;
  int instance = 0;
  Symbol purpose;       // mediate, invite, joint, extend, disclose, mediator …
  std::string subject;  // of whom: a person of the registers, or the number of a guest
  Symbol answer;        // given, refused, withdrawn
  Date on;
  bool operator==(Consent const&) const = default;
  std::tuple<std::int64_t, int> key() const { return {seq, index}; }
};
BOOST_DESCRIBE_STRUCT(Consent, (), (seq, index, party, instance, purpose, subject, answer, on))

/// Who mediates; in joint work exactly one leads (TY 13).
struct Mediator {
  static constexpr std::string_view code = "mediator";
  int instance = 0;
  Symbol person;
  Symbol role;  // lead, co
  Date since;
  std::optional<Date> until;
  Symbol chosen_by;  // committee, parties; empty: nobody said
  bool operator==(Mediator const&) const = default;
  std::tuple<int, Symbol> key() const { return {instance, person}; }
};
BOOST_DESCRIBE_STRUCT(Mediator, (), (instance, person, role, since, until, chosen_by))

/// A relation a mediator disclosed or a party objected to, and who decided what about it (TY 15; 若干规定 25).
struct Recusal {
  static constexpr std::string_view code = "recusal";
  std::int64_t seq = 0;
  int index = 0;
  int instance = 0;
  Symbol person;
  int party = 0;  // who objected; 0 when the mediator disclosed
  RowRef ground;
  Symbol decision;  // pending, replaced, rejected
  Date on;
  Symbol decided_by;  // a person of the body or the court, never the mediator
  bool operator==(Recusal const&) const = default;
  std::tuple<std::int64_t, int> key() const { return {seq, index}; }
};
BOOST_DESCRIBE_STRUCT(Recusal, (), (seq, index, instance, person, party, ground, decision, on, decided_by))

struct Agreement {
  static constexpr std::string_view code = "agreement";
  int no = 0;
  int instance = 0;
  Symbol form;  // written, oral
  Date effective_on;
  std::vector<int> parties;  // covered, and signed or (oral) having agreed
  std::vector<int> claims;
  Symbol mediator;  // who signed, or recorded it
  Symbol organ;     // whose seal it bears
  Money amount;
  RowRef content;
  int supersedes = 0;
  Symbol status;  // in_force, performed, superseded; by a court: changed, cancelled, invalid
  std::optional<Date> performed_on;
  Symbol matter;  // empty: ordinary; else a kind no court confirms: marriage, parentage … (CPLI 355)
  bool binds() const { return status == "in_force" || status == "performed"; }
  /// It has not given way to another, nor been taken back by a court: what it settled is settled.
  bool settles() const { return binds() || status == "changed"; }
  bool operator==(Agreement const&) const = default;
  std::tuple<int> key() const { return {no}; }
};
BOOST_DESCRIBE_STRUCT(Agreement, (),
                      (no, instance, form, effective_on, parties, claims, mediator, organ, amount, content, supersedes,
                       status, performed_on, matter))

struct Term {
  static constexpr std::string_view code = "term";
  int agreement = 0;
  int no = 0;
  int debtor = 0;
  int creditor = 0;
  RowRef obligation;
  Money amount;
  std::optional<Date> due;
  std::optional<Date> performed_on;
  std::optional<Date> urged_on;  // the last time
  Money paid;                    // so far
  std::optional<Date> breached_on;
  std::optional<Date> waived_on;  // by the creditor
  bool open() const { return !performed_on && !waived_on; }
  bool operator==(Term const&) const = default;
  std::tuple<int, int> key() const { return {agreement, no}; }
};
BOOST_DESCRIBE_STRUCT(Term, (),
                      (agreement, no, debtor, creditor, obligation, amount, due, performed_on, urged_on, paid,
                       breached_on, waived_on))

/// A deadline as it was reckoned. Everything the reckoning used stands in the row, so that it can be explained and
/// repeated without asking anything else.
struct Clock {
  static constexpr std::string_view code = "clock";
  Symbol clock;  // its name: mediate, decide_filing …
  int instance = 0;
  int agreement = 0;
  int term = 0;
  Symbol regime;   // which limit: general, medical …
  Symbol owner;    // organ, party: whose time runs
  Symbol basis;    // law, norm, policy
  Symbol article;  // article or local rule
  Unit unit = Unit::day;
  int length = 0;
  int extended = 0;  // in the same unit
  int extensions = 0;
  bool rolls = true;
  Date start;
  std::optional<int> start_minute;
  std::vector<Span> excluded;
  Digest calendar;
  std::optional<Date> due;  // none while it is suspended
  std::optional<int> due_minute;
  bool provisional = false;
  Symbol mark;  // running, suspended, met, lapsed, void
  std::optional<Date> marked_on;
  bool operator==(Clock const&) const = default;
  std::tuple<Symbol, int, int, int> key() const { return {clock, instance, agreement, term}; }
};
BOOST_DESCRIBE_STRUCT(Clock, (),
                      (clock, instance, agreement, term, regime, owner, basis, article, unit, length, extended,
                       extensions, rolls, start, start_minute, excluded, calendar, due, due_minute, provisional, mark,
                       marked_on))

struct Suspension {
  static constexpr std::string_view code = "suspension";
  int instance = 0;
  Date from;
  std::optional<Date> until;  // last day of it
  Symbol reason;              // appraisal, illness, false_mediation …
  bool operator==(Suspension const&) const = default;
  std::tuple<int, int> key() const { return {instance, from.days}; }
};
BOOST_DESCRIBE_STRUCT(Suspension, (), (instance, from, until, reason))

/// 告知: what was told to whom, when, by whom.
struct Inform {
  static constexpr std::string_view code = "inform";
  std::int64_t seq = 0;
  int index = 0;
  int instance = 0;
  Symbol topic;  // ways, rights_and_duties, remedies, confirmation …
  std::vector<int> parties;
  Symbol person;
  Date on;
  bool operator==(Inform const&) const = default;
  std::tuple<std::int64_t, int> key() const { return {seq, index}; }
};
BOOST_DESCRIBE_STRUCT(Inform, (), (seq, index, instance, topic, parties, person, on))

/// Who answers for the case, from the event that gave it to the event that took it: the intervals tile.
struct Custody {
  static constexpr std::string_view code = "custody";
  std::int64_t from_seq = 0;
  std::int64_t until_seq = 0;  // 0: still
  Symbol holder;
  Date since;
  bool operator==(Custody const&) const = default;
  std::tuple<std::int64_t> key() const { return {from_seq}; }
};
BOOST_DESCRIBE_STRUCT(Custody, (), (from_seq, until_seq, holder, since))

/// Which organisation may see the case: those that work on it, and those above them in their own line.
struct Access {
  static constexpr std::string_view code = "access";
  Symbol organ;
  Symbol why;  // holder, organ, superior
  bool operator==(Access const&) const = default;
  std::tuple<Symbol> key() const { return {organ}; }
};
BOOST_DESCRIBE_STRUCT(Access, (), (organ, why))

/// What an organ or a party did beside the law, recorded because it happened.
struct Irregularity {
  static constexpr std::string_view code = "irregularity";
  std::int64_t seq = 0;
  int index = 0;
  int instance = 0;
  int rule = 0;
  Symbol guard;
  Symbol article;
  std::string fact;  // what was missing: parties, a day
  RowRef reason;
  Symbol person;  // who entered it
  Date on;
  bool operator==(Irregularity const&) const = default;
  std::tuple<std::int64_t, int> key() const { return {seq, index}; }
};
BOOST_DESCRIBE_STRUCT(Irregularity, (), (seq, index, instance, rule, guard, article, fact, reason, person, on))

/// A number this step asked for. The store allocates the serial in the same transaction and keeps it in a row of its
/// own; an annulled step's number stays issued and is marked void.
struct NumberRequest {
  static constexpr std::string_view code = "number";
  std::int64_t seq = 0;
  int index = 0;
  int instance = 0;
  Symbol type;  // ledger, mediation
  Symbol organ;
  int year = 0;
  bool annulled = false;
  bool operator==(NumberRequest const&) const = default;
  std::tuple<std::int64_t, int> key() const { return {seq, index}; }
};
BOOST_DESCRIBE_STRUCT(NumberRequest, (), (seq, index, instance, type, organ, year, annulled))

/// What a duty is about: a clock or an event by its name, of which agreement and which of its terms if of any.
std::string duty_subject(std::string_view what, int agreement, int term);

/// Something a person must now do, because a clock lapsed or the law asks for it.
struct Duty {
  static constexpr std::string_view code = "duty";
  Symbol duty;  // clock_lapsed, tell_remedies …
  int instance = 0;
  std::string subject;  // the clock, the agreement
  Symbol organ;
  Symbol article;
  Date since;
  std::optional<Date> done_on;
  bool operator==(Duty const&) const = default;
  std::tuple<Symbol, int, std::string> key() const { return {duty, instance, subject}; }
};
BOOST_DESCRIBE_STRUCT(Duty, (), (duty, instance, subject, organ, article, since, done_on))

/// The hand-over of a case from who answers for it to another organisation (移送、交办). Until it is accepted the giver
/// still answers.
struct Handover {
  static constexpr std::string_view code = "handover";
  int instance = 0;
  Symbol kind;  // assign, transfer, delegate
  Symbol from;
  Symbol to;
  RowRef reason;
  std::string letter_no;
  Date offered_on;
  std::optional<Date> received_on;
  std::optional<Date> answered_on;
  Symbol returned_for;
  bool back = false;  // ping-pong: the receiver had it before, or had sent it back
  bool operator==(Handover const&) const = default;
  std::tuple<int> key() const { return {instance}; }
};
BOOST_DESCRIBE_STRUCT(Handover, (),
                      (instance, kind, from, to, reason, letter_no, offered_on, received_on, answered_on, returned_for,
                       back))

/// Facts no party disputes, written down and signed: what alone travels to a court from a failed mediation
/// (特邀调解规定 22).
struct UndisputedFact {
  static constexpr std::string_view code = "undisputed";
  std::int64_t seq = 0;
  int index = 0;
  int instance = 0;
  std::vector<int> parties;  // who signed
  RowRef text;
  Date on;
  bool operator==(UndisputedFact const&) const = default;
  std::tuple<std::int64_t, int> key() const { return {seq, index}; }
};
BOOST_DESCRIBE_STRUCT(UndisputedFact, (), (seq, index, instance, parties, text, on))

/// 送达地址确认: where a party has confirmed that papers reach it.
struct ServiceAddress {
  static constexpr std::string_view code = "service_address";
  int party = 0;
  RowRef address;
  RowRef electronic;
  RowRef receiver;
  Date on;
  bool operator==(ServiceAddress const&) const = default;
  std::tuple<int> key() const { return {party}; }
};
BOOST_DESCRIBE_STRUCT(ServiceAddress, (), (party, address, electronic, receiver, on))

/// After-acts and notices that are facts of their own: return visits, later suits, danger reports, notes of a session.
struct Note {
  static constexpr std::string_view code = "note";
  std::int64_t seq = 0;
  int index = 0;
  int instance = 0;
  int agreement = 0;
  Symbol kind;   // session, investigation, return_visit, suit, danger, performance, urging …
  Symbol organ;  // court, police: to whom it went
  std::string number;
  RowRef text;
  Symbol person;
  Date on;
  bool operator==(Note const&) const = default;
  std::tuple<std::int64_t, int> key() const { return {seq, index}; }
};
BOOST_DESCRIBE_STRUCT(Note, (), (seq, index, instance, agreement, kind, organ, number, text, person, on))

/// Every part, in the order in which events name them and stores load them.
using Parts = boost::mp11::mp_list<Head, Party, Representative, Election, Guest, Claim, Relation, Instance,
                                   Participation, Consent, Mediator, Recusal, PlannedSession, Agreement, Term, Clock,
                                   Suspension, Paper, Inform, Custody, Access, Irregularity, NumberRequest, Duty,
                                   Filing, Handover, Confirmation, UndisputedFact, ServiceAddress, Note>;

}  // namespace liandiao
