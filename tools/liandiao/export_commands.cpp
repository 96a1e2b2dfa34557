#include <ostream>

#include "adapters/export/ocel.hpp"
#include "adapters/export/xes.hpp"
#include "engine/desk/event_log.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/sheet_files.hpp"

namespace liandiao::door {
namespace {

Result<LogAsked> log_asked(Talk const& talk, std::string purpose) {
  LogAsked asked;
  asked.purpose = std::move(purpose);
  auto const from = date_option(talk.asked, "from");
  if (!from) return tl::unexpected<Error>(from.error());
  asked.from = *from;
  auto const to = date_option(talk.asked, "to");
  if (!to) return tl::unexpected<Error>(to.error());
  asked.to = *to;
  auto const masking = masking_asked(talk);
  if (!masking) return tl::unexpected<Error>(masking.error());
  asked.masking = *masking;
  return asked;
}

LogTitle title_of(LogAsked const& asked, Talk const& talk, Desk const& desk) {
  LogTitle title{"liandiao " + desk.district().str(), {}};
  if (asked.from) title.about.emplace_back("registered_from", asked.from->text());
  if (asked.to) title.about.emplace_back("registered_to", asked.to->text());
  title.about.emplace_back("masking", word_of(asked.masking));
  title.about.emplace_back("made", talk.time.now().text());
  title.about.emplace_back("program", "liandiao " LIANDIAO_VERSION);
  return title;
}

/// What was asked, and by what it is written once the place is open.
using Writing =
    std::function<Result<std::unique_ptr<LogWriter>>(std::string const& path, LogTitle const& title, StepLabel label)>;

Exit told(Talk const& talk, std::string const& path, LogAsked const& asked, LogMade const& made) {
  if (talk.json)
    return talk.done(object({{"written", json(path)},
                             {"cases", json(made.cases)},
                             {"events", json(made.events)},
                             {"masking", json(word_of(asked.masking))}}));
  talk.out << talk.labels.text("log_written", {{"path", path},
                                               {"cases", std::to_string(made.cases)},
                                               {"events", std::to_string(made.events)},
                                               {"masking", talk.labels.word("masking", word_of(asked.masking))}})
           << "\n";
  return Exit::done;
}

Exit export_log(Talk& talk, std::string purpose, Writing const& writing) {
  auto const path = talk.asked.option("out");
  if (!path) return talk.refuse(Error{Code::invalid_input, "log_out_missing", {}});
  auto const asked = log_asked(talk, std::move(purpose));
  if (!asked) return talk.refuse(asked.error());
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto& desk = (*place)->desk();
  auto writer = writing(*path, title_of(*asked, talk, desk),
                        [&](Symbol command) { return talk.labels.word("command", command); });
  if (!writer) return talk.refuse(writer.error());
  auto const made = event_log(desk, *asked, *who, [&](CaseLog const& log) { return (*writer)->add(log); });
  if (!made) return talk.refuse(made.error(), (*place)->registers());
  if (auto const finished = (*writer)->finish(made->shared); !finished) return talk.refuse(finished.error());
  return told(talk, *path, *asked, *made);
}

}  // namespace

Exit export_xes(Talk& talk) {
  return export_log(talk, "export_xes", [](std::string const& path, LogTitle const& title, StepLabel label) {
    return write_xes(path, title, std::move(label));
  });
}

Exit export_ocel(Talk& talk) {
  auto const word = talk.asked.option("format").value_or("json");
  auto const format = parse_ocel_format(word);
  if (!format) return talk.refuse(Error{Code::invalid_input, "log_format_unknown", {{"value", word}}});
  return export_log(talk, "export_ocel", [&](std::string const& path, LogTitle const&, StepLabel label) {
    return write_ocel(path, *format, std::move(label));
  });
}

}  // namespace liandiao::door
