// What is said in confidence reaches no court. Cases are lived in which every private text says where it stands and how
// open it is; then every byte a court can get is searched. 特邀调解规定 22; 人民调解法 15; 民诉法解释 146.

#include <map>
#include <set>

#include "adapters/yaml/yaml.hpp"
#include "tests/cli/court_case.hpp"
#include "tools/liandiao/fields.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

/// YAML's plain words, as the JSON they stand for.
Value typed(Value const& value) {
  if (value.kind() == Value::Kind::list) {
    Value::List list;
    for (auto const& one : value.list()) list.push_back(typed(one));
    return Value::of(std::move(list));
  }
  if (value.kind() == Value::Kind::map) {
    Value map = Value::of(Value::Map{});
    for (auto const& [name, member] : value.map()) map.set(name, typed(member));
    return map;
  }
  bool const number = value.plain() && value.text().find_first_not_of("0123456789") == std::string::npos;
  if (number) return Value::of(std::int64_t{std::stoll(value.text())});
  if (value.plain() && value.text() == "true") return Value::of(true);
  return value;
}

/// The first mark of that kind in the text, or nothing: a failure shows what got out and not all there is.
std::string first_mark(std::string const& text, std::string const& kind) {
  auto const at = text.find("<" + kind);
  return at == std::string::npos ? std::string() : text.substr(at, text.find('>', at) + 1 - at);
}

class Confidences : public CourtCase {
 protected:
  /// Every private field of the command, given or not, says what it is; so do those of the records it was given.
  void say(std::string const& command, std::string const& fields, std::string const& day,
           std::string const& who = "jgm-wang", int instance = 0) {
    auto const* spec = command_named(command);
    ASSERT_NE(spec, nullptr) << command;
    auto value = read_yaml(fields.empty() ? "{}" : fields, "fields");
    ASSERT_TRUE(value) << command;
    auto const marked = with_marks(typed(*value), spec->fields, command);
    must(command, write_json(marked, false), day, who, instance);
  }

  Value with_marks(Value const& given, std::vector<FieldSpec> const& specs, std::string const& path) {
    Value marked = given;
    for (auto const& spec : specs) {
      auto const here = path + "." + spec.name;
      auto const* value = given.find(spec.name);
      if (spec.kind == FieldKind::sealed) marked.set(spec.name, Value::of(mark(spec.openness, here)));
      if (spec.kind != FieldKind::record || value == nullptr) continue;
      if (!spec.list) {
        marked.set(spec.name, with_marks(*value, spec.record, here));
        continue;
      }
      Value::List list;
      for (auto const& one : value->list()) list.push_back(with_marks(one, spec.record, here));
      marked.set(spec.name, Value::of(std::move(list)));
    }
    return marked;
  }

  std::string mark(Openness openness, std::string const& where) {
    std::string const kind(word_of(openness));
    said.insert(kind + ":" + where);
    return "<" + kind + ":" + where + ":" + std::to_string(++marks) + ">";
  }

  std::string opened_marked() {
    auto const* spec = command_named("register");
    auto const value = read_yaml(
        "{organ: jgm-pmc, source: application, dispute_type: neighbours, area: \"500104003\", parties: [\n"
        " {side: claimant, kind: natural, representatives: [{kind: agent, authority: special}]},\n"
        " {side: respondent, kind: natural}], claims: [{party: 1}]}",
        "fields");
    auto const path = file("register.json", write_json(with_marks(typed(*value), spec->fields, "register"), false));
    auto const answer = run({"case", "open", "--file", path, "--on", "2026-03-02", "--as", "jgm-wang", "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.out;
    number = answer.json().find("ledger_no")->text();
    numbers.push_back(number);
    return number;
  }

  void into_session() {
    say("inform_ways", "", "2026-03-02");
    say("triage", "{dispute_type: neighbours, level: L2}", "2026-03-02");
    say("set_level", "{level: L3}", "2026-03-02");
    say("report_danger", "{kind: escalation, organ: jgm-ps}", "2026-03-02");
    say("apply", "{organ: jgm-pmc, applicants: [1]}", "2026-03-02");
    say("consent", "{parties: [2], purpose: mediate, answer: given}", "2026-03-02");
    say("accept", "", "2026-03-02");
    say("appoint", "{mediators: [{person: jgm-wang, role: lead}, {person: jgm-li, role: co}]}", "2026-03-03");
    say("disclose", "{person: jgm-li}", "2026-03-03");
    say("object", "{party: 1, person: jgm-li}", "2026-03-03");
    say("appoint", "{mediators: [{person: jgm-wang, role: lead}]}", "2026-03-03");
    say("inform_rights", "{parties: [1, 2]}", "2026-03-03");
    say("invite_guest", "{kind: kin}", "2026-03-03");
    say("investigate", "", "2026-03-04");
    say("plan_session", "{date: 2026-03-05, time: '09:30', form: in_person}", "2026-03-04");
    say("convene", "{present: [1, 2]}", "2026-03-04");
    say("suspend", "{reason: appraisal}", "2026-03-04");
    say("resume", "", "2026-03-06");
    say("adjourn", "", "2026-03-06");
    say("convene", "{present: [1, 2]}", "2026-03-09");
    for (std::string const openness : {"open", "parties", "confidential", "personal", "victim_only"})
      attach("evidence", openness);
    attach("mediation_record", "parties");
    say("record_undisputed", "{signed_by: [1, 2]}", "2026-03-09");
    say("confirm_address", "{party: 1}", "2026-03-09");
    say("add_claim", "{entry: {party: 1}}", "2026-03-09");
    say("add_party", "{entry: {side: third, kind: natural}}", "2026-03-09");
    say("inform", "{topic: ways, parties: [3]}", "2026-03-09", "jgm-wang", 1);
    say("add_representative", "{party: 1, entry: {kind: agent, authority: general}}", "2026-03-09");
  }

  /// A paper whose file says how open it is.
  void attach(std::string const& type, std::string const& openness) {
    auto const path = file("paper", mark(*parse_openness(openness), "paper." + type));
    auto const shown = run({"case", "show", number, "--as", "jgm-wang", "--json"}).json();
    int mediation = 0;
    for (auto const& one : shown.find("parts")->find("instance")->list())
      if (one.find("procedure")->text() == "peoples_mediation") mediation = static_cast<int>(one.find("no")->integer());
    auto const answer = run({"act", number, "file_paper", "--type", type, "--openness", openness, "--attach", path,
                             "--on", "2026-03-09", "--instance", std::to_string(mediation), "--as", "jgm-wang"});
    ASSERT_EQ(answer.exit, 0) << answer.err;
  }

  /// A mediation that failed, a suit, and everything a court did with it.
  void live_to_a_suit() {
    opened_marked();
    sent.push_back(number);
    say("hand_over", "{organ: jgm-cpmc, kind: assign}", "2026-03-02");
    say("sign_for", "", "2026-03-02", "jgm-zhou@jgm-cpmc");
    say("return_case", "{reason: outside_area}", "2026-03-02", "jgm-zhou@jgm-cpmc");
    say("hand_over", "{organ: jgm-cpmc, kind: assign}", "2026-03-02");
    say("recall", "", "2026-03-02");
    into_session();
    say("end", "{reason: no_agreement, told: [1, 2, 3]}", "2026-03-12");
    say("amend", "{step: 2, on: \"2026-03-02\"}", "2026-03-12");
    go_elsewhere();
    say("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-12");
    say("receive", "{receipt_no: 收1}", "2026-03-12", "ddk-peng");
    say("require_correction", "{correct_by: 2026-03-20}", "2026-03-13", "ddk-peng");
    say("correct", "{party: 1}", "2026-03-16");
  }

  /// Before an administrative organ, and to legal aid.
  void go_elsewhere() {
    say("apply_to_organ", "{variant: consumer, organ: ddk-market, applicants: [1]}", "2026-03-12");
    say("report_clue", "", "2026-03-12", "ddk-shang");
    say("check_clue", "", "2026-03-12", "ddk-shang");
    say("seek_remedy", "{variant: legal_aid, organ: ddk-la, applicants: [1]}", "2026-03-12");
    say("bring_back", "{result: aid_refused}", "2026-03-12");
    say("contest", "{party: 1}", "2026-03-12");
  }

  void agree_in_writing() {
    opened_marked();
    into_session();
    for (std::string const type : {"application", "rights_notice", "identity", "agreement"}) attach(type, "parties");
    say("leave", "{party: 3}", "2026-03-10");
    say("inform", "{topic: remedies, parties: [3]}", "2026-03-10", "jgm-wang", 2);
    say("agree",
        "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-wang, sealed: true, told_confirmation: true,\n"
        " terms: [{debtor: 2, creditor: 1, due: 2026-03-12}, {debtor: 2, creditor: 1, due: 2026-06-01}]}",
        "2026-03-10");
  }

  /// An agreement that is broken and healed, and the case closed: nothing of it comes before a court.
  void live_to_the_close() {
    agree_in_writing();
    say("urge", "{agreement: 1}", "2026-03-13");
    say("record_breach", "{agreement: 1, terms: [1], declared: true}", "2026-03-13");
    say("record_performance", "{agreement: 1, term: 1}", "2026-03-13");
    say("return_visit", "{agreement: 1}", "2026-03-13");
    say("report_suit", "{agreement: 1, court: ddk-tribunal}", "2026-03-13");
    say("close", "", "2026-03-13");
  }

  /// An agreement applied for after its thirty days.
  void live_to_a_confirmation() {
    agree_in_writing();
    sent.push_back(number);
    time.set(Instant::at(Date::of(2026, 4, 20), 600));
    say("apply_confirmation_restored",
        "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: body_seat, obstacle_ended: 2026-04-17}",
        "2026-04-20");
    say("require_supply", "{supply_by: 2026-04-24}", "2026-04-20", "ddk-peng");
  }

  /// A mediation that a court sent out, in which something was offered in vain; the suit comes after it.
  void live_through_a_body() {
    opened_marked();
    say("offer_mediation", "{organ: ddk-court, party: 1, receipt_no: 收2}", "2026-03-02");
    say("consent", "{parties: [1, 2], purpose: mediate, answer: given}", "2026-03-02", "ddk-peng@ddk-court", 2);
    say("delegate", "{organ: ddk-ic}", "2026-03-02", "ddk-peng@ddk-court");
    say("decline", "{reason: other}", "2026-03-02", "ddk-yu");
    say("delegate", "{organ: ddk-ic}", "2026-03-03", "ddk-peng@ddk-court");
    say("accept", "", "2026-03-03", "ddk-yu");
    say("appoint", "{mediators: [{person: ddk-yu, role: lead}]}", "2026-03-03", "ddk-yu");
    say("contact", "{parties: [1, 2]}", "2026-03-03", "ddk-yu");
    say("inform_rights", "{parties: [1, 2]}", "2026-03-03", "ddk-yu");
    say("reject_objection", "{party: 2, person: ddk-yu, decided_by: ddk-peng}", "2026-03-03", "ddk-yu");
    say("convene", "{present: [1, 2]}", "2026-03-03", "ddk-yu");
    say("note_statement", "{party: 2}", "2026-03-03", "ddk-yu");
    say("report_false", "", "2026-03-03", "ddk-yu");
    say("clear_suspicion", "", "2026-03-04", "ddk-peng@ddk-court");
    say("end", "{reason: no_agreement, told: [1, 2]}", "2026-03-04", "ddk-yu");
    say("report_back", "{materials_returned: true}", "2026-03-04", "ddk-yu");
    say("insist_on_suit", "{party: 1, against: [2]}", "2026-03-04");
  }

  /// An agreement by word of mouth, and somebody who left.
  void live_otherwise() {
    opened_marked();
    sent.push_back(number);
    into_session();
    say("leave", "{party: 3, toward: court}", "2026-03-10");
    say("agree_orally", "{parties: [1, 2], mediator: jgm-wang}", "2026-03-10");
    say("annul", "{step: 5}", "2026-03-11");
    say("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-12");
  }

  /// Three call-outs: one settled among the parties, one no matter for police, one settled on the spot; then a suit.
  void live_before_police() {
    police = opened_marked();
    auto const by_police = [&](std::string const& command, std::string const& fields, int instance) {
      say(command, fields, "2026-03-02", "jgm-zhang", instance);
    };
    std::string const report = "{organ: jgm-ps, act: assault, suspects: [2]}";
    std::string const session = "{present: [1, 2], mediators: [{person: jgm-zhang, role: lead}]}";
    by_police("police_report", report, 0);
    by_police("police_accept", "{lighter: true, mediable: close_people}", 2);
    by_police("secure_evidence", "", 2);
    by_police("consent", "{parties: [1, 2], purpose: mediate, answer: given}", 2);
    by_police("police_session", session, 2);
    by_police("police_fail", "{told: [1, 2]}", 2);
    by_police("turn_to_penalty", "{ground: no_second_needed}", 2);
    by_police("accept_settlement", "{applicants: [1, 2], written: true, performed: true}", 2);
    by_police("police_report", report, 0);
    by_police("inform_out", "{parties: [1, 2]}", 3);
    by_police("police_report", report, 0);
    by_police("police_accept", "{lighter: true, mediable: close_people}", 4);
    by_police(
        "mediate_on_spot",
        "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-zhang, minor_and_clear: true, costs_undisputed: true,\n"
        " performed: true}",
        4);
    by_police("cancel_police_agreement", "{agreement: 1}", 4);
    say("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-12");
  }

  /// Every byte the program says to a court's people about the cases, with the log at its loudest.
  std::string heard_by_the_court() {
    variables["LIANDIAO_LOG"] = "trace";
    std::string heard;
    auto const hear = [&](std::vector<std::string> const& args) {
      for (std::string const person : {"ddk-peng", "ddk-lang"})
        for (std::string const lang : {"zh", "en"})
          for (bool const json : {false, true}) {
            auto line = args;
            line.insert(line.end(), {"--as", person, "--lang", lang});
            if (json) line.emplace_back("--json");
            auto const answer = run(line);
            heard += answer.out + answer.err;
          }
    };
    hear({"list"});
    hear({"list", "--desk", "court"});
    hear({"sweep"});
    hear({"recheck"});
    hear({"simulate", "--flow", (source_dir() / "config/flows/dadukou.yaml").string()});
    hear({"audit", "verify"});
    for (auto const& one : numbers) {
      hear({"case", "show", one});
      hear({"can", one});
      hear({"clock", one});
      hear({"list", "--text", one});
      for (int step = 1; step <= 60; ++step) {
        auto const answer = run({"paper", one, std::to_string(step), "--as", "ddk-peng"});
        heard += answer.out + answer.err;
      }
      // Refused in every way a clerk may meet.
      hear({"act", one, "close", "--remark", "x"});
      hear({"act", one, "file", "--court_no", "1", "--instance", "2"});
      hear({"act", one, "amend", "step=3", "reason=x", "on=2020-01-01"});
      hear({"referral", "answer", one, "--confirm", "1", "--instance", "2"});
    }
    variables.erase("LIANDIAO_LOG");
    return heard;
  }

  std::string packaged(std::string const& one, std::string const& who) {
    auto const out = folder / ("package-" + one + who);
    auto const answer = run({"referral", "export", one, "--out", out.string(), "--as", who});
    EXPECT_EQ(answer.exit, 0) << answer.err;
    std::string bytes = answer.out + answer.err;
    for (auto const& entry : fs::recursive_directory_iterator(out)) {
      bytes += entry.path().string();
      if (entry.is_regular_file()) bytes += bytes_of(entry.path());
    }
    return bytes;
  }

  /// Others are asked, warned and join; who mediates goes.
  void live_together() {
    std::string const day = "2026-03-02";
    opened_marked();
    say("inform_ways", "", day);
    say("consult", "{asked: ddk-tribunal}", day);
    say("answer_consultation", "{step: 3}", day);
    say("warn", "{warned: jgm-ps, kind: escalation}", day);
    say("answer_warning", "{step: 5}", day);
    say("apply", "{organ: jgm-pmc, applicants: [1, 2]}", day);
    say("accept", "", day);
    say("appoint", "{mediators: [{person: jgm-wang, role: lead}]}", day);
    say("arrange_safety", "{manner: separate_rooms}", day);
    say("plan_session", "{date: 2026-03-05, time: '09:30', form: in_person, place: 街道调解室}", day);
    say("move_session", "{session: 12, date: 2026-03-06, time: '10:00'}", day);
    say("cancel_session", "{session: 12}", day);
    say("add_joint", "{person: jgm-zhang, sent_by: jgm-ps, role: support, trigger: asked_for}", day);
    say("joint_meeting", "{attending: [jgm-wang]}", day);
    say("drop_joint", "{person: jgm-zhang}", day);
    say("reassign", "{person: jgm-wang, successor: jgm-li}", day);
  }

  /// A case in which a person of another is found: dismissed, linked all the same, merged, parted, and brought before a
  /// court.
  void live_beside_another() {
    std::string const day = "2026-03-02";
    std::string const neighbour =
        "{entry: {side: third, kind: natural, name: 赵六, phone: \"13900000006\", flags: []}}";
    auto const first = opened_marked();
    must("add_party", neighbour, day);
    opened_marked();
    must("add_party", neighbour, day);
    say("dismiss_relation", "{candidate: 1}", day);
    say("link_case", "{other: \"" + first + "\", kind: same_group}", day);
    say("merge_case", "{into: \"" + first + "\"}", day);
    say("unmerge_case", "", day);
    say("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-12");
  }

  void live_all() {
    live_to_a_suit();
    live_otherwise();
    live_to_the_close();
    live_through_a_body();
    live_to_a_confirmation();
    live_before_police();
    live_together();
    live_beside_another();
  }

  std::set<std::string> said;
  std::vector<std::string> numbers;  // of every case
  std::vector<std::string> sent;     // of those before a court
  std::string police;                // of the one police were called to
  int marks = 0;
};

/// Otherwise what follows would prove less than it says.
TEST_F(Confidences, EveryFieldInWhichSomebodyConfidesIsLived) {
  live_all();
  std::function<void(std::vector<FieldSpec> const&, std::string const&)> want = [&](std::vector<FieldSpec> const& specs,
                                                                                    std::string const& path) {
    for (auto const& spec : specs) {
      auto const here = path + "." + spec.name;
      bool const confided = spec.kind == FieldKind::sealed && spec.openness == Openness::confidential;
      EXPECT_TRUE(!confided || said.contains("confidential:" + here)) << here << " is given in no life";
      want(spec.record, here);
    }
  };
  for (auto const* command : commands_of_people()) want(command->fields, command->code.str());
}

TEST_F(Confidences, NothingConfidentialIsInAPackage) {
  live_all();
  for (auto const& one : sent)
    for (std::string const who : {"jgm-wang", "ddk-peng"}) {
      auto const bytes = packaged(one, who);
      EXPECT_EQ(first_mark(bytes, "confidential:"), "") << one;
      // Nobody's name but of those it is between, and of those who act for them.
      EXPECT_EQ(first_mark(bytes, "personal:invite_guest.name"), "") << one;
      EXPECT_EQ(first_mark(bytes, "victim_only:plan_session.private_place"), "") << one;
      // What may go is there: the search can find.
      EXPECT_NE(first_mark(bytes, "parties:record_undisputed.facts:"), "") << one;
      EXPECT_NE(first_mark(bytes, "personal:register.parties.name:"), "") << one;
      EXPECT_NE(first_mark(bytes, "victim_only:register.parties.address:"), "") << one;
      EXPECT_NE(first_mark(bytes, "parties:paper.evidence:"), "") << one;
      EXPECT_NE(first_mark(bytes, "victim_only:paper.evidence:"), "") << one;
      EXPECT_EQ(first_mark(bytes, "parties:paper.mediation_record"), "") << one;
    }
  EXPECT_NE(first_mark(packaged(sent[0], "ddk-peng@ddk-court"), "parties:end.report:"), "");
  EXPECT_EQ(first_mark(packaged(police, "ddk-peng"), "confidential:"), "");
}

// 特邀调解规定 22, 26: the court that sent a dispute out has the body's report, and nothing of what was offered.
TEST_F(Confidences, WhatWasOfferedInACourtSentMediationStaysThere) {
  live_through_a_body();
  auto const bytes = packaged(number, "ddk-peng@ddk-court");
  EXPECT_EQ(first_mark(bytes, "confidential:"), "");
  EXPECT_NE(first_mark(bytes, "parties:report_back.report:"), "");
}

TEST_F(Confidences, NothingConfidentialIsToldToACourt) {
  live_all();
  auto const heard = heard_by_the_court();
  EXPECT_EQ(first_mark(heard, "confidential:"), "");
  EXPECT_NE(first_mark(heard, "parties:register.claims.text:"), "");  // the search can find
  EXPECT_NE(first_mark(heard, "parties:paper.evidence:"), "");
  EXPECT_NE(first_mark(heard, "personal:register.parties.name:"), "");
}

// Every kind of message is delivered, and every byte of it is searched. Whoever is no court is told numbers and organs.
TEST_F(Confidences, NothingConfidentialLeavesInAMessage) {
  auto const box = [&](std::string const& organ) {
    auto const place = folder / ("box-" + organ);
    fs::create_directories(place);
    return place;
  };
  auto const line = [&](std::string const& organ, std::string const& kinds) {
    return "  - {organ: " + organ + ", kinds: [" + kinds + "], by: folder, address: " + box(organ).string() + "}\n";
  };
  auto const path =
      file("receivers.yaml", "receivers:\n" + line("ddk-court", "referral, confirmation") +
                                 line("ddk-tribunal", "consultation") + line("jgm-ps", "warning, danger") +
                                 line("jgm-cpmc", "handover, handover_ended") + line("jgm-pmc", "handover_ended"));
  ASSERT_EQ(run({"receiver", "load", path}).exit, 0);
  live_all();
  auto const delivered = run({"outbox", "deliver", "--json"});
  EXPECT_EQ(first_mark(delivered.out + delivered.err, "confidential:"), "");
  std::map<std::string, std::string> left;
  for (std::string const organ : {"ddk-court", "ddk-tribunal", "jgm-ps", "jgm-cpmc", "jgm-pmc"}) {
    for (auto const& entry : fs::recursive_directory_iterator(box(organ)))
      if (entry.is_regular_file()) left[organ] += entry.path().string() + bytes_of(entry.path());
    EXPECT_NE(left[organ], "") << organ;
    EXPECT_EQ(first_mark(left[organ], "confidential:"), "") << organ;
    if (organ == "ddk-court") continue;
    EXPECT_EQ(left[organ].find('<'), std::string::npos) << organ << " is told a text: " << left[organ];
  }
  EXPECT_NE(first_mark(left["ddk-court"], "personal:register.parties.name:"), "");  // the search can find
  EXPECT_NE(left["jgm-ps"].find("\"kind\":\"warning\""), std::string::npos);
  EXPECT_NE(left["jgm-ps"].find("\"kind\":\"danger\""), std::string::npos);
}

// Not even the mark of a text that anybody may read: a log holds no text of anybody.
TEST_F(Confidences, NoTextOfAnybodyIsInALog) {
  live_all();
  std::vector<std::vector<std::string>> const formats{
      {"xes"}, {"ocel", "--format", "json"}, {"ocel", "--format", "xml"}};
  for (std::string const masking : {"internal", "organs", "public"})
    for (auto const& what : formats)
      for (std::string const who : {"jgm-wang", "ddk-peng@ddk-court", "ddk-ma"}) {
        auto const path = folder / "log";
        std::vector<std::string> line{"export", "--out", path.string(), "--masking", masking, "--as", who};
        line.insert(line.begin() + 1, what.begin(), what.end());
        auto const answer = run(line);
        EXPECT_EQ(answer.exit, 0) << answer.err;
        auto const bytes = bytes_of(path) + answer.out + answer.err;
        for (std::string const openness : {"open", "parties", "confidential", "personal", "victim_only"})
          for (std::string const before : {"<", "&lt;"})
            EXPECT_EQ(bytes.find(before + openness + ":"), std::string::npos) << openness << " " << what.front();
        EXPECT_EQ(bytes.find("赵六"), std::string::npos);
        EXPECT_NE(bytes.find("note_statement"), std::string::npos) << "what was done is told";
      }
}

TEST_F(Confidences, WhoeverWorksOnTheCaseReadsThem) {
  live_all();
  auto const shown = run({"case", "show", numbers[0], "--as", "jgm-wang", "--json"});
  EXPECT_NE(first_mark(shown.out, "confidential:investigate.found:"), "");
}

TEST_F(Confidences, WhoeverIsAboveReadsNeitherConfidencesNorNames) {
  live_all();
  for (auto const& one : numbers) {
    auto const shown = run({"case", "show", one, "--as", "jgm-chen", "--json"});
    EXPECT_EQ(shown.exit, 0);
    EXPECT_EQ(first_mark(shown.out, "confidential:"), "");
    EXPECT_EQ(first_mark(shown.out, "personal:"), "");
    EXPECT_NE(first_mark(shown.out, "parties:register.summary:"), "");
  }
}

}  // namespace
}  // namespace liandiao::door
