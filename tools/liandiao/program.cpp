#include "tools/liandiao/program.hpp"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "adapters/json/json.hpp"
#include "engine/base/ensure.hpp"
#include "tools/liandiao/command_line.hpp"
#include "tools/liandiao/commands.hpp"

namespace liandiao::door {
namespace {

struct Handler {
  std::string_view path;
  Exit (*run)(Talk&);
};

constexpr std::array handlers{
    Handler{"init", init},
    Handler{"backup", back_up},
    Handler{"restore", restore},
    Handler{"calendar load", load_calendar},
    Handler{"organisation load", load_organisations},
    Handler{"receiver load", load_receivers},
    Handler{"outbox list", list_messages},
    Handler{"outbox show", show_message},
    Handler{"outbox resend", resend_message},
    Handler{"outbox discard", discard_message},
    Handler{"outbox deliver", deliver_messages},
    Handler{"flow check", check_flow_file},
    Handler{"flow publish", publish_flow},
    Handler{"flow list", list_flows},
    Handler{"flow migrate", migrate_flow},
    Handler{"reassign", reassign_desk},
    Handler{"flow dump", dump_procedures},
    Handler{"flow chart", chart_procedures},
    Handler{"case open", open_case},
    Handler{"case show", show_case},
    Handler{"case list", list_cases},
    Handler{"list", list_cases},
    Handler{"act", act},
    Handler{"referral export", export_referral},
    Handler{"referral answer", answer_referral},
    Handler{"paper", hand_out_paper},
    Handler{"can", can},
    Handler{"clock", show_clocks},
    Handler{"clock reckon", reckon_clock},
    Handler{"sweep", sweep},
    Handler{"replay", replay_files},
    Handler{"recheck", recheck},
    Handler{"index", index_cases},
    Handler{"figures rebuild", rebuild_all_figures},
    Handler{"simulate", simulate},
    Handler{"report close", close_period},
    Handler{"report closings", list_closings},
    Handler{"report restatements", show_restatements},
    Handler{"report submit", submit_form},
    Handler{"report check-off", check_form_off},
    Handler{"report approve", approve_form},
    Handler{"report return", return_form},
    Handler{"report submissions", list_submissions},
    Handler{"report cases", list_cell_cases},
    Handler{"activity record", record_activity},
    Handler{"activity list", list_activities},
    Handler{"activity withdraw", withdraw_activity},
    Handler{"crosswalk check", check_crosswalk_file},
    Handler{"crosswalk publish", publish_crosswalk},
    Handler{"crosswalk show", show_crosswalk},
    Handler{"report show", show_report},
    Handler{"report list", list_forms},
    Handler{"report check", check_form_files},
    Handler{"report publish", publish_forms},
    Handler{"export xes", export_xes},
    Handler{"export ocel", export_ocel},
    Handler{"export ledger", export_ledger},
    Handler{"audit verify", verify},
    Handler{"audit seal", seal_district},
    Handler{"audit key", make_keys},
    Handler{"help", help},
};

/// `--lang` before anything else, since even a complaint about the line is said in it.
Language language_of(std::vector<std::string> const& args, Environment const& environment) {
  auto word = environment.variable("LIANDIAO_LANG").value_or("zh");
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--lang" && i + 1 < args.size()) word = args[i + 1];
    if (args[i].starts_with("--lang=")) word = args[i].substr(7);
  }
  return parse_language(word).value_or(Language::zh);
}

Exit dispatch(Talk& talk) {
  if (auto const lang = talk.asked.option("lang"); lang && !parse_language(*lang))
    return talk.refuse(Error{Code::invalid_input, "language_unknown", {{"value", *lang}}});
  for (auto const& handler : handlers)
    if (handler.path == talk.asked.command) return handler.run(talk);
  ensure(false, "every command of the table has its handler");
  return Exit::refused;
}

Exit answer(std::vector<std::string> const& args, Labels const& labels, std::istream& in, std::ostream& out,
            std::ostream& err, Environment const& environment) {
  auto const line = parse_command_line(args, labels);
  if (line) {
    if (auto const* help_asked = std::get_if<HelpAsked>(&*line)) {
      (help_asked->understood ? out : err) << help_asked->text;
      return help_asked->understood ? Exit::done : Exit::not_understood;
    }
  }
  Asked asked;
  if (line)
    asked = std::get<Asked>(*line);
  else if (std::find(args.begin(), args.end(), "--json") != args.end())
    asked.options["json"];
  SetTime rehearsal;
  auto const said = environment.variable("LIANDIAO_NOW");
  auto const now = said ? parse_business_time(*said) : std::nullopt;
  if (now) rehearsal.set(Instant::at(now->day, now->minute.value_or(0)));
  TimeSource& time = now ? static_cast<TimeSource&>(rehearsal) : environment.time;
  Talk talk(asked, labels, environment, time, in, out, err);
  if (!line) return talk.refuse(line.error());
  if (said && !now)
    return talk.refuse(Error{Code::invalid_input, "option_wants_time", {{"option", "LIANDIAO_NOW"}, {"value", *said}}});
  return dispatch(talk);
}

/// Off unless asked for: a place in our code, never anything somebody entered.
void log_failure(std::ostream& err, Environment const& environment, std::string const& what, std::string const& where) {
  if (!environment.variable("LIANDIAO_LOG")) return;
  spdlog::logger log("liandiao", std::make_shared<spdlog::sinks::ostream_sink_mt>(err));
  log.set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
  log.error("{} at {}", what, where);
}

}  // namespace

int run(std::vector<std::string> const& args, std::istream& in, std::ostream& out, std::ostream& err,
        Environment const& environment) {
  Labels const& labels = Labels::of(language_of(args, environment));
  try {
    int const exit = number_of(answer(args, labels, in, out, err, environment));
    if (out.flush()) return exit;
    err << Voice(labels).sentence(Error{Code::unavailable, "output_not_written", {}}) << "\n";
    return number_of(Exit::refused);
  } catch (BrokenInvariant const& broken) {
    log_failure(err, environment, broken.what(),
                std::string(broken.where.file_name()) + ":" + std::to_string(broken.where.line()));
  } catch (std::exception const&) {
    // Its text may hold what somebody entered.
    log_failure(err, environment, "exception", "unknown");
  }
  Refusal const refusal{Error{Code::internal, "internal", {}}, 0, {}, {}, {}};
  if (std::find(args.begin(), args.end(), "--json") != args.end())
    out << write_json(refusal_value(refusal, Voice(labels)), true) << "\n";
  else
    err << refusal_text(refusal, Voice(labels));
  return number_of(Exit::refused);
}

}  // namespace liandiao::door
