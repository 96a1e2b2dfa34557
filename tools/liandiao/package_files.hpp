#pragma once

#include <string>
#include <vector>

#include "adapters/export/whole.hpp"
#include "engine/desk/referral_package.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

/// Who made a package, when, and for which case as people number it.
struct PackageMaker {
  Symbol person;
  Instant made;
  std::string ledger_no;
};

/// The files of a package: its documents, its papers, the letter that goes with them, and the manifest that names each
/// of them with its digests (docs/formats/referral-package.md). The letter is in Chinese whoever asks for it.
std::vector<Packed> package_files(ReferralPackage const& package, PackageMaker const& maker,
                                  Registers const* registers);

/// One thing that is missing, as a person reads it; with its article.
std::string gap_name(PackageGap const& gap, Voice const& voice);
std::string gap_text(PackageGap const& gap, Voice const& voice);
Value gap_value(PackageGap const& gap);

}  // namespace liandiao::door
