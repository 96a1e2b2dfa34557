#include "engine/mining/case_log.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/decision/history.hpp"
#include "engine/mining/case_objects.hpp"

namespace liandiao {
namespace {

/// When a step happened, as the history now reads.
struct Moment {
  Instant at;
  bool day_only = false;
};

/// A step known by its day alone is put after what is known of that day so far.
std::vector<Moment> moments_of(std::vector<Event> const& events, HistoryReading const& reading, bool days_only) {
  std::map<Date, int> minutes;
  std::vector<Moment> moments;
  for (auto const& event : events) {
    auto on = event.on;
    auto const cause = root_cause(events, event);
    auto const found = reading.replaced.find(cause);
    bool const moved =
        found != reading.replaced.end() && found->second.on && on == events[static_cast<std::size_t>(cause - 1)].on;
    if (moved) on = *found->second.on;
    int& minute = minutes[on.day];
    if (on.minute) minute = *on.minute;
    moments.push_back({Instant::at(on.day, days_only ? 0 : minute), days_only || !on.minute});
  }
  return moments;
}

std::string joined(std::set<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// Until the due day, negative when it is past.
std::int64_t working_days_left(Calendar const& calendar, Date on, Date due) {
  return on <= due ? working_days_between(calendar, on, due) : -working_days_between(calendar, due, on);
}

/// The articles that the rule an event was decided by rests on.
std::string articles_of(Event const& event, Catalogue const& catalogue) {
  auto const* procedure = catalogue.procedure(event.procedure);
  auto const* rule = procedure == nullptr ? nullptr : procedure->rule(event.rule);
  std::set<std::string> articles;
  if (rule == nullptr) return {};
  for (auto const& guards : {rule->guards, rule->reported})
    for (auto const& guard : guards)
      if (!guard.article.empty()) articles.emplace(guard.article);
  return joined(articles);
}

class CaseTold {
 public:
  CaseTold(std::vector<Event> const& events, Rulebook const& rulebook, LogNames& names)
      : events_(events),
        rulebook_(rulebook),
        names_(names),
        name_(names.dispute(events.front().id.uid)),
        objects_(name_, names) {
    file_.id = events.front().id;
  }

  Result<CaseLog> told(std::string const& ledger_no) {
    auto const reading = reading_of(events_);
    if (!reading) return tl::unexpected<Error>(reading.error());
    auto const moments = moments_of(events_, *reading, names_.open());
    CaseLog log{name_, {}, {}};
    for (std::size_t i = 0; i < events_.size(); ++i) log.events.push_back(told(events_[i], moments[i], *reading));
    std::stable_sort(log.events.begin(), log.events.end(),
                     [](LogEvent const& a, LogEvent const& b) { return a.at < b.at; });
    add_days_between(log.events);
    log.objects = objects_.finished(file_, ledger_no, rulebook_.calendar());
    return log;
  }

 private:
  LogEvent told(Event const& event, Moment const& moment, HistoryReading const& reading) {
    LogEvent one;
    one.id = "event:" + name_ + "/" + std::to_string(event.seq);
    one.command = event.command;
    one.at = moment.at;
    bool const by_law = event.actor.role == "system";
    if (!by_law) one.organ = event.actor.organ;
    one.role = event.actor.role;
    one.resource = by_law ? "system" : names_.person(event.actor.person);
    one.objects = objects_.touched_by(event, file_);
    attributes_ = &one.attributes;
    tell_what(event);
    tell_corrections(event, reading);
    tell_time(event, moment);
    tell_clocks(event, moment.at.date());
    tell_irregularities(event);
    advance(file_, event, Digest{});
    objects_.stand_after(event, file_, moment.at);
    if (event.to) moved_on_[event.instance] = moment.at.date();
    return one;
  }

  void tell(std::string_view name, LogValue value) { attributes_->push_back({name, std::move(value)}); }
  void tell(std::string_view name, Symbol word) {
    if (word) tell(name, LogValue(word.str()));
  }
  void tell(std::string_view name, std::set<std::string> const& words) {
    if (!words.empty()) tell(name, LogValue(joined(words)));
  }

  void tell_what(Event const& event) {
    tell("seq", LogValue(event.seq));
    tell("procedure", LogValue(event.procedure.str()));
    tell("instance", LogValue(std::int64_t{event.instance}));
    tell("edition", event.edition);
    tell("rule", LogValue(std::int64_t{event.rule}));
    if (auto articles = articles_of(event, rulebook_.catalogue()); !articles.empty())
      tell("articles", LogValue(std::move(articles)));
    tell("from_state", event.from);
    tell("to_state", event.to);
    if (event.caused_by != 0) tell("caused_by", LogValue(event.caused_by));
  }

  void tell_corrections(Event const& event, HistoryReading const& reading) {
    if (auto const corrects = std::max(event.amends, event.annuls); corrects != 0) tell("corrects", LogValue(corrects));
    tell("annulled", LogValue(reading.left_out.contains(root_cause(events_, event))));
    tell("amended", LogValue(reading.replaced.contains(event.seq)));
  }

  void tell_time(Event const& event, Moment const& moment) {
    tell("day_only", LogValue(moment.day_only));
    if (!names_.open()) tell("recorded", LogValue(event.recorded));
    auto const moved = moved_on_.find(event.instance);
    if (event.to && moved != moved_on_.end())
      tell("working_days_in_state", LogValue(days_between(moved->second, moment.at.date())));
  }

  void tell_clocks(Event const& event, Date on) {
    std::set<std::string> begun, met, lapsed;
    std::optional<std::int64_t> left;
    for (auto const& change : event.changes) {
      auto const* row = std::get_if<Clock>(&change.part);
      if (row == nullptr || change.kind == Change::Kind::gone) continue;
      auto const* was = file_.find<Clock>(row->clock, row->instance, row->agreement, row->term);
      bool const turned = was == nullptr || was->mark != row->mark;
      if (was == nullptr) begun.insert(row->clock.str());
      if (turned && row->mark == "met") met.insert(row->clock.str());
      if (turned && row->mark == "lapsed") lapsed.insert(row->clock.str());
      bool const over = turned && (row->mark == "met" || row->mark == "lapsed");
      if (!over || !row->due) continue;
      auto const days = working_days_left(rulebook_.calendar(), on, *row->due);
      left = left ? std::min(*left, days) : days;
    }
    tell("clocks_begun", begun);
    tell("clocks_met", met);
    tell("clocks_lapsed", lapsed);
    if (left) tell("working_days_left", LogValue(*left));
  }

  void tell_irregularities(Event const& event) {
    std::int64_t count = 0;
    std::set<std::string> articles;
    for (auto const& change : event.changes) {
      auto const* row = std::get_if<Irregularity>(&change.part);
      if (row == nullptr || change.kind != Change::Kind::opened) continue;
      ++count;
      if (row->article) articles.insert(row->article.str());
    }
    if (count > 0) tell("irregularities", LogValue(count));
    tell("irregular_articles", articles);
  }

  /// Only now is it known what came before what.
  void add_days_between(std::vector<LogEvent>& events) const {
    Date const first = file_.head().registered_on;
    Date before = first;
    for (auto& event : events) {
      Date const day = event.at.date();
      event.attributes.push_back({"working_days_since_previous", LogValue(days_between(before, day))});
      event.attributes.push_back({"working_days_since_registration", LogValue(days_between(first, day))});
      before = day;
    }
  }

  std::int64_t days_between(Date from, Date to) const { return working_days_between(rulebook_.calendar(), from, to); }

  std::vector<Event> const& events_;
  Rulebook const& rulebook_;
  LogNames& names_;
  std::string const name_;
  CaseObjects objects_;
  CaseFile file_;
  std::map<int, Date> moved_on_;  // by instance, the day of its last step
  std::vector<LogAttribute>* attributes_ = nullptr;
};

}  // namespace

Result<CaseLog> case_log(std::vector<Event> const& events, std::string const& ledger_no, Rulebook const& rulebook,
                         LogNames& names) {
  return CaseTold(events, rulebook, names).told(ledger_no);
}

}  // namespace liandiao
