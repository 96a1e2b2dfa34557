#include "engine/desk/delivering.hpp"

#include "engine/cases/ledger.hpp"
#include "engine/desk/addressing.hpp"

namespace liandiao {
namespace {

/// Longer than any courier takes.
constexpr std::int64_t held_us = 60'000'000;
constexpr int messages_at_once = 20;
constexpr int messages_a_pass_max = 10'000;
/// From half a minute to half a day; about three days in all, so that a receiver may be away over a weekend.
constexpr Patience between_attempts{30, 12 * 3600};
constexpr int attempts_max = 16;
constexpr std::int64_t letter_version = 1;

Handed not_now(Error const& error) {
  // What the house itself lacks comes back; what the case says will not change by waiting.
  bool const away = error.code == Code::unavailable || error.code == Code::conflict;
  return {away ? Handed::Outcome::later : Handed::Outcome::never, error.key};
}

bool goes_to_court(Symbol kind) { return kind == "referral" || kind == "confirmation"; }

/// Which files go, so that a receiver sees whether all came.
Value listed(std::vector<ParcelFile> const& files) {
  Value::List list;
  for (auto const& file : files) {
    Value entry = Value::of(Value::Map{});
    entry.set("file", Value::of(file.name));
    entry.set("bytes", Value::of(static_cast<std::int64_t>(file.bytes.size())));
    entry.set("sha256", Value::of(sha256_hex(file.bytes)));
    list.push_back(std::move(entry));
  }
  return Value::of(std::move(list));
}

Value letter_of(Posted const& posted, CaseFile const& file, std::vector<ParcelFile> const& files) {
  auto const* instance = file.instance(posted.what.instance);
  Value letter = Value::of(Value::Map{});
  letter.set("message", Value::of(std::string("liandiao-message")));
  letter.set("version", Value::of(letter_version));
  letter.set("id", Value::of(message_id(posted.ref())));
  letter.set("kind", Value::of(posted.what.kind.str()));
  letter.set("district", Value::of(posted.id.district.str()));
  letter.set("case_uid", Value::of(posted.id.uid));
  letter.set("ledger_no", Value::of(ledger_number(file)));
  letter.set("step", Value::of(posted.what.seq));
  letter.set("instance", Value::of(std::int64_t{posted.what.instance}));
  letter.set("procedure", Value::of(instance == nullptr ? std::string() : instance->procedure.str()));
  letter.set("sender", Value::of(posted.what.sender.str()));
  letter.set("receiver", Value::of(posted.what.receiver.str()));
  letter.set("on", Value::of(posted.what.on.text()));
  letter.set("written", Value::of(posted.written.text()));
  letter.set("files", listed(files));
  return letter;
}

}  // namespace

Deliverer::Deliverer(Desk& desk, Outbox& outbox, Ids& ids, Pack pack, CourierOf courier_of)
    : desk_(desk),
      outbox_(outbox),
      ids_(ids),
      pack_(std::move(pack)),
      courier_of_(std::move(courier_of)),
      worker_(ids.uid(desk.now())) {}

Result<Deliverer::Pass> Deliverer::pass(std::function<bool()> const& stop) {
  Pass pass;
  auto const receivers = desk_.receivers();
  if (!receivers) return tl::unexpected<Error>(receivers.error());
  for (int tried = 0; !pass.stopped && tried < messages_a_pass_max;) {
    Instant const now = desk_.now();
    Hold const hold{worker_, now, Instant{now.us + held_us}};
    auto const taken = outbox_.take_messages(desk_.district(), hold, messages_at_once);
    if (!taken) return tl::unexpected<Error>(taken.error());
    if (taken->empty()) break;
    for (auto const& posted : *taken) {
      ++tried;
      pass.stopped = pass.stopped || stop();
      // What is not begun well in time may be in other hands before it is through.
      bool const in_time = desk_.now().us < now.us + held_us / 2;
      auto const done =
          in_time && !pass.stopped ? deliver(posted, *receivers, pass) : outbox_.let_go(posted.ref(), worker_);
      if (!done) return tl::unexpected<Error>(done.error());
    }
  }
  return pass;
}

Result<> Deliverer::deliver(Posted const& posted, Receivers const& receivers, Pass& pass) {
  auto const* receiver = receivers.of(posted.what.receiver, posted.what.kind);
  if (receiver == nullptr) return put_aside(posted, {Handed::Outcome::never, "receiver_gone"}, pass);
  auto* const courier = courier_of_(receiver->by);
  if (courier == nullptr) return put_aside(posted, {Handed::Outcome::later, "receiver_way_unknown"}, pass);
  auto const parcel = parcel_of(posted, *receiver);
  auto const handed = parcel ? courier->hand_over(*parcel) : parcel.error();
  if (handed.outcome != Handed::Outcome::delivered) return put_aside(posted, handed, pass);
  ++pass.delivered;
  return outbox_.delivered(posted.ref());
}

Result<> Deliverer::put_aside(Posted const& posted, Handed const& handed, Pass& pass) {
  bool const dead = handed.outcome == Handed::Outcome::never || posted.attempts + 1 >= attempts_max;
  pass.troubles.push_back({message_id(posted.ref()), handed.trouble, dead});
  if (dead) return outbox_.give_up(posted.ref(), worker_, handed.trouble);
  auto const next = between_attempts.next(desk_.now(), posted.attempts + 1, ids_.salt());
  return outbox_.put_off(posted.ref(), worker_, next, handed.trouble);
}

tl::expected<Parcel, Handed> Deliverer::parcel_of(Posted const& posted, Receiver const& receiver) {
  auto const file = desk_.cases().load(posted.id);
  if (!file) return tl::unexpected<Handed>(not_now(file.error()));
  if (!still_stands(posted.what, *file)) return tl::unexpected<Handed>(Handed{Handed::Outcome::never, "step_annulled"});
  Parcel parcel;
  parcel.id = message_id(posted.ref());
  parcel.address = receiver.address;
  parcel.key = receiver.key.value_or("");
  parcel.sent = desk_.now();
  if (goes_to_court(posted.what.kind)) {
    auto const package = CourtDesk(desk_).package_for(*file, posted.what.instance, posted.what.receiver);
    if (!package) return tl::unexpected<Handed>(not_now(package.error()));
    parcel.files = pack_(*package);
  }
  parcel.letter = canonical_text(letter_of(posted, *file, parcel.files));
  return parcel;
}

}  // namespace liandiao
