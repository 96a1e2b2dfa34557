#include "engine/desk/sealing.hpp"

namespace liandiao {

SealedCommand seal(Command const& command, std::int64_t seq, Ids& ids, int first_index) {
  SealedCommand sealed;
  sealed.command = command.spec().seal(command, [&](Openness openness, Private& field) {
    if (field.text.empty()) return;  // sealed before, when the step it corrects was taken
    PrivateRow row;
    row.row = RowRef{seq, first_index + static_cast<int>(sealed.rows.size())};
    row.openness = openness;
    row.salt = ids.salt();
    row.text = std::move(field.text);
    field.text.clear();
    field.row = row.row;
    field.digest = salted_digest(row.salt, row.text);
    sealed.rows.push_back(std::move(row));
  });
  return sealed;
}

}  // namespace liandiao
