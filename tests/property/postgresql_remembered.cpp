// Whether a store remembers cases or reads them each time is nothing anybody can notice: random lives are given to one
// desk that reads and, in turns at random, to two that remember, each a process of its own on one database.
#include <gtest/gtest.h>

#include "adapters/sql/sql_store.hpp"
#include "engine/desk/desk.hpp"
#include "tests/cluster.hpp"
#include "tests/folder.hpp"
#include "tests/property/random_life.hpp"
#include "tests/shipped.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

Symbol const district("500104");

/// The same for every try at one order, so that trying it twice can be told from nothing.
class IdsOfOrder final : public Ids {
 public:
  void begin(int order) { order_ = order; }
  std::string uid(Instant) override {
    auto const number = std::to_string(order_);
    return "01990000-0000-7000-8000-" + std::string(12 - number.size(), '0') + number;
  }
  Digest salt() override { return digest_of("salt " + std::to_string(order_)); }

 private:
  int order_ = 0;
};

/// What was found of other cases is the desk's to fill in.
Value as_typed(Value const& fields) {
  Value::Map typed;
  for (auto const& [name, value] : fields.map())
    if (name != "related") typed.emplace_back(name, value);
  return Value::of(std::move(typed));
}

Place limited(Place place, std::size_t rows_max) {
  place.cached_rows_max = rows_max;
  return place;
}

/// A process with a store of its own.
class Process {
 public:
  Process(Place const& place, SetTime& time, IdsOfOrder& ids)
      : store_(SqlStore::open(place, number_text).value()),
        desk_(*store_, *store_, law::catalogue(), time, ids, district, "test") {}

  void furnish() { load_shipped(desk_); }
  /// What was done, or what everybody had to say against it.
  std::string answer(Request const& request) {
    auto const done = desk_.act(request);
    std::string told;
    if (!done) return Life::told(done.error());
    for (auto const& event : done->events) told += text_of(event) + "\n";
    for (auto const& [row, number] : done->numbers) told += number + "\n";
    return told;
  }
  std::size_t swept(Date day) { return desk_.sweep(day)->lapsed.size(); }
  Desk& desk() { return desk_; }
  SqlStore& store() { return *store_; }

 private:
  static std::string number_text(Serial const& serial) {
    return serial.type.str() + serial.organ.str() + std::to_string(serial.serial);
  }

  std::unique_ptr<SqlStore> store_;
  Desk desk_;
};

/// The offices a life is given to, and how often one was remembered when it was old.
class Offices {
 public:
  Offices(Place const& reading, Place const& remembering)
      : reads_(limited(reading, 0), time_, ids_),
        one_(remembering, time_, ids_),
        other_(limited(remembering, 60), time_, ids_) {
    reads_.furnish();
    one_.furnish();
  }

  void give(Given const& given, int order, bool to_one) {
    auto& remembers = to_one ? one_ : other_;
    ids_.begin(order);
    if (given.sweep()) {
      Date const day = on(given.at.on).day;
      time_.set(Instant::at(day, 23 * 60));
      EXPECT_EQ(remembers.swept(day), reads_.swept(day));
      return;
    }
    auto const happened = on(given.at.on);
    time_.set(given.at.entered.empty() ? Instant::at(happened.day, 23 * 60)
                                       : Instant::at(on(given.at.entered).day, 600));
    Request request;
    request.reference = uid_;
    request.command = given.command;
    request.fields = as_typed(parse_canonical(given.fields).value());
    request.instance = given.at.instance;
    request.on = happened;
    request.by = AtDesk{Symbol(given.at.by), Symbol()};
    request.key = "key " + std::to_string(order);
    if (auto const known = uid_.empty() ? std::nullopt : remembers.store().remembered(district, uid_))
      old_ += known->version < remembers.store().load({district, uid_})->version ? 1 : 0;
    ASSERT_EQ(remembers.answer(request), reads_.answer(request)) << shown(given);
    if (uid_.empty()) register_at_last();
  }
  void expect_the_same_stored() {
    if (uid_.empty()) return;
    CaseId const id{district, uid_};
    auto const read = reads_.store().events(id).value();
    auto const remembered = one_.store().events(id).value();
    ASSERT_EQ(read.size(), remembered.size());
    for (std::size_t i = 0; i < read.size(); ++i) EXPECT_EQ(remembered[i].text, read[i].text);
    EXPECT_TRUE(one_.store().load(id)->same_parts(reads_.store().load(id).value()));
    EXPECT_EQ(one_.store().measures(id)->size(), reads_.store().measures(id)->size());
    EXPECT_TRUE(one_.desk().recheck("")->front().second.empty());
  }
  int old() const { return old_; }

 private:
  void register_at_last() {
    EXPECT_TRUE(reads_.store().each_case(district, [&](CaseId const& id) -> Result<> {
      uid_ = id.uid;
      return {};
    }));
  }

  SetTime time_{Instant::at(Date::of(2026, 3, 2), 480)};
  IdsOfOrder ids_;
  Process reads_, one_, other_;
  std::string uid_;
  int old_ = 0;
};

/// How often an old file was at hand, over all lives.
int lived(std::function<Place()> const& fresh, int lives, int orders) {
  int old = 0;
  for (int seed = 1; seed <= lives; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(static_cast<std::uint64_t>(seed) + 20261129);
    Offices offices(fresh(), fresh());
    Life life;
    Date today = Date::of(2026, 3, 2);
    for (int order = 1; order <= orders; ++order) {
      today = today.plus(dice.below(3));
      auto const given = Drawing(life, dice, today).next();
      if (given.sweep())
        life.sweep(given.at.on);
      else
        static_cast<void>(life.give(std::string_view(given.command), parse_canonical(given.fields).value(), given.at));
      offices.give(given, order, dice.percent(60));
      if (::testing::Test::HasFatalFailure()) return old;
    }
    offices.expect_the_same_stored();
    old += offices.old();
  }
  return old;
}

TEST(Remembered, RandomLivesGoTheSameWayWhetherCasesAreReadOrRememberedOnSqlite) {
  Folder const folder;
  int made = 0;
  auto const fresh = [&] {
    Place const place{.path = folder.file(std::to_string(++made) + ".db")};
    EXPECT_TRUE(init_database(place, Instant{1}));
    return place;
  };
  EXPECT_GT(lived(fresh, 12, 80), 20);
}

TEST(PostgresqlRemembered, RandomLivesGoTheSameWayWhetherCasesAreReadOrRemembered) {
  auto const fresh = [] { return Place{.path = Cluster::of_this_program().fresh()}; };
  EXPECT_GT(lived(fresh, 6, 80), 10);
}

}  // namespace
}  // namespace liandiao::tests
