#include "tests/bench/mixed_life.hpp"

#include <utility>

#include "adapters/yaml/yaml.hpp"
#include "tests/bench/bench.hpp"
#include "tests/life.hpp"

namespace liandiao::bench {

using namespace liandiao::tests;

namespace {

struct Entered {
  std::string_view on;
  std::string_view command;
  std::string_view fields = "{}";
  int instance = 0;
};

constexpr Entered entered[] = {
    {"2026-03-02", "register",
     "{organ: jgm-pmc, source: application, dispute_type: neighbours, area: '500104003',"
     " summary: 两家因院墙越界发生争执, parties: [{side: claimant, kind: natural, name: 张三},"
     " {side: respondent, kind: natural, name: 李四}, {side: respondent, kind: natural, name: 王五}],"
     " claims: [{party: 1, text: 拆除越界院墙}]}"},
    {"2026-03-02", "inform_ways"},
    {"2026-03-02", "triage", "{dispute_type: neighbours, level: L1}"},
    {"2026-03-03", "apply", "{organ: jgm-pmc, applicants: [1]}"},
    {"2026-03-03", "consent", "{parties: [2, 3], purpose: mediate, answer: given}"},
    {"2026-03-04", "accept"},
    {"2026-03-05", "appoint", "{mediators: [{person: jgm-wang, role: lead}]}"},
    {"2026-03-05", "inform_rights", "{parties: [1, 2, 3]}"},
    {"2026-03-09", "convene", "{present: [1, 2, 3]}"},
    {"2026-03-09", "adjourn"},
    {"2026-03-10", "suspend", "{reason: appraisal}"},
    {"2026-03-20", "resume"},
    {"2026-03-23", "extend", "{length: 15, consenting: [1, 2, 3]}"},
    {"2026-03-24", "convene", "{present: [1, 2, 3]}"},
    {"2026-03-24", "leave", "{party: 3}"},
    {"2026-03-30", "end", "{reason: no_agreement, told: [1, 2]}"},
    {"2026-04-01", "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
    {"2026-04-02", "receive", "{}", 3},
    {"2026-04-03", "require_correction", "{gaps: 补充被告住址, correct_by: 2026-04-13}", 3},
    {"2026-04-10", "correct", "{party: 1}", 3},
    {"2026-04-14", "file", "{court_no: （2026）渝0104民初123号}", 3},
};
constexpr std::string_view who = "jgm-wang";

}  // namespace

MixedLife mixed_life() {
  std::vector<Order> orders;
  Life life;
  for (auto const& told : entered) {
    Event const event = life.must(told.command, told.fields,
                                  {.on = std::string(told.on), .by = std::string(who), .instance = told.instance});
    auto const* spec = shipped().catalogue().command(event.command);
    Order order;
    order.command = *spec->read_again(event.fields);
    order.instance = spec->opens ? 0 : event.instance;
    order.actor = event.actor;
    order.on = event.on;
    order.now = event.recorded;
    orders.push_back(order);
  }
  return {std::move(orders), life.private_rows()};
}

std::vector<Request> requests_of(int case_no) {
  std::vector<Request> requests;
  for (auto const& told : entered) {
    std::string fields(told.fields);
    for (std::string_view const name : {"张三", "李四", "王五"})
      if (auto const at = fields.find(name); at != std::string::npos)
        fields.insert(at + name.size(), std::to_string(case_no));
    Request request;
    request.command = told.command;
    request.fields = read_yaml(fields, "fields").value();
    request.instance = told.instance;
    request.on = on(told.on);
    request.by = AtDesk{Symbol(who), Symbol()};
    requests.push_back(std::move(request));
  }
  return requests;
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
