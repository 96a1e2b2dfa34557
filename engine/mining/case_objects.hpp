#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/cases/event.hpp"
#include "engine/flow/rulebook.hpp"
#include "engine/mining/log.hpp"
#include "engine/mining/masking.hpp"

namespace liandiao {

/// The objects of one case, as its events bring them one after the other. One that a correction took back stays, so
/// that what an earlier event named is still there; it reads `annulled`.
class CaseObjects {
 public:
  CaseObjects(std::string name, LogNames& names);

  /// What an event does to which object. Those it brings are there from now on. `before` is the case before it.
  std::vector<ObjectLink> touched_by(Event const& event, CaseFile const& before);
  /// How the objects stand after it, from that moment on.
  void stand_after(Event const& event, CaseFile const& after, Instant at);
  /// All of them, with what is known at the end.
  std::vector<LogObject> finished(CaseFile const& last, std::string const& ledger_no, Calendar const& calendar);

  std::string instance_id(int no) const { return "instance:" + name_ + "/" + std::to_string(no); }
  std::string party_id(int no) const { return "party:" + name_ + "/" + std::to_string(no); }
  std::string agreement_id(int no) const { return "agreement:" + name_ + "/" + std::to_string(no); }
  std::string case_id() const { return "case:" + name_; }

 private:
  friend class TouchedObjects;

  LogObject& object(ObjectKind kind, std::string const& id);
  LogObject* find(std::string const& id);
  void link(std::string const& from, std::string const& to, std::string_view qualifier);
  void set(LogObject& object, std::string_view name, LogValue value, Instant at);
  void add_instance(Instance const& row);
  void add_party(Party const& row);
  void add_agreement(Agreement const& row);
  void finish_case(CaseFile const& last, std::string const& ledger_no, Calendar const& calendar);

  std::string name_;
  LogNames& names_;
  std::vector<LogObject> objects_;
  std::map<std::string, std::size_t> at_;
};

}  // namespace liandiao
