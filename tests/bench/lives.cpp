#include "tests/bench/lives.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "adapters/yaml/yaml.hpp"
#include "engine/statistics/measures.hpp"
#include "tests/bench/bench.hpp"

namespace liandiao::bench {
namespace {

using namespace liandiao::tests;

struct Place {
  std::string_view organ, mediator;
};
constexpr std::array<Place, 8> places{{{"xsc-pmc", "xsc-zhao"},
                                       {"yjc-pmc", "yjc-feng"},
                                       {"jgm-pmc", "jgm-wang"},
                                       {"qzx-pmc", "qzx-han"},
                                       {"chl-pmc", "chl-he"},
                                       {"bq-pmc", "bq-hua"},
                                       {"js-pmc", "js-zou"},
                                       {"td-pmc", "td-yun"}}};

/// A step as it is written down; @organ and @mediator are the committee's own, @next and @colleague the one's that a
/// case is handed to.
struct Line {
  int after;
  std::string_view command, fields;
  std::string_view by = "@mediator";
  int instance = 0;
};
using Lines = std::vector<Line>;

Lines joined(Lines first, Lines const& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

Lines intake() { return {{0, "inform_ways", "{}"}, {1, "triage", "{dispute_type: neighbours, level: L1}"}}; }

Lines in_session() {
  return joined(intake(), {{1, "apply", "{organ: @organ, applicants: [1]}"},
                           {1, "consent", "{parties: [2], purpose: mediate, answer: given}"},
                           {2, "accept", "{}"},
                           {3, "appoint", "{mediators: [{person: @mediator, role: lead}]}"},
                           {4, "inform_rights", "{parties: [1, 2]}"},
                           {7, "convene", "{present: [1, 2]}"}});
}

Lines agreed() {
  return joined(in_session(), {{9, "agree",
                                "{parties: [1, 2], signed_by: [1, 2], mediator: @mediator, sealed: true, "
                                "content: 李家修复院墙并付八百元, "
                                "terms: [{debtor: 2, creditor: 1, obligation: 修复院墙, amount: 800.00}]}"}});
}

/// What a dossier must hold before its case closes; filed in the docket, it counts for every attempt.
Lines filed(int after, std::vector<std::string_view> const& papers) {
  Lines lines;
  for (auto const paper : papers) lines.push_back({after, "file_paper", paper, "@mediator", 1});
  return lines;
}

Lines refused() {
  return joined(intake(), {{1, "apply", "{organ: @organ, applicants: [1]}"},
                           {2, "refuse", "{ground: outside_area, proper_organ: 邻区调委会, told: [1]}"},
                           {2, "inform", "{topic: ways, parties: [2]}", "@mediator", 1},
                           {5, "file_paper", "{type: application}", "@mediator", 1},
                           {5, "close", "{}"},
                           {9, "archive", "{}"}});
}

Lines performed() {
  auto const papers = filed(42, {"{type: application}", "{type: rights_notice}", "{type: identity}",
                                 "{type: mediation_record}", "{type: agreement}"});
  return joined(joined(agreed(), joined({{20, "record_performance", "{agreement: 1}"}}, papers)),
                {{42, "close", "{}"}, {48, "archive", "{}"}});
}

Lines confirmed() {
  return joined(agreed(), {{12, "apply_confirmation",
                            "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: body_seat}"},
                           {13, "accept_application", "{court_no: （2026）渝0104民特7号}", "ddk-peng", 4},
                           {16, "hear_applicants", "{present: [1, 2]}", "ddk-peng", 4},
                           {20, "confirm_agreement", "{ruling_no: （2026）渝0104民特7号}", "ddk-peng", 4}});
}

Lines sued() {
  return joined(in_session(), {{10, "adjourn", "{}"},
                               {14, "convene", "{present: [1, 2]}"},
                               {20, "end", "{reason: no_agreement, told: [1, 2]}"},
                               {22, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
                               {23, "receive", "{receipt_no: 收001}", "ddk-peng", 3},
                               {27, "file", "{court_no: （2026）渝0104民初7号}", "ddk-peng", 3}});
}

Lines left() { return joined(in_session(), {{8, "leave", "{party: 2}"}}); }

Lines handed_over() {
  return {{0, "inform_ways", "{}"},
          {1, "hand_over", "{organ: @next, kind: transfer, reason: 纠纷在该辖区}"},
          {2, "accept", "{}", "@colleague", 2},
          {3, "apply", "{organ: @next, applicants: [1]}", "@colleague"},
          {3, "consent", "{parties: [2], purpose: mediate, answer: given}", "@colleague"},
          {4, "accept", "{}", "@colleague", 3},
          {5, "appoint", "{mediators: [{person: @colleague, role: lead}]}", "@colleague", 3}};
}

std::string filled_in(std::string_view text, std::size_t at) {
  auto const& here = places[at];
  auto const& there = places[(at + 1) % places.size()];
  std::string filled(text);
  for (auto const& [blank, word] : {std::pair<std::string_view, std::string_view>{"@organ", here.organ},
                                    {"@mediator", here.mediator},
                                    {"@next", there.organ},
                                    {"@colleague", there.mediator}})
    for (auto found = filled.find(blank); found != std::string::npos; found = filled.find(blank))
      filled.replace(found, blank.size(), word);
  return filled;
}

Command command_of(Line const& line, std::size_t at) {
  auto const fields = read_yaml(filled_in(line.fields, at), std::string(line.command));
  auto const* spec = shipped().catalogue().command(Symbol(line.command));
  if (!fields || spec == nullptr) give_up("a line of the lives cannot be read: " + std::string(line.command));
  auto command = spec->read(*fields);
  if (!command) give_up(std::string(line.command) + ": " + command.error().plain());
  return *command;
}

Actor actor_of(std::string_view by, std::size_t at) {
  Symbol const person(filled_in(by, at));
  auto const posts = shipped().registers().posts(person, Lives::first_day());
  if (posts.empty()) give_up(person.str() + " holds no post");
  return {person, posts.front().organ, posts.front().role, 0};
}

/// A UUID version 7 of that instant.
std::string uid_of(Instant at, int n) {
  std::array<char, 64> text{};
  auto const ms = static_cast<unsigned long long>(at.us / 1000);
  std::snprintf(text.data(), text.size(), "%08llx-%04llx-7000-8000-%012x", ms >> 16, ms & 0xffff,
                static_cast<unsigned>(n));
  return text.data();
}

}  // namespace

Lives::Lives(std::uint64_t seed, int count) : random_(seed), count_(count) {
  for (std::size_t at = 0; at < places.size(); ++at) committees_.push_back(committee(at));
}

/// Of twenty cases that are over, two were refused, nine performed, four confirmed, three sued over, two left.
Lives::Committee Lives::committee(std::size_t at) {
  auto const shaped = [at](Lines const& lines) {
    Shape shape;
    for (auto const& line : lines)
      shape.push_back({line.after, command_of(line, at), actor_of(line.by, at), line.instance});
    return shape;
  };
  Committee made{Symbol(places[at].organ), {}, {}};
  made.closed.assign(2, shaped(refused()));
  made.closed.insert(made.closed.end(), 9, shaped(performed()));
  made.closed.insert(made.closed.end(), 4, shaped(confirmed()));
  made.closed.insert(made.closed.end(), 3, shaped(sued()));
  made.closed.insert(made.closed.end(), 2, shaped(left()));
  made.going_on = {shaped(intake()), shaped(in_session()), shaped(in_session()), shaped(agreed()),
                   shaped(handed_over())};
  return made;
}

std::string Lives::name() {
  static constexpr std::array<std::string_view, 16> family{"王", "李", "张", "刘", "陈", "杨", "黄", "赵",
                                                           "吴", "周", "徐", "孙", "马", "朱", "胡", "欧阳"};
  static constexpr std::array<std::string_view, 20> given{"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋",
                                                          "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平", "刚"};
  std::string name(family[random_() % family.size()]);
  name += given[random_() % given.size()];
  if (draw(3) > 0) name += given[random_() % given.size()];
  return name;
}

Command Lives::registration(Committee const& committee) {
  auto dispute = neighbours();
  dispute.organ.id = committee.organ;
  for (auto& party : dispute.parties) party.name.text = name();
  return Command::of(std::move(dispute));
}

std::vector<Step> Lives::next() {
  constexpr int days = 20 * 30;
  constexpr int newest_of_ten = 1;
  int const n = next_++;
  Date const registered = first_day().plus(static_cast<int>(static_cast<std::int64_t>(days) * n / count_));
  auto const at = static_cast<std::size_t>(draw(static_cast<int>(committees_.size())));
  auto const& here = committees_[at];
  bool const goes_on = n >= count_ - count_ / 10 * newest_of_ten && draw(2) == 0;
  auto const& shapes = goes_on ? here.going_on : here.closed;
  CaseFile file;
  file.id = {Symbol("500104"), uid_of(Instant::at(registered, 8 * 60), n)};
  std::vector<Step> steps;
  live(file, steps, {0, registration(here), actor_of("@mediator", at), 0}, registered);
  for (auto const& scene : shapes[static_cast<std::size_t>(draw(static_cast<int>(shapes.size())))])
    live(file, steps, scene, registered);
  sweep(file, steps, looked_at().date());
  return steps;
}

void Lives::live(CaseFile& file, std::vector<Step>& steps, Scene const& scene, Date registered) {
  Order order;
  order.on = BusinessTime{registered.plus(scene.after), std::nullopt};
  if (file.version > 0) sweep(file, steps, order.on.day);
  auto sealed = seal(scene.command, file.version + 1, salts_);
  order.command = std::move(sealed.command);
  order.instance = scene.instance;
  order.actor = scene.actor;
  take(file, steps, std::move(order), std::move(sealed.rows));
}

void Lives::sweep(CaseFile& file, std::vector<Step>& steps, Date day) {
  auto const clocks = file.all<Clock>();
  for (auto const& clock : clocks) {
    if (clock.mark != "running" || !clock.due || day <= *clock.due) continue;
    law::Lapse lapse;
    lapse.clock.value = clock.clock.str();
    if (clock.agreement != 0) lapse.agreement = AgreementRef{clock.agreement};
    if (clock.term != 0) lapse.term = TermRef{clock.term};
    Order order;
    order.command = Command::of(std::move(lapse));
    order.instance = clock.instance;
    order.actor = {Symbol("system"), Symbol("system"), Symbol("system"), 0};
    order.on = BusinessTime{clock.due->plus(1), std::nullopt};
    auto const* instance = file.instance(clock.instance);
    order.on.day = std::max(order.on.day, instance->moved_on);
    take(file, steps, std::move(order), {});
  }
}

void Lives::take(CaseFile& file, std::vector<Step>& steps, Order order, std::vector<PrivateRow> texts) {
  order.now = std::max(Instant::at(order.on.day, 18 * 60), file.recorded);
  order.program = "bench";
  auto decided = decide(file, order, shipped());
  if (!decided) give_up("a life of the bench was refused: " + Life::told(decided.error()));
  decided->steps.front().private_rows = std::move(texts);
  count_steps(decided->steps, file);
  std::move(decided->steps.begin(), decided->steps.end(), std::back_inserter(steps));
}

}  // namespace liandiao::bench
