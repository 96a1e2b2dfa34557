#include "engine/base/value.hpp"

#include <gtest/gtest.h>

#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

void expect_broken(std::string_view text) {
  auto const read = parse_canonical(text);
  ASSERT_FALSE(read) << text << " was read as " << canonical_text(*read);
  EXPECT_EQ(read.error().code, Code::corrupt) << text;
  EXPECT_EQ(read.error().key, "canonical_text_broken") << text;
}

TEST(ValueTest, AMapHoldsAKeyOnce) {
  Value map;
  map.set("b", Value::of(std::int64_t{1}));
  map.set("a", Value::of(true));
  map.set("b", Value::of(std::string("二")));
  EXPECT_EQ(canonical_text(map), R"({"b":"二","a":true})");
  EXPECT_EQ(map.find("c"), nullptr);
  EXPECT_THROW(Value::of(true).set("a", Value()), BrokenInvariant);
}

TEST(CanonicalText, EveryKindIsWrittenWithoutSpace) {
  EXPECT_EQ(canonical_text(Value()), "null");
  EXPECT_EQ(canonical_text(Value::of(INT64_MIN)), "-9223372036854775808");
  EXPECT_EQ(canonical_text(Value::of(Value::List{Value::of(false), Value::of(Value::Map{})})), "[false,{}]");
  EXPECT_EQ(canonical_text(Value::of(std::string("\"\\/\n\x1f\x7f调"))), "\"\\\"\\\\/\\u000a\\u001f\x7f调\"");
}

TEST(CanonicalText, WhatIsWrittenIsRead) {
  for (std::string_view text : {"null", "true", "false", "0", "-1", "9223372036854775807", "-9223372036854775808",
                                R"("")", "[]", "{}", R"({"名":["王五",{"b":1,"a":null}],"x":"\u000a\"\\"})"}) {
    auto const read = parse_canonical(text);
    ASSERT_TRUE(read) << text << ": " << read.error().plain();
    EXPECT_EQ(canonical_text(*read), text);
  }
}

TEST(CanonicalText, SpaceIsRefused) {
  for (auto text : {" 1", "1 ", "[1, 2]", "[ ]", R"({"a": 1})", R"({"a" :1})", "1\n", ""}) expect_broken(text);
}

TEST(CanonicalText, RepeatedKeysAreRefused) {
  expect_broken(R"({"a":1,"a":1})");
  expect_broken(R"({"a":1,"b":{},"a":2})");
}

TEST(CanonicalText, OtherEscapesAreRefused) {
  for (auto text : {R"("\n")", R"("\/")", R"("\u0041")", R"("\u8c03")", R"("\u000A")", R"("\u0022")", R"("\u005c")",
                    R"("\U000a")", R"("\u00")", R"("\u000")", R"("\)", R"("\u000g")"})
    expect_broken(text);
  expect_broken("\"\n\"");  // a control character as it is
}

TEST(CanonicalText, OtherNumbersAreRefused) {
  for (auto text : {"007", "-0", "-01", "+1", "1.0", "1e2", "-", "9223372036854775808", "-9223372036854775809", "0x1"})
    expect_broken(text);
}

TEST(CanonicalText, CutAndForeignTextIsRefused) {
  for (auto text : {"nul", "True", "[1", "[1,", "[1,]", "[,1]", R"({"a")", R"({"a":)", R"({"a":1)", R"({"a":1,})",
                    R"({a:1})", R"("a)", "[]]", "{}{}", "1,2"})
    expect_broken(text);
}

}  // namespace
}  // namespace liandiao
