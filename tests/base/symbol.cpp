#include "engine/base/symbol.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <unordered_set>
#include <vector>

namespace liandiao {
namespace {

struct Filed {
  static constexpr std::string_view code = "filed";
};

TEST(SymbolTest, TheSameWordIsTheSameSymbol) {
  std::string word = "mediating";
  Symbol const first{word};
  word[0] = 'M';
  EXPECT_EQ(first, Symbol{"mediating"});
  EXPECT_NE(first, Symbol{word});
  EXPECT_EQ(first.view().data(), Symbol{"mediating"}.view().data());
  EXPECT_EQ(first, std::string_view("mediating"));
  EXPECT_EQ(symbol_of<Filed>(), Symbol{"filed"});
}

TEST(SymbolTest, TheEmptyWordIsNoSymbol) {
  EXPECT_EQ(Symbol{}, Symbol{""});
  EXPECT_TRUE(Symbol{""}.empty());
  EXPECT_FALSE(Symbol{""});
  EXPECT_TRUE(Symbol{"filed"});
}

TEST(SymbolTest, SymbolsAreOrderedByTheirText) {
  Symbol const later{"zz"};
  Symbol const earlier{"aa"};
  EXPECT_LT(earlier, later);
  EXPECT_GT(later, Symbol{});
}

TEST(SymbolTest, ThreadsAgreeOnEverySymbol) {
  constexpr int words = 2000;
  std::vector<std::vector<Symbol>> seen(8);
  std::vector<std::thread> threads;
  threads.reserve(seen.size());
  for (auto& mine : seen)
    threads.emplace_back([&mine] {
      for (int i = 0; i < words; ++i) mine.emplace_back("word_" + std::to_string(i));
    });
  for (auto& thread : threads) thread.join();
  for (auto const& other : seen) EXPECT_EQ(other, seen.front());
  EXPECT_EQ(std::unordered_set<Symbol>(seen[0].begin(), seen[0].end()).size(), std::size_t{words});
  EXPECT_EQ(seen[0][1999].view(), "word_1999");
}

}  // namespace
}  // namespace liandiao
