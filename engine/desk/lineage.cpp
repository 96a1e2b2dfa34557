// A dispute that comes back after its case was closed is a new case that names the closed one; a case that has to do
// with another says so in a row of its own. Each link stands once, in the case whose desk made it; from the other side
// it is looked up. So nobody moves a case that is another desk's, and a link that is annulled is gone on both sides.

#include "engine/desk/lineage.hpp"

#include <algorithm>
#include <set>

#include "engine/cases/access.hpp"
#include "engine/cases/ledger.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao {
namespace {

using Marks = std::map<RowRef, Digest>;

Result<Marks> marks_in(CaseStore& cases, CaseId const& id) {
  auto const rows = cases.private_rows(id);
  if (!rows) return tl::unexpected<Error>(rows.error());
  Marks marks;
  for (auto const& row : *rows)
    if (!row.mark.none()) marks.emplace(row.row, row.mark);
  return marks;
}

std::set<Digest> marks_of(Party const& party, Marks const& marks) {
  std::set<Digest> of;
  for (auto const& row : {party.id_number, party.phone, party.name})
    if (auto const found = marks.find(row); found != marks.end()) of.insert(found->second);
  return of;
}

Relation const* row_about(CaseFile const& file, std::string const& uid) {
  auto const& rows = file.all<Relation>();
  auto const found = std::find_if(rows.begin(), rows.end(), [&](Relation const& row) { return row.other == uid; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

Result<> Desk::name_parent(Value& fields, CaseId const& own) {
  auto const* named = fields.find("parent");
  if (named == nullptr || named->kind() != Value::Kind::text || named->text().empty()) return {};
  std::string const reference = named->text();
  auto const id = cases_.find(district_, reference);
  if (!id) return tl::unexpected<Error>(id.error());
  auto const file = cases_.load(*id);
  if (!file) return tl::unexpected<Error>(file.error());
  if (*id == own) return fail(Code::invalid_input, "parent_is_itself", {{"case", reference}});
  if (!file->head().closed_on) return fail(Code::rejected, "parent_open", {{"case", reference}});
  // A correction could close a ring: the case named may itself have come back from this one.
  for (std::string above = file->head().parent; !above.empty();) {
    if (above == own.uid) return fail(Code::invalid_input, "parent_is_itself", {{"case", reference}});
    auto const next = cases_.load(CaseId{district_, above});
    if (!next && next.error().code == Code::not_found) break;  // named before it was asked that it be there
    if (!next) return tl::unexpected<Error>(next.error());
    above = next->head().parent;
  }
  fields.set("parent", Value::of(id->uid, named->mark()));
  return {};
}

Result<> Desk::name_other(Value& fields, std::string const& field) {
  auto const* named = fields.find(field);
  if (named == nullptr || named->kind() != Value::Kind::text || named->text().empty()) return {};
  auto const id = cases_.find(district_, named->text());
  if (!id) return tl::unexpected<Error>(id.error());
  fields.set(field, Value::of(id->uid, named->mark()));
  return {};
}

/// The other case as this reader may see it; nothing where it is not there.
Result<std::optional<Relative>> Desk::relative(CaseId const& id, Symbol kind, AtDesk const& who,
                                               Registers const& registers) {
  auto const other = cases_.load(id);
  if (!other && other.error().code == Code::not_found) return std::optional<Relative>();
  if (!other) return tl::unexpected<Error>(other.error());
  Relative one;
  one.kind = kind;
  one.holder = other->head().holder;
  one.readable = looking_as(*other, who.person, who.organ, registers, time_.now().date()).has_value();
  if (one.readable) {
    one.uid = id.uid;
    one.ledger_no = ledger_number(*other);
  }
  return std::optional<Relative>(std::move(one));
}

Result<std::optional<Relative>> Desk::relative(Relation const& row, AtDesk const& who, Registers const& registers) {
  Symbol const kind = row.standing == "open" ? Symbol("candidate") : row.standing;
  auto one = relative(CaseId{district_, row.other}, kind, who, registers);
  if (!one || !*one) return one;
  (*one)->no = row.no;
  (*one)->relation = row.kind;
  if ((*one)->readable) (*one)->marks = row.marks;
  return one;
}

/// How many parties of the case merged into this one are not found here, by what marks them.
Result<int> Desk::parties_missing(CaseFile const& file, CaseId const& merged) {
  auto const other = cases_.load(merged);
  if (!other) return tl::unexpected<Error>(other.error());
  auto const here = marks_in(cases_, file.id);
  if (!here) return tl::unexpected<Error>(here.error());
  auto const there = marks_in(cases_, merged);
  if (!there) return tl::unexpected<Error>(there.error());
  std::set<Digest> known;
  for (auto const& party : file.all<Party>()) known.merge(marks_of(party, *here));
  int missing = 0;
  for (auto const& party : other->all<Party>()) {
    auto const of = marks_of(party, *there);
    bool const found = std::any_of(of.begin(), of.end(), [&](Digest const& mark) { return known.contains(mark); });
    missing += found ? 0 : 1;
  }
  return missing;
}

Result<std::vector<Relative>> Desk::relatives_of(CaseFile const& file, AtDesk const& who, Registers const& registers) {
  std::vector<Relative> relatives;
  auto const add = [&](Result<std::optional<Relative>> one) -> Result<> {
    if (!one) return passed_on(one);
    if (*one) relatives.push_back(std::move(**one));
    return {};
  };
  auto const ids = cases_.children(file.id);
  if (!ids) return tl::unexpected<Error>(ids.error());
  if (auto const& parent = file.head().parent; !parent.empty())
    if (auto done = add(relative(CaseId{district_, parent}, Symbol("parent"), who, registers)); !done)
      return passed_on(done);
  for (auto const& id : *ids)
    if (auto done = add(relative(id, Symbol("child"), who, registers)); !done) return passed_on(done);
  for (auto const& row : file.all<Relation>()) {
    if (auto done = add(relative(row, who, registers)); !done) return passed_on(done);
    bool const told = !relatives.empty() && relatives.back().no == row.no && relatives.back().readable;
    if (row.standing != "received" || !told) continue;
    auto const missing = parties_missing(file, CaseId{district_, row.other});
    if (!missing) return tl::unexpected<Error>(missing.error());
    relatives.back().parties_missing = *missing;
  }
  if (auto done = add_said_elsewhere(file, who, registers, relatives); !done) return passed_on(done);
  return relatives;
}

/// Only a link is told on the other side: what was merged stands in both cases, and what nobody has answered, or was
/// found to be nothing, concerns the one where it was found.
Result<> Desk::add_said_elsewhere(CaseFile const& file, AtDesk const& who, Registers const& registers,
                                  std::vector<Relative>& relatives) {
  auto const ids = cases_.relating(file.id);
  if (!ids) return tl::unexpected<Error>(ids.error());
  for (auto const& id : *ids) {
    if (row_about(file, id.uid) != nullptr) continue;
    auto const other = cases_.load(id);
    if (!other) return tl::unexpected<Error>(other.error());
    auto const* said = row_about(*other, file.id.uid);
    if (said == nullptr || said->standing != "linked") continue;
    auto one = relative(id, said->standing, who, registers);
    if (!one) return passed_on(one);
    if (!*one) continue;
    (*one)->relation = said->kind;
    relatives.push_back(std::move(**one));
  }
  return {};
}

}  // namespace liandiao
