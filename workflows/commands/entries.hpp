#pragma once

#include <optional>
#include <vector>

#include "engine/base/money.hpp"
#include "engine/cases/command.hpp"
#include "workflows/vocabulary.hpp"

/// Kinds of text, and the records commands are made of.
namespace liandiao::law {

using Name = Sealed<120, Openness::personal>;
using Detail = Sealed<300, Openness::personal>;
using Address = Sealed<300, Openness::victim_only>;
using Narrative = Sealed<4000, Openness::parties>;
using Remark = Sealed<2000, Openness::confidential>;

struct RepresentativeEntry {
  Choice<RepresentativeKind> kind;
  std::optional<Choice<Authority>> authority;
  Name name;
  std::optional<PersonId> person;  // of the registers; filled by the desk for whoever mediated in the case
  bool namesake = false;           // has only the name of somebody who did
  bool operator==(RepresentativeEntry const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RepresentativeEntry, (), (kind, authority, name, person, namesake))

struct PartyEntry {
  Choice<Side> side;
  Choice<PartyKind> kind;
  Name name;
  std::optional<int> headcount;
  std::optional<Detail> id_number;
  std::optional<Detail> phone;
  std::optional<Address> address;
  std::optional<Detail> about;
  std::vector<Choice<Flag>> flags;
  std::vector<RepresentativeEntry> representatives;
  bool operator==(PartyEntry const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PartyEntry, (),
                      (side, kind, name, headcount, id_number, phone, address, about, flags, representatives))

struct ClaimEntry {
  PartyRef party;
  Narrative text;
  bool operator==(ClaimEntry const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClaimEntry, (), (party, text))

/// A case of which the desk found that it speaks of the same people, and by what.
struct RelatedEntry {
  Text<36> other;
  std::vector<Choice<RelationMark>> marks;
  bool operator==(RelatedEntry const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RelatedEntry, (), (other, marks))

struct MediatorEntry {
  PersonId person;
  Choice<MediatorRole> role;
  bool operator==(MediatorEntry const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MediatorEntry, (), (person, role))

struct TermEntry {
  PartyRef debtor;
  PartyRef creditor;
  Narrative obligation;
  std::optional<Money> amount;  // of one instalment
  std::optional<Date> due;      // of the first
  std::optional<Choice<Every>> every;
  std::optional<int> times;  // as many instalments, one each month, quarter or year
  bool operator==(TermEntry const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TermEntry, (), (debtor, creditor, obligation, amount, due, every, times))

/// Somebody signs for a party: which representative, by number.
struct AgentSignature {
  PartyRef party;
  int representative = 0;
  bool operator==(AgentSignature const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgentSignature, (), (party, representative))

}  // namespace liandiao::law
