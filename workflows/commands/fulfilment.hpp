#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What becomes of an agreement once it is in force.
namespace liandiao::law {

/// The body that made the agreement watches over it from the day it takes effect (PML 31).
struct BeginFulfilment {
  static constexpr std::string_view code = "begin_fulfilment";
  static constexpr By by = By::system;
  static constexpr bool opens = true;
  AgreementRef agreement;
  OrganId organ;
};
BOOST_DESCRIBE_STRUCT(BeginFulfilment, (), (agreement, organ))

struct RecordPerformance {
  static constexpr std::string_view code = "record_performance";
  static constexpr By by = By::anyone;
  AgreementRef agreement;
  std::optional<TermRef> term;  // none: all that is owed
  std::optional<Money> amount;  // none: all that is left of the term
  std::optional<Remark> proof;
};
BOOST_DESCRIBE_STRUCT(RecordPerformance, (), (agreement, term, amount, proof))

/// 督促: the body urges who owes (PML 31).
struct Urge {
  static constexpr std::string_view code = "urge";
  static constexpr By by = By::organ;
  AgreementRef agreement;
  std::vector<TermRef> terms;  // empty: all that are due
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(Urge, (), (agreement, terms, remark))

/// Still not performed after urging, or the debtor declares that it will not perform (反悔).
struct RecordBreach {
  static constexpr std::string_view code = "record_breach";
  static constexpr By by = By::anyone;
  AgreementRef agreement;
  std::vector<TermRef> terms;  // empty: all it can be said of
  bool declared = false;
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(RecordBreach, (), (agreement, terms, declared, remark))

/// 变更: another day or amount, by everybody the agreement binds.
struct ChangeTerm {
  static constexpr std::string_view code = "change_term";
  static constexpr By by = By::party;
  AgreementRef agreement;
  TermRef term;
  std::optional<Date> due;
  std::optional<Money> amount;
  std::vector<PartyRef> signed_by;
  std::vector<AgentSignature> by_agent;
};
BOOST_DESCRIBE_STRUCT(ChangeTerm, (), (agreement, term, due, amount, signed_by, by_agent))

/// 免除: the creditor lets the debtor off what is left of a term.
struct Waive {
  static constexpr std::string_view code = "waive";
  static constexpr By by = By::party;
  AgreementRef agreement;
  TermRef term;
  PartyRef party;  // the creditor
  std::vector<AgentSignature> by_agent;
};
BOOST_DESCRIBE_STRUCT(Waive, (), (agreement, term, party, by_agent))

/// Another agreement, or a judgment, has taken its place.
struct AgreementReplaced {
  static constexpr std::string_view code = "agreement_replaced";
  static constexpr By by = By::system;
  AgreementRef agreement;
};
BOOST_DESCRIBE_STRUCT(AgreementReplaced, (), (agreement))

/// A court cancelled it, or found it invalid.
struct AgreementCancelled {
  static constexpr std::string_view code = "agreement_cancelled";
  static constexpr By by = By::system;
  AgreementRef agreement;
};
BOOST_DESCRIBE_STRUCT(AgreementCancelled, (), (agreement))

}  // namespace liandiao::law
