#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/base/symbol.hpp"
#include "engine/base/value.hpp"

namespace liandiao {

/// What a court answered: one word for each thing it can say, whether a message, a clerk's line or a page brings it.
struct CourtAnswer {
  Symbol word;   // receipt, correct, file …: court_answer_words()
  Value fields;  // of the case's command it becomes; the day that is set is `due` in both procedures
};

/// The words, for complaints and help.
std::vector<std::string_view> court_answer_words();
/// The case's command that a court's answer becomes in a procedure; empty where the procedure knows no such answer.
std::string_view command_of_answer(Symbol word, Symbol procedure);
/// The answer's fields under the names the command has.
Value fields_of_answer(CourtAnswer const& answer, Symbol procedure);

/// A file a message speaks of.
struct MessageAttachment {
  Symbol type;  // of the paper
  std::string sha256;
  Symbol openness;
  std::string file;  // its name, beside the messages
};

/// One message of a court (docs/formats/court-messages.md). What happens with it can be said only beside a case.
struct CourtMessage {
  std::string msg_id;
  std::string case_uid;  // at least one of these three, and all of the same case
  std::string ledger_no;
  std::string court_no;
  int instance = 0;
  Symbol organ;
  std::string actor;
  BusinessTime on;
  CourtAnswer answer;
  std::vector<MessageAttachment> attachments;
  std::string signature;
  std::string signed_text;  // the message without its signature, as canonical text
};

/// Strictly: a version, key, type or result that is not known, a key that is missing or of the wrong kind.
Result<CourtMessage> read_court_message(Value const& value);

}  // namespace liandiao
