// A stretch of cases with all that is kept of them is what the cases, asked for one by one, hold.

#include <algorithm>

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using KeptConformance = StoreConformance;

Party party(int no) {
  Party one;
  one.no = no;
  one.side = Symbol(no == 1 ? "claimant" : "respondent");
  one.kind = Symbol("natural");
  return one;
}

Step with_texts(Step step) {
  Openness const openness = step.event.seq % 2 == 0 ? Openness::personal : Openness::confidential;
  for (int index : {1, 0})
    step.private_rows.push_back(
        {{step.event.seq, index}, openness, digest_of("salt"), "王五 " + std::to_string(index)});
  step.files.push_back({{step.event.seq, 0}, std::string("a\0b", 3)});
  step.measures = {{0, Symbol("concluded"), Date::of(2026, 3, 1), Symbol("甲"), Symbol("neighbours"), Symbol("walk_in"),
                    Symbol("甲"), 1, step.event.seq}};
  return step;
}

/// Everything but the file, as one text.
std::string told(KeptCase const& kept) {
  std::string text = kept.id.uid;
  for (auto const& event : *kept.events)
    text += "\nevent " + std::to_string(event.seq) + " " + event.hash.hex() + " " + event.text;
  std::vector<std::string> rows;
  for (auto const& row : *kept.private_rows)
    rows.push_back("\ntext " + row_ref_text(row.row) + " " + std::string(word_of(row.openness)) + " " + row.salt.hex() +
                   " " + row.text + " " + row.mark.hex());
  std::sort(rows.begin(), rows.end());
  for (auto const& row : rows) text += row;
  for (auto const& [seq, measure] : *kept.measures) {
    text += "\nmeasure " + std::to_string(seq) + " ";
    write_members(text, measure);
  }
  for (auto const& paper : *kept.files) text += "\nfile " + row_ref_text(paper);
  return text;
}

/// Of these cases and all around them.
CaseStretch stretch_of(std::vector<CaseId> ids) { return {Symbol("cqdk"), {}, {}, std::move(ids)}; }

TEST_P(KeptConformance, AStretchHoldsWhatItsCasesHold) {
  std::vector<Life> lives;
  std::vector<Step> steps;
  for (int n = 1; n <= 5; ++n) {
    auto& life = lives.emplace_back(uid_of(n * 16));
    steps.push_back(with_texts(life.opening({opened(party(1))})));
    for (int more = 0; more < n; ++more) steps.push_back(with_texts(life.next({opened(party(2 + more))})));
  }
  Life elsewhere(uid_of(40), "cqyb");
  steps.push_back(with_texts(elsewhere.opening()));
  must_commit(cases_, steps);
  Step erasing = lives[1].next();
  erasing.erased = {{1, 0}};
  must_commit(cases_, {erasing});

  // One between them is not asked for.
  std::vector<CaseId> const ids{lives[0].id(), lives[1].id(), lives[3].id(), lives[4].id()};
  auto const stretch = cases_.kept(stretch_of(ids));
  ASSERT_TRUE(stretch) << stretch.error().plain();
  ASSERT_EQ(stretch->cases.size(), ids.size());
  EXPECT_TRUE(stretch->strays->empty());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    auto const& kept = stretch->cases[i];
    auto const one_by_one = cases_.CaseStore::kept(stretch_of({ids[i]}));
    ASSERT_TRUE(one_by_one);
    EXPECT_EQ(told(kept), told(one_by_one->cases.front()));
    auto const file = cases_.load(ids[i]);
    ASSERT_TRUE(kept.file) << kept.file.error().plain();
    EXPECT_TRUE(kept.file->same_parts(*file));
    EXPECT_EQ(kept.file->id, file->id);
    EXPECT_EQ(kept.file->version, file->version);
    EXPECT_EQ(kept.file->last, file->last);
    EXPECT_EQ(kept.file->recorded, file->recorded);
  }
  EXPECT_EQ(stretch->cases[1].private_rows->size(), 6u);
  EXPECT_EQ(stretch->cases[2].events->size(), 5u);
}

TEST_P(KeptConformance, ACaseThatIsNotThereSaysSo) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  auto const stretch = cases_.kept(stretch_of({life.id(), CaseId{Symbol("cqdk"), uid_of(2)}}));
  ASSERT_TRUE(stretch);
  EXPECT_TRUE(stretch->cases.front().file);
  EXPECT_EQ(refusal(stretch->cases.back().events), "not_found case_unknown");
  EXPECT_EQ(refusal(stretch->cases.back().file), "not_found case_unknown");
  EXPECT_TRUE(cases_.kept(stretch_of({}))->cases.empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, KeptConformance, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

}  // namespace
}  // namespace liandiao::testing
