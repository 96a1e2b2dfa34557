// An event has one spelling. Whatever else stands in its place is refused, or says something else and says so.
#include <gtest/gtest.h>

#include "tests/property/random_life.hpp"

namespace liandiao::tests {
namespace {

/// What was read although it is not what would be written; empty when all is well.
std::string read_amiss(std::string const& text) {
  auto const event = parse_event(text);
  if (!event) return event.error().code == Code::corrupt ? "" : event.error().plain();
  return text_of(*event) == text && parse_canonical(text) ? "" : "was read: " + text;
}

/// Calls with each text that comes of a change to one value of the tree, or to the members of one map.
class Changed {
 public:
  static void each(Value const& value, std::function<void(Value const&)> const& with) {
    for (auto const& other : others())
      if (canonical_text(other) != canonical_text(value)) with(other);
    for (std::size_t i = 0; i < value.list().size(); ++i)
      each(value.list()[i], [&](Value const& item) {
        auto list = value.list();
        list[i] = item;
        with(Value::of(std::move(list)));
      });
    if (value.kind() != Value::Kind::map) return;
    for (std::size_t i = 0; i < value.map().size(); ++i) {
      each(value.map()[i].second, [&](Value const& item) {
        auto map = value.map();
        map[i].second = item;
        with(Value::of(std::move(map)));
      });
      auto without = value.map();
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
      with(Value::of(without));
      without.insert(without.begin(), value.map()[i]);
      with(Value::of(std::move(without)));
    }
    for (auto const& [name, item] : defaults()) {
      auto map = value.map();
      map.emplace_back(name, item);
      with(Value::of(std::move(map)));
    }
  }

 private:
  static std::vector<Value> const& others() {
    static std::vector<Value> const all{Value(),
                                        Value::of(true),
                                        Value::of(false),
                                        Value::of(std::int64_t{0}),
                                        Value::of(std::int64_t{-1}),
                                        Value::of(std::int64_t{5'000'000'000}),
                                        Value::of(std::string()),
                                        Value::of(std::string("01.0")),
                                        Value::of(std::string("1.-0")),
                                        Value::of(std::string("2026-03-05 09:30")),
                                        Value::of(std::string("2026-02-30")),
                                        Value::of(std::string("\xff")),
                                        Value::of(std::string("\0", 1)),
                                        Value::of(Value::List{}),
                                        Value::of(Value::Map{})};
    return all;
  }
  static std::vector<std::pair<std::string, Value>> const& defaults() {
    static std::vector<std::pair<std::string, Value>> const all{{"previous", Value::of(Digest{}.hex())},
                                                                {"annuls", Value::of(std::int64_t{0})},
                                                                {"no", Value::of(std::int64_t{0})},
                                                                {"unheard", Value::of(std::string("of"))}};
    return all;
  }
};

Lives few(FinalCheck check) {
  Lives lives;
  lives.count = 6;
  lives.at_the_end = std::move(check);
  return lives;
}

Check const nothing = [](Seen const&) { return std::string(); };

/// Each spelling of an event is tried: of a long life every fifth event.
FinalCheck of_its_events(std::function<std::string(std::string const&)> check) {
  return [check = std::move(check)](Life const& life) -> std::string {
    for (std::size_t i = 0; i < life.events().size(); i += 5)
      if (auto wrong = check(text_of(life.events()[i])); !wrong.empty()) return wrong;
    return {};
  };
}

TEST(Spelling, NoBeginningOfAnEventIsAnEvent) {
  holds_in_random_lives(nothing, few(of_its_events([](std::string const& text) -> std::string {
                          for (std::size_t length = 0; length < text.size(); ++length)
                            if (parse_event(std::string_view(text).substr(0, length))) return text.substr(0, length);
                          return parse_event(text + " ") || parse_event(text + text) ? "more than an event" : "";
                        })));
}

TEST(Spelling, AChangedByteIsRefusedOrIsWhatItSays) {
  holds_in_random_lives(nothing, few(of_its_events([](std::string const& text) -> std::string {
                          for (std::size_t at = 0; at < text.size(); ++at)
                            for (int const flip : {0x01, 0x10, 0x20, 0x80}) {
                              auto altered = text;
                              altered[at] = static_cast<char>(altered[at] ^ flip);
                              if (auto wrong = read_amiss(altered); !wrong.empty()) return wrong;
                            }
                          return {};
                        })));
}

TEST(Spelling, MembersThatAreMovedMissingNeedlessOrOfAnotherKindAreRefusedOrAreWhatTheySay) {
  holds_in_random_lives(nothing, few(of_its_events([](std::string const& text) -> std::string {
                          std::string wrong;
                          Changed::each(*parse_canonical(text), [&](Value const& other) {
                            if (wrong.empty()) wrong = read_amiss(canonical_text(other));
                          });
                          return wrong;
                        })));
}

TEST(Spelling, AnEventNestedTooDeepIsRefused) {
  Life const life = mediation_until("applied");
  auto event = life.events().front();
  auto const fields_of_depth = [](int lists) {
    return R"({"a":)" + std::string(static_cast<std::size_t>(lists), '[') +
           std::string(static_cast<std::size_t>(lists), ']') + "}";
  };
  event.fields = fields_of_depth(31);  // the fields and their lists lie within the event: 32
  EXPECT_TRUE(parse_event(text_of(event)));
  EXPECT_TRUE(parse_canonical(text_of(event)));
  event.fields = fields_of_depth(32);
  EXPECT_FALSE(parse_event(text_of(event)));
  EXPECT_FALSE(parse_canonical(text_of(event)));
  event.fields = fields_of_depth(100'000);
  EXPECT_FALSE(parse_event(text_of(event)));
}

}  // namespace
}  // namespace liandiao::tests
