#pragma once

#include <map>
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

/// 张三 → 张某; an organisation's name stays as it is only for those who see it whole.
std::string masked(std::string const& name);

/// The private texts of a case as the reader may see them. Rows she may not read are missing.
std::map<RowRef, std::string> seen_texts(std::vector<PrivateRow> const& rows, CaseFile const& file, Actor const& reader,
                                         Registers const& registers);

}  // namespace liandiao
