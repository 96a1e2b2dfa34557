// The stored form of an event, to the byte: what hashes, and therefore never changes for events that exist.
#include "engine/cases/event.hpp"
#include "tests/golden/golden.hpp"

namespace liandiao::tests {
namespace {

/// An agreement over a wall, entered by a mediator.
Event agreed() {
  Event event;
  event.id = {Symbol("500104"), "0197c2e4-5b7a-7000-8000-0000000000a1"};
  event.seq = 10;
  event.instance = 2;
  event.procedure = Symbol("peoples_mediation");
  event.edition = Symbol("2024");
  event.rule = 520;
  event.command = Symbol("agree");
  event.fields = R"({"parties":[1,2],"signed_by":[1,2],"mediator":"jgm-wang","sealed":true,"content":"10.0:)" +
                 digest_of("salted").hex() + R"("})";
  event.from = Symbol("in_session");
  event.to = Symbol("agreed");
  Agreement agreement;
  agreement.no = 1;
  agreement.instance = 2;
  agreement.form = Symbol("written");
  agreement.effective_on = Date::of(2026, 3, 5);
  agreement.parties = {1, 2};
  agreement.mediator = Symbol("jgm-wang");
  agreement.organ = Symbol("jgm-pmc");
  agreement.amount = Money{200050};
  agreement.content = RowRef{10, 0};
  agreement.status = Symbol("in_force");
  Clock clock;
  clock.clock = Symbol("apply_confirmation");
  clock.instance = 2;
  clock.agreement = 1;
  clock.regime = Symbol("general");
  clock.owner = Symbol("party");
  clock.basis = Symbol("law");
  clock.article = Symbol("民事诉讼法 205; 人民调解法 33");
  clock.length = 30;
  clock.start = Date::of(2026, 3, 5);
  clock.excluded = {Span{Date::of(2026, 3, 9), Date::of(2026, 3, 10)}};
  clock.calendar = digest_of("calendar");
  clock.due = Date::of(2026, 4, 7);
  clock.mark = Symbol("running");
  event.changes = {{Change::Kind::opened, agreement}, {Change::Kind::moved, clock}};
  event.actor = Actor{Symbol("jgm-wang"), Symbol("jgm-pmc"), Symbol("mediator"), 0};
  event.on = BusinessTime{Date::of(2026, 3, 5), 14 * 60 + 30};
  event.recorded = Instant::at(Date::of(2026, 3, 5), 15 * 60);
  event.basis = Basis{digest_of("flow"), digest_of("calendar"), digest_of("registers")};
  event.program = "0.1.0";
  event.key = "a \"key\" \\ of\nthe door";
  event.previous = digest_of("the event before");
  return event;
}

TEST(Golden, TheTextAndTheHashOfAnEventAreAsPinned) {
  expect_golden("tests/golden/event.txt", text_of(agreed()) + "\n" + hash_of(agreed()).hex() + "\n");
}

TEST(Golden, ThePinnedEventReadsBack) {
  std::string const pinned = read_whole(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "tests/golden/event.txt");
  auto const event = parse_event(pinned.substr(0, pinned.find('\n')));
  ASSERT_TRUE(event) << event.error().plain();
  EXPECT_EQ(*event, agreed());
}

TEST(Golden, OneChangedByteOfThePinnedEventIsAnotherHashOrNoEvent) {
  std::string const text = text_of(agreed());
  Digest const hash = hash_of(agreed());
  for (std::size_t i = 0; i < text.size(); i += 7) {
    std::string altered = text;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    auto const event = parse_event(altered);
    EXPECT_TRUE(!event || hash_of(*event) != hash) << altered;
  }
}

TEST(Golden, TheDocumentedExampleIsThePinnedEvent) {
  std::string const pinned = read_whole(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "tests/golden/event.txt");
  std::string const page = read_whole(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "docs/formats/event.md");
  auto const line = pinned.find('\n');
  EXPECT_NE(page.find(pinned.substr(0, line)), std::string::npos) << "docs/formats/event.md shows another text";
  EXPECT_NE(page.find(pinned.substr(line + 1, 64)), std::string::npos) << "docs/formats/event.md shows another hash";
}

}  // namespace
}  // namespace liandiao::tests
