#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/date.hpp"

namespace liandiao {

/// A file that goes with a message, under a plain name, or a plain one within one plain folder: papers/1.pdf
struct ParcelFile {
  std::string name;
  std::string bytes;
};

/// A message as it leaves.
struct Parcel {
  std::string id;       // the same at each attempt
  std::string address;  // as the receivers' file says it
  std::string key;      // name of the secret it is signed with; empty where nothing is signed
  Instant sent;
  std::string letter;  // canonical text of an object
  std::vector<ParcelFile> files;
};

/// What became of an attempt.
struct Handed {
  enum class Outcome : std::uint8_t {
    delivered,  // the receiver has it, now or from an earlier attempt
    later,      // it may have it or not: try again
    never,      // it was refused: trying again changes nothing
  };
  Outcome outcome = Outcome::later;
  std::string
      trouble;  // where it was not delivered: the key of a sentence, or the receiver's status. Never a text of its
};

/// Takes parcels to receivers. It may be asked for the same parcel again, and never waits longer than half a minute.
class Courier {
 public:
  virtual ~Courier() = default;
  virtual Handed hand_over(Parcel const& parcel) = 0;
};

}  // namespace liandiao
