// What the words with a dollar sign in data/lives.yaml, and those in angle brackets, stand for.
#include <stdexcept>

#include "tests/district/telling.hpp"

namespace liandiao::district {
namespace {

Value text(std::string word) { return Value::of(std::move(word), {}, true); }
Value symbol(Symbol word) { return text(word.str()); }

Value list_of(std::vector<int> const& numbers) {
  Value::List list;
  for (int const number : numbers) list.push_back(Value::of(std::int64_t{number}));
  return Value::of(std::move(list));
}

/// Organs and people of the cast, by what data/lives.yaml calls them.
struct Named {
  std::string_view organ, person, role;
};
constexpr std::array<Named, 8> named{{{"organ", "mediator", "mediator"},
                                      {"upper", "superior", "upper"},
                                      {"station", "officer", "station"},
                                      {"next", "neighbour", "next"},
                                      {"court", "judge", "court"},
                                      {"agency", "clerk", "agency"},
                                      {"room", "counsel", "lawyer"},
                                      {"body", "delegate", "body"}}};

}  // namespace

Value Telling::filled(Value const& value) {
  switch (value.kind()) {
    case Value::Kind::map: {
      Value map = Value::of(Value::Map{});
      for (auto const& [key, inner] : value.map()) map.set(key, filled(inner));
      return map;
    }
    case Value::Kind::list: {
      Value::List list;
      for (auto const& inner : value.list()) list.push_back(filled(inner));
      return Value::of(std::move(list));
    }
    case Value::Kind::text: {
      auto const& written = value.text();
      if (written.find('$') == std::string::npos) return value;
      return written[0] == '$' ? word_for(std::string_view(written).substr(1)) : text(text_with(written));
    }
    default: return value;
  }
}

Value Telling::parties_but(std::string_view side) const {
  std::vector<int> numbers;
  for (auto const& row : file_.all<Party>())
    if (row.side != side) numbers.push_back(row.no);
  return list_of(numbers);
}

Value Telling::word_for(std::string_view name) {
  for (auto const& [organ, person, role] : named) {
    if (name == organ) return symbol(cast_.find(role)->second.first->organ);
    if (name == person) return symbol(cast_.find(role)->second.second.person);
  }
  auto const& words = sources_.sentences;
  if (name == "all") return parties_but("");
  if (name == "claimants") return parties_but("respondent");
  if (name == "others") return parties_but("claimant");
  if (name == "respondent") return parties_but("claimant").list().front();
  if (name == "type") return symbol(begins_.dispute->type);
  if (name == "level") return text(file_.head().level ? file_.head().level.str() : "L1");
  if (name == "agreement") return Value::of(std::int64_t{file_.head().agreements});
  if (name == "planned") return Value::of(file_.all<PlannedSession>().back().seq);
  if (name == "day") return text(day_.text());
  if (name.starts_with("day+")) return text(day_.plus(std::stoi(std::string(name.substr(4)))).text());
  if (name == "terms") return terms();
  if (name == "content") return text(draw_.one_of(begins_.dispute->terms) + "，双方再无其他争议");
  if (name == "place") return text(draw_.one_of(words.places));
  if (name == "elsewhere") return text(draw_.one_of(words.elsewhere));
  if (name == "reason") return text(draw_.one_of(words.reasons));
  if (name == "remark") return text(draw_.one_of(words.remarks));
  if (name == "finding") return text(draw_.one_of(words.findings));
  if (name == "visit") return text(draw_.one_of(words.visits));
  if (name == "proof") return text(draw_.one_of(words.proofs));
  if (name == "gaps") return text(draw_.one_of(words.gaps));
  if (name == "account") return text(draw_.one_of(words.accounts));
  throw std::runtime_error("nothing is called $" + std::string(name));
}

std::string Telling::text_with(std::string const& written) {
  std::string filled = written;
  for (auto const& [word, stands_for] : {std::pair<std::string_view, std::string>{"$year", std::to_string(day_.year())},
                                         {"$n", std::to_string(begins_.number)}})
    for (auto at = filled.find(word); at != std::string::npos; at = filled.find(word))
      filled.replace(at, word.size(), stands_for);
  return filled;
}

/// Around what is usual for such a dispute, now and then far above.
std::string Telling::money() {
  int const usual = begins_.dispute->sum;
  int const amount = usual / 4 + draw_.skewed(0, usual * 2) + (draw_.percent(3) ? usual * draw_.between(2, 30) : 0);
  return std::to_string(amount / 10 * 10);
}

std::string Telling::sentence(std::string const& written) {
  auto const& people = sources_.people;
  std::string told;
  for (std::size_t at = 0; at < written.size();) {
    if (written[at] != '<') {
      told += written[at++];
      continue;
    }
    auto const end = written.find('>', at);
    auto const word = std::string_view(written).substr(at + 1, end - at - 1);
    at = end + 1;
    if (word == "road")
      told += draw_.one_of(people.roads);
    else if (word == "estate")
      told += draw_.one_of(people.estates);
    else if (word == "village")
      told += draw_.one_of(people.villages);
    else if (word == "money")
      told += money();
    else if (word == "days")
      told += std::to_string(2 + draw_.skewed(0, 200));
    else
      told += draw_.one_of(sources_.disputes.mixed_in.find(word)->second);
  }
  return told;
}

/// What is owed: at once, by a day, in instalments, or whenever it is asked for.
Value Telling::terms() {
  Value term = Value::of(Value::Map{});
  auto const others = parties_but("claimant");
  term.set("debtor", others.list().front());
  term.set("creditor", Value::of(std::int64_t{1}));
  term.set("obligation", text(draw_.one_of(begins_.dispute->terms)));
  if (draw_.percent(80)) term.set("amount", text(money() + ".00"));
  if (draw_.percent(85)) term.set("due", text(day_.plus(draw_.skewed(0, 75)).text()));
  if (term.find("due") != nullptr && draw_.percent(9)) {
    term.set("every", text("month"));
    term.set("times", Value::of(std::int64_t{2 + draw_.skewed(0, 22)}));
  }
  return Value::of(Value::List{std::move(term)});
}

}  // namespace liandiao::district
