#include "tools/liandiao/possibilities.hpp"

#include <algorithm>
#include <set>

#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/talk.hpp"

namespace liandiao::door {
namespace {

bool possible(Possibility const& one) { return one.may_enter && one.answer != Possibility::Answer::no; }

std::string_view word_of(Possibility const& one) {
  if (!one.may_enter) return "not_yours";
  if (one.answer == Possibility::Answer::yes) return "yes";
  return one.answer == Possibility::Answer::conditional ? "conditional" : "no";
}

std::string where(Possibility const& one, Voice const& voice) {
  if (one.instance == 0 && one.agreement != 0)
    return voice.text("new_instance_about", {{"procedure", voice.word("procedure", one.procedure)},
                                             {"agreement", std::to_string(one.agreement)}});
  if (one.instance == 0) return voice.text("new_instance", {{"procedure", voice.word("procedure", one.procedure)}});
  return voice.text("instance_in_state", {{"instance", voice.instance(one.procedure, one.instance)},
                                          {"state", voice.state(one.procedure, one.state)}});
}

/// The rule that is nearest to answering.
Candidate const* nearest(Possibility const& one) {
  auto const least = std::min_element(one.candidates.begin(), one.candidates.end(), [](auto const& a, auto const& b) {
    return a.verdict.missing.size() < b.verdict.missing.size();
  });
  return least == one.candidates.end() ? nullptr : &*least;
}

std::string why_not(Possibility const& one, Voice const& voice) {
  if (one.answer != Possibility::Answer::no) return voice.text("not_your_post");
  auto const* candidate = nearest(one);
  auto const lacking = candidate == nullptr ? std::vector<Voice::Lacking>{} : voice.lacking(candidate->verdict.missing);
  if (lacking.empty()) return {};
  std::string const more =
      lacking.size() > 1 ? voice.text("and_more", {{"count", std::to_string(lacking.size() - 1)}}) : std::string();
  return lacking.front().sentence + more;
}

/// One heading for each instance, its commands below.
template <class F>
void grouped(Columns& columns, std::vector<Possibility> const& can, bool wanted, Voice const& voice, F&& row) {
  std::string heading;
  for (auto const& one : can) {
    if (possible(one) != wanted) continue;
    auto const now = where(one, voice);
    if (now != heading) columns.line("  " + now);
    heading = now;
    row(one);
  }
}

std::set<std::string_view> conditions(Candidate const& candidate) {
  std::set<std::string_view> codes;
  for (auto const& guard : candidate.verdict.on_entry) codes.insert(guard.code);
  return codes;
}

}  // namespace

void list_possible(Columns& columns, std::vector<Possibility> const& can, Voice const& voice) {
  grouped(columns, can, true, voice, [&](Possibility const& one) {
    bool const conditional = one.answer == Possibility::Answer::conditional;
    columns.row({one.command->code.str(), voice.word("command", one.command->code),
                 conditional ? voice.text("depends_on_entry") : ""});
  });
}

void list_impossible(Columns& columns, std::vector<Possibility> const& can, Voice const& voice) {
  grouped(columns, can, false, voice, [&](Possibility const& one) {
    columns.row({one.command->code.str(), voice.word("command", one.command->code), why_not(one, voice)});
  });
}

std::string possibility_text(Possibility const& one, Voice const& voice) {
  std::string out = voice.text("can_" + std::string(word_of(one)),
                               {{"command", voice.command(one.command->code)}, {"where", where(one, voice)}}) +
                    "\n";
  Columns columns(2);
  for (auto const& candidate : one.candidates) {
    std::string const to = candidate.to ? voice.state(one.procedure, candidate.to) : voice.text("no_move");
    columns.line("  " + voice.text("candidate_to", {{"rule", std::to_string(candidate.rule)}, {"to", to}}));
    for (auto const& lack : voice.lacking(candidate.verdict.missing))
      columns.row({"  ✗ " + lack.sentence, voice.article(lack.guard.article), supplied_by(lack.guard, voice)});
    for (auto const code : conditions(candidate)) {
      auto const guard = std::find_if(candidate.verdict.on_entry.begin(), candidate.verdict.on_entry.end(),
                                      [&](GuardInfo const& info) { return info.code == code; });
      columns.row({"  ? " + voice.demand(code), voice.article(guard->article)});
    }
    for (auto const& lack : voice.lacking(candidate.verdict.irregular))
      columns.row({"  ! " + lack.sentence, voice.article(lack.guard.article), voice.text("would_be_irregular")});
  }
  return out + columns.text();
}

Value possibility_value(Possibility const& one, Voice const& voice) {
  bool const no = one.answer == Possibility::Answer::no;
  bool const yes = one.answer == Possibility::Answer::yes;
  return object({{"instance", json(one.instance)},
                 {"agreement", json(one.agreement)},
                 {"procedure", json(one.procedure)},
                 {"state", json(one.state)},
                 {"command", json(one.command->code)},
                 {"answer", json(no    ? "no"
                                 : yes ? "yes"
                                       : "conditional")},
                 {"may_enter", json(one.may_enter)},
                 {"candidates", list_of_values(one.candidates, [&](Candidate const& candidate) {
                    return object(
                        {{"rule", json(candidate.rule)},
                         {"to", json(candidate.to)},
                         {"missing", missing_value(candidate.verdict.missing, voice)},
                         {"irregular", missing_value(candidate.verdict.irregular, voice)},
                         {"conditions", list_of_values(candidate.verdict.on_entry, [&](GuardInfo const& info) {
                            return object({{"guard", json(info.code)},
                                           {"article", json(info.article)},
                                           {"sentence", json(voice.demand(info.code))}});
                          })}});
                  })}});
}

}  // namespace liandiao::door
