#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/memory/memory_store.hpp"
#include "engine/base/ensure.hpp"
#include "engine/desk/attaching.hpp"
#include "engine/desk/audit.hpp"
#include "engine/statistics/measures.hpp"
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
  count_steps(steps, file);
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

using Story = std::vector<std::vector<Change>>;  // of each event what it changes

/// A store that hands out events somebody made up, sound one by one.
class MadeUp : public MemoryStore {
 public:
  explicit MadeUp(Story changes)
      : MemoryStore([](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }),
        changes_(std::move(changes)) {}
  Result<std::vector<StoredEvent>> events(CaseId const& id) override {
    std::vector<StoredEvent> stored;
    Event event;
    event.id = id;
    event.command = Symbol("register");
    for (auto const& changes : changes_) {
      event.seq += 1;
      event.changes = changes;
      stored.push_back({event.seq, text_of(event), hash_of(event)});
      event.previous = stored.back().hash;
    }
    return stored;
  }

 private:
  Story changes_;
};

TEST(Audit, NamesEventsThatTogetherAreNoCase) {
  Instance mediation;
  mediation.no = 2;
  mediation.procedure = Symbol("peoples_mediation");
  mediation.outcome = Symbol("agreed");
  mediation.ended_on = Date::of(2026, 3, 2);
  Agreement agreement;
  agreement.no = 1;
  agreement.instance = 2;
  Confirmation confirmation;
  confirmation.instance = 7;  // of no attempt
  confirmation.agreement = 1;
  auto const opened = [](Change::Part part) { return Change{Change::Kind::opened, std::move(part)}; };
  Clock accepted;
  accepted.clock = Symbol("mediate");
  accepted.instance = mediation.no;
  accepted.start = Date::of(2026, 3, 1);
  std::vector<Change> const court{opened(mediation), opened(agreement), opened(confirmation), opened(accepted),
                                  opened(NumberRequest{1, 0, 2, Symbol("mediation"), Symbol("jgm-pmc"), 2026, false})};
  std::vector<Story> stories(1, Story(1));  // an event that changes nothing
  stories.push_back({std::vector{opened(Custody{1, 0, Symbol("jgm-pmc"), Date::of(2026, 3, 2)})}});
  stories.push_back({std::vector{opened(Head{})}, std::vector{opened(Head{})}});
  stories.push_back({std::vector{Change{Change::Kind::gone, Head{}}}});
  stories.push_back({std::vector{opened(Head{})}, court});
  for (auto const& story : stories) {
    MadeUp store(story);
    EXPECT_FALSE(findings(store).empty());
  }
  MadeUp store(stories.back());
  EXPECT_THAT(findings(store), testing::Contains(testing::Field(&AuditFinding::key, "audit_case_impossible")));
}

/// Many copies of one case; in every third of them one event was changed, and one of them may not be read.
class Street : public MemoryStore {
 public:
  Street(Life const& life, int cases)
      : MemoryStore([](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }) {
    for (int n = 0; n < cases; ++n) {
      std::vector<Step> steps;
      CaseFile file;
      for (auto const& event : life.events()) {
        Step step;
        step.expected = event.seq - 1;
        step.event = event;
        step.event.key.clear();
        step.event.id.uid = uid(n);
        for (auto const& row : life.private_rows())
          if (row.row.seq == event.seq) step.private_rows.push_back(row);
        steps.push_back(std::move(step));
      }
      count_steps(steps, file);
      EXPECT_TRUE(commit(steps));
    }
  }
  static std::string uid(int n) { return "00000000-0000-7000-8000-" + std::to_string(100'000'000'000 + n); }

  Result<std::vector<StoredEvent>> events(CaseId const& id) override {
    if (id.uid == away) return fail(Code::unavailable, "database_busy", {{"sessions", id.uid}});
    auto stored = MemoryStore::events(id);
    auto const n = std::stoull(id.uid.substr(24));
    if (stored && n % 3 == 0) (*stored)[n % stored->size()].text += " ";
    return stored;
  }

  std::string away;
};

std::string told(Result<AuditReport> const& report) {
  if (!report) return report.error().plain();
  std::string text = std::to_string(report->cases) + " cases, " + std::to_string(report->events) + " events\n";
  for (auto const& one : report->findings)
    text += one.uid + " #" + std::to_string(one.seq) + " " + one.key + ": " + one.fact + "\n";
  return text;
}

TEST(Audit, FindsTheSameInTheSameOrderHoweverManyThreadsLook) {
  Symbol const district("500104");
  Street street(mediation_until("applied"), 1'200);
  auto const alone = audit(street, district, 1);
  ASSERT_TRUE(alone);
  EXPECT_EQ(alone->cases, 1'200);
  EXPECT_EQ(alone->findings.size(), 400U);
  for (int const threads : {2, 3, 8}) EXPECT_EQ(told(audit(street, district, threads)), told(alone)) << threads;
}

TEST(Audit, EndsWithWhatTheStoreThrows) {
  struct Thrower : Street {
    using Street::Street;
    Result<std::vector<StrayRows>> strays(Symbol district) override {
      ensure(!elsewhere, "stray rows");
      return Street::strays(district);
    }
    Result<std::vector<PrivateRow>> private_rows(CaseId const& id) override {
      ensure(elsewhere || id.uid != uid(150), "texts");
      return Street::private_rows(id);
    }
    bool elsewhere = false;
  };
  Thrower street(mediation_until("applied"), 2'500);  // more than wait to be looked at
  for (bool const elsewhere : {true, false})
    for (int const threads : {1, 3}) {
      street.elsewhere = elsewhere;
      EXPECT_THROW((void)audit(street, Symbol("500104"), threads), BrokenInvariant) << threads;
    }
}

TEST(Audit, SaysThatTheStoreIsAwayHoweverManyThreadsLook) {
  Street street(mediation_until("applied"), 600);
  street.away = Street::uid(300);
  for (int const threads : {1, 2, 8})
    EXPECT_EQ(told(audit(street, Symbol("500104"), threads)), "database_busy: sessions=" + Street::uid(300)) << threads;
}

}  // namespace
}  // namespace liandiao::tests
