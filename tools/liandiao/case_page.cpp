#include "tools/liandiao/case_page.hpp"

#include <algorithm>
#include <sstream>

#include "engine/cases/encoding.hpp"
#include "tools/liandiao/clock_lines.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/dossier_lines.hpp"
#include "tools/liandiao/linkage_lines.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/possibilities.hpp"
#include "tools/liandiao/relative_lines.hpp"
#include "tools/liandiao/session_lines.hpp"
#include "tools/liandiao/telling.hpp"
#include "tools/liandiao/term_lines.hpp"

namespace liandiao::door {
namespace {

constexpr std::size_t digest_beginning = 12;  // enough to tell files apart by eye

/// What the reader gets of a private text: the text, or that it is hidden or erased.
std::string text_of(CaseView const& view, RowRef row, Voice const& voice) {
  if (!row) return {};
  if (auto const found = view.texts.find(row); found != view.texts.end()) return found->second;
  bool const erased = std::find(view.erased.begin(), view.erased.end(), row) != view.erased.end();
  return voice.text(erased ? "erased" : "hidden");
}

class Page {
 public:
  Page(CaseView const& view, Date today, Voice const& voice)
      : view_(view), file_(view.file), head_(view.file.head()), today_(today), voice_(voice) {}

  std::string text(std::string const& ledger_no) {
    title(ledger_no);
    section("page_parties", parties());
    section("page_claims", claims());
    section("page_elections", elections());
    section("page_procedures", instances());
    Columns sessions(2);
    list_sessions(
        sessions, file_, today_, [&](RowRef row) { return private_text(row); }, voice_);
    section("page_sessions", sessions);
    Columns clocks(2);
    list_clocks(clocks, nearest_clocks(), file_, *view_.rulebook, today_, voice_);
    section("page_clocks", clocks);
    section("page_duties", duties());
    section("page_agreements", agreements());
    Columns handovers(2);
    list_handovers(
        handovers, file_, [&](RowRef row) { return private_text(row); }, voice_);
    section("page_handovers", handovers);
    Columns confirmations(2);
    list_confirmations(confirmations, file_, voice_);
    section("page_confirmations", confirmations);
    Columns filings(2);
    list_filings(filings, file_, voice_);
    section("page_filings", filings);
    section("page_papers", papers());
    section("page_dossiers", dossier_lines(view_.dossiers, voice_));
    section("page_irregularities", irregularities());
    story();
    possibilities();
    return std::move(out_);
  }

 private:
  std::string const& label(std::string_view key) const {
    auto const* text = voice_.labels().find("text", key);
    static std::string const none;
    return text == nullptr ? none : *text;
  }
  std::string private_text(RowRef row) const { return text_of(view_, row, voice_); }

  void section(std::string_view heading, Columns const& columns) {
    if (auto const text = columns.text(); !text.empty()) out_ += "\n" + label(heading) + "\n" + text;
  }

  void title(std::string const& ledger_no) {
    std::vector<std::string> items{voice_.word("dispute_type", head_.dispute_type), voice_.word("level", head_.level),
                                   voice_.word("standing", view_.standing)};
    for (auto const flag : head_.flags) items.push_back(voice_.word("flag", flag));
    out_ += ledger_no;
    for (auto const& item : items) out_ += "  " + item;
    out_ += "\n";
    Columns columns(2);
    auto const row = [&](std::string_view key, std::string value) {
      if (!value.empty()) columns.row({label(key), std::move(value)});
    };
    row("page_holder", voice_.organ(head_.holder));
    row("page_registered", head_.registered_on.text() + "  " + voice_.word("source", head_.source));
    row("page_cause", head_.cause);
    row("page_place", private_text(head_.place));
    row("page_summary", private_text(head_.summary));
    // What was found to be nothing is told by the story alone.
    for (auto const& one : view_.relatives)
      if (one.kind != "dismissed") columns.row({relative_heading(one, voice_), relative_text(one, voice_)});
    if (head_.closed_on) row("page_closed", head_.closed_on->text());
    row("page_version", std::to_string(file_.version) + "  " + file_.id.uid);
    out_ += columns.text();
  }

  std::string flags_of(Party const& party) const {
    std::vector<std::string> flags;
    flags.reserve(party.flags.size() + 1);
    for (auto const flag : party.flags) flags.push_back(voice_.word("flag", flag));
    if (party.headcount > 1) flags.push_back(voice_.text("headcount", {{"count", std::to_string(party.headcount)}}));
    return voice_.joined(flags);
  }

  Columns parties() const {
    Columns columns(2);
    for (auto const& party : file_.all<Party>()) {
      std::vector<std::string> contact{private_text(party.phone), private_text(party.address)};
      std::erase(contact, std::string());
      std::vector<std::string> people;
      for (auto const& row : file_.all<Representative>())
        if (row.party == party.no) people.push_back(representative(row));
      columns.row({std::to_string(party.no), voice_.word("side", party.side), private_text(party.name),
                   voice_.word("party_kind", party.kind), flags_of(party), voice_.joined(people),
                   fitted(voice_.joined(contact), 40)});
    }
    return columns;
  }

  std::string representative(Representative const& row) const {
    std::string text = voice_.word("representative_kind", row.kind) + " " + private_text(row.name);
    if (row.authority) text += voice_.text("in_brackets", {{"text", voice_.word("authority", row.authority)}});
    return text + " #" + std::to_string(row.no);
  }

  /// Whom a group chose to act for it, and how far they may go.
  Columns elections() const {
    Columns columns(2);
    for (auto const& row : file_.all<Election>())
      columns.row({"#" + std::to_string(row.seq), row.since.text(),
                   voice_.text("elected_for", {{"elected", voice_.parties(row.representatives)},
                                               {"represented", voice_.parties(row.represented)}}),
                   voice_.word("authority", row.authority),
                   row.paper == 0 ? "" : voice_.text("paper_of_step", {{"no", std::to_string(row.paper)}}),
                   row.until ? voice_.text("elected_until", {{"day", row.until->text()}}) : ""});
    return columns;
  }

  Columns claims() const {
    Columns columns(2);
    for (auto const& claim : file_.all<Claim>()) {
      std::string end;
      if (claim.dropped) end = label("claim_dropped");
      if (claim.settled_by != 0) end = voice_.text("claim_settled", {{"no", std::to_string(claim.settled_by)}});
      columns.row({std::to_string(claim.no), voice_.party(claim.party), fitted(private_text(claim.text), 60), end});
    }
    return columns;
  }

  std::string mediators_of(Instance const& instance) const {
    std::vector<std::string> people;
    for (auto const& row : file_.all<Mediator>())
      if (row.instance == instance.no && !row.until)
        people.push_back(
            voice_.person(row.person) +
            (row.role == "lead" ? "" : voice_.text("in_brackets", {{"text", voice_.word("mediator_role", row.role)}})));
    return voice_.joined(people);
  }

  std::string number_of(Instance const& instance) const {
    for (auto const& row : file_.all<NumberRequest>())
      if (row.instance == instance.no && !row.annulled)
        return std::string(file_.issued_number(RowRef{row.seq, row.index}));
    return {};
  }

  std::string taking_part(Instance const& instance) const {
    std::vector<std::string> items;
    for (std::string_view const standing : {"in", "invited", "left", "refused"}) {
      std::vector<int> parties;
      for (auto const& row : file_.all<Participation>())
        if (row.instance == instance.no && row.standing == standing) parties.push_back(row.party);
      if (!parties.empty())
        items.push_back(voice_.parties(parties) + " " + voice_.labels().word("participation", standing));
    }
    std::string text;
    for (auto const& item : items) text += (text.empty() ? "" : voice_.text("semicolon")) + item;
    return text;
  }

  Columns instances() const {
    Columns columns(2);
    for (auto const& row : file_.all<Instance>()) {
      if (row.no == 1) continue;
      std::string state = voice_.state(row.procedure, row.state);
      if (row.suspended_on)
        state += voice_.text("suspended_since", {{"day", row.suspended_on->text()},
                                                 {"reason", voice_.word("suspension_reason", row.suspended_for)}});
      std::string const span =
          row.opened_on.text() + (row.ended_on ? voice_.text("until", {{"day", row.ended_on->text()}}) : "");
      columns.row({std::to_string(row.no), voice_.procedure(row.procedure, row.variant), state, voice_.organ(row.organ),
                   mediators_of(row), number_of(row), span, taking_part(row)});
    }
    return columns;
  }

  /// Of the days to perform an agreement the nearest; all of them stand with its terms.
  std::vector<Clock> nearest_clocks() const {
    auto clocks = live_clocks(file_);
    std::vector<int> shown;
    std::erase_if(clocks, [&](Clock const& clock) {
      if (clock.clock != "perform" || clock.mark != "running") return false;
      bool const later = std::find(shown.begin(), shown.end(), clock.agreement) != shown.end();
      shown.push_back(clock.agreement);
      return later;
    });
    return clocks;
  }

  /// Of which agreement and term a duty is, where it is of one.
  std::string subject_of(Duty const& duty) const {
    std::istringstream subject(duty.subject);
    std::string word, agreement, term;
    subject >> word >> agreement >> term;
    if (agreement.empty()) return {};
    return voice_.text(term.empty() ? "of_agreement" : "of_term", {{"no", agreement}, {"term", term}});
  }

  Columns duties() const {
    Columns columns(2);
    for (auto const& duty : file_.all<Duty>()) {
      if (duty.done_on) continue;
      std::string what = voice_.word("duty", duty.duty);
      if (duty.duty == "clock_lapsed")
        what += voice_.text("in_brackets",
                            {{"text", voice_.labels().word("clock", duty.subject.substr(0, duty.subject.find(' ')))}});
      what += subject_of(duty);
      columns.row({duty.since.text(), what, voice_.organ(duty.organ), voice_.article(duty.article.view())});
    }
    return columns;
  }

  Columns agreements() const {
    Columns columns(2);
    for (auto const& row : file_.all<Agreement>()) {
      std::vector<std::string> items{voice_.text("agreement", {{"no", std::to_string(row.no)}}),
                                     voice_.word("agreement_form", row.form)};
      bool const in_force = row.status != "unserved" && row.status != "never_served";
      if (in_force) items.push_back(voice_.text("effective_on", {{"day", row.effective_on.text()}}));
      items.push_back(voice_.text("yuan", {{"amount", row.amount.text()}}));
      items.push_back(voice_.parties(row.parties));
      for (auto& item : standing_of_agreement(row)) items.push_back(std::move(item));
      std::string line = "  ";
      for (auto const& item : items) line += (line.size() > 2 ? "  " : "") + item;
      columns.line(line);
      if (auto const content = private_text(row.content); !content.empty()) columns.line("    " + content);
      for (auto const& term : file_.all<Term>())
        if (term.agreement == row.no) add_term(columns, term);
    }
    return columns;
  }

  /// How it is being performed, and what a court said of it.
  std::vector<std::string> standing_of_agreement(Agreement const& agreement) const {
    std::vector<std::string> items{voice_.word("agreement_status", agreement.status)};
    for (auto const& row : file_.all<Instance>()) {
      if (row.agreement != agreement.no) continue;
      if (row.procedure == "fulfilment" && agreement.status == "in_force")
        items.front() = voice_.state(row.procedure, row.state);
      auto const* confirmation = file_.find<Confirmation>(row.no);
      if (confirmation == nullptr) continue;
      items.push_back(voice_.word("procedure", row.procedure) + " " + voice_.state(row.procedure, row.state) +
                      spaced(confirmation->ruling_no));
    }
    return items;
  }

  void add_term(Columns& columns, Term const& term) const {
    columns.row(
        {"  " + std::to_string(term.no),
         voice_.text("owes", {{"debtor", std::to_string(term.debtor)}, {"creditor", std::to_string(term.creditor)}}),
         fitted(private_text(term.obligation), 60),
         term.amount.fen == 0 ? "" : voice_.text("yuan", {{"amount", term.amount.text()}}),
         term.due ? voice_.text("due_by", {{"day", term.due->text()}}) : "", term_text(term, today_, voice_)});
  }

  Columns papers() const {
    Columns columns(2);
    for (auto const& row : file_.all<Paper>())
      columns.row(
          {row_ref_text({row.seq, row.index}), row.on.text(), voice_.word("paper_type", row.type),
           voice_.word("openness", row.openness), voice_.text("instance_no", {{"no", std::to_string(row.instance)}}),
           row.bytes == 0 ? label("paper_no_file") : voice_.text("bytes", {{"count", std::to_string(row.bytes)}}),
           row.digest.none() ? "" : row.digest.hex().substr(0, digest_beginning)});
    return columns;
  }

  Columns irregularities() const {
    Columns columns(2);
    for (auto const& row : file_.all<Irregularity>())
      columns.row({row.on.text(), voice_.fact_sentence(row.guard.view(), {row.fact}),
                   voice_.article(row.article.view()),
                   row.reason ? voice_.text("reason_given", {{"reason", private_text(row.reason)}}) : "",
                   voice_.person(row.person), "#" + std::to_string(row.seq)});
    return columns;
  }

  void story() {
    Telling const telling(voice_, file_.issued);
    Columns columns(1);
    tell_story(columns, view_.story, telling, voice_);
    section("page_story", columns);
  }

  void possibilities() {
    Columns can(4);
    list_possible(can, view_.can, voice_);
    section("page_can", can);
    Columns cannot(4);
    list_impossible(cannot, view_.can, voice_);
    section("page_cannot", cannot);
  }

  CaseView const& view_;
  CaseFile const& file_;
  Head const& head_;
  Date today_;
  Voice const& voice_;
  std::string out_;
};

/// A row with its private texts in the place of their references.
template <class P>
Value part_value(P const& part, CaseView const& view, Voice const& voice) {
  Value row = Value::of(Value::Map{});
  for_each_member(part, [&]<class M>(char const* name, M const& member) {
    if constexpr (std::is_same_v<M, RowRef>) {
      row.set(name, member ? json(text_of(view, member, voice)) : Value());
    } else if constexpr (std::is_same_v<M, Money>) {
      row.set(name, json(member));
    } else if constexpr (optional_of<M>::value) {
      row.set(name, member ? json(*member) : Value());
    } else {
      std::string text;
      write(text, member);
      row.set(name, parse_canonical(text).value_or(Value()));
    }
  });
  return row;
}

template <class P>
void add_part(Value& parts, CaseView const& view, Voice const& voice) {
  parts.set(std::string(P::code),
            list_of_values(view.file.all<P>(), [&](P const& part) { return part_value(part, view, voice); }));
}

}  // namespace

std::string ledger_number_of(CaseFile const& file) {
  for (auto const& row : file.all<NumberRequest>())
    if (row.type == "ledger") return std::string(file.issued_number(RowRef{row.seq, row.index}));
  return file.id.uid;
}

std::string case_page(CaseView const& view, std::string const& ledger_no, Date today, Voice const& voice) {
  return Page(view, today, voice).text(ledger_no);
}

Value case_value(CaseView const& view, std::string const& ledger_no, Date today, Voice const& voice) {
  Telling const telling(voice, view.file.issued);
  Value parts = Value::of(Value::Map{});
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Parts>>(
      [&]<class P>(boost::mp11::mp_identity<P>) { add_part<P>(parts, view, voice); });
  return object(
      {{"uid", json(view.file.id.uid)},
       {"ledger_no", json(ledger_no)},
       {"version", json(view.file.version)},
       {"standing", json(view.standing)},
       {"reader", object({{"person", json(view.reader.person)}, {"organ", json(view.reader.organ)}})},
       {"clocks", clocks_value(live_clocks(view.file), view.file, *view.rulebook, today)},
       {"parts", std::move(parts)},
       {"relatives", list_of_values(view.relatives, relative_value)},
       {"dossiers", dossiers_value(view.dossiers)},
       {"story", list_of_values(view.story, [&](Event const& event) { return telling.value(event); })},
       {"can", list_of_values(view.can, [&](Possibility const& one) { return possibility_value(one, voice); })}});
}

}  // namespace liandiao::door
