#include <gtest/gtest.h>

#include "adapters/memory/memory_store.hpp"
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

/// The findings about a mediated case, as the store gives it back.
std::vector<AuditFinding> findings(Tampered& store) {
  Life const life = mediation_until("in_session");
  std::vector<Step> steps;
  CaseFile file;
  file.id = life.file().id;
  for (auto const& event : life.events()) {
    Step step;
    step.expected = event.seq - 1;
    step.event = event;
    for (auto const& row : life.private_rows())
      if (row.row.seq == event.seq) step.private_rows.push_back(row);
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

}  // namespace
}  // namespace liandiao::tests
