// The time limits of the other ways. An outlet whose law sets a time has a row of its own; every other one, a new one
// of a district among them, runs under the general rows, which are policy.
#include "workflows/limits.hpp"

namespace liandiao::law {
namespace {

Limit outlet(std::string_view variant, std::string_view clock, std::string_view edition, std::string_view article,
             int length, Unit unit) {
  bool const organs = clock != "contest";
  Limit row = limit_row("remedy", clock, edition, organs ? "organ" : "party", "law", article, length, unit, {});
  if (clock == "accept") row.covers = {"applied"};
  if (clock == "decide") row.covers = {"accepted"};
  return variant.empty() ? row : of_variant(variant, std::move(row));
}

Limit general(std::string_view clock, int length, Unit unit) {
  Limit row = outlet("", clock, "2002", "联调工作规范", length, unit);
  row.basis = "policy";
  return row;
}

/// Once longer, by whoever heads the organ there.
Limit once_longer(Limit row) {
  row.extended_by = "director";
  row.extensions_max = 1;
  return row;
}

}  // namespace

std::vector<Limit> remedy_limits() {
  using enum Unit;
  std::string_view const labour = "labour_arbitration", review = "reconsideration", petition = "petition";
  std::string_view const order = "payment_order", aid = "legal_aid";
  return {
      general("accept", 7, working_day),
      general("decide", 60, day),
      outlet("arbitration", "accept", "2002", "仲裁法 24", 5, day),
      outlet(labour, "accept", "2008", "劳动争议调解仲裁法 29", 5, day),
      once_longer(outlet(labour, "decide", "2008", "劳动争议调解仲裁法 43", 45, day)),
      outlet(labour, "contest", "2008", "劳动争议调解仲裁法 48、50", 15, day),
      outlet(review, "accept", "2024", "行政复议法 30、88", 5, working_day),
      once_longer(outlet(review, "decide", "2024", "行政复议法 62", 60, day)),
      outlet(review, "contest", "2024", "行政诉讼法 45", 15, day),
      outlet(petition, "accept", "2022", "信访工作条例 22", 15, day),
      once_longer(outlet(petition, "decide", "2022", "信访工作条例 34", 60, day)),
      outlet(petition, "contest", "2022", "信访工作条例 35", 30, day),
      outlet(aid, "accept", "2022", "法律援助法 43", 7, day),
      outlet(aid, "decide", "2022", "法律援助法 43", 3, day),
      outlet(order, "accept", "2024", "民事诉讼法 226", 5, day),
      outlet(order, "decide", "2024", "民事诉讼法 227", 15, day),
      outlet(order, "contest", "2024", "民事诉讼法 227", 15, day),
      outlet("protection_order", "decide", "2018", "反家庭暴力法 28", 72, hour),
  };
}

}  // namespace liandiao::law
