#include <algorithm>
#include <initializer_list>

#include "engine/decision/dossier.hpp"
#include "engine/desk/referral_package.hpp"

namespace liandiao {
namespace {

class Gaps {
 public:
  Gaps(Disclosed const& disclosed, int instance) : disclosed_(disclosed), file_(disclosed.file), instance_(instance) {}

  std::vector<PackageGap> find(Flow const& flow) {
    if (auto const* filing = file_.find<Filing>(instance_)) of_suit(*filing);
    if (auto const* confirmation = file_.find<Confirmation>(instance_)) of_confirmation(*confirmation);
    want_dossier(flow);
    return std::move(gaps_);
  }

 private:
  void lacks(std::string_view what, std::string_view article, int party = 0) {
    gaps_.push_back({what, Symbol(), party, article});
  }
  bool told(RowRef const& row) const { return disclosed_.text(row) != nullptr; }

  bool has_paper(std::initializer_list<std::string_view> any_of) const {
    auto const& papers = file_.all<Paper>();
    return std::any_of(papers.begin(), papers.end(), [&](Paper const& row) {
      return std::any_of(any_of.begin(), any_of.end(), [&](std::string_view type) { return row.type == type; });
    });
  }

  /// The first of them is what one calls it.
  void want_paper(std::initializer_list<std::string_view> any_of, std::string_view article) {
    if (!has_paper(any_of)) gaps_.push_back({"paper", Symbol(*any_of.begin()), 0, article});
  }

  /// What the flow's own list requires by now beside the law.
  void want_dossier(Flow const& flow) {
    auto const* instance = file_.instance(instance_);
    if (instance == nullptr) return;
    for (auto const& item : dossier_of(file_, *instance, flow).required) {
      bool const known = std::any_of(gaps_.begin(), gaps_.end(), [&](PackageGap const& gap) {
        return std::find(item.any_of.begin(), item.any_of.end(), gap.paper) != item.any_of.end();
      });
      if (item.standing == DossierItem::Standing::missing && !known)
        gaps_.push_back({"paper", item.any_of.front(), 0, "flow"});
    }
  }

  bool represented(int party, std::string_view kind) const {
    auto const& all = file_.all<Representative>();
    return std::any_of(all.begin(), all.end(),
                       [&](Representative const& row) { return row.party == party && row.kind == kind; });
  }

  /// Name, number, home and telephone, and who acts for whom cannot act alone.
  void want_person(Party const& party, std::string_view article) {
    if (!told(party.name)) lacks("name", article, party.no);
    if (!told(party.id_number)) lacks("id_number", article, party.no);
    if (!told(party.address)) lacks("address", article, party.no);
    if (!told(party.phone)) lacks("phone", article, party.no);
    if (party.kind != "natural" && !represented(party.no, "legal_representative"))
      lacks("legal_representative", "登记立案规定 6", party.no);
    bool const minor = std::find(party.flags.begin(), party.flags.end(), Symbol("minor")) != party.flags.end();
    if (minor && !represented(party.no, "guardian")) lacks("guardian", "民事诉讼法 60", party.no);
  }

  void want_agents_authority() {
    auto const& all = file_.all<Representative>();
    if (std::any_of(all.begin(), all.end(), [](Representative const& row) { return row.kind == "agent"; }))
      want_paper({"authority"}, "民事诉讼法 62; 登记立案规定 6");
  }

  void of_suit(Filing const& filing) {
    constexpr std::string_view content = "登记立案规定 4", papers = "登记立案规定 6";
    if (auto const* plaintiff = file_.party(filing.party)) {
      want_person(*plaintiff, content);
      if (plaintiff->kind == "natural" && !told(plaintiff->about)) lacks("about", content, plaintiff->no);
      if (file_.find<ServiceAddress>(plaintiff->no) == nullptr && !has_paper({"address_confirmation"}))
        lacks("service_address", "在线调解规则 17", plaintiff->no);
    }
    for (int const no : filing.against) want_known_apart(no);
    auto const& claims = file_.all<Claim>();
    if (std::none_of(claims.begin(), claims.end(), [&](Claim const& row) { return row.party == filing.party; }))
      lacks("claims", content, filing.party);
    if (!told(file_.head().summary)) lacks("facts", content);
    if (!filing.oral) want_paper({"complaint", "complaint_record"}, "民事诉讼法 123");
    want_paper({"identity"}, papers);
    want_paper({"evidence"}, papers);
    want_agents_authority();
    want_end_report();
  }

  /// 被告足以区别: by any of these a defendant can be told from others of that name.
  void want_known_apart(int no) {
    auto const* party = file_.party(no);
    if (party == nullptr) return;
    bool const apart = told(party->id_number) || told(party->address) || told(party->phone) || told(party->about);
    if (!told(party->name) || !apart) lacks("known_apart", "登记立案规定 6; 民诉法解释 209", no);
  }

  void want_end_report() {
    auto const& all = file_.all<Instance>();
    auto const& notes = file_.all<Note>();
    bool const failed = std::any_of(all.begin(), all.end(), [&](Instance const& row) {
      return row.no != instance_ && row.outcome && row.outcome != "agreed";
    });
    if (failed && notes.empty()) lacks("end_report", "在线调解规则 21");
  }

  void of_confirmation(Confirmation const& confirmation) {
    constexpr std::string_view article = "民诉法解释 354";
    for (auto const& party : file_.all<Party>()) want_person(party, article);
    if (!confirmation.oral) want_paper({"confirmation_application", "confirmation_papers"}, article);
    want_paper({"agreement"}, article);
    want_paper({"mediation_proof", "confirmation_papers"}, article);
    want_paper({"identity"}, article);
    want_agents_authority();
  }

  Disclosed const& disclosed_;
  CaseFile const& file_;
  int instance_;
  std::vector<PackageGap> gaps_;
};

}  // namespace

std::vector<PackageGap> package_gaps(Disclosed const& disclosed, int instance, Flow const& flow) {
  return Gaps(disclosed, instance).find(flow);
}

}  // namespace liandiao
