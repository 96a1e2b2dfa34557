#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace liandiao::door {

/// What takes messages in on this machine: one connection after the other, each answered as `answer` says.
class HttpReceiver {
 public:
  struct Got {
    std::string target, id, time, signature, body;
  };
  /// An answer that is none.
  static constexpr unsigned hang_up = 0;  // the connection ends without one
  static constexpr unsigned stall = 1;    // it stays open until the other side has had enough

  explicit HttpReceiver(std::function<unsigned(Got const&)> answer)
      : answer_(std::move(answer)), acceptor_(context_, {boost::asio::ip::address_v4::loopback(), 0}) {
    port_ = acceptor_.local_endpoint().port();
    at_work_ = std::thread([this] { receive(); });
  }
  ~HttpReceiver() {
    ended_ = true;
    boost::system::error_code ignored;
    boost::asio::io_context own;
    boost::asio::ip::tcp::socket waker(own);
    waker.connect({boost::asio::ip::address_v4::loopback(), port_}, ignored);
    at_work_.join();
  }
  HttpReceiver(HttpReceiver const&) = delete;
  HttpReceiver& operator=(HttpReceiver const&) = delete;

  std::string address(std::string const& path = "/in") const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  std::vector<Got> got() {
    std::scoped_lock const lock(mutex_);
    return got_;
  }

 private:
  void receive() {
    for (;;) {
      boost::asio::ip::tcp::socket socket(context_);
      boost::system::error_code failed;
      acceptor_.accept(socket, failed);
      if (ended_) return;
      if (!failed) serve(socket);
    }
  }

  void serve(boost::asio::ip::tcp::socket& socket) {
    namespace http = boost::beast::http;
    boost::system::error_code failed;
    boost::beast::flat_buffer buffer;
    http::request<http::string_body> request;
    http::read(socket, buffer, request, failed);
    if (failed) return;
    auto const header = [&](char const* name) { return std::string(request[name]); };
    Got const got{std::string(request.target()), header("X-Liandiao-Id"), header("X-Liandiao-Time"),
                  header("X-Liandiao-Signature"), request.body()};
    {
      std::scoped_lock const lock(mutex_);
      got_.push_back(got);
    }
    auto const status = answer_(got);
    if (status == hang_up) return;
    if (status == stall) {
      char byte = 0;
      socket.read_some(boost::asio::buffer(&byte, 1), failed);  // until the other side closes
      return;
    }
    http::response<http::empty_body> response;
    response.version(11);
    response.result(status);
    response.set(http::field::connection, "close");
    response.prepare_payload();
    http::write(socket, response, failed);
  }

  std::function<unsigned(Got const&)> answer_;
  boost::asio::io_context context_;
  boost::asio::ip::tcp::acceptor acceptor_;
  unsigned short port_ = 0;
  std::mutex mutex_;
  std::vector<Got> got_;
  std::atomic<bool> ended_{false};
  std::thread at_work_;
};

}  // namespace liandiao::door
