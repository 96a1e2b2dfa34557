#pragma once

#include "engine/statistics/form.hpp"

namespace liandiao {

/// 人民调解案件情况统计表 of the Ministry of Justice, in its editions.
std::vector<Form> peoples_mediation_forms();

}  // namespace liandiao
