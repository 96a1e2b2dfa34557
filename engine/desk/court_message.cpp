#include "engine/desk/court_message.hpp"

#include <algorithm>
#include <array>

#include "engine/cases/encoding.hpp"

namespace liandiao {
namespace {

constexpr int schema_version = 1;

/// An answer, and what it becomes in a referral and in an application for confirmation.
struct AnswerRow {
  std::string_view word;
  std::string_view type, result;  // of the message that brings it
  std::string_view referral, confirmation;
};

// clang-format off
constexpr std::array answers{
    //         word        message: type and result         a referral             a confirmation
    AnswerRow{"receipt",  "receipt",        "",            "receive",             ""},
    AnswerRow{"correct",  "correct_notice", "",            "require_correction",  "require_supply"},
    AnswerRow{"file",     "file_result",    "filed",       "file",                ""},
    AnswerRow{"refuse",   "file_result",    "refused",     "refuse_filing",       "refuse_application"},
    AnswerRow{"return",   "file_result",    "returned",    "return_papers",       ""},
    AnswerRow{"redirect", "file_result",    "redirected",  "redirect",            ""},
    AnswerRow{"accept",   "confirm_result", "accepted",    "",                    "accept_application"},
    AnswerRow{"refuse",   "confirm_result", "refused",     "refuse_filing",       "refuse_application"},
    AnswerRow{"confirm",  "confirm_result", "confirmed",   "",                    "confirm_agreement"},
    AnswerRow{"dismiss",  "confirm_result", "dismissed",   "",                    "dismiss_application"},
    AnswerRow{"end",      "confirm_result", "ended",       "",                    "end_review"},
    AnswerRow{"hear",     "status",         "heard",       "",                    "hear_applicants"},
    AnswerRow{"extend",   "status",         "extended",    "",                    "extend_review"},
    AnswerRow{"withdraw", "status",         "withdrawn",   "treat_as_withdrawn",  "treat_as_withdrawn"},
    AnswerRow{"appeal",   "status",         "appeal_decided", "decide_appeal",    ""},
    AnswerRow{"conclude", "status",         "concluded",   "conclude_suit",       ""},
};
// clang-format on

/// What passes between the bodies and a court otherwise (domain of the court's own platform); no answer of a court.
constexpr std::array<std::string_view, 10> other_types{
    "delegate", "accept",         "decline",    "contact_result", "session_summary",
    "extend",   "agreement_file", "end_report", "apply_confirm",  "refer_file"};

AnswerRow const* row_of(Symbol word) {
  auto const* const found =
      std::find_if(answers.begin(), answers.end(), [&](AnswerRow const& row) { return word == row.word; });
  return found == answers.end() ? nullptr : found;
}

/// The name the command has for the day a court sets.
std::string_view due_of(std::string_view command) {
  if (command == "require_correction") return "correct_by";
  if (command == "require_supply") return "supply_by";
  return "due";
}

template <class F>
std::string listed(F&& each) {
  std::string list;
  std::vector<std::string_view> seen;
  for (auto const& row : answers) {
    std::string_view const word = each(row);
    if (word.empty() || std::find(seen.begin(), seen.end(), word) != seen.end()) continue;
    seen.push_back(word);
    list += (list.empty() ? "" : ", ") + std::string(word);
  }
  return list;
}

class Reader {
 public:
  explicit Reader(Value const& value) : value_(value) {}

  Result<CourtMessage> read() {
    if (value_.kind() != Value::Kind::map) return fail(Code::invalid_input, "message_wants_map");
    if (auto result = only_known_keys(); !result) return passed_on(result);
    int version = 0;
    if (auto result = want("schema_ver", version); !result) return passed_on(result);
    if (version != schema_version)
      return fail(Code::invalid_input, "message_version_unknown",
                  {{"value", std::to_string(version)}, {"known", std::to_string(schema_version)}});
    for (auto const& step : {&Reader::envelope, &Reader::reference, &Reader::answer, &Reader::attachments})
      if (auto result = (this->*step)(); !result) return passed_on(result);
    message_.signed_text = without_signature();
    return std::move(message_);
  }

 private:
  static constexpr std::array<std::string_view, 14> keys{
      "schema_ver", "msg_id",        "case_uid",  "ledger_no", "court_no", "instance",    "organ",
      "actor",      "business_time", "send_time", "type",      "fields",   "attachments", "signature"};

  static constexpr std::size_t characters_max = 128;  // a signature

  Result<> only_known_keys() const {
    for (auto const& [name, member] : value_.map()) {
      if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
      std::string known;
      for (auto const key : keys) known += (known.empty() ? "" : ", ") + std::string(key);
      return complain(Reading{name}, member, "field_unknown", {{"known", known}});
    }
    return {};
  }

  template <class T>
  Result<> take(std::string_view key, T& into) const {
    auto const* member = value_.find(key);
    if (member == nullptr || member->kind() == Value::Kind::null) return {};
    Reading const reading{std::string(key)};
    if constexpr (std::is_same_v<T, std::string>)
      return read_text(*member, into, characters_max, reading);
    else
      return read_scalar(*member, into, reading);
  }
  template <class T>
  Result<> want(std::string_view key, T& into) const {
    if (value_.find(key) == nullptr) return complain(Reading{std::string(key)}, value_, "field_missing");
    return take(key, into);
  }

  Result<> envelope() {
    if (auto result = want("msg_id", message_.msg_id); !result) return result;
    if (auto result = want("organ", message_.organ); !result) return result;
    if (auto result = want("actor", message_.actor); !result) return result;
    if (auto result = take("instance", message_.instance); !result) return result;
    if (auto result = take("signature", message_.signature); !result) return result;
    std::string sent;
    if (auto result = take("send_time", sent); !result) return result;
    if (!sent.empty() && !parse_business_time(sent)) return not_a_time("send_time", sent);
    std::string happened;
    if (auto result = want("business_time", happened); !result) return result;
    auto const time = parse_business_time(happened);
    if (!time) return not_a_time("business_time", happened);
    message_.on = *time;
    return {};
  }

  Result<> not_a_time(std::string_view key, std::string const& value) const {
    return fail(Code::invalid_input, "field_wants_time", {{"field", std::string(key)}, {"value", value}});
  }

  Result<> reference() {
    for (auto [key, into] : {std::pair{"case_uid", &message_.case_uid}, std::pair{"ledger_no", &message_.ledger_no},
                             std::pair{"court_no", &message_.court_no}})
      if (auto result = take(key, *into); !result) return result;
    if (message_.case_uid.empty() && message_.ledger_no.empty() && message_.court_no.empty())
      return fail(Code::invalid_input, "message_without_case");
    return {};
  }

  Result<> answer() {
    Symbol type;
    if (auto result = want("type", type); !result) return result;
    if (std::any_of(other_types.begin(), other_types.end(), [&](std::string_view one) { return type == one; }))
      return fail(Code::invalid_input, "message_not_an_answer", {{"value", type.str()}, {"known", types()}});
    auto const* fields = value_.find("fields");
    message_.answer.fields = fields == nullptr ? Value::of(Value::Map{}) : *fields;
    if (message_.answer.fields.kind() != Value::Kind::map)
      return complain(Reading{"fields"}, *fields, "field_wants_fields");
    auto const result = result_in(message_.answer.fields);
    if (!result) return tl::unexpected<Error>(result.error());
    bool type_known = false;
    std::string results;
    for (auto const& row : answers) {
      if (type != row.type) continue;
      type_known = true;
      if (*result == row.result) message_.answer.word = Symbol(row.word);
      if (!row.result.empty()) results += (results.empty() ? "" : ", ") + std::string(row.result);
    }
    if (!type_known)
      return fail(Code::invalid_input, "message_type_unknown", {{"value", type.str()}, {"known", types()}});
    if (!message_.answer.word)
      return fail(Code::invalid_input, "field_wants_one_of",
                  {{"field", "fields.result"}, {"value", result->str()}, {"known", results}});
    return {};
  }

  static std::string types() {
    return listed([](AnswerRow const& row) { return row.type; });
  }

  /// Takes `result` out of the fields: it says which answer it is, and is no field of the case's command.
  static Result<Symbol> result_in(Value& fields) {
    Symbol result;
    Value rest = Value::of(Value::Map{});
    for (auto const& [name, member] : fields.map()) {
      if (name != "result") {
        rest.set(name, member);
      } else if (auto read = read_scalar(member, result, Reading{"fields.result"}); !read) {
        return passed_on(read);
      }
    }
    fields = std::move(rest);
    return result;
  }

  Result<> attachments() {
    auto const* list = value_.find("attachments");
    if (list == nullptr || list->kind() == Value::Kind::null) return {};
    if (list->kind() != Value::Kind::list) return complain(Reading{"attachments"}, *list, "field_wants_list");
    for (std::size_t i = 0; i < list->list().size(); ++i)
      if (auto result = attachment(list->list()[i], Reading{"attachments"}.at(i)); !result) return result;
    return {};
  }

  Result<> attachment(Value const& value, Reading const& reading) {
    MessageAttachment one;
    if (value.kind() != Value::Kind::map) return complain(reading, value, "field_wants_fields");
    for (auto const& [name, member] : value.map()) {
      Result<> read;
      if (name == "type")
        read = read_scalar(member, one.type, reading.at(name));
      else if (name == "openness")
        read = read_scalar(member, one.openness, reading.at(name));
      else if (name == "sha256")
        read = read_text(member, one.sha256, 64, reading.at(name));
      else if (name == "file")
        read = read_text(member, one.file, characters_max, reading.at(name));
      else
        return complain(reading.at(name), member, "field_unknown", {{"known", "type, sha256, openness, file"}});
      if (!read) return read;
    }
    for (auto const& [name, given] :
         {std::pair{"type", !one.type.empty()}, std::pair{"sha256", !one.sha256.empty()},
          std::pair{"openness", !one.openness.empty()}, std::pair{"file", !one.file.empty()}})
      if (!given) return complain(reading.at(name), value, "field_missing");
    if (!parse_digest(one.sha256)) return complain(reading.at("sha256"), *value.find("sha256"), "field_wants_digest");
    // A plain name: a message may speak of what lies beside it, and of nothing else on this machine.
    if (one.file.find('/') != std::string::npos || one.file.starts_with("."))
      return complain(reading.at("file"), *value.find("file"), "message_file_elsewhere");
    message_.attachments.push_back(std::move(one));
    return {};
  }

  std::string without_signature() const {
    Value rest = Value::of(Value::Map{});
    for (auto const& [name, member] : value_.map())
      if (name != "signature") rest.set(name, member);
    return canonical_text(rest);
  }

  Value const& value_;
  CourtMessage message_;
};

}  // namespace

std::vector<std::string_view> court_answer_words() {
  std::vector<std::string_view> words;
  for (auto const& row : answers)
    if (std::find(words.begin(), words.end(), row.word) == words.end()) words.push_back(row.word);
  return words;
}

std::string_view command_of_answer(Symbol word, Symbol procedure) {
  auto const* row = row_of(word);
  if (row == nullptr) return {};
  if (procedure == "litigation_referral") return row->referral;
  return procedure == "judicial_confirmation" ? row->confirmation : std::string_view();
}

Value fields_of_answer(CourtAnswer const& answer, Symbol procedure) {
  auto const due = due_of(command_of_answer(answer.word, procedure));
  Value fields = Value::of(Value::Map{});
  for (auto const& [name, member] : answer.fields.map()) fields.set(name == "due" ? std::string(due) : name, member);
  return fields;
}

Result<CourtMessage> read_court_message(Value const& value) { return Reader(value).read(); }

}  // namespace liandiao
