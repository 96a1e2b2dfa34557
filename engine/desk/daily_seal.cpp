#include "engine/desk/daily_seal.hpp"

#include <algorithm>
#include <istream>

#include "engine/base/value.hpp"
#include "engine/cases/ledger.hpp"

namespace liandiao {
namespace {

constexpr std::int64_t format = 1;

Value text_value(std::string text) { return Value::of(std::move(text)); }

std::string head_line(SealHead const& head) {
  Value line;
  line.set("seal", Value::of(format));
  line.set("district", text_value(head.district.str()));
  line.set("sealed_us", Value::of(head.sealed.us));
  line.set("program", text_value(head.program));
  line.set("public_key", text_value(head.key.hex()));
  if (!head.previous.none()) line.set("previous", text_value(head.previous.hex()));
  return canonical_text(line);
}

std::string case_line(CaseFile const& file) {
  Value line;
  line.set("case", text_value(file.id.uid));
  line.set("ledger", text_value(ledger_number(file)));
  line.set("version", Value::of(file.version));
  line.set("hash", text_value(file.last.hex()));
  return canonical_text(line);
}

/// What is signed: the closing line as it is before the signature.
Value closing(std::int64_t cases, std::int64_t events, Digest const& digest) {
  Value line;
  line.set("cases", Value::of(cases));
  line.set("events", Value::of(events));
  line.set("digest", text_value(digest.hex()));
  return line;
}

tl::unexpected<Error> broken_line(std::int64_t number) {
  return fail(Code::corrupt, "seal_line_broken", {{"number", std::to_string(number)}});
}
tl::unexpected<Error> not_whole() { return fail(Code::corrupt, "seal_not_whole"); }

std::optional<std::string> text_in(Value const& line, std::string_view key) {
  auto const* found = line.find(key);
  return found != nullptr && found->kind() == Value::Kind::text ? std::optional(found->text()) : std::nullopt;
}

std::optional<std::int64_t> number_in(Value const& line, std::string_view key) {
  auto const* found = line.find(key);
  return found != nullptr && found->kind() == Value::Kind::integer ? std::optional(found->integer()) : std::nullopt;
}

Result<SealHead> head_in(std::string const& text) {
  auto const line = parse_canonical(text);
  if (!line || number_in(*line, "seal") != format) return broken_line(1);
  auto const district = text_in(*line, "district");
  auto const sealed = number_in(*line, "sealed_us");
  auto const program = text_in(*line, "program");
  auto const key = parse_public_key(text_in(*line, "public_key").value_or(""));
  if (!district || !sealed || !program || !key) return broken_line(1);
  SealHead head{Symbol(*district), Instant{*sealed}, *program, *key, {}};
  if (line->find("previous") == nullptr) return head;
  auto const previous = parse_digest(text_in(*line, "previous").value_or(""));
  if (!previous) return broken_line(1);
  head.previous = *previous;
  return head;
}

struct SealedCase {
  std::string uid;
  std::string ledger;
  std::int64_t version = 0;
  Digest hash;
};

std::optional<SealedCase> case_in(std::string const& text) {
  auto const line = parse_canonical(text);
  if (!line) return std::nullopt;
  auto const uid = text_in(*line, "case");
  auto const ledger = text_in(*line, "ledger");
  auto const version = number_in(*line, "version");
  auto const hash = parse_digest(text_in(*line, "hash").value_or(""));
  if (!uid || !ledger || !version || !hash) return std::nullopt;
  return SealedCase{*uid, *ledger, *version, *hash};
}

struct Closing {
  std::int64_t cases = 0;
  std::int64_t events = 0;
  Digest digest;
  Signature signature;
};

std::optional<Closing> closing_in(std::string const& text) {
  auto const line = parse_canonical(text);
  if (!line) return std::nullopt;
  auto const cases = number_in(*line, "cases");
  auto const events = number_in(*line, "events");
  auto const digest = parse_digest(text_in(*line, "digest").value_or(""));
  auto const signature = parse_signature(text_in(*line, "signature").value_or(""));
  if (!cases || !events || !digest || !signature) return std::nullopt;
  auto again = closing(*cases, *events, *digest);
  again.set("signature", text_value(signature->hex()));
  if (canonical_text(again) != text) return std::nullopt;  // nothing beside what is signed
  return Closing{*cases, *events, *digest, *signature};
}

/// The next line, if it is there with its end.
bool next_line(std::istream& in, std::string& line) { return std::getline(in, line) && !in.eof(); }

/// What a seal says, as far as its first and last line and the digest of all before the last.
struct Outline {
  std::string first;
  std::string last;
  Digest before_last;
  Digest whole;
};

Result<Outline> outline_of(std::istream& in) {
  Outline outline;
  RunningDigest digest;
  std::string line;
  bool any = false;
  while (next_line(in, line)) {
    if (any) {
      digest.add(outline.last);
      digest.add("\n");
    } else {
      outline.first = line;
    }
    any = true;
    outline.last.swap(line);
  }
  bool const ends_with_its_line = in.eof() && line.empty();
  if (!any || !ends_with_its_line) return not_whole();
  outline.before_last = digest.so_far();
  digest.add(outline.last);
  digest.add("\n");
  outline.whole = digest.so_far();
  return outline;
}

/// What became of one sealed case; empty when nothing did that should not.
std::string finding_about(std::vector<StoredEvent> const& events, SealedCase const& sealed) {
  if (events.empty() || events.back().seq < sealed.version) return "audit_chain_cut";
  auto const at =
      std::find_if(events.begin(), events.end(), [&](StoredEvent const& event) { return event.seq == sealed.version; });
  bool const as_sealed = at != events.end() && at->hash == sealed.hash;
  return as_sealed ? "" : "audit_chain_rewritten";
}

}  // namespace

Result<MadeSeal> make_seal(CaseStore& store, SealHead head, SecretKey const& key) {
  MadeSeal seal;
  head.key = public_key_of(key);
  seal.text = head_line(head) + "\n";
  auto const visited = store.each_case(head.district, [&](CaseId const& id) -> Result<> {
    auto const file = store.load(id);
    if (!file) return tl::unexpected<Error>(file.error());
    seal.text += case_line(*file) + "\n";
    ++seal.cases;
    seal.events += file->version;
    return {};
  });
  if (!visited) return tl::unexpected<Error>(visited.error());
  auto last = closing(seal.cases, seal.events, digest_of(seal.text));
  last.set("signature", text_value(sign(canonical_text(last), key).hex()));
  seal.text += canonical_text(last) + "\n";
  return seal;
}

Result<ReadSeal> read_seal(std::istream& in, PublicKey const* expected) {
  auto const outline = outline_of(in);
  if (!outline) return tl::unexpected<Error>(outline.error());
  auto const last = closing_in(outline->last);
  if (!last) return not_whole();
  if (last->digest != outline->before_last) return fail(Code::corrupt, "seal_altered");
  auto head = head_in(outline->first);
  if (!head) return passed_on(head);
  if (expected != nullptr && head->key != *expected)
    return fail(Code::corrupt, "seal_key_other", {{"key", head->key.hex()}, {"expected", expected->hex()}});
  if (!signed_with(canonical_text(closing(last->cases, last->events, last->digest)), last->signature, head->key))
    return fail(Code::corrupt, "seal_signature_wrong", {{"key", head->key.hex()}});
  return ReadSeal{std::move(*head), last->cases, last->events, outline->whole};
}

Result<SealHead> read_seal_head(std::istream& in) {
  std::string line;
  if (!next_line(in, line)) return not_whole();
  return head_in(line);
}

Result<std::vector<AuditFinding>> compare_with_seal(CaseStore& store, Symbol district, std::istream& in) {
  std::vector<AuditFinding> findings;
  std::string line;
  std::string ahead;
  bool const begun = next_line(in, line) && next_line(in, line);  // the heading, then the first line below it
  if (!begun) return not_whole();
  for (std::int64_t number = 2; next_line(in, ahead); ++number, line.swap(ahead)) {
    auto const sealed = case_in(line);
    if (!sealed) return broken_line(number);
    auto const events = store.events(CaseId{district, sealed->uid});
    bool const gone = !events && events.error().code == Code::not_found;
    if (!events && !gone) return tl::unexpected<Error>(events.error());
    auto key = gone ? std::string("audit_case_missing") : finding_about(*events, *sealed);
    if (!key.empty()) findings.push_back({sealed->uid, sealed->version, std::move(key), sealed->ledger});
  }
  return findings;
}

}  // namespace liandiao
