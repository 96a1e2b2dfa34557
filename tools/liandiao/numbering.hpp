#pragma once

#include <memory>

#include "engine/cases/registers.hpp"
#include "engine/ports/numbers.hpp"

namespace liandiao::door {

/// How numbers read: `jgm-jo-2026-0001` in the ledger, which one can type; 渝渡九人调字〔2026〕001号 on a mediation's
/// papers. The organisations' names come after the store is open, since they are kept in it.
class Numbering {
 public:
  NumberFormat format() const;
  void use(std::shared_ptr<Registers const> registers) { *names_ = std::move(registers); }

 private:
  std::shared_ptr<std::shared_ptr<Registers const>> names_ = std::make_shared<std::shared_ptr<Registers const>>();
};

}  // namespace liandiao::door
