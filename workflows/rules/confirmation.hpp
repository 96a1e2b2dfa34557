#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/court_mediation.hpp"
#include "workflows/questions/fulfilment.hpp"
#include "workflows/questions/police.hpp"
#include "workflows/rules/time.hpp"

/// What may be confirmed by a court, and what the court owes there. The agreement is the instance's own: `can` asks
/// these of every agreement of the case before anything is entered.
namespace liandiao::law {

struct AgreementInForce {
  static constexpr std::string_view code = "agreement_in_force", article = "民事诉讼法 205", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* agreement = facts.file.agreement(facts.instance.agreement);
    bool const stands = agreement != nullptr && (agreement->status == "in_force" || agreement->status == "performed");
    if (!stands) lack(agreement == nullptr ? std::string() : std::to_string(agreement->no));
  }
};

/// 民事诉讼法 205: a lawfully set up mediation organisation made it, or set its seal beside that of police.
struct MadeByMediationBody {
  static constexpr std::string_view code = "made_by_mediation_body", article = "民事诉讼法 205", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* agreement = facts.file.agreement(facts.instance.agreement);
    if (agreement != nullptr && !made_by_mediation_body(facts, *agreement)) lack(std::to_string(agreement->no));
  }
};

/// 民诉法解释 354: the agreement itself is handed in, so an oral one is put on paper first.
struct AgreementIsWritten {
  static constexpr std::string_view code = "agreement_is_written", article = "民诉法解释 354", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* agreement = facts.file.agreement(facts.instance.agreement);
    if (agreement != nullptr && agreement->form == "oral") lack(std::to_string(agreement->no));
  }
};

/// 民事诉讼法 100, 205: what the court itself put in a paper is enforced as it is; confirmed is what a body mediated.
struct NotACourtsPaper {
  static constexpr std::string_view code = "not_a_courts_paper", article = "民事诉讼法 100、205", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* agreement = facts.file.agreement(facts.instance.agreement);
    if (agreement != nullptr && agreement->form == "mediation_paper") lack(std::to_string(agreement->no));
  }
};

/// 民诉法解释 355: not marriage, parentage, adoption, title, nor what has a procedure of its own.
struct ConfirmableMatter {
  static constexpr std::string_view code = "confirmable_matter", article = "民诉法解释 355", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* agreement = facts.file.agreement(facts.instance.agreement);
    if (agreement != nullptr && !agreement->matter.empty()) lack(agreement->matter.str());
  }
};

/// 特邀调解规定 18: what is suspected to be false goes to no court for confirmation.
struct NotSuspectedFalse {
  static constexpr std::string_view code = "not_suspected_false", article = "特邀调解规定 18; 在线调解规则 23",
                                    supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* agreement = facts.file.agreement(facts.instance.agreement);
    auto const* made_in = agreement == nullptr ? nullptr : facts.file.instance(agreement->instance);
    if (made_in != nullptr && made_in->suspended_on && made_in->suspended_for == "false_mediation")
      lack(made_in->suspended_on->text());
    else if (made_in != nullptr && is_suspected(facts.file, made_in->no))
      lack(made_in->ended_on ? made_in->ended_on->text() : std::string());
  }
};

/// 民事诉讼法 205: within thirty days of effect; the period is the parties' own and rolls off a rest day.
struct AppliedInTime {
  static constexpr std::string_view code = "applied_in_time", article = "民事诉讼法 205; 人民调解法 33",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* clock = application_time(facts);
    if (clock != nullptr && clock->due && facts.on.day > *clock->due) lack(clock->due->text());
  }
};
/// 民事诉讼法 86: restoration is for who missed the thirty days.
struct TimeIsOver {
  static constexpr std::string_view code = "time_is_over", article = "民事诉讼法 86", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* clock = application_time(facts);
    if (clock != nullptr && clock->due && facts.on.day <= *clock->due) lack(clock->due->text());
  }
};
/// 民事诉讼法 86: within ten days of the end of the obstacle; the court decides.
struct ObstacleJustEnded {
  static constexpr std::string_view code = "obstacle_just_ended", article = "民事诉讼法 86", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    constexpr int days_allowed = 10;
    if (facts.on.day > command.obstacle_ended.plus(days_allowed)) lack(command.obstacle_ended.text());
  }
};

struct NotBeforeACourtAlready {
  static constexpr std::string_view code = "not_before_a_court_already", article = "民诉法解释 355", supplier = "court";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>()) {
      if (row.no == facts.instance.no || row.procedure != "judicial_confirmation") continue;
      bool const pending = !has_outcome(facts, row) || row.outcome == "confirmed" || row.outcome == "challenged" ||
                           row.outcome == "enforcing";
      if (row.agreement == facts.instance.agreement && pending) lack(std::to_string(row.no));
    }
  }
};

/// 民事诉讼法 205: both sides apply together, which is everybody the agreement binds.
struct EveryBoundPartyApplies {
  static constexpr std::string_view code = "every_bound_party_applies", article = "民事诉讼法 205", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* agreement = facts.file.agreement(facts.instance.agreement);
    if (agreement == nullptr) return;
    for (int const party : agreement->parties)
      if (!contains(command.applicants, party)) lack(std::to_string(party));
  }
};

struct IsAnApplicant {
  static constexpr std::string_view code = "is_an_applicant", article = "民事诉讼法 205", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Confirmation>(facts.instance.no);
    bool const applies = row != nullptr && std::find(row->applicants.begin(), row->applicants.end(),
                                                     command.party.no) != row->applicants.end();
    if (!applies) lack(std::to_string(command.party.no));
  }
};

/// 司法确认程序规定 4: within three days.
struct AcceptedInTime {
  static constexpr std::string_view code = "application_decided_in_time", article = "司法确认程序规定 4",
                                    supplier = "court";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    lack_if_late(facts, "accept_application", lack);
  }
};
/// 民事诉讼法 187: within thirty days of acceptance, whatever the shorter target was.
struct ReviewedInTime {
  static constexpr std::string_view code = "reviewed_in_time", article = "民事诉讼法 187", supplier = "court";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    lack_if_late(facts, "review_limit", lack);
  }
};
struct OneSupplyOnly {
  static constexpr std::string_view code = "one_supply_only", article = "民诉法解释 354", supplier = "court";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Confirmation>(facts.instance.no);
    if (row != nullptr && row->supplies > 0) lack(std::to_string(row->supplies + 1));
  }
};
/// 民诉法解释 356: both sides are called to appear together.
struct HeardTogether {
  static constexpr std::string_view code = "heard_together", article = "民诉法解释 356", supplier = "court";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Confirmation>(facts.instance.no);
    if (row == nullptr) return;
    for (int const party : row->applicants)
      if (!contains(command.present, party)) lack(std::to_string(party));
  }
};
struct ApplicantsHeard {
  static constexpr std::string_view code = "applicants_heard", article = "民诉法解释 356", supplier = "court";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Confirmation>(facts.instance.no);
    if (row != nullptr && !row->heard_on) lack();
  }
};
/// 司法确认程序规定 5: ten days more, with the president's leave; a flow may say fewer.
struct ReviewExtensionFits {
  static constexpr std::string_view code = "review_extension_fits", article = "司法确认程序规定 5; 民事诉讼法 187",
                                    supplier = "court";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    constexpr int by_norm = 10;
    auto const* limit = limit_of(facts, "review");
    int const longest =
        limit != nullptr && limit->extension_length > 0 ? std::min(by_norm, limit->extension_length) : by_norm;
    auto const* clock = facts.clock("review");
    bool const first = clock != nullptr && clock->mark == "running" && clock->extensions == 0;
    if (!first || command.length < 1 || command.length > longest) lack(std::to_string(longest));
  }
};
/// 民诉法解释 372: fifteen days from receipt for a party, six months from knowledge for others.
struct ChallengedInTime {
  static constexpr std::string_view code = "challenged_in_time", article = "民诉法解释 372", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    constexpr int days_of_a_party = 15;
    constexpr int months_of_others = 6;
    Date const last =
        command.challenger ? command.since.plus(days_of_a_party) : command.since.plus_months(months_of_others);
    if (facts.on.day > last) lack(last.text());
  }
};
/// The last days, already over, of what is owed under the ruling.
inline std::vector<Date> days_missed(Facts const& facts) {
  auto const* row = facts.file.find<Confirmation>(facts.instance.no);
  bool const ruled = row != nullptr && row->ruled_on;
  auto days = ruled ? last_days(facts, *row->ruled_on) : std::vector<Date>{};
  std::erase_if(days, [&](Date day) { return day >= facts.on.day; });
  return days;
}

/// 民事诉讼法 206: what is enforced is overdue and was not performed.
struct OverdueUnderRuling {
  static constexpr std::string_view code = "overdue_under_ruling", article = "民事诉讼法 206", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (days_missed(facts).empty()) lack();
  }
};
/// 民事诉讼法 250: two years from the last day of performance.
struct EnforcedInTime {
  static constexpr std::string_view code = "enforced_in_time", article = "民事诉讼法 250", supplier = "party";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    constexpr int months_allowed = 24;
    auto const missed = days_missed(facts);
    if (missed.empty()) return;
    Date const last = std::max_element(missed.begin(), missed.end())->plus_months(months_allowed);
    if (facts.on.day > last) lack(last.text());
  }
};

}  // namespace liandiao::law
