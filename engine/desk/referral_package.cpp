#include "engine/desk/referral_package.hpp"

#include <algorithm>

namespace liandiao {
namespace {

Value text(std::string const& of) { return Value::of(of); }
Value word(Symbol of) { return of ? Value::of(of.str()) : Value(); }
Value number(int of) { return Value::of(std::int64_t{of}); }
Value day(std::optional<Date> of) { return of ? Value::of(of->text()) : Value(); }

template <class List, class F>
Value listed(List const& rows, F&& make) {
  Value::List list;
  for (auto const& row : rows) list.push_back(make(row));
  return Value::of(std::move(list));
}

class Package {
 public:
  Package(Disclosed const& disclosed, int instance)
      : disclosed_(disclosed), file_(disclosed.file), instance_(*disclosed.file.instance(instance)) {}

  std::vector<PackagedDocument> documents() const {
    std::vector<PackagedDocument> all;
    if (auto const* filing = file_.find<Filing>(instance_.no))
      all.push_back({"complaint", Openness::parties, complaint(*filing)});
    if (auto const* confirmation = file_.find<Confirmation>(instance_.no))
      all.push_back({"application", Openness::parties, application(*confirmation)});
    all.push_back({"parties", Openness::personal,
                   listed(file_.all<Party>(), [&](Party const& row) { return person(row, true); })});
    all.push_back({"service_addresses", Openness::personal, service_addresses()});
    all.push_back({"undisputed", Openness::parties, undisputed()});
    all.push_back({"end_report", Openness::parties, end_report()});
    // A letter that encloses a list of nothing would say what is not so.
    std::erase_if(all, [](PackagedDocument const& one) {
      return one.content.kind() == Value::Kind::list && one.content.list().empty();
    });
    return all;
  }

  std::vector<PackagedPaper> papers() const {
    std::vector<PackagedPaper> all;
    for (auto const& row : file_.all<Paper>())
      all.push_back({row, std::nullopt, row.openness == "victim_only" || row.openness == "personal"});
    return all;
  }

 private:
  Value private_text(RowRef const& row) const {
    auto const* found = disclosed_.text(row);
    return found == nullptr ? Value() : text(*found);
  }

  /// As a complaint and a file need them (登记立案规定 4、6). The other side is given copies of the complaint: what it
  /// must not learn is in the court's own papers only.
  Value person(Party const& row, bool for_court) const {
    bool const withheld = !for_court && disclosed_.shelters(row.no);
    Value one;
    one.set("no", number(row.no));
    one.set("side", word(row.side));
    one.set("kind", word(row.kind));
    one.set("name", private_text(row.name));
    one.set("headcount", number(row.headcount));
    one.set("about", private_text(row.about));
    if (for_court) one.set("id_number", private_text(row.id_number));
    one.set("phone", withheld ? Value() : private_text(row.phone));
    one.set("address", withheld ? Value() : private_text(row.address));
    if (disclosed_.shelters(row.no))
      one.set("hidden_from_other_side", Value::of(Value::List{text("phone"), text("address")}));
    one.set("minor", Value::of(std::find(row.flags.begin(), row.flags.end(), Symbol("minor")) != row.flags.end()));
    one.set("representatives", representatives(row.no));
    return one;
  }

  Value representatives(int party) const {
    Value::List list;
    for (auto const& row : file_.all<Representative>()) {
      if (row.party != party) continue;
      Value one;
      one.set("no", number(row.no));
      one.set("kind", word(row.kind));
      one.set("name", private_text(row.name));
      one.set("authority", word(row.authority));
      list.push_back(std::move(one));
    }
    return Value::of(std::move(list));
  }

  Value persons(std::vector<int> const& numbers) const {
    return listed(numbers, [&](int no) {
      auto const* row = file_.party(no);
      return row == nullptr ? number(no) : person(*row, false);
    });
  }

  Value complaint(Filing const& filing) const {
    Value value;
    value.set("oral", Value::of(filing.oral));
    value.set("submitted_on", day(instance_.opened_on));
    value.set("plaintiff", persons({filing.party}).list().front());
    value.set("defendants", persons(filing.against));
    value.set("cause", text(file_.head().cause));
    value.set("dispute_type", word(file_.head().dispute_type));
    Value::List claims;
    for (auto const& row : file_.all<Claim>())
      if (row.party == filing.party) claims.push_back(private_text(row.text));
    value.set("claims", Value::of(std::move(claims)));
    value.set("facts", private_text(file_.head().summary));
    value.set("place", private_text(file_.head().place));
    value.set("evidence", evidence());
    if (instance_.agreement != 0) value.set("agreement", agreement());
    return value;
  }

  Value evidence() const {
    Value::List list;
    for (auto const& row : file_.all<Paper>())
      if (row.type == "evidence") list.push_back(text(std::to_string(row.seq) + "." + std::to_string(row.index)));
    return Value::of(std::move(list));
  }

  Value application(Confirmation const& confirmation) const {
    Value value;
    value.set("oral", Value::of(confirmation.oral));
    value.set("applied_on", day(instance_.opened_on));
    value.set("applicants", persons(confirmation.applicants));
    value.set("competence", word(confirmation.competence));
    value.set("agreement", agreement());
    return value;
  }

  Value agreement() const {
    auto const* row = file_.agreement(instance_.agreement);
    if (row == nullptr) return {};
    Value value;
    value.set("no", number(row->no));
    value.set("form", word(row->form));
    value.set("effective_on", day(row->effective_on));
    value.set("body", word(row->organ));
    value.set("mediator", word(row->mediator));
    value.set("parties", listed(row->parties, number));
    value.set("amount", text(row->amount.text()));
    value.set("content", private_text(row->content));
    value.set("terms", listed(file_.all<Term>(), [&](Term const& term) {
                Value one;
                one.set("no", number(term.no));
                one.set("debtor", number(term.debtor));
                one.set("creditor", number(term.creditor));
                one.set("obligation", private_text(term.obligation));
                one.set("amount", text(term.amount.text()));
                one.set("due", day(term.due));
                one.set("performed_on", day(term.performed_on));
                return one;
              }));
    return value;
  }

  Value service_addresses() const {
    return listed(file_.all<ServiceAddress>(), [&](ServiceAddress const& row) {
      Value one;
      one.set("party", number(row.party));
      one.set("address", private_text(row.address));
      one.set("electronic", private_text(row.electronic));
      one.set("receiver", private_text(row.receiver));
      one.set("confirmed_on", day(row.on));
      one.set("hidden_from_other_side", Value::of(disclosed_.shelters(row.party)));
      return one;
    });
  }

  Value undisputed() const {
    return listed(file_.all<UndisputedFact>(), [&](UndisputedFact const& row) {
      Value one;
      one.set("facts", private_text(row.text));
      one.set("signed_by", listed(row.parties, number));
      one.set("on", day(row.on));
      return one;
    });
  }

  /// How each mediation ended, with what the mediator reports to the court (在线调解规则 21).
  Value end_report() const {
    Value::List list;
    for (auto const& row : file_.all<Instance>()) {
      if (row.no == instance_.no) continue;
      Value one;
      one.set("instance", number(row.no));
      one.set("procedure", word(row.procedure));
      one.set("organ", word(row.organ));
      one.set("opened_on", day(row.opened_on));
      one.set("ended_on", day(row.ended_on));
      one.set("outcome", word(row.outcome));
      one.set("sessions", number(row.sessions));
      Value::List reports;
      for (auto const& note : file_.all<Note>())
        if (note.instance == row.no) reports.push_back(private_text(note.text));
      one.set("reports", Value::of(std::move(reports)));
      list.push_back(std::move(one));
    }
    return Value::of(std::move(list));
  }

  Disclosed const& disclosed_;
  CaseFile const& file_;
  Instance const& instance_;
};

}  // namespace

ReferralPackage referral_package(Disclosed disclosed, int instance, Flow const& flow) {
  Package const made(disclosed, instance);
  auto const& row = *disclosed.file.instance(instance);
  ReferralPackage package;
  package.id = disclosed.file.id;
  package.instance = instance;
  package.procedure = row.procedure;
  package.sender = disclosed.file.head().holder;
  package.receiving_court = package.competent_court = row.organ;
  if (auto const* filing = disclosed.file.find<Filing>(instance)) package.competent_court = filing->competent_court;
  if (auto const* confirmation = disclosed.file.find<Confirmation>(instance))
    package.competent_court = confirmation->competent_court;
  package.submitted_on = row.opened_on;
  package.documents = made.documents();
  package.papers = made.papers();
  package.gaps = package_gaps(disclosed, instance, flow);
  package.disclosed = std::move(disclosed);
  return package;
}

}  // namespace liandiao
