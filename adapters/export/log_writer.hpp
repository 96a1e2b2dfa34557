#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/mining/log.hpp"

namespace liandiao {

/// What is said of a log as a whole.
struct LogTitle {
  std::string name;
  std::vector<std::pair<std::string, std::string>> about;  // from, to, masking …
};

/// What a step is called in the reader's language.
using StepLabel = std::function<std::string(Symbol command)>;

/// A log on its way into a file, case after case: no more than one case is held. Nothing is under the file's name until
/// `finish`, and nothing ever when it is not reached.
class LogWriter {
 public:
  virtual ~LogWriter() = default;
  virtual Result<> add(CaseLog const& log) = 0;
  /// With the objects that the cases share.
  virtual Result<> finish(std::vector<LogObject> const& shared) = 0;
};

}  // namespace liandiao
