#include <ostream>
#include <sstream>

#include "adapters/yaml/yaml.hpp"
#include "tools/liandiao/authored_files.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

struct Sum {
  std::size_t refused = 0;
  std::size_t moved = 0;
};

Sum sum_of(SimulatedCases const& all) {
  Sum sum;
  for (auto const& one : all.differing) {
    sum.refused += one.simulated.refused.size();
    for (auto const& deadline : one.simulated.deadlines) sum.moved += deadline.moved() ? 1 : 0;
  }
  return sum;
}

/// One case: its number, then a line for everything that would have gone otherwise.
class CaseBlock {
 public:
  CaseBlock(std::ostream& out, Voice const& voice) : out_(out), voice_(voice) {}

  void tell(SimulatedCase const& one) {
    out_ << (one.ledger_no.empty() ? one.id.uid : one.ledger_no) << "\n";
    for (auto const& step : one.simulated.refused) tell(step);
    for (auto const& step : one.simulated.diverted) tell(step);
    for (auto const& breach : one.simulated.breaches) tell(breach);
    for (auto const& deadline : one.simulated.deadlines) tell(deadline);
    for (auto const& duty : one.simulated.duties) tell(duty);
  }

 private:
  void line(std::string_view key, Params const& with) { out_ << "  " << voice_.text(key, with) << "\n"; }

  void tell(Simulated::Refused const& step) {
    line(step.by_the_flow_alone ? "simulated_refused_by_flow" : "simulated_refused",
         {{"seq", std::to_string(step.seq)},
          {"command", voice_.word("command", step.command)},
          {"day", step.on.day.text()}});
    std::istringstream lines(refusal_text(step.refusal, voice_));
    for (std::string text; std::getline(lines, text);) out_ << "    " << text << "\n";
  }

  std::string course(Simulated::Course const& course, Symbol procedure) const {
    std::string const to = course.to ? voice_.state(procedure, course.to) : voice_.text("no_move");
    return voice_.text(course.rule == 0 ? "simulated_not_at_all" : "simulated_course",
                       {{"rule", std::to_string(course.rule)}, {"to", to}});
  }

  void tell(Simulated::Diverted const& step) {
    line(step.seq == 0 ? "simulated_follows_lapse" : "simulated_diverted",
         {{"seq", std::to_string(step.seq)},
          {"command", voice_.word("command", step.command)},
          {"instance", voice_.instance(step.procedure, step.instance)},
          {"was", course(step.was, step.procedure)},
          {"now", course(step.now, step.procedure)}});
  }

  void tell(Simulated::Breach const& breach) {
    line(breach.now ? "simulated_breach" : "simulated_no_breach",
         {{"seq", std::to_string(breach.seq)},
          {"command", voice_.word("command", breach.command)},
          {"sentence", voice_.fact_sentence(breach.row.guard.view(), {breach.row.fact})},
          {"article", breach.row.article.str()}});
  }

  std::string end(std::optional<Date> due, Symbol mark) const {
    if (!mark) return voice_.text("simulated_no_clock");
    return (due ? due->text() + " " : "") + voice_.word("mark", mark);
  }

  void tell(Simulated::Deadline const& deadline) {
    std::string const agreement =
        deadline.agreement == 0 ? "" : voice_.text("of_agreement", {{"no", std::to_string(deadline.agreement)}});
    line("simulated_deadline", {{"clock", voice_.word("clock", deadline.clock) + agreement},
                                {"instance", voice_.instance(deadline.procedure, deadline.instance)},
                                {"from", end(deadline.from, deadline.was)},
                                {"to", end(deadline.to, deadline.now)}});
  }

  void tell(Simulated::OtherDuty const& duty) {
    line(duty.now ? "simulated_duty" : "simulated_no_duty",
         {{"duty", voice_.word("duty", duty.row.duty)},
          {"instance", voice_.instance(duty.procedure, duty.row.instance)},
          {"organ", voice_.organ(duty.row.organ)}});
  }

  std::ostream& out_;
  Voice const& voice_;
};

Value course_value(Simulated::Course const& course) {
  if (course.rule == 0) return Value();
  return object({{"rule", json(course.rule)}, {"to", json(course.to)}});
}

Value diverted_value(Simulated::Diverted const& step) {
  return object({{"seq", json(step.seq)},
                 {"instance", json(step.instance)},
                 {"procedure", json(step.procedure)},
                 {"command", json(step.command)},
                 {"was", course_value(step.was)},
                 {"now", course_value(step.now)}});
}

Value deadline_value(Simulated::Deadline const& deadline) {
  return object({{"instance", json(deadline.instance)},
                 {"procedure", json(deadline.procedure)},
                 {"clock", json(deadline.clock)},
                 {"agreement", json(deadline.agreement)},
                 {"term", json(deadline.term)},
                 {"from", json(deadline.from)},
                 {"to", json(deadline.to)},
                 {"was", json(deadline.was)},
                 {"now", json(deadline.now)},
                 {"moved", json(deadline.moved())}});
}

Value case_value(SimulatedCase const& one, Voice const& voice) {
  auto const& simulated = one.simulated;
  return object({{"uid", json(one.id.uid)},
                 {"ledger_no", json(one.ledger_no)},
                 {"refused", list_of_values(simulated.refused,
                                            [&](Simulated::Refused const& step) {
                                              Value value =
                                                  object({{"seq", json(step.seq)},
                                                          {"command", json(step.command)},
                                                          {"on", json(step.on.text())},
                                                          {"by_the_flow_alone", json(step.by_the_flow_alone)}});
                                              auto const refusal = refusal_value(step.refusal, voice);
                                              for (auto const& [name, part] : refusal.map()) value.set(name, part);
                                              return value;
                                            })},
                 {"diverted", list_of_values(simulated.diverted, diverted_value)},
                 {"irregularities", list_of_values(simulated.breaches,
                                                   [&](Simulated::Breach const& breach) {
                                                     return object({{"seq", json(breach.seq)},
                                                                    {"command", json(breach.command)},
                                                                    {"guard", json(breach.row.guard)},
                                                                    {"article", json(breach.row.article)},
                                                                    {"fact", json(breach.row.fact)},
                                                                    {"now", json(breach.now)}});
                                                   })},
                 {"clocks", list_of_values(simulated.deadlines, deadline_value)},
                 {"duties", list_of_values(simulated.duties, [](Simulated::OtherDuty const& duty) {
                    return object({{"duty", json(duty.row.duty)},
                                   {"instance", json(duty.row.instance)},
                                   {"subject", json(duty.row.subject)},
                                   {"now", json(duty.now)}});
                  })}});
}

/// The file an option names, read; nothing when it is not given.
Result<std::optional<Value>> file_option(Asked const& asked, std::string_view option) {
  auto const path = asked.option(option);
  if (!path) return std::optional<Value>();
  auto value = read_yaml_file(*path);
  if (!value) return passed_on(value);
  return std::optional(std::move(*value));
}

}  // namespace

Exit simulate(Talk& talk) {
  auto const flow = file_option(talk.asked, "flow");
  if (!flow) return talk.refuse(flow.error());
  auto const calendar = file_option(talk.asked, "calendar");
  if (!calendar) return talk.refuse(calendar.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  std::vector<Finding> findings;
  auto const all = (*place)->desk().simulate(talk.asked.operand("REF"), *flow ? &**flow : nullptr,
                                             *calendar ? &**calendar : nullptr, findings);
  if (!findings.empty()) return report(talk, talk.asked.option("flow").value_or(""), findings);
  if (!all) return talk.refuse(all.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  auto const sum = sum_of(*all);
  if (talk.json)
    return talk.done(object({{"cases", json(all->cases)},
                             {"differ", json(static_cast<std::int64_t>(all->differing.size()))},
                             {"refused", json(static_cast<std::int64_t>(sum.refused))},
                             {"moved", json(static_cast<std::int64_t>(sum.moved))},
                             {"differing", list_of_values(all->differing, [&](SimulatedCase const& one) {
                                return case_value(one, voice);
                              })}}));
  CaseBlock block(talk.out, voice);
  for (auto const& one : all->differing) {
    block.tell(one);
    talk.out << "\n";
  }
  talk.out << voice.text("simulated", {{"cases", std::to_string(all->cases)},
                                       {"differ", std::to_string(all->differing.size())},
                                       {"refused", std::to_string(sum.refused)},
                                       {"moved", std::to_string(sum.moved)}})
           << "\n";
  return Exit::done;
}

}  // namespace liandiao::door
