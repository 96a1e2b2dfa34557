#include <map>
#include <ostream>

#include "engine/desk/flows_in_use.hpp"
#include "tools/liandiao/case_choice.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/flow_difference.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

using What = MigrationAsked::What;
using Course = MigratedCase::Course;

Result<> read_decisions(Talk const& talk, MigrationAsked& asked) {
  for (auto const& text : talk.asked.every("decide")) {
    auto const equals = text.find('=');
    if (equals == std::string::npos) return fail(Code::invalid_input, "decision_without_reason", {{"case", text}});
    asked.decided.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  if (asked.decided.empty()) return {};
  auto const who = talk.actor();
  if (!who) return tl::unexpected<Error>(who.error());
  asked.decided_by = who->person;
  return {};
}

Result<MigrationAsked> migration_asked(Talk const& talk) {
  MigrationAsked asked;
  asked.revision = talk.asked.option("to").value_or("");
  if (asked.revision.empty()) return fail(Code::invalid_input, "option_missing", {{"option", "--to"}});
  bool const rehearsal = talk.asked.has("dry-run");
  bool const back = talk.asked.has("undo");
  if (rehearsal && back) return fail(Code::invalid_input, "migrate_one_thing");
  asked.what = rehearsal ? What::rehearse : back ? What::take_back : What::move;
  for (auto const& text : talk.asked.every("only"))
    if (auto result = read_choice(text, asked.only); !result) return passed_on(result);
  if (auto result = read_decisions(talk, asked); !result) return passed_on(result);
  bool const chosen = talk.asked.has("all") || !talk.asked.every("only").empty();
  if (rehearsal || chosen) return asked;
  // Who decides about some cases and says nothing of others means those.
  if (asked.decided.empty()) return fail(Code::invalid_input, "migrate_scope_missing");
  for (auto const& [reference, reason] : asked.decided) asked.only.references.push_back(reference);
  return asked;
}

class MigrationPage {
 public:
  MigrationPage(std::ostream& out, Voice const& voice) : out_(out), voice_(voice) {}

  void tell(Migration const& migration, What what) {
    out_ << voice_.text(what == What::take_back ? "migration_heading_back" : "migration_heading",
                        {{"name", migration.to.name.str()},
                         {"number", std::to_string(migration.to.number)},
                         {"open", std::to_string(migration.open)},
                         {"there", std::to_string(migration.there_already)}})
         << "\n";
    for (auto const course : {Course::moved, Course::taken_back, Course::failed}) tell_course(migration, course);
    tell_fate(migration, Fate::unaffected);
    tell_fate(migration, Fate::mapped);
    tell_undecided(migration);
  }

 private:
  using Cases = std::vector<MigratedCase const*>;

  void heading(std::string_view section, std::string_view word, std::size_t count) {
    out_ << "\n"
         << voice_.text("migration_group",
                        {{"group", voice_.word(std::string(section), Symbol(word))}, {"count", std::to_string(count)}})
         << "\n";
  }

  void line(MigratedCase const& one) {
    out_ << "  " << (one.ledger_no.empty() ? one.id.uid : one.ledger_no);
    if (one.mediator) out_ << "  " << voice_.person(one.mediator);
    if (one.step != 0) out_ << "  #" << one.step;
    out_ << "\n";
    if (one.error) out_ << "    " << voice_.sentence(*one.error) << "\n";
    for (auto const& reason : one.reasons) out_ << "    ! " << difference_text(reason, voice_) << "\n";
    for (auto const& difference : one.differences) out_ << "    · " << difference_text(difference, voice_) << "\n";
  }

  static Cases of(Migration const& migration, Course course) {
    Cases cases;
    for (auto const& one : migration.cases)
      if (one.course == course) cases.push_back(&one);
    return cases;
  }

  void tell_course(Migration const& migration, Course course) {
    auto const cases = of(migration, course);
    if (cases.empty()) return;
    heading("migration_course", word_of(course), cases.size());
    for (auto const* one : cases) line(*one);
  }

  void tell_fate(Migration const& migration, Fate fate) {
    Cases cases;
    for (auto const* one : of(migration, Course::rehearsed))
      if (one->fate == fate) cases.push_back(one);
    if (cases.empty()) return;
    heading("migration_fate", word_of(fate), cases.size());
    for (auto const* one : cases) line(*one);
  }

  /// By mediator: who would have to be asked.
  void tell_undecided(Migration const& migration) {
    std::map<Symbol, Cases> by_mediator;
    std::size_t count = 0;
    for (auto const& one : migration.cases) {
      bool const waits = one.course == Course::left || (one.course == Course::rehearsed && one.fate == Fate::undecided);
      if (!waits) continue;
      by_mediator[one.mediator].push_back(&one);
      ++count;
    }
    if (count == 0) return;
    heading("migration_fate", word_of(Fate::undecided), count);
    for (auto const& [mediator, cases] : by_mediator) {
      out_ << (mediator ? voice_.person(mediator) : voice_.text("migration_no_mediator")) << "\n";
      for (auto const* one : cases) line(*one);
    }
  }

  std::ostream& out_;
  Voice const& voice_;
};

Value case_value(MigratedCase const& one, Voice const& voice) {
  auto const differences = [&](std::vector<FlowDifference> const& list) {
    return list_of_values(list, [&](FlowDifference const& row) { return difference_value(row, voice); });
  };
  return object({{"uid", json(one.id.uid)},
                 {"ledger_no", json(one.ledger_no)},
                 {"holder", json(one.holder)},
                 {"mediator", json(one.mediator)},
                 {"fate", json(word_of(one.fate))},
                 {"course", json(word_of(one.course))},
                 {"step", json(one.step)},
                 {"differences", differences(one.differences)},
                 {"reasons", differences(one.reasons)},
                 {"sentence", one.error ? json(voice.sentence(*one.error)) : Value()}});
}

Value flow_value(FlowInUse const& one) {
  return object({{"flow", json(one.revision.name)},
                 {"revision", json(one.revision.number)},
                 {"digest", json(one.revision.digest.hex())},
                 {"published", json(one.revision.published.text())},
                 {"open", json(one.open)},
                 {"closed", json(one.closed)}});
}

}  // namespace

Exit list_flows(Talk& talk) {
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto& desk = (*place)->desk();
  auto const flows = flows_in_use(desk.cases(), (*place)->revisions(), desk.district());
  if (!flows) return talk.refuse(flows.error(), (*place)->registers());
  if (talk.json) return talk.done(list_of_values(*flows, flow_value));
  Columns columns;
  std::vector<std::string> heading;
  for (char const* key :
       {"flows_name", "flows_number", "flows_published", "flows_open", "flows_closed", "flows_digest"})
    heading.push_back(talk.labels.text(key));
  columns.row(std::move(heading));
  constexpr std::size_t digest_beginning = 12;
  for (auto const& one : *flows)
    columns.row({one.revision.name.str(), std::to_string(one.revision.number), one.revision.published.date().text(),
                 std::to_string(one.open), std::to_string(one.closed),
                 one.revision.digest.hex().substr(0, digest_beginning)});
  talk.out << columns.text();
  return Exit::done;
}

Exit migrate_flow(Talk& talk) {
  auto const asked = migration_asked(talk);
  if (!asked) return talk.refuse(asked.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const migration = (*place)->desk().migrate(*asked);
  if (!migration) return talk.refuse(migration.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  bool failed = false;
  for (auto const& one : migration->cases) failed = failed || one.course == Course::failed;
  Exit const exit = failed ? Exit::refused : Exit::done;
  if (talk.json) {
    talk.done(object({{"flow", json(migration->to.name)},
                      {"revision", json(migration->to.number)},
                      {"digest", json(migration->to.digest.hex())},
                      {"open", json(migration->open)},
                      {"there_already", json(migration->there_already)},
                      {"cases", list_of_values(migration->cases,
                                               [&](MigratedCase const& one) { return case_value(one, voice); })}}));
    return exit;
  }
  MigrationPage(talk.out, voice).tell(*migration, asked->what);
  return exit;
}

}  // namespace liandiao::door
