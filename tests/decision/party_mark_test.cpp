#include "engine/cases/party_mark.hpp"

#include <gtest/gtest.h>

namespace liandiao {
namespace {

TEST(PartyMark, ANumberIsComparedAsItsLettersAndDigits) {
  EXPECT_EQ(compared(MarkKind::id_number, "500104 19800101 123x"), "50010419800101123X");
  EXPECT_EQ(compared(MarkKind::id_number, "５００１０４１９８００１０１１２３ｘ"), "50010419800101123X");
  EXPECT_EQ(compared(MarkKind::id_number, "91500104-MA5U"), "91500104MA5U");
}

TEST(PartyMark, APhoneIsComparedByItsDigitsWithoutTheCountry) {
  for (auto const* typed :
       {"13800001111", "138-0000-1111", "+86 138 0000 1111", "008613800001111", "１３８００００１１１１"})
    EXPECT_EQ(compared(MarkKind::phone, typed), "13800001111") << typed;
  EXPECT_EQ(compared(MarkKind::phone, "023-68901234"), "02368901234");
}

TEST(PartyMark, ANameIsComparedWithoutWhatOnlySeparates) {
  EXPECT_EQ(compared(MarkKind::name, "张　三"), "张三");
  EXPECT_EQ(compared(MarkKind::name, " 张 三 "), "张三");
  EXPECT_EQ(compared(MarkKind::name, "买买提·吐尔逊"), compared(MarkKind::name, "买买提•吐尔逊"));
  EXPECT_EQ(compared(MarkKind::name, "Ｚhang san"), "ZHANGSAN");
}

TEST(PartyMark, WhatTellsNobodyApartMarksNobody) {
  for (auto const* withheld : {"张某", "王某某", "李*", ""})
    EXPECT_EQ(compared(MarkKind::name, withheld), "") << withheld;
  EXPECT_EQ(compared(MarkKind::phone, "110"), "");
  EXPECT_EQ(compared(MarkKind::phone, "不详"), "");
  EXPECT_EQ(compared(MarkKind::id_number, "无"), "");
  EXPECT_TRUE(mark_of(digest_of("key"), MarkKind::name, "张某").none());
}

TEST(PartyMark, AMarkIsOfOneKindUnderOneKey) {
  Digest const key = digest_of("key");
  EXPECT_EQ(mark_of(key, MarkKind::name, "张三"), mark_of(key, MarkKind::name, "张　三"));
  EXPECT_NE(mark_of(key, MarkKind::phone, "13800001111"), mark_of(key, MarkKind::id_number, "13800001111"));
  EXPECT_NE(mark_of(key, MarkKind::name, "张三"), mark_of(digest_of("other"), MarkKind::name, "张三"));
}

}  // namespace
}  // namespace liandiao
