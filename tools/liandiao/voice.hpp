#pragma once

#include <string>
#include <vector>

#include "engine/cases/case_file.hpp"
#include "engine/cases/registers.hpp"
#include "engine/decision/decide.hpp"
#include "tools/liandiao/labels.hpp"

namespace liandiao::door {

/// Says things about cases in one language, calling people and organisations by their names where the registers are at
/// hand.
class Voice {
 public:
  explicit Voice(Labels const& labels, Registers const* registers = nullptr)
      : labels_(&labels), registers_(registers) {}

  Labels const& labels() const { return *labels_; }
  Registers const* registers() const { return registers_; }
  std::string word(std::string_view section, Symbol code) const { return labels_->word(section, code); }
  std::string text(std::string_view key, Params const& with = {}) const { return labels_->text(key, with); }

  std::string organ(Symbol id) const;
  std::string person(Symbol id) const;
  /// A person or an organisation by its name; anything else is an article.
  std::string whose(Symbol id) const;
  std::string state(Symbol procedure, Symbol state) const;
  std::string command(Symbol code) const;  // with its code: what one types
  std::string instance(Symbol procedure, int no) const;
  /// The regime or outlet an instance is under; nothing where it is the general one.
  std::string variant(Symbol variant) const;
  std::string procedure(Symbol procedure, Symbol variant) const;
  std::string party(int no) const;
  std::string parties(std::vector<int> const& numbers) const;
  std::string article(std::string_view article) const;  // what the flow adds to it is none
  std::string joined(std::vector<std::string> const& items) const;
  std::string one_of(std::string_view section, std::vector<Symbol> const& words) const;  // 申请书或受理登记表

  /// One sentence: what is wrong and what would be right.
  std::string sentence(Error const& error, Symbol procedure = {}) const;
  /// What a guard misses; facts of the same kind become one sentence.
  struct Lacking {
    GuardInfo guard;
    std::vector<std::string> facts;
    std::string sentence;
  };
  std::vector<Lacking> lacking(std::vector<Missing> const& missing) const;
  /// What a guard demands, as a statement that should be true.
  std::string demand(std::string_view guard) const { return labels_->word("demand", guard); }
  std::string fact_sentence(std::string_view guard, std::vector<std::string> const& facts) const;

 private:
  std::string organs(std::string_view listed) const;  // `ddk-jb,ddk-centre`
  std::string dossier(std::string_view fact) const;   // `peoples_mediation@2`
  std::string papers(std::string_view fact) const;    // `application|registration_form`: one of them

  Labels const* labels_;
  Registers const* registers_;
};

/// Words like the given one, nearest first, among those there are.
std::vector<std::string> near_to(std::string_view word, std::vector<std::string> const& known);

}  // namespace liandiao::door
