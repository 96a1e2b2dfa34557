#include <algorithm>
#include <string>

#include "engine/statistics/counting/outcome.hpp"
#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {
namespace {

struct Codes {
  Symbol concluded{"administrative_mediation.concluded"};
  Symbol stage{"administrative_mediation.stage"};
  Symbol parties{"administrative_mediation.parties"};
  Symbol agreed{"administrative_mediation.agreed"};
  Symbol written{"administrative_mediation.written"};
  Symbol oral{"administrative_mediation.oral"};
  Symbol amount{"administrative_mediation.amount"};
  Symbol performed{"administrative_mediation.performed"};
  Symbol confirmed{"administrative_mediation.confirmed"};
  Symbol participated{"administrative_mediation.participated"};
};

/// 行政争议: what it is about, and the stage at which it was mediated, as the organ said when the mediation began.
struct AdministrativeDispute {
  Symbol matter;
  Symbol stage;
};

std::optional<AdministrativeDispute> administrative_dispute(CaseFile const& file, int instance) {
  for (auto const& row : file.all<Note>()) {
    if (row.instance != instance || row.kind != "administrative_dispute") continue;
    std::string_view const words = row.number;
    auto const gap = words.find(' ');
    if (gap == std::string_view::npos) continue;
    return AdministrativeDispute{Symbol(words.substr(0, gap)), Symbol(words.substr(gap + 1))};
  }
  return std::nullopt;
}

/// 民事纠纷: the form's kind of dispute. The statute an organ mediates under decides before the type of the case does.
Symbol civil_field(Instance const& mediation, Symbol type) {
  static Symbol const traffic("traffic"), medical("medical"), consumer("consumer"), land("land_contract"),
      contract("contract"), intellectual_property("intellectual_property"), environment("environment"),
      power_and_water("power_and_water"), other("other");
  Symbol const regime = mediation.variant;
  if (regime == "traffic" || type == "road_traffic") return traffic;
  if (regime == "medical" || type == "medical") return medical;
  if (regime == "consumer" || type == "consumer_other" || type == "e_commerce") return consumer;
  if (regime == "land" || type == "forest_land") return land;
  if (type == "contract") return contract;
  if (type == "intellectual_property") return intellectual_property;
  if (type == "environment") return environment;
  if (type == "power_and_water") return power_and_water;
  return other;
}

/// One mediation as the form counts it.
struct Concluded {
  Instance const& mediation;
  Date day;
  Symbol field;
};

void count_one(Tally& tally, Concluded const& one, Codes const& codes) {
  MediationOutcome const outcome(tally.file(), one.mediation);
  auto const add = [&](Symbol code, Date on, std::int64_t value) {
    tally.add(code, on, one.mediation.organ, one.mediation.no, value, one.field);
  };
  auto const add_later = [&](Symbol code, std::optional<Date> on) {
    if (on) add(code, std::max(*on, one.day), 1);
  };
  add(codes.concluded, one.day, 1);
  add(codes.parties, one.day, outcome.heads());
  count_participants(tally, one.mediation, one.day, codes.participated);
  if (!outcome.agreed()) return;
  add(codes.agreed, one.day, 1);
  add(outcome.written() ? codes.written : codes.oral, one.day, 1);
  add(codes.amount, one.day, outcome.fen());
  add_later(codes.performed, outcome.performed_on());
  add_later(codes.confirmed, outcome.confirmed_on());
}

/// An application that another organ took over before anybody accepted it never was a mediation.
bool was_accepted(CaseFile const& file, Instance const& mediation) {
  static Symbol const accept("accept");
  auto const* clock = file.find<Clock>(accept, mediation.no, 0, 0);
  if (clock != nullptr && clock->mark == "met") return true;
  if (clock != nullptr && clock->mark == "void") return false;
  // It was late, only swept, or not limited: then somebody was appointed, the time for mediating began, or whoever
  // ended it told the parties so.
  auto const ours = [&](auto const& row) { return row.instance == mediation.no; };
  auto const told = [&](Inform const& row) {
    return ours(row) && row.topic == "remedies" && row.on == mediation.ended_on;
  };
  auto const& serving = file.all<Mediator>();
  auto const& informs = file.all<Inform>();
  return std::any_of(serving.begin(), serving.end(), ours) || mediating_since(file, mediation).has_value() ||
         std::any_of(informs.begin(), informs.end(), told);
}

void count_organs(Tally& tally, Instance const& mediation, Codes const& codes) {
  if (!has_ended(mediation) || !was_accepted(tally.file(), mediation)) return;
  Date const day = *mediation.ended_on;
  auto const dispute = administrative_dispute(tally.file(), mediation.no);
  Symbol const field = dispute ? dispute->matter : civil_field(mediation, tally.head().dispute_type);
  count_one(tally, {mediation, day, field}, codes);
  if (dispute) tally.add(codes.stage, day, mediation.organ, mediation.no, 1, dispute->stage);
}

/// When police mediation was over: with its last agreement; without one, when it was put down as failed, or the case
/// ended over it. None while a session may still follow, or where none was held.
std::optional<Date> police_mediation_over(CaseFile const& file, Instance const& row) {
  std::optional<Date> day;
  for (auto const& agreement : file.all<Agreement>())
    if (agreement.instance == row.no) day = day ? std::max(*day, agreement.effective_on) : agreement.effective_on;
  if (day || row.sessions == 0) return day;
  if (row.state != "penalty" && !row.ended_on) return std::nullopt;
  for (auto const& note : file.all<Note>())
    if (note.instance == row.no && note.kind == "mediation_failed") day = day ? std::max(*day, note.on) : note.on;
  return day ? day : row.ended_on;
}

}  // namespace

void count_administrative_mediation(Tally& tally) {
  static Codes const codes;
  static Symbol const public_security("public_security");
  for (auto const& row : tally.file().all<Instance>()) {
    if (row.procedure == "administrative_mediation") count_organs(tally, row, codes);
    if (row.procedure == "police_mediation")
      if (auto const day = police_mediation_over(tally.file(), row))
        count_one(tally, {row, *day, public_security}, codes);
  }
}

}  // namespace liandiao
