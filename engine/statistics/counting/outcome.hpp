#pragma once

#include <optional>
#include <vector>

#include "engine/cases/case_file.hpp"

namespace liandiao {

/// What came of one mediation, asked of the case as it stands. An agreement of which the court's paper never came to be
/// is none.
class MediationOutcome {
 public:
  MediationOutcome(CaseFile const& file, Instance const& mediation);

  std::vector<Agreement const*> const& agreements() const { return agreements_; }
  bool agreed() const { return !agreements_.empty(); }
  bool written() const;        // at least one of them is
  std::int64_t heads() const;  // of everybody who was a party to it, whether it came, refused or left
  std::int64_t fen() const;    // what its agreements are about, as they were agreed

  /// The last performance; none as long as an agreement in force is unperformed, or nothing was performed.
  std::optional<Date> performed_on() const;
  std::optional<Date> confirmation_applied_on() const;  // the first application
  std::optional<Date> confirmed_on() const;             // the first ruling that stands
  std::optional<Date> sued_on() const;                  // a suit about an agreement: filed, or reported
  /// A court changed or cancelled one: the end of the first such suit, `otherwise` where none stands in the case.
  std::optional<Date> overturned_on(Date otherwise) const;

 private:
  Instance const& instance(int no) const;
  bool is_ours(int agreement) const;

  CaseFile const& file_;
  int no_;
  std::vector<Agreement const*> agreements_;
};

/// When a body accepted a mediation: the day from which its time counts. None where nobody has.
std::optional<Date> mediating_since(CaseFile const& file, Instance const& mediation);

/// It was mediated and is over.
bool has_ended(Instance const& mediation);

}  // namespace liandiao
