#include "engine/base/canonical.hpp"

#include <gtest/gtest.h>

#include "engine/base/value.hpp"

namespace liandiao {
namespace {

std::vector<std::string> strings_in(std::string_view text) {
  std::vector<std::string> found;
  CanonicalReader reader(text);
  auto const spelled = reader.each_string(0, [&](std::string_view one) { found.emplace_back(one); });
  if (!spelled || !reader.at_end()) return {"refused"};
  EXPECT_EQ(*spelled, text);
  return found;
}

using Strings = std::vector<std::string>;

TEST(CanonicalReader, GivesEveryStringThatIsNoKeyInItsOrder) {
  EXPECT_EQ(strings_in(R"({"a":"一","b":[{"c":"\u000a\"\\","d":1},"",true,null],"e":{}})"),
            (Strings{"一", "\n\"\\", ""}));
  EXPECT_EQ(strings_in("[]"), Strings{});
}

TEST(CanonicalReader, TakesNoTextThatTheTreeRefuses) {
  for (std::string_view text :
       {R"({"a":1,"a":1})", R"({"a":{"b":1,"b":2}})", R"([1,2)", R"(["\u0041"])", "[007]", "[-0]", "[1 ]", "[\"\n\"]",
        R"({"a":{},"b":{},"a":{}})", R"({"a"})", "[1,]", "{\"a\":1,}", "", "nul", "[nullx]", "-"}) {
    EXPECT_EQ(strings_in(text), Strings{"refused"}) << text;
    EXPECT_FALSE(parse_canonical(text)) << text;
  }
  EXPECT_EQ(strings_in(R"({"a":{"a":1},"b":{"a":1}})"), Strings{}) << "another map may hold the same key";
}

TEST(CanonicalReader, GoesAsDeepAsTheTreeAndNoDeeper) {
  for (int depth : {1, 31, 32, 33, 34, 100'000}) {
    auto const lists = static_cast<std::size_t>(depth);
    auto const text = std::string(lists, '[') + std::string(lists, ']');
    EXPECT_EQ(strings_in(text).empty(), parse_canonical(text).has_value()) << depth;
  }
}

TEST(CanonicalReader, TakesAKeyOnlyAsAWhole) {
  CanonicalReader reader(R"("seq":1)");
  EXPECT_FALSE(reader.take_key("se"));
  EXPECT_FALSE(reader.take_key("seqs"));
  EXPECT_FALSE(reader.take_key(""));
  EXPECT_TRUE(reader.take_key("seq"));
  EXPECT_EQ(reader.integer(), 1);
  EXPECT_TRUE(reader.at_end());
  EXPECT_FALSE(reader.take_key("seq"));
  EXPECT_FALSE(reader.string());
}

}  // namespace
}  // namespace liandiao
