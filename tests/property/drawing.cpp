#include <algorithm>
#include <map>

#include "adapters/yaml/yaml.hpp"
#include "engine/cases/access.hpp"
#include "tests/property/drawn_values.hpp"
#include "tests/property/random_life.hpp"

namespace liandiao::tests {
namespace {

/// How much each command is wanted where a state expects it, so that lives come to agreements, endings, filings,
/// corrections and closings.
int wanted(std::string_view command) {
  static std::map<std::string_view, int> const weights{{"inform_ways", 4},
                                                       {"triage", 12},
                                                       {"apply", 20},
                                                       {"consent", 20},
                                                       {"accept", 40},
                                                       {"appoint", 40},
                                                       {"inform_rights", 40},
                                                       {"convene", 40},
                                                       {"arrange_safety", 3},
                                                       {"plan_session", 2},
                                                       {"move_session", 2},
                                                       {"cancel_session", 2},
                                                       {"agree", 40},
                                                       {"agree_orally", 15},
                                                       {"adjourn", 4},
                                                       {"receive", 20},
                                                       {"file", 8},
                                                       {"close", 7},
                                                       {"archive", 4},
                                                       {"require_correction", 12},
                                                       {"correct", 15},
                                                       {"refuse_filing", 6},
                                                       {"return_papers", 5},
                                                       {"appeal", 8},
                                                       {"file_paper", 2},
                                                       {"amend", 0},
                                                       {"annul", 0},
                                                       {"sign_for", 5},
                                                       {"return_case", 3},
                                                       {"recall", 2},
                                                       {"require_supply", 4},
                                                       {"supply", 15},
                                                       {"extend_review", 3},
                                                       {"correct_ruling", 3},
                                                       {"accept_application", 20},
                                                       {"hear_applicants", 10},
                                                       {"confirm_agreement", 12},
                                                       {"challenge", 4},
                                                       {"uphold_ruling", 9},
                                                       {"revoke_ruling", 4},
                                                       {"record_performance", 4},
                                                       {"urge", 6},
                                                       {"record_breach", 6},
                                                       {"change_term", 3},
                                                       {"waive", 2},
                                                       {"decide_appeal", 12},
                                                       {"conclude_suit", 4},
                                                       {"police_report", 3},
                                                       {"police_accept", 8},
                                                       {"secure_evidence", 4},
                                                       {"police_session", 10},
                                                       {"police_agree", 20},
                                                       {"police_fail", 5},
                                                       {"mediate_on_spot", 2},
                                                       {"penalty_decided", 3},
                                                       {"accept_settlement", 4},
                                                       {"delegate", 30},
                                                       {"decline", 4},
                                                       {"contact", 30},
                                                       {"issue_paper", 12},
                                                       {"serve_paper", 12},
                                                       {"report_back", 12},
                                                       {"lodge_agreement", 12},
                                                       {"clear_suspicion", 6},
                                                       {"insist_on_suit", 6},
                                                       {"offer_mediation", 7},
                                                       {"entrust_suit", 40},
                                                       {"apply_to_lawyers", 3},
                                                       {"apply_enforcement", 6},
                                                       {"conclude_enforcement", 4},
                                                       {"extend_review", 5},
                                                       {"erase_person", 6},
                                                       {"apply_to_organ", 8},
                                                       {"take_up", 12},
                                                       {"bring_back", 8},
                                                       {"contest", 4},
                                                       {"check_clue", 6},
                                                       {"fix_start", 3},
                                                       {"unmerge_case", 40}};
  auto const found = weights.find(command);
  return found == weights.end() ? 1 : found->second;
}

}  // namespace

Symbol Drawing::organ_of(int instance) const {
  auto const* row = file().instance(instance);
  if (row != nullptr && !row->organ.empty()) return row->organ;
  return file().version == 0 ? Symbol("jgm-pmc") : file().head().holder;
}

std::vector<Symbol> Drawing::people_of(Symbol organ) const {
  std::vector<Symbol> list;
  for (auto const& one : life_.rulebook().registers().persons())
    if (life_.rulebook().registers().holds_post(one.id, organ, today_)) list.push_back(one.id);
  return list;
}

bool Drawing::somebody_invited(int instance) const {
  auto const& all = file().all<Participation>();
  return std::any_of(all.begin(), all.end(),
                     [&](Participation const& row) { return row.instance == instance && row.standing == "invited"; });
}

bool Drawing::is_resolving(Instance const& row) const {
  return life_.rulebook().catalogue().procedure(row.procedure)->resolving;
}

bool Drawing::leads(int instance) const {
  auto const& all = file().all<Mediator>();
  return std::any_of(all.begin(), all.end(),
                     [&](Mediator const& row) { return row.instance == instance && row.role == "lead" && !row.until; });
}

bool Drawing::owes_court(int instance) const {
  auto const& all = file().all<Duty>();
  return std::any_of(all.begin(), all.end(), [&](Duty const& row) {
    return row.instance == instance && (row.duty == "report_to_court" || row.duty == "lodge_agreement") && !row.done_on;
  });
}

/// A suit that goes on, to be entrusted to mediation.
int Drawing::filed_suit() const {
  for (auto const& row : file().all<Instance>())
    if (row.procedure == "litigation_referral" && row.state == "filed" && !row.suspended_on) return row.no;
  return 0;
}

int Drawing::weight(CommandSpec const& spec, Instance const* instance) const {
  int const weight = wanted(spec.code.view());
  // What the law began beside an agreement crowds nothing out, and closing does not wait for it.
  auto all = file().all<Instance>();
  std::erase_if(all, [](Instance const& row) { return row.procedure == "fulfilment"; });
  bool const over = all.size() < 2 ||
                    std::all_of(all.begin() + 1, all.end(), [](Instance const& row) { return !row.outcome.empty(); });
  if (spec.code == "resume") return instance->suspended_on ? 60 : 0;
  bool const of_plan = spec.code == "move_session" || spec.code == "cancel_session";
  if (of_plan && sessions_planned(instance->no).empty()) return 0;
  if (spec.code == "inform_rights" && instance->state != "assigned" && instance->state != "contacted") return 1;
  if (spec.code == "appoint" && instance->procedure == "court_mediation") return leads(instance->no) ? 1 : 160;
  if (spec.code == "contact" && instance->state != "accepted") return 1;
  if (spec.code == "report_back" || spec.code == "lodge_agreement") return owes_court(instance->no) ? 4 * weight : 0;
  // Between signing and service anybody may still turn back, and the suit may end in the meantime.
  bool const unserved = instance != nullptr && (instance->state == "settled" || instance->state == "issued");
  if (unserved && spec.code == "leave") return 30;
  bool const waits = instance != nullptr && instance->procedure == "litigation_referral" && instance->suspended_on;
  if (waits && (spec.code == "withdraw" || spec.code == "conclude_suit")) return 12;
  if (spec.code == "consent" && !somebody_invited(instance->no)) return 1;
  if (spec.code == "close") return over ? weight : 1;
  // What still goes on matters more than what may be added to the case at any time.
  if (instance != nullptr) {
    bool const beside = instance->no == 1 || !instance->outcome.empty() || instance->procedure == "fulfilment";
    return beside ? weight : 4 * weight;
  }
  bool const put_away = file().docket().state == "closed" || file().docket().state == "archived";
  bool const way_out = spec.opens && spec.by == By::party;
  if (put_away && !way_out) return weight / 4;
  // A call-out comes beside whatever goes on.
  if (spec.code == "police_report") return all.size() > 5 ? 0 : weight;
  if (spec.code == "hand_over") return all.size() > 5 ? 0 : 2;
  if (spec.code == "apply_confirmation") return file().all<Agreement>().empty() || all.size() > 6 ? 0 : 8;
  if (spec.code == "apply_confirmation_restored") return file().all<Agreement>().empty() || all.size() > 6 ? 0 : 2;
  bool const mediating = std::any_of(all.begin(), all.end(),
                                     [&](Instance const& row) { return is_resolving(row) && row.outcome.empty(); });
  if (spec.code == "seek_remedy") return weight_elsewhere(spec, all.size(), mediating);
  if (spec.code == "entrust_suit") return mediating || all.size() > 6 || filed_suit() == 0 ? 0 : weight;
  if (spec.code == "submit") return all.size() > 5 ? 0 : mediating ? 1 : 4;
  return mediating || all.size() > 5 ? 0 : weight;
}

std::vector<Drawing::Choice> Drawing::choices() const {
  std::vector<Choice> list;
  auto const& catalogue = life_.rulebook().catalogue();
  for (auto const& instance : file().all<Instance>()) {
    auto const& procedure = *catalogue.procedure(instance.procedure);
    for (auto const* command : procedure.commands)
      if (command->by != By::system && procedure.expects(instance.state, command->code))
        list.push_back({weight(*command, &instance), instance.no, command});
  }
  for (auto const& procedure : catalogue.procedures)
    for (auto const* command : procedure.commands)
      if (command->opens && command->by != By::system && procedure.code != "docket")
        list.push_back({weight(*command, nullptr), 0, command});
  return list;
}

Given Drawing::next() {
  if (file().version == 0) return registration();
  if (dice_.percent(4)) return {{}, {}, {.on = today_.text()}};
  if (dice_.percent(4)) return correction(dice_.percent(50) ? "amend" : "annul");
  auto list = choices();
  int sum = 0;
  for (auto const& choice : list) sum += choice.weight;
  int at = dice_.below(sum);
  auto chosen = list.begin();
  for (; at >= chosen->weight; ++chosen) at -= chosen->weight;
  if (dice_.percent(3)) chosen->instance = dice_.between(0, file().head().instances + 1);
  int const named = dice_.percent(20) ? 0 : chosen->instance;
  Value const drawn = fields(*chosen->command, chosen->instance);
  Given given{chosen->command->code.str(), canonical_text(drawn), {}};
  given.at = {
      .on = day(10), .by = person_for(*chosen->command, chosen->instance), .instance = named, .entered = today_.text()};
  // Whoever proposes to mediate works for the organ that shall do it.
  auto const people = people_of(Symbol(given.command == "propose_mediation" ? drawn.find("organ")->text() : ""));
  if (!people.empty()) given.at.by = dice_.one_of(people).str();
  return given;
}

/// A registration whose first two parties stand against each other: without them nothing could be mediated.
Given Drawing::registration() {
  auto const& spec = *life_.rulebook().catalogue().command(Symbol("register"));
  Value whole = fields(spec, 0);
  Symbol const organ(dice_.one_of({"jgm-pmc", "jgm-pmc", "xsc-pmc", "ddk-mc", "ddk-mc", "bq-vpmc"}));
  whole.set("organ", symbol(organ));
  Value::List parties;
  Value::List claims;
  // Now and then a group stands on one side.
  bool const numerous = dice_.percent(12);
  int const count = numerous ? 4 : dice_.between(2, 4);
  for (int no = 1; no <= count; ++no) {
    auto const& entry =
        *std::find_if(spec.fields.begin(), spec.fields.end(), [](auto const& f) { return f.name == "parties"; });
    Value party = record(entry, spec, 0);
    if (no <= 2) party.set("side", words(no == 1 ? "claimant" : "respondent"));
    if (dice_.percent(15)) make_minor(party);
    if (numerous && no >= 3) {
      party.set("side", words("claimant"));
      party.set("headcount", Value::of(std::int64_t{dice_.between(4, 12)}));
    }
    parties.push_back(std::move(party));
    Value claim;
    claim.set("party", Value::of(std::int64_t{no}));
    claim.set("text", private_text());
    if (no == 1 || dice_.percent(40)) claims.push_back(std::move(claim));
  }
  whole.set("parties", Value::of(std::move(parties)));
  whole.set("claims", Value::of(std::move(claims)));
  return {"register", canonical_text(whole), {.on = today_.text(), .by = dice_.one_of(people_of(organ)).str()}};
}

/// With a guardian or without one, where the flow knows minors.
void Drawing::make_minor(Value& party) {
  auto const& known = life_.rulebook().flow().flags;
  if (std::find(known.begin(), known.end(), Symbol("minor")) == known.end()) return;
  party.set("flags", Value::of(Value::List{words("minor")}));
  Value guardian;
  guardian.set("kind", words("guardian"));
  guardian.set("name", private_text());
  if (dice_.percent(60)) party.set("representatives", Value::of(Value::List{std::move(guardian)}));
}

Given Drawing::correction(std::string_view command) {
  int const step = dice_.percent(60) ? static_cast<int>(file().version) - dice_.below(3)
                                     : dice_.between(1, static_cast<int>(file().version));
  int const seq = std::max(step, 1);
  Value whole;
  whole.set("step", Value::of(std::int64_t{seq}));
  whole.set("reason", private_text());
  Event const& event = life_.events()[static_cast<std::size_t>(seq - 1)];
  if (command == "amend") {
    auto const& spec = *life_.rulebook().catalogue().command(event.command);
    Value with = Value::of(Value::Map{});
    Value const all = fields(spec, event.instance);
    for (auto const& [name, value] : all.map())
      if (dice_.percent(30)) with.set(name, value);
    if (dice_.percent(30)) whole.set("on", words(event.on.day.plus(dice_.between(-5, 2)).text()));
    whole.set("with", std::move(with));
  } else if (dice_.percent(30) && seq < file().version) {
    whole.set("also", Value::of(Value::List{Value::of(file().version)}));
  }
  auto const people = people_of(file().head().holder);
  return {std::string(command), canonical_text(whole), {.on = today_.text(), .by = dice_.one_of(people).str()}};
}

std::string Drawing::day(int earlier_at_most) {
  std::string text = today_.plus(dice_.percent(15) ? -dice_.between(1, earlier_at_most) : 0).text();
  if (dice_.percent(5)) text += "T" + std::string(dice_.percent(50) ? "09:30" : "16:00");
  return text;
}

std::string Drawing::person_for(CommandSpec const& spec, int instance) {
  auto const& registers = life_.rulebook().registers();
  if (dice_.percent(4)) return dice_.one_of(registers.persons()).id.str();
  Symbol const organ = spec.code == "police_report" ? Symbol("jgm-ps")
                       : spec.by == By::organ       ? organ_of(instance)
                                                    : file().head().holder;
  std::vector<Symbol> people;
  for (auto const& who : people_of(organ))
    for (auto const& post : registers.posts(who, today_))
      if (post.organ == organ && role_enters(post.role, spec.by)) people.push_back(who);
  return people.empty() ? "jgm-wang" : dice_.one_of(people).str();
}

Value Drawing::fields(CommandSpec const& spec, int instance) {
  Value whole = Value::of(Value::Map{});
  for (auto const& one_field : spec.fields) {
    bool const optional = !one_field.required && !one_field.list && one_field.kind != FieldKind::boolean;
    bool const of_agreement = one_field.kind == FieldKind::agreement || one_field.kind == FieldKind::term;
    bool const followed = spec.code == "record_performance" || spec.code == "submit";
    int const chance = !of_agreement ? 35 : file().all<Agreement>().empty() ? 1 : followed ? 60 : 15;
    if (spec.code.view().find("agree") != std::string_view::npos && one_field.name == "amount" && dice_.percent(85))
      continue;
    // A minor who lives on own work is rare, and an act that bars mediation is, too.
    bool const rare = one_field.name == "self_supporting" || one_field.name == "bars";
    if (rare && dice_.percent(85)) continue;
    bool const said = (one_field.name == "mediable" && dice_.percent(60)) ||
                      (spec.code == "plan_session" && one_field.name == "place" && dice_.percent(80));
    // Whoever convenes names a plan only where there is one, and most elections come without a paper.
    bool const unplanned = one_field.name == "session" && optional && sessions_planned(instance).empty();
    if ((unplanned || one_field.name == "paper") && dice_.percent(98)) continue;
    if (!optional || said || dice_.percent(chance)) whole.set(one_field.name, field(one_field, spec, instance));
  }
  if ((spec.code == "submit" || spec.code == "insist_on_suit") && dice_.percent(95)) sue_the_others(whole);
  if (spec.code == "entrust_suit" && dice_.percent(95)) name_the_suit(whole);
  if (spec.code == "waive" && dice_.percent(90)) let_the_creditor(whole);
  if ((spec.code == "apply_to_organ" || spec.code == "propose_mediation") && dice_.percent(95)) before_an_organ(whole);
  if (spec.code == "seek_remedy" && dice_.percent(95)) through_an_outlet(whole);
  if (spec.code == "bring_back" && dice_.percent(95)) whole.set("result", what_comes_back(instance));
  if (spec.code == "agree" && dice_.percent(60)) leave_to_elected(whole);
  if (spec.code == "elect_representatives" && dice_.percent(95)) choose_among_claimants(whole);
  return whole;
}

void Drawing::name_the_suit(Value& entrusting) {
  int const suit = filed_suit();
  bool simplified = false;
  for (auto const& row : file().all<Clock>())
    simplified =
        simplified || (row.instance == suit && (row.clock == "try_simplified" || row.clock == "try_small_claim"));
  entrusting.set("suit", Value::of(std::int64_t{suit}));
  entrusting.set("variant", words(simplified ? "in_suit_simplified" : "in_suit"));
}

void Drawing::let_the_creditor(Value& waiver) {
  auto const* term = file().find<Term>(static_cast<int>(waiver.find("agreement")->integer()),
                                       static_cast<int>(waiver.find("term")->integer()));
  if (term != nullptr) waiver.set("party", Value::of(std::int64_t{term->creditor}));
}

/// Of an instance about an agreement that agreement, and of its terms one that is still owed.
int Drawing::agreement_for(int instance) {
  auto const* row = file().instance(instance);
  if (row != nullptr && row->agreement != 0 && dice_.percent(95)) return row->agreement;
  return dice_.one_of(numbers_of<Agreement>(file()));
}

int Drawing::term_for(int instance) {
  auto const* row = file().instance(instance);
  std::vector<int> owed;
  for (auto const& term : file().all<Term>())
    if (row != nullptr && term.agreement == row->agreement && term.open()) owed.push_back(term.no);
  return owed.empty() || dice_.percent(5) ? dice_.one_of(numbers_of<Term>(file())) : dice_.one_of(owed);
}

void Drawing::sue_the_others(Value& submission) {
  Value::List others;
  for (auto const& row : file().all<Party>())
    if (row.no != submission.find("party")->integer()) others.push_back(Value::of(std::int64_t{row.no}));
  submission.set("against", Value::of(std::move(others)));
}

}  // namespace liandiao::tests
