#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/memory/memory_store.hpp"
#include "engine/desk/attaching.hpp"
#include "engine/desk/audit.hpp"
#include "tests/life.hpp"

namespace liandiao::tests {
namespace {

/// A store in which one byte of one event was changed behind its back.
class Tampered : public MemoryStore {
 public:
  Tampered(std::int64_t seq, std::size_t byte)
      : MemoryStore([](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }),
        seq_(seq),
        byte_(byte) {}
  Result<std::vector<StoredEvent>> events(CaseId const& id) override {
    auto stored = MemoryStore::events(id);
    if (stored && seq_ > 0) {
      auto& text = (*stored)[static_cast<std::size_t>(seq_ - 1)].text;
      text[byte_ % text.size()] = static_cast<char>(text[byte_ % text.size()] ^ 1);
    }
    return stored;
  }

 private:
  std::int64_t seq_;
  std::size_t byte_;
};

/// A store in which attached files were touched behind its back.
class Rummaged : public MemoryStore {
 public:
  enum class What { nothing, changed, lost, brought };
  explicit Rummaged(What what)
      : MemoryStore([](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }),
        what_(what) {}
  Result<std::optional<std::string>> paper(CaseId const& id, RowRef const& row) override {
    auto bytes = MemoryStore::paper(id, row);
    if (what_ == What::changed && bytes && *bytes) **bytes += "!";
    return bytes;
  }
  Result<std::vector<RowRef>> paper_files(CaseId const& id) override {
    auto papers = MemoryStore::paper_files(id);
    if (what_ == What::lost) papers->clear();
    if (what_ == What::brought) papers->push_back({1, 7});
    return papers;
  }

 private:
  What what_;
};

/// The findings about a mediated case, as the store gives it back.
std::vector<AuditFinding> findings(MemoryStore& store, Life const& life = mediation_until("in_session"),
                                   std::string const& attached = {}) {
  std::vector<Step> steps;
  CaseFile file;
  file.id = life.file().id;
  for (auto const& event : life.events()) {
    Step step;
    step.expected = event.seq - 1;
    step.event = event;
    for (auto const& row : life.private_rows())
      if (row.row.seq == event.seq) step.private_rows.push_back(row);
    if (event.command == "file_paper") step.files = files_of(step, attached);
    steps.push_back(std::move(step));
  }
  chain(steps, file);
  auto const committed = store.commit(steps);
  EXPECT_TRUE(committed.has_value()) << committed.error().plain();
  auto const report = audit(store, life.file().id.district);
  EXPECT_TRUE(report.has_value());
  return report ? report->findings : std::vector<AuditFinding>();
}

TEST(Audit, FindsNothingInAnUntouchedCase) {
  Tampered store(0, 0);
  EXPECT_TRUE(findings(store).empty());
}

TEST(Audit, FindsOneChangedByteInAnyEventAndNamesIt) {
  auto const count = static_cast<std::int64_t>(mediation_until("in_session").events().size());
  for (std::int64_t seq = 1; seq <= count; ++seq)
    for (std::size_t const byte : {0U, 17U, 101U, 399U}) {
      Tampered store(seq, byte);
      auto const found = findings(store);
      ASSERT_EQ(found.size(), 1U) << seq << " byte " << byte;
      EXPECT_EQ(found.front().seq, seq);
      EXPECT_EQ(found.front().key, "audit_hash_differs");
    }
}

std::string found_when(Rummaged::What what, bool annulled = false) {
  Life life = mediation_until("in_session");
  std::string const attached = "the wall, photographed";
  law::FilePaper filing;
  filing.type.code = Symbol("evidence");
  filing.digest = Text<64>{digest_of(attached).hex()};
  filing.bytes = static_cast<int>(attached.size());
  auto const seq = life.must(filing, {.on = "2026-03-02", .instance = 2}).seq;
  if (annulled) life.must("annul", "{step: " + std::to_string(seq) + ", reason: 附错了}", {.on = "2026-03-02"});
  Rummaged store(what);
  std::string text;
  for (auto const& one : findings(store, life, attached))
    text += "#" + std::to_string(one.seq - seq) + " " + one.key + " ";
  return text;
}

TEST(Audit, FindsNothingWrongWithFilesThatWereNotTouched) {
  EXPECT_EQ(found_when(Rummaged::What::nothing), "");
  EXPECT_EQ(found_when(Rummaged::What::nothing, true), "") << "a correction leaves the file";
}

TEST(Audit, NamesAFileThatWasChanged) {
  EXPECT_EQ(found_when(Rummaged::What::changed), "#0 audit_paper_changed ");
  EXPECT_EQ(found_when(Rummaged::What::changed, true), "#0 audit_paper_changed ");
}

TEST(Audit, NamesAFileThatIsGone) { EXPECT_EQ(found_when(Rummaged::What::lost), "#0 audit_file_missing "); }

TEST(Audit, NamesAFileThatBelongsToNoPaper) {
  EXPECT_THAT(found_when(Rummaged::What::brought), testing::EndsWith("audit_file_orphan "));
}

}  // namespace
}  // namespace liandiao::tests
