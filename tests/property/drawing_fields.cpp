// What random lives write into the fields of a command, by their kinds.
#include <algorithm>

#include "tests/property/drawn_values.hpp"
#include "tests/property/random_life.hpp"

namespace liandiao::tests {

Value Drawing::field(FieldSpec const& spec, CommandSpec const& command, int instance) {
  if (spec.name == "by_agent") return agents();
  if (spec.name == "mediators") return mediators(instance);
  if (spec.name == "terms" && spec.kind == FieldKind::record && dice_.percent(80))
    return terms(spec, command, instance);
  return spec.list ? list(spec, command, instance) : one(spec, command, instance);
}

Value Drawing::list(FieldSpec const& spec, CommandSpec const& command, int instance) {
  Value::List items;
  if (spec.kind == FieldKind::party) {
    auto parties = parties_of(command, instance);
    bool const one_by_one = command.code == "serve_paper" && dice_.percent(50);
    if (one_by_one || dice_.percent(20)) std::erase_if(parties, [&](int) { return dice_.percent(40); });
    for (int const no : parties) items.push_back(number(no));
    return Value::of(std::move(items));
  }
  // Who joins needs everybody's consent first; most sessions are held without.
  if (spec.name == "joining" && dice_.percent(90)) return Value::of(std::move(items));
  if (!dice_.percent(35)) return Value::of(std::move(items));
  int const count = dice_.between(1, 2);
  FieldSpec element = spec;
  element.list = false;
  for (int i = 0; i < count; ++i) items.push_back(one(element, command, instance));
  return Value::of(std::move(items));
}

std::vector<int> Drawing::parties_of(CommandSpec const& command, int instance) {
  std::vector<int> list;
  bool const invited = command.code == "consent" && dice_.percent(60);
  if (!command.opens)
    for (auto const& row : file().all<Participation>())
      if (row.instance == instance && row.standing == (invited ? "invited" : "in")) list.push_back(row.party);
  if (command.code == "agree" || command.code == "agree_orally" || command.code == "police_agree") {
    // What was settled is not settled again; now and then only one pair agrees.
    if (dice_.percent(30) && list.size() > 2) list.resize(2);
  }
  if (!list.empty() && !dice_.percent(5)) return list;
  for (auto const& row : file().all<Party>()) list.push_back(row.no);
  return list;
}

Value Drawing::number(int no) { return Value::of(std::int64_t{dice_.percent(1) ? no + 7 : no}); }

Value Drawing::one(FieldSpec const& spec, CommandSpec const& command, int instance) {
  switch (spec.kind) {
    case FieldKind::text: return text(spec);
    case FieldKind::sealed: return private_text();
    case FieldKind::word: return word(spec, command);
    case FieldKind::date: return words(today_.plus(dice_.between(-1, 20)).text());
    case FieldKind::time: return words(minute_of_day_text(dice_.below(24 * 60)));
    case FieldKind::amount:
      return words(std::to_string(dice_.between(0, command.code == "record_performance" ? 300 : 90000)) + ".50");
    case FieldKind::integer:
      if (spec.name == "candidate") return number(dice_.one_of(numbers_of<Relation>(file())));
      return Value::of(std::int64_t{dice_.between(1, 32)});
    case FieldKind::boolean: return truth(spec);
    case FieldKind::party: {
      auto const* filing = file().find<Filing>(instance);
      if (filing != nullptr && dice_.percent(85)) return number(filing->party);
      return number(dice_.one_of(numbers_of<Party>(file())));
    }
    case FieldKind::agreement: return number(agreement_for(instance));
    case FieldKind::claim: return number(dice_.one_of(open_claims()));
    case FieldKind::term: return number(term_for(instance));
    case FieldKind::guest: return number(dice_.one_of(numbers_of<Guest>(file())));
    case FieldKind::step: return Value::of(step_for(spec, instance));
    case FieldKind::person: return spec.name == "successor" ? colleague(instance) : person(command, instance);
    case FieldKind::organisation: return organisation(command);
    case FieldKind::record: return record(spec, command, instance);
    case FieldKind::fields: return Value::of(Value::Map{});
  }
  return {};
}

std::vector<int> Drawing::open_claims() {
  std::vector<int> list;
  for (auto const& row : file().all<Claim>())
    if ((row.settled_by == 0 && !row.dropped) || dice_.percent(5)) list.push_back(row.no);
  if (list.empty()) list.push_back(1);
  return list;
}

Value Drawing::record(FieldSpec const& spec, CommandSpec const& command, int instance) {
  Value whole = Value::of(Value::Map{});
  for (auto const& member : spec.record)
    if (member.required || dice_.percent(30)) whole.set(member.name, field(member, command, instance));
  return whole;
}

/// What two of those who take part owe each other, now and then in instalments.
Value Drawing::terms(FieldSpec const& spec, CommandSpec const& command, int instance) {
  Value::List items;
  auto const parties = parties_of(command, instance);
  for (int i = dice_.between(1, 2); i > 0 && parties.size() > 1; --i) {
    Value term = record(spec, command, instance);
    Value::Map sound;
    for (auto const& [name, value] : term.map())
      if (name != "every" && name != "times") sound.emplace_back(name, value);
    term = Value::of(std::move(sound));
    bool const first_owes = dice_.percent(50);
    term.set("debtor", number(parties[first_owes ? 0 : 1]));
    term.set("creditor", number(parties[first_owes ? 1 : 0]));
    if (dice_.percent(70)) term.set("amount", words(std::to_string(dice_.between(1, 900)) + ".50"));
    if (dice_.percent(70)) term.set("due", words(today_.plus(dice_.between(0, 20)).text()));
    if (dice_.percent(20) && term.find("due") != nullptr) {
      term.set("every", words("month"));
      term.set("times", Value::of(std::int64_t{dice_.between(1, 3)}));
    }
    items.push_back(std::move(term));
  }
  return Value::of(std::move(items));
}

/// Guardians sign for their minors; agents now and then, whatever their authority.
Value Drawing::agents() {
  Value::List items;
  for (auto const& row : file().all<Representative>()) {
    bool const may_settle = row.kind == "guardian" || row.kind == "legal_representative" || row.authority == "special";
    if (!dice_.percent(row.kind == "guardian" ? 92 : may_settle ? 25 : 4)) continue;
    Value signature;
    signature.set("party", number(row.party));
    signature.set("representative", Value::of(std::int64_t{dice_.percent(95) ? row.no : row.no + 1}));
    items.push_back(std::move(signature));
  }
  return Value::of(std::move(items));
}

Value Drawing::mediators(int instance) {
  Value::List items;
  auto people = people_of(organ_of(instance));
  if (people.empty() || dice_.percent(4)) people.emplace_back("jgm-chen");
  for (auto const& who : people) {
    Value entry;
    entry.set("person", symbol(who));
    entry.set("role", words(items.empty() ? "lead" : "co"));
    if (items.empty() ? dice_.percent(60) || who == people.back() : dice_.percent(40))
      items.push_back(std::move(entry));
  }
  return Value::of(std::move(items));
}

Value Drawing::word(FieldSpec const& spec, CommandSpec const& command) {
  if (command.code == "consent" && spec.name == "answer" && dice_.percent(85)) return words("given");
  if (command.code == "consent" && spec.name == "purpose" && dice_.percent(60)) return words("mediate");
  if (spec.vocabulary == "violation_kind" && dice_.percent(70)) return words("assault");
  if (command.code == "inform" && spec.name == "topic" && dice_.percent(50)) return words("remedies");
  if (!spec.words.empty())
    return words(spec.words[static_cast<std::size_t>(dice_.below(static_cast<int>(spec.words.size())))]);
  auto const& flow = life_.rulebook().flow();
  auto const& list = spec.vocabulary == "dispute_type"    ? flow.dispute_types
                     : spec.vocabulary == "source"        ? flow.sources
                     : spec.vocabulary == "level"         ? flow.levels
                     : spec.vocabulary == "flag"          ? flow.flags
                     : spec.vocabulary == "outlet"        ? flow.outlets
                     : spec.vocabulary == "outlet_result" ? flow.outlet_results
                                                          : flow.paper_types;
  if (spec.vocabulary == "flag" && dice_.percent(15)) return words("minor");
  return list.empty() || dice_.percent(1) ? words("unheard_of") : symbol(dice_.one_of(list));
}

Value Drawing::organisation(CommandSpec const& command) {
  auto const& registers = life_.rulebook().registers();
  if (dice_.percent(3)) return symbol(dice_.one_of(registers.organisations()).id);
  if (dice_.percent(1)) return words("nowhere");
  if (command.code == "report_danger") return words(dice_.one_of({"jgm-ps", "ddk-pb", "ddk-centre"}));
  if (command.code == "add_joint" || command.code == "warn") return words("jgm-ps");
  if (command.code == "hand_over") return words(dice_.one_of({"jgm-pmc", "xsc-pmc", "ddk-mc", "bq-vpmc"}));
  if (command.code == "apply_to_lawyers") return words(dice_.one_of({"ddk-law", "ddk-pls"}));
  if (command.code == "delegate") return words(dice_.one_of({"ddk-ic", "jgm-pmc", "ddk-centre"}));
  if (command.code == "offer_mediation" || command.code == "entrust_suit")
    return words(dice_.one_of({"ddk-court", "ddk-tribunal"}));
  if (command.code == "submit" || command.code == "report_suit" || command.code.view().starts_with("apply_conf"))
    return words(dice_.one_of({"ddk-court", "ddk-tribunal"}));
  if (command.code == "police_report") return words("jgm-ps");
  if (command.code == "extend_handling") return words("ddk-pb");
  Symbol const holder = file().version == 0 ? Symbol("jgm-pmc") : file().head().holder;
  Symbol const mediation("peoples_mediation");
  if (life_.rulebook().handles(mediation, holder, today_)) return symbol(holder);
  std::vector<Symbol> handling{holder};
  for (auto const& row : registers.organisations())
    if (life_.rulebook().handles(mediation, row.id, today_)) handling.push_back(row.id);
  return symbol(dice_.one_of(handling));
}

Value Drawing::person(CommandSpec const& command, int instance) {
  std::vector<Symbol> serving;
  for (auto const& row : file().all<Mediator>())
    if (row.instance == instance && !row.until) serving.push_back(row.person);
  // On the spot it is whoever came from the station.
  auto const there = people_of(organ_of(instance));
  if (command.code == "mediate_on_spot" && !there.empty()) return symbol(dice_.one_of(there));
  if (command.code == "add_joint" && dice_.percent(90)) return words("jgm-zhang");
  if (!serving.empty() && dice_.percent(93)) return symbol(dice_.one_of(serving));
  return dice_.percent(10) ? words("nobody") : symbol(dice_.one_of(life_.rulebook().registers().persons()).id);
}

Value Drawing::text(FieldSpec const& spec) {
  if (spec.name == "area") return words("500104003");
  if (spec.name == "on") return words(today_.text());
  if (spec.name == "digest") return words(digest_of("paper").hex());
  if (spec.name == "parent") return words("00000000-0000-7000-8000-000000000001");
  if (spec.name == "other" || spec.name == "into")
    return words(dice_.percent(4) ? file().id.uid
                                  : "00000000-0000-7000-8000-00000000000" + std::to_string(dice_.between(1, 4)));
  return words(dice_.one_of({"guest", "\xE5\xAE\xA2\xE4\xBA\xBA", "no. \"7\" \\ \n 8"}));
}

Value Drawing::private_text() {
  return Value::of("secret " + std::to_string(dice_.between(100000, 999999)) +
                   std::string(dice_.one_of({" 张三", " \"李四\"\n", ""})));
}

Value Drawing::truth(FieldSpec const& spec) {
  bool const rare = spec.name == "indispensable" || spec.name == "paper_asked" || spec.name == "oral";
  return Value::of(dice_.percent(rare ? 12 : spec.name == "declared" ? 50 : 88));
}

}  // namespace liandiao::tests
