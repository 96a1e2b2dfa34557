#pragma once

#include "workflows/effects/shared.hpp"

/// What follows in the docket: for the case as a whole.
namespace liandiao::law {

int put_party(Effects& effects, Facts const& facts, PartyEntry const& entry);
void put_representative(Effects& effects, Facts const& facts, int party, RepresentativeEntry const& entry);
void put_claim(Effects& effects, ClaimEntry const& entry);

struct OpenCase {
  static constexpr std::string_view code = "case.open";
  static void draw(Register const& command, Facts const& facts, Effects& effects);
};
struct TellWays {
  static constexpr std::string_view code = "ways.tell";
  static void draw(InformWays const& command, Facts const& facts, Effects& effects);
};
struct Classify {
  static constexpr std::string_view code = "case.classify";
  static void draw(Triage const& command, Facts const& facts, Effects& effects);
};
struct ChangeLevel {
  static constexpr std::string_view code = "level.change";
  static void draw(SetLevel const& command, Facts const& facts, Effects& effects);
};
struct JoinParty {
  static constexpr std::string_view code = "party.add";
  static void draw(AddParty const& command, Facts const& facts, Effects& effects);
};
struct JoinRepresentative {
  static constexpr std::string_view code = "representative.add";
  static void draw(AddRepresentative const& command, Facts const& facts, Effects& effects);
};
struct RaiseClaim {
  static constexpr std::string_view code = "claim.add";
  static void draw(AddClaim const& command, Facts const& facts, Effects& effects);
};
struct GiveUpClaim {
  static constexpr std::string_view code = "claim.drop";
  static void draw(DropClaim const& command, Facts const& facts, Effects& effects);
};
struct NoteDanger {
  static constexpr std::string_view code = "danger.report";
  static void draw(ReportDanger const& command, Facts const& facts, Effects& effects);
};
struct NoteVisit {
  static constexpr std::string_view code = "visit.record";
  static void draw(ReturnVisit const& command, Facts const& facts, Effects& effects);
};
struct NoteSuit {
  static constexpr std::string_view code = "suit.record";
  static void draw(ReportSuit const& command, Facts const& facts, Effects& effects);
};
struct CloseCase {
  static constexpr std::string_view code = "case.close";
  static void draw(Close const& command, Facts const& facts, Effects& effects);
};
/// The case takes the revision of the rulebook it is decided by, and its clocks the limits of that revision.
struct MoveToFlow {
  static constexpr std::string_view code = "flow.move";
  static void draw(Migrate const& command, Facts const& facts, Effects& effects);
};
struct NoteAddress {
  static constexpr std::string_view code = "address.confirm";
  static void draw(ConfirmAddress const& command, Facts const& facts, Effects& effects);
};
struct ForgetPerson {
  static constexpr std::string_view code = "person.erase";
  static void draw(ErasePerson const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
