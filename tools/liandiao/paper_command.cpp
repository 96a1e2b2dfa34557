#include <filesystem>
#include <ostream>

#include "adapters/export/whole.hpp"
#include "engine/cases/encoding.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

/// `12`, the first paper of step 12, or `12.1`.
std::optional<RowRef> paper_named(std::string const& text) {
  return parse_row_ref(text.find('.') == std::string::npos ? text + ".0" : text);
}

}  // namespace

Exit hand_out_paper(Talk& talk) {
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto const named = talk.asked.operand("PAPER");
  auto const row = paper_named(named);
  if (!row) return talk.refuse(Error{Code::invalid_input, "paper_wants_step", {{"value", named}}});
  auto const out = talk.asked.option("out");
  // The answer for machines and the file itself cannot both go to the same place.
  if (talk.json && !out) return talk.refuse(Error{Code::invalid_input, "paper_wants_out", {}});
  std::error_code unknown;
  if (out && std::filesystem::exists(*out, unknown))
    return talk.refuse(Error{Code::rejected, "file_exists", {{"path", *out}}});
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const handed = (*place)->desk().paper(talk.asked.operand("REF"), *row, *who);
  if (!handed) return talk.refuse(handed.error(), (*place)->registers());
  if (!out) {
    talk.out << handed->bytes;
    return Exit::done;
  }
  if (auto const written = write_whole(*out, handed->bytes); !written) return talk.refuse(written.error());
  auto const& paper = handed->paper;
  if (talk.json)
    return talk.done(object({{"paper", json(row_ref_text(*row))},
                             {"type", json(paper.type)},
                             {"openness", json(paper.openness)},
                             {"bytes", json(paper.bytes)},
                             {"digest", json(paper.digest.hex())},
                             {"out", json(*out)}}));
  Voice const voice(talk.labels, (*place)->registers());
  talk.out << voice.text("paper_handed_out", {{"paper", voice.word("paper_type", paper.type)},
                                              {"bytes", std::to_string(paper.bytes)},
                                              {"path", *out}})
           << "\n";
  return Exit::done;
}

}  // namespace liandiao::door
