#include "tools/liandiao/workplace.hpp"

#include "workflows/catalogue.hpp"

namespace liandiao::door {
namespace {

template <class T, class Read>
Result<std::shared_ptr<T const>> latest_in(RevisionStore& revisions, std::string_view kind, Read&& read) {
  auto const revision = revisions.latest(Symbol(kind), Symbol());
  if (!revision) return tl::unexpected<Error>(revision.error());
  if (!*revision) return std::shared_ptr<T const>();
  auto const value = parse_canonical((*revision)->body);
  if (!value) return tl::unexpected<Error>(value.error());
  auto made = read(*value);
  if (!made) return passed_on(made);
  return std::make_shared<T const>(std::move(*made));
}

}  // namespace

Result<std::shared_ptr<Registers const>> registers_in(RevisionStore& revisions) {
  return latest_in<Registers>(revisions, "registers", read_registers);
}

Result<std::shared_ptr<Calendar const>> calendar_in(RevisionStore& revisions) {
  return latest_in<Calendar>(revisions, "calendar", read_calendar);
}

Result<std::unique_ptr<Workplace>> Workplace::open(std::string const& path, TimeSource& time, Ids& ids,
                                                   Symbol district) {
  auto place = std::make_unique<Workplace>();
  auto store = SqlStore::open(Place{.path = path}, place->numbering_.format());
  if (!store) return passed_on(store);
  auto& own = *(place->store_ = std::move(*store));
  place->stores_.emplace(Stores{own, own, own, own});
  if (auto furnished = place->furnish(time, ids, district); !furnished) return passed_on(furnished);
  return place;
}

Result<std::unique_ptr<Workplace>> Workplace::at(Stores const& stores, TimeSource& time, Ids& ids, Symbol district) {
  auto place = std::make_unique<Workplace>();
  place->stores_.emplace(stores);
  if (auto furnished = place->furnish(time, ids, district); !furnished) return passed_on(furnished);
  return place;
}

Result<> Workplace::furnish(TimeSource& time, Ids& ids, Symbol district) {
  auto registers = registers_in(revisions());
  if (!registers) return passed_on(registers);
  if (*registers) {
    registers_ = *registers;
    numbering_.use(*registers);
    district = (*registers)->district();
  }
  desk_ =
      std::make_unique<Desk>(cases(), revisions(), law::catalogue(), time, ids, district, "liandiao " LIANDIAO_VERSION);
  return {};
}

}  // namespace liandiao::door
