#pragma once

#include "tests/cli/fixture.hpp"

namespace liandiao::door {

/// A dispute whose mediation failed, and what is entered about it, one step a call.
class CourtCase : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    number = opened();
  }

  /// The fields as YAML; the step must be taken.
  void must(std::string const& command, std::string const& fields, std::string const& day,
            std::string const& who = "jgm-wang", int instance = 0) {
    auto const answer = step(command, fields, day, who, instance);
    ASSERT_EQ(answer.exit, 0) << command << ": " << answer.err << answer.out;
  }
  Answered step(std::string const& command, std::string const& fields, std::string const& day,
                std::string const& who = "jgm-wang", int instance = 0) {
    auto const path = file("step.yaml", fields.empty() ? "{}" : fields);
    std::vector<std::string> args{"act", number, command, "--file", path, "--on", day, "--as", who};
    if (instance != 0) args.insert(args.end(), {"--instance", std::to_string(instance)});
    return run(args);
  }
  void paper(std::string const& type, std::string const& openness, std::string const& day, int instance = 2) {
    must("file_paper", "{type: " + type + ", openness: " + openness + "}", day, "jgm-wang", instance);
  }

  std::string opened() {
    auto const path = file("wall.yaml",
                           "organ: jgm-pmc\nsource: application\ndispute_type: neighbours\nlevel: L1\narea: 500104003\n"
                           "summary: 两家因院墙越界发生争执\n"
                           "parties:\n"
                           "  - {side: claimant, kind: natural, name: 张三, id_number: \"500104199001011234\",\n"
                           "     phone: \"13900000001\", address: 九宫庙街道一号, about: 男，36岁，汉族，教师}\n"
                           "  - {side: respondent, kind: natural, name: 李四, address: 九宫庙街道二号}\n"
                           "claims:\n  - {party: 1, text: 拆除越界院墙}\n");
    auto const answer = run({"case", "open", "--file", path, "--on", "2026-03-02", "--as", "jgm-wang", "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer.json().find("ledger_no")->text();
  }

  void in_session() {
    must("inform_ways", "", "2026-03-02");
    must("apply", "{organ: jgm-pmc, applicants: [1]}", "2026-03-02");
    must("consent", "{parties: [2], purpose: mediate, answer: given}", "2026-03-02");
    must("accept", "", "2026-03-02");
    must("appoint", "{mediators: [{person: jgm-wang, role: lead}]}", "2026-03-03");
    must("inform_rights", "{parties: [1, 2]}", "2026-03-03");
    must("convene", "{present: [1, 2]}", "2026-03-04");
  }

  void failed() {
    in_session();
    must("record_undisputed", "{facts: 院墙由李四于2020年所建, signed_by: [1, 2]}", "2026-03-10");
    must("end", "{reason: no_agreement, told: [1, 2], report: 双方对界址无争议，对拆墙费用有争议}", "2026-03-12");
  }

  void sued(std::string const& court = "ddk-court") {
    failed();
    must("confirm_address", "{party: 1, address: 九宫庙街道一号, electronic: zhang@example.com}", "2026-03-12");
    must("submit", "{party: 1, against: [2], organ: " + court + ", signed_complaint: true}", "2026-03-12");
  }

  void agreed() {
    in_session();
    must("agree",
         "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-wang, sealed: true, told_confirmation: true,\n"
         " terms: [{debtor: 2, creditor: 1, obligation: 拆除院墙, due: 2026-05-01}]}",
         "2026-03-10");
  }

  void asked_to_confirm() {
    agreed();
    must("apply_confirmation", "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: body_seat}",
         "2026-03-12");
  }

  std::string state_of(int instance, std::string const& who = "jgm-wang") {
    auto const shown = run({"case", "show", number, "--as", who, "--json"});
    EXPECT_EQ(shown.exit, 0) << shown.err;
    auto const json = shown.json();
    for (auto const& one : json.find("parts")->find("instance")->list())
      if (one.find("no")->integer() == instance) return one.find("state")->text();
    return "none";
  }

  static std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static Value json_in(std::filesystem::path const& path) {
    auto value = read_json(bytes_of(path), path.string());
    EXPECT_TRUE(value) << path;
    return value.value_or(Value());
  }

  std::string number;
};

}  // namespace liandiao::door
