// What the log of a case says: when, how long in working time, what was done about deadlines, what was taken back.
#include "engine/mining/case_log.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/life.hpp"

namespace liandiao::tests {
namespace {

CaseLog log_of(Life const& life, Masking masking = Masking::organs) {
  LogNames names(masking);
  return case_log(life.events(), "jgm-jo-2026-0001", life.rulebook(), names).value();
}

std::vector<std::string> said(LogEvent const& event, std::string_view name) {
  std::vector<std::string> values;
  for (auto const& one : event.attributes)
    if (one.name == name) values.push_back(text_of(one.value));
  return values;
}

LogEvent const& step(CaseLog const& log, std::int64_t seq) {
  auto const found = std::find_if(log.events.begin(), log.events.end(), [&](LogEvent const& event) {
    return said(event, "seq").front() == std::to_string(seq);
  });
  return *found;
}

LogObject const& object(CaseLog const& log, std::string_view ending, ObjectKind kind) {
  auto const found = std::find_if(log.objects.begin(), log.objects.end(),
                                  [&](LogObject const& one) { return one.kind == kind && one.id.ends_with(ending); });
  return *found;
}

std::vector<std::string> as(std::vector<ObjectLink> const& links, std::string_view qualifier) {
  std::vector<std::string> objects;
  for (auto const& link : links)
    if (link.qualifier == qualifier) objects.push_back(link.object);
  return objects;
}

using Words = std::vector<std::string>;

TEST(CaseLog, CountsWorkingDaysByTheCalendarOfTheDistrict) {
  auto life = mediation_until("accepted", "2026-09-29");
  auto const accepted = life.events().back().seq;
  life.must("appoint", "{mediators: [{person: jgm-wang, role: lead}]}", {.on = "2026-10-09", .instance = 2});
  auto const log = log_of(life);
  auto const& appointed = step(log, life.events().back().seq);
  // 国庆 1 to 7 October 2026: 30 September, 8 and 9 October are worked.
  EXPECT_EQ(said(appointed, "working_days_since_previous"), Words{"3"});
  EXPECT_EQ(said(appointed, "working_days_since_registration"), Words{"3"});
  EXPECT_EQ(said(appointed, "working_days_in_state"), Words{"3"});
  EXPECT_EQ(said(step(log, accepted), "working_days_since_previous"), Words{"0"});
}

TEST(CaseLog, TellsAStepEnteredLateWhenItHappened) {
  auto life = mediation_until("in_session");
  life.must("adjourn", "{}", {.on = "2026-03-10T16:00", .instance = 2});
  life.must("report_danger", "{kind: escalation, organ: jgm-ps}",
            {.on = "2026-03-06", .instance = 1, .entered = "2026-03-11"});
  auto const log = log_of(life);
  EXPECT_EQ(log.events.back().command, "adjourn");
  auto const& danger = step(log, life.events().back().seq);
  EXPECT_EQ(danger.at.text(), "2026-03-06T00:00:00+08:00");
  EXPECT_EQ(said(danger, "day_only"), Words{"true"});
  EXPECT_TRUE(said(danger, "recorded").front().starts_with("2026-03-11"));
  EXPECT_EQ(said(log.events.back(), "day_only"), Words{"false"});
}

TEST(CaseLog, KeepsAnAnnulledStepAndSaysThatItIs) {
  auto life = mediation_until("in_session");
  auto const agreed = life.must(agreement_of_all(life), {.on = "2026-03-05"}).seq;
  life.must("annul", "{step: " + std::to_string(agreed) + ", reason: 记错了}", {.on = "2026-03-06"});
  auto const log = log_of(life);
  ASSERT_EQ(log.events.size(), life.events().size());
  EXPECT_EQ(said(step(log, agreed), "annulled"), Words{"true"});
  EXPECT_EQ(said(log.events.back(), "corrects"), Words{std::to_string(agreed)});
  EXPECT_EQ(text_of(*object(log, "/1", ObjectKind::agreement).now("status")), "annulled");
  EXPECT_EQ(text_of(*object(log, "/2", ObjectKind::instance).now("state")), "in_session");
}

TEST(CaseLog, TellsAnAmendedStepOnTheDayItNowReads) {
  auto life = mediation_until("applied");
  life.must(law::GiveConsent{{{2}}, {Symbol("mediate")}, {Symbol("given")}, {}, {}}, {.on = "2026-03-02"});
  auto const accepted = life.must("accept", "{}", {.on = "2026-03-05"}).seq;
  life.must("amend", "{step: " + std::to_string(accepted) + ", on: 2026-03-03, reason: 日期记错}",
            {.on = "2026-03-06"});
  auto const log = log_of(life);
  EXPECT_EQ(step(log, accepted).at.date().text(), "2026-03-03");
  EXPECT_EQ(said(step(log, accepted), "amended"), Words{"true"});
}

TEST(CaseLog, SaysWhichDeadlinesBeganWereMetAndLapsedAndWhatWasLeft) {
  auto life = mediation_until("in_session");
  auto const& agreed = life.must(agreement_of_all(life), {.on = "2026-03-05"});
  auto const met = agreed.seq;
  EXPECT_GT(life.sweep("2027-03-01"), 0);
  auto const log = log_of(life);
  EXPECT_FALSE(said(step(log, met), "clocks_met").empty());
  EXPECT_GT(std::stoi(said(step(log, met), "working_days_left").front()), 0);
  auto const lapsed = std::find_if(log.events.begin(), log.events.end(),
                                   [](LogEvent const& event) { return !said(event, "clocks_lapsed").empty(); });
  ASSERT_NE(lapsed, log.events.end());
  EXPECT_EQ(lapsed->resource, "system");
  EXPECT_EQ(lapsed->command, "lapse");
  EXPECT_TRUE(std::any_of(log.events.begin(), log.events.end(),
                          [](LogEvent const& event) { return !said(event, "clocks_begun").empty(); }));
}

TEST(CaseLog, LinksTheCaseItsAttemptsAndWhatTheyBrought) {
  auto life = mediation_until("in_session");
  auto const agreed = life.must(agreement_of_all(life), {.on = "2026-03-05"}).seq;
  auto const log = log_of(life);
  auto const case_id = log.objects.front().id;
  auto const own = [&](std::string const& kind, int no) {
    return kind + case_id.substr(std::string("case").size()) + "/" + std::to_string(no);
  };
  EXPECT_EQ(as(log.objects.front().links, "claimant"), Words{own("party", 1)});
  EXPECT_EQ(as(log.objects.front().links, "respondent"), Words{own("party", 2)});
  auto const& mediation = object(log, "/2", ObjectKind::instance);
  EXPECT_EQ(as(mediation.links, "handled_by"), Words{"organisation:jgm-pmc"});
  EXPECT_EQ(as(mediation.links, "brings"), Words{own("agreement", 1)});
  EXPECT_EQ(as(mediation.links, "mediated_by"), Words{"person:1"});
  EXPECT_EQ(as(object(log, "/1", ObjectKind::agreement).links, "binds"), (Words{own("party", 1), own("party", 2)}));
  EXPECT_EQ(as(step(log, agreed).objects, "concludes"), Words{own("agreement", 1)});
  EXPECT_EQ(as(step(log, agreed).objects, "ends"), Words{own("instance", 2)});
  EXPECT_EQ(as(step(log, 1).objects, "takes_over"), Words{"organisation:jgm-pmc"});
}

TEST(CaseLog, SaysFromWhomToWhomACaseWasHanded) {
  Life life;
  life.must(neighbours(), {.on = "2026-03-02"});
  auto const offered =
      life.must("hand_over", "{organ: jgm-cpmc, kind: assign, reason: 属地办理}", {.on = "2026-03-02"}).seq;
  auto const log = log_of(life);
  auto const& handover = object(log, "/2", ObjectKind::instance);
  EXPECT_EQ(as(handover.links, "handed_from"), Words{"organisation:jgm-pmc"});
  EXPECT_EQ(as(handover.links, "handed_to"), Words{"organisation:jgm-cpmc"});
  EXPECT_EQ(as(step(log, offered).objects, "is_offered"), Words{"organisation:jgm-cpmc"});
}

TEST(CaseLog, SaysWhatAnObjectIsFromWhenOn) {
  auto life = mediation_until("in_session");
  life.must(agreement_of_all(life), {.on = "2026-03-05T11:00"});
  auto const log = log_of(life);
  std::vector<std::string> states;
  for (auto const& one : object(log, "/2", ObjectKind::instance).values)
    if (one.name == "state") states.push_back(text_of(one.value) + (one.since ? " " + one.since->text() : ""));
  ASSERT_GE(states.size(), 2U);
  EXPECT_EQ(states.front(), "applied");
  EXPECT_EQ(states.back(), "agreed 2026-03-05T11:00:00+08:00");
}

TEST(CaseLog, OpensOfAPersonWhatTheMaskingLets) {
  auto const life = mediation_until("in_session");
  auto const people = [&](Masking masking) {
    LogNames names(masking);
    auto const log = case_log(life.events(), "jgm-jo-2026-0001", life.rulebook(), names).value();
    Words ids;
    for (auto const& one : names.shared(life.rulebook().registers()))
      if (one.kind == ObjectKind::person) ids.push_back(one.id);
    return ids;
  };
  EXPECT_EQ(people(Masking::internal), Words{"person:jgm-wang"});
  EXPECT_EQ(people(Masking::organs), Words{"person:1"});
  EXPECT_EQ(people(Masking::open), Words{});
  auto const open = log_of(life, Masking::open);
  for (auto const& event : open.events) {
    EXPECT_EQ(event.at.minute(), 0);
    EXPECT_TRUE(said(event, "recorded").empty());
    EXPECT_TRUE(event.resource.empty() || event.resource == "system");
  }
  EXPECT_EQ(open.name, "1");
  EXPECT_EQ(open.objects.front().now("ledger_no"), nullptr);
  EXPECT_NE(log_of(life, Masking::internal).objects.front().now("ledger_no"), nullptr);
}

}  // namespace
}  // namespace liandiao::tests
