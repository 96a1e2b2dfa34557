#include "adapters/json/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace liandiao {
namespace {

std::string param(Error const& error, std::string_view name) {
  for (auto const& [given, value] : error.with)
    if (given == name) return value;
  return "(none)";
}

/// `key line:column`, or what was read when it should not have been.
std::string refusal(std::string_view text) {
  auto const read = read_json(text, "stdin");
  if (read) return "read " + canonical_text(*read);
  EXPECT_EQ(read.error().code, Code::invalid_input);
  EXPECT_EQ(param(read.error(), "source"), "stdin");
  return read.error().key + " " + param(read.error(), "line") + ":" + param(read.error(), "column");
}

std::string refusal_param(std::string_view text, std::string_view name) {
  auto const read = read_json(text, "stdin");
  return read ? "read " + canonical_text(*read) : param(read.error(), name);
}

std::string read(std::string_view text) {
  auto const value = read_json(text, "stdin");
  return value ? canonical_text(*value) : value.error().plain();
}

Value at(Value const& map, std::string_view key) {
  Value const* const found = map.find(key);
  return found ? *found : Value();
}

std::string place(Value const& value) {
  return std::to_string(value.mark().line) + ":" + std::to_string(value.mark().column);
}

bool same(Value const& a, Value const& b) {
  auto const same_entry = [](auto const& x, auto const& y) { return x.first == y.first && same(x.second, y.second); };
  return a.kind() == b.kind() && a.plain() == b.plain() && a.boolean() == b.boolean() && a.integer() == b.integer() &&
         a.text() == b.text() && std::ranges::equal(a.list(), b.list(), same) &&
         std::ranges::equal(a.map(), b.map(), same_entry);
}

rc::Gen<std::string> text() {
  auto const piece =
      rc::gen::element<std::string>("a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\x01", "\x1f", "\x7f", "é", "调",
                                    "解", "“", "\xef\xbf\xbf", "𠮷", "{", "]", ",", ":");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](std::vector<std::string> const& pieces) {
    std::string whole;
    for (auto const& p : pieces) whole += p;
    return whole;
  });
}

rc::Gen<Value> value(int depth) {
  auto leaf = rc::gen::oneOf(
      rc::gen::just(Value()), rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Value::of(b); }),
      rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t n) { return Value::of(n); }),
      rc::gen::map(text(), [](std::string t) { return Value::of(std::move(t)); }));
  if (depth == 0) return leaf;
  auto const list = rc::gen::map(rc::gen::resize(5, rc::gen::container<Value::List>(value(depth - 1))),
                                 [](Value::List items) { return Value::of(std::move(items)); });
  auto const map =
      rc::gen::map(rc::gen::resize(5, rc::gen::container<Value::Map>(rc::gen::pair(text(), value(depth - 1)))),
                   [](Value::Map const& entries) {
                     Value built = Value::of(Value::Map{});
                     for (auto const& [key, item] : entries) built.set(key, item);
                     return built;
                   });
  return rc::gen::oneOf(leaf, list, map);
}

TEST(Json, ValuesKeepTheirKindAndOrder) {
  std::string_view const text = R"({"b":[1,-2,true,false,null],"a":{"名":"王五"},"empty":[{},[],""]})";
  EXPECT_EQ(read(text), text);
  EXPECT_EQ(read(" \n 7 \n"), "7");
  EXPECT_EQ(read("\xef\xbb\xbf{}"), "{}");
}

TEST(Json, EscapesAreRead) {
  EXPECT_EQ(read(R"(["\u8c03\u89e3","\ud842\udfb7","\/\b\f\n\r\t\"\\"])"),
            "[\"调解\",\"𠮷\",\"/\\u0008\\u000c\\u000a\\u000d\\u0009\\\"\\\\\"]");
}

TEST(Json, ANumberThatIsNoInt64StaysAsWritten) {
  auto const value = read_json(R"({"amount": 12.50, "big": 9223372036854775808, "huge": -1e400000, "e": 1E2,
    "max": 9223372036854775807, "min": -9223372036854775808, "under": -9223372036854775809})",
                               "stdin");
  auto const small = read_json(R"({"amount": 12.50, "big": 9223372036854775808, "e": 1E2, "max": 9223372036854775807,
    "min": -9223372036854775808, "under": -9223372036854775809, "text": "12.50"})",
                               "stdin");
  EXPECT_FALSE(value);  // beyond what any number is
  ASSERT_TRUE(small) << small.error().plain();
  EXPECT_EQ(at(*small, "amount").text(), "12.50");
  EXPECT_EQ(at(*small, "big").text(), "9223372036854775808");
  EXPECT_EQ(at(*small, "under").text(), "-9223372036854775809");
  EXPECT_EQ(at(*small, "e").text(), "1E2");
  for (char const* key : {"amount", "big", "under", "e"}) EXPECT_TRUE(at(*small, key).plain()) << key;
  EXPECT_FALSE(at(*small, "text").plain());
  EXPECT_EQ(at(*small, "max").integer(), INT64_MAX);
  EXPECT_EQ(at(*small, "min").integer(), INT64_MIN);
}

TEST(Json, PlacesCountCharactersFromOne) {
  auto const value =
      read_json("{\"当事人\": {\"姓名\": \"王\\\"五\", \"岁\": 40},\r\n \"n\": [ 1.5, true,\n[]]}", "stdin");
  ASSERT_TRUE(value) << value.error().plain();
  EXPECT_EQ(place(*value), "1:1");
  EXPECT_EQ(place(at(*value, "当事人")), "1:9");
  EXPECT_EQ(place(at(at(*value, "当事人"), "姓名")), "1:16");
  EXPECT_EQ(place(at(at(*value, "当事人"), "岁")), "1:29");
  EXPECT_EQ(place(at(*value, "n")), "2:7");
  EXPECT_EQ(place(at(*value, "n").list().at(0)), "2:9");
  EXPECT_EQ(place(at(*value, "n").list().at(1)), "2:14");
  EXPECT_EQ(place(at(*value, "n").list().at(2)), "3:1");
}

TEST(Json, ARepeatedKeyNamesItsFirstLine) {
  std::string_view const text = "{\"甲\": 1,\n \"乙\": {\"甲\": 1},\n \"\\u7532\": 2}";
  EXPECT_EQ(refusal(text), "json_key_repeated 3:2");
  EXPECT_EQ(refusal_param(text, "key"), "甲");
  EXPECT_EQ(refusal_param(text, "first"), "1");
}

TEST(Json, DepthIsLimited) {
  auto const nested = [](std::size_t n) { return std::string(n, '[') + "1" + std::string(n, ']'); };
  EXPECT_EQ(read(nested(32)), nested(32));
  EXPECT_TRUE(parse_canonical(nested(32)));
  EXPECT_EQ(refusal(nested(33)), "json_too_deep 1:34");
  EXPECT_FALSE(parse_canonical(nested(33)));
  EXPECT_EQ(refusal("\n" + nested(100'000)), "json_too_deep 2:34");
  EXPECT_EQ(refusal_param(std::string(1'000'000, '['), "max"), "32");
}

TEST(Json, BytesThatAreNotUtf8AreRefused) {
  EXPECT_EQ(refusal("{\"甲\":\n \"乙\xff\"}"), "json_not_utf8 2:4");
  EXPECT_EQ(refusal("\"\xed\xa0\x80\"").substr(0, 15), "json_not_utf8 1");
  EXPECT_EQ(refusal("\"\xc0\xaf\"").substr(0, 15), "json_not_utf8 1");
  EXPECT_EQ(refusal("\"\xe4\xb8").substr(0, 15), "json_not_utf8 1");
  EXPECT_EQ(refusal("\xff"), "json_not_utf8 1:1");
  EXPECT_EQ(refusal("[1, \x80]"), "json_not_utf8 1:5");
}

TEST(Json, NulIsRefusedRawAndEscaped) {
  EXPECT_EQ(refusal("{\"a\": 1,\n \"b\": \"x\\u0000\"}"), "json_nul 2:7");
  EXPECT_EQ(refusal("{\"x\\u0000\": 1}"), "json_nul 1:2");
  EXPECT_EQ(refusal(std::string_view("{}\0{\"a\": 1}", 11)), "json_nul 1:3");
  EXPECT_EQ(refusal(std::string_view("[\"甲\0\"]", 8)), "json_nul 1:4");
}

TEST(Json, AnythingAfterTheValueIsRefused) {
  EXPECT_EQ(refusal("{}\n x"), "json_syntax 2:2");
  EXPECT_EQ(refusal("1 2"), "json_syntax 1:3");
  EXPECT_EQ(refusal("[],"), "json_syntax 1:3");
}

TEST(Json, ATextThatEndsEarlySaysSo) {
  EXPECT_EQ(refusal(""), "json_ends_early 1:1");
  EXPECT_EQ(refusal("{\"a\": [1,\n 2"), "json_ends_early 2:3");
  EXPECT_EQ(refusal("{\"甲"), "json_ends_early 1:4");
  EXPECT_EQ(refusal("{\"a\": tr"), "json_ends_early 1:9");
}

TEST(Json, SyntaxErrorsSayWhereAndWhatWasRead) {
  EXPECT_EQ(refusal("{\"a\": 1,}"), "json_syntax 1:9");
  EXPECT_EQ(refusal("{\"a\" 1}"), "json_syntax 1:6");
  EXPECT_EQ(refusal("{'a': 1}"), "json_syntax 1:2");
  EXPECT_EQ(refusal("[01]"), "json_syntax 1:3");
  EXPECT_EQ(refusal("[NaN]"), "json_syntax 1:2");
  EXPECT_EQ(refusal("[1] // 注"), "json_syntax 1:5");
  EXPECT_EQ(refusal("[\"a\nb\"]"), "json_syntax 1:4");
  EXPECT_EQ(refusal("{\"名\": 王五}"), "json_syntax 1:7");
  EXPECT_EQ(refusal_param("{\"名\": 王五}", "near"), "王");
  EXPECT_EQ(refusal_param("[\"x\\ud800\"]", "near"), "\"x\\ud800\"");
  EXPECT_EQ(refusal_param("[\"调解调解调解调解调解调解调解调解调解调解\\q\"]", "near"), "调解调解调解调解调解调解\\q");
}

TEST(Json, PrettyTextIndentsByTwo) {
  auto const value = read_json(R"({"b":[1,{"名":"王五"}],"a":{},"c":[],"d":null})", "stdin");
  EXPECT_EQ(write_json(*value, true), R"({
  "b": [
    1,
    {
      "名": "王五"
    }
  ],
  "a": {},
  "c": [],
  "d": null
})");
  EXPECT_EQ(write_json(*value, false), canonical_text(*value));
}

RC_GTEST_PROP(Json, WhatIsWrittenIsReadBack, ()) {
  Value const before = *value(3);
  for (bool pretty : {false, true}) {
    auto const after = read_json(write_json(before, pretty), "stdin");
    RC_ASSERT(after.has_value());
    RC_ASSERT(same(before, *after));
  }
}

RC_GTEST_PROP(Json, CanonicalTextIsReadBack, ()) {
  Value const before = *value(3);
  auto const after = parse_canonical(canonical_text(before));
  RC_ASSERT(after.has_value());
  RC_ASSERT(same(before, *after));
}

RC_GTEST_PROP(Json, WhatParseCanonicalAcceptsIsCanonical, ()) {
  std::string text = canonical_text(*value(2));
  auto const at = *rc::gen::inRange<std::size_t>(0, text.size());
  text[at] = *rc::gen::elementOf(std::string("0127-+ua\"\\[]{},: \n\x01"));
  auto const read = parse_canonical(text);
  if (read) RC_ASSERT(canonical_text(*read) == text);
}

}  // namespace
}  // namespace liandiao
