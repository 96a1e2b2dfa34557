#include "tests/life.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "adapters/yaml/yaml.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

template <class T>
T must_read(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().plain());
  return std::move(*result);
}

Value shipped_file(std::string const& path) {
  return must_read(read_yaml_file(std::string(LIANDIAO_SOURCE_DIR) + "/config/" + path));
}

std::string scalar(Value const& value) {
  return value.kind() == Value::Kind::integer ? std::to_string(value.integer()) : value.text();
}

std::shared_ptr<Calendar const> shipped_calendar() {
  static auto const the = std::make_shared<Calendar const>(must_read(read_calendar(shipped_file("calendars/cn.yaml"))));
  return the;
}

std::shared_ptr<Registers const> shipped_registers() {
  static auto const the =
      std::make_shared<Registers const>(must_read(read_registers(shipped_file("organisations/dadukou.yaml"))));
  return the;
}

}  // namespace

Rulebook under(Flow flow) {
  return Rulebook(law::catalogue(), std::make_shared<Flow const>(std::move(flow)), shipped_calendar(),
                  shipped_registers());
}

Rulebook const& shipped() {
  static Rulebook const the = under(must_read(read_flow(shipped_file("flows/dadukou.yaml"))));
  return the;
}

std::string CountedIds::uid(Instant) {
  std::string const tail = std::to_string(next_++);
  return "00000000-0000-7000-8000-" + std::string(12 - tail.size(), '0') + tail;
}

Digest CountedIds::salt() { return digest_of("salt " + std::to_string(next_++)); }

BusinessTime on(std::string_view text) {
  auto const time = parse_business_time(text);
  if (!time) throw std::runtime_error("no such time: " + std::string(text));
  return *time;
}

Life::Life(Rulebook const& rulebook) : rulebook_(&rulebook), lived_under_{&rulebook} {
  file_.id = CaseId{Symbol("500104"), "00000000-0000-7000-8000-000000000000"};
}

Ruled<Decided> Life::give(Command const& command, At const& at) {
  Order order;
  order.on = on(at.on);
  order.now = Instant::at(at.entered.empty() ? order.on.day : on(at.entered).day, 23 * 60 + 59);
  order.now = std::max(order.now, file_.recorded);
  order.instance = at.instance;
  auto amended_texts = std::exchange(pending_, {});
  auto sealed = seal(command, file_.version + 1, ids_, static_cast<int>(amended_texts.size()));
  order.command = sealed.command;
  auto const& spec = command.spec();
  auto const refuse = [](Error error) { return tl::unexpected<Refusal>(Refusal{std::move(error), 0, {}, {}, {}}); };
  if (spec.by == By::system) {
    order.actor = Actor{Symbol("system"), Symbol("system"), Symbol("system"), 0};
  } else {
    auto const no = instance_for(file_, command, at.instance, *rulebook_);
    if (!no) return refuse(no.error());
    Instance opening;
    opening.organ = spec.organ(order.command);
    auto const actor = acting_as(file_, spec.opens ? &opening : file_.instance(*no), spec, Symbol(at.by), Symbol(),
                                 rulebook_->registers(), order.on.day);
    if (!actor) return refuse(actor.error());
    order.actor = *actor;
  }
  auto decided = is_correction(spec.code) ? correct(file_, events_, order, *rulebook_, rulebooks())
                                          : decide(file_, order, *rulebook_);
  if (!decided) return decided;
  take(*decided);
  rows_.insert(rows_.end(), amended_texts.begin(), amended_texts.end());
  rows_.insert(rows_.end(), sealed.rows.begin(), sealed.rows.end());
  return decided;
}

void Life::take(Decided& decided) {
  CaseFile chained = file_;
  chain(decided.steps, chained);
  for (auto const& step : decided.steps) {
    if (auto followed = follow(file_, step.event); !followed) throw std::runtime_error(followed.error().plain());
    events_.push_back(step.event);
    for (auto const& row : step.erased)
      for (auto& kept : rows_)
        if (kept.row == row) kept = PrivateRow{row, kept.openness, {}, {}};
  }
}

Ruled<Move> Life::move_to(Rulebook const& to, std::string const& day) {
  auto const now = std::max(Instant::at(on(day).day, 23 * 60 + 59), file_.recorded);
  auto move = liandiao::move_to(file_, *rulebook_, to, on(day), now, {Symbol("jgm-chen"), "试转"}, {});
  if (!move) return move;
  take(move->decided);
  lived_under_.push_back(&to);
  rulebook_ = &to;
  return move;
}

Ruled<Decided> Life::move_back(std::string const& day) {
  if (events_.empty())
    return tl::unexpected<Refusal>(Refusal{Error{Code::not_found, "case_unknown", {}}, 0, {}, {}, {}});
  Digest const was = events_[events_.size() - std::min<std::size_t>(events_.size(), 2)].basis.flow;
  for (auto const* earlier : lived_under_) {
    if (earlier->flow().digest != was) continue;
    auto const* now_under = std::exchange(rulebook_, earlier);
    Value step;
    step.set("step", Value::of(events_.back().seq));
    auto decided = give("migrate_back", step, {.on = day, .instance = 1});
    if (!decided) rulebook_ = now_under;
    return decided;
  }
  throw std::logic_error("a life has lived under the rulebooks of its steps");
}

RulebookOf Life::rulebooks() const {
  return [under = lived_under_](Basis const& basis) -> Result<Rulebook const*> {
    for (auto const* rulebook : under)
      if (rulebook->basis() == basis) return rulebook;
    return under.front();
  };
}

Result<Value> Life::laid_over(Value const& amendment) {
  auto const seq = static_cast<std::size_t>(std::stoll(scalar(*amendment.find("step"))));
  if (seq < 1 || seq > events_.size()) return amendment;  // refused by name when it is decided
  Event const& event = events_[seq - 1];
  auto const* spec = rulebook_->catalogue().command(event.command);
  auto const base = spec->read_again(must_read(fields_as_they_read(events_, event.seq)));
  if (!base) return tl::unexpected<Error>(base.error());
  auto over = spec->overlaid(*base, *amendment.find("with"));
  if (!over) return passed_on(over);
  auto sealed = seal(*over, file_.version + 1, ids_);
  pending_ = std::move(sealed.rows);
  Value whole = amendment;
  whole.set("with", must_read(parse_canonical(spec->text(sealed.command))));
  return whole;
}

Ruled<Decided> Life::give(std::string_view command, Value fields, At const& at) {
  auto const refuse = [](Error error) { return tl::unexpected<Refusal>(Refusal{std::move(error), 0, {}, {}, {}}); };
  auto const* spec = rulebook_->catalogue().command(Symbol(command));
  if (spec == nullptr) throw std::runtime_error("no such command: " + std::string(command));
  pending_.clear();
  if (command == "amend" && fields.find("with") != nullptr && fields.find("step") != nullptr) {
    auto whole = laid_over(fields);
    if (!whole) return refuse(whole.error());
    fields = std::move(*whole);
  }
  auto const read = spec->read(fields);
  if (!read) return refuse(read.error());
  return give(*read, at);
}

Ruled<Decided> Life::give(std::string_view command, std::string_view fields, At const& at) {
  return give(command, must_read(read_yaml(fields, "fields")), at);
}

Event const& Life::must(std::string_view command, std::string_view fields, At const& at) {
  auto const decided = give(command, fields, at);
  if (!decided) throw std::runtime_error(std::string(command) + ": " + told(decided.error()));
  return events_[events_.size() - decided->steps.size()];
}

std::string Life::told(Refusal const& refusal) {
  std::string text = refusal.error.plain();
  for (auto const& candidate : refusal.candidates)
    for (auto const& missing : candidate.verdict.missing)
      text +=
          "\n  " + std::to_string(candidate.rule) + " " + std::string(missing.guard.code) + " [" + missing.fact + "]";
  return text;
}

int Life::sweep(std::string const& day) {
  int lapsed = 0;
  auto const clocks = file_.all<Clock>();
  for (auto const& clock : clocks) {
    if (clock.mark != "running" || !clock.due || on(day).day <= *clock.due) continue;
    law::Lapse lapse;
    lapse.clock.value = clock.clock.str();
    if (clock.agreement != 0) lapse.agreement = AgreementRef{clock.agreement};
    if (clock.term != 0) lapse.term = TermRef{clock.term};
    if (give(lapse, {.on = day, .instance = clock.instance})) ++lapsed;
  }
  return lapsed;
}

std::vector<Possibility> Life::can(std::string const& day, std::string const& by) const {
  auto const posts = rulebook_->registers().posts(Symbol(by), on(day).day);
  Actor const actor{Symbol(by), posts.empty() ? Symbol() : posts.front().organ,
                    posts.empty() ? Symbol() : posts.front().role, 0};
  return explain(file_, actor, on(day), Instant::at(on(day).day, 23 * 60 + 59), *rulebook_);
}

bool Life::possible(std::string_view command, std::string const& day, std::string const& by) const {
  for (auto const& one : can(day, by))
    if (one.command->code == command && one.answer != Possibility::Answer::no) return true;
  return false;
}

law::PartyEntry party(std::string_view side, std::string_view name) {
  law::PartyEntry entry;
  entry.side.code = Symbol(side);
  entry.kind.code = Symbol("natural");
  entry.name.text = name;
  return entry;
}

law::Register neighbours() {
  law::Register command;
  command.organ.id = Symbol("jgm-pmc");
  command.source.code = Symbol("application");
  command.dispute_type.code = Symbol("neighbours");
  command.area.value = "500104003";
  command.summary.text = "两家因院墙越界发生争执";
  command.parties = {party("claimant", "张三"), party("respondent", "李四")};
  law::ClaimEntry claim;
  claim.party.no = 1;
  claim.text.text = "拆除越界院墙";
  command.claims = {claim};
  return command;
}

Life mediation_until(std::string_view state, std::string const& day, Rulebook const& rulebook) {
  Life life(rulebook);
  Life::At const here{.on = day, .by = "jgm-wang"};
  life.must(neighbours(), here);
  life.must(law::InformWays{}, here);
  law::Apply apply;
  apply.organ.id = Symbol("jgm-pmc");
  apply.applicants = {{1}};
  life.must(apply, here);
  if (state == "applied") return life;
  life.must(law::GiveConsent{{{2}}, {Symbol("mediate")}, {Symbol("given")}, {}, {}}, here);
  life.must(law::Accept{}, here);
  if (state == "accepted") return life;
  life.must(law::Appoint{{{{Symbol("jgm-wang")}, {Symbol("lead")}}}, {}}, here);
  if (state == "assigned") return life;
  life.must(law::InformRights{{{1}, {2}}}, here);
  if (state == "ready") return life;
  life.must(law::Convene{{{1}, {2}}, {}, {}}, here);
  if (state == "in_session") return life;
  throw std::runtime_error("no such stage: " + std::string(state));
}

law::Agree agreement_of_all(Life const& life) {
  law::Agree agree;
  for (auto const& row : life.file().all<Party>()) {
    agree.parties.push_back({row.no});
    agree.signed_by.push_back({row.no});
  }
  agree.mediator.id = Symbol("jgm-wang");
  agree.sealed = true;
  return agree;
}

}  // namespace liandiao::tests
