#include "engine/desk/flow_migration.hpp"

#include <algorithm>

#include "engine/cases/ledger.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao {
namespace {

constexpr int attempts = 3;  // when somebody else moved the case first

/// Who leads the latest attempt that goes on.
Symbol mediator_of(CaseFile const& file) {
  Symbol person;
  int newest = 0;
  for (auto const& row : file.all<Mediator>()) {
    if (row.role == "lead" && serves_now(file, row) && row.instance > newest) {
      newest = row.instance;
      person = row.person;
    }
  }
  return person;
}

MigratedCase about(CaseFile const& file) {
  MigratedCase one;
  one.id = file.id;
  one.ledger_no = ledger_number(file);
  one.holder = file.head().holder;
  one.mediator = mediator_of(file);
  return one;
}

MigratedCase failed(CaseId const& id, Error error) {
  MigratedCase one;
  one.id = id;
  one.course = MigratedCase::Course::failed;
  one.error = std::move(error);
  return one;
}

bool mediates(CaseFile const& file, Symbol person) {
  auto const& rows = file.all<Mediator>();
  return std::any_of(rows.begin(), rows.end(),
                     [&](Mediator const& row) { return row.person == person && serves_now(file, row); });
}

bool goes_on(CaseFile const& file, Symbol procedure, Symbol state) {
  auto const& rows = file.all<Instance>();
  return std::any_of(rows.begin(), rows.end(), [&](Instance const& row) {
    return !row.ended_on && (!procedure || row.procedure == procedure) && (!state || row.state == state);
  });
}

/// The step that took the case to this revision, if none took it back.
Event const* migration_to(std::vector<Event> const& events, Digest const& to) {
  Event const* found = nullptr;
  for (auto const& event : events) {
    if (is_migration(event.command)) found = event.basis.flow == to ? &event : nullptr;
    if (event.command == "migrate_back") found = nullptr;
  }
  return found;
}

}  // namespace

std::string_view word_of(MigratedCase::Course course) {
  switch (course) {
    case MigratedCase::Course::rehearsed: return "rehearsed";
    case MigratedCase::Course::moved: return "moved";
    case MigratedCase::Course::left: return "left";
    case MigratedCase::Course::taken_back: return "taken_back";
    case MigratedCase::Course::failed: return "failed";
  }
  return "failed";
}

bool serves_now(CaseFile const& file, Mediator const& row) {
  auto const* instance = file.instance(row.instance);
  return !row.until && instance != nullptr && !instance->ended_on;
}

bool chosen(CaseFile const& file, CaseChoice const& choice, Registers const& registers, Date today) {
  auto const& head = file.head();
  if (choice.holder && head.holder != choice.holder && !registers.is_superior(choice.holder, head.holder, today))
    return false;
  if (!choice.area.empty() && !head.area.view().starts_with(choice.area)) return false;
  if (choice.dispute_type && head.dispute_type != choice.dispute_type) return false;
  if (choice.level && head.level != choice.level) return false;
  if (choice.mediator && !mediates(file, choice.mediator)) return false;
  return (!choice.procedure && !choice.state) || goes_on(file, choice.procedure, choice.state);
}

Result<Revision> Desk::flow_revision(std::string const& named) {
  auto const latest = revisions_.latest(Symbol("flow"), Symbol());
  if (!latest) return tl::unexpected<Error>(latest.error());
  if (!*latest) return fail(Code::rejected, "rulebook_incomplete", {{"kind", "flow"}});
  if (named == "latest") return **latest;
  auto const all = revisions_.all(Symbol("flow"));
  if (!all) return tl::unexpected<Error>(all.error());
  auto const at = named.find('@');
  std::string const name = at == std::string::npos ? (*latest)->name.str() : named.substr(0, at);
  std::string const number = at == std::string::npos ? named : named.substr(at + 1);
  constexpr std::size_t shortest_digest = 8;
  std::string known;
  std::vector<Revision const*> found;
  for (auto const& one : *all) {
    known += (known.empty() ? "" : ", ") + one.name.str() + "@" + std::to_string(one.number);
    bool const by_number = one.name == name && std::to_string(one.number) == number;
    bool const by_digest = named.size() >= shortest_digest && one.digest.hex().starts_with(named);
    if (by_number || by_digest) found.push_back(&one);
  }
  if (found.size() != 1) return fail(Code::not_found, "flow_revision_unknown", {{"value", named}, {"known", known}});
  return *found.front();
}

Result<std::shared_ptr<Rulebook const>> Desk::rulebook(CaseFile const& file) {
  return file.version == 0 ? rulebooks_.current() : rulebooks_.under(file.head().flow_revision);
}

Result<std::optional<MigratedCase>> Desk::move(CaseId const& id, Migration& migration, MigrationAsked const& asked,
                                               MoveDecision const& decision) {
  auto file = cases_.load(id);
  if (!file) return passed_on(file);
  auto const to = rulebooks_.under(migration.to.digest);
  if (!to) return tl::unexpected<Error>(to.error());
  Instant const now = time_.now();
  bool const meant = !file->head().closed_on && chosen(*file, asked.only, (*to)->registers(), now.date());
  if (!meant) return std::optional<MigratedCase>();
  ++migration.open;
  if (file->head().flow_revision == migration.to.digest) {
    ++migration.there_already;
    return std::optional<MigratedCase>();
  }
  auto const from = rulebook(*file);
  if (!from) return tl::unexpected<Error>(from.error());
  auto one = about(*file);
  auto move = move_to(*file, **from, **to, BusinessTime{now.date(), std::nullopt}, now, decision, program_);
  if (!move) {
    one.course = MigratedCase::Course::failed;
    one.error = move.error().error;
    return std::optional(std::move(one));
  }
  one.fate = move->fate;
  one.differences = std::move(move->differences);
  one.reasons = std::move(move->reasons);
  if (asked.what == MigrationAsked::What::rehearse) return std::optional(std::move(one));
  one.course = MigratedCase::Course::left;
  if (one.fate == Fate::undecided && decision.reason.empty()) return std::optional(std::move(one));
  auto done = commit(std::move(move->decided), std::move(*file), {});
  if (!done) return tl::unexpected<Error>(done.error().error);
  one.course = MigratedCase::Course::moved;
  one.step = done->events.front().seq;
  return std::optional(std::move(one));
}

Result<std::optional<MigratedCase>> Desk::take_back(CaseId const& id, Migration& migration,
                                                    MigrationAsked const& asked) {
  auto file = cases_.load(id);
  if (!file) return passed_on(file);
  auto const in_force = rulebooks_.current();
  if (!in_force) return tl::unexpected<Error>(in_force.error());
  Instant const now = time_.now();
  bool const meant = !file->head().closed_on && file->head().flow_revision == migration.to.digest &&
                     chosen(*file, asked.only, (*in_force)->registers(), now.date());
  if (!meant) return std::optional<MigratedCase>();
  ++migration.open;
  auto const events = events_of(id);
  if (!events) return tl::unexpected<Error>(events.error());
  auto const* moved = migration_to(*events, migration.to.digest);
  if (moved == nullptr) return std::optional<MigratedCase>();  // it was opened under it
  auto const fields = parse_canonical(moved->fields);
  if (!fields) return tl::unexpected<Error>(fields.error());
  auto const from = parse_digest(fields->find("from_revision")->text());
  auto const before = rulebooks_.under(from.value_or(Digest{}));
  if (!before) return tl::unexpected<Error>(before.error());
  Value step;
  step.set("step", Value::of(moved->seq));
  auto order = order_of("migrate_back", step, BusinessTime{now.date(), std::nullopt});
  if (!order) return passed_on(order);
  auto one = about(*file);
  auto decided = liandiao::correct(*file, *events, *order, **before, rulebook_of());
  if (!decided) {
    one.course = MigratedCase::Course::failed;
    one.error = decided.error().error;
    return std::optional(std::move(one));
  }
  auto done = commit(std::move(*decided), std::move(*file), {});
  if (!done) return tl::unexpected<Error>(done.error().error);
  one.course = MigratedCase::Course::taken_back;
  one.step = done->events.front().seq;
  return std::optional(std::move(one));
}

Result<std::vector<std::pair<CaseId, std::string>>> Desk::decisions_in(MigrationAsked const& asked) {
  std::vector<std::pair<CaseId, std::string>> decisions;
  if (asked.decided.empty()) return decisions;
  auto const in_force = rulebooks_.current();
  if (!in_force) return tl::unexpected<Error>(in_force.error());
  auto const& registers = (*in_force)->registers();
  Date const today = time_.now().date();
  if (registers.person(asked.decided_by) == nullptr)
    return fail(Code::not_found, "person_unknown", {{"person", asked.decided_by.str()}});
  if (registers.posts(asked.decided_by, today).empty())
    return fail(Code::forbidden, "person_without_post", {{"person", asked.decided_by.str()}, {"day", today.text()}});
  for (auto const& [reference, reason] : asked.decided) {
    if (reason.empty()) return fail(Code::invalid_input, "decision_without_reason", {{"case", reference}});
    auto const id = cases_.find(district_, reference);
    if (!id) return tl::unexpected<Error>(id.error());
    decisions.emplace_back(*id, reason);
  }
  return decisions;
}

Result<Migration> Desk::migrate(MigrationAsked const& asked) {
  auto revision = flow_revision(asked.revision);
  if (!revision) return passed_on(revision);
  Migration migration;
  migration.to = std::move(*revision);
  if (auto const to = rulebooks_.under(migration.to.digest); !to) return tl::unexpected<Error>(to.error());
  auto const decisions = decisions_in(asked);
  if (!decisions) return tl::unexpected<Error>(decisions.error());
  auto const decision_about = [&](CaseId const& id) {
    for (auto const& [decided, reason] : *decisions)
      if (decided == id) return MoveDecision{asked.decided_by, reason};
    return MoveDecision{};
  };
  auto const once = [&](CaseId const& id) {
    return asked.what == MigrationAsked::What::take_back ? take_back(id, migration, asked)
                                                         : move(id, migration, asked, decision_about(id));
  };
  auto const visit = [&](CaseId const& id) -> Result<> {
    auto const counted = std::pair(migration.open, migration.there_already);
    auto one = once(id);
    for (int attempt = 1; !one && one.error().code == Code::conflict && attempt < attempts; ++attempt) {
      std::tie(migration.open, migration.there_already) = counted;
      one = once(id);
    }
    // What was moved before stays told, whatever happens to one of them.
    if (!one) migration.cases.push_back(failed(id, std::move(one.error())));
    if (one && *one) migration.cases.push_back(std::move(**one));
    return {};
  };
  if (auto result = each_chosen(asked.only, visit); !result) return passed_on(result);
  return migration;
}

Result<> Desk::each_chosen(CaseChoice const& only, std::function<Result<>(CaseId const&)> const& visit) {
  if (only.references.empty()) return cases_.each_case(district_, visit);
  for (auto const& reference : only.references) {
    auto const id = cases_.find(district_, reference);
    if (!id) return tl::unexpected<Error>(id.error());
    if (auto result = visit(*id); !result) return result;
  }
  return {};
}

}  // namespace liandiao
