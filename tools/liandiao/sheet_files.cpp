#include "tools/liandiao/sheet_files.hpp"

namespace liandiao::door {

Result<Masking> masking_asked(Talk const& talk, Masking otherwise) {
  auto const word = talk.asked.option("masking").value_or(std::string(word_of(otherwise)));
  auto const masking = parse_masking(word);
  if (!masking) return fail(Code::invalid_input, "log_masking_unknown", {{"value", word}});
  return *masking;
}

Workbook workbook_of(std::string title, Symbol by, Instant made, Masking masking, Voice const& voice) {
  Workbook book;
  book.title = std::move(title);
  if (masking == Masking::internal) book.author = voice.person(by);
  book.made = made;
  // Filled in page by page.
  Params const later{{"page", "{page}"}, {"pages", "{pages}"}};
  book.page = voice.text("sheet_page", later);
  book.page_of = voice.text("sheet_page_of", later);
  book.chart_tab = voice.text("sheet_charts");
  return book;
}

}  // namespace liandiao::door
