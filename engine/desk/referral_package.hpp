#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/value.hpp"
#include "engine/cases/disclosure.hpp"
#include "engine/flow/flow.hpp"

namespace liandiao {

/// Something the law asks for that is not there. It is told and holds nothing up: a court takes every complaint, and
/// asks once for what is missing (登记立案规定 2、7; 民诉法解释 354).
struct PackageGap {
  std::string_view what;  // id_number, claims, paper …
  Symbol paper;           // which, where a paper is missing
  int party = 0;          // whose, where it is a party's
  std::string_view article;
};

/// A paper on its way to a court.
struct PackagedPaper {
  Paper paper;
  std::optional<std::string> bytes;  // none: it was filed without a file
  bool for_court_only = false;       // the other side must not be shown it
};

/// One document of a package, by the name of its file without an ending.
struct PackagedDocument {
  std::string name;
  Openness openness = Openness::parties;
  Value content;
};

/// What goes to a court with a referral or an application for confirmation, so that a clerk retypes nothing
/// (docs/formats/referral-package.md).
struct ReferralPackage {
  CaseId id;
  int instance = 0;
  Symbol procedure;
  Symbol sender;
  Symbol receiving_court;
  Symbol competent_court;
  Date submitted_on;
  std::vector<PackagedDocument> documents;
  std::vector<PackagedPaper> papers;
  std::vector<PackageGap> gaps;
  Disclosed disclosed;
};

/// Builds it from what may be disclosed and nothing else; the papers are still without their files.
ReferralPackage referral_package(Disclosed disclosed, int instance, Flow const& flow);

/// What the law asks for and the case does not have: 登记立案规定 4、6 for a suit, 民诉法解释 354 for a confirmation;
/// and what the flow's list of papers requires by now beside it, with the article `flow`.
std::vector<PackageGap> package_gaps(Disclosed const& disclosed, int instance, Flow const& flow);

}  // namespace liandiao
