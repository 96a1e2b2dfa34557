#include "adapters/yaml/yaml.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "adapters/json/json.hpp"

namespace liandiao {
namespace {

std::string param(Error const& error, std::string_view name) {
  for (auto const& [given, value] : error.with)
    if (given == name) return value;
  return "(none)";
}

/// `key line:column`, or what was read when it should not have been.
std::string refusal(std::string_view text) {
  auto const read = read_yaml(text, "flow.yaml");
  if (read) return "read " + canonical_text(*read);
  EXPECT_EQ(read.error().code, Code::invalid_input);
  EXPECT_EQ(param(read.error(), "file"), "flow.yaml");
  return read.error().key + " " + param(read.error(), "line") + ":" + param(read.error(), "column");
}

std::string refusal_param(std::string_view text, std::string_view name) {
  auto const read = read_yaml(text, "flow.yaml");
  return read ? "read " + canonical_text(*read) : param(read.error(), name);
}

std::string read(std::string_view text) {
  auto const value = read_yaml(text, "flow.yaml");
  return value ? canonical_text(*value) : value.error().plain();
}

Value at(Value const& map, std::string_view key) {
  Value const* const found = map.find(key);
  return found ? *found : Value();
}

std::string place(Value const& value) {
  return std::to_string(value.mark().line) + ":" + std::to_string(value.mark().column);
}

TEST(Yaml, MapsListsAndScalarsKeepTheirOrder) {
  EXPECT_EQ(read("b: 1\na:\n  - x\n  - {z: 1, y: [2, 3]}\n"), R"({"b":"1","a":["x",{"z":"1","y":["2","3"]}]})");
  EXPECT_EQ(read("just text"), R"("just text")");
  EXPECT_EQ(read("- - 1\n  - 2\n- 3\n"), R"([["1","2"],"3"])");
  EXPECT_EQ(read("{a: {}, b: []}"), R"({"a":{},"b":[]})");
}

TEST(Yaml, ChineseKeysAndTextsAreRead) {
  EXPECT_EQ(read("名称: 大渡口区“一庭两所”联调 # 试点\n所: [春晖路司法所, 𠮷]\n"),
            R"({"名称":"大渡口区“一庭两所”联调","所":["春晖路司法所","𠮷"]})");
}

TEST(Yaml, NothingTildeAndNullAreNull) {
  EXPECT_EQ(read("a:\nb: ~\nc: null\nd: \"\"\ne: 'null'\nf: [~]\ng:\n"),
            R"({"a":null,"b":null,"c":null,"d":"","e":"null","f":[null],"g":null})");
}

TEST(Yaml, AFileWithoutContentIsNull) {
  for (std::string_view text : {"", "\n\n", "# only a comment\n", "---\n", "\xef\xbb\xbf"})
    EXPECT_EQ(read(text), "null");
}

TEST(Yaml, OnlyAScalarWithoutQuotesIsPlain) {
  auto const value = read_yaml("a: no\nb: \"no\"\nc: 'no'\nd: |\n  no\ne: >\n  no\n", "flow.yaml");
  ASSERT_TRUE(value) << value.error().plain();
  EXPECT_TRUE(at(*value, "a").plain());
  for (char const* key : {"b", "c", "d", "e"}) EXPECT_FALSE(at(*value, key).plain()) << key;
  for (char const* key : {"a", "b", "c", "d", "e"}) EXPECT_EQ(at(*value, key).kind(), Value::Kind::text) << key;
}

TEST(Yaml, NumbersAndTruthAreLeftToTheReader) {
  EXPECT_EQ(read("[010, 1e3, yes, off, 0.07, 2026-03-02, 0x1F]"),
            R"(["010","1e3","yes","off","0.07","2026-03-02","0x1F"])");
}

TEST(Yaml, PlacesCountCharactersFromOne) {
  auto const value = read_yaml("\xef\xbb\xbf当事人: {姓名: 王五, 电话: \"1\"}\r\n文书:\r\n  - 申请书\r\n", "flow.yaml");
  ASSERT_TRUE(value) << value.error().plain();
  EXPECT_EQ(place(*value), "1:1");
  EXPECT_EQ(place(at(*value, "当事人")), "1:6");
  EXPECT_EQ(place(at(at(*value, "当事人"), "姓名")), "1:11");
  EXPECT_EQ(place(at(at(*value, "当事人"), "电话")), "1:19");
  EXPECT_EQ(place(at(*value, "文书")), "3:3");
  EXPECT_EQ(place(at(*value, "文书").list().at(0)), "3:5");
}

TEST(Yaml, ARepeatedKeyNamesItsFirstLine) {
  std::string_view const text = "期限:\n  调解: 30\n  \"调解\": 60\n";
  EXPECT_EQ(refusal(text), "yaml_key_repeated 3:3");
  EXPECT_EQ(refusal_param(text, "key"), "调解");
  EXPECT_EQ(refusal_param(text, "first"), "2");
  EXPECT_EQ(refusal("a: {x: 1, y: 2, x: 3}"), "yaml_key_repeated 1:17");
  EXPECT_EQ(read("a: {x: 1}\nb: {x: 1}\n"), R"({"a":{"x":"1"},"b":{"x":"1"}})");
}

TEST(Yaml, AnchorsAndAliasesAreRefused) {
  EXPECT_EQ(refusal("a: &x 1\nb: *x\n"), "yaml_anchor 1:4");
  EXPECT_EQ(refusal("a: 1\nb: *x\n"), "yaml_alias 2:4");
  EXPECT_EQ(refusal("&x a: 1\n"), "yaml_anchor 1:1");
  EXPECT_EQ(refusal("- &x\n"), "yaml_anchor 1:3");
}

TEST(Yaml, TagsAreRefused) {
  EXPECT_EQ(refusal("a: 1\nb: !!int 2\n"), "yaml_tag 2:4");
  EXPECT_EQ(refusal("a: ! 1\n"), "yaml_tag 1:4");
  EXPECT_EQ(refusal("a: !\n"), "yaml_tag 1:4");
  EXPECT_EQ(refusal("!\n"), "yaml_tag 1:1");
  EXPECT_EQ(refusal("!t [1]\n"), "yaml_tag 1:1");
  EXPECT_EQ(refusal("!t k: 1\n"), "yaml_tag 1:1");
  EXPECT_EQ(refusal("a: !<tag:yaml.org,2002:str> \"x\"\n"), "yaml_tag 1:4");
  EXPECT_EQ(read("a: \"!x\"\nb: x!\n"), R"({"a":"!x","b":"x!"})");
}

TEST(Yaml, AKeyIsAWord) {
  EXPECT_EQ(refusal("[a]: 1\n"), "yaml_key_nested 1:1");
  EXPECT_EQ(refusal("x: 1\n? {a: 1}\n: 1\n"), "yaml_key_nested 2:3");
  EXPECT_EQ(refusal("a: 1\n\"\": 1\n"), "yaml_key_empty 2:1");
  EXPECT_EQ(refusal("a: 1\n: 1\n"), "yaml_key_empty 2:1");
  EXPECT_EQ(refusal("~: 1\n"), "yaml_key_empty 1:1");
  EXPECT_EQ(refusal("null: 1\n"), "yaml_key_empty 1:1");
}

TEST(Yaml, AKeyWithoutColonIsNoNull) {
  EXPECT_EQ(refusal("a: 1\n调解\n"), "yaml_colon_missing 2:1");
  EXPECT_EQ(refusal_param("a: 1\n调解\n", "key"), "调解");
  EXPECT_EQ(refusal("? a\n"), "yaml_colon_missing 1:3");
}

TEST(Yaml, AFileIsOneDocument) {
  EXPECT_EQ(refusal("a: 1\n---\nb: 2\n"), "yaml_second_document 2:1");
  EXPECT_EQ(refusal("a: 1\n...\nb: 2\n"), "yaml_second_document 3:1");
  EXPECT_EQ(refusal("- a\nb: 1\n"), "yaml_second_document 2:1");
  EXPECT_EQ(read("---\na: 1\n...\n"), R"({"a":"1"})");
}

TEST(Yaml, AnOpenBracketIsNamedWhereItOpened) {
  std::string_view const text = "a: 1\nb: [1,\n  2\nc: 3\n";
  EXPECT_EQ(refusal("a: [1\n"), "yaml_bracket_open 2:1");
  EXPECT_EQ(refusal("[1,\n2\n"), "yaml_bracket_open 3:1");
  EXPECT_EQ(refusal("{a: {b: 1}\n"), "yaml_bracket_open 2:1");
  EXPECT_EQ(refusal("[a]: 1\nb: [1\n"), "yaml_key_nested 1:1");
  EXPECT_EQ(refusal_param("a: 1\nb:\n  - [1, 2\n  - 3\n", "opened_line"), "3");
  EXPECT_EQ(refusal("key: 1\nz: {a: 1\n"), "yaml_bracket_open 3:1");
  EXPECT_EQ(refusal_param(text, "opened_line") + ":" + refusal_param(text, "opened_column"), "2:4");
}

TEST(Yaml, AnOpenQuoteIsNamedWhereItOpened) {
  EXPECT_EQ(refusal("a: 1\nb: \"x\n"), "yaml_quote_open 2:4");
  EXPECT_EQ(refusal("a: 'it''s\n"), "yaml_quote_open 1:4");
  EXPECT_EQ(refusal("a: \"x\\\""), "yaml_quote_open 1:8");
  EXPECT_EQ(read("a: 'it''s'\nb: \"x\\\"y\\\\\"\nc: ''\n"), R"({"a":"it's","b":"x\"y\\","c":""})");
}

TEST(Yaml, IndentationMistakesSayWhere) {
  EXPECT_EQ(refusal("a: 1\n  b: 2\n"), "yaml_colon 2:4");
  EXPECT_EQ(refusal("a: b: c\n"), "yaml_colon 1:5");
  EXPECT_EQ(refusal("a:\n    b: 1\n  c: 2\n"), "yaml_out_of_place 3:3");
  EXPECT_EQ(refusal("a: 'x' y\n"), "yaml_out_of_place 1:8");
  EXPECT_EQ(refusal("a:\n\tb: 1\n"), "yaml_tab 2:1");
  EXPECT_EQ(refusal("\ta: 1\n"), "yaml_tab 1:1");
}

TEST(Yaml, OtherSyntaxErrorsSayWhere) {
  EXPECT_EQ(refusal("名: @x\n"), "yaml_reserved 1:4");
  EXPECT_EQ(refusal_param("a: `x\n", "character"), "`");
  EXPECT_EQ(refusal("a: }\n"), "yaml_syntax 1:4");
  EXPECT_EQ(refusal("a: \"\\q\"\n"), "yaml_syntax 1:7");
  EXPECT_EQ(refusal("a: \"\\ud800\"\n").substr(0, 13), "yaml_syntax 1");
}

TEST(Yaml, BytesThatAreNotUtf8SayWhich) {
  std::string_view const text = "甲: 1\n乙: \xff\n";
  EXPECT_EQ(refusal(text), "yaml_not_utf8 2:4");
  EXPECT_EQ(refusal_param(text, "offset"), "12");
  EXPECT_EQ(refusal_param(text, "byte"), "ff");
  EXPECT_EQ(refusal("a: \xc0\xaf\n"), "yaml_not_utf8 1:4");
  EXPECT_EQ(refusal("a: \xed\xa0\x80\n"), "yaml_not_utf8 1:4");
  EXPECT_EQ(refusal("a: \xe4\xb8"), "yaml_not_utf8 1:4");
}

TEST(Yaml, NulIsRefusedRawAndEscaped) {
  EXPECT_EQ(refusal(std::string_view("a: 1\nb: x\0y\n", 12)), "yaml_nul 2:5");
  EXPECT_EQ(refusal("a: 1\nb: \"x\\0\"\n"), "yaml_nul 2:4");
  EXPECT_EQ(refusal("\"x\\x00\": 1\n"), "yaml_nul 1:1");
}

TEST(Yaml, ControlCharactersNeverHideTheRestOfTheFile) {
  EXPECT_EQ(refusal("a: 1\n\x04\nb: 2\n"), "yaml_control 2:1");
  EXPECT_EQ(refusal("a: 1\rb: 2\n"), "yaml_control 1:5");
  EXPECT_EQ(refusal("a: x\x7f\n"), "yaml_control 1:5");
  EXPECT_EQ(read("a: 1\r\nb: \"\\x04\\t\"\r\n"), "{\"a\":\"1\",\"b\":\"\\u0004\\u0009\"}");
}

TEST(Yaml, DepthIsLimited) {
  auto const nested = [](std::size_t n) { return std::string(n, '[') + "1" + std::string(n, ']'); };
  EXPECT_EQ(read(nested(32)).substr(0, 33), std::string(32, '[') + '"');
  EXPECT_EQ(refusal(nested(33)), "yaml_too_deep 1:34");
  EXPECT_EQ(refusal("a: 1\nb: " + nested(400)), "yaml_too_deep 2:36");
  EXPECT_EQ(refusal_param(nested(20'000), "max"), "32");
}

TEST(Yaml, SizeIsLimited) {
  std::string text = "a: 1 #";
  text.resize(std::size_t{8} * 1024 * 1024, 'x');
  EXPECT_EQ(read(text), R"({"a":"1"})");
  text += 'x';
  EXPECT_EQ(refusal_param(text, "max"), "8");
}

TEST(Yaml, TheFirstOfManyMistakesIsTold) { EXPECT_EQ(refusal("a: 1\na: 2\nb: *x\nc: }\n"), "yaml_key_repeated 2:1"); }

class YamlFile : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directory(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path const folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("liandiao_yaml_") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(YamlFile, IsReadWithItsNameInTheComplaint) {
  auto const path = folder_ / "流程.yaml";
  std::ofstream(path) << "a: 1\na: 2\n";
  auto const value = read_yaml_file(path);
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().plain(), "yaml_key_repeated: file=" + path.string() + ", line=2, column=1, key=a, first=1");
  std::ofstream(path) << "a: 1\n";
  EXPECT_EQ(canonical_text(read_yaml_file(path).value()), R"({"a":"1"})");
  std::ofstream(path) << "";
  EXPECT_EQ(canonical_text(read_yaml_file(path).value()), "null");
}

TEST_F(YamlFile, ThatIsNotThereIsNotFound) {
  auto const value = read_yaml_file(folder_ / "absent.yaml");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code, Code::not_found);
  EXPECT_EQ(value.error().key, "file_not_found");
}

TEST_F(YamlFile, ThatCannotBeReadIsUnavailable) {
  auto const folder = read_yaml_file(folder_);
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, Code::unavailable);
  EXPECT_EQ(folder.error().key, "file_is_directory");
  std::filesystem::create_symlink("loop.yaml", folder_ / "loop.yaml");
  auto const loop = read_yaml_file(folder_ / "loop.yaml");
  ASSERT_FALSE(loop);
  EXPECT_EQ(loop.error().code, Code::unavailable);
  EXPECT_EQ(loop.error().key, "file_unreadable");
}

TEST_F(YamlFile, OfMoreThanEightMebibytesIsRefused) {
  auto const path = folder_ / "large.yaml";
  std::ofstream(path) << std::string(std::size_t{8} * 1024 * 1024 + 1, '#');
  EXPECT_EQ(read_yaml_file(path).error().key, "file_too_large");
}

}  // namespace
}  // namespace liandiao
