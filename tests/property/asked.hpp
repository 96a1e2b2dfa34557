#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/property/random_life.hpp"

/// Plain questions about a case, asked anew here so that no check leans on the code it checks.
namespace liandiao::tests {

inline bool has(std::vector<int> const& list, int no) { return std::find(list.begin(), list.end(), no) != list.end(); }

inline bool is_mediation(Instance const& row) {
  return row.procedure == "peoples_mediation" || row.procedure == "administrative_mediation" ||
         row.procedure == "court_mediation";
}

/// Entrusted by the court that filed the suit (特邀调解规定 20).
inline bool is_inside_suit(Instance const& row) { return row.variant.view().starts_with("in_suit"); }

inline std::string standing_in(CaseFile const& file, int instance, int party) {
  auto const* row = file.find<Participation>(instance, party);
  return row == nullptr ? std::string() : row->standing.str();
}

/// The party's latest answer for a purpose, of one subject if one is named.
inline std::string latest_answer(CaseFile const& file, int instance, int party, std::string_view purpose,
                                 std::string_view subject = {}) {
  std::string answer;
  std::pair<std::int64_t, int> latest{0, 0};
  for (auto const& row : file.all<Consent>()) {
    bool const same = row.instance == instance && row.party == party && row.purpose == purpose &&
                      (subject.empty() || row.subject == subject);
    if (!same || std::pair{row.seq, row.index} < latest) continue;
    latest = {row.seq, row.index};
    answer = row.answer.str();
  }
  return answer;
}

inline bool was_told(CaseFile const& file, int instance, int party, std::string_view topic) {
  auto const& rows = file.all<Inform>();
  return std::any_of(rows.begin(), rows.end(), [&](Inform const& row) {
    return row.instance == instance && row.topic == topic && has(row.parties, party);
  });
}

inline bool bound_by_agreement(CaseFile const& file, int instance, int party) {
  auto const& rows = file.all<Agreement>();
  return std::any_of(rows.begin(), rows.end(), [&](Agreement const& row) {
    return row.instance == instance && row.settles() && has(row.parties, party);
  });
}

/// The election in force in which the party chose who acts for it.
inline Election const* chosen_by(CaseFile const& file, int party) {
  for (auto const& row : file.all<Election>())
    if (!row.until && has(row.represented, party)) return &row;
  return nullptr;
}

/// Somebody the party chose is among these.
inline bool elected_among(CaseFile const& file, int party, std::vector<int> const& those) {
  auto const* election = chosen_by(file, party);
  return election != nullptr &&
         std::any_of(those.begin(), those.end(), [&](int const one) { return has(election->representatives, one); });
}

/// Numbers named in a stored list of an event's fields.
inline std::vector<int> numbers_in(Value const& fields, std::string_view name) {
  std::vector<int> list;
  if (auto const* found = fields.find(name))
    for (auto const& item : found->list()) list.push_back(static_cast<int>(item.integer()));
  return list;
}

inline Value fields_of(Event const& event) { return parse_canonical(event.fields).value(); }

inline bool says_true(Value const& fields, std::string_view name) {
  auto const* found = fields.find(name);
  return found != nullptr && found->boolean();
}

inline StateKind kind_of_state(Life const& life, Symbol procedure, Symbol state) {
  auto const* info = life.rulebook().catalogue().procedure(procedure)->state(state);
  return info == nullptr ? StateKind::unopened : info->kind;
}

inline std::string at_step(Event const& event) {
  return "step " + std::to_string(event.seq) + " " + event.command.str() + ": ";
}

/// The step was recorded although something was wanting of what this guard asks.
inline bool marked(Event const& event, std::string_view guard) {
  return std::any_of(event.changes.begin(), event.changes.end(), [&](Change const& change) {
    auto const* row = std::get_if<Irregularity>(&change.part);
    return row != nullptr && row->guard == guard;
  });
}

/// Agreements an order brought, with the event and the case before it.
template <class F>
std::string each_new_agreement(Seen const& seen, F&& f) {
  for (auto const& event : seen.events()) {
    if (event.command != "agree" && event.command != "agree_orally") continue;
    for (auto const& change : event.changes)
      if (auto const* row = std::get_if<Agreement>(&change.part); row != nullptr && change.kind == Change::Kind::opened)
        if (auto what = f(event, *row, fields_of(event)); !what.empty()) return at_step(event) + what;
  }
  return {};
}

/// An order put to the case beside its life; nothing changes.
inline Ruled<Decided> put_to(CaseFile const& file, Rulebook const& rulebook, std::string_view command,
                             Value const& fields, int instance, Date day) {
  Order order;
  order.command = rulebook.catalogue().command(Symbol(command))->read(fields).value();
  order.instance = instance;
  order.actor = Actor{Symbol("jgm-wang"), Symbol("jgm-pmc"), Symbol("mediator"), 0};
  order.on = BusinessTime{day, std::nullopt};
  order.now = std::max(Instant::at(day, 23 * 60 + 59), file.recorded);
  return decide(file, order, rulebook);
}

inline Value number_field(std::string name, int no) {
  Value fields;
  fields.set(std::move(name), Value::of(std::int64_t{no}));
  return fields;
}

}  // namespace liandiao::tests
