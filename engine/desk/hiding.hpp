#pragma once

#include "engine/desk/desk.hpp"

namespace liandiao {

/// Takes out of a view every paper its reader may not know to be there (调解中的让步、保密材料不得提供给法院): from the
/// file, from the story, and from the dossiers, where what she does not see is neither there nor missing.
void hide_papers(CaseView& view, Registers const& registers);

/// What a dossier lacks tells what it holds: for a reader who does not see every paper a step that wants papers only
/// says so.
void hide_missing_papers(std::vector<Possibility>& can, CaseFile const& file, Actor const& reader,
                         Registers const& registers);

/// Takes out of a view which case a hidden relative is, and by what it was found.
void hide_relatives(CaseView& view);

}  // namespace liandiao
