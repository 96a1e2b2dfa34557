#include <algorithm>
#include <vector>

#include "engine/flow/check.hpp"

namespace liandiao::checks {
namespace {

/// What is wrong with the list of papers of one procedure, and with what its gates ask of the lists.
class PaperCheck {
 public:
  explicit PaperCheck(Subject const& subject) : subject_(subject), papers_(subject.policy.papers) {
    for (auto const& state : subject.procedure.states)
      if (state.kind == StateKind::outcome || state.kind == StateKind::final) when_.push_back(state.code);
    for (auto const circumstance : circumstances) when_.emplace_back(circumstance);
  }

  void run() {
    for (auto const& paper : papers_.required) required(paper);
    for (auto const type : papers_.as_needed) known(type, papers_.mark);
    for (auto const& gate : subject_.policy.gates)
      if (gate.complete && !something_to_complete())
        subject_.refuse(gate.mark, "flow_gate_without_list", {{"command", gate.command.str()}});
  }

 private:
  void required(RequiredPaper const& paper) {
    for (auto const type : paper.any_of) {
      known(type, paper.mark);
      if (holds(papers_.as_needed, type))
        subject_.refuse(paper.mark, "flow_paper_required_and_as_needed", {{"paper", type.str()}});
      if (holds(seen_, type)) subject_.refuse(paper.mark, "flow_paper_required_twice", {{"paper", type.str()}});
      seen_.push_back(type);
    }
    for (auto const each : paper.when)
      if (!holds(when_, each))
        subject_.refuse(paper.mark, "flow_paper_when_unknown", {{"value", each.str()}, {"known", words(when_)}});
  }

  /// What cannot be filed would be missing for ever.
  void known(Symbol type, Mark mark) const {
    auto const& types = subject_.flow.paper_types;
    if (!holds(types, type))
      subject_.refuse(mark, "flow_paper_type_unknown", {{"paper", type.str()}, {"known", words(types)}});
  }

  /// The docket answers for the whole case, every other procedure for itself.
  bool something_to_complete() const {
    auto const requires_papers = [](ProcedurePolicy const& one) { return !one.papers.required.empty(); };
    auto const& all = subject_.flow.procedures;
    return subject_.policy.procedure == "docket" ? std::any_of(all.begin(), all.end(), requires_papers)
                                                 : requires_papers(subject_.policy);
  }

  Subject const& subject_;
  PaperList const& papers_;
  Symbols when_;
  Symbols seen_;
};

}  // namespace

void check_papers(Subject const& subject) { PaperCheck(subject).run(); }

}  // namespace liandiao::checks
