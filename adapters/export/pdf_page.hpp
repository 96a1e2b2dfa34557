#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "adapters/export/sheet_writers.hpp"

namespace liandiao {

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};
enum class Align { left, centre, right };
/// How a text is set: its size in points, its weight, and where it stands in its box.
struct Typeset {
  double size = 9;
  bool bold = false;
  Align align = Align::left;
};

/// Pages of a document on which texts and lines are put, in points from the upper left corner. Before it draws it can
/// be walked through without drawing, to learn how many pages there will be.
class PdfPages {
 public:
  PdfPages(Workbook const& workbook, Sink sink);
  ~PdfPages();
  PdfPages(PdfPages const&) = delete;
  PdfPages& operator=(PdfPages const&) = delete;

  /// Pages of this size from here on.
  void size(double width, double height);
  void drawing(bool wanted) { drawing_ = wanted; }

  double width_of(std::string const& text, Typeset const& how);                 // in one line
  double height_of(std::string const& text, double width, Typeset const& how);  // broken to this width
  /// In the middle of the box from above to below.
  void text(std::string const& text, Box const& box, Typeset const& how);
  void frame(Box const& box);
  void end_page();

  /// How it stands with the sink: where that takes no more, nothing more need be set.
  Result<> const& sunk() const { return sunk_; }
  /// `unavailable` when the fonts of this machine lack a character that was asked for, or the sink failed.
  Result<> finish();

 private:
  struct Freed {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  };

  PangoLayout* set(std::string const& text, double width, Typeset const& how);
  static cairo_status_t take(void* self, unsigned char const* bytes, unsigned int size);

  Sink sink_;
  Result<> sunk_;
  std::string lacking_;  // the first text with a character no font has
  bool drawing_ = true;
  std::unique_ptr<cairo_surface_t, Freed> surface_;
  std::unique_ptr<cairo_t, Freed> context_;
  std::unique_ptr<PangoLayout, Freed> layout_;
};

}  // namespace liandiao
