#include "engine/desk/desk.hpp"

#include <algorithm>

#include "engine/base/ensure.hpp"
#include "engine/cases/access.hpp"
#include "engine/cases/ledger.hpp"
#include "engine/cases/standing.hpp"
#include "engine/cases/view.hpp"
#include "engine/decision/clocks.hpp"
#include "engine/desk/attaching.hpp"
#include "engine/desk/erasure.hpp"
#include "engine/desk/hiding.hpp"
#include "engine/desk/recognition.hpp"
#include "engine/desk/sealing.hpp"
#include "engine/statistics/measures.hpp"

namespace liandiao {
namespace {

/// The system's own commands are decided again when somebody else moved the case first.
constexpr int system_attempts = 3;

tl::unexpected<Refusal> refused(Error error) {
  return tl::unexpected<Refusal>(Refusal{std::move(error), 0, {}, {}, {}});
}

Actor the_system() { return Actor{Symbol("system"), Symbol("system"), Symbol("system"), 0}; }

bool moves_figures(std::vector<Step> const& steps) {
  return std::any_of(steps.begin(), steps.end(), [](Step const& step) { return !step.measures.empty(); });
}

std::vector<Step> both(std::vector<Step> steps, std::vector<Step> const& others) {
  steps.insert(steps.end(), others.begin(), others.end());
  return steps;
}

BusinessTime time_of(Instant now) { return BusinessTime{now.date(), now.minute()}; }

/// The fields of a step as they read once an amendment lies over them, as canonical text.
Result<Command> over(std::vector<Event> const& events, std::int64_t step, Value const& partial,
                     Rulebook const& rulebook) {
  auto const& event = events[static_cast<std::size_t>(step - 1)];
  auto const* spec = rulebook.catalogue().command(event.command);
  if (spec == nullptr) return fail(Code::corrupt, "event_command_unknown", {{"value", event.command.str()}});
  auto const fields = fields_as_they_read(events, step);
  if (!fields) return tl::unexpected<Error>(fields.error());
  auto base = spec->read_again(*fields);
  if (!base) return passed_on(base);
  return spec->overlaid(*base, partial);
}

}  // namespace

Desk::Desk(CaseStore& cases, RevisionStore& revisions, Catalogue const& catalogue, TimeSource& time, Ids& ids,
           Symbol district, std::string program)
    : cases_(cases),
      revisions_(revisions),
      catalogue_(catalogue),
      time_(time),
      ids_(ids),
      district_(district),
      program_(std::move(program)),
      rulebooks_(revisions, catalogue) {}

Result<std::shared_ptr<Rulebook const>> Desk::rulebook() { return rulebooks_.current(); }

Ruled<Done> Desk::act(Request const& request) {
  if (auto done = act_from_memory(request)) return std::move(*done);
  auto done = act_as_stored(request);
  // Two with one key at the same moment: the one that came second answers as the first did.
  bool const raced = !done && done.error().error.code == Code::conflict && !request.key.empty();
  if (!raced) return done;
  auto before = done_before(request.key, request.reference, request.command);
  return before && !before->events.empty() ? Ruled<Done>(std::move(*before)) : std::move(done);
}

std::optional<Ruled<Done>> Desk::act_from_memory(Request const& request) {
  auto const* spec = catalogue_.command(Symbol(request.command));
  bool const own = spec != nullptr && spec->by != By::system;
  // A correction is decided on the events as well, and both must be of one moment.
  if (!own || is_correction(spec->code) || request.rehearsal) return std::nullopt;
  bool const anew = request.reference.empty();
  auto file = anew ? std::optional(CaseFile()) : cases_.remembered(district_, request.reference);
  if (!file) return std::nullopt;
  auto const rules = anew ? rulebooks_.remembered() : rulebooks_.remembered_under(file->head().flow_revision);
  if (!rules) return std::nullopt;
  if (anew) file->id = CaseId{district_, ids_.uid(time_.now())};
  auto done = act_on(request, *spec, std::move(*file), *rules);
  // Of a connection that was lost nobody knows whether it took the step along.
  if (done || done.error().error.code == Code::unavailable) return done;
  return std::nullopt;
}

Ruled<Done> Desk::act_as_stored(Request const& request) {
  if (!request.key.empty()) {
    auto before = done_before(request.key, request.reference, request.command);
    if (!before) return refused(before.error());
    if (!before->events.empty()) return std::move(*before);
  }
  auto const* spec = catalogue_.command(Symbol(request.command));
  if (spec == nullptr || spec->by == By::system)
    return refused(Error{Code::invalid_input, "command_unknown", {{"value", request.command}}});

  CaseFile file;
  if (request.reference.empty()) {
    file.id = CaseId{district_, ids_.uid(time_.now())};
  } else {
    auto const id = cases_.find(district_, request.reference);
    if (!id) return refused(id.error());
    auto loaded = cases_.load(*id);
    if (!loaded) return refused(loaded.error());
    file = std::move(*loaded);
    cases_.remember(file);
  }
  auto const rulebook = this->rulebook(file);
  if (!rulebook) return refused(rulebook.error());
  return act_on(request, *spec, std::move(file), {*rulebook});
}

Ruled<Done> Desk::act_on(Request const& request, CommandSpec const& spec, CaseFile file, InForce const& rules) {
  auto const& rulebook = *rules.rulebook;
  if (request.seen && *request.seen != file.version)
    return refused(Error{Code::conflict,
                         "case_moved",
                         {{"seen", std::to_string(*request.seen)}, {"version", std::to_string(file.version)}}});

  Order order;
  order.now = time_.now();
  order.on = request.on.value_or(time_of(order.now));
  order.key = request.key;
  order.program = program_;
  order.instance = request.instance;
  auto fields = fields_with_file(spec, request.fields, request.attached);
  if (!fields) return refused(fields.error());
  if (auto named = name_cases(spec, *fields, file, rulebook, order.on.day); !named) return refused(named.error());
  recognise_mediators(*fields, spec.fields, file, rulebook.registers());
  bool const correcting = is_correction(spec.code);
  auto corrected = correcting ? corrected_fields(request, file, rulebook) : Corrected{std::move(*fields), {}};
  if (!corrected) return refused(corrected.error());
  auto command = spec.read(corrected->fields);
  if (!command) return refused(command.error());
  auto rows = std::move(corrected->rows);
  auto sealed = seal(*command, file.version + 1, ids_, static_cast<int>(rows.size()));
  rows.insert(rows.end(), std::make_move_iterator(sealed.rows.begin()), std::make_move_iterator(sealed.rows.end()));
  order.command = sealed.command;

  auto const no = instance_for(file, order.command, request.instance, rulebook);
  if (!no) return refused(no.error());
  // Who may: by the business day for what happened, so that a late entry is judged by the posts of then.
  Instance opening;
  opening.organ = spec.organ(order.command);
  Instance const* const instance = spec.opens ? &opening : file.instance(*no);
  auto const actor =
      acting_as(file, instance, spec, request.by.person, request.by.organ, rulebook.registers(), order.on.day);
  if (!actor) return refused(actor.error());
  order.actor = *actor;

  if (correcting) return correct(std::move(file), order, rulebook, std::move(rows), request.rehearsal);
  auto decided = decide(file, order, rulebook);
  if (!decided) return tl::unexpected<Refusal>(std::move(decided.error()));
  if (request.attached) decided->steps.front().files = files_of(decided->steps.front(), *request.attached);
  return conclude(request, order, std::move(*decided), std::move(file), std::move(rows), rules);
}

Ruled<Done> Desk::correct(CaseFile file, Order const& order, Rulebook const& rulebook, std::vector<PrivateRow> rows,
                          bool rehearsal) {
  auto const events = events_of(file.id);
  if (!events) return refused(events.error());
  auto decided = liandiao::correct(file, *events, order, rulebook, rulebook_of());
  if (!decided) return tl::unexpected<Refusal>(std::move(decided.error()));
  if (rehearsal) return Done{file.id, ledger_number(file), {}, {}, {}, false};
  return commit(std::move(*decided), std::move(file), std::move(rows));
}

Result<Desk::Corrected> Desk::corrected_fields(Request const& request, CaseFile const& file, Rulebook const& rulebook) {
  Corrected corrected{request.fields, {}};
  auto const* with = request.fields.find("with");
  auto const* step = request.fields.find("step");
  if (with == nullptr || step == nullptr) return corrected;
  std::int64_t seq = 0;
  if (auto result = read_reference(*step, seq, Reading{"step", false}); !result) return passed_on(result);
  auto const events = events_of(file.id);
  if (!events) return tl::unexpected<Error>(events.error());
  if (seq > static_cast<std::int64_t>(events->size()))
    return fail(Code::not_found, "step_unknown", {{"field", "step"}, {"value", std::to_string(seq)}});
  if (auto result = check_file_kept(*events, seq, *with, catalogue_); !result) return passed_on(result);
  Value partial = *with;
  auto const& corrected_step = (*events)[static_cast<std::size_t>(seq - 1)];
  if (auto named = name_again(corrected_step.command, partial, file.id); !named) return passed_on(named);
  if (auto const* amended = catalogue_.command(corrected_step.command))
    recognise_mediators(partial, amended->fields, file, rulebook.registers());
  auto command = over(*events, seq, partial, rulebook);
  if (!command) return passed_on(command);
  auto sealed = seal(*command, file.version + 1, ids_);
  auto value = parse_canonical(command->spec().text(sealed.command));
  ensure(value.has_value(), "a command's own text reads");
  corrected.fields.set("with", std::move(*value));
  corrected.rows = std::move(sealed.rows);
  return corrected;
}

Ruled<Done> Desk::commit(Decided decided, CaseFile file, std::vector<PrivateRow> rows,
                         std::optional<Elsewhere> elsewhere, std::int64_t published) {
  std::string ledger_no = ledger_number(file);
  if (auto marked = mark_people(decided.steps, rows); !marked) return refused(marked.error());
  if (!decided.steps.front().erased.empty()) {
    auto const history = events_of(file.id);
    if (!history) return refused(history.error());
    decided.steps.front().erased = with_other_versions(decided.steps.front().erased, *history);
  }
  count_steps(decided.steps, file);
  if (auto addressed = address(decided.steps, file); !addressed) return refused(addressed.error());
  decided.steps.front().private_rows = std::move(rows);
  auto const own = static_cast<std::ptrdiff_t>(decided.steps.size());
  if (elsewhere) count_steps(elsewhere->decided.steps, elsewhere->file);
  auto const committed = commit_counted(decided.steps, file, elsewhere, published);
  if (!committed) return refused(committed.error());
  Done done;
  done.id = file.id;
  for (auto step = decided.steps.begin(); step != decided.steps.begin() + own; ++step)
    done.events.push_back(std::move(step->event));
  for (auto const& one : *committed) done.numbers.insert(done.numbers.end(), one.numbers.begin(), one.numbers.end());
  done.ledger_no = std::move(ledger_no);
  if (done.ledger_no.empty() && !done.numbers.empty()) done.ledger_no = done.numbers.front().second;
  return done;
}

Result<std::vector<Committed>> Desk::commit_counted(std::vector<Step>& steps, CaseFile& file,
                                                    std::optional<Elsewhere>& elsewhere, std::int64_t published) {
  bool const moves = moves_figures(steps) || (elsewhere && moves_figures(elsewhere->decided.steps));
  // Nothing a step decides depends on what is closed, only where its figures are counted: so it is not decided again.
  for (int attempt = 1;; ++attempt) {
    auto const closings = moves ? closings_known() : Result<std::int64_t>(0);
    if (!closings) return tl::unexpected<Error>(closings.error());
    stamp_closing(steps, file, *closings);
    if (elsewhere) stamp_closing(elsewhere->decided.steps, elsewhere->file, *closings);
    auto committed =
        elsewhere ? cases_.commit(both(steps, elsewhere->decided.steps), published) : cases_.commit(steps, published);
    bool const closed_meanwhile = !committed && committed.error().key == "closing_moved";
    if (!closed_meanwhile) return committed;
    closings_ = closings_unknown;
    if (attempt == system_attempts) return committed;
  }
}

Result<std::int64_t> Desk::closings_known() {
  if (auto const known = closings_.load(); known != closings_unknown) return known;
  auto counted = cases_.closings(district_);
  if (counted) closings_ = *counted;
  return counted;
}

Result<Done> Desk::done_before(std::string const& key, std::string const& reference, std::string const& command) {
  Done done;
  auto before = cases_.by_key(district_, key);
  if (!before) return passed_on(before);
  if (!*before) return done;
  auto const& [event, numbers] = **before;
  auto const file = cases_.load(event.id);
  if (!file) return tl::unexpected<Error>(file.error());
  bool same = event.command == command;
  if (same && !reference.empty()) {
    auto const id = cases_.find(district_, reference);
    same = id.has_value() && *id == event.id;
  }
  if (!same) return fail(Code::conflict, "key_used_otherwise", {{"value", key}, {"command", event.command.str()}});
  auto const events = events_of(event.id);
  if (!events) return tl::unexpected<Error>(events.error());
  done.id = event.id;
  done.numbers = numbers;
  done.ledger_no = ledger_number(*file);
  done.repeated = true;
  for (auto at = static_cast<std::size_t>(event.seq - 1); at < events->size(); ++at) {
    auto const& one = (*events)[at];
    if (one.seq != event.seq && one.caused_by == 0) break;
    done.events.push_back(one);
  }
  return done;
}

RulebookOf Desk::rulebook_of() {
  return [this](Basis const& basis) -> Result<Rulebook const*> {
    auto found = rulebooks_.of(basis);  // kept by Rulebooks for as long as the desk lives
    if (!found) return passed_on(found);
    return found->get();
  };
}

Result<std::vector<Event>> Desk::events_of(CaseId const& id) {
  auto const stored = cases_.events(id);
  if (!stored) return tl::unexpected<Error>(stored.error());
  std::vector<Event> events;
  for (auto const& one : *stored) {
    if (digest_of(one.text) != one.hash)
      return fail(Code::corrupt, "event_changed", {{"case", id.uid}, {"seq", std::to_string(one.seq)}});
    auto event = parse_event(one.text);
    if (!event) return passed_on(event);
    events.push_back(std::move(*event));
  }
  return events;
}

Result<std::vector<Event>> Desk::events(std::string const& reference) {
  auto const id = cases_.find(district_, reference);
  if (!id) return tl::unexpected<Error>(id.error());
  return events_of(*id);
}

Result<CaseView> Desk::show(std::string const& reference, AtDesk const& who, std::optional<BusinessTime> on) {
  auto const id = cases_.find(district_, reference);
  if (!id) return tl::unexpected<Error>(id.error());
  auto file = cases_.load(*id);
  if (!file) return passed_on(file);
  auto rulebook = this->rulebook(*file);
  if (!rulebook) return passed_on(rulebook);
  Instant const now = time_.now();
  auto reader = looking_as(*file, who.person, who.organ, (*rulebook)->registers(), now.date());
  if (!reader) return passed_on(reader);
  auto const rows = cases_.private_rows(*id);
  if (!rows) return tl::unexpected<Error>(rows.error());
  auto story = events_of(*id);
  if (!story) return passed_on(story);
  CaseView view;
  view.texts = seen_texts(*rows, *file, *reader, (*rulebook)->registers());
  for (auto const& row : *rows)
    if (row.text.empty()) view.erased.push_back(row.row);
  ReadRecord const record{now, reader->person, reader->organ, *id, "case_show", static_cast<int>(view.texts.size())};
  if (auto logged = cases_.log_read(record); !logged) return passed_on(logged);
  auto relatives = relatives_of(*file, who, (*rulebook)->registers());
  if (!relatives) return passed_on(relatives);
  view.relatives = std::move(*relatives);
  view.can = explain(*file, *reader, on.value_or(time_of(now)), now, **rulebook);
  view.standing = standing_of(*file);
  view.file = std::move(*file);
  view.reader = *reader;
  view.story = std::move(*story);
  view.rulebook = std::move(*rulebook);
  hide_missing_papers(view.can, view.file, view.reader, view.rulebook->registers());
  hide_papers(view, view.rulebook->registers());
  hide_relatives(view);
  return view;
}

Result<std::vector<Possibility>> Desk::can(std::string const& reference, AtDesk const& who,
                                           std::optional<BusinessTime> on) {
  auto const id = cases_.find(district_, reference);
  if (!id) return tl::unexpected<Error>(id.error());
  auto const file = cases_.load(*id);
  if (!file) return tl::unexpected<Error>(file.error());
  auto const rulebook = this->rulebook(*file);
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  Instant const now = time_.now();
  auto const reader = looking_as(*file, who.person, who.organ, (*rulebook)->registers(), now.date());
  if (!reader) return tl::unexpected<Error>(reader.error());
  auto can = explain(*file, *reader, on.value_or(time_of(now)), now, **rulebook);
  hide_missing_papers(can, *file, *reader, (*rulebook)->registers());
  return can;
}

Result<Done> Desk::by_the_system(std::string_view command, CaseFile file, Clock const& clock, Date on,
                                 Rulebook const& rulebook) {
  Value fields;
  fields.set("clock", Value::of(clock.clock.str()));
  if (clock.agreement != 0) fields.set("agreement", Value::of(std::int64_t{clock.agreement}));
  if (clock.term != 0) fields.set("term", Value::of(std::int64_t{clock.term}));
  auto order = order_of(command, fields, BusinessTime{on, std::nullopt});
  if (!order) return passed_on(order);
  order->instance = clock.instance;
  auto decided = decide(file, *order, rulebook);
  if (!decided) return tl::unexpected<Error>(decided.error().error);
  auto done = commit(std::move(*decided), std::move(file), {});
  if (!done) return tl::unexpected<Error>(done.error().error);
  return std::move(*done);
}

Result<Order> Desk::order_of(std::string_view command_code, Value const& fields, BusinessTime on) {
  auto const* spec = catalogue_.command(Symbol(command_code));
  ensure(spec != nullptr, "the catalogue knows the engine's own commands");
  auto command = spec->read(fields);
  if (!command) return passed_on(command);
  Order order;
  order.command = std::move(*command);
  order.actor = the_system();
  order.on = on;
  order.now = time_.now();
  order.program = program_;
  return order;
}

Result<Revision> Desk::publish_flow(Value const& file, std::vector<Finding>& findings) {
  auto const flow = read_flow(file);
  if (!flow) return tl::unexpected<Error>(flow.error());
  findings = check_flow(*flow, catalogue_);
  if (!findings.empty())
    return fail(Code::rejected, "flow_not_sound",
                {{"value", flow->name.str()}, {"count", std::to_string(findings.size())}});
  auto const calendar = revisions_.latest(Symbol("calendar"), flow->calendar);
  if (!calendar) return tl::unexpected<Error>(calendar.error());
  if (!*calendar) return fail(Code::rejected, "flow_calendar_not_loaded", {{"value", flow->calendar.str()}});
  return revisions_.publish(Symbol("flow"), flow->name, canonical_text(write_flow(*flow)), time_.now());
}

Result<LoadedCalendar> Desk::load_calendar(Value const& file, bool rehearsal) {
  auto read = read_calendar(file);
  if (!read) return passed_on(read);
  auto const calendar = std::make_shared<Calendar const>(std::move(*read));
  auto moved = moved_under(calendar);
  if (!moved) return passed_on(moved);
  LoadedCalendar loaded{std::nullopt, std::move(*moved)};
  if (rehearsal) return loaded;
  auto revision = revisions_.publish(Symbol("calendar"), Symbol(calendar->name()),
                                     canonical_text(write_calendar(*calendar)), time_.now());
  if (!revision) return passed_on(revision);
  loaded.revision = std::move(*revision);
  for (auto const& clock : loaded.moved) {
    auto done = recount(clock);
    for (int attempt = 1; !done && done.error().code == Code::conflict && attempt < system_attempts; ++attempt)
      done = recount(clock);
    if (!done) return passed_on(done);
  }
  return loaded;
}

Result<std::vector<MovedClock>> Desk::moved_under(std::shared_ptr<Calendar const> const& calendar) {
  std::vector<MovedClock> moved;
  auto const in_force = rulebooks_.current();
  if (!in_force) return moved;  // the first calendar of a database moves nothing
  Rulebook const next(catalogue_, (*in_force)->share_flow(), calendar, (*in_force)->share_registers());
  auto const visited = cases_.each_case(district_, [&](CaseId const& id) -> Result<> {
    auto const file = cases_.load(id);
    if (!file) return tl::unexpected<Error>(file.error());
    auto const runs_under = rulebook(*file);
    if (!runs_under) return tl::unexpected<Error>(runs_under.error());
    if ((*runs_under)->calendar().name() != calendar->name()) return {};
    for (auto const& row : file->all<Clock>()) {
      if (row.mark != "running" || !row.due) continue;
      auto const counted = recounted(row, next);
      if (!counted) return tl::unexpected<Error>(counted.error());
      if (counted->due == row.due && counted->provisional == row.provisional) continue;
      moved.push_back({id, ledger_number(*file), row.instance, row.clock, row.agreement, row.term, *row.due,
                       *counted->due, row.provisional, counted->provisional});
    }
    return {};
  });
  if (!visited) return tl::unexpected<Error>(visited.error());
  return moved;
}

Result<Done> Desk::recount(MovedClock const& clock) {
  auto file = cases_.load(clock.id);
  if (!file) return passed_on(file);
  auto const rulebook = this->rulebook(*file);
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const* row = file->find<Clock>(clock.clock, clock.instance, clock.agreement, clock.term);
  if (row == nullptr || row->mark != "running") return Done{};
  Clock const running = *row;
  return by_the_system("recount", std::move(*file), running, time_.now().date(), **rulebook);
}

Result<Revision> Desk::load_registers(Value const& file) {
  auto const registers = read_registers(file);
  if (!registers) return tl::unexpected<Error>(registers.error());
  if (registers->district() != district_)
    return fail(Code::rejected, "registers_of_other_district",
                {{"value", registers->district().str()}, {"district", district_.str()}});
  return revisions_.publish(Symbol("registers"), Symbol(registers->name()), canonical_text(write_registers(*registers)),
                            time_.now());
}

Result<std::vector<std::pair<CaseId, std::vector<Discrepancy>>>> Desk::recheck(std::string const& reference) {
  std::vector<std::pair<CaseId, std::vector<Discrepancy>>> all;
  auto const pinned = rulebook_of();
  auto const one = [&](CaseId const& id) -> Result<> {
    auto const history = events_of(id);
    if (!history) return tl::unexpected<Error>(history.error());
    auto found = liandiao::recheck(*history, pinned);
    if (!found) return passed_on(found);
    all.emplace_back(id, std::move(*found));
    return {};
  };
  if (auto result = each_asked(reference, one); !result) return passed_on(result);
  return all;
}

Result<> Desk::each_asked(std::string const& reference, std::function<Result<>(CaseId const&)> const& visit) {
  if (reference.empty()) return cases_.each_case(district_, visit);
  auto const id = cases_.find(district_, reference);
  if (!id) return tl::unexpected<Error>(id.error());
  return visit(*id);
}

}  // namespace liandiao
