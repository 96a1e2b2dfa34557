#include "engine/desk/addressing.hpp"

#include <algorithm>

#include "engine/cases/encoding.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao {
namespace {

struct Told {
  std::string_view kind;
  int instance = 0;
  Symbol receiver;
};

bool told_by_note(Symbol kind) { return kind == "consultation" || kind == "warning" || kind == "danger"; }

/// Nobody where a change concerns no other organ.
Told told_of(Change const& change, Event const& event) {
  bool const opened = change.kind == Change::Kind::opened;
  if (change.kind == Change::Kind::gone) return {};
  if (auto const* filing = std::get_if<Filing>(&change.part); filing != nullptr && opened)
    return {"referral", filing->instance, filing->receiving_court};
  if (auto const* asked = std::get_if<Confirmation>(&change.part); asked != nullptr && opened)
    return {"confirmation", asked->instance, asked->receiving_court};
  if (auto const* note = std::get_if<Note>(&change.part); note != nullptr && opened && told_by_note(note->kind))
    return {note->kind.view(), note->instance, note->organ};
  if (auto const* handover = std::get_if<Handover>(&change.part)) {
    if (opened) return {"handover", handover->instance, handover->to};
    // Who answered knows it; the other one is told.
    bool const by_receiver = event.actor.organ == handover->to;
    if (handover->answered_on)
      return {"handover_ended", handover->instance, by_receiver ? handover->from : handover->to};
  }
  return {};
}

}  // namespace

std::vector<Outgoing> told_of(Event const& event, CaseFile const& after) {
  std::vector<Outgoing> messages;
  if (event.amends != 0 || event.annuls != 0 || event.command == "migrate") return messages;
  bool const by_itself = event.actor.organ.empty() || event.actor.organ == "system";
  Symbol const sender = by_itself ? after.head().holder : event.actor.organ;
  for (auto const& change : event.changes) {
    auto const told = told_of(change, event);
    if (told.kind.empty() || told.receiver.empty() || told.receiver == sender) continue;
    messages.push_back({event.seq, static_cast<int>(messages.size()), Symbol(told.kind), told.instance, sender,
                        told.receiver, event.on.day});
  }
  return messages;
}

bool still_stands(Outgoing const& message, CaseFile const& file) {
  if (message.kind == "referral") return file.find<Filing>(message.instance) != nullptr;
  if (message.kind == "confirmation") return file.find<Confirmation>(message.instance) != nullptr;
  auto const* handover = file.find<Handover>(message.instance);
  if (message.kind == "handover") return handover != nullptr;
  if (message.kind == "handover_ended") return handover != nullptr && handover->answered_on.has_value();
  auto const& notes = file.all<Note>();
  return std::any_of(notes.begin(), notes.end(), [&](Note const& note) {
    return note.seq == message.seq && note.kind == message.kind && note.organ == message.receiver;
  });
}

Result<> Desk::address(std::vector<Step>& steps, CaseFile const& after) {
  std::optional<Receivers> known;
  for (auto& step : steps) {
    for (auto& message : told_of(step.event, after)) {
      // Few steps concern anybody else: who could be told is asked only then.
      if (!known) {
        auto in_force = receivers();
        if (!in_force) return passed_on(in_force);
        known = std::move(*in_force);
      }
      if (known->of(message.receiver, message.kind) != nullptr) step.messages.push_back(std::move(message));
    }
  }
  return {};
}

Result<Receivers> Desk::receivers() {
  auto const revision = revisions_.latest(Symbol("receivers"), Symbol());
  if (!revision) return tl::unexpected<Error>(revision.error());
  if (!*revision) return Receivers{};
  auto const value = parse_canonical((*revision)->body);
  if (!value) return tl::unexpected<Error>(value.error());
  // It was checked when it was loaded. A program that has become stricter since must not refuse a suit over it.
  Receivers stored;
  if (auto result = read(*value, stored, Reading{"", true}); !result) return passed_on(result);
  return stored;
}

Result<Revision> Desk::load_receivers(Value const& file) {
  auto const read = read_receivers(file);
  if (!read) return tl::unexpected<Error>(read.error());
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  for (auto const& one : read->receivers)
    if ((*rulebook)->registers().organisation(one.organ) == nullptr)
      return fail(Code::invalid_input, "receiver_organ_unknown", {{"value", one.organ.str()}});
  return revisions_.publish(Symbol("receivers"), district_, receivers_text(*read), time_.now());
}

}  // namespace liandiao
