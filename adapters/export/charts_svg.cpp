#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "adapters/export/sheet_writers.hpp"
#include "adapters/export/xml.hpp"

namespace liandiao {
namespace {

constexpr double width = 860;
constexpr double left = 150, right = 30, top = 60, below = 50;
constexpr double line_height = 22;
constexpr std::array colours{"#1f5fa8", "#c8541f", "#3b8640", "#7d4a9b", "#a0791c", "#5a5a5a"};

/// As short as it can be, and the same everywhere.
std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  std::string out = text.data();
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

/// A step of an axis: 1, 2 or 5 of some power of ten, at most six of them, and no part of one case.
double step_for(double most) {
  double step = 1;
  for (std::array<double, 3> const grown{2, 2.5, 2}; most / step > 6;)
    for (double const factor : grown) {
      if (most / step <= 6) break;
      step *= factor;
    }
  return step;
}

class Drawing {
 public:
  explicit Drawing(double offset) : offset_(offset) {}

  void text(std::string_view said, double x, double y, char const* anchor, double size = 12, bool bold = false) {
    out_ += "<text x=\"" + number(x) + "\" y=\"" + number(y + offset_) + "\" font-size=\"" + number(size) +
            "\" text-anchor=\"" + anchor + "\"" + (bold ? " font-weight=\"bold\"" : "") + ">";
    append_xml(out_, said);
    out_ += "</text>\n";
  }
  void line(double x1, double y1, double x2, double y2, char const* colour) {
    out_ += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1 + offset_) + "\" x2=\"" + number(x2) + "\" y2=\"" +
            number(y2 + offset_) + "\" stroke=\"" + colour + "\"/>\n";
  }
  void bar(double x, double y, double wide, double high, char const* colour) {
    out_ += "<rect x=\"" + number(x) + "\" y=\"" + number(y + offset_) + "\" width=\"" + number(wide) + "\" height=\"" +
            number(high) + "\" fill=\"" + colour + "\"/>\n";
  }
  void dot(double x, double y, char const* colour) {
    out_ += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y + offset_) + "\" r=\"3\" fill=\"" + colour + "\"/>\n";
  }
  void path(std::string const& points, char const* colour) {
    out_ += "<path d=\"" + points + "\" fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\"/>\n";
  }
  double shifted(double y) const { return y + offset_; }
  std::string const& out() const { return out_; }

 private:
  double offset_;
  std::string out_;
};

double height_of(Chart const& chart) {
  if (chart.kind == ChartKind::line) return 340;
  auto const bars = static_cast<double>(chart.categories.size() * std::max<std::size_t>(1, chart.series.size()));
  return top + below + std::max(3.0, bars) * line_height;
}

double most_in(Chart const& chart) {
  double most = 1;
  for (auto const& series : chart.series)
    for (auto const& value : series.values) most = std::max(most, value.value_or(0));
  return most;
}

class ChartDrawer {
 public:
  ChartDrawer(Chart const& chart, double offset)
      : chart_(chart), drawing_(offset), height_(height_of(chart)), step_(step_for(most_in(chart))) {
    most_ = std::ceil(most_in(chart) / step_) * step_;
  }

  std::string drawn() {
    auto const title = chart_.unit.empty() ? chart_.title : chart_.title + "（" + chart_.unit + "）";
    drawing_.text(title, width / 2, 28, "middle", 16, true);
    if (chart_.series.size() > 1) legend();
    if (chart_.kind == ChartKind::line)
      lines();
    else
      bars();
    return drawing_.out();
  }

 private:
  static char const* colour(std::size_t series) { return colours[series % colours.size()]; }
  double inner_width() const { return width - left - right; }
  double inner_height() const { return height_ - top - below; }

  void legend() {
    double x = left;
    for (std::size_t at = 0; at < chart_.series.size(); ++at) {
      drawing_.bar(x, 38, 12, 12, colour(at));
      drawing_.text(chart_.series[at].name, x + 17, 48, "start");
      x += 17 + text_width(chart_.series[at].name) * 6.5 + 20;
    }
  }

  void bars() {
    for (double at = 0; at <= most_; at += step_) {
      double const x = left + at / most_ * inner_width();
      drawing_.line(x, top, x, height_ - below, "#dddddd");
      drawing_.text(number(at), x, height_ - below + 18, "middle");
    }
    auto const count = chart_.series.size();
    for (std::size_t line = 0; line < chart_.categories.size(); ++line) {
      double const y = top + static_cast<double>(line * count) * line_height;
      drawing_.text(chart_.categories[line], left - 8, y + static_cast<double>(count) * line_height / 2 + 4, "end");
      for (std::size_t at = 0; at < count; ++at) {
        auto const& value = chart_.series[at].values[line];
        double const long_ = value.value_or(0) / most_ * inner_width();
        double const here = y + static_cast<double>(at) * line_height;
        if (long_ > 0) drawing_.bar(left, here + 3, long_, line_height - 6, colour(at));
        drawing_.text(value ? number(*value) : "*", left + long_ + 5, here + line_height / 2 + 4, "start", 11);
      }
    }
    drawing_.line(left, top, left, height_ - below, "#333333");
  }

  void lines() {
    for (double at = 0; at <= most_; at += step_) {
      double const y = y_of(at);
      drawing_.line(left, y, width - right, y, at > 0 ? "#dddddd" : "#333333");
      drawing_.text(number(at), left - 8, y + 4, "end");
    }
    for (std::size_t place = 0; place < chart_.categories.size(); ++place)
      drawing_.text(chart_.categories[place], x_of(place), height_ - below + 20, "middle");
    for (std::size_t at = 0; at < chart_.series.size(); ++at) one_line(at);
  }

  /// Broken where nothing is known.
  void one_line(std::size_t at) {
    std::string points;
    bool drawn = false;
    auto const& values = chart_.series[at].values;
    for (std::size_t place = 0; place < values.size(); ++place) {
      if (!values[place]) {
        drawn = false;
        continue;
      }
      double const x = x_of(place), y = y_of(*values[place]);
      points +=
          (points.empty() ? "" : " ") + std::string(drawn ? "L" : "M") + number(x) + " " + number(drawing_.shifted(y));
      drawn = true;
      drawing_.dot(x, y, colour(at));
      if (chart_.series.size() == 1) drawing_.text(number(*values[place]), x, y - 8, "middle", 11);
    }
    if (!points.empty()) drawing_.path(points, colour(at));
  }

  double x_of(std::size_t place) const {
    auto const parts = static_cast<double>(std::max<std::size_t>(1, chart_.categories.size()));
    return left + (static_cast<double>(place) + 0.5) / parts * inner_width();
  }
  double y_of(double value) const { return height_ - below - value / most_ * inner_height(); }

  Chart const& chart_;
  Drawing drawing_;
  double height_;
  double step_;
  double most_ = 1;
};

}  // namespace

std::string charts_svg(std::vector<Chart> const& charts) {
  double height = 0;
  std::string drawn;
  for (auto const& chart : charts) {
    drawn += ChartDrawer(chart, height).drawn();
    height += height_of(chart);
  }
  auto const size = " width=\"" + number(width) + "\" height=\"" + number(height) + "\"";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"" + size +
         " viewBox=\"0 0 " + number(width) + " " + number(height) +
         "\" font-family=\"'Noto Sans CJK SC','Microsoft YaHei','SimHei',sans-serif\">\n<rect width=\"100%\" "
         "height=\"100%\" fill=\"#ffffff\"/>\n" +
         drawn + "</svg>\n";
}

}  // namespace liandiao
