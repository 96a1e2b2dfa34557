#include "adapters/http/http_courier.hpp"

#include <sodium.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>

#include "engine/base/value.hpp"

namespace liandiao {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using Outcome = Handed::Outcome;

/// Nothing of an answer is kept but its status; a receiver that talks on is hung up on.
constexpr std::size_t answer_bytes_max = 64 * 1024;

struct Address {
  std::string host;  // as the header says it, with the port
  std::string name;
  std::string port;
  std::string target;
};

/// http://host[:port]/path; it was checked when it was loaded.
Address address_of(std::string const& text) {
  constexpr std::string_view scheme = "http://";
  std::string const rest = text.substr(scheme.size());
  auto const slash = std::min(rest.find('/'), rest.size());
  Address address;
  address.host = rest.substr(0, slash);
  address.target = slash == rest.size() ? "/" : rest.substr(slash);
  auto const bracket = address.host.find(']');
  auto const colon = address.host.find(':', bracket == std::string::npos ? 0 : bracket);
  address.name = address.host.substr(0, colon);
  if (bracket != std::string::npos) address.name = address.host.substr(1, bracket - 1);
  address.port = colon == std::string::npos ? "80" : address.host.substr(colon + 1);
  return address;
}

std::string base64(std::string const& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.resize(text.size() - 1);  // sodium ends it with a nought
  return text;
}

/// The letter, with the content of its files beside it.
std::string body_of(Parcel const& parcel) {
  Value::List contents;
  for (auto const& file : parcel.files) {
    Value entry = Value::of(Value::Map{});
    entry.set("file", Value::of(file.name));
    entry.set("base64", Value::of(base64(file.bytes)));
    contents.push_back(std::move(entry));
  }
  return "{\"letter\":" + parcel.letter + ",\"contents\":" + canonical_text(Value::of(std::move(contents))) + "}";
}

/// One request and its answer, each step within its time. Connections are not kept: messages are few.
class Exchange {
 public:
  explicit Exchange(std::chrono::milliseconds patience) : stream_(context_), patience_(patience) {}

  /// The status, or nothing when there was no answer in time.
  std::optional<unsigned> post(Address const& address, http::request<http::string_body>& request) {
    beast::error_code failed;
    tcp::resolver resolver(context_);
    // Addresses are of this machine, so nobody else is asked for a name.
    auto const places = resolver.resolve(address.name, address.port, failed);
    if (failed) return std::nullopt;
    http::response_parser<http::string_body> answer;
    answer.body_limit(answer_bytes_max);
    beast::flat_buffer buffer(answer_bytes_max);
    auto const keep = [&failed](beast::error_code error, auto const&...) { failed = error; };
    bool const answered = within(failed, [&] { stream_.async_connect(places, keep); }) &&
                          within(failed, [&] { http::async_write(stream_, request, keep); }) &&
                          within(failed, [&] { http::async_read(stream_, buffer, answer, keep); });
    // The status is what counts: a body that is too long or breaks off changes nothing.
    bool const told = answered || answer.is_header_done();
    stream_.socket().shutdown(tcp::socket::shutdown_both, failed);
    return told ? std::optional(answer.get().result_int()) : std::nullopt;
  }

 private:
  template <class Start>
  bool within(beast::error_code& failed, Start&& start) {
    stream_.expires_after(patience_);
    start();
    context_.restart();
    context_.run();
    return !failed;
  }

  asio::io_context context_;
  beast::tcp_stream stream_;
  std::chrono::milliseconds const patience_;
};

Handed outcome_of(unsigned status) {
  constexpr unsigned timeout = 408, too_many = 429;
  if (status >= 200 && status < 300) return {Outcome::delivered, {}};
  bool const refused = status >= 400 && status < 500 && status != timeout && status != too_many;
  return {refused ? Outcome::never : Outcome::later, "HTTP " + std::to_string(status)};
}

}  // namespace

std::string message_signature(std::string const& key, std::string const& time, std::string const& id,
                              std::string const& body) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<unsigned char const*>(key.data()), key.size());
  for (std::string const& part : {time + "\n", id + "\n", body})
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<unsigned char const*>(part.data()), part.size());
  unsigned char mac[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_final(&state, mac);
  char hex[sizeof mac * 2 + 1];
  sodium_bin2hex(hex, sizeof hex, mac, sizeof mac);
  return hex;
}

HttpCourier::HttpCourier(KeyOf key_of, std::chrono::milliseconds patience)
    : key_of_(std::move(key_of)), patience_(patience) {}

Handed HttpCourier::hand_over(Parcel const& parcel) {
  auto const key = key_of_(parcel.key);
  if (!key) return {Outcome::later, key.error().key};
  auto const address = address_of(parcel.address);
  auto const time = std::to_string(parcel.sent.us / 1'000'000);
  http::request<http::string_body> request{http::verb::post, address.target, 11};
  request.set(http::field::host, address.host);
  request.set(http::field::user_agent, "liandiao");
  request.set(http::field::content_type, "application/json");
  request.set(http::field::connection, "close");
  request.body() = body_of(parcel);
  request.set("X-Liandiao-Id", parcel.id);
  request.set("X-Liandiao-Time", time);
  request.set("X-Liandiao-Signature", "sha256=" + message_signature(*key, time, parcel.id, request.body()));
  request.prepare_payload();
  auto const status = Exchange(patience_).post(address, request);
  return status ? outcome_of(*status) : Handed{Outcome::later, "receiver_silent"};
}

}  // namespace liandiao
