#include "workflows/effects/watching.hpp"

#include "workflows/questions/watching.hpp"

namespace liandiao::law {
namespace {

void await(Facts const& facts, Effects& effects, std::string_view duty, Symbol organ, std::string_view article) {
  effects.put(Duty{Symbol(duty), facts.instance.no, std::to_string(facts.seq), organ, Symbol(article), facts.on.day,
                   std::nullopt});
}

void reply(EventRef step, Remark const& text, std::string_view duty, std::string_view kind, Facts const& facts,
           Effects& effects) {
  Duty done = *awaited(facts, duty, step);
  done.done_on = facts.on.day;
  effects.put(done);
  Note row = note(effects, facts, kind);
  row.organ = done.organ;
  row.text = text.row;
  effects.put(row);
}

}  // namespace

void AskOrgan::draw(Consult const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "consultation");
  row.organ = command.asked.id;
  row.text = command.question.row;
  effects.put(row);
  await(facts, effects, consultation_duty, command.asked.id, "人民调解法 20");
}

void NoteReply::draw(AnswerConsultation const& command, Facts const& facts, Effects& effects) {
  reply(command.step, command.reply, consultation_duty, "consultation_answered", facts, effects);
}

void NoteReply::draw(AnswerWarning const& command, Facts const& facts, Effects& effects) {
  reply(command.step, command.reply, warning_duty, "warning_answered", facts, effects);
}

void WarnOrgan::draw(Warn const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "warning");
  row.organ = command.warned.id;
  row.number = command.kind.code.str();
  row.text = command.signs.row;
  effects.put(row);
  await(facts, effects, warning_duty, command.warned.id, "人民调解法 25");
}

void NotePrior::draw(RecordPrior const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, command.settled ? "prior_settled" : "prior");
  row.number = command.prior_no ? command.body.value + " " + command.prior_no->value : command.body.value;
  row.text = row_of(command.content);
  row.on = command.decided_on;
  effects.put(row);
}

}  // namespace liandiao::law
