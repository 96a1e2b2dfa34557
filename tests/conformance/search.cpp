// What is found by a part of a name or a number, by the end of a number, and by how a number begins.

#include <algorithm>
#include <random>

#include "engine/cases/party_mark.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using Uids = std::vector<int>;
Symbol const here("cqdk");
Digest const key = digest_of("the district's");

PrivateRow text(RowRef ref, std::string written, MarkKind kind = MarkKind::name) {
  PrivateRow row{ref, Openness::personal, digest_of("salt"), std::move(written)};
  row.mark = mark_of(key, kind, row.text);
  row.ending = ending_of(key, kind, compared(kind, row.text));
  return row;
}

/// A party whose name, identity number and phone are three texts in a row, from this one on.
Party party(int no, RowRef from) {
  Party row;
  row.no = no;
  row.side = Symbol("claimant");
  row.name = from;
  row.id_number = {from.seq, from.index + 1};
  row.phone = {from.seq, from.index + 2};
  return row;
}

EndingAsked ending(MarkKind kind, std::string const& typed) {
  auto same = compared_ending(kind, typed);
  return {same, ending_of(key, kind, same)};
}

class Searching : public StoreConformance {
 protected:
  Uids listed(CaseQuery query) {
    Uids found;
    do {
      auto const page = cases_.list(here, query);
      EXPECT_TRUE(page) << (page ? "" : page.error().plain());
      if (!page) return found;
      for (auto const& line : page->lines) found.push_back(std::stoi(line.id.uid.substr(24)));
      query.after = page->next;
    } while (!query.after.empty());
    return found;
  }
  Uids with_text(std::string const& part) {
    CaseQuery query;
    query.text = part;
    return listed(query);
  }
  Uids phone(std::string const& typed, std::vector<Symbol> open_to = {}) {
    CaseQuery query;
    query.phone = ending(MarkKind::phone, typed);
    query.open_to = std::move(open_to);
    return listed(query);
  }
  Uids id_number(std::string const& typed) {
    CaseQuery query;
    query.id_number = ending(MarkKind::id_number, typed);
    return listed(query);
  }

  /// A case with one party a name, with an identity number and a phone if they are given.
  Life& registered(int n, std::vector<std::string> const& names, std::string const& number = "",
                   std::string const& phone = "", std::vector<Change> more = {}) {
    must_commit(cases_, {registering(n, names, number, phone, std::move(more))});
    return *lives_.back();
  }
  Step registering(int n, std::vector<std::string> const& names, std::string const& number = "",
                   std::string const& phone = "", std::vector<Change> more = {}) {
    auto& life = *lives_.emplace_back(std::make_unique<Life>(uid_of(n)));
    life.head.cause = "邻里纠纷";
    std::vector<PrivateRow> rows;
    int no = 0, index = 0;
    for (auto const& name : names) {
      more.push_back(opened(party(++no, {1, index})));
      rows.push_back(text({1, index}, name));
      if (!number.empty()) rows.push_back(text({1, index + 1}, number, MarkKind::id_number));
      if (!phone.empty()) rows.push_back(text({1, index + 2}, phone, MarkKind::phone));
      index += 3;
    }
    auto step = life.opening(std::move(more));
    step.private_rows = std::move(rows);
    return step;
  }
  Life& amended(Life& life, RowRef name) {
    Party renamed = *life.file().find<Party>(1);
    renamed.name = name;
    auto step = life.next({moved(renamed)});
    step.private_rows = {text(name, "欧阳锋")};
    must_commit(cases_, {step});
    return life;
  }
  std::vector<std::string> strays() { return strays_of(cases_, here); }

  std::vector<std::unique_ptr<Life>> lives_;
};

TEST_P(Searching, ANameIsFoundByAnyPartOfIt) {
  registered(1, {"欧阳小红"});
  registered(2, {"王芳", "红霞"});
  registered(3, {"李红小"});
  EXPECT_EQ(with_text("欧"), Uids{1});
  EXPECT_EQ(with_text("红"), (Uids{3, 2, 1}));
  EXPECT_EQ(with_text("小红"), Uids{1});
  EXPECT_EQ(with_text("红小"), Uids{3});
  EXPECT_EQ(with_text("阳小红"), Uids{1});
  EXPECT_EQ(with_text("欧阳小红"), Uids{1});
  EXPECT_EQ(with_text("欧阳小红霞"), Uids());
  EXPECT_EQ(with_text("小阳"), Uids());
  EXPECT_EQ(with_text("芳红"), Uids()) << "two names are not one";
  EXPECT_EQ(with_text("司马相如"), Uids());
}

TEST_P(Searching, PartsThatAreThereButNotTogetherAreNotTheName) {
  registered(1, {"甲乙丙甲丁"});
  EXPECT_EQ(with_text("乙丙甲丁"), Uids{1});
  EXPECT_EQ(with_text("丙甲乙"), Uids());
  EXPECT_EQ(with_text("甲丁乙丙"), Uids());
}

TEST_P(Searching, ScriptsAndSignsAreLookedForAsTheyAre) {
  registered(1, {"A&B 100%_! 有限公司"});
  registered(2, {"阿依古丽·买买提"});
  registered(3, {"𠮷田OK"});
  EXPECT_EQ(with_text("a&b"), Uids{1});
  EXPECT_EQ(with_text("b 1"), Uids{1});
  EXPECT_EQ(with_text("%"), Uids{1});
  EXPECT_EQ(with_text("_!"), Uids{1});
  EXPECT_EQ(with_text("0%_"), Uids{1});
  EXPECT_EQ(with_text("!有"), Uids());
  EXPECT_EQ(with_text("·"), Uids{2});
  EXPECT_EQ(with_text("丽·买"), Uids{2});
  EXPECT_EQ(with_text("𠮷"), Uids{3});
  EXPECT_EQ(with_text("田o"), Uids{3});
  EXPECT_EQ(with_text("K"), Uids{3});
}

TEST_P(Searching, WhatIsLookedForStandsInTheCauseOrInANumberAsWell) {
  Filing filing;
  filing.instance = 1;
  filing.court_no = "（2026）渝0104民初88号";
  registered(1, {"王芳"}, "", "",
             {opened(filing), opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false})});
  registered(2, {"李四"}, "", "",
             {opened(NumberRequest{1, 0, 1, Symbol("mediation"), Symbol("office_a"), 2026, false})});
  EXPECT_EQ(with_text("邻里"), (Uids{2, 1}));
  EXPECT_EQ(with_text("纠"), (Uids{2, 1}));
  EXPECT_EQ(with_text("dk-2"), Uids{1});
  EXPECT_EQ(with_text("CQDK"), Uids{1});
  EXPECT_EQ(with_text("00001"), Uids{1});
  EXPECT_EQ(with_text("民初"), Uids{1});
  EXPECT_EQ(with_text("初88号"), Uids{1});
  EXPECT_EQ(with_text("调字"), Uids{2}) << "the same in every number of a series";
  EXPECT_EQ(with_text("〕001"), Uids{2});
  EXPECT_EQ(with_text("号"), (Uids{2, 1}));
}

// What a person remembers of a number is mostly its end, with or without the noughts and the last sign.
TEST_P(Searching, ANumberIsFoundByAnyPartOfIt) {
  constexpr int cases = 230;
  std::vector<Step> steps;
  for (int n = 1; n <= cases; ++n)
    steps.push_back(registering(
        n, {"王芳"}, "", "", {opened(NumberRequest{1, 0, 1, Symbol("mediation"), Symbol("office_a"), 2026, false})}));
  steps.push_back(registering(cases + 1, {"王芳"}, "", "",
                              {opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2025, false})}));
  must_commit(cases_, steps);
  Uids tens;
  for (int n = 229; n >= 220; --n) tens.push_back(n);
  EXPECT_EQ(with_text("217"), Uids{217});
  EXPECT_EQ(with_text("217号"), Uids{217});
  EXPECT_EQ(with_text("〔2026〕217号"), Uids{217});
  EXPECT_EQ(with_text("〕0217"), Uids()) << "no number has so many noughts";
  EXPECT_EQ(with_text("007"), Uids{7});
  EXPECT_EQ(with_text("〕007号"), Uids{7});
  EXPECT_EQ(with_text("07号"), (Uids{207, 107, 7}));
  EXPECT_EQ(with_text("〕22"), tens);
  EXPECT_EQ(with_text("22"), ([&] {
              Uids all = tens;
              all.insert(all.end(), {122, 22});
              return all;
            }()));
  EXPECT_EQ(with_text("2025"), Uids{cases + 1}) << "what is the same in a series";
  EXPECT_EQ(with_text("2025-0"), Uids{cases + 1});
  EXPECT_EQ(with_text("25-000001"), Uids{cases + 1});
  EXPECT_EQ(with_text("〔2026〕").size(), static_cast<std::size_t>(cases));
  EXPECT_EQ(with_text("0001"), Uids{cases + 1});
  EXPECT_EQ(with_text("231"), Uids());
}

TEST_P(Searching, ANumberIsFoundByHowItBegins) {
  Filing filing;
  filing.instance = 1;
  filing.court_no = "（2026）渝0104民初88号";
  Confirmation confirmation;
  confirmation.instance = 1;
  confirmation.court_no = "（2026）渝0104诉前调确7号";
  registered(1, {"王芳"}, "", "",
             {opened(filing), opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false})});
  registered(2, {"李四"}, "", "", {opened(confirmation)});
  auto const number = [&](std::string const& beginning, std::string const& with = {}) {
    CaseQuery query;
    query.number = beginning;
    query.text = with;
    return listed(query);
  };
  EXPECT_EQ(number("cqdk-2026-000001"), Uids{1});
  EXPECT_EQ(number("cqdk-2026"), Uids{1});
  EXPECT_EQ(number("2026-000001"), Uids());
  EXPECT_EQ(number("（2026）渝0104"), (Uids{2, 1}));
  EXPECT_EQ(number("（2026）渝0104民"), Uids{1});
  EXPECT_EQ(number("（2026）渝0104诉前调确7号"), Uids{2});
  EXPECT_EQ(number("（2026）渝0104", "李四"), Uids{2});
  EXPECT_EQ(number("%"), Uids());
}

TEST_P(Searching, AFrequentNameIsFoundAmongTheCasesOfOneOfManyOrganisations) {
  constexpr int cases = 800;  // of the name, and of the organisation, more than are looked at one by one
  std::vector<Step> steps;
  Uids expected;
  for (int n = 1; n <= cases; ++n) {
    bool const hers = n % 4 != 0;
    std::vector<Change> access;
    if (n % 2 == 0) access.push_back(opened(Access{Symbol("乙"), Symbol("organ")}));
    steps.push_back(registering(n, {hers ? "王芳" : "李四"}, "", "", std::move(access)));
    if (hers && n % 2 == 0) expected.insert(expected.begin(), n);
  }
  must_commit(cases_, steps);
  CaseQuery query;
  query.text = "王芳";
  query.open_to = {Symbol("乙")};
  EXPECT_EQ(listed(query), expected);
}

TEST_P(Searching, AnAmendedNameIsFoundAsItReadsNow) {
  auto& life = registered(1, {"王芳"});
  amended(life, {2, 0});
  EXPECT_EQ(with_text("王芳"), Uids());
  EXPECT_EQ(with_text("芳"), Uids());
  EXPECT_EQ(with_text("欧阳锋"), Uids{1});
  EXPECT_EQ(strays(), std::vector<std::string>());
}

TEST_P(Searching, ACorrectionTakenBackBringsTheNameBack) {
  auto& life = registered(1, {"王芳"});
  amended(life, {2, 0});
  must_commit(cases_, {life.next({moved(party(1, {1, 0}))})});
  EXPECT_EQ(with_text("王芳"), Uids{1});
  EXPECT_EQ(with_text("欧阳"), Uids());
  EXPECT_EQ(strays(), std::vector<std::string>());
}

TEST_P(Searching, WhoIsErasedIsNotFoundByAnyPartOfHerNameNorByHerNumbers) {
  auto& life = registered(1, {"王芳", "李王"}, "500104199001011234", "13800138000");
  auto step = life.next();
  step.erased = {{1, 0}, {1, 1}, {1, 2}};
  must_commit(cases_, {step});
  EXPECT_EQ(with_text("芳"), Uids());
  EXPECT_EQ(with_text("王"), Uids{1}) << "somebody else's name has it too";
  EXPECT_EQ(phone("8000"), Uids{1}) << "and the same phone";
  must_commit(cases_, {[&] {
                auto rest = life.next();
                rest.erased = {{1, 3}, {1, 4}, {1, 5}};
                return rest;
              }()});
  EXPECT_EQ(with_text("王"), Uids());
  EXPECT_EQ(phone("8000"), Uids());
  EXPECT_EQ(id_number("1234"), Uids());
  EXPECT_EQ(strays(), std::vector<std::string>());
  auto const rows = cases_.private_rows(life.id()).value();
  for (auto const& row : rows) EXPECT_TRUE(row.ending.none());
}

TEST_P(Searching, ANumberIsFoundByItsEnd) {
  registered(1, {"王芳"}, "50010419900101123X", "138 0013 8000");
  registered(2, {"李四"}, "500104199001011234", "+86-13900138000");
  EXPECT_EQ(phone("8000"), (Uids{2, 1}));
  EXPECT_EQ(phone("0138000"), (Uids{2, 1}));
  EXPECT_EQ(phone("13800138000"), Uids{1});
  EXPECT_EQ(phone("3900138000"), Uids{2});
  EXPECT_EQ(phone("８０００"), (Uids{2, 1})) << "typed full-width";
  EXPECT_EQ(phone("1380"), Uids()) << "it begins so";
  EXPECT_EQ(id_number("123x"), Uids{1});
  EXPECT_EQ(id_number("01011234"), Uids{2});
  EXPECT_EQ(id_number("8000"), Uids()) << "a phone is no identity number";
}

TEST_P(Searching, ANumberThatACorrectionReplacedLeadsToNobody) {
  auto& life = registered(1, {"王芳"}, "", "13800138000");
  Party moved_on = *life.file().find<Party>(1);
  moved_on.phone = {2, 0};
  auto step = life.next({moved(moved_on)});
  step.private_rows = {text({2, 0}, "13800139999", MarkKind::phone)};
  must_commit(cases_, {step});
  EXPECT_EQ(phone("8000"), Uids());
  EXPECT_EQ(phone("9999"), Uids{1});
}

TEST_P(Searching, OnlyWhoMayReadANumberFindsByItsEnd) {
  registered(
      1, {"王芳"}, "", "13800138000",
      {opened(Access{Symbol("bureau"), Symbol("superior")}), opened(Access{Symbol("police_a"), Symbol("organ")})});
  EXPECT_EQ(phone("8000", {Symbol("police_a")}), Uids{1});
  EXPECT_EQ(phone("8000", {Symbol("bureau")}), Uids()) << "who oversees it sees no number";
  EXPECT_EQ(phone("8000", {Symbol("bureau"), Symbol("police_a")}), Uids{1});
  EXPECT_EQ(phone("8000", {Symbol("nobody")}), Uids());
  CaseQuery query;
  query.open_to = {Symbol("bureau")};
  query.text = "王";
  EXPECT_EQ(listed(query), Uids{1}) << "she lists the case as before";
}

TEST_P(Searching, WhatIsLookedForIsNarrowedByEverythingElse) {
  Mediator lead;
  lead.instance = 1;
  lead.person = Symbol("p1");
  lead.role = Symbol("lead");
  registered(1, {"王芳"}, "", "13800138000", {opened(Access{Symbol("police_a"), Symbol("organ")})});
  registered(2, {"王强"}, "", "13800138000", {opened(lead)});
  registered(3, {"李强"}, "", "13800138000", {opened(Access{Symbol("police_a"), Symbol("organ")})});
  CaseQuery query;
  query.text = "王";
  query.open_to = {Symbol("police_a")};
  EXPECT_EQ(listed(query), Uids{1});
  query.open_to = {Symbol("police_b")};
  EXPECT_EQ(listed(query), Uids());
  query.open_to = {};
  query.mediator = Symbol("p1");
  EXPECT_EQ(listed(query), Uids{2});
  query.mediator = {};
  query.phone = ending(MarkKind::phone, "8000");
  EXPECT_EQ(listed(query), (Uids{2, 1}));
  query.holder = Symbol("office_b");
  EXPECT_EQ(listed(query), Uids());
}

TEST_P(Searching, PagesTileWhatIsFound) {
  for (int n = 1; n <= 23; ++n) registered(n, {n % 2 == 0 ? "王芳" : "李四", "王强"}, "", "13800138000");
  auto const expected = [](int step) {
    Uids all;
    for (int n = step == 2 ? 22 : 23; n >= 1; n -= step) all.push_back(n);
    return all;
  };
  CaseQuery query;
  query.limit = 5;
  query.text = "王";
  EXPECT_EQ(listed(query), expected(1));
  query.text = "王芳";
  EXPECT_EQ(listed(query), expected(2));
  query.open_to = {Symbol("office_a"), Symbol("office_b")};
  EXPECT_EQ(listed(query), expected(2));
  query.text.clear();
  query.phone = ending(MarkKind::phone, "8000");
  EXPECT_EQ(listed(query), expected(1));
}

TEST_P(Searching, WhatWasStoredWithoutMarksIsFoundOnceTheyAreWritten) {
  Life life(uid_of(1));
  auto step = life.opening({opened(party(1, {1, 0}))});
  step.private_rows = {{{1, 0}, Openness::personal, digest_of("salt"), "王芳"},
                       {{1, 1}, Openness::personal, digest_of("salt"), "500104199001011234"},
                       {{1, 2}, Openness::personal, digest_of("salt"), "13800138000"}};
  must_commit(cases_, {step});
  EXPECT_EQ(phone("8000"), Uids());
  auto const phone_mark = text({1, 2}, "13800138000", MarkKind::phone);
  std::vector<FoundBy> const texts{{{1, 0}, mark_of(key, MarkKind::name, "王芳"), {}, true},
                                   {{1, 2}, phone_mark.mark, phone_mark.ending}};
  for (int time = 1; time <= 2; ++time) {
    EXPECT_TRUE(cases_.find_by(life.id(), texts));
    EXPECT_EQ(phone("8000"), Uids{1});
    EXPECT_EQ(with_text("芳"), Uids{1});
    EXPECT_EQ(id_number("1234"), Uids());
    EXPECT_EQ(strays(), std::vector<std::string>());
  }
  auto erasing = life.next();
  erasing.erased = {{1, 0}, {1, 2}};
  must_commit(cases_, {erasing});
  EXPECT_TRUE(cases_.find_by(life.id(), texts));
  EXPECT_EQ(phone("8000"), Uids());
  auto const rows = cases_.private_rows(life.id()).value();
  for (auto const& row : rows)
    EXPECT_TRUE(row.mark.none() && row.ending.none()) << "of what is gone nothing is written";
}

/// Names of a few characters, so that they have parts in common; some of the characters fold or mean something to SQL.
TEST_P(Searching, WhatIsFoundIsWhatAScanWouldFind) {
  constexpr int cases = 60;
  auto const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::vector<std::string> const characters{"王", "芳", "小", "红", "a", "B", "%", "_", "!", "·", "𠮷", " "};
  auto const drawn = [&](int longest) {
    std::string name;
    for (auto left = 1 + static_cast<int>(random() % static_cast<unsigned>(longest)); left > 0; --left)
      name += characters[random() % characters.size()];
    return name;
  };
  auto const lower = [](std::string name) {
    std::replace(name.begin(), name.end(), 'B', 'b');
    return name;
  };
  std::vector<std::vector<std::string>> names(1);
  for (int n = 1; n <= cases; ++n) {
    std::vector<std::string> own;
    for (auto people = 1 + random() % 3; people > 0; --people) own.push_back(drawn(6));
    registered(n, own);
    names.push_back(own);
  }
  for (int i = 0; i < 150; ++i) {
    auto const part = drawn(4);
    Uids scanned;
    for (int n = cases; n >= 1; --n)
      if (std::any_of(names[static_cast<std::size_t>(n)].begin(), names[static_cast<std::size_t>(n)].end(),
                      [&](auto const& name) { return lower(name).find(lower(part)) != std::string::npos; }))
        scanned.push_back(n);
    EXPECT_EQ(with_text(part), scanned) << "looking for “" << part << "”";
  }
  EXPECT_EQ(strays(), std::vector<std::string>());
}

auto const name_of = [](auto const& store) { return store.param; };
INSTANTIATE_TEST_SUITE_P(Stores, Searching, ::testing::ValuesIn(stores_under_test()), name_of);

}  // namespace
}  // namespace liandiao::testing
