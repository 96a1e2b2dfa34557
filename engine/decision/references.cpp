#include "engine/decision/references.hpp"

#include <algorithm>

namespace liandiao {
namespace {

class References : public FieldCheck {
 public:
  References(CaseFile const& file, Rulebook const& rulebook, Date on, bool opens_case)
      : file_(file), rulebook_(rulebook), on_(on), opens_case_(opens_case) {}

  Result<> party(LeafPath const& path, int no) override {
    // A case being registered numbers its parties in the order in which they are entered.
    return opens_case_ || file_.party(no) != nullptr ? Result<>{} : unknown("party_unknown", path, std::to_string(no));
  }
  Result<> agreement(LeafPath const& path, int no) override {
    return file_.agreement(no) != nullptr ? Result<>{} : unknown("agreement_unknown", path, std::to_string(no));
  }
  Result<> claim(LeafPath const& path, int no) override {
    return file_.find<Claim>(no) != nullptr ? Result<>{} : unknown("claim_unknown", path, std::to_string(no));
  }
  Result<> term(LeafPath const& path, int no) override {
    auto const& rows = file_.all<Term>();
    bool const there = std::any_of(rows.begin(), rows.end(), [&](Term const& row) { return row.no == no; });
    return there ? Result<>{} : unknown("term_unknown", path, std::to_string(no));
  }
  Result<> guest(LeafPath const& path, int no) override {
    return file_.find<Guest>(no) != nullptr ? Result<>{} : unknown("guest_unknown", path, std::to_string(no));
  }
  Result<> step(LeafPath const& path, std::int64_t seq) override {
    return seq <= file_.version ? Result<>{} : unknown("step_unknown", path, std::to_string(seq));
  }
  Result<> person(LeafPath const& path, Symbol id) override {
    if (rulebook_.registers().person(id) == nullptr) return unknown("person_not_registered", path, id.str());
    if (rulebook_.registers().posts(id, on_).empty())
      return fail(Code::not_found, "person_not_valid",
                  {{"field", path.text()}, {"value", id.str()}, {"day", on_.text()}});
    return {};
  }
  Result<> organisation(LeafPath const& path, Symbol id) override {
    if (rulebook_.registers().organisation(id) == nullptr) return unknown("organisation_unknown", path, id.str());
    if (rulebook_.registers().organisation(id, on_) == nullptr)
      return fail(Code::not_found, "organisation_not_valid",
                  {{"field", path.text()}, {"value", id.str()}, {"day", on_.text()}});
    return {};
  }
  Result<> word(LeafPath const& path, std::string_view vocabulary, Symbol word) override {
    auto const& words = words_of(vocabulary);
    if (std::find(words.begin(), words.end(), word) != words.end()) return {};
    std::string known;
    for (auto const& one : words) known += (known.empty() ? "" : ", ") + one.str();
    return fail(Code::invalid_input, "field_wants_one_of",
                {{"field", path.text()}, {"known", known}, {"value", word.str()}});
  }

 private:
  static Result<> unknown(char const* key, LeafPath const& path, std::string value) {
    return fail(Code::not_found, key, {{"field", path.text()}, {"value", std::move(value)}});
  }

  std::vector<Symbol> const& words_of(std::string_view vocabulary) const {
    auto const& flow = rulebook_.flow();
    if (vocabulary == "dispute_type") return flow.dispute_types;
    if (vocabulary == "source") return flow.sources;
    if (vocabulary == "level") return flow.levels;
    if (vocabulary == "flag") return flow.flags;
    if (vocabulary == "paper_type") return flow.paper_types;
    if (vocabulary == "regime") return flow.regimes;
    if (vocabulary == "outlet") return flow.outlets;
    if (vocabulary == "outlet_result") return flow.outlet_results;
    static std::vector<Symbol> const none;
    return none;
  }

  CaseFile const& file_;
  Rulebook const& rulebook_;
  Date on_;
  bool opens_case_;
};

}  // namespace

Result<> check_references(CaseFile const& file, Command const& command, Rulebook const& rulebook, Date on) {
  References check(file, rulebook, on, file.version == 0);
  return command.spec().check(command, check);
}

}  // namespace liandiao
