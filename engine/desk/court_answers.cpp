// What a court answers, on its way to the case's command it becomes.

#include <algorithm>

#include "engine/base/ensure.hpp"
#include "engine/base/utf8.hpp"
#include "engine/desk/court_desk.hpp"

namespace liandiao {
namespace {

tl::unexpected<Refusal> refused(Error error) {
  return tl::unexpected<Refusal>(Refusal{std::move(error), 0, {}, {}, {}});
}

bool before_court(CaseFile const& file, Instance const& instance) {
  return file.find<Filing>(instance.no) != nullptr || file.find<Confirmation>(instance.no) != nullptr;
}

bool before_this_court(CaseFile const& file, Instance const& instance, Symbol court) {
  if (instance.organ == court) return true;
  auto const* filing = file.find<Filing>(instance.no);
  auto const* confirmation = file.find<Confirmation>(instance.no);
  return (filing != nullptr && filing->competent_court == court) ||
         (confirmation != nullptr && confirmation->competent_court == court);
}

bool known_there_as(CaseFile const& file, int instance, std::string const& court_no) {
  auto const* filing = file.find<Filing>(instance);
  auto const* confirmation = file.find<Confirmation>(instance);
  return (filing != nullptr && filing->court_no == court_no) ||
         (confirmation != nullptr && confirmation->court_no == court_no);
}

std::string list_of(std::vector<Instance const*> const& instances) {
  std::string list;
  for (auto const* one : instances) list += (list.empty() ? "" : ", ") + std::to_string(one->no);
  return list;
}

/// The instance that waits for this answer. Where none does, the latest that knows such an answer: its refusal says
/// where it stands instead.
Result<Instance const*> answered_instance(CaseFile const& file, AnswerRequest const& request,
                                          Catalogue const& catalogue) {
  std::vector<Instance const*> there, knowing, waiting;
  for (auto const& row : file.all<Instance>()) {
    if (!before_court(file, row) || (request.instance != 0 && row.no != request.instance)) continue;
    if (request.court && !before_this_court(file, row, request.court)) continue;
    there.push_back(&row);
    auto const command = command_of_answer(request.answer.word, row.procedure);
    if (command.empty()) continue;
    knowing.push_back(&row);
    auto const* procedure = catalogue.procedure(row.procedure);
    if (procedure != nullptr && procedure->expects(row.state, Symbol(command))) waiting.push_back(&row);
  }
  if (waiting.size() == 1) return waiting.front();
  if (waiting.size() > 1) return fail(Code::invalid_input, "case_several_before_court", {{"known", list_of(waiting)}});
  if (!knowing.empty()) return knowing.back();
  if (!there.empty())
    return fail(Code::rejected, "answer_not_for_procedure",
                {{"value", request.answer.word.str()}, {"known", list_of(there)}});
  if (request.court) return fail(Code::rejected, "answer_of_other_court", {{"organ", request.court.str()}});
  return fail(Code::rejected, "nothing_before_court");
}

/// A court's number tells which instance is meant; where the answer itself gives the number, the message may name it in
/// either place.
Result<> fit_court_no(AnswerRequest& request, std::string const& number, CaseFile const& file) {
  if (number.empty()) return {};
  bool const gives_one = request.answer.word == "file" || request.answer.word == "accept";
  if (gives_one && request.answer.fields.find("court_no") == nullptr)
    request.answer.fields.set("court_no", Value::of(number));
  for (auto const& row : file.all<Instance>()) {
    if (!known_there_as(file, row.no, full_width(number))) continue;
    if (request.instance == 0) request.instance = row.no;
    return {};
  }
  if (gives_one) return {};
  return fail(Code::rejected, "court_number_of_other_case", {{"value", number}});
}

/// The fields of a command with whatever is private left out: of what was sealed nothing but a salted digest is kept.
std::string open_fields(Command const& command) {
  return command.spec().text(command.spec().seal(command, [](Openness, Private& field) { field = Private{}; }));
}

bool says_the_same(CommandSpec const& spec, Event const& event, Value const& fields) {
  auto const first = spec.read_again(event.fields);
  auto const now = spec.read(fields);
  return first && now && open_fields(*first) == open_fields(*now);
}

Result<> check_files(std::vector<MessageAttachment> const& attachments, std::vector<std::string> const& files) {
  ensure(files.size() == attachments.size(), "every file a message speaks of is handed in with it");
  for (std::size_t i = 0; i < files.size(); ++i)
    if (sha256_hex(files[i]) != attachments[i].sha256)
      return fail(Code::rejected, "message_file_differs", {{"file", attachments[i].file}});
  return {};
}

}  // namespace

Result<std::optional<Done>> CourtDesk::answered_before(AnswerRequest const& request) {
  std::optional<Done> nothing;
  if (request.key.empty()) return nothing;
  auto const before = desk_.cases().by_key(desk_.district(), request.key);
  if (!before) return tl::unexpected<Error>(before.error());
  if (!*before) return nothing;
  auto const& event = (*before)->first;
  auto const* spec = desk_.catalogue().command(event.command);
  bool const same = spec != nullptr &&
                    command_of_answer(request.answer.word, event.procedure) == event.command.view() &&
                    says_the_same(*spec, event, fields_of_answer(request.answer, event.procedure)) &&
                    (!request.on || request.on->day == event.on.day);
  if (!same) return fail(Code::conflict, "answer_differs_from_first", {{"value", request.key}});
  Request again;
  again.reference = request.reference;
  again.command = event.command.str();
  again.key = request.key;
  again.by = request.by;
  auto done = desk_.act(again);
  if (!done) return tl::unexpected<Error>(done.error().error);
  return std::optional<Done>(std::move(*done));
}

Ruled<Done> CourtDesk::answer(AnswerRequest const& request) {
  auto before = answered_before(request);
  if (!before) return refused(before.error());
  if (*before) return std::move(**before);
  auto const id = desk_.cases().find(desk_.district(), request.reference);
  if (!id) return refused(id.error());
  auto const file = desk_.cases().load(*id);
  if (!file) return refused(file.error());
  auto const instance = answered_instance(*file, request, desk_.catalogue());
  if (!instance) return refused(instance.error());
  Request act;
  act.reference = request.reference;
  act.instance = (*instance)->no;
  act.command = std::string(command_of_answer(request.answer.word, (*instance)->procedure));
  act.fields = fields_of_answer(request.answer, (*instance)->procedure);
  act.on = request.on;
  act.by = request.by;
  act.key = request.key;
  return desk_.act(act);
}

Ruled<Done> CourtDesk::answer(CourtMessage const& message, std::vector<std::string> const& files, AtDesk const& who) {
  if (auto same = check_files(message.attachments, files); !same) return refused(same.error());
  auto const rulebook = desk_.rulebook();
  if (!rulebook) return refused(rulebook.error());
  auto const& registers = (*rulebook)->registers();
  auto const* organ = registers.organisation(message.organ, message.on.day);
  if (organ == nullptr || organ->line != "court")
    return refused(Error{Code::rejected, "message_organ_no_court", {{"organ", message.organ.str()}}});
  Symbol const actor(message.actor);
  if (registers.person(actor) != nullptr && !registers.holds_post(actor, message.organ, message.on.day))
    return refused(Error{Code::rejected,
                         "message_actor_elsewhere",
                         {{"person", message.actor}, {"organ", message.organ.str()}, {"day", message.on.day.text()}}});
  auto const id = case_of(message);
  if (!id) return refused(id.error());
  AnswerRequest request;
  request.reference = id->uid;
  request.instance = message.instance;
  request.court = message.organ;
  request.answer = message.answer;
  request.on = message.on;
  request.by = who;
  request.key = message.msg_id;
  auto const file = desk_.cases().load(*id);
  if (!file) return refused(file.error());
  if (auto fitted = fit_court_no(request, message.court_no, *file); !fitted) return refused(fitted.error());
  auto done = answer(request);
  if (!done) return done;
  return file_attachments(std::move(*done), message, files, who);
}

Ruled<Done> CourtDesk::file_attachments(Done done, CourtMessage const& message, std::vector<std::string> const& files,
                                        AtDesk const& who) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto const& attachment = message.attachments[i];
    Request filing;
    filing.reference = done.id.uid;
    filing.command = "file_paper";
    filing.instance = done.events.front().instance;
    filing.fields.set("type", Value::of(attachment.type.str()));
    filing.fields.set("openness", Value::of(attachment.openness.str()));
    filing.attached = files[i];
    filing.on = message.on;
    filing.by = who;
    filing.key = message.msg_id + "/" + std::to_string(i + 1);
    auto filed = desk_.act(filing);
    if (!filed) return tl::unexpected<Refusal>(std::move(filed.error()));
    done.repeated = done.repeated && filed->repeated;
  }
  return done;
}

Result<CaseId> CourtDesk::case_of(CourtMessage const& message) {
  auto& cases = desk_.cases();
  std::optional<CaseId> found;
  for (auto const* reference : {&message.case_uid, &message.ledger_no}) {
    if (reference->empty()) continue;
    auto const id = cases.find(desk_.district(), *reference);
    if (!id) return tl::unexpected<Error>(id.error());
    if (found && *found != *id) return fail(Code::rejected, "message_of_two_cases");
    found = *id;
  }
  if (found) return *found;
  return cases.find_by_court_no(desk_.district(), full_width(message.court_no));
}

}  // namespace liandiao
