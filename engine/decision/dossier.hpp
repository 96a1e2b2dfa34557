#pragma once

#include <optional>
#include <vector>

#include "engine/cases/case_file.hpp"
#include "engine/flow/flow.hpp"

namespace liandiao {

/// One thing the flow's list requires of an attempt, and whether it is on file.
struct DossierItem {
  enum class Standing {
    there,
    missing,
    not_yet,  // would be required by an outcome or a circumstance that has not come about
    unseen,   // not on file, or not open to this reader
  };
  std::vector<Symbol> any_of;
  Standing standing = Standing::missing;
  std::optional<RowRef> paper;  // the latest of these types
};
std::string_view word_of(DossierItem::Standing standing);

/// The dossier of one attempt against the list of its procedure.
struct Dossier {
  int instance = 0;
  Symbol procedure;
  std::vector<DossierItem> required;
  std::vector<Symbol> as_needed;        // all the list has
  std::vector<Symbol> as_needed_there;  // those of them on file
  bool complete() const;
};

/// Of every instance whose procedure has a list. A paper counts where it was filed; what was filed in the docket counts
/// for every attempt, and what belongs to the mediation of an agreement for whatever is about that agreement: nobody
/// files the same paper twice in one case.
std::vector<Dossier> dossiers(CaseFile const& file, Flow const& flow);
/// Of one instance; empty when its procedure has no list.
Dossier dossier_of(CaseFile const& file, Instance const& instance, Flow const& flow);

/// For a reader who does not see every paper: what she does not see is neither there nor missing.
void hide_missing(std::vector<Dossier>& dossiers);

}  // namespace liandiao
