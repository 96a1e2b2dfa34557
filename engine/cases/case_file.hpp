#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "engine/cases/parts.hpp"

namespace liandiao {

/// Where a case is kept: its district (the first column of every key) and its time-ordered UUID.
struct CaseId {
  Symbol district;
  std::string uid;
  bool operator==(CaseId const&) const = default;
};

/// Everything known about one dispute, as of `version` events. A value: copying it is taking a snapshot.
class CaseFile {
 public:
  // Written out in one place: else every source that holds a case compiles them anew for all kinds of parts.
  CaseFile();
  CaseFile(CaseFile const& other);
  CaseFile(CaseFile&& other) noexcept;
  CaseFile& operator=(CaseFile const& other);
  CaseFile& operator=(CaseFile&& other) noexcept;
  ~CaseFile();

  CaseId id;
  std::int64_t version = 0;                            // events so far; 0 is a case that does not exist yet
  Digest last;                                         // hash of the last event
  Instant recorded;                                    // when the last event was recorded
  std::vector<std::pair<RowRef, std::string>> issued;  // the numbers the store gave, by request; not part of the fold

  template <class P>
  std::vector<P> const& all() const {
    return std::get<std::vector<P>>(parts_);
  }
  template <class P>
  std::vector<P>& all() {
    return std::get<std::vector<P>>(parts_);
  }
  template <class P, class... K>
  P const* find(K... key) const {
    std::tuple const wanted{key...};
    for (auto const& part : all<P>())
      if (part.key() == wanted) return &part;
    return nullptr;
  }
  Head const& head() const;  // of a case that exists
  Instance const* instance(int no) const { return find<Instance>(no); }
  Party const* party(int no) const { return find<Party>(no); }
  Agreement const* agreement(int no) const { return find<Agreement>(no); }
  Instance const& docket() const;                        // of a case that exists: instance 1
  std::string_view issued_number(RowRef request) const;  // empty if none

  /// Same parts, whatever the order they came in; `issued` aside.
  bool same_parts(CaseFile const& other) const;

 private:
  boost::mp11::mp_rename<boost::mp11::mp_transform<std::vector, Parts>, std::tuple> parts_;
};

/// Any row of a case. A variant; what every source that holds one would compile anew is written out in one place.
class AnyPart : public boost::mp11::mp_rename<Parts, std::variant> {
  using Variant = boost::mp11::mp_rename<Parts, std::variant>;

 public:
  using Variant::Variant;
  AnyPart();
  AnyPart(AnyPart const& other);
  AnyPart(AnyPart&& other) noexcept;
  AnyPart& operator=(AnyPart const& other);
  AnyPart& operator=(AnyPart&& other) noexcept;
  ~AnyPart();
  bool operator==(AnyPart const& other) const;
};

/// One row opened, moved or gone; `part` is the row after it (of a row gone: the row as it was).
struct Change {
  enum class Kind : std::uint8_t { opened, moved, gone };
  using Part = AnyPart;
  Kind kind = Kind::opened;
  Part part;
  bool operator==(Change const&) const = default;
};

/// The one place that changes a case file: `decide`, the fold, the memory store and caches all come through here.
/// A row opened twice, or moved without being there, is a broken invariant.
void apply(CaseFile& file, Change const& change);

/// What leads from one file to the other, parts in their order, rows by key.
std::vector<Change> difference(CaseFile const& before, CaseFile const& after);

}  // namespace liandiao
