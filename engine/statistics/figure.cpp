#include "engine/statistics/figure.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/statistics/figures_of_registers_and_activity.hpp"

namespace liandiao {
namespace {

using enum FigureUnit;

constexpr std::string_view outcome_day = "the day of the outcome";
constexpr FigureDetail leader{"organisation", "the organisation that leads"};

// clang-format off
constexpr std::array peoples_mediation{
    Figure{"peoples_mediation.accepted", cases,
           "a people's mediation that a committee accepted (受理), whatever came of it; less those concluded it is what "
           "goes on", "the day of acceptance"},
    Figure{"peoples_mediation.agreed", cases,
           "a mediation that brought an agreement, be it of some parties or about some claims only; what becomes of the "
           "agreement later changes nothing", outcome_day},
    Figure{"peoples_mediation.amount", fen, "the amounts of all its agreements as they were agreed", outcome_day},
    Figure{"peoples_mediation.concluded", cases,
           "a people's mediation that was accepted and has its outcome, agreed or ended; in joint work it counts for the "
           "body that leads it", outcome_day},
    Figure{"peoples_mediation.confirmation_applied", cases,
           "confirmation was applied for, of at least one of its agreements (民事诉讼法 205), whatever the court did",
           "the first application, the outcome if that is later"},
    Figure{"peoples_mediation.confirmed", cases,
           "a court confirmed at least one of its agreements (民事诉讼法 206), and the ruling was not revoked",
           "the first such ruling, the outcome if that is later"},
    Figure{"peoples_mediation.difficult", cases,
           "a mediation in a case whose level is above the first: any level other than L1", outcome_day},
    Figure{"peoples_mediation.oral", cases, "of those agreed: every agreement is oral (人民调解法 30)", outcome_day},
    Figure{"peoples_mediation.overturned", cases,
           "a court changed, cancelled or found invalid at least one of its agreements (人民调解法 33)",
           "the day the first suit about such an agreement was concluded, the outcome if that is later or no such suit "
           "stands in the case"},
    Figure{"peoples_mediation.participated", cases,
           "an organisation sent somebody into joint work on a mediation that another leads; once for each such "
           "organisation, in its own figures", outcome_day, leader, true},
    Figure{"peoples_mediation.parties", people,
           "heads of everybody who was a party to it, whether it came, refused or left; a party of many people counts as "
           "many", outcome_day},
    Figure{"peoples_mediation.performed", cases,
           "at least one of its agreements is performed and none is still in force unperformed",
           "the last performance, the outcome if that is later"},
    Figure{"peoples_mediation.sued", cases,
           "a suit about at least one of its agreements (人民调解法 32) was filed by a court or reported by somebody",
           "the filing or the report, the first of them; the outcome if that is later"},
    Figure{"peoples_mediation.written", cases, "of those agreed: at least one agreement is written (人民调解法 28, 29)",
           outcome_day},
};

constexpr FigureDetail field{"word",
                                   "the form's kind of dispute: public_security, traffic, medical, consumer, "
                                   "land_contract, contract, intellectual_property, environment, power_and_water, other; "
                                   "of a dispute with an organ state_compensation, indemnity, discretion"};

constexpr std::array administrative_mediation{
    Figure{"administrative_mediation.agreed", cases, "of those concluded: at least one agreement was made", outcome_day,
           field},
    Figure{"administrative_mediation.amount", fen, "the amounts of all its agreements as they were agreed", outcome_day,
           field},
    Figure{"administrative_mediation.concluded", cases,
           "a mediation of an administrative organ that was accepted and has its outcome; of police: one in which a "
           "session was held or an agreement made, and which is over", outcome_day, field},
    Figure{"administrative_mediation.confirmed", cases,
           "a court confirmed at least one of its agreements, and the ruling was not revoked",
           "the first such ruling, the outcome if that is later", field},
    Figure{"administrative_mediation.oral", cases, "of those agreed: no agreement is written", outcome_day, field},
    Figure{"administrative_mediation.participated", cases,
           "an organisation sent somebody into joint work on a mediation that another leads; in its own figures",
           outcome_day, leader, true},
    Figure{"administrative_mediation.parties", people, "heads of everybody who was a party to it", outcome_day, field},
    Figure{"administrative_mediation.performed", cases,
           "at least one of its agreements is performed and none is still in force unperformed",
           "the last performance, the outcome if that is later", field},
    Figure{"administrative_mediation.stage", cases,
           "of those concluded in a dispute with an organ (行政争议): at which stage it was mediated", outcome_day,
           FigureDetail{"word", "reconsideration or litigation"}},
    Figure{"administrative_mediation.written", cases, "of those agreed: at least one agreement is written", outcome_day,
           field},
};

constexpr FigureDetail variant{"word", "pre_suit, lawyer, in_suit or in_suit_simplified"};

constexpr std::array court_mediation{
    Figure{"court_mediation.accepted", cases,
           "a mediation a court asked for (委派, 委托) that somebody accepted, in the figures of the court; one brought to "
           "a room of lawyers by the parties counts for the room", "the day of acceptance", variant},
    Figure{"court_mediation.agreed", cases, "of those accepted: it ended in an agreement; inside a suit, when the court's "
           "paper was served or the suit withdrawn", outcome_day, variant},
    Figure{"court_mediation.confirmed", cases,
           "a court confirmed at least one of its agreements, and the ruling was not revoked",
           "the first such ruling, the outcome if that is later", variant},
    Figure{"court_mediation.days", days, "of those that ended: days from acceptance to the outcome, the first not counted",
           outcome_day, variant},
    Figure{"court_mediation.failed", cases, "of those accepted: it ended without an agreement", outcome_day, variant},
    Figure{"court_mediation.failed_then_filed", cases,
           "of those that failed before a suit: a court filed a suit in the same case on that day or later",
           "the day of filing", variant},
    Figure{"court_mediation.instruments", cases, "a court issued a paper on what was agreed (调解书)",
           "the day it was issued", variant},
    Figure{"court_mediation.participated", cases,
           "an organisation sent somebody into joint work on a mediation that another leads; in its own figures",
           outcome_day, leader, true},
    Figure{"court_mediation.performance_due", cases,
           "of those agreed: something was agreed for a day, and the last such day has come",
           "the last due day, the outcome if that is later", variant},
    Figure{"court_mediation.performed_by_itself", cases,
           "of those due: every agreement with a day was performed by its last due day, and none by a court's force",
           "the last due day, the outcome if that is later", variant},
};

constexpr std::array courts{
    Figure{"confirmation.applied", cases, "an application for judicial confirmation, in the figures of the court",
           "the day of the application", FigureDetail{"word", "the procedure in which the agreement was made"}},
    Figure{"confirmation.confirmed", cases, "of these: the court confirmed, and the ruling was not revoked",
           "the day of the ruling", FigureDetail{"word", "the procedure in which the agreement was made"}},
    Figure{"filing.filed", cases, "a court filed the suit", "the day of filing"},
    Figure{"filing.refused", cases, "a court refused to file, returned the papers or named another court",
           "the day it did", FigureDetail{"word", "refused, returned or redirected"}},
    Figure{"filing.submitted", cases, "a suit was submitted to a court", "the day it was submitted"},
};

constexpr FigureDetail receiver{"organisation", "the organisation it was offered to"};

constexpr InStock offered{Stock::handovers, 1};
constexpr InStock answered{Stock::handovers, -1};

constexpr std::array handover{
    Figure{"handover.accepted", cases, "the receiver accepted the case, in the figures of who gave it", "the day it did",
           receiver, false, answered},
    Figure{"handover.lapsed", cases, "the receiver let its time pass", "the day the offer lapsed", receiver,
           false, answered},
    Figure{"handover.offered", cases, "a case was offered to another organisation (移送, 交办, 委派), in the figures of who "
           "gave it", "the day of the offer", receiver, false, offered},
    Figure{"handover.ping_pong", cases,
           "of those offered: the receiver had held the case before, or had sent it back before", "the day of the offer",
           receiver},
    Figure{"handover.recalled", cases, "who gave it took the offer back", "the day it did", receiver, false,
           answered},
    Figure{"handover.returned", cases, "the receiver returned the case", "the day it did", receiver, false,
           answered},
};

constexpr FigureDetail article{"article", "the article or local rule"};

constexpr std::array deadlines{
    Figure{"deadlines.extended", times, "a deadline that had been extended is over: met, lapsed or fallen away",
           "the day it was over", article},
    Figure{"deadlines.irregular", times, "something was done beside the law and recorded because it happened",
           "the day it was done", article},
    Figure{"deadlines.lapsed", times, "a deadline of an organ passed without what it was for; one that began anew counts "
           "as it ran last", "the first day that was too late", article},
    Figure{"deadlines.met", times, "what a deadline of an organ was for was done in time", "the day it was done", article},
    Figure{"deadlines.suspended", times, "a deadline from which days were left out is over: met, lapsed or fallen away",
           "the day it was over", article},
};

constexpr InStock brought_in{Stock::ledger, 1};
constexpr InStock taken_off{Stock::ledger, -1};

constexpr std::array ledger{
    Figure{"ledger.concluded", cases, "a case was closed, in the ledger of who held it", "the day it was closed", {}, false,
           taken_off},
    Figure{"ledger.handed_in", cases, "another organisation's case came into the ledger", "the day it was taken over",
           FigureDetail{"organisation", "who held it before"}, false, brought_in},
    Figure{"ledger.handed_out", cases, "a case left the ledger for another organisation's", "the day it was taken over",
           FigureDetail{"organisation", "who holds it after"}, false, taken_off},
    Figure{"ledger.registered", cases, "a dispute was registered, in the ledger of who registered it",
           "the day of registration", {}, false, brought_in},
};

constexpr FigureDetail person{"person", "the mediator who led it to its end"};

constexpr std::array subsidy{
    Figure{"subsidy.difficult", cases,
           "a people's mediation that brought an agreement in a case of a level above the first, and is of no group",
           outcome_day, person},
    Figure{"subsidy.failed", cases, "a people's mediation that ended without an agreement", outcome_day, person},
    Figure{"subsidy.group", cases,
           "a people's mediation that brought an agreement among ten people or more, or in a case marked as one of many",
           outcome_day, person},
    Figure{"subsidy.oral", cases, "any other that brought oral agreements only", outcome_day, person},
    Figure{"subsidy.written", cases, "any other that brought a written agreement", outcome_day, person},
};
// clang-format on

std::vector<Figure> all_figures() {
  std::vector<Figure> all;
  auto const take = [&](std::span<Figure const> some) { all.insert(all.end(), some.begin(), some.end()); };
  take(peoples_mediation);
  take(administrative_mediation);
  take(court_mediation);
  take(courts);
  take(handover);
  take(deadlines);
  take(ledger);
  take(subsidy);
  take(figures_of_registers_and_activity());
  std::sort(all.begin(), all.end(), [](Figure const& a, Figure const& b) { return a.code < b.code; });
  return all;
}

}  // namespace

std::span<Figure const> figures() {
  static std::vector<Figure> const all = all_figures();
  return all;
}

std::string_view word_of(FigureUnit unit) {
  switch (unit) {
    case FigureUnit::cases: return "cases";
    case FigureUnit::people: return "people";
    case FigureUnit::fen: return "fen";
    case FigureUnit::times: return "times";
    case FigureUnit::days: return "days";
    case FigureUnit::bodies: return "bodies";
  }
  return {};
}

Figure const* figure(std::string_view code) {
  auto const all = figures();
  auto const found = std::lower_bound(all.begin(), all.end(), code,
                                      [](Figure const& one, std::string_view of) { return one.code < of; });
  return found == all.end() || found->code != code ? nullptr : &*found;
}

}  // namespace liandiao
