#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <thread>

#include "adapters/export/whole.hpp"
#include "engine/desk/daily_seal.hpp"
#include "engine/desk/figure_desk.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/key_files.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/secret_file.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view seal_ending = ".seal";

Error about(fs::path const& path, Error error) {
  error.with.emplace_back("path", path.string());
  return error;
}

Result<std::ifstream> opened(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::error_code unknown;
  if (!in || !fs::is_regular_file(path, unknown))
    return fail(Code::not_found, "seal_missing", {{"path", path.string()}});
  return in;
}

Result<ReadSeal> seal_in(fs::path const& path, PublicKey const* expected) {
  auto in = opened(path);
  if (!in) return passed_on(in);
  auto seal = read_seal(*in, expected);
  if (!seal) return tl::unexpected<Error>(about(path, seal.error()));
  return seal;
}

/// The latest seal of the district beside the one to be made; empty when it is the first. One that cannot be read may
/// be the link that is wanted, so it is not passed over.
Result<fs::path> latest_beside(fs::path const& path, Symbol district) {
  fs::path const folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::pair<Instant, fs::path> latest;
  std::error_code none;
  for (auto const& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().extension() != seal_ending) continue;
    auto in = opened(entry.path());
    if (!in) return passed_on(in);
    auto const head = read_seal_head(*in);
    if (!head) return tl::unexpected<Error>(about(entry.path(), head.error()));
    if (head->district == district) latest = std::max(latest, {head->sealed, entry.path()});
  }
  return latest.second;
}

Result<Digest> digest_of_previous(Talk const& talk, fs::path const& out, Symbol district) {
  fs::path path = talk.asked.option("previous").value_or("");
  if (path.empty()) {
    auto found = latest_beside(out, district);
    if (!found) return passed_on(found);
    path = std::move(*found);
  }
  if (path.empty()) return Digest{};
  auto const seal = seal_in(path, nullptr);
  if (!seal) return tl::unexpected<Error>(seal.error());
  if (seal->head.district != district)
    return fail(Code::rejected, "seal_of_other_district",
                {{"path", path.string()}, {"value", seal->head.district.str()}, {"district", district.str()}});
  return seal->whole;
}

fs::path where_to_seal(Talk const& talk) {
  if (auto const out = talk.asked.option("out")) return *out;
  return talk.beside_database() / "seals" / (talk.time.now().date().text() + std::string(seal_ending));
}

/// As many as the machine runs at once; beyond a few the database is what is waited for.
int threads_here() {
  constexpr unsigned most = 8;
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, most));
}

/// A finding with its sentence: those about the seal itself belong to no case.
struct Told {
  AuditFinding finding;
  std::string sentence;
};

class Verification {
 public:
  Verification(Talk& talk, Workplace& place) : talk_(talk), place_(place), voice_(talk.labels, place.registers()) {}

  Exit run() {
    if (auto const path = talk_.asked.option("seal"))
      if (auto result = check_seal(*path); !result) return talk_.refuse(result.error());
    auto const report = audit(place_.cases(), place_.desk().district(), threads_here());
    if (!report) return talk_.refuse(report.error());
    auto const closings = audit_closings(place_.cases(), place_.revisions(), place_.desk().district());
    if (!closings) return talk_.refuse(closings.error());
    for (auto const* findings : {&report->findings, &*closings}) tell_of(*findings);
    Exit const exit = told_.empty() ? Exit::done : Exit::refused;
    if (talk_.json) {
      talk_.done(value(*report));
      return exit;
    }
    for (auto const& one : told_) tell(one);
    if (seal_) talk_.out << seal_line() << "\n";
    talk_.out << voice_.text(told_.empty() ? "audit_clean" : "audit_found", {{"cases", std::to_string(report->cases)},
                                                                             {"events", std::to_string(report->events)},
                                                                             {"count", std::to_string(told_.size())}})
              << "\n";
    return exit;
  }

 private:
  std::string sentence(Params with, std::string const& key) const {
    return voice_.sentence(Error{Code::corrupt, key, std::move(with)});
  }

  void tell_of(std::vector<AuditFinding> const& findings) {
    for (auto const& one : findings)
      told_.push_back({one, sentence({{"fact", one.fact}, {"seq", std::to_string(one.seq)}}, one.key)});
  }

  void find(Error const& error) { told_.push_back({{"", 0, error.key, ""}, voice_.sentence(error)}); }

  /// What is wrong with the seal is a finding; only that it or a key cannot be had at all ends the verification.
  Result<> check_seal(fs::path const& path) {
    std::optional<PublicKey> key;
    if (auto const file = talk_.asked.option("public-key")) {
      auto const read = read_public_key(*file);
      if (!read) return tl::unexpected<Error>(read.error());
      key = *read;
    }
    key_compared_ = key.has_value();
    auto in = opened(path);
    if (!in) return passed_on(in);
    auto read = read_seal(*in, key ? &*key : nullptr);
    if (!read) {
      find(about(path, read.error()));
      return {};
    }
    seal_ = std::move(*read);
    auto const district = place_.desk().district();
    if (seal_->head.district != district) {
      find(Error{Code::corrupt,
                 "seal_of_other_district",
                 {{"path", path.string()}, {"value", seal_->head.district.str()}, {"district", district.str()}}});
      return {};
    }
    if (auto result = check_previous(path); !result) return result;
    in->clear();
    in->seekg(0);
    auto const findings = compare_with_seal(place_.cases(), district, *in);
    if (!findings) return tl::unexpected<Error>(about(path, findings.error()));
    for (auto const& one : *findings)
      told_.push_back({one, sentence({{"ledger", one.fact}, {"seq", std::to_string(one.seq)}}, one.key)});
    return {};
  }

  Result<> check_previous(fs::path const& path) {
    auto const named = talk_.asked.option("previous");
    if (!named) return {};
    auto const previous = seal_in(*named, nullptr);
    if (!previous && previous.error().code != Code::corrupt) return tl::unexpected<Error>(previous.error());
    if (!previous)
      find(previous.error());
    else if (previous->whole != seal_->head.previous)
      find(Error{Code::corrupt, "seal_follows_another", {{"path", path.string()}, {"previous", *named}}});
    return {};
  }

  void tell(Told const& one) {
    bool const of_a_case = !one.finding.uid.empty() || one.finding.key == "audit_orphan";
    if (of_a_case) talk_.err << one.finding.uid << "  #" << one.finding.seq << "  ";
    talk_.err << one.sentence << "\n";
  }

  std::string seal_line() const {
    return voice_.text(key_compared_ ? "seal_believed" : "seal_believed_by_itself",
                       {{"when", seal_->head.sealed.text()},
                        {"cases", std::to_string(seal_->cases)},
                        {"events", std::to_string(seal_->events)},
                        {"key", seal_->head.key.hex()}});
  }

  Value value(AuditReport const& report) const {
    Value answer = object({{"cases", json(report.cases)},
                           {"events", json(report.events)},
                           {"findings", list_of_values(told_, [](Told const& one) {
                              return object({{"uid", json(one.finding.uid)},
                                             {"seq", json(one.finding.seq)},
                                             {"key", json(one.finding.key)},
                                             {"fact", json(one.finding.fact)},
                                             {"sentence", json(one.sentence)}});
                            })}});
    if (seal_)
      answer.set("seal", object({{"sealed", json(seal_->head.sealed.text())},
                                 {"cases", json(seal_->cases)},
                                 {"events", json(seal_->events)},
                                 {"public_key", json(seal_->head.key.hex())},
                                 {"key_compared", json(key_compared_)}}));
    return answer;
  }

  Talk& talk_;
  Workplace& place_;
  Voice const voice_;
  std::vector<Told> told_;
  std::optional<ReadSeal> seal_;
  bool key_compared_ = false;
};

}  // namespace

Exit verify(Talk& talk) {
  for (auto const* option : {"public-key", "previous"})
    if (talk.asked.has(option) && !talk.asked.has("seal"))
      return talk.refuse(Error{Code::invalid_input, "option_wants_seal", {{"option", "--" + std::string(option)}}});
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  return Verification(talk, **place).run();
}

Exit seal_district(Talk& talk) {
  auto key_path = talk.asked.option("key");
  if (!key_path) key_path = talk.variable("LIANDIAO_SEAL_KEY");
  if (!key_path) return talk.refuse(Error{Code::invalid_input, "seal_key_not_named", {}});
  auto const key = read_secret_key(*key_path);
  if (!key) return talk.refuse(key.error());
  auto const path = where_to_seal(talk);
  std::error_code unknown;
  if (fs::exists(path, unknown)) return talk.refuse(Error{Code::rejected, "file_exists", {{"path", path.string()}}});
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  if ((*place)->registers() == nullptr)
    return talk.refuse(Error{Code::rejected, "rulebook_incomplete", {{"kind", "registers"}}});
  SealHead head{(*place)->desk().district(), talk.time.now(), "liandiao " LIANDIAO_VERSION, {}, {}};
  auto const previous = digest_of_previous(talk, path, head.district);
  if (!previous) return talk.refuse(previous.error());
  head.previous = *previous;
  auto const seal = make_seal((*place)->cases(), head, *key);
  if (!seal) return talk.refuse(seal.error());
  make_folder_of(path);
  if (auto const written = write_whole(path, seal->text); !written) return talk.refuse(written.error());
  if (talk.json)
    return talk.done(object({{"seal", json(path.string())},
                             {"sealed", json(head.sealed.text())},
                             {"cases", json(seal->cases)},
                             {"events", json(seal->events)},
                             {"digest", json(digest_of(seal->text).hex())},
                             {"previous", json(head.previous.none() ? std::string() : head.previous.hex())}}));
  talk.out << talk.labels.text("sealed", {{"path", path.string()},
                                          {"cases", std::to_string(seal->cases)},
                                          {"events", std::to_string(seal->events)},
                                          {"digest", digest_of(seal->text).hex()}})
           << "\n";
  return Exit::done;
}

Exit make_keys(Talk& talk) {
  auto const folder = talk.asked.option("out");
  if (!folder) return talk.refuse(Error{Code::invalid_input, "seal_key_folder_missing", {}});
  auto const key = secret_key_from(talk.ids.salt());
  auto const files = write_keys(*folder, key);
  if (!files) return talk.refuse(files.error());
  auto const open = public_key_of(key).hex();
  if (talk.json)
    return talk.done(object({{"secret", json(files->secret.string())},
                             {"public", json(files->open.string())},
                             {"public_key", json(open)}}));
  talk.out << talk.labels.text("keys_made",
                               {{"secret", files->secret.string()}, {"public", files->open.string()}, {"key", open}})
           << "\n";
  return Exit::done;
}

}  // namespace liandiao::door
