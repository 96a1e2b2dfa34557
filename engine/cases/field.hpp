#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/symbol.hpp"

namespace liandiao {

/// Who may read a field or a paper (PML 15, TY 2, CPLI 146, PIPL 28). `victim_only` hides an address from the other
/// side even inside the case.
enum class Openness { open, parties, confidential, personal, victim_only };
std::string_view word_of(Openness openness);
std::optional<Openness> parse_openness(std::string_view word);

/// A short open text that stays in the event: a court's number, the number of a paper. Limit in characters.
template <std::size_t Max>
struct Text {
  static constexpr std::size_t characters_max = Max;
  std::string value;
  bool operator==(Text const&) const = default;
};

/// The row that keeps a private text: the event that brought it and its place among that event's private texts.
struct RowRef {
  std::int64_t seq = 0;  // 0: nothing is kept
  int index = 0;
  auto operator<=>(RowRef const&) const = default;
  explicit operator bool() const { return seq != 0; }
};

/// Person data and narrative. At the door it holds the text; before anything is decided the desk seals it: the text
/// moves into a row of its own with a random salt, and the command keeps the row's id and the salted digest. Nothing
/// that decides, and no event, ever sees the text.
struct Private {
  std::string text;  // empty once sealed
  RowRef row;
  Digest digest;
  bool operator==(Private const&) const = default;
  bool given() const { return row || !text.empty(); }
};
template <std::size_t Max, Openness O>
struct Sealed : Private {
  static constexpr std::size_t characters_max = Max;
  static constexpr Openness openness = O;
  bool operator==(Sealed const&) const = default;
};

/// Fields of another command, kept as their canonical text: what an amendment puts in their place.
struct Raw {
  std::string canonical;
  bool operator==(Raw const&) const = default;
};

/// One word of a vocabulary. `V` declares `name` and either `words` or, where a district extends the list in its flow,
/// `configured = true`.
template <class V>
struct Choice {
  using Vocabulary = V;
  Symbol code;
  bool operator==(Choice const&) const = default;
};

/// A time of day at +08:00, written HH:MM.
struct TimeOfDay {
  int minute = 0;  // after midnight, 0..1439
  auto operator<=>(TimeOfDay const&) const = default;
};

/// References, checked against the case file and the registers before any guard is asked.
struct PartyRef {
  int no = 0;
  auto operator<=>(PartyRef const&) const = default;
};
struct AgreementRef {
  int no = 0;
  auto operator<=>(AgreementRef const&) const = default;
};
struct ClaimRef {
  int no = 0;
  auto operator<=>(ClaimRef const&) const = default;
};
struct TermRef {
  int no = 0;
  auto operator<=>(TermRef const&) const = default;
};
struct GuestRef {
  int no = 0;
  auto operator<=>(GuestRef const&) const = default;
};
struct EventRef {
  std::int64_t seq = 0;
  auto operator<=>(EventRef const&) const = default;
};
struct PersonId {
  Symbol id;
  bool operator==(PersonId const&) const = default;
};
struct OrganId {
  Symbol id;
  bool operator==(OrganId const&) const = default;
};

}  // namespace liandiao
