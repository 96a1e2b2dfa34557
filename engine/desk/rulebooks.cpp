#include "engine/desk/rulebooks.hpp"

#include "engine/desk/read_back.hpp"

namespace liandiao {
namespace {

tl::unexpected<Error> not_loaded(std::string_view kind) {
  return fail(Code::rejected, "rulebook_incomplete", {{"kind", std::string(kind)}});
}

}  // namespace

Result<std::shared_ptr<Rulebook const>> Rulebooks::current() {
  // Counted before anything is read: what is published meanwhile is one more.
  auto const published = revisions_.published();
  if (!published) return tl::unexpected<Error>(published.error());
  auto const flow = revisions_.latest(Symbol("flow"), Symbol());
  if (!flow) return tl::unexpected<Error>(flow.error());
  if (!*flow) return not_loaded("flow");
  auto rulebook = under((*flow)->digest, *published);
  std::lock_guard const lock(mutex_);
  if (rulebook) last_ = {*rulebook, *published};
  return rulebook;
}

Result<std::shared_ptr<Rulebook const>> Rulebooks::under(Digest const& flow) {
  auto const published = revisions_.published();  // first, too
  if (!published) return tl::unexpected<Error>(published.error());
  return under(flow, *published);
}

Result<std::shared_ptr<Rulebook const>> Rulebooks::under(Digest const& flow, std::int64_t published) {
  auto const registers = revisions_.latest(Symbol("registers"), Symbol());
  if (!registers) return tl::unexpected<Error>(registers.error());
  if (!*registers) return not_loaded("registers");
  // Read each time, though the rulebook is kept: a revision that was changed in the store is noticed before it is used.
  auto const revision = revisions_.by_digest(Symbol("flow"), flow);
  if (!revision) return tl::unexpected<Error>(revision.error());
  auto const body = parse_canonical(revision->body);
  if (!body) return tl::unexpected<Error>(body.error());
  auto const* name = body->find("calendar");
  auto const calendar = revisions_.latest(Symbol("calendar"), name == nullptr ? Symbol() : Symbol(name->text()));
  if (!calendar) return tl::unexpected<Error>(calendar.error());
  if (!*calendar) return not_loaded("calendar");
  auto rulebook = of(Basis{flow, (*calendar)->digest, (*registers)->digest});
  std::lock_guard const lock(mutex_);
  if (rulebook) last_under_[flow] = {*rulebook, published};
  return rulebook;
}

std::optional<InForce> Rulebooks::remembered() {
  std::lock_guard const lock(mutex_);
  return last_;
}

std::optional<InForce> Rulebooks::remembered_under(Digest const& flow) {
  std::lock_guard const lock(mutex_);
  auto const found = last_under_.find(flow);
  return found == last_under_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::shared_ptr<Rulebook const>> Rulebooks::of(Basis const& basis) {
  std::lock_guard const lock(mutex_);
  if (auto const found = known_.find(basis); found != known_.end()) return found->second;
  auto rulebook = made(basis);
  if (rulebook) known_.emplace(basis, *rulebook);
  return rulebook;
}

Result<std::shared_ptr<Rulebook const>> Rulebooks::made(Basis const& basis) {
  auto flow = read_by_digest<Flow>(revisions_, "flow", basis.flow, read_flow);
  if (!flow) return passed_on(flow);
  auto calendar = read_by_digest<Calendar>(revisions_, "calendar", basis.calendar, read_calendar);
  if (!calendar) return passed_on(calendar);
  auto registers = read_by_digest<Registers>(revisions_, "registers", basis.registers, read_registers);
  if (!registers) return passed_on(registers);
  return std::make_shared<Rulebook const>(catalogue_, *flow, *calendar, *registers);
}

}  // namespace liandiao
