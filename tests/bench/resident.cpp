// What a process holds that stays over a large district, as `liandiao act --stdin` does: ten thousand steps of a
// thousand new cases, and a thousand pages of worklists between them, by one desk over one store.
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/yaml/yaml.hpp"
#include "tests/bench/district.hpp"

namespace liandiao::bench {
namespace {

constexpr int new_cases = 1'000;

struct Said {
  std::string_view command, fields;
};
/// After its registration, what a new case goes through.
constexpr Said steps[] = {{"inform_ways", "{}"},
                          {"apply", "{organ: jgm-pmc, applicants: [1, 2]}"},
                          {"accept", "{}"},
                          {"appoint", "{mediators: [{person: jgm-wang, role: lead}]}"},
                          {"inform_rights", "{parties: [1, 2]}"},
                          {"convene", "{present: [1, 2]}"},
                          {"adjourn", "{}"},
                          {"convene", "{present: [1, 2]}"},
                          {"end", "{reason: no_agreement, told: [1, 2]}"}};

std::string give(Desk& desk, std::string const& reference, std::string_view command, std::string const& fields) {
  Request request;
  request.reference = reference;
  request.command = command;
  auto read = read_yaml(fields, "fields");
  if (!read) give_up(read.error().plain());
  request.fields = std::move(*read);
  request.by = {a_mediator(), Symbol()};
  auto const done = desk.act(request);
  if (!done) give_up(std::string(command) + ": " + tests::Life::told(done.error()));
  return done->id.uid;
}

std::string registration(district::People const& people, district::Draw& draw) {
  return "{organ: jgm-pmc, source: application, dispute_type: neighbours, area: '500104003', summary: 两家因院墙争执, "
         "parties: [{side: claimant, kind: natural, name: " +
         people.name(draw) + "}, {side: respondent, kind: natural, name: " + people.name(draw) +
         "}], claims: [{party: 1, text: 拆除院墙}]}";
}

CaseQuery a_page(int n, district::People const& people, district::Draw& draw) {
  CaseQuery query;
  if (n % 4 == 0) query.mediator = a_mediator();
  if (n % 4 == 1) query.due_before = district::Lives::last_day().plus(7);
  if (n % 4 == 2) query.text = people.name(draw);
  return query;
}

void stay(District const& filled) {
  double const before = peak_megabytes();
  auto const people = district::People::read();
  AtTheDesk office(filled);
  district::Draw draw(1, office.run());  // who fell out in an earlier run falls out with somebody else
  std::vector<double> pages;
  for (int n = 0; n < new_cases; ++n) {
    auto const uid = give(office.desk(), "", "register", registration(people, draw));
    for (auto const& step : steps) give(office.desk(), uid, step.command, std::string(step.fields));
    auto const query = a_page(n, people, draw);
    pages.push_back(milliseconds_of([&] {
      if (auto const page = office.desk().list(query, {a_mediator(), Symbol()}); !page) give_up(page.error().plain());
    }));
  }
  char line[160];
  std::snprintf(line, sizeof line, "%-58s %9.1f MB, before it %.1f MB  at most 150 MB",
                "memory of a process after 10,000 steps, 1,000 pages", peak_megabytes(), before);
  print_line(line);
  print_percentiles("  its pages: mediator's, due, by name, committee's", pages, "ms");
}

}  // namespace

void resident(int cases) {
  auto const& filled = district(cases);
  std::fflush(stdout);
  pid_t const child = fork();
  if (child < 0) give_up("no process can be started to stay over the district");
  if (child == 0) {
    stay(filled);
    std::fflush(stdout);
    _exit(0);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child || status != 0) give_up("the process did not stay");
}

}  // namespace liandiao::bench
