// What always holds (docs/invariants.md), tried by thousands of random lives of all procedures together, under the
// shipped flow and under random valid ones.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "tests/property/asked.hpp"
#include "tests/property/invariant.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

std::vector<Invariant>& all() {
  static std::vector<Invariant> list;
  return list;
}

int number_of(Invariant const& invariant) { return std::stoi(std::string(invariant.number.substr(1))); }

// As many parts as ctest may run beside each other; each lives other seeds.
constexpr int parts = 16;
constexpr int lives_in_part = 150;
constexpr std::int64_t sampled_at = 12;

class Lived : public testing::TestWithParam<int> {};

TEST_P(Lived, ThousandsOfCasesKeepEveryInvariant) {
  Invariant const* broken =
      nullptr;  // once one is, the shortest list of orders that breaks just this one is looked for
  Lives lives;
  lives.count = lives_in_part;
  lives.first = static_cast<std::uint64_t>(1 + GetParam() * lives_in_part);
  holds_in_random_lives(
      [&](Seen const& seen) -> std::string {
        for (auto const& invariant : invariants()) {
          if (broken != nullptr && &invariant != broken) continue;
          if (broken == nullptr && invariant.sampled && seen.life.file().version % sampled_at != 0) continue;
          auto const how = invariant.broken(seen);
          if (how.empty()) continue;
          broken = &invariant;
          return std::string(invariant.number) + " " + std::string(invariant.name) + ": " + how;
        }
        return {};
      },
      lives);
}

INSTANTIATE_TEST_SUITE_P(Part, Lived, testing::Range(0, parts));

TEST(Invariants, OfTheLawAreAllAsked) {
  std::set<int> asked{6};  // below
  for (auto const& invariant : invariants()) asked.insert(number_of(invariant));
  for (int no = 1; no <= 20; ++no) EXPECT_TRUE(asked.contains(no)) << "I" << no;
}

// I6, 人民调解法 4: there is no field a fee could be written into.
TEST(Fees, NoCommandOfAMediationCarriesAnAmountButWhatThePartiesOweEachOther) {
  std::set<std::string> amounts;
  std::function<void(std::string const&, std::vector<FieldSpec> const&)> const walk =
      [&](std::string const& path, std::vector<FieldSpec> const& fields) {
        for (auto const& field : fields) {
          if (field.kind == FieldKind::amount) amounts.insert(path + "." + field.name);
          walk(path + "." + field.name, field.record);
        }
      };
  for (auto const& procedure : law::catalogue().procedures)
    for (auto const* command : procedure.commands) walk(command->code.str(), command->fields);
  EXPECT_EQ(amounts,
            (std::set<std::string>{"agree.amount", "agree.terms.amount", "agree_orally.amount",
                                   "agree_orally.terms.amount", "change_term.amount", "charge_fee.amount",
                                   "mediate_on_spot.amount", "mediate_on_spot.terms.amount", "police_agree.amount",
                                   "police_agree.terms.amount", "record_performance.amount"}));
  for (auto const& procedure : law::catalogue().procedures)
    EXPECT_EQ(procedure.command(Symbol("charge_fee")) != nullptr, procedure.code == "court_mediation");
}

// I13: each kept text matches the salted digest in the event that brought it.
TEST(Privacy, EveryPrivateTextHasItsDigestInTheEventThatBroughtIt) {
  Lives lives;
  lives.at_the_end = [](Life const& life) -> std::string {
    for (auto const& row : life.private_rows()) {
      if (row.text.empty()) continue;
      auto const& event = life.events()[static_cast<std::size_t>(row.row.seq - 1)];
      if (text_of(event).find(salted_digest(row.salt, row.text).hex()) == std::string::npos)
        return at_step(event) + "has no digest of " + row_ref_text(row.row);
    }
    return {};
  };
  holds_in_random_lives([](Seen const&) { return std::string(); }, lives);
}

}  // namespace

Promise::Promise(Invariant invariant) {
  auto const after = std::find_if(all().begin(), all().end(),
                                  [&](Invariant const& other) { return number_of(invariant) < number_of(other); });
  all().insert(after, invariant);
}

std::vector<Invariant> const& invariants() { return all(); }

}  // namespace liandiao::tests
