// A district in which cases end, are handed over, corrected, annulled, merged and parted at random while its months are
// closed: every closing comes out again byte for byte, what was frozen with everything that was stated anew is what the
// measures come to, and what stood open opens onto as many cases.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <tuple>

#include "adapters/memory/memory_store.hpp"
#include "adapters/yaml/yaml.hpp"
#include "engine/desk/audit.hpp"
#include "engine/desk/figure_desk.hpp"
#include "tests/property/asked.hpp"
#include "tests/shipped.hpp"
#include "tests/statistics/shipped_form.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

constexpr std::string_view form_text = R"(
report: random
edition: "1"
from: 2020-01-01
every: month
title: {zh: 随机, en: Random}
lines: [justice]
bodies: [street_committee]
groups: [{code: main, name: {zh: 概况, en: Overall}}]
columns:
  - {no: 1, code: concluded, group: main, name: {zh: 总数, en: All}, counts: peoples_mediation.concluded}
  - {no: 2, code: parties, group: main, name: {zh: 人数, en: People}, counts: peoples_mediation.parties}
  - {no: 3, code: neighbours, group: main, name: {zh: 邻里, en: Neighbours}, counts: peoples_mediation.concluded, only: {type: [neighbours]}}
  - {no: 4, code: mean, group: main, name: {zh: 平均, en: Mean}, ratio: {of: 2, to: 1, per: 1}}
  - {no: 5, code: before, group: main, name: {zh: 期初, en: Before}, counts: peoples_mediation.concluded, taken: before}
  - {no: 6, code: known, group: main, name: {zh: 累计, en: So far}, counts: peoples_mediation.concluded, taken: until_end}
checks:
  - {code: stock, name: {zh: 累计, en: Stock}, adds: [5, 1], equals: 6}
)";

/// Tells whether all cases of a figure were gathered, where only those that stand open were wanted.
class Gathering : public MemoryStore {
 public:
  using MemoryStore::MemoryStore;
  bool gathered = false;
  Result<std::vector<CountedCase>> counted_cases(Symbol district, FiguresAsked const& figures,
                                                 CountedAsked const& asked) override {
    gathered = gathered || asked.among.empty();
    return MemoryStore::counted_cases(district, figures, asked);
  }
};

class ClosingDistrict {
 public:
  explicit ClosingDistrict(std::uint32_t seed) : random_(seed) {
    load_shipped(desk_);
    form_ = read_form(read_yaml(std::string(form_text), "form").value()).value();
    for (auto const& form : {form_, shipped_form("ledger"), shipped_form("handovers")})
      EXPECT_TRUE(store_.publish(Symbol("report"), Symbol(form.code), canonical_text(write_form(form)), Instant{1}));
    ended(Date::of(2026, 1, 5));
  }

  /// A day on which somebody does something, most often about months gone by.
  void live(int steps) {
    for (int i = 0; i < steps; ++i) {
      time_.set(Instant{time_.now().us + 60'000'000});
      auto const today = time_.now().date();
      switch (draw(12)) {
        case 0:
        case 1:
        case 2: ended(today.plus(-draw(70))); break;
        case 3: correct("annul", "end", ""); break;
        case 4: correct("amend", "end", ", on: '" + today.plus(-draw(70)).text() + "'"); break;
        case 5:
          correct("amend", "register",
                  ", with: {dispute_type: " + std::string(draw(2) == 0 ? "neighbours" : "damages") + "}");
          break;
        case 6: give(some(), "merge_case", "{into: " + some() + ", reason: 重复}", today); break;
        case 7: give(some(), "unmerge_case", "{reason: 两件事}", today); break;
        case 8:
        case 9: handed_over(today.plus(-draw(40))); break;
        case 10: answered(today.plus(-draw(20))); break;
        default: correct("annul", draw(2) == 0 ? "accept" : "hand_over", ""); break;
      }
    }
  }

  void close(std::string const& period, Date on) {
    time_.set(Instant::at(on, 600));
    auto const closed = figures_.close({period, forms(), {}}, at("ddk-ma"));
    ASSERT_TRUE(closed) << period << ": " << closed.error().plain();
    restated_ += static_cast<int>(closed->text.restated.size());
  }

  /// What a closed month is stated to come to by now is what the measures until the last closing come to.
  void compare_with_measures() {
    ClosedForms closed(store_, Symbol("500104"));
    ASSERT_TRUE(closed.read());
    auto const last = closed.all().back().number;
    auto const registers = desk_.rulebook().value()->share_registers();
    for (auto const& one : closed.all()) {
      auto const stated = closed.stated(Symbol("random"), one, last);
      ASSERT_TRUE(stated) << stated.error().plain();
      SumsAsked const days{one.text.first, one.text.last, last - 1, {}};
      auto const sums = recomputed_sums(store_, Symbol("500104"), *registers, figures_of({form_}), days);
      ASSERT_TRUE(sums);
      EXPECT_EQ(cells(*stated), cells(filled(form_, one.period(), *registers, {}, *sums))) << one.text.period;
    }
  }

  /// Each figure of what stands open, in closed months and in one that is not, is what its cases add up to. How many
  /// cases stood altogether.
  int compare_with_cases(std::vector<std::string> const& periods) {
    int stood = 0;
    for (auto const& period : periods)
      for (auto const* form : {"ledger", "handovers"}) {
        auto const report = desk_.report({form, period, {}}, at("ddk-ma"));
        EXPECT_TRUE(report) << report.error().plain();
        if (!report) continue;
        auto const& columns = report->form.columns;
        for (auto const& row : report->filled.rows)
          for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].group != "stock") continue;
            auto const value = of_cases({Symbol(form), columns[i].code, period, row.of, row.sum || row.depth == 0});
            EXPECT_EQ(value, row.cells[i]) << form << " " << period << " " << columns[i].code << " " << row.of.view();
            stood += static_cast<int>(value);
          }
      }
    EXPECT_FALSE(store_.gathered);
    return stood;
  }

  std::vector<AuditFinding> audited() {
    auto all = audit_closings(store_, store_, Symbol("500104")).value();
    auto cases = audit(store_, Symbol("500104"))->findings;
    all.insert(all.end(), cases.begin(), cases.end());
    return all;
  }
  int restated() const { return restated_; }

 private:
  using Cells = std::map<std::tuple<Symbol, bool>, std::vector<std::int64_t>>;
  static Cells cells(FilledForm const& filled) {
    Cells all;
    for (auto const& row : filled.rows) all[{row.of, row.sum}] = row.cells;
    return all;
  }
  static AtDesk at(char const* person) { return {Symbol(person), Symbol()}; }
  static std::vector<Symbol> forms() { return {Symbol("random"), Symbol("ledger"), Symbol("handovers")}; }
  std::int64_t of_cases(CellAsked asked) {
    asked.limit = 2;
    std::int64_t value = 0;
    do {
      auto const found = figures_.cases(asked, at("ddk-ma"));
      EXPECT_TRUE(found) << found.error().plain();
      if (!found) break;
      auto const& page = found->of.front();
      value += page.hidden_value;
      for (auto const& one : page.cases) value += one.value;
      asked.after = page.next;
    } while (!asked.after.empty());
    return value;
  }
  int draw(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  std::string const& some() { return uids_[static_cast<std::size_t>(draw(static_cast<int>(uids_.size())))]; }

  /// Refusals are part of a random life.
  bool give(std::string const& uid, std::string const& command, std::string const& fields, Date on,
            char const* by = "jgm-wang", int instance = 0) {
    Request request;
    request.reference = uid;
    request.command = command;
    request.fields = read_yaml(fields, "fields").value();
    request.on = BusinessTime{on, std::nullopt};
    request.by = at(by);
    request.instance = instance;
    auto const done = desk_.act(request);
    if (done) last_ = done->id.uid;
    return done.has_value();
  }
  bool registered(std::string const& dispute_type, Date on) {
    bool const done = give("", "register",
                           "{organ: jgm-pmc, source: application, dispute_type: " + dispute_type +
                               ", area: \"500104003\", summary: 院墙越界,\n parties: [{side: claimant, kind: natural, "
                               "name: 张三}, {side: respondent, kind: natural, name: 李四}]}",
                           on);
    if (done) uids_.push_back(last_);
    return done;
  }
  void ended(Date on) {
    if (!registered("neighbours", on)) return;
    give(last_, "apply", "{organ: jgm-pmc, applicants: [1]}", on);
    give(last_, "consent", "{parties: [2], purpose: mediate, answer: given}", on);
    give(last_, "accept", "{}", on);
    give(last_, "end", "{reason: no_agreement, told: [1, 2]}", on);
  }
  void handed_over(Date on) {
    if (!registered("medical", on)) return;
    if (give(last_, "hand_over", "{organ: ddk-mc, kind: transfer, reason: 属医疗纠纷, letter_no: 移001}", on))
      handed_over_.push_back(last_);
  }
  void answered(Date on) {
    if (handed_over_.empty()) return;
    auto const& uid = handed_over_[static_cast<std::size_t>(draw(static_cast<int>(handed_over_.size())))];
    switch (draw(3)) {
      case 0: give(uid, "accept", "{}", on, "ddk-miao", 2); break;
      case 1: give(uid, "return_case", "{reason: other, remark: 不收}", on, "ddk-miao", 2); break;
      default: give(uid, "recall", "{reason: 再议}", on, "jgm-wang", 2); break;
    }
  }
  void correct(std::string const& how, std::string_view command, std::string const& more) {
    auto const uid = some();
    auto const events = desk_.events(uid);
    ASSERT_TRUE(events);
    for (auto const& event : *events)
      if (event.command == command) {
        give(uid, how, "{step: " + std::to_string(event.seq) + ", reason: 更正" + more + "}", time_.now().date());
        return;
      }
  }

  std::mt19937 random_;
  SetTime time_{Instant::at(Date::of(2026, 1, 20), 600)};
  CountedIds ids_;
  Gathering store_{[](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }};
  Desk desk_{store_, store_, law::catalogue(), time_, ids_, Symbol("500104"), "test"};
  FigureDesk figures_{desk_, store_, "test"};
  Form form_;
  std::vector<std::string> uids_, handed_over_;
  std::string last_;
  int restated_ = 0;
};

TEST(ClosedMonths, StayAsTheyWereAndEverythingLaterIsStatedOnce) {
  int restated = 0;
  int stood = 0;
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    ClosingDistrict district(seed);
    for (unsigned month = 1; month <= 5; ++month) {
      district.live(6);
      district.close("2026-0" + std::to_string(month), Date::of(2026, month + 1, 3));
      district.live(4);
    }
    district.compare_with_measures();
    stood += district.compare_with_cases({"2026-01", "2026-03", "2026-05", "2026-06"});
    for (auto const& finding : district.audited()) ADD_FAILURE() << finding.key << " " << finding.fact;
    restated += district.restated();
  }
  EXPECT_GT(restated, 100) << "the lives are too quiet to prove anything";
  EXPECT_GT(stood, 1'000) << "the lives are too quiet to prove anything";
}

}  // namespace
}  // namespace liandiao::tests
