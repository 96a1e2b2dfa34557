#include "engine/statistics/figure.hpp"

#include <algorithm>
#include <array>

namespace liandiao {
namespace {

using enum FigureUnit;

constexpr std::array figure_table{
    Figure{"peoples_mediation.agreed", cases,
           "a mediation that brought an agreement, be it of some parties or about some claims only; what becomes of "
           "the agreement later changes nothing",
           "the day of the outcome"},
    Figure{"peoples_mediation.amount", fen, "fen: the amounts of all its agreements as they were agreed",
           "the day of the outcome"},
    Figure{"peoples_mediation.concluded", cases,
           "a people's mediation that was accepted and has its outcome, agreed or ended; in joint work it counts for "
           "the body that leads it",
           "the day of the outcome"},
    Figure{"peoples_mediation.confirmation_applied", cases,
           "confirmation was applied for, of at least one of its agreements (民事诉讼法 205), whatever the court did",
           "the first application, the outcome if that is later"},
    Figure{"peoples_mediation.confirmed", cases,
           "a court confirmed at least one of its agreements (民事诉讼法 206), and the ruling was not revoked",
           "the first such ruling, the outcome if that is later"},
    Figure{"peoples_mediation.difficult", cases,
           "a mediation in a case whose level is above the first: any level other than L1", "the day of the outcome"},
    Figure{"peoples_mediation.oral", cases, "of those agreed: every agreement is oral (人民调解法 30)",
           "the day of the outcome"},
    Figure{"peoples_mediation.overturned", cases,
           "a court changed, cancelled or found invalid at least one of its agreements (人民调解法 33)",
           "the day the first suit about such an agreement was concluded, the outcome if that is later or no such suit "
           "stands in the case"},
    Figure{"peoples_mediation.parties", people,
           "heads of everybody who was a party to it, whether it came, refused or left; a party of many people counts "
           "as many",
           "the day of the outcome"},
    Figure{"peoples_mediation.performed", cases,
           "at least one of its agreements is performed and none is still in force unperformed",
           "the last performance, the outcome if that is later"},
    Figure{"peoples_mediation.sued", cases,
           "a suit about at least one of its agreements (人民调解法 32) was filed by a court or reported by somebody",
           "the filing or the report, the first of them; the outcome if that is later"},
    Figure{"peoples_mediation.written", cases, "of those agreed: at least one agreement is written (人民调解法 28, 29)",
           "the day of the outcome"},
};

constexpr bool in_order = [] {
  for (std::size_t i = 1; i < figure_table.size(); ++i)
    if (figure_table[i - 1].code >= figure_table[i].code) return false;
  return true;
}();
static_assert(in_order, "a figure is looked up by its code");

}  // namespace

std::string_view word_of(FigureUnit unit) {
  switch (unit) {
    case FigureUnit::cases: return "cases";
    case FigureUnit::people: return "people";
    case FigureUnit::fen: return "fen";
    case FigureUnit::times: return "times";
    case FigureUnit::days: return "days";
  }
  return {};
}

std::span<Figure const> figures() { return figure_table; }

Figure const* figure(std::string_view code) {
  auto const* const found =
      std::lower_bound(figure_table.begin(), figure_table.end(), code,
                       [](Figure const& one, std::string_view wanted) { return one.code < wanted; });
  return found != figure_table.end() && found->code == code ? found : nullptr;
}

}  // namespace liandiao
