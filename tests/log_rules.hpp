#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/mining/log.hpp"

namespace liandiao::tests {

/// What a reader of logs may rely on, asked of logs as they are told, case after case: ids that are each there once,
/// nothing named that is not there, nothing said that is not declared, times that never go back.
class LogRules {
 public:
  void see(CaseLog const& log);
  void see_shared(std::vector<LogObject> const& objects);
  /// The first rule that was broken, once everything was seen; empty where all hold.
  std::string broken() const;

 private:
  void see(LogObject const& object);
  void id(std::string const& id);
  void refer(std::string const& from, std::vector<ObjectLink> const& links);
  void declared(std::string const& of, std::span<Declared const> declared, std::string_view name,
                LogValue const& value);
  void complain(std::string what);

  std::set<std::string> ids_;
  std::set<std::string> objects_;
  std::map<std::string, std::string> referred_;  // what is named, with who names it
  std::string broken_;
};

}  // namespace liandiao::tests
