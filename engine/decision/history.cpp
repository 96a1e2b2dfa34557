#include "engine/decision/history.hpp"

#include <algorithm>

#include "engine/base/ensure.hpp"

namespace liandiao {

bool is_correction(Symbol command) { return command == "annul" || command == "amend" || command == "migrate_back"; }

Result<Correction> correction_in(Symbol command, std::string const& fields) {
  auto const value = parse_canonical(fields);
  if (!value) return tl::unexpected<Error>(value.error());
  Correction correction;
  auto const* step = value->find("step");
  ensure(step != nullptr, "a correction names its step");
  if (command != "amend") {
    correction.annulled.push_back(step->integer());
    if (auto const* also = value->find("also"))
      for (auto const& item : also->list()) correction.annulled.push_back(item.integer());
    return correction;
  }
  Replacement replacement{step->integer(), {}, {}};
  if (auto const* with = value->find("with")) replacement.fields = canonical_text(*with);
  if (auto const* on = value->find("on")) {
    replacement.on = parse_business_time(on->text());
    if (!replacement.on) return fail(Code::invalid_input, "field_wants_time", {{"field", "on"}, {"value", on->text()}});
  }
  correction.amended = std::move(replacement);
  return correction;
}

void HistoryReading::take(Correction const& correction) {
  left_out.insert(correction.annulled.begin(), correction.annulled.end());
  if (!correction.amended) return;
  auto& replacement = replaced[correction.amended->step];
  replacement.step = correction.amended->step;
  if (!correction.amended->fields.empty()) replacement.fields = correction.amended->fields;
  if (correction.amended->on) replacement.on = correction.amended->on;
}

Result<HistoryReading> reading_of(std::vector<Event> const& events) {
  HistoryReading reading;
  for (auto const& event : events) {
    if (!is_correction(event.command)) continue;
    auto correction = correction_in(event.command, event.fields);
    if (!correction) return passed_on(correction);
    reading.take(*correction);
  }
  return reading;
}

void keep_given(CaseFile& file, Event const& event) {
  for (auto const& change : event.changes) {
    if (auto const* head = std::get_if<Head>(&change.part); head != nullptr && !file.all<Head>().empty()) {
      Head& kept = file.all<Head>().front();
      kept.parties = std::max(kept.parties, head->parties);
      kept.representatives = std::max(kept.representatives, head->representatives);
      kept.claims = std::max(kept.claims, head->claims);
      kept.instances = std::max(kept.instances, head->instances);
      kept.agreements = std::max(kept.agreements, head->agreements);
      kept.relations = std::max(kept.relations, head->relations);
    }
    if (auto const* number = std::get_if<NumberRequest>(&change.part);
        number != nullptr && change.kind == Change::Kind::opened) {
      NumberRequest request = *number;
      bool const asked_again = file.find<NumberRequest>(request.seq, request.index) != nullptr;
      request.annulled = !asked_again;
      apply(file, {asked_again ? Change::Kind::moved : Change::Kind::opened, request});
    }
  }
}

Result<Order> order_again(Event const& event, Replacement const* replacement, Rulebook const& rulebook) {
  auto const* spec = rulebook.catalogue().command(event.command);
  if (spec == nullptr)
    return fail(Code::corrupt, "event_command_unknown",
                {{"seq", std::to_string(event.seq)}, {"value", event.command.str()}});
  bool const other_fields = replacement != nullptr && !replacement->fields.empty();
  auto command = spec->read_again(other_fields ? replacement->fields : event.fields);
  if (!command) return passed_on(command);
  Order order;
  order.command = std::move(*command);
  order.instance = spec->opens ? 0 : event.instance;
  order.actor = event.actor;
  order.on = replacement != nullptr && replacement->on ? *replacement->on : event.on;
  order.now = event.recorded;
  order.key = event.key;
  order.program = event.program;
  return order;
}

std::int64_t root_cause(std::vector<Event> const& events, Event const& event) {
  Event const* at = &event;
  while (at->caused_by != 0) at = &events[static_cast<std::size_t>(at->caused_by - 1)];
  return at->seq;
}

}  // namespace liandiao
