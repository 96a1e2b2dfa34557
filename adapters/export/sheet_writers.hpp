#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/export/sheet.hpp"

/// How each kind of file is written; `write_workbook` chooses.
namespace liandiao {

/// Takes the bytes of a file one piece after the other.
using Sink = std::function<Result<>(std::string_view)>;

/// In Western characters; a Chinese one takes two.
double text_width(std::string_view text);
/// A page's foot, filled in.
std::string page_foot(std::string_view foot, std::string_view page, std::string_view pages);

Result<> write_csv(Sheet const& sheet, Sink const& sink);
Result<> write_json_sheet(Sheet const& sheet, Sink const& sink);
Result<> write_pdf(Workbook const& workbook, Sink const& sink);
std::string charts_svg(std::vector<Chart> const& charts);
/// Into a file that is there and empty; `told` is how it is called in a complaint. What the library keeps meanwhile is
/// in files without a name in a folder beside it, which is gone afterwards.
Result<> fill_xlsx(Workbook const& workbook, std::filesystem::path const& empty, std::filesystem::path const& told);

}  // namespace liandiao
