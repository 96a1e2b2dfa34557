#include "tools/liandiao/rounds.hpp"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

namespace liandiao::door {
namespace {

constexpr std::int64_t pause_s = 60;

std::shared_ptr<spdlog::logger> log_to(std::ostream& out) {
  bool const at_once = true;
  auto log =
      std::make_shared<spdlog::logger>("liandiao", std::make_shared<spdlog::sinks::ostream_sink_mt>(out, at_once));
  log->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
  return log;
}

}  // namespace

SignalledRounds::SignalledRounds() {
  ::sigemptyset(&signals_);
  ::sigaddset(&signals_, SIGTERM);
  ::sigaddset(&signals_, SIGINT);
  ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

SignalledRounds::~SignalledRounds() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

bool SignalledRounds::rest(std::chrono::seconds pause) {
  auto const until = std::chrono::steady_clock::now() + pause;
  while (!ended_) {
    auto const left =
        std::max(std::chrono::nanoseconds(0), std::chrono::nanoseconds(until - std::chrono::steady_clock::now()));
    timespec const wait{static_cast<time_t>(left.count() / 1'000'000'000),
                        static_cast<long>(left.count() % 1'000'000'000)};
    if (::sigtimedwait(&signals_, nullptr, &wait) > 0)
      ended_ = true;
    else if (errno != EINTR)
      break;
  }
  return !ended_;
}

Exit go_round(Talk& talk, std::string const& name, Round const& round) {
  auto const every = number_option(talk.asked, "every");
  if (!every) return talk.refuse(every.error());
  std::chrono::seconds const pause(every->value_or(pause_s));
  std::unique_ptr<Rounds> own;
  if (talk.rounds() == nullptr) own = std::make_unique<SignalledRounds>();
  Rounds& rounds = own ? *own : *talk.rounds();
  auto const stop = [&rounds] { return rounds.ended(); };
  auto const log = log_to(talk.err);
  for (bool first = true; first || rounds.rest(pause); first = false) {
    auto place = talk.workplace();
    if (!place && first) return talk.refuse(place.error());
    auto const said = place ? round(**place, stop) : Result<std::string>(tl::unexpected<Error>(place.error()));
    if (said)
      log->info("{} {}", name, *said);
    else
      log->error("{} failed={}", name, said.error().key);
    if (rounds.ended()) break;
  }
  log->info("{} ended", name);
  return Exit::done;
}

Result<> check_watch(Talk const& talk) {
  if (talk.asked.has("every") && !talk.asked.has("watch"))
    return fail(Code::invalid_input, "option_only_beside", {{"option", "--every"}, {"beside", "--watch"}});
  if (talk.asked.has("on") && talk.asked.has("watch"))
    return fail(Code::invalid_input, "option_not_beside", {{"option", "--on"}, {"beside", "--watch"}});
  return {};
}

}  // namespace liandiao::door
