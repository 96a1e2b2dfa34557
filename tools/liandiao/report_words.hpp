#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/desk/reporting.hpp"
#include "engine/mining/masking.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

std::string said_in(Wording const& wording, Labels const& labels);
/// A cell as people read it: 万元 or yuan, a ratio with as many decimals as are asked for.
std::string cell_said(Form const& form, FormColumn const& column, std::int64_t n, std::size_t decimals = 2);

/// What a report says to people, in one language, whatever it is written into.
class ReportWords {
 public:
  ReportWords(Report const& report, Voice const& voice, Masking masking = Masking::internal)
      : report_(report), form_(report.form), voice_(voice), masking_(masking) {}

  Report const& report() const { return report_; }
  Form const& form() const { return form_; }
  Voice const& voice() const { return voice_; }
  Masking masking() const { return masking_; }

  std::string said(Wording const& wording) const { return said_in(wording, voice_.labels()); }
  std::string title() const { return said(form_.title); }
  std::string column(FormColumn const& column) const { return said(column.name); }
  /// What makes its rows: bodies, or whatever the figures are told apart by.
  std::string rows_heading() const;
  std::string row(FormRow const& row) const;
  /// Of a row; empty for a person who is not to be known.
  std::string id(Symbol of) const;
  /// Who made it; empty where she is not to be known.
  Symbol by() const { return masking_ == Masking::internal ? report_.by : Symbol(); }
  /// What is stated anew of periods closed before, a line of cells each.
  std::vector<std::vector<std::string>> restated() const;
  /// That the period is not over, is closed and which checks were put up with then, or is shown as of a day.
  std::vector<std::string> standing() const;
  /// For whom, by whom, when, in which units and by which edition; that the period is not over, if so.
  std::vector<std::string> heading() const;

  /// The organisations it is made for.
  std::string about() const;
  /// In what its columns are counted, each unit once; a ratio has none.
  std::string units() const;
  std::string cell(std::size_t column, std::int64_t n, std::size_t decimals = 2) const;
  /// A ratio with what it was made of; any other cell as it is.
  std::string cell_with_parts(std::size_t column, FormRow const& row) const;

  /// What the columns count, each once: its name and its definition.
  std::vector<std::pair<std::string, std::string>> definitions() const;
  std::string sentence(Disagreement const& one) const;
  std::vector<std::string> disagreements() const;

 private:
  std::string unit_of_money() const;
  /// A person, an organisation, an article: whatever the figures are told apart by.
  std::string detail(Symbol detail) const;
  std::string column_numbers(std::vector<int> const& columns) const;

  Report const& report_;
  Form const& form_;
  Voice const& voice_;
  Masking masking_;
};

}  // namespace liandiao::door
