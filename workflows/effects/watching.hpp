#pragma once

#include "workflows/effects/shared.hpp"

/// What follows from asking, warning and remembering.
namespace liandiao::law {

struct AskOrgan {
  static constexpr std::string_view code = "consultation.ask";
  static void draw(Consult const& command, Facts const& facts, Effects& effects);
};
struct NoteReply {
  static constexpr std::string_view code = "reply.record";
  static void draw(AnswerConsultation const& command, Facts const& facts, Effects& effects);
  static void draw(AnswerWarning const& command, Facts const& facts, Effects& effects);
};
struct WarnOrgan {
  static constexpr std::string_view code = "warning.send";
  static void draw(Warn const& command, Facts const& facts, Effects& effects);
};
struct NotePrior {
  static constexpr std::string_view code = "prior.record";
  static void draw(RecordPrior const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
