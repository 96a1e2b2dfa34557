#include "engine/desk/reassignment.hpp"

#include <algorithm>

#include "engine/cases/ledger.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao {
namespace {

Reassigned about(CaseFile const& file, Instance const& instance) {
  Reassigned one;
  one.id = file.id;
  one.ledger_no = ledger_number(file);
  one.instance = instance.no;
  one.procedure = instance.procedure;
  return one;
}

Request request_of(CaseFile const& file, ReassignmentAsked const& asked, std::string command, Value fields,
                   int instance) {
  Request request;
  request.reference = file.id.uid;
  request.command = std::move(command);
  request.fields = std::move(fields);
  request.instance = instance;
  request.by = {asked.by, asked.by_organ};
  request.seen = file.version;
  request.rehearsal = asked.what == ReassignmentAsked::What::rehearse;
  return request;
}

bool hands_over(Event const& event, ReassignmentAsked const& asked) {
  if (event.command != "reassign") return false;
  auto const fields = parse_canonical(event.fields);
  return fields && fields->find("person")->text() == asked.from.str() &&
         fields->find("successor")->text() == asked.to.str();
}

/// Was this event taken back by a later one?
bool annulled(std::vector<Event> const& events, std::int64_t seq) {
  return std::any_of(events.begin(), events.end(), [&](Event const& event) { return event.annuls == seq; });
}

}  // namespace

Result<> Desk::reassign_in(CaseFile const& file, ReassignmentAsked const& asked, Reassignment& out) {
  CaseFile now = file;
  for (auto const& row : file.all<Mediator>()) {
    if (row.person != asked.from || !serves_now(file, row)) continue;
    auto const* instance = file.instance(row.instance);
    Value fields;
    fields.set("person", Value::of(asked.from.str()));
    fields.set("successor", Value::of(asked.to.str()));
    if (!asked.reason.empty()) fields.set("reason", Value::of(asked.reason));
    auto one = about(file, *instance);
    auto done = act(request_of(now, asked, "reassign", std::move(fields), instance->no));
    if (!done && done.error().error.code != Code::rejected && done.error().error.code != Code::forbidden)
      return tl::unexpected<Error>(done.error().error);
    one.done = done.has_value();
    if (!done) one.refusal = std::move(done.error());
    out.attempts.push_back(std::move(one));
    if (!done || asked.what == ReassignmentAsked::What::rehearse) continue;
    auto moved = cases_.load(file.id);
    if (!moved) return passed_on(moved);
    now = std::move(*moved);
  }
  return {};
}

Result<> Desk::take_back_in(CaseFile const& file, ReassignmentAsked const& asked, Reassignment& out) {
  auto const events = events_of(file.id);
  if (!events) return tl::unexpected<Error>(events.error());
  CaseFile now = file;
  for (auto event = events->rbegin(); event != events->rend(); ++event) {
    if (!hands_over(*event, asked) || annulled(*events, event->seq)) continue;
    auto const* instance = file.instance(event->instance);
    if (instance == nullptr) continue;
    auto one = about(file, *instance);
    // What was handed over in one go is taken back step by step, the last first.
    bool const followed = std::any_of(event.base(), events->end(), [&](Event const& later) {
      return !hands_over(later, asked) && later.command != "annul";
    });
    if (followed) {
      one.refusal.emplace().error =
          Error{Code::rejected, "reassignment_has_followers", {{"step", std::to_string(event->seq)}}};
      out.attempts.push_back(std::move(one));
      continue;
    }
    Value fields;
    fields.set("step", Value::of(event->seq));
    fields.set("reason", Value::of(asked.reason.empty() ? std::string("—") : asked.reason));
    auto done = act(request_of(now, asked, "annul", std::move(fields), 1));
    one.done = done.has_value();
    if (!done) one.refusal = std::move(done.error());
    out.attempts.push_back(std::move(one));
    auto moved = cases_.load(file.id);
    if (!moved) return passed_on(moved);
    now = std::move(*moved);
  }
  return {};
}

Result<Reassignment> Desk::reassign(ReassignmentAsked const& asked) {
  auto const in_force = rulebooks_.current();
  if (!in_force) return tl::unexpected<Error>(in_force.error());
  auto const& registers = (*in_force)->registers();
  for (Symbol const person : {asked.from, asked.to})
    if (registers.person(person) == nullptr) return fail(Code::not_found, "person_unknown", {{"person", person.str()}});
  Reassignment out;
  auto const visit = [&](CaseId const& id) -> Result<> {
    auto const file = cases_.load(id);
    if (!file) return tl::unexpected<Error>(file.error());
    if (file->head().closed_on || !chosen(*file, asked.only, registers, time_.now().date())) return {};
    return asked.what == ReassignmentAsked::What::take_back ? take_back_in(*file, asked, out)
                                                            : reassign_in(*file, asked, out);
  };
  auto const result = each_chosen(asked.only, visit);
  if (!result) return tl::unexpected<Error>(result.error());
  return out;
}

}  // namespace liandiao
