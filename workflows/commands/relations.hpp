#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What a case has to do with other cases (关联、重复、并案). The desk writes a case that is named by its ledger number
/// as its uid, and asks of the other case what no decision about this one can see.
namespace liandiao::law {

/// What the law makes of a registration, or of a party that came later, in which the desk found people of other cases.
struct NoteRelated {
  static constexpr std::string_view code = "note_related";
  static constexpr By by = By::system;
  std::vector<RelatedEntry> found;
};
BOOST_DESCRIBE_STRUCT(NoteRelated, (), (found))

struct LinkCase {
  static constexpr std::string_view code = "link_case";
  static constexpr By by = By::holder;
  Text<36> other;
  Choice<RelationKind> kind;
  Remark reason;
};
BOOST_DESCRIBE_STRUCT(LinkCase, (), (other, kind, reason))

/// The case found has nothing to do with this one.
struct DismissRelation {
  static constexpr std::string_view code = "dismiss_relation";
  static constexpr By by = By::holder;
  int candidate = 0;
  Remark reason;
};
BOOST_DESCRIBE_STRUCT(DismissRelation, (), (candidate, reason))

struct MergeCase {
  static constexpr std::string_view code = "merge_case";
  static constexpr By by = By::holder;
  Text<36> into;
  Remark reason;
};
BOOST_DESCRIBE_STRUCT(MergeCase, (), (into, reason))

struct UnmergeCase {
  static constexpr std::string_view code = "unmerge_case";
  static constexpr By by = By::holder;
  Remark reason;
};
BOOST_DESCRIBE_STRUCT(UnmergeCase, (), (reason))

/// What the case that leads is told, in the same commit.
struct ReceiveMerged {
  static constexpr std::string_view code = "receive_merged";
  static constexpr By by = By::system;
  Text<36> from;
};
BOOST_DESCRIBE_STRUCT(ReceiveMerged, (), (from))

struct ReleaseMerged {
  static constexpr std::string_view code = "release_merged";
  static constexpr By by = By::system;
  Text<36> from;
};
BOOST_DESCRIBE_STRUCT(ReleaseMerged, (), (from))

}  // namespace liandiao::law
