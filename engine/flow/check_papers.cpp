#include "engine/flow/check_papers.hpp"

#include <algorithm>
#include <utility>

namespace liandiao {
namespace {

template <class List, class T>
bool holds(List const& list, T const& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

template <class List>
std::string words(List const& list) {
  std::string text;
  for (auto const& word : list) text += (text.empty() ? "" : ", ") + Symbol(word).str();
  return text;
}

class PaperCheck {
 public:
  PaperCheck(Flow const& flow, ProcedurePolicy const& policy, Procedure const& procedure)
      : flow_(flow), policy_(policy), papers_(policy.papers) {
    for (auto const& state : procedure.states)
      if (state.kind == StateKind::outcome || state.kind == StateKind::final) when_.push_back(state.code);
    for (auto const word : circumstances) when_.emplace_back(word);
  }

  std::vector<Finding> run() {
    for (auto const& paper : papers_.required) required(paper);
    for (auto const type : papers_.as_needed) known(type, papers_.mark);
    for (auto const& gate : policy_.gates)
      if (gate.complete && !something_to_complete())
        refuse(gate.mark, "flow_gate_without_list", {{"command", gate.command.str()}});
    return std::move(findings_);
  }

 private:
  void required(RequiredPaper const& paper) {
    for (auto const type : paper.any_of) {
      known(type, paper.mark);
      if (holds(papers_.as_needed, type)) refuse(paper.mark, "flow_paper_required_and_as_needed", about(type));
      if (holds(seen_, type)) refuse(paper.mark, "flow_paper_required_twice", about(type));
      seen_.push_back(type);
    }
    for (auto const word : paper.when)
      if (!holds(when_, word))
        refuse(paper.mark, "flow_paper_when_unknown", {{"value", word.str()}, {"known", words(when_)}});
  }

  /// What cannot be filed would be missing for ever.
  void known(Symbol type, Mark mark) {
    if (!holds(flow_.paper_types, type))
      refuse(mark, "flow_paper_type_unknown", {{"paper", type.str()}, {"known", words(flow_.paper_types)}});
  }

  /// The docket answers for the whole case, every other procedure for itself.
  bool something_to_complete() const {
    auto const requires_papers = [](ProcedurePolicy const& one) { return !one.papers.required.empty(); };
    return policy_.procedure == "docket"
               ? std::any_of(flow_.procedures.begin(), flow_.procedures.end(), requires_papers)
               : requires_papers(policy_);
  }

  static Params about(Symbol type) { return {{"paper", type.str()}}; }

  void refuse(Mark mark, std::string key, Params with) {
    with.insert(with.begin(), {"procedure", policy_.procedure.str()});
    findings_.push_back({mark, std::move(key), std::move(with)});
  }

  Flow const& flow_;
  ProcedurePolicy const& policy_;
  PaperList const& papers_;
  std::vector<Symbol> when_;
  std::vector<Symbol> seen_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_papers(Flow const& flow, ProcedurePolicy const& policy, Procedure const& procedure) {
  return PaperCheck(flow, policy, procedure).run();
}

}  // namespace liandiao
