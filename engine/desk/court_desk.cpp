#include "engine/desk/court_desk.hpp"

#include <algorithm>

#include "engine/cases/access.hpp"
#include "engine/cases/ledger.hpp"
#include "engine/cases/view.hpp"

namespace liandiao {
namespace {

/// The courts an instance is before: the one that received it and the one that is competent; empty if it is before
/// none.
std::vector<Symbol> courts_of(CaseFile const& file, Instance const& instance) {
  if (auto const* filing = file.find<Filing>(instance.no)) return {instance.organ, filing->competent_court};
  if (auto const* row = file.find<Confirmation>(instance.no)) return {instance.organ, row->competent_court};
  return {};
}

bool before_court(CaseFile const& file, Instance const& instance, Symbol court) {
  auto const courts = courts_of(file, instance);
  return std::find(courts.begin(), courts.end(), court) != courts.end();
}

std::string court_no_of(CaseFile const& file, int instance) {
  if (auto const* filing = file.find<Filing>(instance)) return filing->court_no;
  auto const* row = file.find<Confirmation>(instance);
  return row == nullptr ? std::string() : row->court_no;
}

/// Over, and in no way the court has found for it: nothing is sent there any more.
bool gone_from_court(CaseFile const& file, Instance const& instance, Catalogue const& catalogue) {
  if (courts_of(file, instance).empty()) return true;
  auto const* procedure = catalogue.procedure(instance.procedure);
  auto const* state = procedure == nullptr ? nullptr : procedure->state(instance.state);
  return state == nullptr || state->kind == StateKind::final;
}

Result<int> instance_to_send(CaseFile const& file, int named, Catalogue const& catalogue) {
  std::vector<int> sendable;
  for (auto const& row : file.all<Instance>())
    if (!gone_from_court(file, row, catalogue) && (named == 0 || row.no == named)) sendable.push_back(row.no);
  if (sendable.size() == 1) return sendable.front();
  if (!sendable.empty()) {
    std::string list;
    for (int const no : sendable) list += (list.empty() ? "" : ", ") + std::to_string(no);
    return fail(Code::invalid_input, "case_several_before_court", {{"known", list}});
  }
  if (named == 0) return fail(Code::rejected, "nothing_before_court");
  return fail(Code::rejected, "instance_not_before_court", {{"value", std::to_string(named)}});
}

bool works_for_court(Symbol organ, Registers const& registers) {
  auto const* found = registers.organisation(organ);
  return found != nullptr && found->line == "court";
}

/// Who works on the case, in a post that enters something; of courts only those the instance is before.
Result<Actor> sender(CaseFile const& file, Instance const& instance, AtDesk const& who, Registers const& registers,
                     Date today) {
  auto reader = looking_as(file, who.person, who.organ, registers, today);
  if (!reader) return reader;
  for (auto const& post : registers.posts(who.person, today)) {
    if (who.organ && post.organ != who.organ) continue;
    auto const* access = file.find<Access>(post.organ);
    bool const works_on_it = access != nullptr && access->why != "superior" && role_enters(post.role, By::anyone);
    bool const other_court = works_for_court(post.organ, registers) && !before_court(file, instance, post.organ);
    if (works_on_it && !other_court) return Actor{who.person, post.organ, post.role, 0};
  }
  return fail(Code::forbidden, "package_not_for", {{"person", who.person.str()}});
}

/// Nearest deadline of the instance that still counts, or ran out and was not seen to.
std::optional<Clock> pressing(CaseFile const& file, int instance) {
  std::optional<Clock> nearest;
  for (auto const& clock : file.all<Clock>()) {
    if (clock.instance != instance || !clock.due) continue;
    auto const& duties = file.all<Duty>();
    bool const neglected = clock.mark == "lapsed" && std::any_of(duties.begin(), duties.end(), [&](Duty const& duty) {
                             return duty.instance == instance && clock.clock == duty.subject && !duty.done_on;
                           });
    if ((clock.mark == "running" || neglected) && (!nearest || *clock.due < *nearest->due)) nearest = clock;
  }
  return nearest;
}

/// Plaintiff and defendants, or everybody who applies, by the names the reader may see.
void name_sides(CourtLine& line, CaseFile const& file, std::map<RowRef, std::string> const& seen) {
  auto const name = [&](int party, std::vector<std::string>& into) {
    auto const* row = file.party(party);
    auto const found = row == nullptr ? seen.end() : seen.find(row->name);
    if (found != seen.end()) into.push_back(found->second);
  };
  if (auto const* filing = file.find<Filing>(line.instance.no)) {
    name(filing->party, line.applicants);
    for (int const party : filing->against) name(party, line.against);
    return;
  }
  for (int const party : parties_before_court(file, line.instance.no)) name(party, line.applicants);
}

}  // namespace

Result<ReferralPackage> CourtDesk::package(std::string const& reference, int instance, AtDesk const& who) {
  auto& cases = desk_.cases();
  auto const id = cases.find(desk_.district(), reference);
  if (!id) return tl::unexpected<Error>(id.error());
  auto const file = cases.load(*id);
  if (!file) return tl::unexpected<Error>(file.error());
  auto const rulebook = desk_.rulebook(*file);
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const no = instance_to_send(*file, instance, desk_.catalogue());
  if (!no) return tl::unexpected<Error>(no.error());
  Instant const now = desk_.now();
  auto const actor = sender(*file, *file->instance(*no), who, (*rulebook)->registers(), now.date());
  if (!actor) return tl::unexpected<Error>(actor.error());
  return made(*file, *no, *actor, (*rulebook)->flow());
}

Result<ReferralPackage> CourtDesk::package_for(CaseFile const& file, int instance, Symbol court) {
  auto const rulebook = desk_.rulebook(file);
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const no = instance_to_send(file, instance, desk_.catalogue());
  if (!no) return tl::unexpected<Error>(no.error());
  if (!before_court(file, *file.instance(*no), court))
    return fail(Code::rejected, "instance_not_before_court", {{"value", std::to_string(*no)}});
  return made(file, *no, Actor{Symbol("system"), court, Symbol("system"), 0}, (*rulebook)->flow());
}

Result<ReferralPackage> CourtDesk::made(CaseFile const& file, int instance, Actor const& reader, Flow const& flow) {
  auto& cases = desk_.cases();
  auto const rows = cases.private_rows(file.id);
  if (!rows) return tl::unexpected<Error>(rows.error());
  auto package = referral_package(disclosed_to_court(file, instance, *rows), instance, flow);
  for (auto& one : package.papers) {
    auto bytes = cases.paper(file.id, RowRef{one.paper.seq, one.paper.index});
    if (!bytes) return passed_on(bytes);
    if (*bytes && digest_of(**bytes) != one.paper.digest)
      return fail(Code::corrupt, "paper_changed",
                  {{"value", std::to_string(one.paper.seq) + "." + std::to_string(one.paper.index)}});
    one.bytes = std::move(*bytes);
  }
  auto const read = static_cast<int>(package.disclosed.texts.size() + package.papers.size());
  ReadRecord const record{desk_.now(), reader.person, reader.organ, file.id, "referral_package", read};
  if (auto logged = cases.log_read(record); !logged) return passed_on(logged);
  return package;
}

Result<CourtQueue> CourtDesk::queue(CourtQueueQuery const& query, AtDesk const& who) {
  auto const rulebook = desk_.rulebook();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const& registers = (*rulebook)->registers();
  if (registers.person(who.person) == nullptr)
    return fail(Code::not_found, "person_unknown", {{"person", who.person.str()}});
  BeforeCourtQuery asked{{}, query.after, query.limit};
  for (auto const& post : registers.posts(who.person, desk_.now().date()))
    if ((who.organ.empty() || post.organ == who.organ) && works_for_court(post.organ, registers) &&
        std::find(asked.courts.begin(), asked.courts.end(), post.organ) == asked.courts.end())
      asked.courts.push_back(post.organ);
  if (asked.courts.empty()) return fail(Code::forbidden, "desk_of_court_only", {{"person", who.person.str()}});
  auto const page = desk_.cases().before_courts(desk_.district(), asked);
  if (!page) return tl::unexpected<Error>(page.error());
  CourtQueue queue{{}, page->next};
  std::vector<ReadRecord> reads;
  for (auto const& one : page->lines) {
    auto line = line_of(one, who, registers, reads);
    if (!line) return passed_on(line);
    if (*line) queue.lines.push_back(std::move(**line));
  }
  if (auto logged = desk_.cases().log_reads(reads); !logged) return passed_on(logged);
  return queue;
}

Result<std::optional<CourtLine>> CourtDesk::line_of(BeforeCourt const& waiting, AtDesk const& who,
                                                    Registers const& registers, std::vector<ReadRecord>& reads) {
  auto& cases = desk_.cases();
  auto const file = cases.load(waiting.id);
  if (!file) return tl::unexpected<Error>(file.error());
  auto const* instance = file->instance(waiting.instance);
  if (instance == nullptr) return std::optional<CourtLine>();  // annulled since the page was read
  Instant const now = desk_.now();
  auto const reader = looking_as(*file, who.person, who.organ, registers, now.date());
  if (!reader) return tl::unexpected<Error>(reader.error());
  auto const rows = cases.private_rows(waiting.id);
  if (!rows) return tl::unexpected<Error>(rows.error());
  auto const rulebook = desk_.rulebook(*file);
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const disclosed = disclosed_to_court(*file, instance->no, *rows);
  CourtLine line;
  line.id = waiting.id;
  line.ledger_no = ledger_number(*file);
  line.instance = *instance;
  line.competent_court = courts_of(*file, *instance).back();
  line.court_no = court_no_of(*file, instance->no);
  line.papers = static_cast<int>(disclosed.file.all<Paper>().size());
  line.gaps = package_gaps(disclosed, instance->no, (*rulebook)->flow());
  line.due = pressing(*file, instance->no);
  name_sides(line, *file, seen_texts(*rows, *file, *reader, registers));
  int const names = static_cast<int>(line.applicants.size() + line.against.size());
  reads.push_back({now, reader->person, reader->organ, waiting.id, "court_queue", names});
  return std::optional<CourtLine>(std::move(line));
}

}  // namespace liandiao
