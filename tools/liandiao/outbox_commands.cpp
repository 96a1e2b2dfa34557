#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "adapters/export/folder_courier.hpp"
#include "adapters/http/http_courier.hpp"
#include "engine/cases/ledger.hpp"
#include "engine/desk/delivering.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/package_files.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/rounds.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

/// By day and minute: what a person compares with her watch.
std::string moment(Instant at) { return at.text().substr(0, 16); }

Result<MessageRef> named(Talk const& talk, Workplace& place) {
  auto const text = talk.asked.operand("ID");
  auto const ref = parse_message_id(place.desk().district(), text);
  if (!ref) return fail(Code::invalid_input, "outbox_id_invalid", {{"value", text}});
  return *ref;
}

/// A word of ours, or what the receiver answered.
std::string trouble_text(std::string const& trouble, Voice const& voice) {
  auto const* known = voice.labels().find("outbox_trouble", trouble);
  return known == nullptr ? trouble : *known;
}

Value message_value(Posted const& one) {
  return object({{"id", json(message_id(one.ref()))},
                 {"case_uid", json(one.id.uid)},
                 {"step", json(one.what.seq)},
                 {"kind", json(one.what.kind)},
                 {"instance", json(one.what.instance)},
                 {"sender", json(one.what.sender)},
                 {"receiver", json(one.what.receiver)},
                 {"on", json(one.what.on)},
                 {"written", json(one.written.text())},
                 {"state", json(one.state)},
                 {"attempts", json(one.attempts)},
                 {"due", json(one.due.text())},
                 {"trouble", json(one.trouble)},
                 {"closed_by", json(one.closed_by)},
                 {"reason", json(one.reason)}});
}

void list_message(Columns& columns, Posted const& one, Voice const& voice) {
  bool const waits = one.state == "waiting";
  columns.row({message_id(one.ref()), voice.word("outbox_kind", one.what.kind), voice.organ(one.what.receiver),
               voice.word("outbox_state", one.state),
               voice.text("outbox_attempts", {{"count", std::to_string(one.attempts)}}),
               waits ? voice.text("outbox_next", {{"moment", moment(one.due)}}) : std::string(),
               trouble_text(one.trouble, voice)});
}

/// The secrets messages are signed with: one file a name, one line, which only its owner may read.
Result<std::string> receiver_key(fs::path const& folder, std::string const& name) {
  auto const path = folder / (name + ".key");
  std::ifstream in(path, std::ios::binary);
  std::string line;
  std::error_code unknown;
  constexpr std::size_t shortest = 32;
  if (!fs::is_regular_file(path, unknown) || !std::getline(in, line) || line.size() < shortest)
    return fail(Code::not_found, "receiver_key_missing", {{"path", path.string()}});
  constexpr auto others = fs::perms::group_all | fs::perms::others_all;
  if ((fs::status(path, unknown).permissions() & others) != fs::perms::none)
    return fail(Code::rejected, "receiver_key_open_to_others", {{"path", path.string()}});
  return line;
}

/// The ways out of the house.
class Couriers {
 public:
  explicit Couriers(Talk const& talk)
      : http_([folder = key_folder(talk)](std::string const& name) { return receiver_key(folder, name); }) {}
  Courier* of(Symbol way) {
    if (way == "folder") return &folder_;
    return way == "http" ? &http_ : nullptr;
  }

 private:
  static fs::path key_folder(Talk const& talk) {
    if (auto const folder = talk.asked.option("keys")) return *folder;
    return talk.variable("LIANDIAO_RECEIVER_KEYS").value_or("keys");
  }
  FolderCourier folder_;
  HttpCourier http_;
};

Result<Deliverer::Pass> delivered(Talk& talk, Workplace& place, std::function<bool()> const& stop) {
  Couriers couriers(talk);
  auto const pack = [&](ReferralPackage const& package) {
    PackageMaker const maker{Symbol("system"), talk.time.now(), ledger_number(package.disclosed.file)};
    std::vector<ParcelFile> files;
    for (auto& one : package_files(package, maker, place.registers()))
      files.push_back({std::move(one.name), std::move(one.bytes)});
    return files;
  };
  return Deliverer(place.desk(), place.outbox(), talk.ids, pack, [&](Symbol way) { return couriers.of(way); })
      .pass(stop);
}

Exit keep_delivering(Talk& talk) {
  return go_round(talk, "outbox", [&](Workplace& place, std::function<bool()> const& stop) -> Result<std::string> {
    auto const pass = delivered(talk, place, stop);
    if (!pass) return tl::unexpected<Error>(pass.error());
    auto const dead =
        std::count_if(pass->troubles.begin(), pass->troubles.end(), [](auto const& one) { return one.dead; });
    std::string line =
        fmt::format("delivered={} put_off={} dead={}", pass->delivered, std::ssize(pass->troubles) - dead, dead);
    for (auto const& one : pass->troubles) line += fmt::format(" {}:\"{}\"", one.id, one.trouble);
    return line;
  });
}

/// Who decides that something will not be told: a person of the registers with a post today.
Result<Symbol> known_person(Talk const& talk, Workplace& place) {
  auto const who = talk.actor();
  if (!who) return tl::unexpected<Error>(who.error());
  auto const* registers = place.registers();
  if (registers == nullptr || registers->person(who->person) == nullptr)
    return fail(Code::not_found, "person_unknown", {{"person", who->person.str()}});
  Date const today = talk.time.now().date();
  if (registers->posts(who->person, today).empty())
    return fail(Code::forbidden, "person_without_post", {{"person", who->person.str()}, {"day", today.text()}});
  return who->person;
}

Exit changed(Talk& talk, Workplace& place, MessageRef const& ref, Result<> const& done, std::string_view text) {
  if (!done) return talk.refuse(done.error(), place.registers());
  auto const now = place.outbox().message(ref);
  if (!now) return talk.refuse(now.error(), place.registers());
  if (talk.json) return talk.done(message_value(*now));
  talk.out << talk.labels.text(text, {{"id", message_id(ref)}}) << "\n";
  return Exit::done;
}

}  // namespace

Exit list_messages(Talk& talk) {
  auto const limit = number_option(talk.asked, "limit");
  if (!limit) return talk.refuse(limit.error());
  constexpr std::int64_t usual = 50, beyond = 501;
  OutboxQuery const query{talk.asked.has("dead"), talk.asked.option("after").value_or(""),
                          static_cast<int>(std::min(limit->value_or(usual), beyond))};
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const page = (*place)->outbox().messages((*place)->desk().district(), query);
  if (!page) return talk.refuse(page.error());
  if (talk.json)
    return talk.done(object({{"messages", list_of_values(page->messages, message_value)}, {"next", json(page->next)}}));
  Voice const voice(talk.labels, (*place)->registers());
  Columns columns;
  for (auto const& one : page->messages) list_message(columns, one, voice);
  talk.out << (page->messages.empty() ? voice.text(query.dead ? "outbox_none_dead" : "outbox_empty") + "\n"
                                      : columns.text());
  if (!page->next.empty()) talk.out << voice.text("list_more", {{"next", page->next}}) << "\n";
  return Exit::done;
}

Exit show_message(Talk& talk) {
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const ref = named(talk, **place);
  if (!ref) return talk.refuse(ref.error());
  auto const one = (*place)->outbox().message(*ref);
  if (!one) return talk.refuse(one.error());
  if (talk.json) return talk.done(message_value(*one));
  auto const file = (*place)->cases().load(one->id);
  if (!file) return talk.refuse(file.error());
  Voice const voice(talk.labels, (*place)->registers());
  Columns columns;
  list_message(columns, *one, voice);
  talk.out << columns.text();
  auto const* instance = file->instance(one->what.instance);
  talk.out << "  "
           << voice.text("outbox_about",
                         {{"case", ledger_number(*file)},
                          {"step", std::to_string(one->what.seq)},
                          {"instance", instance == nullptr ? "" : voice.instance(instance->procedure, instance->no)},
                          {"sender", voice.organ(one->what.sender)},
                          {"day", one->what.on.text()},
                          {"written", moment(one->written)}})
           << "\n";
  if (one->state == "discarded")
    talk.out << "  " << voice.text("outbox_closed", {{"person", voice.person(one->closed_by)}, {"reason", one->reason}})
             << "\n";
  return Exit::done;
}

Exit resend_message(Talk& talk) {
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const ref = named(talk, **place);
  if (!ref) return talk.refuse(ref.error());
  return changed(talk, **place, *ref, (*place)->outbox().resend(*ref, talk.time.now()), "outbox_resent");
}

Exit discard_message(Talk& talk) {
  constexpr std::size_t longest = 200;  // bytes
  auto const reason = talk.asked.option("reason").value_or("");
  if (reason.empty() || reason.size() > longest)
    return talk.refuse(Error{Code::invalid_input, "outbox_reason", {{"option", "--reason"}}});
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const ref = named(talk, **place);
  if (!ref) return talk.refuse(ref.error());
  auto const person = known_person(talk, **place);
  if (!person) return talk.refuse(person.error(), (*place)->registers());
  return changed(talk, **place, *ref, (*place)->outbox().discard(*ref, *person, reason), "outbox_now_discarded");
}

Exit deliver_messages(Talk& talk) {
  if (auto const fits = check_watch(talk); !fits) return talk.refuse(fits.error());
  if (talk.asked.has("watch")) return keep_delivering(talk);
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const pass = delivered(talk, **place, [] { return false; });
  if (!pass) return talk.refuse(pass.error(), (*place)->registers());
  Exit const exit = pass->troubles.empty() ? Exit::done : Exit::refused;
  Voice const voice(talk.labels, (*place)->registers());
  if (talk.json) {
    talk.done(object({{"delivered", json(pass->delivered)},
                      {"troubles", list_of_values(pass->troubles, [&](Deliverer::Trouble const& one) {
                         return object({{"id", json(one.id)},
                                        {"trouble", json(one.trouble)},
                                        {"sentence", json(trouble_text(one.trouble, voice))},
                                        {"dead", json(one.dead)}});
                       })}}));
    return exit;
  }
  talk.out << voice.text("outbox_delivered", {{"count", std::to_string(pass->delivered)}}) << "\n";
  for (auto const& one : pass->troubles)
    talk.err << one.id << "  " << trouble_text(one.trouble, voice) << "  "
             << voice.word("outbox_state", Symbol(one.dead ? "dead" : "waiting")) << "\n";
  return exit;
}

}  // namespace liandiao::door
