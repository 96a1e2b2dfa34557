#include <ostream>

#include "tools/liandiao/case_query.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/ledger_sheet.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/sheet_files.hpp"

namespace liandiao::door {
namespace {

struct LedgerAsked {
  CaseQuery query;
  SheetFormat format = SheetFormat::xlsx;
  Masking masking = Masking::organs;
  std::string path;
};

Result<LedgerAsked> ledger_asked(Talk const& talk) {
  LedgerAsked asked;
  auto const path = talk.asked.option("out");
  if (!path) return fail(Code::invalid_input, "log_out_missing");
  asked.path = *path;
  auto const word = talk.asked.option("format").value_or("xlsx");
  auto const format = parse_sheet_format(word);
  if (!format || *format == SheetFormat::svg)
    return fail(Code::invalid_input, "ledger_format_unknown", {{"value", word}});
  asked.format = *format;
  auto const masking = masking_asked(talk);
  if (!masking) return tl::unexpected<Error>(masking.error());
  asked.masking = *masking;
  auto query = case_query(talk);
  if (!query) return passed_on(query);
  asked.query = std::move(*query);
  auto const from = date_option(talk.asked, "from");
  if (!from) return tl::unexpected<Error>(from.error());
  auto const to = date_option(talk.asked, "to");
  if (!to) return tl::unexpected<Error>(to.error());
  if (*from && *to && **to < **from)
    return fail(Code::invalid_input, "log_days_reversed", {{"from", (*from)->text()}, {"to", (*to)->text()}});
  asked.query.registered_from = *from;
  asked.query.registered_to = *to;
  constexpr int cases_at_once = 500;
  asked.query.limit = cases_at_once;
  return asked;
}

}  // namespace

Exit export_ledger(Talk& talk) {
  auto const asked = ledger_asked(talk);
  if (!asked) return talk.refuse(asked.error());
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto& desk = (*place)->desk();
  Voice const voice(talk.labels, (*place)->registers());
  LedgerSheet ledger(asked->masking, voice);
  auto sheet = ledger.of(desk, asked->query, *who);
  auto book = workbook_of(sheet.title, who->person, talk.time.now(), asked->masking, voice);
  book.sheets.push_back(std::move(sheet));
  if (auto const written = write_workbook(book, asked->format, asked->path); !written)
    return talk.refuse(written.error(), (*place)->registers());
  auto const masking = word_of(asked->masking);
  auto const cases = ledger.cases();
  if (talk.json)
    return talk.done(object({{"written", json(asked->path)}, {"cases", json(cases)}, {"masking", json(masking)}}));
  talk.out << talk.labels.text("ledger_written", {{"path", asked->path},
                                                  {"cases", std::to_string(cases)},
                                                  {"masking", talk.labels.word("masking", masking)}})
           << "\n";
  return Exit::done;
}

}  // namespace liandiao::door
