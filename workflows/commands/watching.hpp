#pragma once

#include <optional>

#include "workflows/commands/entries.hpp"

/// What is asked of others and told to others about a case, and what others decided about the matter before.
namespace liandiao::law {

struct Consult {
  static constexpr std::string_view code = "consult";
  static constexpr By by = By::anyone;
  OrganId asked;  // the paired court, a department, those who keep the experts
  Remark question;
};
BOOST_DESCRIBE_STRUCT(Consult, (), (asked, question))

struct AnswerConsultation {
  static constexpr std::string_view code = "answer_consultation";
  static constexpr By by = By::anyone;
  EventRef step;  // which asked
  Remark reply;
};
BOOST_DESCRIBE_STRUCT(AnswerConsultation, (), (step, reply))

/// 预警: a danger that may come; one that is there is reported (report_danger).
struct Warn {
  static constexpr std::string_view code = "warn";
  static constexpr By by = By::anyone;
  OrganId warned;
  Choice<DangerKind> kind;
  Remark signs;
  std::optional<Remark> measures;
};
BOOST_DESCRIBE_STRUCT(Warn, (), (warned, kind, signs, measures))

struct AnswerWarning {
  static constexpr std::string_view code = "answer_warning";
  static constexpr By by = By::anyone;
  EventRef step;  // which warned
  Remark reply;
};
BOOST_DESCRIBE_STRUCT(AnswerWarning, (), (step, reply))

struct RecordPrior {
  static constexpr std::string_view code = "record_prior";
  static constexpr By by = By::anyone;
  Choice<PriorKind> kind;
  Text<120> body;  // which decided or recorded it; it need not stand in the registers
  std::optional<Text<60>> prior_no;
  Date decided_on;
  std::optional<Narrative> content;
  bool settled = false;  // it decided just the matter of this case
};
BOOST_DESCRIBE_STRUCT(RecordPrior, (), (kind, body, prior_no, decided_on, content, settled))

}  // namespace liandiao::law
