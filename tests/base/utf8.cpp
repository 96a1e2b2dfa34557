#include "engine/base/utf8.hpp"

#include <gtest/gtest.h>

namespace liandiao {
namespace {

TEST(Utf8, CharactersAreCountedNotBytes) {
  EXPECT_EQ(characters_in(""), 0U);
  EXPECT_EQ(characters_in("abc"), 3U);
  EXPECT_EQ(characters_in("人民调解"), 4U);
  EXPECT_EQ(characters_in("王𠮷é"), 3U);
  EXPECT_EQ(characters_in("e\xcc\x81"), 2U);  // a letter and its combining accent
}

TEST(Utf8, TheEdgesOfEachLengthAreValid) {
  for (auto text : {"\x01", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
                    "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
    EXPECT_EQ(characters_in(text), 1U) << testing::PrintToString(text);
}

TEST(Utf8, OverlongFormsAreInvalid) {
  for (auto text :
       {"\xc0\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xe0\x9f\xbf", "\xf0\x80\x80\xaf", "\xf0\x8f\xbf\xbf"})
    EXPECT_EQ(characters_in(text), std::nullopt) << testing::PrintToString(text);
}

TEST(Utf8, SurrogatesAreInvalid) {
  for (auto text : {"\xed\xa0\x80", "\xed\xbf\xbf", "\xed\xa1\x82\xed\xbe\xb7"})
    EXPECT_EQ(characters_in(text), std::nullopt) << testing::PrintToString(text);
}

TEST(Utf8, NothingLiesBeyondTheLastCodePoint) {
  for (auto text : {"\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80", "\xfe", "\xff"})
    EXPECT_EQ(characters_in(text), std::nullopt) << testing::PrintToString(text);
}

TEST(Utf8, BrokenSequencesAreInvalid) {
  for (auto text : {"\x80", "a\xbf", "\xe4", "\xe4\xb8", "\xe4\xb8\x61", "\xf0\xa0\xae", "\xe4\xe4\xb8\xad"})
    EXPECT_EQ(characters_in(text), std::nullopt) << testing::PrintToString(text);
}

TEST(Utf8, NulIsInvalid) {
  EXPECT_EQ(characters_in(std::string_view("\0", 1)), std::nullopt);
  EXPECT_EQ(characters_in(std::string_view("a\0b", 3)), std::nullopt);
}

TEST(Utf8, ACourtsNumberHasFullWidthBrackets) {
  EXPECT_EQ(full_width("(2026)渝0104民初1号"), "（2026）渝0104民初1号");
  EXPECT_EQ(full_width("（2026）渝0104民初1号"), "（2026）渝0104民初1号");
  EXPECT_EQ(full_width(""), "");
}

}  // namespace
}  // namespace liandiao
