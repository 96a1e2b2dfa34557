#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/symbol.hpp"
#include "engine/base/value.hpp"
#include "tests/district/draw.hpp"

/// What the synthetic district is drawn from: the files of tests/district/data.
namespace liandiao::district {

using Words = std::vector<std::string>;

/// Reads a file of tests/district/data, or one of the shipped configuration. A file that cannot be read, or does not
/// hold what is asked of it, is a mistake of whoever wrote it: `std::runtime_error`.
Value data_file(std::string const& name);
Value shipped_file(std::string const& path);
Value const& in(Value const& map, std::string_view key);
int number_in(Value const& map, std::string_view key, int otherwise);
int number_of(Value const& value);
Words words_in(Value const& map, std::string_view key);

/// Who lives there, and what places and firms are called.
struct People {
  Weighted<std::string> surnames, middle, last, trades;
  int single = 0;  // given names of one character, in a hundred
  Words roads, estates, villages, firms, hospitals;

  static People read();
  std::string name(Draw& draw) const;
  std::string firm(Draw& draw) const;
};

/// What people fall out over.
struct Dispute {
  enum class Against { person, kin, firm, firm_or_person, hospital };
  Symbol type;
  int share = 0;
  std::array<int, 12> months{};
  int sum = 0;  // of an ordinary agreement, in yuan
  Against against = Against::person;
  std::vector<std::string> flags;
  Words summaries, claims, terms;
};

struct Disputes {
  std::vector<Dispute> types;
  std::map<std::string, Words, std::less<>> mixed_in;

  static Disputes read();
};

/// Sentences of the record.
struct Sentences {
  Words places, elsewhere, reasons, remarks, findings, visits, proofs, gaps, accounts;

  static Sentences read();
};

}  // namespace liandiao::district
