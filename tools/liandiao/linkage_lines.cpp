#include "tools/liandiao/linkage_lines.hpp"

#include <algorithm>

namespace liandiao::door {
namespace {

/// A thing that happened on a day; nothing when it has not happened.
void add_day(std::vector<std::string>& items, std::string_view key, std::optional<Date> const& day, Voice const& voice,
             std::string const& number = {}) {
  if (day) items.push_back(voice.text(key, {{"day", day->text()}, {"no", spaced(number)}}));
}

std::string other_court(Symbol receiving, Symbol competent, Voice const& voice) {
  return receiving == competent ? "" : voice.text("competent", {{"court", voice.organ(competent)}});
}

std::string answer_of(Handover const& row, Instance const& instance, Voice const& voice) {
  std::vector<std::string> items;
  add_day(items, "signed_for_on", row.received_on, voice);
  std::string answer = voice.state(instance.procedure, instance.state);
  if (row.answered_on) answer = row.answered_on->text() + " " + answer;
  if (row.returned_for) answer += voice.text("in_brackets", {{"text", voice.word("return_reason", row.returned_for)}});
  items.push_back(std::move(answer));
  return voice.joined(items);
}

}  // namespace

std::string spaced(std::string const& number) { return number.empty() ? number : " " + number; }

void list_handovers(Columns& columns, CaseFile const& file, PrivateText const& private_text, Voice const& voice) {
  auto const& rows = file.all<Handover>();
  for (auto const& row : rows)
    columns.row({std::to_string(row.instance),
                 voice.text("from_to", {{"from", voice.organ(row.from)}, {"to", voice.organ(row.to)}}),
                 voice.word("handover_kind", row.kind), row.letter_no, row.offered_on.text(),
                 fitted(private_text(row.reason), 40), answer_of(row, *file.instance(row.instance), voice),
                 row.back ? voice.text("sent_back") : ""});
  auto const back = std::count_if(rows.begin(), rows.end(), [](Handover const& row) { return row.back; });
  if (back == 0) return;
  auto const changed = static_cast<std::int64_t>(file.all<Custody>().size()) - 1;
  columns.line("  " + voice.text("handovers_counted", {{"offered", std::to_string(rows.size())},
                                                       {"changed", std::to_string(changed)},
                                                       {"back", std::to_string(back)}}));
}

void list_confirmations(Columns& columns, CaseFile const& file, Voice const& voice) {
  for (auto const& row : file.all<Confirmation>()) {
    auto const& instance = *file.instance(row.instance);
    std::vector<std::string> items;
    add_day(items, "accepted_on", row.accepted_on, voice, row.court_no);
    if (!row.accepted_on) add_day(items, "supply_by", row.supply_by, voice);
    add_day(items, "heard_on", row.heard_on, voice);
    std::string end = voice.state(instance.procedure, instance.state);
    if (row.ground)
      end += voice.text(
          "in_brackets",
          {{"text",
            voice.word(instance.outcome == "refused" ? "confirmation_refusal" : "dismissal_ground", row.ground)}});
    if (row.ruled_on) end = row.ruled_on->text() + " " + end;
    items.push_back(end + spaced(row.ruling_no));
    if (row.challenges > 0)
      items.push_back(voice.text("challenged_times", {{"count", std::to_string(row.challenges)}}));
    columns.row({std::to_string(row.instance), voice.text("agreement", {{"no", std::to_string(row.agreement)}}),
                 voice.parties(row.applicants), voice.organ(row.receiving_court),
                 other_court(row.receiving_court, row.competent_court, voice), voice.joined(items)});
  }
}

void list_filings(Columns& columns, CaseFile const& file, Voice const& voice) {
  for (auto const& row : file.all<Filing>()) {
    std::vector<std::string> items;
    add_day(items, "received_on", row.received_on, voice, row.receipt_no);
    add_day(items, "correct_by", row.correct_by, voice);
    add_day(items, "filed_on", row.filed_on, voice, row.court_no);
    if (!row.ruling_no.empty()) items.push_back(row.ruling_no);
    if (!row.redirected_to.empty()) items.push_back(voice.text("redirected_to", {{"to", row.redirected_to}}));
    columns.row({std::to_string(row.instance),
                 voice.text("sues", {{"party", voice.party(row.party)}, {"against", voice.parties(row.against)}}),
                 voice.organ(row.receiving_court), other_court(row.receiving_court, row.competent_court, voice),
                 voice.joined(items)});
  }
}

}  // namespace liandiao::door
