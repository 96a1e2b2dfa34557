#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/cases/event.hpp"
#include "engine/cases/registers.hpp"

namespace liandiao {

/// How much of a private text a reader gets.
enum class Sight { whole, masked, nothing };

/// What this reader may see of a text of this openness: who works on the case reads it; a superior reads what is open
/// or between the parties, and names masked; a court never reads what was said in confidence (特邀调解规定 22).
Sight sight(Openness openness, CaseFile const& file, Actor const& reader, Registers const& registers);

/// The same for a reader through whose organisation's access row the case is looked at.
Sight sight(Openness openness, Access const& access, Registers const& registers);

/// 张三 → 张某, 欧阳三 → 欧阳某; of an organisation's name what kind of one it is: 某公司.
std::string masked(std::string const& name);

/// The private texts of a case as the reader may see them. Rows she may not read are missing.
std::map<RowRef, std::string> seen_texts(std::vector<PrivateRow> const& rows, CaseFile const& file, Actor const& reader,
                                         Registers const& registers);

/// A party's name as that reader may see it: whole, masked, or, where she may not see it or it was erased, not at all.
std::optional<std::string> seen_name(PrivateRow const& name, Access const& access, Registers const& registers);

}  // namespace liandiao
