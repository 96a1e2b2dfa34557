#include <string>

#include "engine/cases/access.hpp"
#include "engine/cases/registers.hpp"
#include "engine/flow/check.hpp"

namespace liandiao::checks {
namespace {

/// Does the command have a field of this vocabulary, in which this word could stand?
bool speaks_of(CommandSpec const& command, std::string_view vocabulary, Symbol word) {
  return std::any_of(command.fields.begin(), command.fields.end(), [&](FieldSpec const& field) {
    return field.vocabulary == vocabulary && (field.words.empty() || holds(field.words, word.view()));
  });
}

class GateCheck {
 public:
  GateCheck(Subject const& subject, Gate const& gate)
      : subject_(subject), gate_(gate), command_(subject.procedure.command(gate.command)) {}

  void run() {
    if (command_ == nullptr) {
      auto const known = joined(subject_.procedure.commands, [](CommandSpec const* each) { return each->code.str(); });
      return refuse("flow_gate_command_unknown", {{"known", known}});
    }
    if (!binds_an_organ()) return;
    papers();
    topics();
    roles();
    relations();
  }

 private:
  /// Only what an organ does for itself may be made to wait for something.
  bool binds_an_organ() {
    Params const by{{"by", word(word_of(command_->by))}};
    switch (command_->by) {
      case By::organ:
      case By::holder: return true;
      case By::party: refuse("flow_gate_on_free_act", by); return false;
      case By::anyone: refuse("flow_gate_on_report", by); return false;
      case By::registrar:
      case By::court:
      case By::system: refuse("flow_gate_on_other_act", by); return false;
    }
    return false;
  }

  void papers() {
    for (auto const paper : gate_.papers) {
      if (!holds(subject_.flow.paper_types, paper))
        refuse("flow_paper_type_unknown", {{"paper", paper.str()}, {"known", words(subject_.flow.paper_types)}});
      else if (!done_in_time("paper_type", paper))
        refuse("flow_gate_paper_too_late", {{"paper", paper.str()}});
    }
  }

  void topics() {
    for (auto const topic : gate_.informs) {
      if (!subject_.law.topics().contains(topic.view()))
        refuse("flow_topic_unknown", {{"topic", topic.str()}, {"known", words(subject_.law.topics())}});
      else if (!done_in_time("topic", topic))
        refuse("flow_gate_topic_too_late", {{"topic", topic.str()}});
    }
  }

  void roles() {
    for (auto const role : gate_.roles) {
      if (!holds(liandiao::roles, role.view()))
        refuse("flow_role_unknown", {{"role", role.str()}, {"known", words(liandiao::roles)}});
      else if (!role_enters(role, command_->by))
        refuse("flow_gate_role_may_not", {{"role", role.str()}});
    }
  }

  /// What answers a case that was found cannot wait until it is answered.
  void relations() {
    bool const answers = gate_.command == "link_case" || gate_.command == "dismiss_relation";
    if (gate_.relations && answers) refuse("flow_gate_relations_too_late");
  }

  /// Can the word be entered by another command before this one is given, or in the state it is given from? Papers and
  /// tellings count in their own instance, so that nothing of the kind is there when the command opens it.
  bool done_in_time(std::string_view vocabulary, Symbol word) const {
    auto const states = up_to_the_command();
    return std::any_of(subject_.procedure.rules.begin(), subject_.procedure.rules.end(), [&](RuleInfo const& rule) {
      auto const* spec = subject_.procedure.command(Symbol(rule.on));
      bool const other = spec != nullptr && spec != command_ && speaks_of(*spec, vocabulary, word);
      return other && std::any_of(rule.from.begin(), rule.from.end(),
                                  [&](std::string_view from) { return holds(states, from); });
    });
  }

  /// The states the command is given from, and all that lead there.
  std::vector<std::string_view> up_to_the_command() const {
    std::vector<std::string_view> states;
    auto const add = [&](RuleInfo const& rule) {
      for (auto const from : rule.from)
        if (!holds(states, from)) states.push_back(from);
    };
    for (auto const& rule : subject_.procedure.rules)
      if (gate_.command == rule.on) add(rule);
    for (std::size_t i = 0; i < states.size(); ++i)
      for (auto const& rule : subject_.procedure.rules)
        if (rule.to == states[i]) add(rule);
    return states;
  }

  void refuse(std::string key, Params with = {}) {
    with.insert(with.begin(), {"command", gate_.command.str()});
    subject_.refuse(gate_.mark, std::move(key), std::move(with));
  }

  Subject const& subject_;
  Gate const& gate_;
  CommandSpec const* command_;
};

}  // namespace

void check_gates(Subject const& subject) {
  for (auto const& gate : subject.policy.gates) GateCheck(subject, gate).run();
}

}  // namespace liandiao::checks
