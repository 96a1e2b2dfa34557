#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/cases/event.hpp"
#include "engine/procedure/catalogue.hpp"

namespace liandiao {

/// The largest file a paper may bring. A scanned dossier fits; a desk that serves many at once still holds it in
/// memory.
constexpr std::size_t attached_bytes_max = std::size_t{32} << 20U;

/// The fields of a command as they stand once the file handed in with it is known: its digest and its size are filled
/// in. `invalid_input` for a file no command of this kind takes, an empty one, one too large, and for a digest or a
/// size that is not the file's; a size is never taken on trust, so without a file there is none.
Result<Value> fields_with_file(CommandSpec const& spec, Value const& fields, std::optional<std::string> const& file);

/// An amendment may call a paper by another type or openness; a file that was attached stays what it was. `rejected`
/// when `with` names another.
Result<> check_file_kept(std::vector<Event> const& events, std::int64_t step, Value const& with,
                         Catalogue const& catalogue);

/// The file on its way beside the paper the step opens.
std::vector<PaperFile> files_of(Step const& step, std::string const& bytes);

}  // namespace liandiao
