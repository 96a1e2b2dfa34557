#include "tests/stages.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "engine/decision/dossier.hpp"

namespace liandiao::tests {
namespace {

constexpr std::string_view monday = "2026-03-02";

struct Variant {
  std::string organ = "jgm-pmc";
  std::string clerk = "jgm-wang";
  std::vector<std::string> parties = {"{side: claimant, kind: natural, name: 张三}",
                                      "{side: respondent, kind: natural, name: 李四}"};
  std::string claims = "[{party: 1, text: 拆除越界院墙}]";
};

std::string list_of_parties(std::size_t count) {
  std::string list;
  for (std::size_t no = 1; no <= count; ++no) list += (list.empty() ? "" : ", ") + std::to_string(no);
  return "[" + list + "]";
}

std::map<std::string, Variant, std::less<>> const& variants() {
  static std::map<std::string, Variant, std::less<>> const the = [] {
    std::map<std::string, Variant, std::less<>> all;
    all["plain"];
    all["three"].parties.emplace_back("{side: respondent, kind: legal, name: 某物业公司}");
    all["claims"].claims = "[{party: 1, text: 拆除越界院墙}, {party: 1, text: 赔偿两千元}]";
    all["minor"].parties.front() =
        "{side: claimant, kind: natural, name: 小张, flags: [minor], representatives: [{kind: guardian, name: 张三}]}";
    all["agents"].parties.front() =
        "{side: claimant, kind: natural, name: 张三, representatives: [{kind: agent, authority: general, name: "
        "赵律师}, "
        "{kind: agent, authority: special, name: 钱律师}]}";
    all["medical"].organ = "ddk-mc";
    all["medical"].clerk = "ddk-miao";
    all["four"].parties.insert(all["four"].parties.end(), {"{side: claimant, kind: natural, name: 王五}",
                                                           "{side: respondent, kind: natural, name: 赵六}"});
    all["medical_four"] = all["medical"];
    all["medical_four"].parties = all["four"].parties;
    all["group"].parties.insert(all["group"].parties.end(),
                                {"{side: claimant, kind: natural, name: 王五}",
                                 "{side: claimant, kind: natural, name: 赵六等九人, headcount: 9}"});
    all["by_claim"].parties = all["three"].parties;
    all["by_claim"].claims = "[{party: 1, text: 李四拆除越界院墙}, {party: 1, text: 物业公司修复排水沟}]";
    return all;
  }();
  return the;
}

std::string registration(Variant const& variant) {
  std::string parties;
  for (auto const& party : variant.parties) parties += (parties.empty() ? "" : ", ") + party;
  return "{organ: " + variant.organ + ", source: application, dispute_type: neighbours, area: '500104003', " +
         "summary: 两家因院墙越界发生争执, parties: [" + parties + "], claims: " + variant.claims + "}";
}

/// What leads from one state of a mediation to the next.
std::vector<Lived> mediation_steps(Variant const& variant, std::string const& parties) {
  std::string const day(monday);
  std::string const others = "[" + parties.substr(parties.find(' ') + 1);
  return {
      {day, "register", registration(variant)},
      {day, "inform_ways"},
      {day, "apply", "{organ: " + variant.organ + ", applicants: [1]}"},
      {day, "consent", "{parties: " + others + ", purpose: mediate, answer: given}"},
      {day, "accept"},
      {day, "appoint", "{mediators: [{person: " + variant.clerk + ", role: lead}]}"},
      {day, "inform_rights", "{parties: " + parties + "}"},
      {day, "convene", "{present: " + parties + "}"},
  };
}

Life mediation(Variant const& variant, std::string_view state) {
  constexpr std::array states{"registered", "informed", "applied", "willing",
                              "accepted",   "assigned", "ready",   "in_session"};
  auto const* const found = std::find(states.begin(), states.end(), state);
  if (found == states.end()) throw std::runtime_error("no such state: " + std::string(state));
  auto steps = mediation_steps(variant, list_of_parties(variant.parties.size()));
  steps.resize(static_cast<std::size_t>(found - states.begin()) + 1);
  for (auto& step : steps) step.by = variant.clerk;
  return lived(steps);
}

Life docket(std::string_view state) {
  std::string const day(monday);
  Life life = mediation(variants().at("plain"), "informed");
  if (state == "triaged") {
    go_on(life, {{day, "triage", "{dispute_type: neighbours, level: L2}"}});
    return life;
  }
  go_on(life, {{day, "apply", "{organ: jgm-pmc, applicants: [1]}"}});
  if (state == "running") return life;
  go_on(life, {{day, "refuse", "{ground: outside_area, proper_organ: 新山村街道调委会, told: [1]}"}});
  complete_dossiers(life, day);
  go_on(life, {{day, "close"}});
  if (state == "archived") go_on(life, {{day, "archive"}});
  return life;
}

Life referral(std::string_view state) {
  std::string const day(monday);
  std::string const court = "ddk-peng";
  Life life = mediation(variants().at("plain"), "registered");
  go_on(life, {{day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"}});
  if (state == "submitted") return life;
  go_on(life, {{day, "receive", "{receipt_no: 收001}", 0, court}});
  if (state == "received") return life;
  static std::map<std::string, std::vector<Lived>, std::less<>> const onward = {
      {"correcting", {{day, "require_correction", "{gaps: 缺身份证明, correct_by: 2026-03-09}", 0, court}}},
      {"filed", {{day, "file", "{court_no: （2026）渝0104民初1号, trial: simplified}", 0, court}}},
      {"court_refused",
       {{day, "refuse_filing", "{ground: conditions_not_met, ruling_no: （2026）渝0104民初1号}", 0, court}}},
      {"redirected", {{day, "redirect", "{to: 重庆市沙坪坝区人民法院}", 0, court}}},
      {"withdrawn", {{day, "withdraw", "{party: 1}"}}},
      {"concluded",
       {{day, "file", "{court_no: （2026）渝0104民初1号}", 0, court},
        {day, "conclude_suit", "{outcome: judgment}", 0, court}}},
      {"returned",
       {{day, "require_correction", "{gaps: 缺身份证明, correct_by: 2026-03-09}", 0, court},
        {"2026-03-10", "return_papers", "{}", 0, court}}},
  };
  go_on(life, onward.at(std::string(state)));
  return life;
}

/// A hand-over from the village committee to the medical one; instance 2.
Life handover(std::string_view state) {
  std::string const day(monday);
  Life life = mediation(variants().at("plain"), "informed");
  go_on(life, {{day, "hand_over", "{organ: ddk-mc, kind: transfer, reason: 属医疗纠纷, letter_no: 移001}"}});
  if (state == "signed_for") go_on(life, {{day, "sign_for", "{}", 2, "ddk-miao"}});
  return life;
}

/// The confirmation of an agreement whose one term falls due on 10 March; instance 4, after its fulfilment.
Life confirmation(std::string_view state) {
  std::string const day(monday);
  std::string const court = "ddk-peng";
  Life life = mediation(variants().at("plain"), "in_session");
  go_on(life,
        {{day, "agree",
          agreement("[1, 2]",
                    "terms: [{debtor: 2, creditor: 1, obligation: 修复院墙, amount: 800.00, due: 2026-03-10}]")}});
  if (state == "agreed_upon") return life;
  static std::vector<std::pair<std::string_view, Lived>> const onward = {
      {"confirming",
       {day, "apply_confirmation", "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: body_seat}"}},
      {"application_accepted", {day, "accept_application", "{court_no: （2026）渝0104民特1号}", 4, court}},
      {"under_review", {day, "hear_applicants", "{present: [1, 2]}", 4, court}},
      {"confirmed", {day, "confirm_agreement", "{ruling_no: （2026）渝0104民特1号}", 4, court}},
      {"ruling_challenged", {day, "challenge", "{challenger: 2, since: 2026-03-02}", 4}},
  };
  for (auto const& [reached, step] : onward) {
    go_on(life, {step});
    if (state == reached) return life;
    if (state == "supplying") break;
  }
  if (state != "supplying") throw std::runtime_error("no such stage: " + std::string(state));
  go_on(life, {{day, "require_supply", "{gaps: 缺产权证明, supply_by: 2026-03-09}", 4, court}});
  return life;
}

/// An agreement of two terms of 400.00 each, due on 10 and 20 March; its fulfilment is instance 3. "remaking": it is
/// being made anew in instance 4.
Life owing(std::string_view state) {
  std::string const day(monday);
  Life life = mediation(variants().at("plain"), "in_session");
  go_on(life, {{day, "agree",
                agreement("[1, 2]",
                          "terms: [{debtor: 2, creditor: 1, obligation: 赔偿, amount: 400, due: 2026-03-10}, {debtor: "
                          "2, creditor: 1, obligation: 赔偿, amount: 400, due: 2026-03-20}]")}});
  if (state == "owing") return life;
  go_on(life, {{day, "apply", "{organ: jgm-pmc, applicants: [1, 2], about: 1}"},
               {day, "accept", "{}", 4},
               {day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}", 4},
               {day, "inform_rights", "{parties: [1, 2]}", 4},
               {day, "convene", "{present: [1, 2]}", 4}});
  return life;
}

struct Office {
  std::string_view regime;
  std::string_view organ;
  std::string clerk;
};

Office office_of(std::string_view regime) {
  static std::vector<Office> const offices{
      {"medical", "ddk-health", "ddk-kang"}, {"consumer", "ddk-market", "ddk-shang"},
      {"traffic", "ddk-traffic", "ddk-che"}, {"labour", "ddk-labour", "ddk-bao"},
      {"land", "ddk-land", "ddk-tian"},      {"general", "td-gov", "td-xiang"}};
  return *std::find_if(offices.begin(), offices.end(), [&](Office const& row) { return row.regime == regime; });
}

/// Two parties, or four, before the organ of a regime; its instance is 2.
Life administration(std::string_view which, std::string_view state) {
  std::string const day(monday);
  bool const four = which.ends_with("_four");
  std::string const regime(four ? which.substr(0, which.size() - 5) : which);
  Office const office = office_of(regime);
  std::string const all = four ? "[1, 2, 3, 4]" : "[1, 2]";
  std::string const asking = regime == "traffic" ? all : "[1]";
  std::string const others = four ? "[2, 3, 4]" : "[2]";
  std::string const fields =
      "{variant: " + regime + ", organ: " + std::string(office.organ) + ", applicants: " + asking + "}";
  constexpr std::array states{"applied", "willing", "accepted", "assigned", "in_session"};
  std::vector<Lived> steps{
      {day, "apply_to_organ", fields},
      {day, "consent", "{parties: " + others + ", purpose: mediate, answer: given}"},
      {day, "accept", "{}", 2, office.clerk},
      {day, "appoint", "{mediators: [{person: " + office.clerk + ", role: lead}]}", 2, office.clerk},
      {day, "convene", "{present: " + all + "}", 2, office.clerk},
  };
  auto const* const found = std::find(states.begin(), states.end(), state);
  if (found == states.end()) throw std::runtime_error("no such state: " + std::string(state));
  steps.resize(static_cast<std::size_t>(found - states.begin()) + 1);
  Life life = mediation(variants().at(four ? "four" : "plain"), "informed");
  go_on(life, steps);
  return life;
}

/// Labour arbitration, in instance 2.
Life outlet(std::string_view state) {
  std::string const day(monday);
  Life life = mediation(variants().at("plain"), "informed");
  go_on(life, {{day, "seek_remedy", "{variant: labour_arbitration, organ: ddk-lac, applicants: [1]}"}});
  if (state == "applied") return life;
  go_on(life, {{day, "take_up", "{number: 渝渡劳人仲受字〔2026〕1号}", 2}});
  if (state == "granted") go_on(life, {{day, "bring_back", "{result: award, number: 渝渡劳人仲裁字〔2026〕1号}", 2}});
  return life;
}

}  // namespace

Lived by_police(std::string on, std::string_view command, std::string fields) {
  return {std::move(on), command, std::move(fields), 2, "jgm-zhang"};
}

namespace {

/// The way of a police case to its second session; what leads elsewhere goes off from there.
Life police(std::string_view state) {
  std::string const day(monday);
  std::string const session = "{present: [1, 2], mediators: [{person: jgm-zhang, role: lead}]}";
  Life life = mediation(variants().at("plain"), "registered");
  go_on(life, {{day, "police_report", "{organ: jgm-ps, act: assault, suspects: [2]}", 0, "jgm-zhang"}});
  std::vector<Lived> const onward = {
      by_police(day, "police_accept", "{lighter: true, mediable: close_people}"),
      by_police(day, "secure_evidence"),
      by_police(day, "consent", "{parties: [1, 2], purpose: mediate, answer: given}"),
      by_police(day, "police_session", session),
      by_police(day, "police_fail", "{told: [1, 2]}"),
      by_police(day, "police_session", session),
  };
  static std::map<std::string_view, std::size_t> const steps_to = {
      {"reported", 0},      {"accepted", 1},     {"evidenced", 2}, {"willing", 3},
      {"first_session", 4}, {"first_failed", 5}, {"penalty", 5},   {"second_session", 6},
      {"agreed", 4},        {"no_penalty", 4},   {"decided", 1}};
  for (std::size_t i = 0; i < steps_to.at(state); ++i) go_on(life, {onward[i]});
  if (state == "penalty") go_on(life, {by_police(day, "turn_to_penalty", "{ground: no_second_needed}")});
  if (state == "decided") go_on(life, {by_police(day, "penalty_decided", "{outcome: fine, told: [1, 2]}")});
  if (state != "agreed" && state != "no_penalty") return life;
  go_on(life, {by_police(day, "police_agree",
                         "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-zhang, terms: [{debtor: 2, creditor: 1, "
                         "obligation: 赔偿医药费, amount: 800, due: 2026-03-10}]}")});
  if (state == "no_penalty") go_on(life, {{day, "record_performance", "{agreement: 1}", 3, "jgm-zhang"}});
  return life;
}

/// What leads from one state of a mediation a court sent out to the next; `no` is its instance.
std::vector<std::pair<std::string_view, Lived>> sent_steps(std::string const& parties, int no) {
  std::string const day(monday);
  std::string const body = "ddk-yu";
  std::string const court = "ddk-peng";
  return {
      {"consented", {day, "consent", "{parties: " + parties + ", purpose: mediate, answer: given}", no}},
      {"delegated", {day, "delegate", "{organ: ddk-ic, chosen_by: parties, letter_no: 委001}", no, court}},
      {"accepted", {day, "accept", "{}", no, body}},
      {"appointed", {day, "appoint", "{mediators: [{person: ddk-yu, role: lead}], chosen_by: parties}", no, body}},
      {"contacted", {day, "contact", "{parties: " + parties + "}", no, body}},
      {"ready", {day, "inform_rights", "{parties: " + parties + "}", no, body}},
      {"in_session", {day, "convene", "{present: " + parties + "}", no, body}},
      {"settled", {day, "agree", agreement("[1, 2]", "", "ddk-yu"), no, body}},
      {"issued", {day, "issue_paper", "{paper_no: （2026）渝0104民初1号}", no, court}},
  };
}

/// Before a suit ("court", "court_four"; instance 2), or inside one ("in_suit"; instance 3, the suit is 2).
Life sent_by_court(std::string_view kind, std::string_view state) {
  bool const inside = kind == "in_suit";
  std::string const day(monday);
  std::string const court = "ddk-peng";
  Variant const& variant = variants().at(kind == "court_four" ? "four" : "plain");
  Life life = inside ? at("filed") : mediation(variant, "registered");
  if (inside)
    go_on(life, {{day, "entrust_suit", "{organ: ddk-court, variant: in_suit_simplified, suit: 2}", 0, court}});
  else
    go_on(life, {{day, "offer_mediation", "{organ: ddk-court, party: 1, receipt_no: 收001}"}});
  if (state == "received") return life;
  for (auto const& [reached, step] : sent_steps(list_of_parties(variant.parties.size()), inside ? 3 : 2)) {
    go_on(life, {step});
    if (reached == state) return life;
  }
  throw std::runtime_error("no such stage: " + std::string(state));
}

/// Parties who came to a room of lawyers; instance 2.
Life before_lawyers(std::string_view state) {
  std::string const day(monday);
  std::string const body = "ddk-tan";
  Life life = mediation(variants().at("plain"), "registered");
  go_on(life, {{day, "apply_to_lawyers", "{organ: ddk-law, applicants: [1, 2]}"}});
  if (state == "delegated") return life;
  go_on(life, {{day, "accept", "{}", 2, body}});
  if (state != "accepted") throw std::runtime_error("no such stage: " + std::string(state));
  return life;
}

}  // namespace

void go_on(Life& life, std::vector<Lived> const& steps) {
  for (auto const& step : steps)
    life.must(step.command, step.fields, {.on = step.on, .by = step.by, .instance = step.instance, .entered = ""});
}

Life lived(std::vector<Lived> const& steps) {
  Life life;
  go_on(life, steps);
  return life;
}

Life at(std::string_view stage) {
  auto const colon = stage.find(':');
  auto const kind = stage.substr(0, colon);
  if (kind == "police") return police(stage.substr(colon + 1));
  if (kind == "court" || kind == "court_four" || kind == "in_suit") return sent_by_court(kind, stage.substr(colon + 1));
  if (kind == "lawyers") return before_lawyers(stage.substr(colon + 1));
  if (colon != std::string_view::npos) return mediation(variants().find(kind)->second, stage.substr(colon + 1));
  auto const slash = stage.find('/');
  if (slash != std::string_view::npos) {
    auto const which = stage.substr(0, slash);
    return which == "outlet" ? outlet(stage.substr(slash + 1)) : administration(which, stage.substr(slash + 1));
  }
  if (stage == "registered" || stage == "informed") return mediation(variants().at("plain"), stage);
  for (std::string_view const state : {"triaged", "running", "closed", "archived"})
    if (stage == state) return docket(stage);
  if (stage == "owing" || stage == "remaking") return owing(stage);
  if (stage == "offered" || stage == "signed_for") return handover(stage);
  for (std::string_view const state : {"agreed_upon", "confirming", "supplying", "application_accepted", "under_review",
                                       "confirmed", "ruling_challenged"})
    if (stage == state) return confirmation(stage);
  return referral(stage);
}

std::string clerk_of(Life const& life) { return life.file().head().holder == "ddk-mc" ? "ddk-miao" : "jgm-wang"; }

std::string agreement(std::string_view parties, std::string_view more, std::string_view mediator) {
  std::string fields = "{parties: ";
  fields += parties;
  fields += ", signed_by: ";
  fields += parties;
  fields += ", mediator: ";
  fields += mediator;
  fields += ", sealed: true";
  if (!more.empty()) fields += ", " + std::string(more);
  return fields + "}";
}

void complete_dossiers(Life& life, std::string const& day) {
  for (auto const& dossier : dossiers(life.file(), life.rulebook().flow()))
    for (auto const& item : dossier.required)
      if (item.standing == DossierItem::Standing::missing)
        life.must("file_paper", "{type: " + item.any_of.front().str() + "}", {.on = day, .instance = dossier.instance});
}

std::string refusal(Ruled<Decided> const& decided) { return decided ? std::string() : Life::told(decided.error()); }

}  // namespace liandiao::tests
