#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/rules/time.hpp"

/// The way to court, and what the court owes there.
namespace liandiao::law {

struct ACourtReceives {
  static constexpr std::string_view code = "a_court_receives", article = "民事诉讼法 123", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const kind = facts.rulebook.kind_of(command.organ.id);
    if (kind != "court" && kind != "tribunal") lack(command.organ.id.str());
  }
};
/// Only the party sues; the platform helps (民事诉讼法 123; 登记立案规定 3 for an oral complaint).
struct PartysOwnWill {
  static constexpr std::string_view code = "partys_own_will", article = "民事诉讼法 123; 登记立案规定 3",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (!command.signed_complaint && !command.oral) lack(std::to_string(command.party.no));
  }
};
struct DefendantNamed {
  static constexpr std::string_view code = "defendant_named", article = "民事诉讼法 122", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (command.against.empty() || contains(command.against, command.party.no)) lack();
  }
};
struct IsThePlaintiff {
  static constexpr std::string_view code = "is_the_plaintiff", article = "民事诉讼法 122", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* filing = facts.file.find<Filing>(facts.instance.no);
    if (filing == nullptr || filing->party != command.party.no) lack(std::to_string(filing ? filing->party : 0));
  }
};
/// 民事诉讼法 126, 登记立案规定 8: decided within seven days of receipt.
struct DecidedInTime {
  static constexpr std::string_view code = "decided_in_time", article = "民事诉讼法 126; 登记立案规定 8",
                                    supplier = "court";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    lack_if_late(facts, "decide_filing", lack);
  }
};
/// 登记立案规定 7: everything at once, in one notice.
struct OneNoticeOnly {
  static constexpr std::string_view code = "one_notice_only", article = "登记立案规定 7", supplier = "court";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* filing = facts.file.find<Filing>(facts.instance.no);
    if (filing != nullptr && filing->corrections > 0) lack(std::to_string(filing->corrections + 1));
  }
};
/// The time for correcting runs out before the papers go back (登记立案规定 7).
struct CorrectionTimeOver {
  static constexpr std::string_view code = "correction_time_over", article = "登记立案规定 7", supplier = "court";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* filing = facts.file.find<Filing>(facts.instance.no);
    if (filing != nullptr && filing->correct_by && facts.on.day <= *filing->correct_by)
      lack(filing->correct_by->text());
  }
};
/// 特邀调解规定 21: that mediation was refused or failed is never a reason.
struct NotForMediation {
  static constexpr std::string_view code = "not_for_mediation", article = "特邀调解规定 21; 民事诉讼法 125、126",
                                    supplier = "court";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (command.ground.code == "mediation_first" || command.ground.code == "mediation_failed")
      lack(command.ground.code.str());
  }
};
/// 登记立案规定 9: a refusal is a written ruling with reasons.
struct RulingInWriting {
  static constexpr std::string_view code = "ruling_in_writing", article = "登记立案规定 9", supplier = "court";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (!command.ruling_no) lack();
  }
};
struct AppealStillOpen {
  static constexpr std::string_view code = "appeal_in_time", article = "民事诉讼法 171", supplier = "party";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* clock = facts.clock("appeal");
    if (clock != nullptr && clock->due && facts.on.day > *clock->due) lack(clock->due->text());
  }
};
/// The court above decides on an appeal that was made, once.
struct AppealIsPending {
  static constexpr std::string_view code = "appeal_is_pending", article = "民事诉讼法 171、178", supplier = "party";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const& notes = facts.file.all<Note>();
    auto const count = [&](std::string_view kind) {
      return std::count_if(notes.begin(), notes.end(),
                           [&](Note const& row) { return row.instance == facts.instance.no && row.kind == kind; });
    };
    if (count("appeal") <= count("appeal_decided")) lack();
  }
};
/// 民诉法解释 330: a refusal that was wrong is set aside, and the court below is told to file.
struct RefusalSetAside {
  static constexpr std::string_view code = "refusal_set_aside", article = "民诉法解释 330", supplier = "nobody";
  static constexpr bool reads_command = true;
  static void ask(DecideAppeal const& command, Facts const&, Lack& lack) {
    if (command.outcome.code != "must_file") lack();
  }
};
struct RefusalStands {
  static constexpr std::string_view code = "refusal_stands", article = "民事诉讼法 177", supplier = "nobody";
  static constexpr bool reads_command = true;
  static void ask(DecideAppeal const& command, Facts const&, Lack& lack) {
    if (command.outcome.code == "must_file") lack();
  }
};
/// What a judgment says of an agreement is said of one (人民调解法 32、33).
struct AgreementIsNamed {
  static constexpr std::string_view code = "agreement_is_named", article = "人民调解法 32、33", supplier = "court";
  static constexpr bool reads_command = true;
  static void ask(ConcludeSuit const& command, Facts const& facts, Lack& lack) {
    if (command.on_agreement && agreement_ruled_on(command, facts) == 0) lack();
  }
};

}  // namespace liandiao::law
