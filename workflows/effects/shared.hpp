#pragma once

#include <string>

#include "engine/base/ensure.hpp"
#include "engine/base/utf8.hpp"
#include "engine/procedure/effect.hpp"
#include "workflows/questions.hpp"

/// What follows in every procedure, and what effects are made of.
namespace liandiao::law {

/// The private row of a text that need not be there.
template <class T>
RowRef row_of(std::optional<T> const& text) {
  return text ? text->row : RowRef{};
}

/// A number or a name that need not be given.
template <class T>
std::string text_in(std::optional<T> const& text) {
  return text ? text->value : std::string();
}

/// A court asks for more, by a day of its own: the row it keeps of the matter, and the clock that day is.
template <class Row>
void ask_for_more(Row row, int Row::*times, std::optional<Date> Row::*by, Date day, std::string_view clock,
                  Facts const& facts, Effects& effects) {
  row.*times += 1;
  row.*by = day;
  effects.put(row);
  effects.list.emplace_back(StartClock{Symbol(clock), facts.on, 0, day});
}

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

/// Whoever owed it has seen to it.
void close_duty(Effects& effects, Facts const& facts, std::string_view duty, int instance);

inline void ask_number(Effects& effects, Facts const& facts, std::string_view type, Symbol organ) {
  effects.put(NumberRequest{facts.seq, effects.next_index(), facts.instance.no, Symbol(type), organ,
                            facts.on.day.year(), false});
}

/// What the organ owed in this instance is done.
void close_duty(Effects& effects, Facts const& facts, std::string_view duty, int instance);

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
LIANDIAO_CLOCK(HandleTime, "handle");
LIANDIAO_CLOCK(SecondMediationTime, "second_mediation");
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
LIANDIAO_CLOCK(NotifyEndTime, "notify_end");
LIANDIAO_CLOCK(CheckClueTime, "check_clue");
LIANDIAO_CLOCK(DecideTime, "decide");
LIANDIAO_CLOCK(ContestTime, "contest");
LIANDIAO_CLOCK(AskConsentTime, "ask_consent");
LIANDIAO_CLOCK(ChooseTime, "choose_mediator");
LIANDIAO_CLOCK(CourtAppointTime, "appoint_by_court");
LIANDIAO_CLOCK(AnswerDelegationTime, "answer_delegation");
LIANDIAO_CLOCK(ContactTime, "contact");
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

}  // namespace liandiao::law
