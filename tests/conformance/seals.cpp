// What a seal finds, over every store; and that it believes nothing but what was signed.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "engine/desk/daily_seal.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

SecretKey const key = secret_key_from(digest_of("key"));
Instant const midnight = Instant::at(Date::of(2026, 3, 31));

SealHead head_of(std::string_view district = "cqdk") { return {Symbol(district), midnight, "liandiao test", {}, {}}; }

std::string sealed(CaseStore& cases) {
  auto const seal = make_seal(cases, head_of(), key);
  EXPECT_TRUE(seal) << (seal ? "" : seal.error().plain());
  return seal ? seal->text : std::string();
}

Result<ReadSeal> read_back(std::string const& seal, PublicKey const* expected = nullptr) {
  std::istringstream in(seal);
  return read_seal(in, expected);
}

/// The findings, one a line: key, case, step.
std::vector<std::string> findings(CaseStore& cases, std::string const& seal) {
  EXPECT_EQ(refusal(read_back(seal)), "accepted");
  std::istringstream in(seal);
  auto const found = compare_with_seal(cases, Symbol("cqdk"), in);
  EXPECT_TRUE(found) << (found ? "" : found.error().plain());
  std::vector<std::string> lines;
  for (auto const& one : found.value_or(std::vector<AuditFinding>()))
    lines.push_back(one.key + " " + one.uid.substr(35) + " " + std::to_string(one.seq) + " " + one.fact);
  return lines;
}

Change ledger_number_wanted() {
  NumberRequest request;
  request.seq = 1;
  request.instance = 1;
  request.type = Symbol("ledger");
  request.organ = Symbol("office_a");
  request.year = 2026;
  return opened(request);
}

/// A case of so many steps, the last of them different where a word is given.
void keep(CaseStore& cases, int uid, int steps, std::string const& last_key = {}) {
  Life life(uid_of(uid));
  std::vector<Step> all{life.opening({ledger_number_wanted()})};
  for (int i = 2; i <= steps; ++i) all.push_back(life.next({}, i == steps ? last_key : std::string()));
  must_commit(cases, all);
}

class SealConformance : public StoreConformance {
 protected:
  std::unique_ptr<Opened> later_ = open_store(GetParam());
  CaseStore& changed_ = later_->cases();
};

TEST_P(SealConformance, ADistrictAsItWasSealedHasNothingToFind) {
  keep(cases_, 1, 3);
  keep(cases_, 2, 1);
  auto const seal = sealed(cases_);
  EXPECT_TRUE(findings(cases_, seal).empty());
  auto const read = read_back(seal);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->cases, 2);
  EXPECT_EQ(read->events, 4);
  EXPECT_EQ(read->head.district, "cqdk");
  EXPECT_EQ(read->head.sealed, midnight);
  EXPECT_EQ(read->head.program, "liandiao test");
  EXPECT_TRUE(read->head.previous.none());
  EXPECT_EQ(read->whole, digest_of(seal));
}

TEST_P(SealConformance, ADistrictWithoutCasesIsSealedToo) {
  auto const seal = sealed(cases_);
  EXPECT_TRUE(findings(cases_, seal).empty());
  EXPECT_EQ(std::count(seal.begin(), seal.end(), '\n'), 2);
}

TEST_P(SealConformance, CasesThatGoOnAndNewOnesAreAsTheyShouldBe) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  auto const seal = sealed(cases_);
  must_commit(cases_, {life.next()});
  keep(cases_, 2, 2);
  EXPECT_TRUE(findings(cases_, seal).empty());
}

TEST_P(SealConformance, WhatIsErasedLaterBreaksNoSeal) {
  Life life(uid_of(1));
  Step first = life.opening();
  first.private_rows.push_back({{1, 0}, Openness::personal, digest_of("salt"), "张三"});
  must_commit(cases_, {first});
  auto const seal = sealed(cases_);
  EXPECT_EQ(seal.find("张三"), std::string::npos);
  Step erasing = life.next();
  erasing.erased = {{1, 0}};
  must_commit(cases_, {erasing});
  EXPECT_TRUE(findings(cases_, seal).empty());
}

TEST_P(SealConformance, ACaseThatIsGoneIsNamedByItsLedgerNumber) {
  keep(cases_, 1, 2);
  keep(cases_, 2, 3);
  keep(changed_, 1, 2);
  EXPECT_EQ(findings(changed_, sealed(cases_)), std::vector<std::string>{"audit_case_missing 2 3 cqdk-2026-000002"});
}

TEST_P(SealConformance, AChainCutShortIsNamedThoughItHoldsTogether) {
  keep(cases_, 1, 4);
  keep(changed_, 1, 3);
  EXPECT_EQ(findings(changed_, sealed(cases_)), std::vector<std::string>{"audit_chain_cut 1 4 cqdk-2026-000001"});
}

TEST_P(SealConformance, AChainToldAnewIsNamedThoughItHoldsTogether) {
  keep(cases_, 1, 4);
  keep(changed_, 1, 4, "told otherwise");
  keep(changed_, 2, 1);
  EXPECT_EQ(findings(changed_, sealed(cases_)), std::vector<std::string>{"audit_chain_rewritten 1 4 cqdk-2026-000001"});
}

TEST_P(SealConformance, ACaseToldAnewAndLongerIsNamedAtTheSealedStep) {
  Life honest(uid_of(1));
  must_commit(cases_, {honest.opening(), honest.next()});
  Life other(uid_of(1));
  other.head.cause = "债务纠纷";
  must_commit(changed_, {other.opening(), other.next(), other.next()});
  EXPECT_EQ(findings(changed_, sealed(cases_)), std::vector<std::string>{"audit_chain_rewritten 1 2 "});
}

TEST_P(SealConformance, CasesOfAnotherDistrictAreNotSealed) {
  Life elsewhere(uid_of(1), "elsewhere");
  must_commit(cases_, {elsewhere.opening()});
  keep(cases_, 2, 1);
  auto const read = read_back(sealed(cases_));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->cases, 1);
}

INSTANTIATE_TEST_SUITE_P(Stores, SealConformance, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

/// A seal over three cases, whatever the store.
std::string some_seal() {
  auto const store = open_store("memory");
  for (int uid = 1; uid <= 3; ++uid) keep(store->cases(), uid, 2);
  return sealed(store->cases());
}

TEST(Seal, OneChangedBitAnywhereIsFound) {
  auto const seal = some_seal();
  auto const open = public_key_of(key);
  for (std::size_t at = 0; at < seal.size(); ++at)
    for (int const bit : {1, 32}) {
      auto changed = seal;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      auto const read = read_back(changed, &open);
      ASSERT_FALSE(read) << "byte " << at;
      EXPECT_EQ(read.error().code, Code::corrupt);
    }
}

TEST(Seal, CutOffAnywhereItIsNotWhole) {
  auto const seal = some_seal();
  for (std::size_t size = 0; size < seal.size(); ++size)
    ASSERT_EQ(refusal(read_back(seal.substr(0, size))), "corrupt seal_not_whole") << size;
  EXPECT_EQ(refusal(read_back(seal + "\n")), "corrupt seal_not_whole");
  EXPECT_EQ(refusal(read_back(seal + "x")), "corrupt seal_not_whole");
}

TEST(Seal, ALineTakenOutIsFound) {
  auto seal = some_seal();
  auto const second = seal.find('\n') + 1;
  seal.erase(second, seal.find('\n', second) + 1 - second);
  EXPECT_EQ(refusal(read_back(seal)), "corrupt seal_altered");
}

TEST(Seal, ADigestMadeToFitDoesNotMakeUpForTheSignature) {
  auto seal = some_seal();
  auto const last = seal.rfind('\n', seal.size() - 2) + 1;
  auto before = seal.substr(0, last);
  before.replace(before.find("\"version\":2"), 11, "\"version\":1");
  auto closing = seal.substr(last);
  closing.replace(closing.find("\"digest\":\"") + 10, 64, digest_of(before).hex());
  EXPECT_EQ(refusal(read_back(before + closing)), "corrupt seal_signature_wrong");
}

TEST(Seal, SignedWithAnotherKeyIsFoundWhereTheKeyIsKnown) {
  auto const open = public_key_of(key);
  auto const other = public_key_of(secret_key_from(digest_of("other")));
  auto const seal = some_seal();
  EXPECT_EQ(refusal(read_back(seal, &open)), "accepted");
  EXPECT_EQ(refusal(read_back(seal, &other)), "corrupt seal_key_other");
}

TEST(Seal, TheExampleOfTheFormatIsOne) {
  std::ifstream in(std::string(LIANDIAO_SOURCE_DIR) + "/docs/formats/seal.md");
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  auto const from = text.find("```\n", text.find("## Example")) + 4;
  auto const read = read_back(text.substr(from, text.find("```", from) - from));
  ASSERT_TRUE(read) << read.error().plain();
  EXPECT_EQ(read->cases, 5);
  EXPECT_FALSE(read->head.previous.none());
}

TEST(Seal, TheOneBeforeIsNamedByItsDigest) {
  auto const store = open_store("memory");
  auto head = head_of();
  head.previous = digest_of(some_seal());
  auto const seal = make_seal(store->cases(), head, key);
  ASSERT_TRUE(seal);
  auto const read = read_back(seal->text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->head.previous, digest_of(some_seal()));
}

}  // namespace
}  // namespace liandiao::testing
