#pragma once

#include <deque>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "engine/procedure/catalogue.hpp"

/// A law small enough to see through, with one of everything a flow can collide with: a statutory limit, one that the
/// court sets, a party's own period, a regime of one kind of body, a procedure that only the engine opens, one that
/// names who may handle it, one in which nothing is told and a paper is filed only near its end, one begun under a
/// regime, and one that goes by the flow's outlets.
namespace liandiao::test {

inline CommandSpec const* command(std::string_view code, By by, bool opens = false) {
  static std::deque<CommandSpec> specs;
  auto& spec = specs.emplace_back();
  spec.code = Symbol(code);
  spec.by = by;
  spec.opens = opens;
  return &spec;
}

/// A command anyone enters, with one word to choose.
inline CommandSpec choosing(std::string_view code, std::string_view vocabulary, std::vector<std::string_view> words) {
  CommandSpec spec;
  spec.code = Symbol(code);
  spec.by = By::anyone;
  FieldSpec field;
  field.name = std::string(vocabulary);
  field.kind = FieldKind::word;
  field.vocabulary = vocabulary;
  field.words = std::move(words);
  spec.fields.push_back(field);
  return spec;
}

inline CommandSpec const* telling_command() {
  static CommandSpec const spec = choosing("inform", "topic", {"ways", "rights_and_duties", "remedies"});
  return &spec;
}

inline CommandSpec const* filing_command() {
  static CommandSpec const spec = choosing("file_paper", "paper_type", {});
  return &spec;
}

/// An organ begins under a regime of the law or of the flow.
inline CommandSpec const* regime_command() {
  static CommandSpec const spec = [] {
    CommandSpec made = choosing("begin", "regime", {"general", "at_once"});
    made.by = By::organ;
    made.opens = true;
    return made;
  }();
  return &spec;
}

/// A party takes one of the flow's outlets.
inline CommandSpec const* outlet_command() {
  static CommandSpec const spec = [] {
    CommandSpec made = choosing("seek", "outlet", {});
    made.by = By::party;
    made.opens = true;
    return made;
  }();
  return &spec;
}

inline RuleInfo rule(int id, std::vector<std::string_view> from, std::string_view on, std::string_view to) {
  RuleInfo info;
  info.id = id;
  info.act = to.empty();
  info.from = std::move(from);
  info.on = on;
  info.to = to;
  return info;
}

inline RuleInfo act(int id, std::vector<std::string_view> from, std::string_view on) {
  return rule(id, std::move(from), on, {});
}

/// An opening that asks whether the flow lets the organisation handle it.
inline RuleInfo begun(int id, std::string_view on, std::string_view to) {
  auto info = rule(id, {"unopened"}, on, to);
  info.guards = {{"organ_handles_it", "an article", "registrar", true}};
  return info;
}

inline RuleInfo raising(RuleInfo info, std::string_view raised) {
  info.raises = {raised};
  return info;
}

inline Procedure procedure(std::string_view code, bool resolving, std::initializer_list<std::string_view> open,
                           std::initializer_list<std::string_view> final,
                           std::initializer_list<CommandSpec const*> commands) {
  Procedure made;
  made.code = Symbol(code);
  made.resolving = resolving;
  made.states.push_back({Symbol("unopened"), StateKind::unopened});
  for (auto const state : open) made.states.push_back({Symbol(state), StateKind::open});
  for (auto const state : final) made.states.push_back({Symbol(state), StateKind::final});
  made.commands = commands;
  return made;
}

inline Procedure small_docket() {
  auto made = procedure(
      "docket", false, {"registered", "triaged"}, {"closed"},
      {command("register", By::registrar, true), command("triage", By::holder), command("close", By::holder),
       command("report_danger", By::anyone), command("link_case", By::holder), telling_command(), filing_command()});
  made.rules = {rule(101, {"unopened"}, "register", "registered"), rule(110, {"registered"}, "triage", "triaged"),
                rule(120, {"triaged"}, "close", "closed"),         act(740, {"registered", "triaged"}, "file_paper"),
                act(682, {"registered", "triaged"}, "link_case"),  act(750, {"registered", "triaged"}, "inform")};
  return made;
}

inline Procedure small_mediation() {
  auto made =
      procedure("peoples_mediation", true, {"applied", "in_session"}, {"refused", "agreed", "ended"},
                {command("apply", By::party, true), command("own_motion", By::organ, true),
                 command("accept", By::organ), command("agree", By::organ), command("end", By::organ),
                 command("leave", By::party), command("lapse", By::system), telling_command(), filing_command()});
  made.handled_by = {"village_committee", "medical_committee"};
  made.rules = {begun(101, "apply", "applied"),
                begun(102, "own_motion", "applied"),
                rule(110, {"applied"}, "accept", "in_session"),
                rule(120, {"in_session"}, "agree", "agreed"),
                rule(130, {"in_session"}, "end", "ended"),
                rule(140, {"applied"}, "leave", "refused"),
                act(740, {"applied", "in_session"}, "file_paper"),
                act(750, {"applied", "in_session"}, "inform")};
  return made;
}

inline Procedure small_police_mediation() {
  auto made =
      procedure("police_mediation", true, {"in_session", "drawn_up"}, {"settled"},
                {regime_command(), command("draw_up", By::organ), command("settle", By::organ), filing_command()});
  made.rules = {begun(101, "begin", "in_session"), rule(110, {"in_session"}, "draw_up", "drawn_up"),
                raising(rule(120, {"drawn_up"}, "settle", "settled"), "follow"), act(740, {"drawn_up"}, "file_paper")};
  return made;
}

inline std::vector<Procedure> small_procedures() {
  std::vector<Procedure> all = {
      small_docket(),
      small_mediation(),
      small_police_mediation(),
      procedure("litigation_referral", false, {"submitted", "correcting"}, {"refused", "concluded"},
                {command("submit", By::party, true), command("file", By::court), command("withdraw", By::party)}),
      procedure("fulfilment", false, {"running"}, {"done"},
                {command("follow", By::system, true), command("urge", By::organ)}),
      procedure("remedy", false, {"sought"}, {"granted", "denied"}, {outlet_command(), command("answer", By::anyone)})};
  all[3].states.push_back({Symbol("filed"), StateKind::outcome});
  all[4].rules = {rule(101, {"unopened"}, "follow", "running"), act(210, {"running"}, "urge")};
  return all;
}

inline Limit limit(std::string_view procedure, std::string_view clock, std::string_view basis, Unit unit, int length,
                   std::vector<std::string_view> covers) {
  Limit row;
  row.procedure = procedure;
  row.clock = clock;
  row.regime = "general";
  row.edition = "2020";
  row.owner = "organ";
  row.basis = basis;
  row.article = basis == "law" ? "an article" : "";
  row.unit = unit;
  row.length = length;
  row.covers = std::move(covers);
  return row;
}

inline Limit extended(Limit row, std::string_view by, int times) {
  row.extended_by = by;
  row.extensions_max = times;
  return row;
}

inline Limit of_party(Limit row) {
  row.owner = "party";
  return row;
}

inline Limit of_regime(Limit row, std::string_view organ_kind, std::string_view edition) {
  row.regime = organ_kind;
  row.organ_kind = organ_kind;
  row.edition = edition;
  return row;
}

inline Limit of_variant(Limit row, std::string_view variant, int length) {
  row.regime = variant;
  row.variant = variant;
  row.basis = "law";
  row.length = length;
  return row;
}

inline std::vector<Limit> small_limits() {
  Limit const medical = limit("peoples_mediation", "mediate", "law", Unit::working_day, 30, {"in_session"});
  Limit shorter = medical;
  shorter.length = 20;
  return {
      limit("docket", "triage", "policy", Unit::working_day, 3, {"registered"}),
      limit("docket", "close", "policy", Unit::day, 60, {"triaged"}),
      limit("peoples_mediation", "accept", "policy", Unit::working_day, 3, {"applied"}),
      extended(limit("peoples_mediation", "mediate", "norm", Unit::day, 30, {"in_session"}), "body_and_parties", 0),
      extended(of_regime(medical, "medical_committee", "2020"), "body_and_parties", 1),
      extended(of_regime(shorter, "medical_committee", "2026"), "body_and_parties", 1),
      of_party(limit("peoples_mediation", "apply_confirmation", "law", Unit::day, 30, {})),
      limit("police_mediation", "settle", "law", Unit::working_day, 7, {"in_session", "drawn_up"}),
      of_variant(limit("police_mediation", "settle", "law", Unit::working_day, 7, {"in_session", "drawn_up"}),
                 "at_once", 3),
      limit("litigation_referral", "decide_filing", "law", Unit::day, 7, {"submitted"}),
      limit("litigation_referral", "correct", "law", Unit::day, 0, {"correcting"}),
      extended(limit("litigation_referral", "try", "law", Unit::month, 6, {}), "president", 1),
      of_party(limit("litigation_referral", "appeal", "law", Unit::day, 10, {})),
      limit("litigation_referral", "seize", "law", Unit::hour, 48, {}),
      limit("fulfilment", "perform", "policy", Unit::day, 30, {"running"}),
      limit("remedy", "answer", "policy", Unit::day, 60, {"sought"}),
      of_variant(limit("remedy", "answer", "law", Unit::day, 60, {"sought"}), "arbitration", 45),
  };
}

inline Catalogue const& small_law() {
  static Catalogue const law{small_procedures(),
                             {{"2020", Date::of(2020, 1, 1), "first"}, {"2026", Date::of(2026, 1, 1), "second"}},
                             small_limits()};
  return law;
}

}  // namespace liandiao::test
