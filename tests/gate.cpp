#include "tests/gate.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace liandiao::tests {
namespace {

constexpr std::size_t portion = 65536;

std::string between(std::string const& text, std::string const& before, std::string const& after) {
  auto const at = text.find(before);
  if (at == std::string::npos) return {};
  auto const begin = at + before.size();
  return text.substr(begin, text.find_first_of(after, begin) - begin);
}

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int connected_to(std::string const& path) {
  int const made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  if (::connect(made, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0) return made;
  ::close(made);
  return -1;
}

/// The client learns of it by a reset, not by an end in good order.
void reset(int socket) {
  linger const at_once{1, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(socket);
}

/// Where the server last said that rows went in.
std::size_t last_row_in(std::string const& text) {
  static std::string const tag = "INSERT 0 ";
  auto at = text.rfind(tag);
  while (at != std::string::npos && at > 0 && text.compare(at + tag.size(), 1, "0") == 0) at = text.rfind(tag, at - 1);
  return at;
}

}  // namespace

Gate::Gate(std::string const& address)
    : socket_(between(address, "host=", "&") + "/.s.PGSQL.5432"),
      database_(between(address, ":///", "?")),
      user_(between(address, "user=", "&")) {
  if (::pipe2(wake_, O_CLOEXEC | O_NONBLOCK) != 0) throw std::runtime_error("no pipe");
  listen_again();
  thread_ = std::thread([this] { run(); });
}

Gate::~Gate() {
  order([this] { over_ = true; });
  thread_.join();
  end_all();
  bury();
  close_door();
  ::close(wake_[0]);
  ::close(wake_[1]);
}

std::string Gate::way(std::string const& more) const {
  return "postgresql://" + user_ + "@127.0.0.1:" + std::to_string(port_) + "/" + database_ + "?sslmode=disable" + more;
}

void Gate::listen_again() {
  if (listener_ >= 0) return;
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  int const yes = 1;
  ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  auto address = loopback(port_);
  socklen_t size = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr const*>(&address), size) != 0 || ::listen(listener_, 64) != 0 ||
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("no port for the gate");
  port_ = ntohs(address.sin_port);
}

void Gate::close_door() {
  if (listener_ >= 0) ::close(std::exchange(listener_, -1));
}

void Gate::order(std::function<void()> const& what) {
  std::unique_lock lock(mutex_);
  orders_.push_back(what);
  auto const mine = ++ordered_;
  if (::write(wake_[1], "o", 1) != 1) throw std::runtime_error("the gate does not hear");
  changed_.wait(lock, [&] { return obeyed_ >= mine; });
}

void Gate::obey() {
  char heard[64];
  while (::read(wake_[0], heard, sizeof heard) > 0) continue;
  std::scoped_lock const lock(mutex_);
  for (; !orders_.empty(); orders_.pop_front(), ++obeyed_) orders_.front()();
  changed_.notify_all();
}

void Gate::open() {
  order([this] {
    stalled_ = losing_ = false;
    slice_ = 0;
    after_ = After::nothing;
    listen_again();
  });
}
void Gate::refuse() {
  order([this] { close_door(); });
}
void Gate::cut() {
  order([this] {
    ++trouble_;
    end_all();
    bury();
  });
}
void Gate::cut_after(std::size_t bytes) {
  order([=, this] { after_ = After::cut, left_ = bytes; });
}
void Gate::stall() {
  order([this] {
    ++trouble_;
    stalled_ = true;
  });
}
void Gate::stall_after(std::size_t bytes) {
  order([=, this] { after_ = After::stall, left_ = bytes; });
}
void Gate::slice(std::size_t bytes) {
  order([=, this] { slice_ = bytes; });
}
void Gate::lose_answer(Then then) {
  order([=, this] { losing_ = true, then_ = then; });
}

std::size_t Gate::connections() {
  std::size_t count = 0;
  order([&] { count = connections_.size(); });
  return count;
}

std::size_t Gate::trouble() {
  std::scoped_lock const lock(mutex_);
  return trouble_;
}

void Gate::await_trouble(std::size_t times) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return trouble_ >= times; });
}

void Gate::happened() {
  std::scoped_lock const lock(mutex_);
  ++trouble_;
  changed_.notify_all();
}

std::vector<std::pair<int, short>> Gate::watched() const {
  std::vector<std::pair<int, short>> list{{wake_[0], POLLIN}};
  if (stalled_) return list;
  if (listener_ >= 0) list.emplace_back(listener_, POLLIN);
  for (auto const& one : connections_) {
    auto const wanted = [](Flow const& in, Flow const& out) {
      return static_cast<short>((in.held.empty() ? POLLIN : 0) | (out.held.empty() ? 0 : POLLOUT));
    };
    list.emplace_back(one.client, wanted(one.out, one.back));
    list.emplace_back(one.server, wanted(one.back, one.out));
  }
  return list;
}

void Gate::run() {
  while (!over_) {
    std::vector<pollfd> polled;
    for (auto const& [fd, events] : watched()) polled.push_back({fd, events, 0});
    ::poll(polled.data(), polled.size(), -1);
    obey();
    if (!over_ && !stalled_)
      move([&](int fd, short event) {
        return std::any_of(polled.begin(), polled.end(), [&](pollfd const& one) {
          return one.fd == fd && (one.revents & (event | POLLHUP | POLLERR)) != 0;
        });
      });
    bury();
  }
}

void Gate::move(std::function<bool(int fd, short event)> const& ready) {
  for (auto& one : connections_) {
    if (one.dead || stalled_) continue;
    carry(one, one.client, one.server, one.out, ready(one.client, POLLIN), ready(one.server, POLLOUT));
    if (one.dead || stalled_) continue;
    carry(one, one.server, one.client, one.back, ready(one.server, POLLIN), ready(one.client, POLLOUT));
  }
  if (listener_ >= 0 && !stalled_ && ready(listener_, POLLIN)) welcome();
}

void Gate::welcome() {
  int const client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (client < 0) return;
  int const yes = 1;
  ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  int const server = connected_to(socket_);
  if (server < 0) return reset(client);
  ::fcntl(server, F_SETFL, O_NONBLOCK);
  connections_.push_back({client, server, {}, {}, false});
}

void Gate::carry(Connection& connection, int from, int to, Flow& flow, bool readable, bool writable) {
  if (flow.held.empty() && readable) {
    flow.held.resize(slice_ == 0 ? portion : slice_);
    auto const got = ::read(from, flow.held.data(), flow.held.size());
    flow.held.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    if (got == 0 || (got < 0 && errno != EAGAIN)) connection.dead = true;
    if (got > 0 && from == connection.server && swallows(flow, flow.held)) {
      connection.dead = true;
      if (then_ == Then::refuses) close_door();
      return happened();
    }
    writable = true;  // most probably; else it says so
  }
  if (connection.dead || flow.held.empty() || !writable) return;
  auto const many = after_ == After::nothing ? flow.held.size() : std::min(flow.held.size(), left_);
  auto const put = ::send(to, flow.held.data(), many, MSG_NOSIGNAL);
  if (put < 0) {
    connection.dead = errno != EAGAIN;
    return;
  }
  flow.held.erase(0, static_cast<std::size_t>(put));
  if (after_ == After::nothing) return;
  left_ -= static_cast<std::size_t>(put);
  if (left_ > 0) return;
  if (std::exchange(after_, After::nothing) == After::cut)
    end_all();
  else
    stalled_ = true;
  happened();
}

/// Whether these bytes of the server end what may be lost: a transaction in which a row went in. It has ended where the
/// server is ready for another one, whether a statement committed it or the end of what travelled together did.
bool Gate::swallows(Flow& flow, std::string const& bytes) {
  static std::string const ready("Z\0\0\0\5I", 6);
  auto const text = flow.seen + bytes;
  auto const end = text.rfind(ready);
  auto const insert = last_row_in(text);
  bool const ends = end != std::string::npos;
  bool const stored = flow.stored || (insert != std::string::npos && (!ends || insert < end));
  auto const tail = text.size() - std::min<std::size_t>(text.size(), 10);
  flow.seen = text.substr(ends ? std::max(tail, end + ready.size()) : tail);
  flow.stored = ends ? insert != std::string::npos && insert > end : stored;
  return ends && stored && std::exchange(losing_, false);
}

void Gate::end_all() {
  for (auto& one : connections_) one.dead = true;
}

void Gate::bury() {
  std::erase_if(connections_, [](Connection const& one) {
    if (!one.dead) return false;
    reset(one.client);
    ::close(one.server);
    return true;
  });
}

}  // namespace liandiao::tests
