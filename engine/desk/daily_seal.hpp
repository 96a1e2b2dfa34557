#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "engine/base/signing.hpp"
#include "engine/desk/audit.hpp"

/// A seal over a whole district on one day (封签): which cases there were, at which version, with which last hash. Kept
/// where whoever can write to the database cannot, it shows what the database alone cannot: that a case is gone, cut
/// short, or told anew with every hash made to fit. The format is docs/formats/seal.md.
namespace liandiao {

struct SealHead {
  Symbol district;
  Instant sealed;
  std::string program;
  PublicKey key;
  Digest previous;  // of the whole seal before; none in the first
};

struct MadeSeal {
  std::string text;
  std::int64_t cases = 0;
  std::int64_t events = 0;
};

/// Seals every case of the head's district, one loaded at a time; the text takes some 200 bytes a case. The head's key
/// is filled in from the secret one.
Result<MadeSeal> make_seal(CaseStore& store, SealHead head, SecretKey const& key);

struct ReadSeal {
  SealHead head;
  std::int64_t cases = 0;
  std::int64_t events = 0;
  Digest whole;  // what the next seal names
};

/// Reads a seal line by line and believes it only when it is whole, unaltered and signed: by the key expected, or,
/// without one, by the key it names itself. `corrupt` otherwise, saying which.
Result<ReadSeal> read_seal(std::istream& in, PublicKey const* expected);
/// The first line alone, unchecked.
Result<SealHead> read_seal_head(std::istream& in);

/// What the store no longer has as it was sealed. Cases that went on and cases that are new are as they should be. For
/// a seal that `read_seal` believed; `fact` of a finding is the ledger number.
Result<std::vector<AuditFinding>> compare_with_seal(CaseStore& store, Symbol district, std::istream& in);

}  // namespace liandiao
