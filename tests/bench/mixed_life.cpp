#include "tests/bench/mixed_life.hpp"

#include <utility>

#include "tests/bench/bench.hpp"
#include "tests/life.hpp"

namespace liandiao::bench {

using namespace liandiao::tests;

MixedLife mixed_life() {
  std::vector<Order> orders;
  auto registration = neighbours();
  registration.parties.push_back(party("respondent", "王五"));
  Life life;
  auto const live = [&](auto command, std::string day, int instance = 0) {
    Event const event = life.must(std::move(command), {.on = day, .by = "jgm-wang", .instance = instance});
    auto const* spec = shipped().catalogue().command(event.command);
    Order order;
    order.command = *spec->read_again(event.fields);
    order.instance = spec->opens ? 0 : event.instance;
    order.actor = event.actor;
    order.on = event.on;
    order.now = event.recorded;
    orders.push_back(order);
  };
  live(registration, "2026-03-02");
  live(law::InformWays{}, "2026-03-02");
  live(law::Triage{{Symbol("neighbours")}, {Symbol("L1")}, {}}, "2026-03-02");
  law::Apply apply;
  apply.organ.id = Symbol("jgm-pmc");
  apply.applicants = {{1}};
  live(apply, "2026-03-03");
  live(law::GiveConsent{{{2}, {3}}, {Symbol("mediate")}, {Symbol("given")}, {}, {}}, "2026-03-03");
  live(law::Accept{}, "2026-03-04");
  live(law::Appoint{{{{Symbol("jgm-wang")}, {Symbol("lead")}}}, {}}, "2026-03-05");
  live(law::InformRights{{{1}, {2}, {3}}}, "2026-03-05");
  live(law::Convene{{{1}, {2}, {3}}, {}, {}}, "2026-03-09");
  live(law::Adjourn{}, "2026-03-09");
  live(law::Suspend{{Symbol("appraisal")}}, "2026-03-10");
  live(law::Resume{}, "2026-03-20");
  live(law::Extend{15, {{1}, {2}, {3}}}, "2026-03-23");
  live(law::Convene{{{1}, {2}, {3}}, {}, {}}, "2026-03-24");
  live(law::Leave{{3}, {}, false, {}}, "2026-03-24");
  live(law::End{{Symbol("no_agreement")}, {{1}, {2}}, {}, {}}, "2026-03-30");
  law::Submit submit;
  submit.party = {1};
  submit.against = {{2}};
  submit.organ.id = Symbol("ddk-court");
  submit.signed_complaint = true;
  live(submit, "2026-04-01");
  live(law::Receive{}, "2026-04-02", 3);
  law::RequireCorrection correction;
  correction.gaps.text = "补充被告住址";
  correction.correct_by = Date::of(2026, 4, 13);
  live(correction, "2026-04-03", 3);
  live(law::Correct{{1}}, "2026-04-10", 3);
  live(law::FileSuit{{"（2026）渝0104民初123号"}, {}}, "2026-04-14", 3);
  return {std::move(orders), life.private_rows()};
}

std::vector<std::vector<Step>> commits_of(MixedLife const& life, std::string const& uid) {
  std::vector<std::vector<Step>> commits;
  CaseFile file;
  file.id = CaseId{Symbol("500104"), uid};
  for (auto const& order : life.orders) {
    auto decided = decide(file, order, shipped());
    if (!decided) give_up("the mixed life cannot be lived again: " + Life::told(decided.error()));
    chain(decided->steps, file);
    auto& first = decided->steps.front();
    for (auto const& text : life.texts)
      if (text.row.seq == first.event.seq) first.private_rows.push_back(text);
    commits.push_back(std::move(decided->steps));
  }
  return commits;
}

}  // namespace liandiao::bench
