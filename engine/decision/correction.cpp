#include "engine/decision/correction.hpp"

#include <algorithm>

#include "engine/decision/history.hpp"
#include "engine/decision/references.hpp"

namespace liandiao {
namespace {

/// The numbers an event gave to what it opened, by which later steps name it.
std::vector<std::pair<std::string_view, int>> numbers_given(Event const& event) {
  std::vector<std::pair<std::string_view, int>> numbers;
  for (auto const& change : event.changes)
    if (change.kind == Change::Kind::opened)
      std::visit(
          [&]<class P>(P const& part) {
            if constexpr (std::is_same_v<decltype(part.key()), std::tuple<int>> && requires { part.no; })
              numbers.emplace_back(P::code, part.no);
          },
          change.part);
  return numbers;
}

bool same_decision(std::vector<Step> const& steps, std::vector<Event> const& events, std::int64_t seq, bool replaced) {
  std::size_t expected = 0;
  for (auto const& event : events) expected += root_cause(events, event) == seq ? 1 : 0;
  if (steps.size() != expected) return false;
  auto const& stored = events[static_cast<std::size_t>(seq - 1)];
  auto const& again = steps.front().event;
  return replaced || (again.rule == stored.rule && numbers_given(again) == numbers_given(stored));
}

tl::unexpected<Refusal> refused(Code code, std::string key, Params with) {
  return tl::unexpected<Refusal>(Refusal{Error{code, std::move(key), std::move(with)}, 1, Symbol("docket"), {}, {}});
}

std::string listed(std::vector<std::int64_t> const& steps) {
  std::string text;
  for (auto const step : steps) text += (text.empty() ? "" : ", ") + std::to_string(step);
  return text;
}

/// Whether this step may be corrected at all.
std::optional<Error> cannot_correct(std::vector<Event> const& events, HistoryReading const& reading, std::int64_t step,
                                    bool annulling) {
  auto const& event = events[static_cast<std::size_t>(step - 1)];
  Params const with{{"value", std::to_string(step)}, {"cause", std::to_string(event.caused_by)}};
  if (is_correction(event.command)) return Error{Code::rejected, "correction_of_correction", with};
  if (is_migration(event.command)) return Error{Code::rejected, "correction_of_migration", with};
  if (is_merging(event.command)) return Error{Code::rejected, "correction_of_merging", with};
  if (event.caused_by != 0) return Error{Code::rejected, "correction_of_consequence", with};
  if (reading.left_out.contains(step)) return Error{Code::rejected, "step_already_annulled", with};
  if (annulling && step == 1) return Error{Code::rejected, "registration_not_annulled", with};
  return std::nullopt;
}

/// Only the last step can be taken back, and only one that moved the case.
std::optional<Error> cannot_move_back(std::vector<Event> const& events, std::int64_t step) {
  auto const at = static_cast<std::size_t>(step);
  if (!is_migration(events[at - 1].command))
    return Error{Code::rejected, "step_no_migration", {{"value", std::to_string(step)}}};
  if (at == events.size()) return std::nullopt;
  auto const& next = events[at];
  return Error{Code::rejected,
               "migration_has_followers",
               {{"value", std::to_string(step)},
                {"step", std::to_string(next.seq)},
                {"command", next.command.str()},
                {"day", next.on.day.text()}}};
}

std::optional<Error> cannot_correct(std::vector<Event> const& events, HistoryReading const& reading, Symbol command,
                                    std::vector<std::int64_t> const& steps) {
  if (command == "migrate_back") return cannot_move_back(events, steps.front());
  for (auto const step : steps)
    if (auto error = cannot_correct(events, reading, step, command == "annul")) return error;
  return std::nullopt;
}

/// The case as it will read. Before the migration it was what the events before it fold to.
Result<Rebuilt> as_corrected(std::vector<Event> const& events, Symbol command, Correction const& correction,
                             RulebookOf const& rulebook_of) {
  if (command != "migrate_back") return rebuild(events, correction.annulled, correction.amended, rulebook_of);
  auto before = fold({events.begin(), events.end() - 1});
  if (!before) return passed_on(before);
  return Rebuilt{std::move(*before), {}, {}};
}

}  // namespace

Result<std::string> fields_as_they_read(std::vector<Event> const& events, std::int64_t step) {
  auto const reading = reading_of(events);
  if (!reading) return tl::unexpected<Error>(reading.error());
  auto const found = reading->replaced.find(step);
  bool const amended = found != reading->replaced.end() && !found->second.fields.empty();
  return amended ? found->second.fields : events[static_cast<std::size_t>(step - 1)].fields;
}

Result<Rebuilt> rebuild(std::vector<Event> const& events, std::vector<std::int64_t> const& left_out,
                        std::optional<Replacement> const& replacement, RulebookOf const& rulebook_of) {
  auto reading = reading_of(events);
  if (!reading) return passed_on(reading);
  reading->take(Correction{left_out, replacement});
  Rebuilt rebuilt;
  rebuilt.file.id = events.front().id;
  for (auto const& event : events) {
    if (is_correction(event.command)) continue;
    if (reading->left_out.contains(root_cause(events, event))) {
      keep_given(rebuilt.file, event);
      continue;
    }
    if (event.caused_by != 0) continue;  // its cause brings it
    auto const rulebook = rulebook_of(event.basis);
    if (!rulebook) return tl::unexpected<Error>(rulebook.error());
    auto const found = reading->replaced.find(event.seq);
    auto const* other = found == reading->replaced.end() ? nullptr : &found->second;
    auto order = order_again(event, other, **rulebook);
    if (!order) return passed_on(order);
    rebuilt.file.version = event.seq - 1;  // so that its rows keep their keys
    auto decided = decide(rebuilt.file, *order, **rulebook);
    if (decided && same_decision(decided->steps, events, event.seq, other != nullptr)) {
      for (auto& step : decided->steps) {
        advance(rebuilt.file, step.event, Digest{});
        rebuilt.history.push_back(std::move(step.event));
      }
      if (other != nullptr) keep_given(rebuilt.file, event);
    } else {
      // A clock that would not have lapsed is no obstacle: what the engine did by itself it does again when due. The
      // steps after a migration were decided by its flow, so that it cannot fall away.
      if (event.actor.role != "system" || is_migration(event.command)) rebuilt.stopped.push_back(event.seq);
      if (rebuilt.file.all<Head>().empty()) break;  // without its registration there is no case to go on with
      keep_given(rebuilt.file, event);
    }
  }
  return rebuilt;
}

Ruled<Decided> correct(CaseFile const& file, std::vector<Event> const& events, Order const& order,
                       Rulebook const& rulebook, RulebookOf const& rulebook_of) {
  auto const pass = [](Error const& error) { return refused(error.code, error.key, error.with); };
  if (auto result = check_references(file, order.command, rulebook, order.on.day); !result) return pass(result.error());
  if (!not_after(order.on, BusinessTime{order.now.date(), order.now.minute()}))
    return refused(Code::invalid_input, "business_time_in_future",
                   {{"value", order.on.text()}, {"now", order.now.date().text()}});
  Symbol const command = order.command.code();
  auto const reading = reading_of(events);
  if (!reading) return pass(reading.error());
  auto correction = correction_in(command, order.command.spec().text(order.command));
  if (!correction) return pass(correction.error());
  bool const annulling = command != "amend";
  auto const steps = annulling ? correction->annulled : std::vector<std::int64_t>{correction->amended->step};
  if (auto error = cannot_correct(events, *reading, command, steps)) return pass(*error);
  auto rebuilt = as_corrected(events, command, *correction, rulebook_of);
  if (!rebuilt) return pass(rebuilt.error());
  if (!rebuilt->stopped.empty())
    return refused(Code::rejected, annulling ? "annulment_has_dependents" : "amendment_breaks_steps",
                   {{"value", std::to_string(steps.front())}, {"steps", listed(rebuilt->stopped)}});

  Instance const& docket = file.docket();
  Facts const facts{file, docket, order.actor, order.on, order.now, file.version + 1, rulebook};
  auto const ruling = rulebook.catalogue().procedure(docket.procedure)->decide(docket.state, order.command, facts);
  if (ruling.rule == 0)
    return refused(Code::rejected, "no_rule_here",
                   {{"command", command.str()}, {"state", docket.state.str()}, {"instance", "1"}});
  Step step;
  step.expected = file.version;
  Event& event = step.event;
  event.id = file.id;
  event.seq = file.version + 1;
  event.instance = docket.no;
  event.procedure = docket.procedure;
  event.edition = docket.edition;
  event.rule = ruling.rule;
  event.command = command;
  event.fields = order.command.spec().text(order.command);
  event.from = docket.state;
  event.changes = difference(file, rebuilt->file);
  event.actor = order.actor;
  event.on = order.on;
  event.recorded = std::max(order.now, file.recorded);
  event.basis = rulebook.basis();
  event.program = order.program;
  event.key = order.key;
  (annulling ? event.annuls : event.amends) = steps.front();
  Decided decided;
  decided.steps.push_back(std::move(step));
  return decided;
}

namespace {

void compare(Event const& stored, Event const& again, std::vector<Discrepancy>& found) {
  if (stored.rule != again.rule)
    found.push_back({stored.seq, "rule " + std::to_string(stored.rule) + " → " + std::to_string(again.rule)});
  else if (stored.to != again.to)
    found.push_back({stored.seq, "state " + stored.to.str() + " → " + again.to.str()});
  else if (stored.changes != again.changes)
    found.push_back({stored.seq, "changes"});
}

}  // namespace

Result<std::vector<Discrepancy>> recheck(std::vector<Event> const& events, RulebookOf const& rulebook_of) {
  std::vector<Discrepancy> found;
  CaseFile file;
  if (!events.empty()) file.id = events.front().id;
  for (std::size_t at = 0; at < events.size(); ++at) {
    auto const& event = events[at];
    if (event.caused_by == 0) {
      auto const rulebook = rulebook_of(event.basis);
      if (!rulebook) return tl::unexpected<Error>(rulebook.error());
      auto order = order_again(event, nullptr, **rulebook);
      if (!order) return passed_on(order);
      auto const before = std::vector<Event>(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(at));
      auto const decided = is_correction(event.command) ? correct(file, before, *order, **rulebook, rulebook_of)
                                                        : decide(file, *order, **rulebook);
      if (!decided) {
        found.push_back({event.seq, "refused: " + decided.error().error.plain()});
      } else {
        for (std::size_t k = 0; k < decided->steps.size() && at + k < events.size(); ++k)
          compare(events[at + k], decided->steps[k].event, found);
      }
    }
    if (auto result = follow(file, event); !result) return passed_on(result);
  }
  return found;
}

}  // namespace liandiao
