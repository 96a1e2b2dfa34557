#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>

#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

class Sealing : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    number = registered();
    ASSERT_EQ(run({"audit", "key", "--out", at("keys")}).exit, 0);
    variables["LIANDIAO_SEAL_KEY"] = at("keys/seal.secret");
  }
  std::string at(std::string const& name) const { return (folder / name).string(); }
  Answered act(std::string const& reference, std::vector<std::string> args, std::string const& who = "jgm-liu@jgm-jo") {
    args.insert(args.begin(), {"act", reference});
    args.insert(args.end(), {"--as", who});
    auto answer = run(args);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    return answer;
  }
  std::string seal(std::string const& name = "seals/1.seal", std::vector<std::string> more = {}) {
    std::vector<std::string> args{"audit", "seal", "--out", at(name)};
    args.insert(args.end(), more.begin(), more.end());
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    return at(name);
  }
  Answered verify(std::string const& seal, std::vector<std::string> more = {}) {
    std::vector<std::string> args{"audit", "verify", "--seal", seal, "--public-key", at("keys/seal.public")};
    args.insert(args.end(), more.begin(), more.end());
    return run(args);
  }
  /// The database as it is now, to come back to.
  void keep() { fs::copy_file(database(), at("kept.db"), fs::copy_options::overwrite_existing); }
  void go_back() {
    for (auto const* beside : {"-wal", "-shm"}) fs::remove(database() + beside);
    fs::copy_file(at("kept.db"), database(), fs::copy_options::overwrite_existing);
  }
  static std::string content(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string number;
};

/// Somebody with SQL takes the latest case out, and the number it was given with it.
void take_out(std::string const& database, std::string const& ledger) {
  soci::session session(soci::sqlite3, database);
  std::string uid;
  session << "SELECT uid FROM issued_number WHERE text = :text", soci::use(ledger, "text"), soci::into(uid);
  soci::rowset<std::string> const tables =
      (session.prepare << "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'uid' "
                          "WHERE m.type = 'table'");
  std::vector<std::string> const names(tables.begin(), tables.end());
  for (auto const& table : names) session << "DELETE FROM " + table + " WHERE uid = :uid", soci::use(uid, "uid");
  session << "UPDATE number_series SET next = next - 1 WHERE type = 'ledger'";
}

TEST_F(Sealing, KeysAreMadeOnceAndTheSecretIsItsOwnersAlone) {
  struct stat status {};
  ASSERT_EQ(stat(at("keys/seal.secret").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  EXPECT_TRUE(content(at("keys/seal.public")).starts_with("liandiao-seal-public-key "));
  auto const before = content(at("keys/seal.secret"));
  auto const again = run({"audit", "key", "--out", at("keys")});
  EXPECT_EQ(again.exit, 1);
  EXPECT_NE(again.err.find("seal.secret"), std::string::npos) << again.err;
  EXPECT_EQ(content(at("keys/seal.secret")), before);
  EXPECT_EQ(run({"audit", "key"}).exit, 2);
}

TEST_F(Sealing, PassesAfterGrowthAndNewCases) {
  auto const path = seal();
  EXPECT_EQ(verify(path).exit, 0);
  act(number, {"inform_ways", "--on", "2026-03-02"});
  registered();
  auto const answer = verify(path, {"--lang", "en"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_NE(answer.out.find("over 1 cases and 1 events, signed with the key given"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("Verified 2 cases"), std::string::npos) << answer.out;
}

TEST_F(Sealing, PassesAfterAPersonIsErased) {
  act(number, {"inform_ways", "--on", "2026-03-02"});
  act(number, {"apply", "--organ", "jgm-pmc", "--applicants", "1", "--on", "2026-03-03"});
  act(number,
      {"refuse", "--ground", "outside_area", "--proper_organ", "新山村街道调委会", "--told", "1", "--on", "2026-03-03"},
      "jgm-wang");
  act(number, {"file_paper", "--type", "registration_form", "--instance", "1", "--on", "2026-03-04"});
  act(number, {"close", "--on", "2026-03-04"});
  auto const path = seal();
  act(number, {"erase_person", "--party", "2", "--ground", "本人申请"});
  auto const shown = run({"case", "show", number, "--as", "jgm-liu@jgm-jo"});
  EXPECT_EQ(shown.out.find("李四"), std::string::npos) << shown.out;
  auto const answer = verify(path);
  EXPECT_EQ(answer.exit, 0) << answer.err;
}

TEST_F(Sealing, FindsACaseTakenOutByPlainSqlWhereTheDatabaseAloneShowsNothing) {
  auto const second = registered();
  auto const path = seal();
  take_out(database(), second);
  EXPECT_EQ(run({"audit", "verify"}).exit, 0) << "without a seal it cannot be seen";
  auto const answer = verify(path, {"--lang", "en"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("Case " + second + " was sealed and is gone"), std::string::npos) << answer.err;
  EXPECT_EQ(std::count(answer.err.begin(), answer.err.end(), '\n'), 1) << answer.err;
  auto const json = verify(path, {"--json"});
  auto const value = json.json();
  ASSERT_EQ(value.find("findings")->list().size(), 1U);
  auto const& finding = value.find("findings")->list().front();
  EXPECT_EQ(finding.find("key")->text(), "audit_case_missing");
  EXPECT_EQ(finding.find("fact")->text(), second);
  EXPECT_EQ(finding.find("uid")->text().size(), 36U);
  EXPECT_TRUE(value.find("seal")->find("key_compared")->boolean());
}

TEST_F(Sealing, FindsAChainCutShortWhereTheDatabaseAloneShowsNothing) {
  keep();
  act(number, {"inform_ways", "--on", "2026-03-02"});
  auto const path = seal();
  go_back();
  EXPECT_EQ(run({"audit", "verify"}).exit, 0) << "without a seal it cannot be seen";
  auto const answer = verify(path);
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("案件 " + number + " 封签时已有第 2 步，此后末尾的步骤被删去"), std::string::npos)
      << answer.err;
}

TEST_F(Sealing, FindsAChainToldAnewWhereTheDatabaseAloneShowsNothing) {
  keep();
  act(number, {"inform_ways", "--on", "2026-03-02"});
  auto const path = seal();
  go_back();
  act(number, {"inform_ways", "--on", "2026-03-03"});
  act(number, {"triage", "--dispute_type", "neighbours", "--level", "L2", "--on", "2026-03-03"});
  EXPECT_EQ(run({"audit", "verify"}).exit, 0) << "without a seal it cannot be seen";
  auto const answer = verify(path);
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("案件 " + number + " 封签之后被改写：第 2 步"), std::string::npos) << answer.err;
}

TEST_F(Sealing, TheOrdinaryVerificationIsDoneAsWell) {
  auto const path = seal();
  soci::session(soci::sqlite3, database()) << "UPDATE dispute_case SET cause = '别的'";
  auto const answer = verify(path);
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("数据与事件推出的不同"), std::string::npos) << answer.err;
}

TEST_F(Sealing, ABrokenSealIsNamedAndTheRestVerifiedAllTheSame) {
  auto const path = seal();
  auto const whole = content(path);
  auto changed = whole;
  changed[changed.find("\"version\":1") + 10] = '2';
  struct Broken {
    std::string text;
    std::string says;
  };
  for (auto const& [text, says] :
       {Broken{changed, "was altered"}, Broken{whole.substr(0, whole.size() / 2), "is not whole"},
        Broken{"", "is not whole"}, Broken{whole + "more\n", "is not whole"}}) {
    auto const broken = file("broken.seal", text);
    auto const answer = verify(broken, {"--lang", "en"});
    EXPECT_EQ(answer.exit, 1);
    EXPECT_TRUE(answer.err.starts_with("The seal " + broken + " " + says)) << answer.err;
    EXPECT_NE(answer.out.find("Verified 1 cases and 1 events: 1 findings"), std::string::npos) << answer.out;
  }
  EXPECT_EQ(verify(at("none.seal")).exit, 1);
}

TEST_F(Sealing, AnotherKeyIsNamed) {
  ASSERT_EQ(run({"audit", "key", "--out", at("others")}).exit, 0);
  auto const path = seal("seals/1.seal", {"--key", at("others/seal.secret")});
  auto const answer = verify(path, {"--lang", "en"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("is signed with another key"), std::string::npos) << answer.err;
  auto const unasked = run({"audit", "verify", "--seal", path, "--lang", "en"});
  EXPECT_EQ(unasked.exit, 0) << unasked.err;
  EXPECT_NE(unasked.out.find("give --public-key FILE to know whose it is"), std::string::npos) << unasked.out;
}

TEST_F(Sealing, EachSealNamesTheOneBeforeIt) {
  auto const first = seal("seals/1.seal");
  time.set(Instant::at(Date::of(2026, 4, 1)));
  auto const second = seal("seals/2.seal");
  time.set(Instant::at(Date::of(2026, 4, 2)));
  auto const third = seal("seals/3.seal");
  EXPECT_EQ(verify(second, {"--previous", first}).exit, 0);
  EXPECT_EQ(verify(third, {"--previous", second}).exit, 0);
  auto const skipped = verify(third, {"--previous", first, "--lang", "en"});
  EXPECT_EQ(skipped.exit, 1);
  EXPECT_NE(skipped.err.find("does not follow"), std::string::npos) << skipped.err;
  auto const named = seal("elsewhere/4.seal", {"--previous", third});
  EXPECT_EQ(verify(named, {"--previous", third}).exit, 0);
}

TEST_F(Sealing, ASealThatCannotBeReadIsNotPassedOverAsTheOneBefore) {
  seal("seals/1.seal");
  std::ofstream(at("seals/1.seal"), std::ios::binary) << "{\"seal\":1";
  auto const answer = run({"audit", "seal", "--out", at("seals/2.seal"), "--lang", "en"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("1.seal is not whole"), std::string::npos) << answer.err;
  EXPECT_FALSE(fs::exists(at("seals/2.seal")));
}

TEST_F(Sealing, WithoutANameItIsTheDaysOwnAndNeverOverwritten) {
  ASSERT_EQ(run({"audit", "seal"}).exit, 0);
  auto const path = at("seals/2026-03-31.seal");
  auto const before = content(path);
  EXPECT_FALSE(before.empty());
  auto const again = run({"audit", "seal"});
  EXPECT_EQ(again.exit, 1);
  EXPECT_EQ(content(path), before);
  std::size_t files = 0;
  for (auto const& entry : fs::directory_iterator(at("seals"))) files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, 1U) << "nothing half written stays";
}

TEST_F(Sealing, AFolderThatCannotBeWrittenLeavesNothing) {
  file("plain", "a file, not a folder");
  auto const answer = run({"audit", "seal", "--out", at("plain/1.seal"), "--lang", "en"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("was not written"), std::string::npos) << answer.err;
}

TEST_F(Sealing, AKeyThatIsNotFitIsRefused) {
  auto const out = at("seals/1.seal");
  EXPECT_EQ(run({"audit", "seal", "--out", out, "--key", at("nothing")}).exit, 1);
  EXPECT_EQ(run({"audit", "seal", "--out", out, "--key", at("keys/seal.public")}).exit, 1);
  fs::permissions(at("keys/seal.secret"), fs::perms::group_read, fs::perm_options::add);
  auto const open = run({"audit", "seal", "--out", out, "--lang", "en"});
  EXPECT_EQ(open.exit, 1);
  EXPECT_NE(open.err.find("may be read by others"), std::string::npos) << open.err;
  variables.erase("LIANDIAO_SEAL_KEY");
  EXPECT_EQ(run({"audit", "seal", "--out", out}).exit, 2);
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(run({"audit", "verify", "--public-key", at("keys/seal.public")}).exit, 2);
}

}  // namespace
}  // namespace liandiao::door
