#include "adapters/export/folder_courier.hpp"

#include "adapters/export/whole.hpp"

namespace liandiao {

Handed FolderCourier::hand_over(Parcel const& parcel) {
  using Outcome = Handed::Outcome;
  std::filesystem::path const folder(parcel.address);
  std::error_code ignored;
  // Nobody makes it for the receiver: a disk that is not mounted must not look like an empty letter box.
  if (!std::filesystem::is_directory(folder, ignored)) return {Outcome::later, "receiver_folder_missing"};
  auto const place = folder / parcel.id;
  // Taken away by the receiver, or still there and whole: a folder that holds anything came into its name in one move.
  if (std::filesystem::exists(place, ignored) && !std::filesystem::is_empty(place, ignored))
    return {Outcome::delivered, {}};
  std::vector<Packed> files{{"letter.json", parcel.letter + "\n"}};
  for (auto const& file : parcel.files) files.push_back({file.name, file.bytes});
  auto const written = write_whole_folder(place, files);
  if (!written) return {Outcome::later, written.error().key};
  return {Outcome::delivered, {}};
}

}  // namespace liandiao
