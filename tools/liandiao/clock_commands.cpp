#include <algorithm>
#include <filesystem>
#include <ostream>

#include "adapters/yaml/yaml.hpp"
#include "engine/base/ensure.hpp"
#include "engine/decision/clocks.hpp"
#include "generated/texts.hpp"
#include "tools/liandiao/case_page.hpp"
#include "tools/liandiao/clock_lines.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

/// The calendar a clock was counted by.
Result<Calendar> calendar_of(Workplace& place, Clock const& clock) {
  auto const revision = place.revisions().by_digest(Symbol("calendar"), clock.calendar);
  if (!revision) return tl::unexpected<Error>(revision.error());
  auto const value = parse_canonical(revision->body);
  if (!value) return tl::unexpected<Error>(value.error());
  return read_calendar(*value);
}

Exit explain_clock(Talk& talk, Workplace& place, CaseFile const& file, std::string const& name, int instance) {
  std::vector<Clock> found;
  std::vector<std::string> known;
  for (auto const& row : file.all<Clock>()) {
    if (std::find(known.begin(), known.end(), row.clock.str()) == known.end()) known.push_back(row.clock.str());
    if (row.clock == name && (instance == 0 || row.instance == instance)) found.push_back(row);
  }
  if (found.empty()) {
    std::string list;
    for (auto const& one : known) list += (list.empty() ? "" : ", ") + one;
    return talk.refuse(Error{Code::not_found, "clock_unknown", {{"value", name}, {"known", list}}});
  }
  Voice const voice(talk.labels, place.registers());
  Value::List answers;
  for (auto const& clock : found) {
    auto const calendar = calendar_of(place, clock);
    if (!calendar) return talk.refuse(calendar.error());
    auto const reckoning = explained(clock, *calendar);
    if (!reckoning) return talk.refuse(reckoning.error());
    if (talk.json) {
      answers.push_back(reckoning_value(*reckoning, true));
      continue;
    }
    auto const* of = file.instance(clock.instance);
    talk.out << voice.text("clock_of", {{"clock", clock_name(clock, voice)},
                                        {"instance", voice.instance(of->procedure, of->no)},
                                        {"article", voice.article(clock.article.view())}})
             << "\n";
    if (clock.mark == "suspended") talk.out << voice.text("clock_now_suspended") << "\n";
    talk.out << reckoning_text(*reckoning, std::string(article_of(clock.unit)), voice);
  }
  return talk.json ? talk.done(Value::of(std::move(answers))) : Exit::done;
}

struct Question {
  BusinessTime start;
  Period period;
  std::vector<Span> excluded;
};

tl::unexpected<Error> option_missing(std::string_view option) {
  return fail(Code::invalid_input, "option_missing", {{"option", "--" + std::string(option)}});
}

Result<Span> span_of(std::string const& text) {
  auto const slash = text.find('/');
  auto const from = parse_date(text.substr(0, slash));
  auto const to = slash == std::string::npos ? from : parse_date(text.substr(slash + 1));
  if (!from || !to) return fail(Code::invalid_input, "option_wants_span", {{"option", "--exclude"}, {"value", text}});
  return Span{*from, *to};
}

Result<Question> question_of(Talk const& talk) {
  Question question;
  auto const start = time_option(talk.asked, "start");
  if (!start) return tl::unexpected<Error>(start.error());
  if (!*start) return option_missing("start");
  question.start = **start;
  auto const length = number_option(talk.asked, "length");
  if (!length) return tl::unexpected<Error>(length.error());
  if (!*length) return option_missing("length");
  question.period.length = static_cast<int>(**length);
  auto const unit = talk.asked.option("unit");
  if (!unit) return option_missing("unit");
  auto const parsed = parse_unit(*unit);
  if (!parsed) return fail(Code::invalid_input, "option_wants_unit", {{"option", "--unit"}, {"value", *unit}});
  question.period.unit = *parsed;
  question.period.rolls = !talk.asked.has("no-roll");
  for (auto const& text : talk.asked.every("exclude")) {
    auto span = span_of(text);
    if (!span) return passed_on(span);
    question.excluded.push_back(*span);
  }
  return question;
}

Result<Calendar> shipped_calendar() {
  for (auto const& file : embedded::texts::all) {
    if (file.name != "cn") continue;
    auto const value = read_yaml(file.text, "cn.yaml");
    if (!value) return tl::unexpected<Error>(value.error());
    return read_calendar(*value);
  }
  ensure(false, "the program carries the calendar it ships");
  return Calendar();
}

/// The one named on the line; else that of the database, where one is named and holds one; else the one shipped.
Result<Calendar> calendar_for(Talk& talk) {
  if (auto const path = talk.asked.option("calendar")) {
    auto const value = read_yaml_file(*path);
    if (!value) return tl::unexpected<Error>(value.error());
    return read_calendar(*value);
  }
  bool const there = talk.database_named() && (talk.asked.has("database") || talk.database_there());
  if (there) {
    auto place = talk.workplace();
    if (!place) return passed_on(place);
    auto const calendar = calendar_in((*place)->revisions());
    if (!calendar) return tl::unexpected<Error>(calendar.error());
    if (*calendar) return **calendar;
  }
  return shipped_calendar();
}

}  // namespace

Exit show_clocks(Talk& talk) {
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto const instance = number_option(talk.asked, "instance");
  if (!instance) return talk.refuse(instance.error());
  auto const on = date_option(talk.asked, "on");
  if (!on) return talk.refuse(on.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const view = (*place)->desk().show(talk.asked.operand("REF"), *who);
  if (!view) return talk.refuse(view.error(), (*place)->registers());
  if (auto const name = talk.asked.option("explain"))
    return explain_clock(talk, **place, view->file, *name, static_cast<int>(instance->value_or(0)));
  auto clocks = live_clocks(view->file);
  if (*instance) std::erase_if(clocks, [&](Clock const& clock) { return clock.instance != **instance; });
  auto const today = on->value_or(talk.time.now().date());
  if (talk.json) return talk.done(clocks_value(clocks, view->file, *view->rulebook, today));
  Voice const voice(talk.labels, &view->rulebook->registers());
  Columns columns;
  list_clocks(columns, clocks, view->file, *view->rulebook, today, voice);
  talk.out << (clocks.empty() ? voice.text("no_clocks") + "\n" : columns.text());
  return Exit::done;
}

Exit reckon_clock(Talk& talk) {
  auto const question = question_of(talk);
  if (!question) return talk.refuse(question.error());
  auto const calendar = calendar_for(talk);
  if (!calendar) return talk.refuse(calendar.error());
  auto const reckoning = explain_reckoning(*calendar, question->start, question->period, question->excluded);
  if (!reckoning) return talk.refuse(reckoning.error());
  if (talk.json) return talk.done(reckoning_value(*reckoning, talk.asked.has("explain")));
  talk.out << reckoning_text(*reckoning, std::string(article_of(question->period.unit)), Voice(talk.labels));
  return Exit::done;
}

}  // namespace liandiao::door
