#include "engine/base/money.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace liandiao {
namespace {

std::string read(std::string_view yuan) {
  auto const money = parse_money(yuan);
  return money ? std::to_string(money->fen) : "refused";
}

TEST(MoneyTest, YuanBecomeFen) {
  EXPECT_EQ(read("400000"), "40000000");
  EXPECT_EQ(read("28.5"), "2850");
  EXPECT_EQ(read("28.50"), "2850");
  EXPECT_EQ(read("0.07"), "7");
  EXPECT_EQ(read("0.7"), "70");
  EXPECT_EQ(read("0"), "0");
}

TEST(MoneyTest, HalfWrittenAmountsAreRefused) {
  for (auto text : {"", ".", "1.", ".5", "1..5", "1.5.", "1.2.3"}) EXPECT_EQ(read(text), "refused") << text;
}

TEST(MoneyTest, ThreeDecimalsAreRefused) {
  EXPECT_EQ(read("1.234"), "refused");
  EXPECT_EQ(read("1.230"), "refused");
}

TEST(MoneyTest, NegativeAmountsAreRefused) {
  EXPECT_EQ(read("-1"), "refused");
  EXPECT_EQ(read("-0.00"), "refused");
}

TEST(MoneyTest, AnythingButDigitsIsRefused) {
  for (auto text : {"+1", " 1", "1 ", "1,000", "1e3", "¥5", "五", "0x10", "１"})
    EXPECT_EQ(read(text), "refused") << text;
}

TEST(MoneyTest, TheLargestAmountIsTheLastOfSixtyFourBits) {
  EXPECT_EQ(read("92233720368547758.07"), "9223372036854775807");
  EXPECT_EQ(read("92233720368547758.08"), "refused");
  EXPECT_EQ(read("92233720368547758.0"), "9223372036854775800");
  EXPECT_EQ(read("92233720368547758.1"), "refused");
  EXPECT_EQ(read("92233720368547758"), "9223372036854775800");
  EXPECT_EQ(read("92233720368547759"), "refused");
  EXPECT_EQ(read("9223372036854775807"), "refused");
  EXPECT_EQ(read("9223372036854775808"), "refused");
  EXPECT_EQ(read(std::string(400, '9')), "refused");
}

TEST(MoneyTest, TextHasTwoDecimals) {
  EXPECT_EQ(Money{0}.text(), "0.00");
  EXPECT_EQ(Money{7}.text(), "0.07");
  EXPECT_EQ(Money{123450}.text(), "1234.50");
  EXPECT_EQ(Money{-5}.text(), "-0.05");
  EXPECT_EQ(Money{std::numeric_limits<std::int64_t>::min()}.text(), "-92233720368547758.08");
}

RC_GTEST_PROP(MoneyTest, WhatIsWrittenIsReadBack, ()) {
  Money const money{*rc::gen::inRange<std::int64_t>(0, std::numeric_limits<std::int64_t>::max())};
  RC_ASSERT(parse_money(money.text()) == money);
}

}  // namespace
}  // namespace liandiao
