#pragma once

#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "engine/cases/event.hpp"

namespace liandiao::sql {

/// Case files as this process last read or stored them, those used last, up to a number of rows in all. Another process
/// may have moved a case since: a file from here is for deciding what the commit then checks, and for nothing else. It
/// holds no private text, since a case file only names their rows. For any number of threads.
class CaseCache {
 public:
  explicit CaseCache(std::size_t rows_max) : rows_max_(rows_max) {}

  /// By ledger number or whole uid: neither ever comes to mean another case.
  std::optional<CaseFile> find(Symbol district, std::string const& reference);
  /// Keeps a file as it was read, unless a later version is there.
  void keep(CaseFile file);
  /// Takes in what was just stored, with the numbers it was given, into the file it was decided on or a new one. Any
  /// other file of the case is let go.
  void advance(Step const& step, std::span<std::pair<RowRef, std::string> const> numbers);
  /// For what may stand otherwise than it is known here.
  void forget(CaseId const& id);
  std::size_t rows();

 private:
  using Key = std::pair<Symbol, std::string>;  // district, and uid or ledger number
  struct Kept {
    CaseFile file;
    std::string number;  // by which it is found; empty: none yet
    std::size_t rows = 0;
  };
  using Places = std::map<Key, std::list<Kept>::iterator>;

  void take_in(CaseFile file);
  void drop(Places::iterator at);

  std::mutex mutex_;
  std::list<Kept> kept_;  // used last in front
  Places by_uid_;
  Places by_number_;
  std::size_t rows_ = 0;
  std::size_t const rows_max_;
};

}  // namespace liandiao::sql
