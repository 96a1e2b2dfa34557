#include "tools/liandiao/ledger_sheet.hpp"

#include "engine/cases/view.hpp"
#include "engine/mining/masked_names.hpp"

namespace liandiao::door {
namespace {

/// Gives every case that was asked for and is open to her, the latest first.
Result<> each_case(Desk& desk, CaseQuery const& query, AtDesk const& who,
                   std::function<Result<>(Listed const&)> const& visit) {
  bool any = false;
  auto given = desk.each_listed(query, who, "export_ledger", [&](Listed const& listed) {
    any = true;
    return visit(listed);
  });
  if (given && !any) return fail(Code::rejected, "log_without_cases", {{"person", who.person.str()}});
  return given;
}

}  // namespace

Sheet LedgerSheet::of(Desk& desk, CaseQuery const& query, AtDesk const& who) {
  auto sheet = head(query.organ ? query.organ : query.holder, query.registered_from, query.registered_to);
  cases_ = 0;
  sheet.more = [this, &desk, query, who](VisitRow const& visit) {
    return each_case(desk, query, who, [&](Listed const& listed) { return visit(row(listed, ++cases_)); });
  };
  return sheet;
}

Sheet LedgerSheet::head(Symbol about, std::optional<Date> from, std::optional<Date> to) const {
  Sheet sheet;
  sheet.tab = voice_.text("ledger_tab");
  sheet.title = voice_.text("ledger_title");
  sheet.left = voice_.text("ledger_about", {{"organ", about ? voice_.organ(about) : voice_.text("ledger_all")}});
  sheet.middle = voice_.text("ledger_days", {{"from", from ? from->text() : voice_.text("ledger_first")},
                                             {"to", to ? to->text() : voice_.text("ledger_last")}});
  sheet.right = voice_.text("ledger_masking", {{"masking", voice_.labels().word("masking", word_of(masking_))}});
  auto const column = [&](bool wanted, char const* code, char const* label, double width) {
    if (wanted) sheet.columns.push_back({code, "", voice_.text(label), "", width});
  };
  column(true, "no", "ledger_no", 7);
  column(organs(), "number", "list_number", 24);
  column(true, "registered_on", "list_registered", 11);
  column(true, "dispute_type", "list_type", 18);
  column(true, "level", "list_level", 6);
  column(true, "holder", "ledger_holder", 28);
  column(true, "standing", "list_standing", 14);
  column(true, "names", "list_names", 24);
  column(true, "parties", "ledger_parties", 6);
  column(organs(), "mediator", "list_mediator", 12);
  column(organs(), "due", "list_due", 11);
  column(organs(), "clock", "list_clock", 12);
  column(organs(), "overdue", "ledger_overdue", 6);
  column(organs(), "lapsed", "ledger_lapsed", 6);
  column(house(), "irregularities", "ledger_irregular", 6);
  column(house(), "flags", "list_flags", 20);
  sheet.kept_columns = organs() ? 2 : 1;
  return sheet;
}

SheetRow LedgerSheet::row(Listed const& listed, std::int64_t no) const {
  auto const& line = listed.line;
  SheetRow row;
  auto const add = [&](bool wanted, Cell cell) {
    if (wanted) row.cells.push_back(std::move(cell));
  };
  std::string names;
  for (auto const& name : masked_names(listed.names, masking_, shelters_names(line.dispute_type, line.flags)))
    names += (names.empty() ? "" : voice_.text("versus")) + name;
  std::string mediator = line.mediator ? voice_.person(line.mediator) : "";
  if (!house() && !mediator.empty()) mediator = masked(mediator);
  std::vector<std::string> flags;
  flags.reserve(line.flags.size());
  for (auto const flag : line.flags) flags.push_back(voice_.word("flag", flag));
  add(true, no);
  add(organs(), line.ledger_no);
  add(true, line.registered_on);
  add(true, voice_.word("dispute_type", line.dispute_type));
  add(true, line.level.str());
  add(true, voice_.organ(line.holder));
  add(true, voice_.word("standing", line.standing));
  add(true, names);
  add(true, std::int64_t{line.parties});
  add(organs(), mediator);
  add(organs(), line.next_due ? Cell(*line.next_due) : Cell());
  add(organs(), line.next_clock ? voice_.word("clock", line.next_clock) : std::string());
  add(organs(), std::int64_t{line.overdue});
  add(organs(), std::int64_t{line.lapsed});
  add(house(), std::int64_t{line.irregularities});
  add(house(), voice_.joined(flags));
  return row;
}

}  // namespace liandiao::door
