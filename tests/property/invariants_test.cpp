// The invariants of the law, each tried by random lives under the shipped flow and under random valid ones.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/property/asked.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

std::string at_step(Event const& event) {
  return "step " + std::to_string(event.seq) + " " + event.command.str() + ": ";
}

/// Agreements an order brought, with the event and the case before it.
template <class F>
std::string each_new_agreement(Seen const& seen, F&& f) {
  for (auto const& event : seen.events()) {
    if (event.command != "agree" && event.command != "agree_orally") continue;
    for (auto const& change : event.changes)
      if (auto const* row = std::get_if<Agreement>(&change.part); row != nullptr && change.kind == Change::Kind::opened)
        if (auto what = f(event, *row, fields_of(event)); !what.empty()) return at_step(event) + what;
  }
  return {};
}

// I1, 人民调解法 17、23.
TEST(Consent, NobodyIsMediatedOrBoundWhoDoesNotAgreeToIt) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      if (event.command == "accept")
        for (auto const& row : seen.before.all<Participation>())
          if (row.instance == event.instance && row.standing == "refused") return at_step(event) + "against a refusal";
      if (event.command != "convene") continue;
      for (int const party : numbers_in(fields_of(event), "present"))
        if (latest_answer(seen.before, event.instance, party, "mediate") != "given")
          return at_step(event) + "party " + std::to_string(party) + " has not consented";
    }
    return each_new_agreement(seen, [&](Event const& event, Agreement const& row, Value const&) -> std::string {
      for (int const party : row.parties)
        if (latest_answer(seen.before, event.instance, party, "mediate") != "given")
          return "binds party " + std::to_string(party) + " that does not consent";
      return {};
    });
  });
}

// I1: taking part and having consented are the same thing.
TEST(Consent, APartyIsInAMediationExactlyWhileItsConsentStands) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& row : seen.life.file().all<Participation>()) {
      if (!is_mediation(*seen.life.file().instance(row.instance))) continue;
      bool const given = latest_answer(seen.life.file(), row.instance, row.party, "mediate") == "given";
      if ((row.standing == "in") != given)
        return "party " + std::to_string(row.party) + " is " + row.standing.str() + " in " +
               std::to_string(row.instance);
    }
    return {};
  });
}

// I2, 人民调解法 3(3)、23: whatever the state, whatever the flow asks of organs.
TEST(TheWayToCourt, LeavingIsNeverRefusedInAnOpenStateAndSuingInNoState) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    if (file.version == 0) return {};
    auto const& rulebook = seen.life.rulebook();
    for (auto const& instance : file.all<Instance>()) {
      if (!is_mediation(instance) || kind_of_state(seen.life, instance.procedure, instance.state) == StateKind::final)
        continue;
      for (auto const& row : file.all<Participation>()) {
        if (row.instance != instance.no || (row.standing != "in" && row.standing != "invited")) continue;
        auto const decided = put_to(file, rulebook, "leave", number_field("party", row.party), instance.no, seen.today);
        if (!decided) return "party " + std::to_string(row.party) + " cannot leave: " + Life::told(decided.error());
      }
    }
    for (auto const& party : file.all<Party>()) {
      if (file.all<Party>().size() < 2) break;
      Value fields = number_field("party", party.no);
      fields.set("against", Value::of(Value::List{Value::of(std::int64_t{party.no == 1 ? 2 : 1})}));
      fields.set("organ", Value::of(std::string("ddk-court")));
      fields.set("signed_complaint", Value::of(true));
      if (file.party(party.no == 1 ? 2 : 1) == nullptr) continue;
      auto const decided = put_to(file, rulebook, "submit", std::move(fields), 0, seen.today);
      if (!decided) return "party " + std::to_string(party.no) + " cannot sue: " + Life::told(decided.error());
    }
    return {};
  });
}

// I2: what people are shown says so, too.
TEST(TheWayToCourt, CanNeverDeniesLeavingOrSuing) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    if (file.version == 0) return {};
    bool suing = false;
    std::set<int> leaving;
    for (auto const& one : seen.life.can(seen.today.text())) {
      if (one.answer == Possibility::Answer::no) continue;
      suing = suing || one.command->code == "submit";
      if (one.command->code == "leave") leaving.insert(one.instance);
    }
    if (!suing) return "nobody is shown that suing is possible";
    for (auto const& instance : file.all<Instance>())
      if (is_mediation(instance) && instance.outcome.empty() && !leaving.contains(instance.no))
        return "nobody is shown that leaving " + std::to_string(instance.no) + " is possible";
    return {};
  });
}

// I3, 人民调解法 29、30.
TEST(FormalAct, NoAgreementIsInForceWithoutIt) {
  holds_in_random_lives([](Seen const& seen) {
    return each_new_agreement(seen, [&](Event const& event, Agreement const& row, Value const& fields) -> std::string {
      auto const* mediator = seen.before.find<Mediator>(event.instance, row.mediator);
      if (mediator == nullptr || mediator->until) return "no mediator of the matter put her name to it";
      if (event.command == "agree_orally") {
        bool const medical =
            seen.life.rulebook().kind_of(seen.before.instance(event.instance)->organ) == "medical_committee";
        return says_true(fields, "paper_asked") || medical ? "a paper was wanted" : "";
      }
      bool const of_committee = seen.before.instance(event.instance)->procedure == "peoples_mediation";
      if (of_committee && !says_true(fields, "sealed")) return "no seal";
      auto signers = numbers_in(fields, "signed_by");
      if (auto const* agents = fields.find("by_agent"))
        for (auto const& agent : agents->list()) signers.push_back(static_cast<int>(agent.find("party")->integer()));
      for (int const party : row.parties)
        if (!has(signers, party) && !elected_among(seen.before, party, signers))
          return "party " + std::to_string(party) + " did not sign";
      return {};
    });
  });
}

// I6, 人民调解法 4: there is no field a fee could be written into.
TEST(Fees, NoCommandOfAMediationCarriesAnAmountButWhatThePartiesOweEachOther) {
  std::set<std::string> amounts;
  std::function<void(std::string const&, std::vector<FieldSpec> const&)> const walk =
      [&](std::string const& path, std::vector<FieldSpec> const& fields) {
        for (auto const& field : fields) {
          if (field.kind == FieldKind::amount) amounts.insert(path + "." + field.name);
          walk(path + "." + field.name, field.record);
        }
      };
  for (auto const& procedure : law::catalogue().procedures)
    for (auto const* command : procedure.commands) walk(command->code.str(), command->fields);
  EXPECT_EQ(amounts,
            (std::set<std::string>{"agree.amount", "agree.terms.amount", "agree_orally.amount",
                                   "agree_orally.terms.amount", "change_term.amount", "charge_fee.amount",
                                   "mediate_on_spot.amount", "mediate_on_spot.terms.amount", "police_agree.amount",
                                   "police_agree.terms.amount", "record_performance.amount"}));
  for (auto const& procedure : law::catalogue().procedures)
    EXPECT_EQ(procedure.command(Symbol("charge_fee")) != nullptr, procedure.code == "court_mediation");
}

// I7, 人民调解法 26.
TEST(Endings, NoCaseClosesBeforeEverybodyWithoutAgreementWasToldTheOtherWays) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      if (event.procedure != "docket" || event.to != "closed") continue;
      for (auto const& row : seen.before.all<Participation>()) {
        if (!is_mediation(*seen.before.instance(row.instance))) continue;
        bool const told = was_told(seen.before, row.instance, row.party, "remedies") ||
                          was_told(seen.before, row.instance, row.party, "proper_organ");
        // A settlement that police accepted settled it.
        if (seen.before.instance(row.instance)->state == "no_penalty") continue;
        if (is_inside_suit(*seen.before.instance(row.instance))) continue;  // the court decides
        if (row.standing == "invited" || told || bound_by_agreement(seen.before, row.instance, row.party)) continue;
        return at_step(event) + "party " + std::to_string(row.party) + " of " + std::to_string(row.instance) +
               " was told nothing";
      }
    }
    return {};
  });
}

// I8, 若干规定 22: neither what a court has filed nor what another organ has accepted.
TEST(TakenByTheCourt, WhatACourtHasFiledIsNotMediatedOutsideIt) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& all = seen.life.file().all<Instance>();
    auto const& notes = seen.life.file().all<Note>();
    for (auto const& row : all) {
      if (!is_mediation(row) || is_inside_suit(row) || !row.outcome.empty() || row.state == "applied") continue;
      // What the organ itself hands to a committee is mediated there.
      auto const handed_by = [&](Symbol organ) {
        return std::any_of(notes.begin(), notes.end(), [&](Note const& note) {
          return note.instance == row.no && note.kind == "transfer" && note.organ == organ;
        });
      };
      for (auto const& other : all) {
        bool const by_court = other.procedure == "litigation_referral" && other.agreement == 0 &&
                              (other.state == "filed" || other.state == "concluded");
        auto const* outlet = seen.life.rulebook().outlet(other);
        bool const by_outlet = outlet != nullptr && !outlet->beside && other.state == "accepted";
        if ((by_court || by_outlet) && !handed_by(other.organ))
          return "instance " + std::to_string(row.no) + " is " + row.state.str();
      }
    }
    return {};
  });
}

// I9, 特邀调解规定 21.
TEST(TakenByTheCourt, FailedOrRefusedMediationIsNeverAGroundThatPassesUnmarked) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      if (event.command != "refuse_filing") continue;
      std::string const ground = fields_of(event).find("ground")->text();
      if (ground != "mediation_failed" && ground != "mediation_first") continue;
      bool const marked = std::any_of(event.changes.begin(), event.changes.end(), [](Change const& change) {
        auto const* row = std::get_if<Irregularity>(&change.part);
        return row != nullptr && row->guard == "not_for_mediation";
      });
      if (!marked) return at_step(event) + ground;
    }
    return {};
  });
}

// I9, 民事诉讼法 126、171; 登记立案规定 2、8: a court may file whatever is before it, and who was refused may appeal
// and sue again, however the mediation went.
TEST(TakenByTheCourt, WhoeverInsistsOnSuingIsNeverKeptFromIt) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    for (auto const& row : file.all<Instance>()) {
      auto const* filing = file.find<Filing>(row.no);
      if (filing == nullptr) continue;
      Value court_no;
      court_no.set("court_no", Value::of(std::string("（2026）渝0104民初9号")));
      auto const& rulebook = seen.life.rulebook();
      bool const before_the_court = row.state == "submitted" || row.state == "received" || row.state == "correcting";
      if (before_the_court)
        if (auto const filed = put_to(file, rulebook, "file", court_no, row.no, seen.today); !filed)
          return std::to_string(row.no) + " cannot be filed: " + Life::told(filed.error());
      if (row.state != "refused") continue;
      auto const appealed = put_to(file, rulebook, "appeal", number_field("party", filing->party), row.no, seen.today);
      if (!appealed) return std::to_string(row.no) + " cannot be appealed: " + Life::told(appealed.error());
    }
    return {};
  });
}

// I2, 人民调解法 3(3): a party takes any outlet the flow has, whatever goes on, and withdraws from it as it likes.
TEST(OtherWays, ApplyingIsNeverRefusedToAPartyNorTakingItBack) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    auto const& rulebook = seen.life.rulebook();
    auto const* policy = rulebook.flow().procedure(Symbol("remedy"));
    if (file.version == 0 || policy == nullptr) return {};
    for (auto const& outlet : policy->outlets) {
      auto const& all = rulebook.registers().organisations();
      auto const organ = std::find_if(all.begin(), all.end(), [&](Organisation const& row) {
        auto const& kinds = outlet.handled_by;
        return std::find(kinds.begin(), kinds.end(), row.kind) != kinds.end() &&
               rulebook.registers().organisation(row.id, seen.today) != nullptr;
      });
      if (organ == all.end()) continue;
      Value fields;
      fields.set("variant", Value::of(outlet.code.str()));
      fields.set("organ", Value::of(organ->id.str()));
      fields.set("applicants", Value::of(Value::List{Value::of(std::int64_t{1})}));
      auto const decided = put_to(file, rulebook, "seek_remedy", std::move(fields), 0, seen.today);
      if (!decided) return outlet.code.str() + " cannot be taken: " + Life::told(decided.error());
    }
    for (auto const& row : file.all<Participation>()) {
      auto const& instance = *file.instance(row.instance);
      if (instance.procedure != "remedy" || !instance.outcome.empty() || row.standing != "in") continue;
      auto const decided =
          put_to(file, rulebook, "withdraw", number_field("party", row.party), row.instance, seen.today);
      if (!decided) return "party " + std::to_string(row.party) + " cannot withdraw: " + Life::told(decided.error());
    }
    return {};
  });
}

// I5, 民事诉讼法 206.
TEST(Performance, ConfirmedIsNotPerformedAndEnforcedIsWhatIsConfirmedAndOverdue) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      bool const performs = event.procedure == "fulfilment" || is_correction(event.command);
      for (auto const& change : event.changes) {
        auto const* row = std::get_if<Agreement>(&change.part);
        auto const* before = row == nullptr ? nullptr : seen.before.agreement(row->no);
        if (row != nullptr && row->status == "performed" && !performs && (before == nullptr || !before->performed_on))
          return at_step(event) + "performs agreement " + std::to_string(row->no);
      }
      if (event.command != "apply_enforcement") continue;
      auto const& instance = *seen.before.instance(event.instance);
      bool without_terms = true;
      bool overdue = false;
      for (auto const& term : seen.before.all<Term>()) {
        if (term.agreement != instance.agreement) continue;
        without_terms = false;
        // Without a day it is owed from the ruling on.
        overdue = overdue || (!term.performed_on && !term.waived_on && (!term.due || *term.due < event.on.day));
      }
      overdue = overdue || (without_terms && !seen.before.agreement(instance.agreement)->performed_on);
      if (instance.state != "confirmed" || !overdue) return at_step(event) + "nothing to enforce";
    }
    return {};
  });
}

// 人民调解法 31: no agreement is without its fulfilment, and it is performed exactly when nothing of it is owed.
TEST(Performance, EveryAgreementIsFollowedAndWhatIsOwedSaysHowItStands) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    for (auto const& agreement : file.all<Agreement>()) {
      if (agreement.status == "unserved" || agreement.status == "never_served") continue;  // never in force yet
      std::string const name = "agreement " + std::to_string(agreement.no);
      Instance const* followed = nullptr;
      for (auto const& row : file.all<Instance>())
        if (row.procedure == "fulfilment" && row.agreement == agreement.no) {
          if (followed != nullptr) return name + " is followed twice";
          followed = &row;
        }
      if (followed == nullptr) return name + " is followed by nobody";
      bool owed = false;
      bool broken = false;
      bool any = false;
      for (auto const& term : file.all<Term>()) {
        if (term.agreement != agreement.no) continue;
        any = true;
        bool const open = !term.performed_on && !term.waived_on;
        owed = owed || open;
        broken = broken || (open && term.breached_on);
        if (term.paid > term.amount) return name + " is overpaid";
      }
      bool const runs = followed->state == "performing" || followed->state == "breached";
      if (any && followed->state == "performed" && owed) return name + " is performed and something is owed";
      if (any && runs && !owed) return name + " is " + followed->state.str() + " and nothing is owed";
      if (any && runs && (followed->state == "breached") != broken)
        return name + " is wrongly " + followed->state.str();
      if (runs && agreement.status != "in_force") return name + " is followed and " + agreement.status.str();
    }
    return {};
  });
}

// 民法典 511; 人民调解法 31: each term that is owed by a day has its clock, due that very day.
TEST(Performance, TheDayThePartiesAgreedIsTheDayOfTheClock) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    for (auto const& clock : file.all<Clock>()) {
      auto const* instance = file.instance(clock.instance);
      if (clock.clock != "perform") continue;
      auto const* term = file.find<Term>(clock.agreement, clock.term);
      if (term == nullptr || instance->agreement != clock.agreement) return "a clock of no term";
      if (clock.due != term->due || clock.provisional) return "due " + clock.due->text();
      if (clock.mark == "running" && !term->open()) return "nothing is owed and its clock runs";
    }
    return {};
  });
}

// 若干规定 37.
TEST(Performance, NoCaseClosesOverABreachWhoseCreditorWasNotToldWhereToTurn) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      if (event.procedure != "docket" || event.to != "closed") continue;
      for (auto const& term : seen.before.all<Term>()) {
        auto const* agreement = seen.before.agreement(term.agreement);
        if (!term.open() || !term.breached_on || agreement->status != "in_force") continue;
        auto const& informs = seen.before.all<Inform>();
        bool const told = std::any_of(informs.begin(), informs.end(), [&](Inform const& row) {
          return row.topic == "remedies" && has(row.parties, term.creditor);
        });
        if (!told) return at_step(event) + "nobody told party " + std::to_string(term.creditor);
      }
    }
    return {};
  });
}

// I10, 特邀调解规定 15; 若干规定 25.
TEST(Mediators, ARelatedOneWorksOnOnlyWithConsentAndAReplacedOneNotAtAll) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    for (auto const& row : file.all<Recusal>()) {
      auto const* mediator = file.find<Mediator>(row.instance, row.person);
      if (row.decision == "replaced" && row.party != 0 && mediator != nullptr && !mediator->until)
        return row.person.str() + " was objected to and serves";
    }
    for (auto const& event : seen.events()) {
      if (event.command != "convene") continue;
      for (auto const& row : seen.before.all<Recusal>()) {
        auto const* mediator = seen.before.find<Mediator>(row.instance, row.person);
        if (row.instance != event.instance || row.decision != "pending" || mediator == nullptr || mediator->until)
          continue;
        for (auto const& taking : seen.before.all<Participation>())
          if (taking.instance == event.instance && taking.standing == "in" &&
              latest_answer(seen.before, event.instance, taking.party, "mediator", row.person.view()) != "given")
            return at_step(event) + "party " + std::to_string(taking.party) + " did not accept " + row.person.str();
      }
    }
    return {};
  });
}

// I10: and joint work has one who leads.
TEST(Mediators, ExactlyOneLeadsWhileASessionIsHeld) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& instance : seen.life.file().all<Instance>()) {
      bool const with_mediators =
          instance.state == "assigned" || instance.state == "ready" || instance.state == "in_session";
      if (!is_mediation(instance) || !with_mediators) continue;
      auto const& rows = seen.life.file().all<Mediator>();
      auto const leads = std::count_if(rows.begin(), rows.end(), [&](Mediator const& row) {
        return row.instance == instance.no && row.role == "lead" && !row.until;
      });
      if (leads != 1) return std::to_string(leads) + " lead instance " + std::to_string(instance.no);
    }
    return {};
  });
}

// I12, I13, 人民调解法 15(4); 个人信息保护法.
TEST(Privacy, NoPrivateTextEverStandsInAnEvent) {
  holds_in_random_lives({[](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      std::string const text = text_of(event);
      if (text.find("secret ") != std::string::npos) return at_step(event) + text;
      for (auto const& row : seen.life.private_rows())
        if (!row.text.empty() && text.find(row.text) != std::string::npos) return at_step(event) + row.text;
    }
    return {};
  }});
}

// I12, I13: each kept text matches the salted digest in the event that brought it.
TEST(Privacy, EveryPrivateTextHasItsDigestInTheEventThatBroughtIt) {
  Lives lives;
  lives.at_the_end = [](Life const& life) -> std::string {
    for (auto const& row : life.private_rows()) {
      if (row.text.empty()) continue;
      auto const& event = life.events()[static_cast<std::size_t>(row.row.seq - 1)];
      if (text_of(event).find(salted_digest(row.salt, row.text).hex()) == std::string::npos)
        return at_step(event) + "has no digest of " + row_ref_text(row.row);
    }
    return {};
  };
  holds_in_random_lives([](Seen const&) { return std::string(); }, lives);
}

// I14, 民法典 19、20、23.
TEST(Minors, NoneIsBoundWithoutTheGuardian) {
  holds_in_random_lives([](Seen const& seen) {
    return each_new_agreement(seen, [&](Event const&, Agreement const& row, Value const& fields) -> std::string {
      for (int const party : row.parties) {
        auto const& flags = seen.before.party(party)->flags;
        if (std::find(flags.begin(), flags.end(), Symbol("minor")) == flags.end()) continue;
        bool signed_for = false;
        if (auto const* agents = fields.find("by_agent"))
          for (auto const& agent : agents->list()) {
            auto const* who =
                seen.before.find<Representative>(static_cast<int>(agent.find("representative")->integer()));
            signed_for = signed_for || (agent.find("party")->integer() == party && who != nullptr &&
                                        who->party == party && who->kind == "guardian");
          }
        if (!signed_for) return "binds the minor party " + std::to_string(party);
      }
      return {};
    });
  });
}

// I17, 人民调解法 25.
TEST(Danger, IsRecordedAtAnyTime) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    if (seen.life.file().version == 0) return {};
    Value fields;
    fields.set("kind", Value::of(std::string("crime")));
    fields.set("organ", Value::of(std::string("jgm-ps")));
    auto const decided =
        put_to(seen.life.file(), seen.life.rulebook(), "report_danger", std::move(fields), 0, seen.today);
    return decided ? std::string() : Life::told(decided.error());
  });
}

// I18, 民事诉讼法 85.
TEST(Clocks, EveryOneCarriesWhatItsDueDayFollowsFrom) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& calendar = seen.life.rulebook().calendar();
    for (auto const& clock : seen.life.file().all<Clock>()) {
      std::string const name = clock.clock.str() + " of " + std::to_string(clock.instance) + ": ";
      bool const stands = !clock.article.empty() && clock.length > 0 && clock.owner && clock.basis && clock.regime;
      if (!stands) return name + "says too little";
      if (clock.calendar != calendar.digest()) return name + "names another calendar";
      if (clock.mark == "running" && !clock.due) return name + "runs without a due day";
      if (clock.mark == "suspended" && clock.due) return name + "stands still with a due day";
      if (!clock.due) continue;
      auto const again = reckon(calendar, BusinessTime{clock.start, clock.start_minute},
                                Period{clock.length + clock.extended, clock.unit, clock.rolls}, clock.excluded);
      if (!again || again->due.day != *clock.due || again->provisional != clock.provisional)
        return name + "is due " + clock.due->text() + " and reckons to " +
               (again ? again->due.text() : again.error().plain());
    }
    return {};
  });
}

// I18: a clock is suspended exactly while its matter is, and never made shorter by it.
TEST(Clocks, ALongerSuspensionNeverBringsADueDayNearer) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    if (seen.given.command != "resume" || !seen.decided) return {};
    auto const& event = seen.decided->steps.front().event;
    auto const later = put_to(seen.before, seen.life.rulebook(), "resume", Value::of(Value::Map{}), event.instance,
                              event.on.day.plus(1));
    if (!later) return Life::told(later.error());
    CaseFile longer = seen.before;
    for (auto const& step : later->steps) advance(longer, step.event, Digest{});
    for (auto const& clock : seen.life.file().all<Clock>()) {
      auto const* other = longer.find<Clock>(clock.clock, clock.instance, clock.agreement, clock.term);
      if (clock.due && other != nullptr && other->due && *other->due < *clock.due)
        return clock.clock.str() + " " + other->due->text();
    }
    return {};
  });
}

TEST(Clocks, OnlyASuspendedMatterHasClocksThatStandStill) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& clock : seen.life.file().all<Clock>())
      if (clock.mark == "suspended" && !seen.life.file().instance(clock.instance)->suspended_on)
        return clock.clock.str() + " of " + std::to_string(clock.instance);
    for (auto const& row : seen.life.file().all<Suspension>())
      if (row.until && *row.until < row.from) return "a suspension ends before it begins";
    return {};
  });
}

/// What an organ owes because it ended, or whether or not it did: telling everybody, and the check of a clue
/// (投诉举报处理办法 21、23).
bool owed_after_the_end(Clock const& clock) { return clock.clock == "notify_end" || clock.clock == "check_clue"; }

TEST(Clocks, NoOrgansClockRunsOnceItsMatterIsOver) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& clock : seen.life.file().all<Clock>()) {
      auto const& instance = *seen.life.file().instance(clock.instance);
      bool const over = kind_of_state(seen.life, instance.procedure, instance.state) == StateKind::final;
      if (owed_after_the_end(clock)) continue;
      if (over && clock.owner != "party" && (clock.mark == "running" || clock.mark == "suspended"))
        return clock.clock.str() + " of " + std::to_string(clock.instance) + " in " + instance.state.str();
    }
    return {};
  });
}

TEST(Clocks, AMarkedLapseHasItsDutyAndAMetClockHasNone) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& duty : seen.life.file().all<Duty>()) {
      if (duty.duty != "clock_lapsed" || duty.done_on) continue;
      auto const space = duty.subject.find(' ');
      int const agreement = space == std::string::npos ? 0 : std::stoi(duty.subject.substr(space));
      auto const* clock =
          seen.life.file().find<Clock>(Symbol(duty.subject.substr(0, space)), duty.instance, agreement, 0);
      if (clock == nullptr || clock->mark != "lapsed")
        return duty.subject + " of " + std::to_string(duty.instance) + " is no longer lapsed";
    }
    return {};
  });
}

// I19, 民事诉讼法 62.
TEST(Agents, NoneSettlesWithoutSpecialAuthority) {
  holds_in_random_lives([](Seen const& seen) {
    return each_new_agreement(seen, [&](Event const&, Agreement const&, Value const& fields) -> std::string {
      auto const* agents = fields.find("by_agent");
      if (agents == nullptr) return {};
      for (auto const& agent : agents->list()) {
        auto const* who = seen.before.find<Representative>(static_cast<int>(agent.find("representative")->integer()));
        bool const may =
            who != nullptr && who->party == agent.find("party")->integer() &&
            (who->authority == "special" || who->kind == "guardian" || who->kind == "legal_representative");
        if (!may) return "signed by one who may not";
      }
      return {};
    });
  });
}

}  // namespace
}  // namespace liandiao::tests
