#include <algorithm>
#include <ostream>

#include "tools/liandiao/activity_lines.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

/// Yuan for funds, a plain number for everything else.
Result<std::int64_t> number_asked(Asked const& asked, bool money) {
  if (asked.has("number") == asked.has("amount") || asked.has("amount") != money)
    return fail(Code::invalid_input, money ? "activity_wants_amount" : "activity_wants_number");
  if (!money) {
    auto const number = number_option(asked, "number");
    if (!number) return tl::unexpected<Error>(number.error());
    return number->value_or(0);
  }
  auto const text = asked.option("amount").value_or("");
  auto const amount = parse_money(text);
  if (!amount) return fail(Code::invalid_input, "option_wants_money", {{"option", "--amount"}, {"value", text}});
  return amount->fen;
}

Result<ActivityToRecord> wanted(Talk& talk) {
  ActivityToRecord activity;
  activity.kind = talk.asked.operand("KIND");
  auto const organ = word_option(talk, "organ");
  if (!organ) return tl::unexpected<Error>(organ.error());
  activity.organ = *organ;
  auto const day = date_option(talk.asked, "on");
  if (!day) return tl::unexpected<Error>(day.error());
  activity.day = day->value_or(talk.time.now().date());
  constexpr std::size_t longest_word = 64;
  bool const money = activity.kind.size() <= longest_word && is_money(Symbol(activity.kind));
  auto const number = number_asked(talk.asked, money);
  if (!number) return tl::unexpected<Error>(number.error());
  activity.number = *number;
  auto const people = number_option(talk.asked, "people");
  if (!people) return tl::unexpected<Error>(people.error());
  activity.people = people->value_or(0);
  activity.note = talk.asked.option("note").value_or("");
  return activity;
}

Value activity_value(StoredActivity const& one) {
  auto members = activity_members(one.activity, one.withdrawn_by);
  members.emplace_back("hash", json(one.hash.hex()));
  return Value::of(std::move(members));
}

Exit told(Talk& talk, Workplace& place, Result<StoredActivity> const& stored, std::string_view text) {
  if (!stored) return talk.refuse(stored.error(), place.registers());
  if (talk.json) return talk.done(activity_value(*stored));
  Voice const voice(talk.labels, place.registers());
  talk.out << voice.text(text, {{"no", std::to_string(stored->activity.no)}}) << "\n";
  Columns columns(2);
  columns.row(activity_cells(stored->activity, stored->withdrawn_by, voice));
  talk.out << columns.text();
  return Exit::done;
}

}  // namespace

Exit record_activity(Talk& talk) {
  auto const activity = wanted(talk);
  if (!activity) return talk.refuse(activity.error());
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  return told(talk, **place, (*place)->desk().record_activity(*activity, *who), "activity_recorded");
}

Exit withdraw_activity(Talk& talk) {
  auto const text = talk.asked.operand("NO");
  std::int64_t no = 0;
  if (!read_number(text, no)) return talk.refuse(Error{Code::invalid_input, "activity_unknown", {{"value", text}}});
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const reason = talk.asked.option("reason").value_or("");
  return told(talk, **place, (*place)->desk().withdraw_activity(no, reason, *who), "activity_now_withdrawn");
}

Exit list_activities(Talk& talk) {
  ActivityQuery query;
  auto const organ = word_option(talk, "organ");
  if (!organ) return talk.refuse(organ.error());
  if (*organ) query.organs = {*organ};
  auto const kind = word_option(talk, "kind");
  if (!kind) return talk.refuse(kind.error());
  query.kind = *kind;
  auto const from = date_option(talk.asked, "from");
  if (!from) return talk.refuse(from.error());
  auto const to = date_option(talk.asked, "to");
  if (!to) return talk.refuse(to.error());
  query.from = *from;
  query.to = *to;
  auto const limit = number_option(talk.asked, "limit");
  if (!limit) return talk.refuse(limit.error());
  constexpr std::int64_t usual = 50, beyond = 501;
  query.limit = static_cast<int>(std::min(limit->value_or(usual), beyond));
  query.after = talk.asked.option("after").value_or("");
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const page = (*place)->desk().activities(query, *who);
  if (!page) return talk.refuse(page.error(), (*place)->registers());
  if (talk.json)
    return talk.done(object({{"records", list_of_values(page->records, activity_value)}, {"next", json(page->next)}}));
  Voice const voice(talk.labels, (*place)->registers());
  Columns columns;
  for (auto const& one : page->records) columns.row(activity_cells(one.activity, one.withdrawn_by, voice));
  talk.out << (page->records.empty() ? voice.text("activity_none") + "\n" : columns.text());
  if (!page->next.empty()) talk.out << voice.text("list_more", {{"next", page->next}}) << "\n";
  return Exit::done;
}

}  // namespace liandiao::door
