#include "engine/decision/explain.hpp"

#include <algorithm>

#include "engine/decision/gates.hpp"
#include "engine/procedure/procedure.hpp"

namespace liandiao {
namespace {

Possibility::Answer answer_of(std::vector<Candidate> const& candidates) {
  auto best = Possibility::Answer::no;
  for (auto const& candidate : candidates) {
    if (!candidate.verdict.holds()) continue;
    if (candidate.verdict.on_entry.empty()) return Possibility::Answer::yes;
    best = Possibility::Answer::conditional;
  }
  return best;
}

Possibility probed(CaseFile const& file, Instance const& instance, Procedure const& procedure,
                   CommandSpec const& command, Actor const& actor, BusinessTime on, Instant now,
                   Rulebook const& rulebook) {
  Facts const facts{file, instance, actor, on, now, file.version + 1, rulebook};
  Possibility one;
  one.instance = command.opens ? 0 : instance.no;
  one.agreement = instance.agreement;
  one.procedure = procedure.code;
  one.state = instance.state;
  one.command = &command;
  one.candidates = procedure.probe(instance.state, command.code, facts).candidates;
  for (auto& candidate : one.candidates) ask_gates(command.code, facts, candidate.verdict);
  one.answer = answer_of(one.candidates);
  // Which organ an opening is for is not known before its fields are.
  Instance const* const where = command.opens ? nullptr : &instance;
  one.may_enter =
      command.opens
          ? role_enters(actor.role, command.by)
          : acting_as(file, where, command, actor.person, actor.organ, rulebook.registers(), on.day).has_value();
  return one;
}

/// What opens about one agreement is asked of each of them.
std::vector<int> subjects(CaseFile const& file, CommandSpec const& command) {
  std::vector<int> list;
  if (command.about_agreement)
    for (auto const& row : file.all<Agreement>()) list.push_back(row.no);
  return list.empty() ? std::vector<int>{0} : list;
}

}  // namespace

std::vector<Possibility> explain(CaseFile const& file, Actor const& actor, BusinessTime on, Instant now,
                                 Rulebook const& rulebook) {
  std::vector<Possibility> list;
  for (auto const& instance : file.all<Instance>()) {
    auto const* procedure = rulebook.catalogue().procedure(instance.procedure);
    if (procedure == nullptr) continue;
    for (auto const* command : procedure->commands)
      if (command->by != By::system && procedure->expects(instance.state, command->code))
        list.push_back(probed(file, instance, *procedure, *command, actor, on, now, rulebook));
  }
  Symbol const docket = file.docket().state;
  bool const put_away = docket == "closed" || docket == "archived";
  for (auto const& procedure : rulebook.catalogue().procedures) {
    if (procedure.code == "docket" || rulebook.flow().procedure(procedure.code) == nullptr) continue;
    for (auto const* command : procedure.commands) {
      if (!command->opens || command->by == By::system) continue;
      // Of a case put away only the parties' own way to a court is left.
      if (put_away && (procedure.resolving || command->by != By::party)) continue;
      for (int const agreement : subjects(file, *command)) {
        Instance const fresh =
            about_to_open(file.head().instances + 1, procedure, {Symbol(), Symbol(), agreement}, on, rulebook);
        list.push_back(probed(file, fresh, procedure, *command, actor, on, now, rulebook));
      }
    }
  }
  return list;
}

}  // namespace liandiao
