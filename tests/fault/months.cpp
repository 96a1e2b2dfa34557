#include "tests/fault/months.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>

#include "adapters/yaml/yaml.hpp"
#include "engine/desk/figure_desk.hpp"
#include "tools/liandiao/labels.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::fault {
namespace {

Symbol const district("500104");
Symbol const form("ledger");
constexpr int column_registered = 6;
constexpr int lines_a_round = 5;  // of each of the two
constexpr int kills_an_audit = 8;
constexpr std::chrono::seconds busy{30};  // the terminals and whoever closes write to one file
constexpr int descriptors_max = 1024;
AtDesk const statistician{Symbol("ddk-ma"), Symbol()};
Instant const now = Instant::at(Date::of(2025, 10, 20), 600);

std::string told(Error const& error) { return std::string(word_of(error.code)) + " " + error.key; }

/// Waits for a word, closes, and says what came of it: `code key`, and on a line of its own the sentence.
[[noreturn]] void closes(std::string const& way, std::string const& period, Orders const& orders, int start,
                         int answers) {
  auto const say = [&](std::string const& text) {
    if (::write(answers, text.data(), text.size()) != static_cast<ssize_t>(text.size())) ::_exit(6);
  };
  Disk disk({.counts_locks = orders.counts_locks});
  Office office;
  if (!office.open(way, busy)) ::_exit(4);
  office.set_time(now);
  FigureDesk figures(office.desk(), office.stores, "fault");
  if (!figures.closings(statistician)) ::_exit(5);  // the rules are read
  say("r");
  char go = 0;
  if (::read(start, &go, 1) != 1) ::_exit(3);
  disk.obey(orders);
  auto const closed = figures.close({period, {form}, {}}, statistician);
  if (closed)
    say("closed");
  else
    say(told(closed.error()) + "\n" + door::Voice(door::Labels::of(door::Language::zh)).sentence(closed.error()));
  office.close();
  ::_exit(0);
}

}  // namespace

Closer::Closer(std::string const& way, std::string const& period, Orders const& orders) {
  int start[2], answers[2];
  if (::pipe(start) != 0 || ::pipe(answers) != 0) throw std::runtime_error("no pipe");
  process_ = ::fork();
  if (process_ == 0) {
    // A network's ends stay open as long as anybody has them.
    for (int open = STDERR_FILENO + 1; open < descriptors_max; ++open)
      if (open != start[0] && open != answers[1]) ::close(open);
    closes(way, period, orders, start[0], answers[1]);
  }
  ::close(start[0]);
  ::close(answers[1]);
  start_ = start[1];
  answers_ = answers[0];
  char ready = 0;
  EXPECT_EQ(::read(answers_, &ready, 1), 1) << "she did not come to closing";
}

Closer::~Closer() {
  if (process_ != 0) answer();
}

void Closer::go() { EXPECT_EQ(::write(start_, "g", 1), 1); }

int Closer::watch(int looks) {
  int looked = 0;
  for (pollfd answer{answers_, POLLIN, 0}; looked < looks && ::poll(&answer, 1, 0) == 0;) ++looked;
  return looked;
}

void Closer::kill() { ::kill(process_, SIGKILL); }

std::string Closer::answer() {
  ::close(start_);
  std::string said;
  char bytes[256];
  for (ssize_t got = 0; (got = ::read(answers_, bytes, sizeof bytes)) > 0;)
    said.append(bytes, static_cast<std::size_t>(got));
  ::close(answers_);
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = 0;
  EXPECT_TRUE(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0) << status;
  auto const line = std::min(said.find('\n'), said.size());
  sentence_ = said.substr(std::min(line + 1, said.size()));
  return said.substr(0, line);
}

Months::Months(std::string database)
    : database_(std::move(database)), one_(database_, "one"), other_(database_, "other") {
  EXPECT_EQ(fault::told(office_.open(database_, busy)), "accepted");
  auto const shipped = read_yaml_file(std::string(LIANDIAO_SOURCE_DIR) + "/config/reports/ledger.yaml").value();
  std::vector<FormFindings> findings;
  auto const published = office_.desk().publish_forms({read_form(shipped).value()}, findings);
  EXPECT_TRUE(published) << published.error().plain();
  office_.close();
  // Before the first case nothing closes.
  one_.begin_case(text_of(0) + "-15");
  one_.finish();
  entered_.push_back({one_.uid(), 0, 0});
}

std::string Months::text_of(std::int64_t month) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d", static_cast<int>(2021 + month / 12), static_cast<int>(month % 12 + 1));
  return text;
}

void Months::begin_lines(std::mt19937& random) {
  for (int line = 0; line < lines_a_round; ++line) {
    for (auto* clerk : {&one_, &other_}) {
      // Every other one of the month that closes now.
      auto const month = random() % 2 == 0 ? closed_ : static_cast<std::int64_t>(random() % (closed_ + 1));
      said_.push_back(month);
      clerk->begin_case(text_of(month) + "-15");
    }
  }
}

void Months::finish_lines() {
  for (std::size_t line = 0; line < said_.size(); ++line) {
    auto& clerk = line % 2 == 0 ? one_ : other_;
    clerk.finish();
    entered_.push_back({clerk.uid(), said_[line], closed_});
  }
  said_.clear();
  EXPECT_TRUE(one_.refusals().empty() && other_.refusals().empty());
}

void Months::look() {
  ASSERT_NO_FATAL_FAILURE(glance());
  ASSERT_NO_FATAL_FAILURE(audit());
}

void Months::glance() {
  ASSERT_EQ(fault::told(office_.open(database_, busy)), "accepted");
  office_.set_time(now);
  ASSERT_NO_FATAL_FAILURE(look_at_texts());
  ASSERT_NO_FATAL_FAILURE(look_at_steps());
  ASSERT_NO_FATAL_FAILURE(look_at_figures());
  office_.close();
}

void Months::audit() {
  ASSERT_EQ(fault::told(office_.open(database_, busy)), "accepted");
  ASSERT_EQ(findings_in(office_.stores), "");
  auto const found = audit_closings(office_.stores, office_.stores, district);
  ASSERT_TRUE(found) << found.error().plain();
  for (auto const& one : *found) ADD_FAILURE() << "closing " << one.seq << ": " << one.key << " " << one.fact;
  office_.close();
}

void Months::look_at_texts() {
  auto const count = office_.stores.closings(district).value();
  ASSERT_TRUE(count == closed_ || count == closed_ + 1) << count << " closings after " << closed_;
  auto const closings = office_.stores.all(kind_of_closings(), district, 0).value();
  auto const figures = office_.stores.all(kind_of_closed_figures(), district, 0).value();
  ASSERT_EQ(std::ssize(closings), count);
  ASSERT_EQ(std::ssize(figures), count) << "a closing is there in part";
  for (std::size_t at = 0; at < closings.size(); ++at) {
    auto const number = static_cast<int>(at) + 1;
    ASSERT_EQ(closings[at].number, number);
    ASSERT_EQ(figures[at].number, number);
    auto const text = parse_closing(closings[at].body);
    ASSERT_TRUE(text) << text.error().plain();
    ASSERT_EQ(text->period, text_of(static_cast<std::int64_t>(at)));
    ASSERT_EQ(text->figures, figures[at].digest);
  }
  closed_ = count;
}

void Months::look_at_steps() {
  for (auto& one : entered_) {
    if (one.closing >= 0) continue;
    auto const stored = office_.stores.events({district, one.uid});
    ASSERT_TRUE(stored) << stored.error().plain();
    ASSERT_EQ(stored->size(), 1U) << "a step that was answered is lost";
    auto const event = parse_event(stored->front().text);
    ASSERT_TRUE(event) << event.error().plain();
    one.closing = event->closing;
    ASSERT_GE(one.closing, one.not_before) << one.uid << " slipped under a closing that was there before it";
    ASSERT_LE(one.closing, closed_);
  }
}

void Months::look_at_figures() {
  FigureDesk figures(office_.desk(), office_.stores, "fault");
  auto const closings = figures.closings(statistician);
  auto const open = figures.restatements(form, text_of(closed_), statistician);
  ASSERT_TRUE(closings && open);
  std::map<std::string, std::int64_t> stated_anew;  // by closed month, of all closings and of the open month
  auto const add = [&](std::vector<Restated> const& lines) {
    for (auto const& line : lines)
      if (line.of.empty() && line.column == column_registered) stated_anew[line.period] += line.after - line.before;
  };
  for (auto const& closing : *closings) add(closing.text.restated);
  add(open->lines);
  for (auto month = std::ssize(frozen_); month < closed_; ++month) {
    auto const frozen = figures.frozen(form, text_of(month));
    ASSERT_TRUE(frozen && *frozen) << text_of(month);
    frozen_.push_back((*frozen)->filled.total().cells.at(column_registered - 1));
  }
  for (std::int64_t month = 0; month < closed_; ++month) {
    auto const period = text_of(month);
    std::int64_t before = 0, later = 0;
    for (auto const& one : entered_)
      if (one.month == month) ++(one.closing <= month ? before : later);
    ASSERT_EQ(frozen_.at(static_cast<std::size_t>(month)), before) << period;
    ASSERT_EQ(stated_anew[period], later) << period << ": what came later is stated anew, once";
  }
}

void close_undisturbed(Months& months, std::string const& way, Settle const& settle) {
  auto const before = months.closed();
  Closer closer(way, months.next());
  closer.go();
  ASSERT_EQ(closer.answer(), "closed") << closer.sentence();
  settle();
  ASSERT_NO_FATAL_FAILURE(months.glance());
  ASSERT_EQ(months.closed(), before + 1);
}

void kill_closers_at_any_moment(Months& months, std::string const& way, Settle const& settle) {
  std::mt19937 random(seed_of_this_run());
  int looks = 0;  // while nobody is in the way
  {
    Closer closer(way, months.next());
    closer.go();
    looks = closer.watch(INT_MAX);
    ASSERT_EQ(closer.answer(), "closed") << closer.sentence();
    ASSERT_NO_FATAL_FAILURE(months.look());
  }
  int kills = 0, absent = 0, unanswered = 0;
  for (; months.left(); ++kills) {
    auto const period = months.next();
    auto const before = months.closed();
    SCOPED_TRACE("kill " + std::to_string(kills) + " in " + period);
    Closer closer(way, period);
    months.begin_lines(random);
    closer.go();
    // Now and then anywhere, mostly about where the ones before her had closed.
    auto const from = random() % 4 == 0 ? 0 : looks * 3 / 4;
    closer.watch(std::uniform_int_distribution<int>(from, looks * 5 / 4)(random));
    closer.kill();
    auto const answer = closer.answer();
    months.finish_lines();
    settle();
    ASSERT_NO_FATAL_FAILURE(kills % kills_an_audit == 0 ? months.look() : months.glance());
    bool const closed = months.closed() > before;
    ASSERT_TRUE(answer.empty() || (answer == "closed" && closed)) << answer << " " << closer.sentence();
    if (!closed) {
      ++absent;
      looks += looks / 10 + 1;
      ASSERT_NO_FATAL_FAILURE(close_undisturbed(months, way, settle));
      continue;
    }
    looks -= looks / 10;
    if (answer.empty()) ++unanswered;
    Closer again(way, period);
    again.go();
    ASSERT_EQ(again.answer(), "rejected closing_already");
  }
  ASSERT_NO_FATAL_FAILURE(months.look());
  std::cout << "  killed " << kills << " times: " << absent << " times nothing was closed, " << unanswered
            << " times it was and nobody was told\n";
  EXPECT_GT(absent, 0);
}

void close_side_by_side(Months& months, std::string const& way, int times, Settle const& settle) {
  std::mt19937 random(seed_of_this_run());
  for (int i = 0; i < times; ++i) {
    auto const before = months.closed();
    SCOPED_TRACE(months.next());
    Closer one(way, months.next()), other(way, months.next());
    months.begin_lines(random);
    one.go();
    other.go();
    std::multiset<std::string> const answers{one.answer(), other.answer()};
    months.finish_lines();
    settle();
    ASSERT_EQ(answers, (std::multiset<std::string>{"closed", "rejected closing_already"}));
    ASSERT_NO_FATAL_FAILURE(months.look());
    ASSERT_EQ(months.closed(), before + 1);
  }
}

unsigned seed_of_this_run() {
  char const* const given = std::getenv("LIANDIAO_SEED");
  static auto const seed = given != nullptr ? static_cast<unsigned>(std::atoi(given)) : std::random_device{}();
  std::cout << "  LIANDIAO_SEED=" << seed << "\n";
  return seed;
}

}  // namespace liandiao::fault
