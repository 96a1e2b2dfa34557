#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What is done with a case as a whole.
namespace liandiao::law {

struct Register {
  static constexpr std::string_view code = "register";
  static constexpr By by = By::registrar;
  static constexpr bool opens = true;
  OrganId organ;  // which takes it in and answers for it from now on
  Choice<Source> source;
  Choice<DisputeType> dispute_type;
  std::optional<Choice<Level>> level;
  std::optional<Text<120>> cause;
  Text<12> area;
  std::optional<Detail> place;
  Narrative summary;
  std::vector<Choice<Flag>> flags;
  std::vector<PartyEntry> parties;
  std::vector<ClaimEntry> claims;
  std::optional<Text<36>> parent;
  std::vector<RelatedEntry> related;  // only ever filled by the desk
};
BOOST_DESCRIBE_STRUCT(Register, (),
                      (organ, source, dispute_type, level, cause, area, place, summary, flags, parties, claims, parent,
                       related))

struct InformWays {
  static constexpr std::string_view code = "inform_ways";
  static constexpr By by = By::anyone;
  std::vector<PartyRef> parties;
};
BOOST_DESCRIBE_STRUCT(InformWays, (), (parties))

struct Triage {
  static constexpr std::string_view code = "triage";
  static constexpr By by = By::holder;
  Choice<DisputeType> dispute_type;
  Choice<Level> level;
  std::optional<Remark> advice;
};
BOOST_DESCRIBE_STRUCT(Triage, (), (dispute_type, level, advice))

struct SetLevel {
  static constexpr std::string_view code = "set_level";
  static constexpr By by = By::holder;
  Choice<Level> level;
  Remark reason;
};
BOOST_DESCRIBE_STRUCT(SetLevel, (), (level, reason))

struct AddParty {
  static constexpr std::string_view code = "add_party";
  static constexpr By by = By::anyone;
  PartyEntry entry;
  std::vector<RelatedEntry> related;  // only ever filled by the desk
};
BOOST_DESCRIBE_STRUCT(AddParty, (), (entry, related))

struct AddRepresentative {
  static constexpr std::string_view code = "add_representative";
  static constexpr By by = By::anyone;
  PartyRef party;
  RepresentativeEntry entry;
};
BOOST_DESCRIBE_STRUCT(AddRepresentative, (), (party, entry))

/// 推选代表人: some of a numerous side are chosen out of it to act for the others (民事诉讼法 56).
struct ElectRepresentatives {
  static constexpr std::string_view code = "elect_representatives";
  static constexpr By by = By::party;
  std::vector<PartyRef> elected;
  std::vector<PartyRef> represented;  // who chose them
  Choice<Authority> authority;
  std::optional<EventRef> paper;  // the step that filed what they signed
};
BOOST_DESCRIBE_STRUCT(ElectRepresentatives, (), (elected, represented, authority, paper))

struct AddClaim {
  static constexpr std::string_view code = "add_claim";
  static constexpr By by = By::anyone;
  ClaimEntry entry;
};
BOOST_DESCRIBE_STRUCT(AddClaim, (), (entry))

struct DropClaim {
  static constexpr std::string_view code = "drop_claim";
  static constexpr By by = By::party;
  ClaimRef claim;
};
BOOST_DESCRIBE_STRUCT(DropClaim, (), (claim))

struct ReportDanger {
  static constexpr std::string_view code = "report_danger";
  static constexpr By by = By::anyone;
  Choice<DangerKind> kind;
  OrganId organ;  // to whom it was reported
  std::optional<Remark> measures;
};
BOOST_DESCRIBE_STRUCT(ReportDanger, (), (kind, organ, measures))

/// 送达地址确认: where papers reach a party, signed by it.
struct ConfirmAddress {
  static constexpr std::string_view code = "confirm_address";
  static constexpr By by = By::party;
  PartyRef party;
  Address address;
  std::optional<Address> electronic;
  std::optional<Name> receiver;
};
BOOST_DESCRIBE_STRUCT(ConfirmAddress, (), (party, address, electronic, receiver))

/// Some procedure of the case began.
struct Proceed {
  static constexpr std::string_view code = "proceed";
  static constexpr By by = By::system;
  int instance = 0;
};
BOOST_DESCRIBE_STRUCT(Proceed, (), (instance))

struct ReturnVisit {
  static constexpr std::string_view code = "return_visit";
  static constexpr By by = By::anyone;
  std::optional<AgreementRef> agreement;
  Remark found;
};
BOOST_DESCRIBE_STRUCT(ReturnVisit, (), (agreement, found))

/// A suit about the matter or an agreement that a party brought on its own (PML 32).
struct ReportSuit {
  static constexpr std::string_view code = "report_suit";
  static constexpr By by = By::anyone;
  std::optional<AgreementRef> agreement;
  OrganId court;
  std::optional<Text<60>> court_no;
  std::optional<Remark> about;
};
BOOST_DESCRIBE_STRUCT(ReportSuit, (), (agreement, court, court_no, about))

struct Close {
  static constexpr std::string_view code = "close";
  static constexpr By by = By::holder;
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(Close, (), (remark))

struct Archive {
  static constexpr std::string_view code = "archive";
  static constexpr By by = By::holder;
  std::optional<Text<60>> volume;
};
BOOST_DESCRIBE_STRUCT(Archive, (), (volume))

struct ErasePerson {
  static constexpr std::string_view code = "erase_person";
  static constexpr By by = By::holder;
  std::optional<PartyRef> party;
  std::optional<GuestRef> guest;
  Text<200> ground;
};
BOOST_DESCRIBE_STRUCT(ErasePerson, (), (party, guest, ground))

/// Replaces fields of an earlier step. `with` is filled by the desk: the whole step as it now reads.
struct Amend {
  static constexpr std::string_view code = "amend";
  static constexpr By by = By::anyone;
  EventRef step;
  Remark reason;
  std::optional<Text<16>> on;  // when the step happened, if that was wrong
  std::optional<Raw> with;     // the fields as they should read
};
BOOST_DESCRIBE_STRUCT(Amend, (), (step, reason, on, with))

/// One clock of a case.
struct ClockEntry {
  int instance = 0;
  Text<40> clock;
  std::optional<int> agreement;  // no references: a correction may take away what they name, and the move stays
  std::optional<int> term;
  bool operator==(ClockEntry const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClockEntry, (), (instance, clock, agreement, term))

/// The case goes on under another revision of its flow: one more step of its story, with what it changed.
struct Migrate {
  static constexpr std::string_view code = "migrate";
  static constexpr By by = By::system;
  Text<64> from_revision;  // by their digests in hex
  Text<64> to_revision;
  std::vector<ClockEntry> begin;       // what the earlier revision did without, and an attempt now waits for
  std::vector<ClockEntry> keep;        // whose day somebody named: no flow says how long they are
  std::optional<PersonId> decided_by;  // where somebody had to decide that it moves all the same, and why
  std::optional<Text<200>> reason;
};
BOOST_DESCRIBE_STRUCT(Migrate, (), (from_revision, to_revision, begin, keep, decided_by, reason))

/// Takes the last step of the case back, which moved it to another revision.
struct MigrateBack {
  static constexpr std::string_view code = "migrate_back";
  static constexpr By by = By::system;
  EventRef step;
};
BOOST_DESCRIBE_STRUCT(MigrateBack, (), (step))

/// Cancels an earlier step, and the later ones named in `also` that depend on it.
struct Annul {
  static constexpr std::string_view code = "annul";
  static constexpr By by = By::anyone;
  EventRef step;
  std::vector<EventRef> also;
  Remark reason;
};
BOOST_DESCRIBE_STRUCT(Annul, (), (step, also, reason))

}  // namespace liandiao::law
