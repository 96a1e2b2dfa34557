#include "engine/mining/case_objects.hpp"

#include <algorithm>

#include "engine/cases/standing.hpp"

namespace liandiao {
namespace {

constexpr std::string_view annulled = "annulled";
/// Of what may change there is always a value, so that a reader who takes the first for the beginning is not misled.
std::string word_or_none(Symbol word) { return word ? word.str() : "none"; }

std::string joined(std::vector<Symbol> const& words) {
  std::string text;
  for (auto const word : words) text += (text.empty() ? "" : " ") + word.str();
  return text;
}

void add(LogObject& object, std::string_view name, LogValue value) {
  auto const* text = std::get_if<std::string>(&value);
  if (text == nullptr || !text->empty()) object.values.push_back({name, std::move(value), std::nullopt});
}
void add(LogObject& object, std::string_view name, Symbol word) { add(object, name, LogValue(word.str())); }

void push_once(std::vector<ObjectLink>& links, ObjectLink link) {
  if (std::find(links.begin(), links.end(), link) == links.end()) links.push_back(std::move(link));
}

std::string_view qualifier_of(Change::Kind kind, std::string_view opened, std::string_view moved) {
  switch (kind) {
    case Change::Kind::opened: return opened;
    case Change::Kind::moved: return moved;
    case Change::Kind::gone: return "takes_back";
  }
  return {};
}

}  // namespace

/// Goes over the changes of one event. A part that is no object and names none is passed over.
class TouchedObjects {
 public:
  TouchedObjects(CaseObjects& objects, CaseFile const& before) : objects_(objects), before_(before) {}

  std::vector<ObjectLink> links;

  void touch(std::string object, std::string_view qualifier) { push_once(links, {std::move(object), qualifier}); }
  void touch_party(int no, std::string_view qualifier) {
    if (objects_.find(objects_.party_id(no)) != nullptr) touch(objects_.party_id(no), qualifier);
  }
  void touch_agreement(int no, std::string_view qualifier) {
    if (objects_.find(objects_.agreement_id(no)) != nullptr) touch(objects_.agreement_id(no), qualifier);
  }

  void see(Change const& change) {
    kind_ = change.kind;
    std::visit([&](auto const& row) { seen(row); }, change.part);
  }

 private:
  template <class P>
  void seen(P const&) {}

  void seen(Party const& row) {
    if (kind_ == Change::Kind::opened) objects_.add_party(row);
    touch_party(row.no, qualifier_of(kind_, "adds", "changes"));
  }
  void seen(Instance const& row) {
    if (kind_ == Change::Kind::opened) objects_.add_instance(row);
    auto const* was = before_.instance(row.no);
    bool const ends = row.ended_on && (was == nullptr || !was->ended_on);
    bool const moves = was != nullptr && was->state != row.state;
    auto const* const word = ends ? "ends" : moves ? "moves" : "changes";
    touch(objects_.instance_id(row.no), qualifier_of(kind_, "opens", word));
    if (kind_ == Change::Kind::opened && ends) touch(objects_.instance_id(row.no), "ends");
  }
  void seen(Agreement const& row) {
    if (kind_ == Change::Kind::opened) objects_.add_agreement(row);
    touch_agreement(row.no, qualifier_of(kind_, "concludes", "changes"));
  }
  void seen(Participation const& row) {
    if (kind_ == Change::Kind::gone) return;
    touch_party(row.party, row.standing == "in" ? std::string_view("joined") : row.standing.view());
  }
  void seen(Consent const& row) {
    if (kind_ == Change::Kind::opened) touch_party(row.party, Symbol("consent_" + row.answer.str()).view());
  }
  void seen(Inform const& row) {
    if (kind_ != Change::Kind::opened) return;
    for (int const party : row.parties) touch_party(party, "informed");
  }
  void seen(Mediator const& row) {
    auto const person = objects_.names_.person_object(row.person);
    if (!person) return;
    objects_.link(objects_.instance_id(row.instance), *person, "mediated_by");
    touch(*person, kind_ == Change::Kind::gone || row.until ? "released" : "appointed");
  }
  void seen(Custody const& row) {
    if (kind_ == Change::Kind::gone) return;
    touch(objects_.names_.organisation_object(row.holder), row.until_seq == 0 ? "takes_over" : "gives_up");
  }
  void seen(Handover const& row) {
    if (kind_ != Change::Kind::opened) return;
    auto const instance = objects_.instance_id(row.instance);
    for (auto const& [organ, o2o, e2o] :
         {std::tuple(row.from, "handed_from", "offers"), {row.to, "handed_to", "is_offered"}}) {
      auto const id = objects_.names_.organisation_object(organ);
      objects_.link(instance, id, o2o);
      touch(id, e2o);
    }
  }
  void seen(Filing const& row) { before_court(row.instance, row.receiving_court); }
  void seen(Confirmation const& row) {
    before_court(row.instance, row.receiving_court);
    touch_agreement(row.agreement, "concerns");
  }
  void seen(Term const& row) { touch_agreement(row.agreement, "concerns"); }
  void seen(Clock const& row) { touch_agreement(row.agreement, "concerns"); }

  void before_court(int instance, Symbol court) {
    if (court)
      objects_.link(objects_.instance_id(instance), objects_.names_.organisation_object(court), "before_court");
  }

  CaseObjects& objects_;
  CaseFile const& before_;
  Change::Kind kind_ = Change::Kind::opened;
};

CaseObjects::CaseObjects(std::string name, LogNames& names) : name_(std::move(name)), names_(names) {
  object(ObjectKind::dispute, case_id());
}

LogObject* CaseObjects::find(std::string const& id) {
  auto const found = at_.find(id);
  return found == at_.end() ? nullptr : &objects_[found->second];
}

LogObject& CaseObjects::object(ObjectKind kind, std::string const& id) {
  auto const [found, added] = at_.emplace(id, objects_.size());
  if (added) objects_.push_back({id, kind, {}, {}});
  return objects_[found->second];
}

void CaseObjects::link(std::string const& from, std::string const& to, std::string_view qualifier) {
  if (auto* object = find(from)) push_once(object->links, {to, qualifier});
}

/// A step entered late does not change what was already otherwise: what an object is changes in the order in which it
/// was recorded, and never before its last change. Of a moment only the last value is told: the format knows no more
/// than one.
void CaseObjects::set(LogObject& object, std::string_view name, LogValue value, Instant at) {
  ObjectValue* last = nullptr;
  for (auto& one : object.values)
    if (one.name == name) last = &one;
  if (last == nullptr) return object.values.push_back({name, std::move(value), std::nullopt});
  if (last->value == value) return;
  if (!last->since || *last->since < at) return object.values.push_back({name, std::move(value), at});
  last->value = std::move(value);
}

void CaseObjects::add_instance(Instance const& row) {
  auto& instance = object(ObjectKind::instance, instance_id(row.no));
  if (!instance.values.empty()) return;
  add(instance, "procedure", row.procedure);
  add(instance, "variant", row.variant);
  add(instance, "edition", row.edition);
  add(instance, "organ", row.organ);
  add(instance, "opened_on", LogValue(Instant::at(row.opened_on)));
  link(case_id(), instance_id(row.no), "attempt");
  if (row.organ) link(instance_id(row.no), names_.organisation_object(row.organ), "handled_by");
  if (find(agreement_id(row.agreement)) != nullptr) link(instance_id(row.no), agreement_id(row.agreement), "about");
}

void CaseObjects::add_party(Party const& row) {
  auto& party = object(ObjectKind::party, party_id(row.no));
  if (!party.values.empty()) return;
  add(party, "side", row.side);
  add(party, "kind", row.kind);
  if (!names_.open()) add(party, "people", LogValue(std::int64_t{row.headcount}));
  if (names_.internal()) add(party, "flags", joined(row.flags));
  link(case_id(), party_id(row.no), row.side ? row.side.view() : std::string_view("party"));
}

void CaseObjects::add_agreement(Agreement const& row) {
  auto& agreement = object(ObjectKind::agreement, agreement_id(row.no));
  if (!agreement.values.empty()) return;
  add(agreement, "form", row.form);
  add(agreement, "matter", row.matter);
  add(agreement, "effective_on", LogValue(Instant::at(row.effective_on)));
  if (!names_.open() && row.amount.fen > 0) add(agreement, "amount", LogValue(row.amount));
  link(instance_id(row.instance), agreement_id(row.no), "brings");
  for (int const party : row.parties)
    if (find(party_id(party)) != nullptr) link(agreement_id(row.no), party_id(party), "binds");
  if (row.supersedes != 0 && find(agreement_id(row.supersedes)) != nullptr)
    link(agreement_id(row.no), agreement_id(row.supersedes), "supersedes");
}

std::vector<ObjectLink> CaseObjects::touched_by(Event const& event, CaseFile const& before) {
  TouchedObjects touched(*this, before);
  touched.touch(case_id(), "of");
  // What a change names stands in the same event, maybe behind it.
  for (auto const& change : event.changes) {
    if (change.kind != Change::Kind::opened) continue;
    if (auto const* row = std::get_if<Party>(&change.part)) object(ObjectKind::party, party_id(row->no));
    if (auto const* row = std::get_if<Instance>(&change.part)) object(ObjectKind::instance, instance_id(row->no));
    if (auto const* row = std::get_if<Agreement>(&change.part)) object(ObjectKind::agreement, agreement_id(row->no));
  }
  for (auto const& change : event.changes) touched.see(change);
  auto links = std::move(touched.links);
  auto const own = instance_id(event.instance);
  bool const named = std::any_of(links.begin(), links.end(), [&](ObjectLink const& one) { return one.object == own; });
  if (!named && find(own) != nullptr) push_once(links, {own, "in"});
  if (event.actor.on_behalf_of != 0 && find(party_id(event.actor.on_behalf_of)) != nullptr)
    push_once(links, {party_id(event.actor.on_behalf_of), "on_behalf_of"});
  if (event.actor.role == "system") return links;
  if (event.actor.organ) push_once(links, {names_.organisation_object(event.actor.organ), "acts"});
  if (auto person = names_.person_object(event.actor.person)) push_once(links, {std::move(*person), "acts"});
  return links;
}

void CaseObjects::stand_after(Event const& event, CaseFile const& after, Instant at) {
  auto const set_word = [&](std::string const& id, std::string_view name, Symbol word) {
    if (auto* object = find(id)) set(*object, name, word_or_none(word), at);
  };
  auto const& head = after.head();
  set_word(case_id(), "standing", standing_of(after));
  set_word(case_id(), "holder", head.holder);
  set_word(case_id(), "dispute_type", head.dispute_type);
  set_word(case_id(), "level", head.level);
  for (auto const& change : event.changes) {
    if (auto const* touched = std::get_if<Instance>(&change.part)) {
      auto const* row = after.instance(touched->no);
      set_word(instance_id(touched->no), "state", row == nullptr ? Symbol(annulled) : row->state);
      set_word(instance_id(touched->no), "outcome", row == nullptr ? Symbol(annulled) : row->outcome);
    }
    if (auto const* touched = std::get_if<Agreement>(&change.part)) {
      auto const* row = after.agreement(touched->no);
      set_word(agreement_id(touched->no), "status", row == nullptr ? Symbol(annulled) : row->status);
    }
  }
}

void CaseObjects::finish_case(CaseFile const& last, std::string const& ledger_no, Calendar const& calendar) {
  auto& dispute = objects_.front();
  auto const& head = last.head();
  constexpr std::size_t district_digits = 6;
  add(dispute, "source", head.source);
  add(dispute, "area", LogValue(head.area.str().substr(0, names_.open() ? district_digits : std::string::npos)));
  add(dispute, "flow", head.flow);
  add(dispute, "came_back", LogValue(!head.parent.empty()));
  add(dispute, "registered_on", LogValue(Instant::at(head.registered_on)));
  if (head.closed_on) {
    add(dispute, "closed_on", LogValue(Instant::at(*head.closed_on)));
    add(dispute, "working_days",
        LogValue(std::int64_t{working_days_between(calendar, head.registered_on, *head.closed_on)}));
  }
  if (names_.open()) return;
  std::int64_t people = 0;
  for (auto const& party : last.all<Party>()) people += party.headcount;
  add(dispute, "people", LogValue(people));
  if (!names_.internal()) return;
  add(dispute, "ledger_no", LogValue(ledger_no));
  add(dispute, "flags", joined(head.flags));
}

std::vector<LogObject> CaseObjects::finished(CaseFile const& last, std::string const& ledger_no,
                                             Calendar const& calendar) {
  finish_case(last, ledger_no, calendar);
  for (auto const& row : last.all<Instance>()) {
    auto* instance = find(instance_id(row.no));
    if (instance == nullptr || !row.ended_on) continue;
    add(*instance, "ended_on", LogValue(Instant::at(*row.ended_on)));
    add(*instance, "working_days",
        LogValue(std::int64_t{working_days_between(calendar, row.opened_on, *row.ended_on)}));
  }
  return std::move(objects_);
}

}  // namespace liandiao
