#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/cases/event.hpp"

namespace liandiao {

/// A case as far as it may leave for a court. Only the parts that travel are in `file`, and of the private texts only
/// those of these parts; what was said in confidence is in it in no form. Whoever makes a package from this, and has
/// nothing else, cannot tell what must not be told (人民调解法 15; 特邀调解规定 22).
struct Disclosed {
  CaseFile file;
  std::map<RowRef, std::string> texts;  // a row missing here was erased
  std::vector<int> sheltered;           // parties whose address the other side must not learn

  std::string const* text(RowRef const& row) const;
  bool shelters(int party) const;
};

/// What a court may be given for one referral or one application for confirmation, of the parties to it: head, parties
/// with those who stand for them, open claims, the court's own instance, the agreement it is about, facts signed as
/// undisputed by everybody concerned, addresses for service, reports of how mediation ended, and papers. Left behind:
/// whatever is confidential, and records of what was said in a mediation, unless everybody who took part agreed to
/// disclose them; a record that is filed as confidential stays even then.
Disclosed disclosed_to_court(CaseFile const& file, int instance, std::vector<PrivateRow> const& rows);

/// Everybody the instance before the court is between: plaintiff and defendants, or those the agreement binds.
std::vector<int> parties_before_court(CaseFile const& file, int instance);

}  // namespace liandiao
