#include "tools/liandiao/talk.hpp"

#include "adapters/sql/place.hpp"

#include <algorithm>
#include <charconv>
#include <ostream>

#include "adapters/json/json.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

/// Well formed, but not what the case or the database can take: understood, and refused.
bool refused_by_facts(std::string_view key) {
  return key.starts_with("business_time_") || key.starts_with("day_set_") || key.starts_with("database_") ||
         key.starts_with("case_");
}

Value error_value(Error const& error, Symbol procedure, Voice const& voice) {
  Value with = Value::of(Value::Map{});
  for (auto const& [name, value] : error.with) with.set(name, json(value));
  return object({{"code", json(word_of(error.code))},
                 {"key", json(error.key)},
                 {"sentence", json(voice.sentence(error, procedure))},
                 {"with", std::move(with)}});
}

void describe_candidate(Columns& columns, Candidate const& candidate, Voice const& voice, bool several) {
  if (several) columns.line("  " + voice.text("candidate", {{"rule", std::to_string(candidate.rule)}}));
  for (auto const& one : voice.lacking(candidate.verdict.missing))
    columns.row({"· " + one.sentence, voice.article(one.guard.article), supplied_by(one.guard, voice)});
}

}  // namespace

Exit exit_of(Error const& error) {
  bool const misread = error.code == Code::invalid_input && !refused_by_facts(error.key);
  return misread ? Exit::not_understood : Exit::refused;
}

int number_of(Exit exit) { return static_cast<int>(exit); }

Talk::Talk(Asked const& line, Labels const& words, Environment const& environment, TimeSource& clock,
           std::istream& input, std::ostream& output, std::ostream& errors)
    : asked(line),
      labels(words),
      time(clock),
      ids(environment.ids),
      in(input),
      out(output),
      err(errors),
      json(line.has("json")),
      environment_(environment) {}

std::optional<std::string> Talk::variable(std::string const& name) const { return environment_.variable(name); }

std::string Talk::database() const {
  if (auto const path = asked.option("database")) return *path;
  return environment_.variable("LIANDIAO_DATABASE").value_or("var/liandiao.db");
}

bool Talk::database_named() const {
  return asked.has("database") || environment_.variable("LIANDIAO_DATABASE").has_value();
}

bool Talk::database_there() const {
  return Place{.path = database()}.on_server() || std::filesystem::exists(database());
}

std::filesystem::path Talk::beside_database() const {
  return Place{.path = database()}.on_server() ? "var" : std::filesystem::path(database()).parent_path();
}

Result<std::unique_ptr<Workplace>> Talk::workplace_at(TimeSource& when, Symbol district) {
  if (environment_.stores != nullptr) return Workplace::at(*environment_.stores, when, ids, district);
  return Workplace::open(database(), when, ids, district);
}

Result<AtDesk> Talk::actor() const {
  auto who = asked.option("as");
  if (!who) who = environment_.variable("LIANDIAO_ACTOR");
  if (!who) return fail(Code::invalid_input, "actor_missing");
  auto const at = who->find('@');
  auto const person = who->substr(0, at);
  auto const organ = at == std::string::npos ? std::string() : who->substr(at + 1);
  constexpr std::size_t longest = 32;  // of an id
  if (person.empty() || person.size() > longest || organ.size() > longest || (at != std::string::npos && organ.empty()))
    return fail(Code::invalid_input, "actor_invalid", {{"value", *who}});
  return AtDesk{Symbol(person), Symbol(organ)};
}

Result<std::optional<BusinessTime>> time_option(Asked const& asked, std::string_view option) {
  auto const text = asked.option(option);
  if (!text) return std::optional<BusinessTime>{};
  auto const time_given = parse_business_time(*text);
  if (!time_given)
    return fail(Code::invalid_input, "option_wants_time", {{"option", "--" + std::string(option)}, {"value", *text}});
  return time_given;
}

Result<std::optional<Date>> date_option(Asked const& asked, std::string_view option) {
  auto const text = asked.option(option);
  if (!text) return std::optional<Date>{};
  auto const day = parse_date(*text);
  if (!day)
    return fail(Code::invalid_input, "option_wants_date", {{"option", "--" + std::string(option)}, {"value", *text}});
  return day;
}

Result<std::optional<std::int64_t>> number_option(Asked const& asked, std::string_view option) {
  auto const text = asked.option(option);
  if (!text) return std::optional<std::int64_t>{};
  std::int64_t n = 0;
  auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), n);
  constexpr std::int64_t most = 1'000'000'000;
  if (error != std::errc{} || end != text->data() + text->size() || n < 0 || n > most)
    return fail(Code::invalid_input, "option_wants_number", {{"option", "--" + std::string(option)}, {"value", *text}});
  return n;
}

Result<Symbol> word_option(Talk const& talk, std::string_view option) {
  constexpr std::size_t longest_word = 64;
  auto const text = talk.asked.option(option).value_or("");
  if (text.size() > longest_word)
    return fail(Code::invalid_input, "option_wants_word", {{"option", "--" + std::string(option)}});
  return Symbol(text);
}

Exit Talk::done(Value const& answer) const {
  out << write_json(answer, true) << "\n";
  return Exit::done;
}

Exit Talk::refuse(Error const& error, Registers const* registers) const {
  return refuse(Refusal{error, 0, {}, {}, {}}, registers);
}

Exit Talk::refuse(Refusal const& refusal, Registers const* registers) const {
  Voice const voice(labels, registers);
  if (json)
    out << write_json(refusal_value(refusal, voice), true) << "\n";
  else
    err << refusal_text(refusal, voice);
  return exit_of(refusal.error);
}

std::string supplied_by(GuardInfo const& guard, Voice const& voice) {
  return voice.text(guard.supplier == "nobody" ? "supplied_by_nobody" : "supplied_by",
                    {{"who", voice.labels().word("supplier", guard.supplier)}});
}

Value missing_value(std::vector<Missing> const& missing, Voice const& voice) {
  return list_of_values(missing, [&](Missing const& one) {
    return object({{"guard", json(one.guard.code)},
                   {"article", json(one.guard.article)},
                   {"fact", json(one.fact)},
                   {"supplier", json(one.guard.supplier)},
                   {"sentence", json(voice.fact_sentence(one.guard.code, {one.fact}))}});
  });
}

Value refusal_value(Refusal const& refusal, Voice const& voice) {
  Value answer = object({{"error", error_value(refusal.error, refusal.procedure, voice)}});
  if (refusal.instance != 0) answer.set("instance", json(refusal.instance));
  if (refusal.procedure) answer.set("procedure", json(refusal.procedure));
  if (refusal.state) answer.set("state", json(refusal.state));
  if (!refusal.candidates.empty())
    answer.set("candidates", list_of_values(refusal.candidates, [&](Candidate const& candidate) {
                 return object({{"rule", json(candidate.rule)},
                                {"to", json(candidate.to)},
                                {"missing", missing_value(candidate.verdict.missing, voice)}});
               }));
  return answer;
}

std::string refusal_text(Refusal const& refusal, Voice const& voice) {
  std::string out = voice.sentence(refusal.error, refusal.procedure) + "\n";
  // A rule that nobody can open by supplying something is worth naming only where no other is.
  auto const closed = [](Candidate const& candidate) {
    auto const& missing = candidate.verdict.missing;
    return std::any_of(missing.begin(), missing.end(),
                       [](Missing const& one) { return one.guard.supplier == "nobody"; });
  };
  auto candidates = refusal.candidates;
  std::erase_if(candidates, [](Candidate const& candidate) { return candidate.verdict.missing.empty(); });
  if (!std::all_of(candidates.begin(), candidates.end(), closed)) std::erase_if(candidates, closed);
  Columns columns(2);
  for (auto const& candidate : candidates) describe_candidate(columns, candidate, voice, candidates.size() > 1);
  return out + columns.text();
}

}  // namespace liandiao::door
