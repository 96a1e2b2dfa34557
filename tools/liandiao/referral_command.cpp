#include <filesystem>
#include <ostream>

#include "engine/cases/ledger.hpp"
#include "engine/desk/court_desk.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/court_mail.hpp"
#include "tools/liandiao/package_files.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/secret_file.hpp"
#include "tools/liandiao/telling.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

Result<int> instance_option(Talk const& talk) {
  auto const instance = number_option(talk.asked, "instance");
  if (!instance) return tl::unexpected<Error>(instance.error());
  return static_cast<int>(instance->value_or(0));
}

/// Beside the database, named by the case and its instance, where nothing else is said.
fs::path folder_for(Talk const& talk, std::string const& ledger_no, int instance) {
  if (auto const out = talk.asked.option("out")) return *out;
  return talk.beside_database() / "referrals" / (ledger_no + "-" + std::to_string(instance));
}

Result<> write_package(fs::path const& folder, std::vector<Packed> const& files) {
  std::error_code unknown;
  if (fs::exists(folder, unknown) && !fs::is_empty(folder, unknown))
    return fail(Code::rejected, "file_exists", {{"path", folder.string()}});
  make_folder_of(folder);
  return write_whole_folder(folder, files);
}

std::string exported_text(ReferralPackage const& package, fs::path const& folder, std::size_t files,
                          Voice const& voice) {
  std::string out = voice.text("package_written", {{"path", folder.string()},
                                                   {"count", std::to_string(files)},
                                                   {"court", voice.organ(package.receiving_court)}}) +
                    "\n";
  for (auto const& gap : package.gaps) out += voice.text("package_lacks", {{"what", gap_text(gap, voice)}}) + "\n";
  return out;
}

// ---- a court's answer on the line --------------------------------------------------------------------------------

/// An option that says which answer it is, the field its value goes to, and what may stand beside it.
struct AnswerOption {
  std::string_view option, word, field;
  std::vector<std::pair<std::string_view, std::string_view>> beside;  // option, field
};

std::vector<AnswerOption> const& answer_options() {
  static std::vector<AnswerOption> const rows{
      {"file", "file", "court_no", {{"trial", "trial"}}},
      {"receipt", "receipt", "", {{"number", "receipt_no"}}},
      {"correct-by", "correct", "due", {{"gaps", "gaps"}}},
      {"refuse", "refuse", "ground", {{"ruling", "ruling_no"}, {"reasons", "reasons"}}},
      {"return", "return", "", {{"reasons", "reason"}}},
      {"redirect", "redirect", "to", {{"reasons", "reasons"}}},
      {"accept", "accept", "", {{"number", "court_no"}}},
      {"confirm", "confirm", "ruling_no", {}},
      {"dismiss", "dismiss", "ground", {{"ruling", "ruling_no"}, {"told", "told"}}},
  };
  return rows;
}

std::string known_answers() {
  std::string list;
  for (auto const& row : answer_options()) list += (list.empty() ? "--" : ", --") + std::string(row.option);
  return list;
}

Value list_of_numbers(std::string const& text) {
  Value::List list;
  for (std::size_t from = 0; from <= text.size();) {
    auto const to = std::min(text.find(',', from), text.size());
    list.push_back(Value::of(text.substr(from, to - from), {}, true));
    from = to + 1;
  }
  return Value::of(std::move(list));
}

Result<CourtAnswer> answer_of(Asked const& asked) {
  AnswerOption const* said = nullptr;
  for (auto const& row : answer_options()) {
    if (!asked.has(row.option)) continue;
    if (said != nullptr)
      return fail(Code::invalid_input, "answer_said_twice",
                  {{"first", "--" + std::string(said->option)}, {"second", "--" + std::string(row.option)}});
    said = &row;
  }
  if (said == nullptr) return fail(Code::invalid_input, "answer_missing", {{"known", known_answers()}});
  CourtAnswer answer{Symbol(said->word), Value::of(Value::Map{})};
  if (!said->field.empty())
    answer.fields.set(std::string(said->field), Value::of(asked.option(said->option).value_or(""), {}, true));
  for (std::string_view const option : {"number", "trial", "gaps", "ruling", "reasons", "told"}) {
    if (!asked.has(option)) continue;
    std::string field;
    for (auto const& [beside, name] : said->beside)
      if (beside == option) field = name;
    if (field.empty())
      return fail(Code::invalid_input, "option_not_beside",
                  {{"option", "--" + std::string(option)}, {"beside", "--" + std::string(said->option)}});
    auto const value = asked.option(option).value_or("");
    answer.fields.set(field, field == "told" ? list_of_numbers(value) : Value::of(value, {}, true));
  }
  return answer;
}

Exit answer_once(Talk& talk, AtDesk const& who) {
  AnswerRequest request;
  request.reference = talk.asked.operand("REF");
  if (request.reference.empty())
    return talk.refuse(Error{Code::invalid_input,
                             "operand_missing",
                             {{"operand", "REF"}, {"usage", "liandiao referral answer REF --file NO"}}});
  auto answer = answer_of(talk.asked);
  if (!answer) return talk.refuse(answer.error());
  auto const instance = instance_option(talk);
  if (!instance) return talk.refuse(instance.error());
  auto const on = time_option(talk.asked, "on");
  if (!on) return talk.refuse(on.error());
  request.answer = std::move(*answer);
  request.instance = *instance;
  request.on = *on;
  request.by = who;
  request.key = talk.asked.option("key").value_or("");
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const done = CourtDesk((*place)->desk()).answer(request);
  if (!done) return talk.refuse(done.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  if (talk.json) return talk.done(done_value(*done, voice));
  talk.out << done_text(done->events, done->ledger_no, done->numbers, voice);
  return Exit::done;
}

}  // namespace

Exit export_referral(Talk& talk) {
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto const instance = instance_option(talk);
  if (!instance) return talk.refuse(instance.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const* registers = (*place)->registers();
  auto const package = CourtDesk((*place)->desk()).package(talk.asked.operand("REF"), *instance, *who);
  if (!package) return talk.refuse(package.error(), registers);
  PackageMaker const maker{who->person, talk.time.now(), ledger_number(package->disclosed.file)};
  auto const files = package_files(*package, maker, registers);
  auto const folder = folder_for(talk, maker.ledger_no, package->instance);
  if (auto written = write_package(folder, files); !written) return talk.refuse(written.error(), registers);
  Voice const voice(talk.labels, registers);
  if (talk.json)
    return talk.done(object({{"path", json(folder.string())},
                             {"instance", json(package->instance)},
                             {"files", list_of_values(files, [](Packed const& one) { return json(one.name); })},
                             {"complete", json(package->gaps.empty())},
                             {"missing", list_of_values(package->gaps, gap_value)}}));
  talk.out << exported_text(*package, folder, files.size(), voice);
  return Exit::done;
}

Exit answer_referral(Talk& talk) {
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  if (!talk.asked.has("messages")) return answer_once(talk, *who);
  for (auto const& row : answer_options())
    if (talk.asked.has(row.option))
      return talk.refuse(Error{Code::invalid_input,
                               "option_not_beside",
                               {{"option", "--" + std::string(row.option)}, {"beside", "--messages"}}});
  if (!talk.asked.operand("REF").empty())
    return talk.refuse(
        Error{Code::invalid_input, "operand_unexpected", {{"value", talk.asked.operand("REF")}, {"of", "--messages"}}});
  return take_court_mail(talk, *who);
}

}  // namespace liandiao::door
