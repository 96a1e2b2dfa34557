#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// How an agreement is performed, or not.
namespace liandiao::law {

/// An agreement took effect: whoever made it supervises its performance (人民调解法 31).
struct BeginFulfilment {
  static constexpr std::string_view code = "begin_fulfilment";
  static constexpr By by = By::system;
  static constexpr bool opens = true;
  OrganId organ;
  AgreementRef agreement;
};
BOOST_DESCRIBE_STRUCT(BeginFulfilment, (), (organ, agreement))

struct RecordPerformance {
  static constexpr std::string_view code = "record_performance";
  static constexpr By by = By::anyone;
  AgreementRef agreement;
  std::optional<TermRef> term;  // none: all that is still owed
  std::optional<Remark> proof;
};
BOOST_DESCRIBE_STRUCT(RecordPerformance, (), (agreement, term, proof))

/// 督促履行 (人民调解法 31).
struct Urge {
  static constexpr std::string_view code = "urge";
  static constexpr By by = By::organ;
  AgreementRef agreement;
  std::optional<TermRef> term;  // none: every term that is overdue
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(Urge, (), (agreement, term, remark))

/// What is overdue is not performed, although it was urged; the parties are told what they may do (若干规定 37).
struct DeclareBreach {
  static constexpr std::string_view code = "declare_breach";
  static constexpr By by = By::organ;
  AgreementRef agreement;
  std::vector<PartyRef> told;  // of the government's help and of suing
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(DeclareBreach, (), (agreement, told, remark))

struct TermChange {
  TermRef term;
  std::optional<Money> amount;
  std::optional<Date> due;
  std::optional<Narrative> obligation;
  bool operator==(TermChange const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TermChange, (), (term, amount, due, obligation))

/// 变更履行: other amounts or days by consent of everybody the agreement binds.
struct ChangeTerms {
  static constexpr std::string_view code = "change_terms";
  static constexpr By by = By::organ;
  AgreementRef agreement;
  std::vector<TermChange> changes;
  std::vector<PartyRef> consenting;
};
BOOST_DESCRIBE_STRUCT(ChangeTerms, (), (agreement, changes, consenting))

/// Another agreement took its place, or a court took its force.
struct AgreementEnds {
  static constexpr std::string_view code = "agreement_ends";
  static constexpr By by = By::system;
  AgreementRef agreement;
};
BOOST_DESCRIBE_STRUCT(AgreementEnds, (), (agreement))

}  // namespace liandiao::law
