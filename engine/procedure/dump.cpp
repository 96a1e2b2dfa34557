#include <map>
#include <string>

#include "engine/procedure/procedure.hpp"

namespace liandiao {
namespace {

template <class List, class F>
std::string joined(List const& list, std::string_view separator, F&& text) {
  std::string out;
  for (auto const& item : list) {
    if (!out.empty()) out += separator;
    out += text(item);
  }
  return out;
}

std::string same(std::string_view text) { return std::string(text); }
std::string code_of(GuardInfo const& guard) { return std::string(guard.code); }

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

/// One labelled line under a rule, left out when there is nothing to say.
void append_line(std::string& out, std::string_view label, std::string const& text) {
  if (!text.empty()) out += "        " + padded(std::string(label), 9) + text + "\n";
}

void append_rule(std::string& out, RuleInfo const& rule) {
  out += padded(std::to_string(rule.id), 5) + padded(joined(rule.from, "|", same), 24) + " " +
         padded(std::string(rule.on), 20) + (rule.act ? " stays" : " -> " + std::string(rule.to)) + "\n";
  append_line(out, "does", joined(rule.effects, ", ", same));
  append_line(out, "raises", joined(rule.raises, ", ", same));
  append_line(out, "if", joined(rule.guards, ", ", code_of));
  append_line(out, "reports", joined(rule.reported, ", ", code_of));
}

/// Every guard the table names, once, with the article it comes from.
void append_articles(std::string& out, Procedure const& procedure) {
  std::map<std::string_view, std::string_view> articles;
  for (auto const& rule : procedure.rules) {
    for (auto const& guard : rule.guards) articles.emplace(guard.code, guard.article);
    for (auto const& guard : rule.reported) articles.emplace(guard.code, guard.article);
  }
  out += "\nguards\n";
  for (auto const& [code, article] : articles)
    out += "  " + padded(std::string(code), 32) + std::string(article) + "\n";
}

}  // namespace

std::string dump(Procedure const& procedure) {
  std::string out = procedure.code.str() + "\n\nstates\n";
  for (auto const& state : procedure.states)
    out += "  " + padded(state.code.str() + " ", 14) + std::string(word_of(state.kind)) + "\n";
  out += "\nrules\n";
  for (auto const& rule : procedure.rules)
    if (!rule.act) append_rule(out, rule);
  out += "\nacts\n";
  for (auto const& rule : procedure.rules)
    if (rule.act) append_rule(out, rule);
  append_articles(out, procedure);
  return out;
}

std::string chart(Procedure const& procedure) {
  std::string out = "stateDiagram-v2\n";
  for (auto const& rule : procedure.rules) {
    if (rule.act) continue;
    for (auto const from : rule.from) {
      out += "  " + (from == "unopened" ? std::string("[*]") : std::string(from)) + " --> " + std::string(rule.to) +
             ": " + std::to_string(rule.id) + " " + std::string(rule.on) + "\n";
    }
  }
  for (auto const& state : procedure.states)
    if (state.kind == StateKind::final) out += "  " + state.code.str() + " --> [*]\n";
  return out;
}

}  // namespace liandiao
