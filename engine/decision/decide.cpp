#include "engine/decision/decide.hpp"

#include "engine/base/ensure.hpp"
#include "engine/decision/consequences.hpp"
#include "engine/decision/gates.hpp"
#include "engine/decision/references.hpp"

namespace liandiao {
namespace {

class Deciding {
 public:
  Deciding(CaseFile const& file, Order const& order, Rulebook const& rulebook)
      : order_(order), rulebook_(rulebook), file_(&file) {}

  Ruled<Decided> decide() {
    if (auto result = check_references(*file_, order_.command, rulebook_, order_.on.day); !result)
      return refuse(result.error());
    auto const no = instance_for(*file_, order_.command, order_.instance, rulebook_);
    if (!no) return refuse(no.error());
    if (auto result = step(order_.command, *no, 0, 0); !result)
      return tl::unexpected<Refusal>(std::move(result.error()));
    return std::move(decided_);
  }

 private:
  static tl::unexpected<Refusal> refuse(Error error) {
    return tl::unexpected<Refusal>(Refusal{std::move(error), 0, {}, {}, {}});
  }

  /// Business time lies between the instance's last step and now.
  Result<> check_time(Instance const& instance) const {
    BusinessTime const now{order_.now.date(), order_.now.minute()};
    if (!not_after(order_.on, now))
      return fail(Code::invalid_input, "business_time_in_future", {{"value", order_.on.text()}, {"now", now.text()}});
    BusinessTime const last{instance.moved_on, instance.moved_minute};
    if (!not_after(last, order_.on))
      return fail(Code::invalid_input, "business_time_before_last_step",
                  {{"value", order_.on.text()}, {"last", last.text()}, {"instance", std::to_string(instance.no)}});
    bool const before_case = file_->version > 0 && order_.on.day < file_->head().registered_on;
    if (before_case)
      return fail(Code::invalid_input, "business_time_before_case",
                  {{"value", order_.on.text()}, {"registered", file_->head().registered_on.text()}});
    return {};
  }

  tl::expected<void, Refusal> step(Command const& command, int no, std::int64_t caused_by, int depth) {
    ensure(depth < raised_depth_max, "what the law makes follow comes to an end");
    auto const* existing = file_->instance(no);
    auto const* procedure = existing != nullptr ? rulebook_.catalogue().procedure(existing->procedure)
                                                : rulebook_.catalogue().procedure_opened_by(command.code());
    ensure(procedure != nullptr, "an instance is of a procedure that exists");
    Instance const instance =
        existing != nullptr ? *existing : about_to_open(no, *procedure, opening_of(command), order_.on, rulebook_);
    auto const refused = [&](Error error, std::vector<Candidate> candidates) {
      return tl::unexpected<Refusal>(
          Refusal{std::move(error), no, procedure->code, instance.state, std::move(candidates)});
    };
    if (caused_by == 0)
      if (auto result = check_time(instance); !result) return refused(result.error(), {});

    std::int64_t const seq = file_->version + 1;
    Facts const facts{*file_, instance, order_.actor, order_.on, order_.now, seq, rulebook_};
    Ruling ruling = procedure->decide(instance.state, command, facts);
    if (ruling.rule != 0 && caused_by == 0) gate(command, facts, ruling);
    if (ruling.rule == 0) {
      bool const unexpected = ruling.candidates.empty();
      Error error{
          Code::rejected,
          unexpected ? "no_rule_here" : "guard_says_no",
          {{"command", command.code().str()}, {"state", instance.state.str()}, {"instance", std::to_string(no)}}};
      return refused(std::move(error), std::move(ruling.candidates));
    }
    int const rule = ruling.rule;
    Symbol const to = ruling.to;
    auto drawn = consequences(std::move(ruling), command, *procedure, facts);
    if (!drawn) return refused(drawn.error(), {});
    record(command, instance, seq, rule, to, caused_by, std::move(*drawn), depth);
    return follow_up(seq, depth);
  }

  static void gate(Command const& command, Facts const& facts, Ruling& ruling) {
    for (auto& candidate : ruling.candidates) {
      if (candidate.rule != ruling.rule) continue;
      ask_gates(command.code(), facts, candidate.verdict);
      if (!candidate.verdict.holds()) ruling.rule = 0;
    }
  }

  void record(Command const& command, Instance const& instance, std::int64_t seq, int rule, Symbol to,
              std::int64_t caused_by, Consequences drawn, int depth) {
    Step step;
    step.expected = seq - 1;
    Event& event = step.event;
    event.id = file_->id;
    event.seq = seq;
    event.instance = instance.no;
    event.procedure = instance.procedure;
    event.edition = instance.edition;
    event.rule = rule;
    event.command = command.code();
    event.fields = command.spec().text(command);
    event.from = instance.state;
    event.to = to;
    event.changes = std::move(drawn.changes);
    event.actor = order_.actor;
    if (depth == 0) event.actor.on_behalf_of = command.spec().party(command);
    event.on = order_.on;
    // Recorded time of a case never decreases, whatever the machine's clock does.
    event.recorded = std::max(order_.now, file_->recorded);
    event.basis = rulebook_.basis();
    event.program = order_.program;
    if (depth == 0) event.key = order_.key;
    event.caused_by = caused_by;
    step.erased = std::move(drawn.erased);
    decided_.steps.push_back(std::move(step));
    pending_ = std::move(drawn.raised);
  }

  /// What follows is decided on the case as the step before left it; a step that nothing follows needs no copy.
  void move_on() {
    if (file_ != &moved_) moved_ = *file_;
    file_ = &moved_;
    for (auto const& step : decided_.steps)
      if (step.event.seq > moved_.version) advance(moved_, step.event, Digest{});
  }

  tl::expected<void, Refusal> follow_up(std::int64_t cause, int depth) {
    auto const raised = std::move(pending_);
    pending_.clear();
    for (auto const& one : raised) {
      move_on();
      int const no = one.instance != 0 ? one.instance : file_->head().instances + 1;
      if (auto result = step(one.command, no, cause, depth + 1); !result) return result;
    }
    return {};
  }

  Order const& order_;
  Rulebook const& rulebook_;
  CaseFile const* file_;
  CaseFile moved_;
  Decided decided_;
  std::vector<Raise> pending_;
};

}  // namespace

Ruled<Decided> decide(CaseFile const& file, Order const& order, Rulebook const& rulebook) {
  return Deciding(file, order, rulebook).decide();
}

Opening opening_of(Command const& command) {
  auto const& spec = command.spec();
  return {spec.organ(command), spec.variant(command), spec.agreement(command)};
}

Instance about_to_open(int no, Procedure const& procedure, Opening const& opening, BusinessTime on,
                       Rulebook const& rulebook) {
  Instance fresh;
  fresh.no = no;
  fresh.procedure = procedure.code;
  fresh.edition = Symbol(rulebook.catalogue().edition_on(on.day));
  fresh.organ = opening.organ;
  fresh.variant = opening.variant;
  fresh.agreement = opening.agreement;
  fresh.state = Symbol("unopened");
  fresh.opened_on = on.day;
  fresh.moved_on = on.day;
  fresh.moved_minute = on.minute;
  return fresh;
}

namespace {

/// Of the instances that could take a command, those nearest to what it speaks of.
std::vector<int> nearest(std::vector<Instance const*> const& takers, int agreement, Catalogue const& catalogue) {
  std::vector<int> all;
  std::vector<int> about;
  std::vector<int> by_people;
  for (auto const* row : takers) {
    all.push_back(row->no);
    if (agreement != 0 && row->agreement == agreement) about.push_back(row->no);
    if (row->no != 1 && !catalogue.procedure(row->procedure)->begun_by_law()) by_people.push_back(row->no);
  }
  if (!about.empty()) return about;
  // The docket, and what the law itself began, take what nobody nearer to the matter takes.
  if (!by_people.empty()) return by_people;
  if (all.size() > 1) std::erase(all, 1);
  return all;
}

}  // namespace

Result<int> instance_for(CaseFile const& file, Command const& asked, int named, Rulebook const& rulebook) {
  auto const& command = asked.spec();
  auto const& catalogue = rulebook.catalogue();
  if (command.opens) {
    if (file.version == 0)
      return catalogue.procedure_opened_by(command.code)->code == "docket" ? Result<int>(1)
                                                                           : fail(Code::not_found, "case_unknown");
    if (catalogue.procedure_opened_by(command.code)->code == "docket")
      return fail(Code::rejected, "case_already_registered", {{"command", command.code.str()}});
    return file.head().instances + 1;
  }
  if (file.version == 0) return fail(Code::not_found, "case_unknown");
  if (named != 0) {
    if (file.instance(named) == nullptr)
      return fail(Code::not_found, "instance_unknown", {{"value", std::to_string(named)}});
    return named;
  }
  std::vector<Instance const*> takers;
  std::vector<Instance const*> knowers;
  int const agreement = file.agreement(command.agreement(asked)) == nullptr ? 0 : command.agreement(asked);
  for (auto const& row : file.all<Instance>()) {
    auto const* procedure = catalogue.procedure(row.procedure);
    if (procedure == nullptr || procedure->command(command.code) == nullptr) continue;
    bool const about_another = agreement != 0 && row.agreement != 0 && row.agreement != agreement;
    if (about_another) continue;
    knowers.push_back(&row);
    if (procedure->expects(row.state, command.code)) takers.push_back(&row);
  }
  auto const near = nearest(takers, agreement, catalogue);
  if (near.size() == 1) return near.front();
  if (near.empty() && !knowers.empty()) return nearest(knowers, agreement, catalogue).back();
  if (near.empty()) return fail(Code::rejected, "no_instance_takes", {{"command", command.code.str()}});
  std::string list;
  for (int const no : near) list += (list.empty() ? "" : ", ") + std::to_string(no);
  return fail(Code::invalid_input, "instance_not_named", {{"command", command.code.str()}, {"known", list}});
}

}  // namespace liandiao
