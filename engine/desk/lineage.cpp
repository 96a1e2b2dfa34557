// A dispute that comes back after its case was closed is a new case that names the closed one. The link stands once, in
// the head of the case that came back; from the other side it is looked up.

#include "engine/desk/lineage.hpp"

#include "engine/cases/access.hpp"
#include "engine/desk/desk.hpp"
#include "engine/desk/ledger.hpp"

namespace liandiao {

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

Result<std::vector<Relative>> Desk::relatives_of(CaseFile const& file, AtDesk const& who, Registers const& registers) {
  auto ids = cases_.children(file.id);
  if (!ids) return passed_on(ids);
  std::vector<Relative> relatives;
  auto const add = [&](CaseId const& id, bool child) -> Result<> {
    auto const other = cases_.load(id);
    if (!other && other.error().code == Code::not_found) return {};
    if (!other) return tl::unexpected<Error>(other.error());
    Relative one;
    one.child = child;
    one.holder = other->head().holder;
    one.readable = looking_as(*other, who.person, who.organ, registers, time_.now().date()).has_value();
    if (one.readable) {
      one.uid = id.uid;
      one.ledger_no = ledger_number(*other);
    }
    relatives.push_back(std::move(one));
    return {};
  };
  if (auto const& parent = file.head().parent; !parent.empty())
    if (auto result = add(CaseId{file.id.district, parent}, false); !result) return passed_on(result);
  for (auto const& id : *ids)
    if (auto result = add(id, true); !result) return passed_on(result);
  return relatives;
}

}  // namespace liandiao
