#include "adapters/export/pdf_page.hpp"

#include <cairo-pdf.h>

#include <utility>

namespace liandiao {
namespace {

constexpr double a4_long = 841.89, a4_short = 595.28;

}  // namespace

PdfPages::PdfPages(Workbook const& workbook, Sink sink) : sink_(std::move(sink)) {
  surface_.reset(cairo_pdf_surface_create_for_stream(&PdfPages::take, this, a4_long, a4_short));
  auto* const pdf = surface_.get();
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, workbook.title.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, workbook.author.c_str());
  // Left out, it would be the time of this very moment.
  auto const made = workbook.made.text();
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
  context_.reset(cairo_create(pdf));
  layout_.reset(pango_cairo_create_layout(context_.get()));
  auto* const options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  auto* const pango = pango_layout_get_context(layout_.get());
  pango_cairo_context_set_font_options(pango, options);
  pango_cairo_context_set_resolution(pango, 72);
  cairo_font_options_destroy(options);
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  cairo_set_line_width(context_.get(), 0.5);
}

PdfPages::~PdfPages() {
  sink_ = [](std::string_view) { return Result<>(); };
}

cairo_status_t PdfPages::take(void* self, unsigned char const* bytes, unsigned int size) {
  auto& pages = *static_cast<PdfPages*>(self);
  if (pages.sunk_) pages.sunk_ = pages.sink_(std::string_view(reinterpret_cast<char const*>(bytes), size));
  return pages.sunk_ ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

void PdfPages::size(double width, double height) { cairo_pdf_surface_set_size(surface_.get(), width, height); }

PangoLayout* PdfPages::set(std::string const& text, double width, Typeset const& how) {
  auto* const layout = layout_.get();
  auto* const font = pango_font_description_from_string("Noto Serif CJK SC, serif");
  pango_font_description_set_absolute_size(font, how.size * PANGO_SCALE);
  pango_font_description_set_weight(font, how.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(layout, width < 0 ? -1 : static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_alignment(layout, how.align == Align::left     ? PANGO_ALIGN_LEFT
                                     : how.align == Align::centre ? PANGO_ALIGN_CENTER
                                                                  : PANGO_ALIGN_RIGHT);
  pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
  if (lacking_.empty() && pango_layout_get_unknown_glyphs_count(layout) > 0) lacking_ = text;
  return layout;
}

double PdfPages::width_of(std::string const& text, Typeset const& how) {
  int width = 0;
  pango_layout_get_size(set(text, -1, how), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE;
}

double PdfPages::height_of(std::string const& text, double width, Typeset const& how) {
  int height = 0;
  pango_layout_get_size(set(text, width, how), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

void PdfPages::text(std::string const& text, Box const& box, Typeset const& how) {
  if (!drawing_ || text.empty()) return;
  auto* const layout = set(text, box.width, how);
  int height = 0;
  pango_layout_get_size(layout, nullptr, &height);
  cairo_move_to(context_.get(), box.x, box.y + (box.height - static_cast<double>(height) / PANGO_SCALE) / 2);
  pango_cairo_show_layout(context_.get(), layout);
}

void PdfPages::frame(Box const& box) {
  if (!drawing_) return;
  cairo_rectangle(context_.get(), box.x, box.y, box.width, box.height);
  cairo_stroke(context_.get());
}

void PdfPages::end_page() {
  if (drawing_) cairo_show_page(context_.get());
}

Result<> PdfPages::finish() {
  cairo_surface_finish(surface_.get());
  if (!sunk_) return sunk_;
  if (!lacking_.empty()) return fail(Code::unavailable, "font_lacks_character", {{"text", lacking_}});
  auto const status = cairo_surface_status(surface_.get());
  if (status != CAIRO_STATUS_SUCCESS)
    return fail(Code::unavailable, "file_not_written", {{"path", ""}, {"reason", cairo_status_to_string(status)}});
  return {};
}

}  // namespace liandiao
