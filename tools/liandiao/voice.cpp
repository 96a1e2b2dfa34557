#include "tools/liandiao/voice.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>

namespace liandiao::door {
namespace {

std::string_view first_of(std::string_view fact) { return fact.substr(0, fact.find('/')); }
std::string_view last_of(std::string_view fact) {
  auto const slash = fact.rfind('/');
  return slash == std::string_view::npos ? fact : fact.substr(slash + 1);
}

std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> list;
  for (std::size_t from = 0; from <= text.size();) {
    auto const end = std::min(text.find(separator, from), text.size());
    list.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return list;
}

/// How many letters were mistyped; two exchanged ones are one slip.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      std::size_t const same = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + same});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return cost.back().back();
}

bool about_a_file(std::string_view key) {
  return key.starts_with("flow_") || key.starts_with("registers_") || key.starts_with("calendar_") ||
         key.starts_with("receiver_");
}

}  // namespace

std::string Voice::organ(Symbol id) const {
  auto const* found = registers_ == nullptr ? nullptr : registers_->organisation(id);
  return found == nullptr ? id.str() : found->name;
}

std::string Voice::person(Symbol id) const {
  auto const* found = registers_ == nullptr ? nullptr : registers_->person(id);
  if (id == "system") return labels_->word("role", id);
  return found == nullptr ? id.str() : found->name;
}

std::string Voice::whose(Symbol id) const {
  if (registers_ != nullptr && registers_->person(id) != nullptr) return person(id);
  if (registers_ != nullptr && registers_->organisation(id) != nullptr) return organ(id);
  return article(id.view());
}

std::string Voice::state(Symbol procedure, Symbol state) const {
  return labels_->word("state." + procedure.str(), state);
}

std::string Voice::command(Symbol code) const {
  return text("command_with_code", {{"label", labels_->word("command", code)}, {"code", code.str()}});
}

std::string Voice::instance(Symbol procedure, int no) const {
  return text("instance", {{"procedure", labels_->word("procedure", procedure)}, {"no", std::to_string(no)}});
}

std::string Voice::variant(Symbol variant) const {
  if (variant.empty() || variant == "general") return {};
  for (std::string_view const section : {"outlet", "variant"})
    if (labels_->find(section, variant.view()) != nullptr) return word(section, variant);
  return word("regime", variant);
}

std::string Voice::procedure(Symbol procedure, Symbol variant) const {
  std::string const under = this->variant(variant);
  return word("procedure", procedure) + (under.empty() ? under : text("in_brackets", {{"text", under}}));
}

std::string Voice::party(int no) const { return text("party", {{"no", std::to_string(no)}}); }

std::string Voice::parties(std::vector<int> const& numbers) const {
  // Of a group of a hundred one reads where the numbers run from and to.
  constexpr int shortest_run = 5;
  std::vector<std::string> items;
  items.reserve(numbers.size());
  for (std::size_t first = 0; first < numbers.size();) {
    std::size_t after = first + 1;
    while (after < numbers.size() && numbers[after] == numbers[after - 1] + 1) ++after;
    bool const told_as_run = after - first >= shortest_run;
    std::size_t const singly = told_as_run ? first : after;
    for (std::size_t at = first; at < singly; ++at) items.push_back(std::to_string(numbers[at]));
    if (told_as_run) items.push_back(std::to_string(numbers[first]) + "–" + std::to_string(numbers[after - 1]));
    first = after;
  }
  return text("party", {{"no", joined(items)}});
}

std::string Voice::article(std::string_view article) const {
  constexpr std::string_view flow = "flow";
  auto const at = article.rfind(flow);
  bool const begins = at == 0 || (at != std::string_view::npos && article[at - 1] == ' ');
  bool const ends = at + flow.size() == article.size() || article.substr(at + flow.size()).starts_with(' ');
  if (at == std::string_view::npos || !begins || !ends) return std::string(article);
  return std::string(article.substr(0, at)) + text("by_the_flow") + std::string(article.substr(at + flow.size()));
}

std::string Voice::joined(std::vector<std::string> const& items) const {
  std::string out;
  for (auto const& item : items) out += (out.empty() ? "" : text("comma")) + item;
  return out;
}

std::string Voice::one_of(std::string_view section, std::vector<Symbol> const& words) const {
  std::string out;
  for (auto const one : words) out += (out.empty() ? "" : text("or")) + word(section, one);
  return out;
}

std::string Voice::dossier(std::string_view fact) const {
  auto const at = fact.find('@');
  if (at == std::string_view::npos) return std::string(fact);
  return instance(Symbol(fact.substr(0, at)), std::atoi(std::string(fact.substr(at + 1)).c_str()));
}

std::string Voice::papers(std::string_view fact) const {
  std::vector<Symbol> types;
  for (auto const& type : pieces(fact, '|')) types.emplace_back(type);
  return one_of("paper_type", types);
}

std::string Voice::organs(std::string_view listed) const {
  std::vector<std::string> names;
  for (auto const& id : pieces(listed, ',')) names.push_back(organ(Symbol(id)));
  return joined(names);
}

std::string Voice::sentence(Error const& error, Symbol procedure) const {
  auto const* const sentence = labels_->find("errors", error.key);
  if (sentence == nullptr) return error.plain();
  Params with = error.with;
  bool const placed = sentence->find("{line}") != std::string::npos;
  std::string place;
  for (auto& [name, value] : with) {
    if (about_a_file(error.key)) break;
    if (name == "command") value = command(Symbol(value));
    if (name == "state") value = state(procedure, Symbol(value));
    if (name == "unit") value = labels_->word("unit", value);
    if (name == "kind") value = labels_->word("revision_kind", value);
    if (name == "organ" && !value.empty()) value = organ(Symbol(value));
    if (name == "organs") value = organs(value);
  }
  std::string said = filled(*sentence, with);
  auto const has = [&](std::string_view name) {
    return std::any_of(with.begin(), with.end(),
                       [&](auto const& one) { return one.first == name && !one.second.empty(); });
  };
  if (!placed && has("line")) said += text("at_place", with);
  if (has("near")) said += text("near", with);
  return said;
}

std::string Voice::fact_sentence(std::string_view guard, std::vector<std::string> const& facts) const {
  std::vector<std::string> first, last, whole;
  for (auto const& fact : facts) {
    if (fact.empty()) continue;
    first.emplace_back(first_of(fact));
    last.emplace_back(last_of(fact));
    whole.push_back(fact);
  }
  // What all facts share is said once.
  if (std::adjacent_find(first.begin(), first.end(), std::not_equal_to<>()) == first.end() && !first.empty())
    first.resize(1);
  std::string const bare = std::string(guard) + "_none";
  auto const* sentence = whole.empty() ? labels_->find("guard", bare) : nullptr;
  if (sentence == nullptr) sentence = labels_->find("guard", guard);
  if (sentence == nullptr) return std::string(guard) + (whole.empty() ? "" : ": " + joined(whole));
  auto const special = [&](std::string const& word) {
    bool const number = word.find_first_not_of("0123456789") == std::string::npos;
    return number ? text("party", {{"no", word}}) : labels_->word("special", word);
  };
  auto const labelled = [&](std::initializer_list<std::string_view> sections, std::string const& word) {
    for (auto const section : sections)
      if (auto const* label = labels_->find(section, word)) return *label;
    return word;
  };
  auto const named = [&](std::vector<std::string> items, auto&& name) {
    for (auto& item : items) item = name(item);
    return joined(items);
  };
  Params const with{
      {"fact", joined(whole)},
      {"first", joined(first)},
      {"party", text("party", {{"no", joined(last)}})},
      {"instance", text("instance_no", {{"no", joined(first)}})},
      {"organ", named(first, [&](std::string const& id) { return organ(Symbol(id)); })},
      {"person", named(first, [&](std::string const& id) { return person(Symbol(id)); })},
      {"paper", named(first, [&](std::string const& word) { return labels_->word("paper_type", word); })},
      {"papers", named(last, [&](std::string const& words) { return papers(words); })},
      {"dossier", named(first, [&](std::string const& word) { return dossier(word); })},
      {"topic", named(first, [&](std::string const& word) { return labels_->word("topic", word); })},
      {"clock", named(first, [&](std::string const& word) { return labels_->word("clock", word); })},
      {"role", named(first, [&](std::string const& word) { return labels_->word("role", word); })},
      {"ground", named(first, [&](std::string const& word) { return labels_->word("filing_refusal", word); })},
      {"about", named(first,
                      [&](std::string const& word) {
                        return labelled({"dispute_type", "flag"}, word);
                      })},
      {"result", named(first, [&](std::string const& word) { return labelled({"outlet_result"}, word); })},
      {"regime", named(first,
                       [&](std::string const& word) {
                         return labelled({"regime", "outlet"}, word);
                       })},
      {"special", named(first, [&](std::string const& word) { return special(word); })},
  };
  return filled(*sentence, with);
}

std::vector<Voice::Lacking> Voice::lacking(std::vector<Missing> const& missing) const {
  std::vector<Lacking> list;
  std::vector<std::string_view> beginnings;
  for (auto const& one : missing) {
    // Facts of two halves are one sentence only where their first half is the same.
    auto const beginning = one.fact.find('/') == std::string::npos ? std::string_view() : first_of(one.fact);
    bool taken = false;
    for (std::size_t i = 0; i < list.size() && !taken; ++i) {
      if (list[i].guard.code != one.guard.code || beginnings[i] != beginning) continue;
      list[i].facts.push_back(one.fact);
      taken = true;
    }
    if (taken) continue;
    list.push_back({one.guard, {one.fact}, ""});
    beginnings.push_back(beginning);
  }
  for (auto& one : list) one.sentence = fact_sentence(one.guard.code, one.facts);
  return list;
}

std::vector<std::string> near_to(std::string_view word, std::vector<std::string> const& known) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (auto const& one : known) {
    bool const begins =
        word.size() >= 3 && (one.starts_with(word) || one.find("_" + std::string(word)) != std::string::npos);
    auto const far = begins ? 1 : distance(word, one);
    if (far <= std::max<std::size_t>(1, word.size() / 3)) found.emplace_back(far, one);
  }
  std::sort(found.begin(), found.end());
  constexpr std::size_t enough = 3;
  if (found.size() > enough) found.resize(enough);
  std::vector<std::string> names;
  names.reserve(found.size());
  for (auto& [far, name] : found) names.push_back(std::move(name));
  return names;
}

}  // namespace liandiao::door
