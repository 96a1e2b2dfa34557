#include <algorithm>
#include <ostream>

#include "tools/liandiao/case_choice.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

using What = ReassignmentAsked::What;

Result<ReassignmentAsked> reassignment_asked(Talk const& talk) {
  ReassignmentAsked asked;
  for (auto const& [option, member] :
       {std::pair("from", &ReassignmentAsked::from), std::pair("to", &ReassignmentAsked::to)}) {
    auto const value = talk.asked.option(option).value_or("");
    if (value.empty()) return fail(Code::invalid_input, "option_missing", {{"option", std::string("--") + option}});
    asked.*member = Symbol(value);
  }
  bool const rehearsal = talk.asked.has("dry-run");
  bool const back = talk.asked.has("undo");
  if (rehearsal && back) return fail(Code::invalid_input, "migrate_one_thing");
  asked.what = rehearsal ? What::rehearse : back ? What::take_back : What::hand_over;
  asked.reason = talk.asked.option("reason").value_or("");
  for (auto const& text : talk.asked.every("only"))
    if (auto result = read_choice(text, asked.only); !result) return passed_on(result);
  auto const who = talk.actor();
  if (!who) return tl::unexpected<Error>(who.error());
  asked.by = who->person;
  asked.by_organ = who->organ;
  return asked;
}

std::string_view course_of(Reassigned const& one, What what) {
  if (!one.done) return what == What::take_back ? "not_taken_back" : "stays";
  return what == What::rehearse ? "would_pass" : what == What::take_back ? "taken_back" : "passed";
}

std::vector<std::string> reasons_of(Reassigned const& one, Voice const& voice) {
  std::vector<std::string> reasons;
  if (!one.refusal) return reasons;
  for (auto const& candidate : one.refusal->candidates)
    for (auto const& lacking : voice.lacking(candidate.verdict.missing)) reasons.push_back(lacking.sentence);
  if (reasons.empty()) reasons.push_back(voice.sentence(one.refusal->error, one.procedure));
  return reasons;
}

Value attempt_value(Reassigned const& one, What what, Voice const& voice) {
  return object(
      {{"uid", json(one.id.uid)},
       {"ledger_no", json(one.ledger_no)},
       {"instance", json(std::int64_t{one.instance})},
       {"procedure", json(one.procedure)},
       {"course", json(course_of(one, what))},
       {"reasons", list_of_values(reasons_of(one, voice), [](std::string const& text) { return json(text); })}});
}

}  // namespace

Exit reassign_desk(Talk& talk) {
  auto const asked = reassignment_asked(talk);
  if (!asked) return talk.refuse(asked.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const passed = (*place)->desk().reassign(*asked);
  if (!passed) return talk.refuse(passed.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  bool const all =
      std::all_of(passed->attempts.begin(), passed->attempts.end(), [](Reassigned const& one) { return one.done; });
  Exit const exit = all ? Exit::done : Exit::refused;
  if (talk.json) {
    talk.done(object({{"from", json(asked->from)},
                      {"to", json(asked->to)},
                      {"attempts", list_of_values(passed->attempts, [&](Reassigned const& one) {
                         return attempt_value(one, asked->what, voice);
                       })}}));
    return exit;
  }
  talk.out << voice.text("reassign_heading", {{"from", voice.person(asked->from)},
                                              {"to", voice.person(asked->to)},
                                              {"count", std::to_string(passed->attempts.size())}})
           << "\n";
  for (auto const& one : passed->attempts) {
    talk.out << "  " << one.ledger_no << "  " << voice.instance(one.procedure, one.instance) << "  "
             << voice.word("reassign_course", Symbol(course_of(one, asked->what))) << "\n";
    for (auto const& reason : reasons_of(one, voice)) talk.out << "    ! " << reason << "\n";
  }
  return exit;
}

}  // namespace liandiao::door
