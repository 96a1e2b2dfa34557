#include "engine/cases/disclosure.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "engine/base/among.hpp"
#include "engine/base/described.hpp"
#include "engine/base/each_once.hpp"

namespace liandiao {
namespace {

/// Papers in which concessions stand (特邀调解规定 22).
bool records_what_was_said(Symbol type) {
  constexpr std::array<std::string_view, 4> types{"mediation_record", "investigation_record", "dossier_note",
                                                  "return_visit_record"};
  return std::any_of(types.begin(), types.end(), [&](std::string_view one) { return type == one; });
}

class Disclosing {
 public:
  Disclosing(CaseFile const& file, int instance)
      : from_(file), instance_(instance), concerned_(parties_before_court(file, instance)) {}

  Disclosed take(std::vector<PrivateRow> const& rows) {
    into_.file.id = from_.id;
    into_.file.version = from_.version;
    into_.file.issued = from_.issued;
    take_head();
    take_people();
    take_matter();
    take_mediations();
    take_papers();
    take_texts(rows);
    return std::move(into_);
  }

 private:
  template <class P>
  void keep(P part) {
    into_.file.all<P>().push_back(std::move(part));
  }
  template <class P, class F>
  void keep_if(F&& wanted) {
    for (auto const& part : from_.all<P>())
      if (wanted(part)) keep(part);
  }
  bool concerns(int party) const { return among(concerned_, party); }

  void take_head() {
    auto const& head = from_.head();
    Head told;
    told.dispute_type = head.dispute_type;
    told.cause = head.cause;
    told.area = head.area;
    told.place = head.place;
    told.summary = head.summary;
    told.holder = head.holder;
    told.registered_on = head.registered_on;
    keep(told);
    keep_if<NumberRequest>([](NumberRequest const& row) { return row.type == "ledger"; });
  }

  void take_people() {
    keep_if<Party>([&](Party const& row) { return concerns(row.no); });
    keep_if<Representative>([&](Representative const& row) { return concerns(row.party); });
    keep_if<ServiceAddress>([&](ServiceAddress const& row) { return concerns(row.party); });
    for (auto const& row : into_.file.all<Party>())
      if (in_danger(row)) into_.sheltered.push_back(row.no);
  }

  /// From whom a victim is kept apart is not known to the case, so everybody in a dispute with such a danger is.
  bool in_danger(Party const& party) const {
    constexpr std::string_view violence = "domestic_violence_risk";
    bool const flagged = among(party.flags, Symbol(violence)) || among(from_.head().flags, Symbol(violence));
    auto const& notes = from_.all<Note>();
    return flagged || std::any_of(notes.begin(), notes.end(), [](Note const& note) {
             return note.kind == "danger" && note.number == "domestic_violence";
           });
  }

  void take_matter() {
    keep_if<Filing>([&](Filing const& row) { return row.instance == instance_; });
    keep_if<Confirmation>([&](Confirmation const& row) { return row.instance == instance_; });
    keep_if<Claim>([&](Claim const& row) { return concerns(row.party) && !row.dropped && row.settled_by == 0; });
    keep_if<UndisputedFact>([&](UndisputedFact const& row) {
      return std::all_of(concerned_.begin(), concerned_.end(), [&](int party) { return among(row.parties, party); });
    });
    auto const* instance = from_.instance(instance_);
    int const agreement = instance == nullptr ? 0 : instance->agreement;
    keep_if<Agreement>([&](Agreement const& row) { return row.no == agreement; });
    keep_if<Term>([&](Term const& row) { return row.agreement == agreement; });
  }

  void take_mediations() {
    keep_if<Instance>(
        [&](Instance const& row) { return row.no == instance_ || (row.ended_on && somebody_took_part(row)); });
    // What a party sought elsewhere, help of a confidential kind among it, is its own to tell.
    keep_if<Instance>([&](Instance const& row) { return row.procedure != "remedy"; });
    keep_if<Note>(
        [&](Note const& row) { return row.kind == "end_report" && into_.file.instance(row.instance) != nullptr; });
  }

  bool somebody_took_part(Instance const& instance) const {
    auto const& all = from_.all<Participation>();
    return std::any_of(all.begin(), all.end(), [&](Participation const& row) { return row.instance == instance.no; });
  }

  void take_papers() {
    keep_if<Paper>([&](Paper const& row) {
      bool const may = row.openness == "open" || row.openness == "parties" || row.openness == "personal" ||
                       row.openness == "victim_only";
      return may && (!records_what_was_said(row.type) || everybody_discloses(row.instance));
    });
  }

  bool everybody_discloses(int instance) const {
    bool somebody = false;
    for (auto const& row : from_.all<Participation>()) {
      if (row.instance != instance || row.standing == "invited") continue;
      somebody = true;
      if (!discloses(row.party, instance)) return false;
    }
    return somebody;
  }

  bool discloses(int party, int instance) const {
    Symbol answer;
    for (auto const& row : from_.all<Consent>())
      if (row.party == party && row.instance == instance && row.purpose == "disclose") answer = row.answer;
    return answer == "given";
  }

  void take_texts(std::vector<PrivateRow> const& rows) {
    std::set<RowRef> named;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Parts>>(
        [&]<class P>(boost::mp11::mp_identity<P>) {
          for (auto const& part : into_.file.all<P>())
            for_each_member(part, [&]<class M>(char const*, M const& member) {
              if constexpr (std::is_same_v<M, RowRef>) named.insert(member);
            });
        });
    for (auto const& row : rows)
      if (row.openness != Openness::confidential && !row.text.empty() && named.contains(row.row))
        into_.texts.emplace(row.row, row.text);
  }

  CaseFile const& from_;
  int instance_;
  std::vector<int> concerned_;
  Disclosed into_;
};

}  // namespace

std::string const* Disclosed::text(RowRef const& row) const {
  auto const found = texts.find(row);
  return found == texts.end() ? nullptr : &found->second;
}

bool Disclosed::shelters(int party) const { return among(sheltered, party); }

std::vector<int> parties_before_court(CaseFile const& file, int instance) {
  std::vector<int> concerned;
  if (auto const* filing = file.find<Filing>(instance)) {
    concerned = filing->against;
    concerned.push_back(filing->party);
  } else if (auto const* confirmation = file.find<Confirmation>(instance)) {
    concerned = confirmation->applicants;
    if (auto const* agreement = file.agreement(confirmation->agreement))
      concerned.insert(concerned.end(), agreement->parties.begin(), agreement->parties.end());
  }
  keep_each_once(concerned);
  return concerned;
}

Disclosed disclosed_to_court(CaseFile const& file, int instance, std::vector<PrivateRow> const& rows) {
  return Disclosing(file, instance).take(rows);
}

}  // namespace liandiao
