#include "engine/base/digest.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace liandiao {
namespace {

TEST(DigestTest, TheDigestOfNothingIsTheKnownOne) {
  EXPECT_EQ(digest_of("").hex(), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(digest_of("abc").hex(), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(DigestTest, TheOtherDigestIsTheOneEverybodyHas) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(DigestTest, AllZeroMeansNone) {
  EXPECT_TRUE(Digest{}.none());
  EXPECT_FALSE(digest_of("").none());
  EXPECT_TRUE(parse_digest(std::string(64, '0'))->none());
}

TEST(DigestTest, OnlySixtyFourSmallHexDigitsAreRead) {
  std::string const hex = digest_of("").hex();
  EXPECT_FALSE(parse_digest(""));
  EXPECT_FALSE(parse_digest(hex.substr(1)));
  EXPECT_FALSE(parse_digest(hex + "0"));
  EXPECT_FALSE(parse_digest(std::string(63, '0') + "A"));
  EXPECT_FALSE(parse_digest("g" + std::string(63, '0')));
}

TEST(DigestTest, ASaltHidesTheText) {
  Digest const one = digest_of("one");
  Digest const two = digest_of("two");
  EXPECT_EQ(salted_digest(one, "王五"), salted_digest(one, "王五"));
  EXPECT_NE(salted_digest(one, "王五"), salted_digest(two, "王五"));
  EXPECT_NE(salted_digest(one, "王五"), digest_of("王五"));
}

RC_GTEST_PROP(DigestTest, HexIsReadBack, (std::string const& text)) {
  Digest const digest = digest_of(text);
  RC_ASSERT(digest.hex().size() == 64U);
  RC_ASSERT(parse_digest(digest.hex()) == digest);
}

}  // namespace
}  // namespace liandiao
