// A small log in each format, to the byte: what a stranger's tool reads.
#include "adapters/export/ocel.hpp"
#include "adapters/export/xes.hpp"
#include "engine/mining/case_log.hpp"
#include "tests/folder.hpp"
#include "tests/golden/golden.hpp"
#include "tests/life.hpp"

namespace liandiao::tests {
namespace {

/// Settled, entered a day late, then one step of it annulled.
Life settled() {
  auto life = mediation_until("in_session");
  life.must("agree",
            "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-wang, sealed: true, amount: 800,\n"
            " terms: [{debtor: 2, creditor: 1, obligation: 赔偿, amount: 800, due: 2026-04-01}]}",
            {.on = "2026-03-05T15:00", .instance = 2, .entered = "2026-03-06"});
  auto const performed =
      life.must("record_performance", "{agreement: 1, term: 1}", {.on = "2026-03-10", .instance = life.latest().no});
  life.must("annul", "{step: " + std::to_string(performed.seq) + ", reason: 记错了}", {.on = "2026-03-11"});
  return life;
}

std::string label(Symbol command) { return "<" + command.str() + " & co>"; }

class SmallLog : public testing::Test {
 protected:
  void write(Result<std::unique_ptr<LogWriter>> writer, Masking masking) {
    ASSERT_TRUE(writer.has_value()) << writer.error().plain();
    LogNames names(masking);
    auto const life = settled();
    ASSERT_TRUE((*writer)->add(case_log(life.events(), "jgm-pmc-2026-0001", shipped(), names).value()));
    ASSERT_TRUE((*writer)->finish(names.shared(shipped().registers())));
  }
  std::string path() const { return (folder.path() / "log").string(); }

  Folder const folder;
};

TEST_F(SmallLog, IsTheSameXes) {
  LogTitle const title{"liandiao 500104", {{"registered_from", "2026-03-01"}, {"masking", "organs"}}};
  write(write_xes(path(), title, label), Masking::organs);
  expect_golden("tests/golden/event_log/small.xes", read_whole(path()));
}

TEST_F(SmallLog, IsTheSameOcelInJson) {
  write(write_ocel(path(), OcelFormat::json, label), Masking::internal);
  expect_golden("tests/golden/event_log/small.ocel.json", read_whole(path()));
}

TEST_F(SmallLog, IsTheSameOcelInXml) {
  write(write_ocel(path(), OcelFormat::xml, label), Masking::open);
  expect_golden("tests/golden/event_log/small.ocel.xml", read_whole(path()));
}

}  // namespace
}  // namespace liandiao::tests
