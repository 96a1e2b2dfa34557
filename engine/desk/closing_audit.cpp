// Whether every closing still says what the measures said when it was made.

#include "engine/desk/figure_desk.hpp"
#include "engine/desk/restating.hpp"

namespace liandiao {
namespace {

class ClosingAudit {
 public:
  ClosingAudit(FigureReads& figures, ClosedForms& closed, Symbol district)
      : figures_(figures), closed_(closed), district_(district) {}

  Result<std::vector<AuditFinding>> run() {
    auto const taken_up = stocks_of_all();
    if (!taken_up) return tl::unexpected<Error>(taken_up.error());
    StocksCounted stocks(figures_, district_, *taken_up);
    for (auto const& closing : closed_.all()) {
      auto const judged = judge(closing, stocks);
      if (judged) continue;
      if (judged.error().code == Code::unavailable) return tl::unexpected<Error>(judged.error());
      find(closing, "audit_closing_unreadable", judged.error().plain());
    }
    return std::move(findings_);
  }

 private:
  void find(Closed const& closing, std::string key, std::string fact) {
    findings_.push_back({"", closing.number, std::move(key), std::move(fact)});
  }

  /// The figures that any closing takes up as stocks. A form that does not read is said with its closing.
  Result<std::vector<Symbol>> stocks_of_all() {
    std::vector<Form> all;
    for (auto const& closing : closed_.all()) {
      auto forms = forms_of(closing);
      if (!forms && forms.error().code == Code::unavailable) return passed_on(forms);
      if (forms) std::move(forms->begin(), forms->end(), std::back_inserter(all));
    }
    return figures_of(all).stocks;
  }

  Result<std::vector<Form>> forms_of(Closed const& closing) {
    std::vector<Form> forms;
    for (auto const& one : closing.text.forms) {
      auto const form = closed_.form(one.digest);
      if (!form) return tl::unexpected<Error>(form.error());
      forms.push_back(**form);
    }
    return forms;
  }

  Result<> judge(Closed const& closing, StocksCounted& stocks) {
    auto const& text = closing.text;
    auto const before = closing.number - 1;
    auto const read = forms_of(closing);
    if (!read) return tl::unexpected<Error>(read.error());
    auto const& forms = *read;
    std::vector<Symbol> codes;
    for (auto const& one : text.forms) codes.push_back(one.form);
    auto const registers = closed_.registers(text.registers);
    if (!registers) return tl::unexpected<Error>(registers.error());
    auto const of = figures_of(forms);
    auto const sums =
        recomputed_sums(figures_, stocks, district_, **registers, of, {text.first, text.last, before, {}});
    if (!sums) return tl::unexpected<Error>(sums.error());
    auto const restated = restated_since(closed_, codes, figures_, district_, before);
    if (!restated) return tl::unexpected<Error>(restated.error());
    if (*restated != text.restated) find(closing, "audit_closing_restated_differs", text.period);
    Filling const filling{forms, closing.period(), **registers, before};
    auto const filled = filled_forms(filling, closed_, *sums, *restated);
    if (!filled) return tl::unexpected<Error>(filled.error());
    if (digest_of(text_of(closed_figures(*sums, of, forms, *filled))) != text.figures)
      find(closing, "audit_closing_figures_differ", text.period);
    auto const kept = closed_.figures(closing.number);
    if (!kept) return tl::unexpected<Error>(kept.error());
    return {};
  }

  FigureReads& figures_;
  ClosedForms& closed_;
  Symbol district_;
  std::vector<AuditFinding> findings_;
};

}  // namespace

Result<std::vector<AuditFinding>> audit_closings(FigureReads& figures, RevisionStore& revisions, Symbol district) {
  ClosedForms closed(revisions, district);
  auto const read = closed.read();
  if (!read && read.error().code == Code::corrupt)
    return std::vector<AuditFinding>{{"", 0, "audit_closing_unreadable", read.error().plain()}};
  if (!read) return tl::unexpected<Error>(read.error());
  return ClosingAudit(figures, closed, district).run();
}

}  // namespace liandiao
