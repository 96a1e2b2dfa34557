#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/ports/case_store.hpp"
#include "engine/statistics/closing.hpp"

namespace liandiao {

/// A closing with its number.
struct Closed {
  std::int64_t number = 0;
  ClosingText text;

  bool closes(Symbol form) const;
  ClosedForm const* of(Symbol form) const;
  ReportPeriod period() const;
};

inline constexpr std::int64_t every_closing = INT64_MAX;

/// What is read of closings, and of the revisions they name. Where figures stand still nothing may be read that would
/// wait for a connection; then what is not at hand is noted, and whoever keeps them still begins again with it.
class ClosedForms {
 public:
  ClosedForms(RevisionStore& revisions, Symbol district) : revisions_(&revisions), district_(district) {}

  /// Every closing of the district, oldest first, as it is now.
  Result<> read();
  std::vector<Closed> const& all() const { return all_; }
  /// The closing of a form's period, of those up to a number; null: it was open.
  Closed const* closing_of(Symbol form, std::string const& period, std::int64_t until = every_closing) const;
  /// The last of those that closes the form; null: none does.
  Closed const* last_of(Symbol form, std::int64_t until = every_closing) const;

  Result<std::shared_ptr<ClosedFigures const>> figures(std::int64_t number);
  Result<std::shared_ptr<Form const>> form(Digest const& digest);
  Result<std::shared_ptr<Registers const>> registers(Digest const& digest);

  /// The rows of a closed form as they were last stated: as closed, and as restated by closings up to that number.
  Result<FilledForm> stated(Symbol form, Closed const& closed, std::int64_t until);

  /// From now on nothing is read that is not at hand.
  void hold_still() { still_ = true; }
  /// Reads what was found missing meanwhile; whether there was anything.
  Result<bool> read_missing();

 private:
  struct Missing {
    std::set<std::int64_t> figures;
    std::set<Digest> forms;
    std::set<Digest> registers;
    bool none() const { return figures.empty() && forms.empty() && registers.empty(); }
  };
  template <class T>
  using Named = std::map<Digest, std::shared_ptr<T const>>;

  /// The revision of this digest, which is kept in `named`; where figures stand still, noted in `missing` instead.
  template <class T, class Read>
  Result<std::shared_ptr<T const>> revision_of(std::string_view kind, Digest const& digest, Named<T>& named,
                                               std::set<Digest>& missing, Read const& read);

  RevisionStore* revisions_;
  Symbol district_;
  std::vector<Closed> all_;
  std::map<std::int64_t, std::shared_ptr<ClosedFigures const>> figures_;
  Named<Form> forms_;
  Named<Registers> registers_;
  bool still_ = false;
  Missing missing_;
};

}  // namespace liandiao
