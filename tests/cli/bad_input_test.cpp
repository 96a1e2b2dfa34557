#include "engine/base/ensure.hpp"
#include "tests/cli/fixture.hpp"

/// Whatever is wrong gets one sentence, the right exit code, and changes nothing.
namespace liandiao::door {
namespace {

class BadInput : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    number = registered();
    before = version_of(number);
  }
  /// As the registrar of the office that holds the case.
  Answered act(std::vector<std::string> args) {
    args.insert(args.begin(), {"act", number});
    args.insert(args.end(), {"--as", "jgm-liu@jgm-jo"});
    return run(args);
  }
  void refused(Answered const& answer, int exit, std::string const& says) {
    EXPECT_EQ(answer.exit, exit) << answer.err;
    EXPECT_EQ(answer.out, "");
    EXPECT_NE(answer.err.find(says), std::string::npos) << answer.err;
    EXPECT_EQ(std::count(answer.err.begin(), answer.err.end(), '\n'), 1) << answer.err;
    EXPECT_EQ(version_of(number), before) << "something was stored";
  }

  std::string number;
  std::int64_t before = 0;
};

TEST_F(BadInput, AnUnknownStepWithWhatIsNear) {
  refused(act({"triages"}), 2, "没有“triages”这一操作；用 liandiao help 查看全部操作；是否想写 triage？");
  refused(act({"lapse"}), 2, "没有“lapse”这一操作");
}

TEST_F(BadInput, AnUnknownFieldWithThoseThereAre) {
  refused(act({"set_level", "--levle", "L2", "--reason", "x"}), 2,
          "没有 levle 这一项；可用的有：level, reason；是否想写 level？");
  refused(act({"set_level", "level[0]=L2"}), 2, "多余");
  refused(act({"set_level", "--file", file("f.yaml", "level: L2\nreason: x\nwhy: y\n")}), 2,
          "没有 why 这一项；可用的有：level, reason（第 3 行第 6 列）");
}

TEST_F(BadInput, AnUnknownInstance) {
  refused(act({"inform_ways", "--instance", "7"}), 1, "本案没有 7 号程序");
  refused(act({"inform_ways", "--instance", "eins"}), 2, "--instance 应写整数；写的是“eins”");
}

TEST_F(BadInput, AMissingField) { refused(act({"set_level", "--level", "L2"}), 2, "缺少 reason"); }

TEST_F(BadInput, AFieldGivenTwice) {
  refused(act({"set_level", "--level", "L2", "--level", "L3", "--reason", "x"}), 2, "level 写了两次");
  refused(act({"set_level", "--level", "L2", "level=L3", "--reason", "x"}), 2, "level 写了两次");
  refused(act({"set_level", "--file", file("f.yaml", "level: L2\nlevel: L3\nreason: x\n")}), 2,
          "键“level”在第 1 行已经写过");
  refused(act({"inform_ways", "--key", "a", "--key", "b"}), 2, "--key 写了两次");
}

TEST_F(BadInput, AFieldOfTheWrongType) {
  refused(act({"inform_ways", "--parties", "eins"}), 2, "parties[1] 应写整数；写的是“eins”");
  refused(act({"inform_ways", "--parties", "0"}), 2, "parties[1] 应写序号");
  refused(act({"add_party", "entry.side=left", "entry.kind=natural", "entry.name=王五"}), 2,
          "entry.side 应为下列之一：claimant, respondent, third；写的是“left”");
  refused(act({"set_level", "--level", "L9", "--reason", "x"}), 2, "level 应为下列之一：L1, L2, L3；写的是“L9”");
  refused(act({"add_party", "--entry", "{\"side\":"}), 2, "内容到这里就中断了");
}

TEST_F(BadInput, ADayThatDoesNotExist) {
  refused(act({"inform_ways", "--on", "2026-02-30"}), 2, "--on 应写存在的日期");
  refused(act({"require_correction", "--gaps", "x", "--correct-by", "2026-02-30"}), 2, "correct_by 应写存在的日期");
}

TEST_F(BadInput, ABusinessDateInTheFutureOrBeforeTheLastStep) {
  refused(act({"inform_ways", "--on", "2026-04-01"}), 1, "发生时间 2026-04-01 还没有到");
  refused(act({"inform_ways", "--on", "2026-03-01"}), 1, "早于1号程序的上一步（2026-03-02");
}

TEST_F(BadInput, AnAmountThatIsNone) {
  for (std::string const amount : {"1.234", "-5", "92233720368547758.08", "zehn"})
    refused(act({"agree", "--amount", amount, "--mediator", "jgm-wang"}), 2, "amount 应写金额");
}

TEST_F(BadInput, BrokenTextsAndTextsOverTheirLimit) {
  refused(act({"set_level", "--level", "L2", "--reason", "\xff\xfe"}), 2, "reason 的文字不是有效的 UTF-8");
  refused(act({"set_level", "--level", "L2", "--reason", ""}), 2, "reason 不能为空");
  refused(act({"set_level", "--level", "L2", "--reason", std::string(2001, 'x')}), 2,
          "reason 有 2001 个字，最多 2000 个");
  refused(act({"set_level", "--file", file("f.json", "{\"level\":\"L2\",\"reason\":\"a\\u0000b\"}")}), 2,
          "空字符（NUL）");
}

TEST_F(BadInput, ACaseThatDoesNotExist) {
  auto const answer = run({"act", "jgm-jo-1999-0001", "inform_ways", "--as", "jgm-liu@jgm-jo"});
  refused(answer, 1, "找不到案件“jgm-jo-1999-0001”");
}

TEST_F(BadInput, PeopleAndOrganisationsThatDoNotExistOrNoLongerDo) {
  refused(run({"act", number, "inform_ways", "--as", "nobody"}), 1, "名册中没有编号为 nobody 的人员");
  refused(run({"act", number, "inform_ways", "--as", "jgm-hao"}), 1, "jgm-hao 在 2026-03-31 没有");
  refused(act({"apply", "--organ", "nowhere", "--applicants", "1"}), 1, "organ：名册中没有编号为 nowhere 的组织");
  refused(act({"apply", "--organ", "jgm-old-cpmc", "--applicants", "1"}), 1,
          "organ：组织 jgm-old-cpmc 在 2026-03-31 不存在");
  refused(act({"apply", "--organ", "jgm-pmc", "--applicants", "9"}), 1, "applicants[1]：本案没有当事人 9");
}

TEST_F(BadInput, APersonWithoutAccess) {
  refused(run({"act", number, "inform_ways", "--as", "bq-hua"}), 1, "bq-hua 不在其中");
  refused(run({"act", number, "inform_ways", "--as", "ddk-ma"}), 1, "ddk-ma 的岗位不能办理");
  refused(run({"case", "show", number, "--as", "bq-hua"}), 1, "bq-hua 不能查看此案");
  refused(run({"can", number, "--as", "bq-hua"}), 1, "bq-hua 不能查看此案");
}

TEST_F(BadInput, NobodyNamed) {
  refused(run({"act", number, "inform_ways"}), 2, "没有说明由谁操作");
  refused(run({"case", "show", number, "--as", "@jgm-jo"}), 2, "“@jgm-jo”不能说明由谁操作");
}

TEST_F(BadInput, TwoPeopleOnTheSameVersion) {
  auto const seen = std::to_string(before);
  auto const first =
      run({"act", number, "inform_ways", "--seen", seen, "--as", "jgm-liu@jgm-jo", "--on", "2026-03-03"});
  EXPECT_EQ(first.exit, 0) << first.err;
  before = version_of(number);
  refused(run({"act", number, "triage", "dispute_type=neighbours", "level=L2", "--seen", seen, "--as", "jgm-chen"}), 1,
          "在你看过之后，已有他人办理了此案");
}

TEST_F(BadInput, CommandsAndOptionsTheProgramDoesNotKnow) {
  refused(run({"caze"}), 2, "没有“caze”这一命令；用 liandiao --help 查看全部命令；是否想写 case？");
  refused(run({"case", "shwo", number}), 2,
          "没有“case shwo”这一命令；用 liandiao --help 查看全部命令；是否想写 show？");
  refused(run({"flow"}), 2, "“flow”之后还要写：check, publish, dump, chart, list, migrate 之一");
  refused(run({"list", "--standign", "open", "--as", "jgm-liu"}), 2, "list 没有选项 --standign；是否想写 --standing？");
  refused(run({"list", "--limit"}), 2, "--limit 之后缺少内容");
  refused(run({"list", "--limit", "501", "--as", "jgm-liu"}), 2, "每页 501 条不行");
  refused(run({"list", "--standing", "sleeping", "--as", "jgm-liu"}), 2, "没有“sleeping”这一状态");
  refused(run({"case", "show"}), 2, "缺少 REF；用法：liandiao case show REF");
  refused(run({"case", "show", number, "again", "--as", "jgm-liu"}), 2, "case show 之后的“again”多余");
  refused(run({"list", "--lang", "fr", "--as", "jgm-liu"}), 2, "--lang 应为 zh 或 en");
}

TEST_F(BadInput, AnswersInJsonCarryTheKeyAndTheSentence) {
  auto const answer = run({"act", number, "triages", "--as", "jgm-liu", "--json"});
  EXPECT_EQ(answer.exit, 2);
  EXPECT_EQ(answer.err, "");
  auto const json = answer.json();
  auto const* error = json.find("error");
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->find("code")->text(), "invalid_input");
  EXPECT_EQ(error->find("key")->text(), "command_unknown");
  EXPECT_NE(error->find("sentence")->text().find("triage"), std::string::npos);
}

TEST_F(BadInput, FilesThatAreNotThereOrNotWhatTheyShouldBe) {
  refused(run({"calendar", "load", "nowhere.yaml"}), 1, "找不到文件 nowhere.yaml");
  refused(run({"flow", "check", file("flow.yaml", "flow: [\n")}), 2, "括号");
  refused(run({"calendar", "load", file("calendar.yaml", "calendar: cn\nyears: 2026\n")}), 2, "第 2 行");
  refused(run({"organisation", "load", file("o.yaml", "register: other\ndistrict: 500105\norganisations: []\n")}), 1,
          "这份名册是 500105 的");
  refused(
      run({"replay", file("x.case", "case: x\nkind: constructed\nsteps:\n  - {on: 2026-03-01, by: a, doo: close}\n")}),
      2, "没有 steps[1].doo 这一项");
}

TEST_F(BadInput, DatabasesThatAreNone) {
  auto const missing = run({"list", "--as", "jgm-liu", "--database", (folder / "no.db").string()});
  refused(missing, 1, "请先运行 liandiao init");
  refused(
      run({"list", "--as", "jgm-liu", "--database", file("text.db", "this is no database, but a text of some length")}),
      1, "不是联调的数据库");
  refused(run({"list", "--as", "jgm-liu", "--database", folder.string()}), 1, "是文件夹");
}

TEST_F(CommandLine, AnEmptyDatabaseSaysWhatToLoad) {
  ASSERT_EQ(run({"init"}).exit, 0);
  auto const answer = run({"list", "--as", "jgm-liu"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("还没有载入流程；请先运行 calendar load、organisation load、flow publish"),
            std::string::npos)
      << answer.err;
}

/// Our own mistake: one sentence, nothing of it on the screen, and a place in the log for whoever asks for one.
class BrokenIds : public RandomIds {
 public:
  std::string uid(Instant) override { throw BrokenInvariant("ids are broken", std::source_location::current()); }
};

TEST_F(CommandLine, AMistakeOfOurOwnIsCaughtAtTheDoor) {
  prepare();
  registered();
  BrokenIds broken;
  for (bool const log : {false, true}) {
    std::istringstream in;
    std::ostringstream out, err;
    Environment const environment{[&](std::string const& name) -> std::optional<std::string> {
                                    if (name == "LIANDIAO_LOG" && log) return "1";
                                    return name == "LIANDIAO_DATABASE" ? std::optional(database()) : std::nullopt;
                                  },
                                  time, broken};
    int const exit = door::run({"case", "open", "--file", (folder / "dispute.yaml").string(), "--as", "jgm-liu@jgm-jo"},
                               in, out, err, environment);
    EXPECT_EQ(exit, 1);
    EXPECT_NE(err.str().find("程序内部错误"), std::string::npos) << err.str();
    EXPECT_EQ(err.str().find("ids are broken") != std::string::npos, log) << err.str();
    EXPECT_EQ(err.str().find("张三"), std::string::npos);
  }
  EXPECT_EQ(run({"audit", "verify"}).out, "核验 1 件案件、1 个事件，全部一致\n");
}

}  // namespace
}  // namespace liandiao::door
