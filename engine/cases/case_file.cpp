#include "engine/cases/case_file.hpp"

#include "engine/base/ensure.hpp"
#include "engine/cases/each_part.hpp"

namespace liandiao {
namespace {

template <class P>
auto position(std::vector<P>& rows, P const& part) {
  auto const key = part.key();
  return std::find_if(rows.begin(), rows.end(), [&](P const& row) { return row.key() == key; });
}

template <class P>
std::vector<P> by_key(std::vector<P> rows) {
  std::sort(rows.begin(), rows.end(), [](P const& a, P const& b) { return a.key() < b.key(); });
  return rows;
}

template <class P>
void append_difference(std::vector<P> const& before, std::vector<P> const& after, std::vector<Change>& changes) {
  if (before == after) return;
  auto const old_rows = by_key(before);
  auto const new_rows = by_key(after);
  auto old_row = old_rows.begin();
  auto new_row = new_rows.begin();
  while (old_row != old_rows.end() || new_row != new_rows.end()) {
    if (new_row == new_rows.end() || (old_row != old_rows.end() && old_row->key() < new_row->key())) {
      changes.push_back({Change::Kind::gone, *old_row++});
    } else if (old_row == old_rows.end() || new_row->key() < old_row->key()) {
      changes.push_back({Change::Kind::opened, *new_row++});
    } else {
      if (!(*old_row == *new_row)) changes.push_back({Change::Kind::moved, *new_row});
      ++old_row;
      ++new_row;
    }
  }
}

}  // namespace

CaseFile::CaseFile() = default;
CaseFile::CaseFile(CaseFile const& other) = default;
CaseFile::CaseFile(CaseFile&& other) noexcept = default;
CaseFile& CaseFile::operator=(CaseFile const& other) = default;
CaseFile& CaseFile::operator=(CaseFile&& other) noexcept = default;
CaseFile::~CaseFile() = default;

AnyPart::AnyPart() = default;
AnyPart::AnyPart(AnyPart const& other) = default;
AnyPart::AnyPart(AnyPart&& other) noexcept = default;
AnyPart& AnyPart::operator=(AnyPart const& other) = default;
AnyPart& AnyPart::operator=(AnyPart&& other) noexcept = default;
AnyPart::~AnyPart() = default;
bool AnyPart::operator==(AnyPart const& other) const {
  return static_cast<Variant const&>(*this) == static_cast<Variant const&>(other);
}

std::string duty_subject(std::string_view what, int agreement, int term) {
  std::string subject(what);
  if (agreement != 0) subject += " " + std::to_string(agreement);
  if (term != 0) subject += " " + std::to_string(term);
  return subject;
}

Head const& CaseFile::head() const {
  ensure(!all<Head>().empty(), "a case that exists has a head");
  return all<Head>().front();
}

Instance const& CaseFile::docket() const {
  auto const* docket = instance(1);
  ensure(docket != nullptr, "a case that exists has its docket");
  return *docket;
}

std::string_view CaseFile::issued_number(RowRef request) const {
  for (auto const& [at, text] : issued)
    if (at == request) return text;
  return {};
}

bool CaseFile::same_parts(CaseFile const& other) const { return difference(*this, other).empty(); }

void apply(CaseFile& file, Change const& change) {
  constexpr std::size_t usual_rows = 4;
  std::visit(
      [&]<class P>(P const& part) {
        auto& rows = file.all<P>();
        auto const at = position(rows, part);
        switch (change.kind) {
          case Change::Kind::opened:
            ensure(at == rows.end(), "a row is opened once");
            if (rows.empty()) rows.reserve(usual_rows);
            rows.push_back(part);
            return;
          case Change::Kind::moved:
            ensure(at != rows.end(), "a row that moves is there");
            *at = part;
            return;
          case Change::Kind::gone:
            ensure(at != rows.end(), "a row that goes is there");
            rows.erase(at);
            return;
        }
      },
      change.part);
}

std::vector<Change> difference(CaseFile const& before, CaseFile const& after) {
  std::vector<Change> changes;
  each_part([&](auto type) {
    using P = typename decltype(type)::type;
    append_difference(before.all<P>(), after.all<P>(), changes);
  });
  return changes;
}

}  // namespace liandiao
