#include "engine/base/signing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace liandiao {
namespace {

// RFC 8032, 7.1, test 1 and 2.
TEST(SigningTest, SignaturesAreThoseOfTheStandard) {
  auto const key = parse_secret_key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  ASSERT_TRUE(key);
  EXPECT_EQ(public_key_of(*key).hex(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  EXPECT_EQ(sign("", *key).hex(),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f059"
            "5bbe24655141438e7a100b");
}

TEST(SigningTest, OnlyTheTextAndTheKeyItWasMadeWithFit) {
  auto const key = secret_key_from(digest_of("a"));
  auto const other = secret_key_from(digest_of("b"));
  auto const signature = sign("the text", key);
  EXPECT_TRUE(signed_with("the text", signature, public_key_of(key)));
  EXPECT_FALSE(signed_with("the test", signature, public_key_of(key)));
  EXPECT_FALSE(signed_with("the text", signature, public_key_of(other)));
}

TEST(SigningTest, KeysAndSignaturesReadBackFromTheirOneText) {
  auto const key = secret_key_from(digest_of("a"));
  auto const open = public_key_of(key);
  EXPECT_EQ(hex_of(*parse_secret_key(hex_of(key))), hex_of(key));
  EXPECT_EQ(parse_public_key(open.hex()), open);
  EXPECT_EQ(parse_signature(sign("", key).hex()), sign("", key));
  EXPECT_FALSE(parse_public_key(open.hex().substr(2)));
  EXPECT_FALSE(parse_public_key(std::string(62, '0') + "g0"));
  EXPECT_FALSE(parse_public_key("AB" + open.hex().substr(2)));
  EXPECT_FALSE(parse_signature(open.hex()));
}

RC_GTEST_PROP(SigningTest, ADigestTakenPieceByPieceIsThatOfTheWhole, (std::vector<std::string> const& pieces)) {
  RunningDigest digest;
  std::string whole;
  for (auto const& piece : pieces) {
    digest.add(piece);
    whole += piece;
    RC_ASSERT(digest.so_far() == digest_of(whole));
  }
}

}  // namespace
}  // namespace liandiao
