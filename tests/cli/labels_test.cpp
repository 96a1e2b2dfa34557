#include "tools/liandiao/labels.hpp"

#include <gtest/gtest.h>

#include <set>

#include "engine/calendar/reckoning.hpp"
#include "engine/statistics/form.hpp"
#include "tools/liandiao/command_table.hpp"
#include "tools/liandiao/voice.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::door {
namespace {

class Labelled : public testing::TestWithParam<Language> {
 protected:
  Labels const& labels = Labels::of(GetParam());
  void want(std::string const& section, std::string_view word) {
    EXPECT_NE(labels.find(section, word), nullptr) << section << "." << word;
  }
  void want(std::string const& section, std::initializer_list<std::string_view> words) {
    for (auto const word : words) want(section, word);
  }
  void want_field(FieldSpec const& field) {
    want("field", field.name);
    want("field_kind", word_of(field.kind));
    want("openness", word_of(field.openness));
    for (auto const word : field.words) want(std::string(field.vocabulary), word);
    for (auto const& inner : field.record) want_field(inner);
  }
};

TEST_P(Labelled, EveryStateCommandFieldAndWordOfTheLaw) {
  for (auto const& procedure : law::catalogue().procedures) {
    want("procedure", procedure.code.view());
    want("state." + procedure.code.str(), "unopened");
    for (auto const& state : procedure.states) want("state." + procedure.code.str(), state.code.view());
    for (auto const* command : procedure.commands) {
      want("command", command->code.view());
      want("by", word_of(command->by));
      for (auto const& field : command->fields) want_field(field);
    }
  }
}

TEST_P(Labelled, EveryGuardInBothItsSentences) {
  for (auto const& procedure : law::catalogue().procedures)
    for (auto const& rule : procedure.rules)
      for (auto const* guards : {&rule.guards, &rule.reported})
        for (auto const& guard : *guards) {
          want("guard", guard.code);
          want("demand", guard.code);
          want("supplier", guard.supplier);
        }
  want("guard", {"papers_on_file", "papers_complete", "parties_told", "role_acts", "relations_answered"});
  want("dossier_standing", {"there", "missing", "not_yet", "unseen"});
}

TEST_P(Labelled, EveryClockOfTheLaw) {
  for (auto const& limit : law::catalogue().limits) want("clock", limit.clock);
  for (auto const unit : {Unit::hour, Unit::day, Unit::working_day, Unit::month, Unit::year})
    want("unit", word_of(unit));
  for (auto const kind : {DayKind::weekday, DayKind::weekend, DayKind::holiday, DayKind::make_up_work})
    want("day_kind", word_of(kind));
  for (int role = 0; role <= static_cast<int>(DayRole::due); ++role)
    want("day_role", word_of(static_cast<DayRole>(role)));
  want("weekday", {"0", "1", "2", "3", "4", "5", "6"});
}

TEST_P(Labelled, EveryWordOfTheCaseAndTheRegisters) {
  want("standing", {"registered", "informed", "triaged", "mediating", "in_court", "in_remedy", "settled", "performing",
                    "breached", "performed", "ended", "merged", "closed", "archived"});
  want("session_standing", {"planned", "held", "cancelled", "not_held"});
  want("participation", {"invited", "in", "left", "refused"});
  want("agreement_form", {"written", "oral", "mediation_paper"});
  want("agreement_status",
       {"in_force", "performed", "superseded", "changed", "cancelled", "invalid", "unserved", "never_served"});
  want("duty", {"clock_lapsed", "tell_remedies", "urge_performance", "tell_ways", "report_to_court", "lodge_agreement",
                "appoint_mediator"});
  want("text", {"page_parent", "page_child", "page_candidate", "page_linked", "page_dismissed", "page_merged",
                "page_received", "page_parted"});
  want("variant", {"pre_suit", "in_suit", "in_suit_simplified", "lawyer"});
  for (auto const role : roles) want("role", role);
  for (auto const kind : organisation_kinds) want("organisation_kind", kind);
  for (auto const line : organisation_lines) want("line", line);
}

TEST_P(Labelled, EveryFigureAndItsDefinition) {
  for (auto const& figure : figures()) {
    want("figure", figure.code);
    want("figure_definition", figure.code);
    if (!figure.detail.empty()) want("figure_detail", figure.detail.kind);
  }
  for (auto const every : {Every::month, Every::quarter, Every::half, Every::year}) want("form_every", word_of(every));
}

TEST_P(Labelled, EveryCommandOfTheProgramItsOptionsAndItsExample) {
  for (auto const& row : command_table()) {
    std::string path(row.path);
    for (char& c : path)
      if (c == ' ') c = '_';
    want("help." + path, {"about", "example"});
    for (auto const* options : {&shared_options(), &row.options})
      for (auto const& option : *options)
        EXPECT_TRUE(labels.find("help." + path, option.name) != nullptr ||
                    labels.find("help.shared", option.name) != nullptr)
            << path << " --" << option.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, Labelled, testing::Values(Language::zh, Language::en),
                         [](auto const& one) { return one.param == Language::zh ? "zh" : "en"; });

std::set<std::string> placeholders(std::string const& text) {
  std::set<std::string> names;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
    names.insert(text.substr(open, text.find('}', open) - open + 1));
  return names;
}

TEST(Labels, BothLanguagesHaveTheSameKeysAndPlaceholders) {
  auto const& zh = Labels::of(Language::zh).all();
  auto const& en = Labels::of(Language::en).all();
  for (auto const& [key, text] : zh) {
    auto const other = en.find(key);
    ASSERT_NE(other, en.end()) << key << " is missing in en.yaml";
    EXPECT_FALSE(text.empty()) << key;
    // A sentence may say more in one language; it may not name what the other cannot know.
    if (key.starts_with("text.")) {
      EXPECT_EQ(placeholders(text), placeholders(other->second)) << key;
    }
  }
  for (auto const& [key, text] : en) {
    EXPECT_TRUE(zh.contains(key)) << key << " is missing in zh.yaml";
    EXPECT_FALSE(text.empty()) << key;
  }
}

TEST(Labels, AnUnknownNameInASentenceLeavesNothing) {
  EXPECT_EQ(filled("a {b}c{d}", {{"b", "1"}}), "a 1c");
  EXPECT_EQ(filled("no end {b", {{"b", "1"}}), "no end {b");
}

TEST(Voice, NamesThePartiesAGuardMisses) {
  Voice const voice(Labels::of(Language::zh));
  GuardInfo const guard{"opposed_pair_takes_part", "人民调解法 17、23", "party", false};
  auto const lacking = voice.lacking({{guard, "2"}, {guard, "3"}});
  ASSERT_EQ(lacking.size(), 1U);
  EXPECT_EQ(lacking.front().sentence, "当事人2、3还没有同意参加调解，请记录其同意（consent，purpose=mediate）");
}

TEST(Voice, SaysWhatTwoHalvesOfAFactMean) {
  Voice const voice(Labels::of(Language::zh));
  GuardInfo const guard{"invitees_accepted", "人民调解法 20", "party", false};
  auto const lacking = voice.lacking({{guard, "3/1"}, {guard, "3/2"}});
  ASSERT_EQ(lacking.size(), 1U);
  EXPECT_EQ(lacking.front().sentence,
            "当事人1、2还没有同意邀请3号受邀人参加，请先记录同意（consent，purpose=invite，guest=3）");
}

TEST(Voice, FindsWhatWasProbablyMeant) {
  std::vector<std::string> const known{"close", "convene", "consent", "archive"};
  EXPECT_EQ(near_to("clsoe", known), std::vector<std::string>{"close"});
  EXPECT_EQ(near_to("clos", known), std::vector<std::string>{"close"});
  EXPECT_EQ(near_to("convenne", known), std::vector<std::string>{"convene"});
}

}  // namespace
}  // namespace liandiao::door
