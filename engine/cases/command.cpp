#include "engine/cases/command.hpp"

namespace liandiao {

std::string_view word_of(Openness openness) {
  switch (openness) {
    case Openness::open: return "open";
    case Openness::parties: return "parties";
    case Openness::confidential: return "confidential";
    case Openness::personal: return "personal";
    case Openness::victim_only: return "victim_only";
  }
  return "confidential";
}

std::optional<Openness> parse_openness(std::string_view word) {
  for (auto const openness :
       {Openness::open, Openness::parties, Openness::confidential, Openness::personal, Openness::victim_only})
    if (word_of(openness) == word) return openness;
  return std::nullopt;
}

std::string_view word_of(By by) {
  switch (by) {
    case By::organ: return "organ";
    case By::holder: return "holder";
    case By::party: return "party";
    case By::registrar: return "registrar";
    case By::court: return "court";
    case By::anyone: return "anyone";
    case By::system: return "system";
  }
  return "system";
}

std::string_view word_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::text: return "text";
    case FieldKind::sealed: return "private_text";
    case FieldKind::word: return "word";
    case FieldKind::date: return "date";
    case FieldKind::time: return "time";
    case FieldKind::amount: return "amount";
    case FieldKind::integer: return "integer";
    case FieldKind::boolean: return "boolean";
    case FieldKind::party: return "party";
    case FieldKind::agreement: return "agreement";
    case FieldKind::claim: return "claim";
    case FieldKind::term: return "term";
    case FieldKind::guest: return "guest";
    case FieldKind::step: return "step";
    case FieldKind::person: return "person";
    case FieldKind::organisation: return "organisation";
    case FieldKind::record: return "record";
    case FieldKind::fields: return "fields";
  }
  return "text";
}

Result<Command> CommandSpec::read_again(std::string_view canonical) const {
  auto value = parse_canonical(canonical);
  if (!value) return passed_on(value);
  return read(*value, true);
}

Symbol Command::code() const { return spec_->code; }

}  // namespace liandiao
