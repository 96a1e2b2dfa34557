// Papers as files: what is kept beside a case, byte for byte.

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

std::string const scanned("%PDF-1.7\0\xff\xfe '\"; DROP TABLE paper; --\r\n", 42);

Change paper(std::int64_t seq, int index, std::string const& bytes) {
  Paper row;
  row.seq = seq;
  row.index = index;
  row.instance = 1;
  row.type = Symbol("evidence");
  row.openness = Symbol("parties");
  row.on = Date::of(2026, 3, 2);
  row.digest = digest_of(bytes);
  row.bytes = static_cast<int>(bytes.size());
  return opened(row);
}

TEST_P(StoreConformance, AFileComesBackByteForByte) {
  Life life(uid_of(1));
  auto step = life.opening({paper(1, 0, scanned), paper(1, 1, "x")});
  step.files = {{{1, 0}, scanned}, {{1, 1}, "x"}};
  must_commit(cases_, {step});
  auto const bytes = cases_.paper(life.id(), {1, 0});
  ASSERT_TRUE(bytes && *bytes);
  EXPECT_EQ(**bytes, scanned);
  EXPECT_EQ(cases_.load(life.id())->find<Paper>(std::int64_t{1}, 0)->bytes, 42);
  EXPECT_EQ(cases_.paper_files(life.id()).value(), (std::vector<RowRef>{{1, 0}, {1, 1}}));
}

TEST_P(StoreConformance, APaperWithoutAFileHasNone) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening({paper(1, 0, "")})});
  EXPECT_FALSE(cases_.paper(life.id(), {1, 0}).value().has_value());
  EXPECT_TRUE(cases_.paper_files(life.id())->empty());
  EXPECT_FALSE(cases_.paper({Symbol("cqdk"), uid_of(9)}, {1, 0}).value().has_value());
}

TEST_P(StoreConformance, FilesOfTwoCasesAreKeptApart) {
  Life one(uid_of(1)), two(uid_of(2));
  auto first = one.opening({paper(1, 0, "first")});
  auto second = two.opening({paper(1, 0, "second")});
  first.files = {{{1, 0}, "first"}};
  second.files = {{{1, 0}, "second"}};
  must_commit(cases_, {first, second});
  EXPECT_EQ(cases_.paper(one.id(), {1, 0})->value_or(""), "first");
  EXPECT_EQ(cases_.paper(two.id(), {1, 0})->value_or(""), "second");
}

TEST_P(StoreConformance, AFileOfAStepThatWasNotStoredIsNotThereEither) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  auto step = life.next({paper(2, 0, "lost")});
  step.files = {{{2, 0}, "lost"}};
  auto late = life.next();
  late.expected = 7;
  late.event.seq = 8;
  EXPECT_EQ(refusal(cases_.commit(std::vector<Step>{step, late})), "conflict case_moved");
  EXPECT_TRUE(cases_.paper_files(life.id())->empty());
}

TEST_P(StoreConformance, TheFileStaysWhenItsPaperGoes) {
  Life life(uid_of(1));
  auto step = life.opening({paper(1, 0, "kept")});
  step.files = {{{1, 0}, "kept"}};
  must_commit(cases_, {step});
  must_commit(cases_, {life.next({gone(paper(1, 0, "kept").part)})});
  EXPECT_EQ(cases_.load(life.id())->find<Paper>(std::int64_t{1}, 0), nullptr);
  EXPECT_EQ(cases_.paper(life.id(), {1, 0})->value_or(""), "kept");
}

}  // namespace
}  // namespace liandiao::testing
