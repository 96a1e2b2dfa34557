#pragma once

#include <string>

#include "engine/base/ensure.hpp"
#include "engine/base/utf8.hpp"
#include "engine/procedure/effect.hpp"
#include "workflows/questions.hpp"

/// What follows when a rule fires: verb phrases, each used by the rows that name it.
namespace liandiao::law {

inline RowRef row_of(std::optional<Remark> const& text) { return text ? text->row : RowRef{}; }

inline Note note(Effects& effects, Facts const& facts, std::string_view kind) {
  Note row;
  row.seq = facts.seq;
  row.index = effects.next_index();
  row.instance = facts.instance.no;
  row.kind = Symbol(kind);
  row.person = facts.actor.person;
  row.on = facts.on.day;
  return row;
}

inline Consent consent(Effects& effects, Facts const& facts, int party, std::string_view purpose, Symbol answer) {
  Consent row;
  row.seq = facts.seq;
  row.index = effects.next_index();
  row.party = party;
  row.instance = facts.instance.no;
  row.purpose = Symbol(purpose);
  row.answer = answer;
  row.on = facts.on.day;
  return row;
}

inline void tell(Effects& effects, Facts const& facts, std::string_view topic, std::vector<int> parties) {
  if (parties.empty()) return;
  effects.put(Inform{facts.seq, effects.next_index(), facts.instance.no, Symbol(topic), std::move(parties),
                     facts.actor.person, facts.on.day});
}

inline void ask_number(Effects& effects, Facts const& facts, std::string_view type, Symbol organ) {
  effects.put(NumberRequest{facts.seq, effects.next_index(), facts.instance.no, Symbol(type), organ,
                            facts.on.day.year(), false});
}

// ---- docket ---------------------------------------------------------------------------------------------------
int put_party(Effects& effects, Facts const& facts, PartyEntry const& entry);
void put_representative(Effects& effects, Facts const& facts, int party, RepresentativeEntry const& entry);
void put_claim(Effects& effects, ClaimEntry const& entry);

struct OpenCase {
  static constexpr std::string_view code = "case.open";
  static void draw(Register const& command, Facts const& facts, Effects& effects);
};
struct TellWays {
  static constexpr std::string_view code = "ways.tell";
  static void draw(InformWays const& command, Facts const& facts, Effects& effects);
};
struct Classify {
  static constexpr std::string_view code = "case.classify";
  static void draw(Triage const& command, Facts const& facts, Effects& effects);
};
struct ChangeLevel {
  static constexpr std::string_view code = "level.change";
  static void draw(SetLevel const& command, Facts const& facts, Effects& effects);
};
struct JoinParty {
  static constexpr std::string_view code = "party.add";
  static void draw(AddParty const& command, Facts const& facts, Effects& effects);
};
struct JoinRepresentative {
  static constexpr std::string_view code = "representative.add";
  static void draw(AddRepresentative const& command, Facts const& facts, Effects& effects);
};
struct RaiseClaim {
  static constexpr std::string_view code = "claim.add";
  static void draw(AddClaim const& command, Facts const& facts, Effects& effects);
};
struct GiveUpClaim {
  static constexpr std::string_view code = "claim.drop";
  static void draw(DropClaim const& command, Facts const& facts, Effects& effects);
};
struct NoteDanger {
  static constexpr std::string_view code = "danger.report";
  static void draw(ReportDanger const& command, Facts const& facts, Effects& effects);
};
struct NoteVisit {
  static constexpr std::string_view code = "visit.record";
  static void draw(ReturnVisit const& command, Facts const& facts, Effects& effects);
};
struct NoteSuit {
  static constexpr std::string_view code = "suit.record";
  static void draw(ReportSuit const& command, Facts const& facts, Effects& effects);
};
struct CloseCase {
  static constexpr std::string_view code = "case.close";
  static void draw(Close const& command, Facts const& facts, Effects& effects);
};
struct NoteAddress {
  static constexpr std::string_view code = "address.confirm";
  static void draw(ConfirmAddress const& command, Facts const& facts, Effects& effects);
};
struct ForgetPerson {
  static constexpr std::string_view code = "person.erase";
  static void draw(ErasePerson const& command, Facts const& facts, Effects& effects);
};

// ---- in every procedure ---------------------------------------------------------------------------------------
struct TellTopic {
  static constexpr std::string_view code = "parties.tell";
  static void draw(TellParties const& command, Facts const& facts, Effects& effects);
};
struct KeepPaper {
  static constexpr std::string_view code = "paper.keep";
  static void draw(FilePaper const& command, Facts const& facts, Effects& effects);
};
struct MarkLapsed {
  static constexpr std::string_view code = "clock.lapse";
  static void draw(Lapse const& command, Facts const& facts, Effects& effects) {
    (void)facts;
    effects.list.emplace_back(LapseClock{Symbol(command.clock.value), command.agreement ? command.agreement->no : 0,
                                         command.term ? command.term->no : 0});
  }
};
struct CountAgain {
  static constexpr std::string_view code = "clock.recount";
  static void draw(Recount const& command, Facts const& facts, Effects& effects) {
    (void)facts;
    effects.list.emplace_back(RecountClock{Symbol(command.clock.value), command.agreement ? command.agreement->no : 0,
                                           command.term ? command.term->no : 0});
  }
};
/// Begins a named clock of the instance on the business day of the step.
template <class Named>
struct Begin {
  static constexpr std::string_view code = Named::begin;
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    effects.start(Named::clock, facts.on);
  }
};
template <class Named>
struct Meet {
  static constexpr std::string_view code = Named::meet;
  template <class C>
  static void draw(C const&, Facts const&, Effects& effects) {
    effects.stop(Named::clock);
  }
};
/// It no longer matters whether the clock is met.
template <class Named>
struct Drop {
  static constexpr std::string_view code = Named::drop;
  template <class C>
  static void draw(C const&, Facts const&, Effects& effects) {
    effects.stop(Named::clock, "void");
  }
};
struct DropClocks {
  static constexpr std::string_view code = "clocks.drop";
  template <class C>
  static void draw(C const&, Facts const&, Effects& effects) {
    effects.list.emplace_back(StopAllClocks{});
  }
};

#define LIANDIAO_CLOCK(Type, Name)                                 \
  struct Type {                                                    \
    static constexpr std::string_view clock = Name;                \
    static constexpr std::string_view begin = "clock.start " Name; \
    static constexpr std::string_view meet = "clock.meet " Name;   \
    static constexpr std::string_view drop = "clock.drop " Name;   \
  }
LIANDIAO_CLOCK(TriageTime, "triage");
LIANDIAO_CLOCK(AssignTime, "assign");
LIANDIAO_CLOCK(ArchiveTime, "archive");
LIANDIAO_CLOCK(AcceptTime, "accept");
LIANDIAO_CLOCK(AppointTime, "appoint");
LIANDIAO_CLOCK(MediateTime, "mediate");
LIANDIAO_CLOCK(ReceiveTime, "receive");
LIANDIAO_CLOCK(DecideFilingTime, "decide_filing");
LIANDIAO_CLOCK(CorrectTime, "correct");
LIANDIAO_CLOCK(AppealTime, "appeal");
LIANDIAO_CLOCK(AnswerTime, "answer_handover");
LIANDIAO_CLOCK(AcceptApplicationTime, "accept_application");
LIANDIAO_CLOCK(SupplyTime, "supply");
LIANDIAO_CLOCK(ReviewTime, "review");
LIANDIAO_CLOCK(ReviewLimit, "review_limit");
LIANDIAO_CLOCK(EnforceTime, "enforce");
#undef LIANDIAO_CLOCK

/// The docket learns that a procedure of the case has begun.
struct TellDocket {
  static constexpr std::string_view code = "docket.proceed";
  using raises = Raises<Proceed>;
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    effects.raise(1, Command::of(Proceed{facts.instance.no}));
  }
};

// ---- mediation ------------------------------------------------------------------------------------------------
struct InviteParties {
  static constexpr std::string_view code = "parties.invite";
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    if constexpr (requires { command.about; })
      if (command.about) effects.instance.agreement = command.about->no;
    for (auto const& party : facts.file.all<Party>()) {
      bool applies = false;
      if constexpr (requires { command.applicants; }) applies = contains(command.applicants, party.no);
      effects.put(Participation{facts.instance.no, party.no, Symbol(applies ? "in" : "invited"), facts.on.day});
      if (applies) effects.put(consent(effects, facts, party.no, "mediate", Symbol("given")));
    }
  }
};
struct NoteTransfer {
  static constexpr std::string_view code = "transfer.record";
  static void draw(TransferIn const& command, Facts const& facts, Effects& effects);
};
struct GiveNumber {
  static constexpr std::string_view code = "number.ask";
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    ask_number(effects, facts, "mediation", facts.instance.organ);
  }
};
struct TellProperOrgan {
  static constexpr std::string_view code = "proper_organ.tell";
  static void draw(Refuse const& command, Facts const& facts, Effects& effects);
};
struct PutMediators {
  static constexpr std::string_view code = "mediators.appoint";
  static void draw(Appoint const& command, Facts const& facts, Effects& effects);
};
struct ReplaceMediator {
  static constexpr std::string_view code = "mediator.replace";
  static void draw(ObjectToMediator const& command, Facts const& facts, Effects& effects);
  static void draw(StandDown const& command, Facts const& facts, Effects& effects);
};
struct NoteRelation {
  static constexpr std::string_view code = "relation.disclose";
  static void draw(Disclose const& command, Facts const& facts, Effects& effects);
};
struct TellRights {
  static constexpr std::string_view code = "rights.tell";
  static void draw(InformRights const& command, Facts const& facts, Effects& effects);
};
struct NoteConsent {
  static constexpr std::string_view code = "consent.record";
  static void draw(GiveConsent const& command, Facts const& facts, Effects& effects);
};
struct NameGuest {
  static constexpr std::string_view code = "guest.name";
  static void draw(InviteGuest const& command, Facts const& facts, Effects& effects);
};
struct NoteUndisputed {
  static constexpr std::string_view code = "undisputed.record";
  static void draw(RecordUndisputed const& command, Facts const& facts, Effects& effects);
};
struct NoteInvestigation {
  static constexpr std::string_view code = "investigation.record";
  static void draw(Investigate const& command, Facts const& facts, Effects& effects);
};
struct CountSession {
  static constexpr std::string_view code = "session.count";
  static void draw(Convene const& command, Facts const& facts, Effects& effects);
};
struct RecordAgreement {
  static constexpr std::string_view code = "agreement.record";
  using raises = Raises<BeginFulfilment, AgreementReplaced>;
  static void draw(Agree const& command, Facts const& facts, Effects& effects);
  static void draw(AgreeOrally const& command, Facts const& facts, Effects& effects);
};
struct TellRemedies {
  static constexpr std::string_view code = "remedies.tell";
  static void draw(End const& command, Facts const& facts, Effects& effects);
};
struct RecordLeaving {
  static constexpr std::string_view code = "leaving.record";
  static void draw(Leave const& command, Facts const& facts, Effects& effects);
};
struct OweRemedies {
  static constexpr std::string_view code = "duty.tell_remedies";
  static void raise(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    raise(facts, effects);
  }
};
struct ProlongMediation {
  static constexpr std::string_view code = "clock.extend mediate";
  static void draw(Extend const& command, Facts const& facts, Effects& effects);
};
struct BeginSuspension {
  static constexpr std::string_view code = "suspension.begin";
  static void draw(Suspend const& command, Facts const& facts, Effects& effects);
};
struct EndSuspension {
  static constexpr std::string_view code = "suspension.end";
  static void draw(Resume const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
