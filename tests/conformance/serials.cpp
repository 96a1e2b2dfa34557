// Which serials a part of a number leaves to be looked at.
#include "adapters/sql/serials.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace liandiao::testing {
namespace {

using Serials = std::vector<std::int64_t>;

std::string padded(std::int64_t serial, std::size_t width) {
  auto const text = std::to_string(serial);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

TEST(Serials, NoneIsForgottenHoweverManyNoughtsStandBeforeIt) {
  constexpr std::int64_t highest = 1'200;
  for (auto const width : {std::size_t{1}, std::size_t{3}, std::size_t{6}})
    for (std::string const text : {"7", "0", "12", "00", "010", "100", "〕1", "〕01", "〕001", "1号", "01号", "0号",
                                   "26〕0012号", "-12-", "2026"}) {
      auto const found = sql::serials_within(text, highest, highest).value();
      for (std::int64_t serial = 1; serial <= highest; ++serial) {
        auto const number = "渝〔2026〕" + padded(serial, width) + "号";
        bool const by_the_year = std::string("渝〔2026〕号").find(text) != std::string::npos;
        if (number.find(text) == std::string::npos || by_the_year) continue;
        EXPECT_TRUE(std::binary_search(found.begin(), found.end(), serial)) << text << " in " << number;
      }
    }
}

TEST(Serials, WhoeverKnowsTheEndOfANumberIsShownFew) {
  constexpr std::int64_t highest = 2'400;
  EXPECT_EQ(sql::serials_within("0217号", highest, 100), (Serials{217}));
  EXPECT_EQ(sql::serials_within("〕0217号", highest, 100), (Serials{217}));
  EXPECT_EQ(sql::serials_within("2026〕217", highest, 100),
            (Serials{217, 2026, 2170, 2171, 2172, 2173, 2174, 2175, 2176, 2177, 2178, 2179}));
  EXPECT_EQ(sql::serials_within("217号", highest, 100), (Serials{217, 1217, 2217}));
  EXPECT_EQ(sql::serials_within("没有数字", highest, 100), Serials());
  EXPECT_EQ(sql::serials_within("1", highest, 100), std::nullopt) << "in too many";
}

}  // namespace
}  // namespace liandiao::testing
