// Messages that wait to leave.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"

namespace liandiao {
namespace {

Symbol const waiting("waiting");
Symbol const dead("dead");
Symbol const discarded("discarded");

tl::unexpected<Error> unknown(MessageRef const& ref) {
  return fail(Code::not_found, "outbox_unknown", {{"value", message_id(ref)}});
}

tl::unexpected<Error> over(MessageRef const& ref) {
  return fail(Code::rejected, "outbox_discarded", {{"value", message_id(ref)}});
}

}  // namespace

MemoryStore::Letter* MemoryStore::letter(MessageRef const& ref) {
  auto const stored = cases_.find({ref.id.district, ref.id.uid});
  if (stored == cases_.end()) return nullptr;
  auto const found = stored->second.letters.find({ref.seq, ref.index});
  return found == stored->second.letters.end() ? nullptr : &found->second;
}

MemoryStore::Letter* MemoryStore::letter_of(MessageRef const& ref, std::string const& worker) {
  auto* const found = letter(ref);
  return found == nullptr || found->worker != worker || found->posted.state != waiting ? nullptr : found;
}

bool MemoryStore::must_wait(Stored const& stored, Posted const& posted) {
  return std::any_of(stored.letters.begin(), stored.letters.end(), [&](auto const& entry) {
    Posted const& other = entry.second.posted;
    return entry.first < std::pair(posted.what.seq, posted.what.index) && other.what.receiver == posted.what.receiver &&
           other.state != discarded;
  });
}

Result<std::vector<Posted>> MemoryStore::take_messages(Symbol district, Hold const& hold, int limit) {
  std::scoped_lock const lock(mutex_);
  std::vector<Letter*> due;
  for (auto& [place, stored] : cases_) {
    if (place.first != district) continue;
    for (auto& [key, one] : stored.letters) {
      bool const ready = one.posted.state == waiting && one.posted.due <= hold.now && one.until <= hold.now;
      if (ready && !must_wait(stored, one.posted)) due.push_back(&one);
    }
  }
  std::stable_sort(due.begin(), due.end(), [](Letter* a, Letter* b) { return a->posted.due < b->posted.due; });
  if (due.size() > static_cast<std::size_t>(limit)) due.resize(static_cast<std::size_t>(limit));
  std::vector<Posted> taken;
  for (auto* one : due) {
    one->worker = hold.worker;
    one->until = hold.until;
    taken.push_back(one->posted);
  }
  return taken;
}

Result<> MemoryStore::delivered(MessageRef const& ref) {
  std::scoped_lock const lock(mutex_);
  auto const* one = letter(ref);
  if (one != nullptr && one->posted.state != discarded)
    cases_.at({ref.id.district, ref.id.uid}).letters.erase({ref.seq, ref.index});
  return {};
}

Result<> MemoryStore::put_off(MessageRef const& ref, std::string const& worker, Instant due,
                              std::string const& trouble) {
  std::scoped_lock const lock(mutex_);
  if (auto* one = letter_of(ref, worker)) {
    ++one->posted.attempts;
    one->posted.due = due;
    one->posted.trouble = trouble;
    one->worker.clear();
    one->until = {};
  }
  return {};
}

Result<> MemoryStore::give_up(MessageRef const& ref, std::string const& worker, std::string const& trouble) {
  std::scoped_lock const lock(mutex_);
  if (auto* one = letter_of(ref, worker)) {
    ++one->posted.attempts;
    one->posted.state = dead;
    one->posted.trouble = trouble;
    one->worker.clear();
    one->until = {};
  }
  return {};
}

Result<> MemoryStore::let_go(MessageRef const& ref, std::string const& worker) {
  std::scoped_lock const lock(mutex_);
  if (auto* one = letter_of(ref, worker)) {
    one->worker.clear();
    one->until = {};
  }
  return {};
}

Result<OutboxPage> MemoryStore::messages(Symbol district, OutboxQuery const& query) {
  std::scoped_lock const lock(mutex_);
  if (auto makes_sense = sound_page(query.limit); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  auto const after =
      query.after.empty() ? MessageRef{} : parse_message_id(district, query.after).value_or(MessageRef{});
  if (!query.after.empty() && after.id.uid.empty()) return not_a_cursor(query.after);
  auto const place = [](MessageRef const& ref) { return std::tuple(ref.id.uid, ref.seq, ref.index); };
  OutboxPage page;
  for (auto const& [at, stored] : cases_)
    for (auto const& [key, one] : stored.letters) {
      bool const asked = one.posted.state == dead || (!query.dead && one.posted.state == waiting);
      if (at.first == district && asked && place(one.posted.ref()) > place(after)) page.messages.push_back(one.posted);
    }
  page.next = cut(page.messages, query.limit);
  return page;
}

Result<Posted> MemoryStore::message(MessageRef const& ref) {
  std::scoped_lock const lock(mutex_);
  auto const* one = letter(ref);
  if (one == nullptr) return unknown(ref);
  return one->posted;
}

Result<> MemoryStore::resend(MessageRef const& ref, Instant now) {
  std::scoped_lock const lock(mutex_);
  auto* const one = letter(ref);
  if (one == nullptr) return unknown(ref);
  if (one->posted.state == discarded) return over(ref);
  one->posted.state = waiting;
  one->posted.attempts = 0;
  one->posted.due = now;
  one->worker.clear();
  one->until = {};
  return {};
}

Result<> MemoryStore::discard(MessageRef const& ref, Symbol person, std::string const& reason) {
  std::scoped_lock const lock(mutex_);
  auto* const one = letter(ref);
  if (one == nullptr) return unknown(ref);
  if (one->posted.state == discarded) return over(ref);
  one->posted.state = discarded;
  one->posted.closed_by = person;
  one->posted.reason = reason;
  one->worker.clear();
  one->until = {};
  return {};
}

}  // namespace liandiao
