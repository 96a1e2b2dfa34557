// Which other cases speak of the same people: looked for when a dispute is registered or a party comes later, by marks
// that say of nobody who she is.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/cases/party_mark.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao {
namespace {

/// Of one mark the latest, and of all the cases found the latest: a person in more disputes than these is found all the
/// same, and a list nobody reads helps nobody.
constexpr int bearers_max = 100;
constexpr std::size_t candidates_max = 20;

constexpr std::array mark_kinds{MarkKind::id_number, MarkKind::phone, MarkKind::name};

/// Whom a mark that is looked for is of, among the parties of this case.
struct Whose {
  MarkKind kind = MarkKind::name;
  int party = 0;
  bool natural = false;
};
using Wanted = std::map<Digest, Whose>;

RowRef row_of(Party const& party, MarkKind kind) {
  switch (kind) {
    case MarkKind::id_number: return party.id_number;
    case MarkKind::phone: return party.phone;
    case MarkKind::name: return party.name;
  }
  return {};
}

std::string text_in(Value const& fields, std::string_view name) {
  auto const* value = fields.find(name);
  return value != nullptr && value->kind() == Value::Kind::text ? value->text() : std::string();
}

void add_marks(Value const& entry, int party, Digest const& key, Wanted& wanted) {
  bool const natural = text_in(entry, "kind") == "natural";
  for (auto const kind : mark_kinds)
    if (auto const mark = mark_of(key, kind, text_in(entry, word_of(kind))); !mark.none())
      wanted.emplace(mark, Whose{kind, party, natural});
}

/// Of the parties that are there already.
void add_marks(CaseFile const& file, std::vector<PrivateRow> const& rows, Wanted& wanted) {
  for (auto const& party : file.all<Party>())
    for (auto const kind : mark_kinds)
      for (auto const& row : rows)
        if (row.row == row_of(party, kind) && !row.mark.none())
          wanted.emplace(row.mark, Whose{kind, party.no, party.kind == "natural"});
}

/// What a case has in common with this one.
struct Shared {
  MarkBearer bearer;
  std::set<int> people;  // parties of this case that are found there
  std::set<MarkKind> kinds;
  bool certain = false;
  bool same_matter = false;

  void add(Whose const& whose) {
    people.insert(whose.party);
    kinds.insert(whose.kind);
    certain = certain || (whose.natural && whose.kind != MarkKind::name);
  }
  /// One person for certain; or two of the same names; or one, and the same matter in the same place. Many people are
  /// called alike, and an enterprise stands against many in as many disputes.
  bool speaks_of_the_same() const { return certain || people.size() >= 2 || same_matter; }
  Value entry() const {
    Value::List marks;
    for (auto const kind : kinds) marks.push_back(Value::of(std::string(word_of(kind))));
    if (same_matter) marks.push_back(Value::of(std::string("matter")));
    return Value::of(
        Value::Map{{"other", Value::of(bearer.id.uid)}, {"marks", Value::of(Value::List(std::move(marks)))}});
  }
};

bool later(Shared const& a, Shared const& b) {
  return std::pair(b.bearer.registered_on, a.bearer.id.uid) < std::pair(a.bearer.registered_on, b.bearer.id.uid);
}

/// The texts by which people are found, and what each is.
using Marked = std::map<RowRef, MarkKind>;

void add_marked(Event const& event, Marked& marked) {
  for (auto const& change : event.changes)
    if (auto const* party = std::get_if<Party>(&change.part))
      for (auto const kind : mark_kinds) marked.emplace(row_of(*party, kind), kind);
}

}  // namespace

Result<> Desk::check_not_given(Value const& fields) {
  auto const* given = fields.find("related");
  return given == nullptr ? Result<>() : complain(Reading{"related", false}, *given, "related_given");
}

Result<> Desk::name_cases(CommandSpec const& spec, Value& fields, CaseFile const& file, Rulebook const& rulebook,
                          Date on) {
  if (fields.kind() != Value::Kind::map) return {};
  if (spec.code == "link_case") return name_other(fields, "other");
  if (spec.code == "merge_case") return name_other(fields, "into");
  if (spec.code == "register")
    if (auto named = name_parent(fields, file.id); !named) return named;
  if (spec.code != "register" && spec.code != "add_party") return {};
  if (auto result = check_not_given(fields); !result) return result;
  return name_related(fields, file, on.plus(-rulebook.flow().days_looked_back()));
}

Result<> Desk::name_again(Symbol command, Value& with, CaseId const& own) {
  if (auto result = check_not_given(with); !result) return result;
  if (command == "register") return name_parent(with, own);
  return command == "link_case" ? name_other(with, "other") : Result<>();
}

Result<> Desk::name_related(Value& fields, CaseFile const& file, Date since) {
  auto const key = cases_.mark_key(district_, ids_.salt());
  if (!key) return tl::unexpected<Error>(key.error());
  Wanted wanted;
  std::set<std::string> known{file.id.uid, text_in(fields, "parent")};
  Symbol type(text_in(fields, "dispute_type"));
  Symbol area(text_in(fields, "area"));
  if (file.version > 0) {
    auto const rows = cases_.private_rows(file.id);
    if (!rows) return tl::unexpected<Error>(rows.error());
    add_marks(file, *rows, wanted);
    for (auto const& row : file.all<Relation>()) known.insert(row.other);
    known.insert(file.head().parent);
    type = file.head().dispute_type;
    area = file.head().area;
  }
  int next = file.version > 0 ? file.head().parties : 0;
  if (auto const* parties = fields.find("parties"))
    for (auto const& entry : parties->list()) add_marks(entry, ++next, *key, wanted);
  if (auto const* entry = fields.find("entry")) add_marks(*entry, ++next, *key, wanted);
  std::map<std::string, Shared> found;
  for (auto const& [mark, whose] : wanted) {
    auto const bearers = cases_.bearing(district_, mark, since, bearers_max);
    if (!bearers) return tl::unexpected<Error>(bearers.error());
    for (auto const& bearer : *bearers) {
      if (known.contains(bearer.id.uid)) continue;
      auto& shared = found[bearer.id.uid];
      shared.bearer = bearer;
      shared.same_matter = bearer.dispute_type == type && bearer.area == area;
      shared.add(whose);
    }
  }
  std::vector<Shared> candidates;
  for (auto& [uid, shared] : found)
    if (shared.speaks_of_the_same()) candidates.push_back(std::move(shared));
  std::sort(candidates.begin(), candidates.end(), later);
  if (candidates.size() > candidates_max) candidates.resize(candidates_max);
  Value::List entries;
  for (auto const& one : candidates) entries.push_back(one.entry());
  if (!entries.empty()) fields.set("related", Value::of(std::move(entries)));
  return {};
}

Result<> Desk::mark_people(std::vector<Step> const& steps, std::vector<PrivateRow>& rows) {
  Marked marked;
  for (auto const& step : steps) add_marked(step.event, marked);
  bool const any =
      std::any_of(rows.begin(), rows.end(), [&](PrivateRow const& row) { return marked.contains(row.row); });
  if (!any) return {};
  auto const key = cases_.mark_key(district_, ids_.salt());
  if (!key) return tl::unexpected<Error>(key.error());
  for (auto& row : rows)
    if (auto const found = marked.find(row.row); found != marked.end()) {
      row.mark = mark_of(*key, found->second, row.text);
      row.ending = ending_of(*key, found->second, compared(found->second, row.text));
    }
  return {};
}

Result<std::int64_t> Desk::index() {
  auto const key = cases_.mark_key(district_, ids_.salt());
  if (!key) return tl::unexpected<Error>(key.error());
  std::int64_t cases = 0;
  auto const visited = cases_.each_case(district_, [&](CaseId const& id) -> Result<> {
    auto const history = events_of(id);
    if (!history) return tl::unexpected<Error>(history.error());
    Marked marked;
    for (auto const& event : *history) add_marked(event, marked);
    auto const rows = cases_.private_rows(id);
    if (!rows) return tl::unexpected<Error>(rows.error());
    std::vector<FoundBy> texts;
    for (auto const& row : *rows) {
      auto const found = marked.find(row.row);
      if (found == marked.end() || row.text.empty()) continue;
      auto const kind = found->second;
      texts.push_back({row.row, mark_of(*key, kind, row.text), ending_of(*key, kind, compared(kind, row.text)),
                       kind == MarkKind::name});
    }
    ++cases;
    return cases_.find_by(id, texts);
  });
  if (!visited) return tl::unexpected<Error>(visited.error());
  return cases;
}

Result<std::vector<Relative>> Desk::found_in(Decided const& decided, AtDesk const& who, Registers const& registers) {
  std::vector<Relative> found;
  for (auto const& step : decided.steps) {
    if (step.event.command != "note_related") continue;
    for (auto const& change : step.event.changes) {
      auto const* row = std::get_if<Relation>(&change.part);
      if (row == nullptr) continue;
      auto one = relative(*row, who, registers);
      if (!one) return passed_on(one);
      if (*one) found.push_back(std::move(**one));
    }
  }
  return found;
}

}  // namespace liandiao
