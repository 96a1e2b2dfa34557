#pragma once

#include <string>
#include <vector>

#include "engine/ports/case_store.hpp"

namespace liandiao {

/// One thing an audit found wrong: which case, which event, what.
struct AuditFinding {
  std::string uid;
  std::int64_t seq = 0;
  std::string key;  // of its sentence
  std::string fact;
};

struct AuditReport {
  std::int64_t cases = 0;
  std::int64_t events = 0;
  std::vector<AuditFinding> findings;
};

/// Reads everything and believes nothing: every event's hash and chain, the fold against the stored rows, salted
/// digests against the private texts, attached files against the digests of their papers, the figures the steps added
/// against what the case counts, custody without gap or overlap, no row without its case, the records of activity.
/// Stops for nothing but the store being away. The cases are shared out among `threads`; what is found does not depend
/// on how many.
Result<AuditReport> audit(CaseStore& store, Symbol district, int threads = 1);

}  // namespace liandiao
