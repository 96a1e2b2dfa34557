// Messages posted to a receiver on this machine, which answers, refuses, hangs, and is told again.

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <deque>
#include <utility>

#include "adapters/http/http_courier.hpp"
#include "tests/cli/court_case.hpp"
#include "tests/cli/http_receiver.hpp"

namespace liandiao::door {
namespace {

std::string const secret = "0123456789abcdef0123456789abcdef";

class OutboxHttp : public CourtCase {
 protected:
  void told_by_http(std::string const& organ, std::string const& kinds, HttpReceiver const& receiver) {
    auto const path = file("receivers.yaml", "receivers:\n  - {organ: " + organ + ", kinds: [" + kinds +
                                                 "], by: http, address: \"" + receiver.address() + "\", key: court}\n");
    auto const answer = run({"receiver", "load", path});
    ASSERT_EQ(answer.exit, 0) << answer.err;
    ::chmod(file("court.key", secret + "\n").c_str(), 0600);
    variables["LIANDIAO_RECEIVER_KEYS"] = folder.string();
  }
  void warned() { must("warn", "{warned: jgm-ps, kind: escalation, signs: 扬言报复}", "2026-03-02"); }
  std::size_t dead() { return run({"outbox", "list", "--dead", "--json"}).json().find("messages")->list().size(); }
  std::size_t waiting() { return run({"outbox", "list", "--json"}).json().find("messages")->list().size(); }
  void later(std::int64_t seconds) { time.set(Instant{time.now().us + seconds * 1'000'000}); }

  /// `outbox deliver` in a process of its own, which may be killed.
  pid_t delivering() {
    auto const moment = time.now().text().substr(0, 16);
    auto const keys = folder.string();
    auto const base = database();
    auto const child = ::fork();
    if (child != 0) return child;
    ::setenv("LIANDIAO_DATABASE", base.c_str(), 1);
    ::setenv("LIANDIAO_RECEIVER_KEYS", keys.c_str(), 1);
    ::setenv("LIANDIAO_NOW", moment.c_str(), 1);
    int const nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::execl(LIANDIAO_BINARY, LIANDIAO_BINARY, "outbox", "deliver", nullptr);
    ::_exit(127);
  }
};

TEST_F(OutboxHttp, APostIsSignedAndCarriesThePackage) {
  HttpReceiver receiver([](auto const&) { return 204U; });
  told_by_http("ddk-court", "referral", receiver);
  sued();
  auto const answer = run({"outbox", "deliver"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  ASSERT_EQ(receiver.got().size(), 1u);
  auto const got = receiver.got().front();
  EXPECT_EQ(got.target, "/in");
  EXPECT_EQ(got.time, std::to_string(time.now().us / 1'000'000));
  EXPECT_EQ(got.signature, "sha256=" + message_signature(secret, got.time, got.id, got.body));
  auto const body = read_json(got.body, "body");
  ASSERT_TRUE(body) << got.body.substr(0, 200);
  EXPECT_EQ(body->find("letter")->find("id")->text(), got.id);
  auto const& listed = body->find("letter")->find("files")->list();
  auto const& contents = body->find("contents")->list();
  ASSERT_EQ(listed.size(), contents.size());
  ASSERT_FALSE(contents.empty());
  EXPECT_EQ(contents.front().find("file")->text(), "manifest.json");
  EXPECT_EQ(contents.front().find("base64")->text().substr(0, 4), "ewog");  // {, line feed, blank
  EXPECT_EQ(waiting(), 0u);
}

TEST_F(OutboxHttp, TheSignatureIsTheOneEverybodyKnows) {
  // HMAC-SHA256 of "1\na\nb" with the key "key", as openssl and Python give it.
  EXPECT_EQ(message_signature("key", "1", "a", "b"),
            "03cadae57a446f7bada93f5106ee6d81cbdd3e500d40db5f770e2e056a93b5da");
}

TEST_F(OutboxHttp, WhatIsRefusedForGoodIsNotSentAgain) {
  for (unsigned const status : {400U, 403U, 410U, 422U}) {
    HttpReceiver receiver([=](auto const&) { return status; });
    told_by_http("jgm-ps", "warning", receiver);
    warned();
    EXPECT_EQ(run({"outbox", "deliver"}).exit, 1);
    ASSERT_EQ(dead(), 1u) << status;
    auto const id = receiver.got().front().id;
    EXPECT_NE(run({"outbox", "show", id}).out.find("HTTP " + std::to_string(status)), std::string::npos);
    ASSERT_EQ(run({"outbox", "discard", id, "--reason", "x", "--as", "jgm-wang"}).exit, 0);
  }
}

TEST_F(OutboxHttp, WhatMayGoWellLaterIsSentAgainUnderTheSameId) {
  std::deque<unsigned> answers{500, 503, 429, 408, 301, HttpReceiver::hang_up, 200};
  std::size_t const tries = answers.size();
  HttpReceiver receiver([&](auto const&) {
    auto const next = answers.front();
    answers.pop_front();
    return next;
  });
  told_by_http("jgm-ps", "warning", receiver);
  warned();
  for (std::size_t n = 1; n < tries; ++n) {
    EXPECT_EQ(run({"outbox", "deliver"}).exit, 1) << n;
    EXPECT_EQ(waiting(), 1u);
    EXPECT_EQ(dead(), 0u);
    later(24 * 3600);
  }
  EXPECT_EQ(run({"outbox", "deliver"}).exit, 0);
  auto const got = receiver.got();
  ASSERT_EQ(got.size(), tries);
  for (auto const& one : got) {
    EXPECT_EQ(one.id, got.front().id);
    EXPECT_EQ(one.body, got.front().body);
  }
}

TEST_F(OutboxHttp, OneThatHangsIsNotWaitedForLongerThanItsTime) {
  HttpReceiver receiver([](auto const&) { return HttpReceiver::stall; });
  HttpCourier courier([](std::string const&) { return Result<std::string>(secret); }, std::chrono::milliseconds(50));
  Parcel const parcel{"id.1.0", receiver.address(), "court", time.now(), "{}", {}};
  auto const handed = courier.hand_over(parcel);
  EXPECT_EQ(handed.outcome, Handed::Outcome::later);
  EXPECT_EQ(handed.trouble, "receiver_silent");
}

TEST_F(OutboxHttp, NobodyThereOrNoKeyIsSaidAndTriedAgain) {
  std::string address;
  {
    HttpReceiver gone([](auto const&) { return 200U; });
    address = gone.address();
    told_by_http("jgm-ps", "warning", gone);
  }
  warned();
  auto const silent = run({"outbox", "deliver"});
  EXPECT_NE(silent.err.find("接收方没有答复"), std::string::npos) << silent.err;
  later(3600);
  ::chmod((folder / "court.key").c_str(), 0644);
  EXPECT_NE(run({"outbox", "deliver"}).err.find("签名密钥他人可读"), std::string::npos);
  later(3600);
  std::filesystem::remove(folder / "court.key");
  EXPECT_NE(run({"outbox", "deliver"}).err.find("缺少签名密钥"), std::string::npos);
  EXPECT_EQ(dead(), 0u);
}

TEST_F(OutboxHttp, TheOrderOfACaseIsKeptWhenOneOfItsMessagesHasToWait) {
  std::deque<unsigned> answers{503, 200, 200, 200};
  HttpReceiver receiver([&](auto const&) {
    auto const next = answers.front();
    answers.pop_front();
    return next;
  });
  told_by_http("jgm-ps", "warning", receiver);
  for (int n = 0; n < 3; ++n) warned();
  EXPECT_EQ(run({"outbox", "deliver"}).exit, 1);
  EXPECT_EQ(receiver.got().size(), 1u) << "nothing overtakes";
  later(60);
  EXPECT_EQ(run({"outbox", "deliver"}).exit, 0);
  std::vector<std::int64_t> steps;
  for (auto const& one : receiver.got())
    steps.push_back(read_json(one.body, "body")->find("letter")->find("step")->integer());
  ASSERT_EQ(steps.size(), 4u);
  EXPECT_EQ(steps[0], steps[1]);
  EXPECT_LT(steps[1], steps[2]);
  EXPECT_LT(steps[2], steps[3]);
}

TEST_F(OutboxHttp, ADelivererThatIsKilledBeforeItsAnswerIsFollowedByOneThatSendsTheSameIdAgain) {
  std::atomic<pid_t> child{0};
  bool first = true;
  HttpReceiver receiver([&](auto const&) {
    if (!std::exchange(first, false)) return 200U;
    while (child == 0) {
    }
    ::kill(child, SIGKILL);
    return 200U;
  });
  told_by_http("jgm-ps", "warning", receiver);
  warned();
  child = delivering();
  pid_t const killed = child;
  int status = 0;
  ::waitpid(killed, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status)) << status;
  EXPECT_EQ(waiting(), 1u);
  EXPECT_EQ(run({"outbox", "deliver"}).out, "送达 0 条消息\n") << "it is held for another minute";
  later(120);
  EXPECT_EQ(run({"outbox", "deliver"}).out, "送达 1 条消息\n");
  auto const got = receiver.got();
  ASSERT_EQ(got.size(), 2u);
  EXPECT_EQ(got[0].id, got[1].id);
  EXPECT_EQ(waiting(), 0u);
}

}  // namespace
}  // namespace liandiao::door
