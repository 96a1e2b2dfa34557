#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace liandiao::tests {

/// A TCP port before a server's socket, which does to the bytes between them what a bad network does. What is told
/// holds when the call returns.
class Gate {
 public:
  /// Before the server this address leads to.
  explicit Gate(std::string const& address);
  ~Gate();
  Gate(Gate const&) = delete;
  Gate& operator=(Gate const&) = delete;

  /// The way to the same database through the gate, with further words of an address: `&name=value`.
  std::string way(std::string const& more = {}) const;

  /// Everything goes through, whole and at once, and what was held back goes on.
  void open();
  /// New connections are refused; those there are go on.
  void refuse();
  /// Ends every connection, and what was on its way is gone.
  void cut();
  /// The same as soon as so many more bytes have gone through, in both directions together.
  void cut_after(std::size_t bytes);
  /// Nothing goes through any more, and nobody is told: connections stay, new ones seem to be taken.
  void stall();
  void stall_after(std::size_t bytes);
  /// At most so many bytes at a time.
  void slice(std::size_t bytes);
  /// The next answer to a commit that stored something is swallowed, and its connection ended; what comes then may be
  /// refused, until it is opened.
  enum class Then : unsigned char { takes, refuses };
  void lose_answer(Then then);

  std::size_t connections();  // open now
  std::size_t trouble();      // how often it ended connections, began to stall or swallowed an answer
  /// Until it did so that often.
  void await_trouble(std::size_t times);

 private:
  struct Flow {
    std::string held;  // read on one side, not yet written to the other
    std::string seen;  // the end of what came before
    bool stored = false;
  };
  struct Connection {
    int client = -1;
    int server = -1;
    Flow out, back;
    bool dead = false;
  };
  enum class After : unsigned char { nothing, cut, stall };

  void order(std::function<void()> const& what);
  void run();
  void obey();
  std::vector<std::pair<int, short>> watched() const;
  void move(std::function<bool(int fd, short event)> const& ready);
  void welcome();
  void carry(Connection& connection, int from, int to, Flow& flow, bool readable, bool writable);
  bool swallows(Flow& flow, std::string const& bytes);
  void listen_again();
  void close_door();
  void end_all();
  void bury();
  void happened();

  std::string const socket_;  // the server's
  std::string const database_;
  std::string const user_;
  int port_ = 0;
  int listener_ = -1;
  int wake_[2];
  std::list<Connection> connections_;
  bool stalled_ = false;
  bool losing_ = false;
  Then then_ = Then::takes;
  std::size_t slice_ = 0;  // zero: as it comes
  After after_ = After::nothing;
  std::size_t left_ = 0;  // bytes until then
  bool over_ = false;

  std::mutex mutex_;  // of what follows; all else is the thread's
  std::condition_variable changed_;
  std::deque<std::function<void()>> orders_;
  std::size_t obeyed_ = 0, ordered_ = 0, trouble_ = 0;
  std::thread thread_;
};

}  // namespace liandiao::tests
