#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/ports/case_store.hpp"

namespace liandiao::sql {

/// Kinds of stray rows that are more than a row of no case, whose kind is its table's place among those of a case.
enum StrayKind : int {
  of_private_rows = 100,
  of_messages,
  of_grams,
  of_missing_grams,
  of_mediating,
  of_numbers,
  of_series
};

/// What a stretch reads of others than the cases that were asked for: of a case that has come since they were listed,
/// or of none.
class Strays {
 public:
  void head(std::string_view uid) { heads_.emplace(uid); }
  void event(std::string_view uid, StoredEvent const& event) {
    events_.emplace(std::pair(std::string(uid), event.seq), event.hash);
  }
  bool has_event(std::string const& uid, std::int64_t seq) const { return events_.contains({uid, seq}); }
  bool has_event(std::string const& uid, Digest const& hash) const;

  /// A row of a table of parts, or of events: stray where no head of its case is read.
  void of_case(int kind, std::string_view table, std::string const& uid) { count(of_cases_, kind, table, uid); }
  /// One that belongs to an event which is not there.
  void of_no_event(int kind, std::string_view table, std::string const& uid) { count(of_no_event_, kind, table, uid); }
  void number(std::string const& text, std::string const& uid) {
    said_.push_back({of_numbers, "issued_number " + text + ": case " + uid + " has no event with its hash"});
  }
  void grams(std::size_t missing, std::string const& uid) {
    said_.push_back({of_missing_grams, "name of a party of " + uid + ": " + std::to_string(missing) +
                                           " parts of names missing in name_gram"});
  }

  void mediating(std::string const& uid) {
    said_.push_back({of_mediating, "mediator of " + uid + ": who mediates is not as its instances say"});
  }

  std::vector<StrayRows> all() const;

 private:
  struct Count {
    std::string_view table;
    std::int64_t rows = 0;
  };
  using Counts = std::map<std::pair<int, std::string>, Count>;

  static void count(Counts& in, int kind, std::string_view table, std::string const& uid) {
    auto& of_it = in[{kind, uid}];
    of_it.table = table;
    ++of_it.rows;
  }

  std::set<std::string, std::less<>> heads_;
  std::map<std::pair<std::string, std::int64_t>, Digest> events_;
  Counts of_cases_, of_no_event_;
  std::vector<StrayRows> said_;
};

}  // namespace liandiao::sql
