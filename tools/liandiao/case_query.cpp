#include "tools/liandiao/case_query.hpp"

#include "engine/base/utf8.hpp"
#include "tools/liandiao/narrowing.hpp"

namespace liandiao::door {
namespace {

std::string known_flags(Labels const& labels) {
  constexpr std::string_view section = "flag.";
  std::string known;
  for (auto const& [key, text] : labels.all())
    if (key.starts_with(section)) known += (known.empty() ? "" : ", ") + key.substr(section.size());
  return known;
}

/// The marks asked for, each one that there is.
Result<std::vector<Symbol>> flags_asked(Talk const& talk) {
  std::vector<Symbol> flags;
  auto const given = talk.asked.options.find("flag");
  if (given == talk.asked.options.end()) return flags;
  for (auto const& word : given->second) {
    if (talk.labels.find("flag", word) == nullptr)
      return fail(Code::invalid_input, "flag_unknown", {{"value", word}, {"known", known_flags(talk.labels)}});
    flags.emplace_back(word);
  }
  return flags;
}

}  // namespace

Result<CaseQuery> case_query(Talk const& talk) {
  CaseQuery query;
  if (auto read = read_narrowing(talk, query); !read) return tl::unexpected<Error>(read.error());
  auto const words = read_words(talk, {{"standing", &query.standing}, {"level", &query.level}});
  if (!words) return tl::unexpected<Error>(words.error());
  if (query.standing && talk.labels.find("standing", query.standing.view()) == nullptr)
    return fail(Code::invalid_input, "standing_unknown", {{"value", query.standing.str()}});
  auto const due = date_option(talk.asked, "due-before");
  if (!due) return tl::unexpected<Error>(due.error());
  query.due_before = *due;
  auto const on = date_option(talk.asked, "on");
  if (!on) return tl::unexpected<Error>(on.error());
  query.on = on->value_or(talk.time.now().date());
  query.irregular = talk.asked.has("irregular");
  auto const flags = flags_asked(talk);
  if (!flags) return tl::unexpected<Error>(flags.error());
  query.flags = *flags;
  if (auto makes_sense = sound(query); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  query.text = talk.asked.option("text").value_or("");
  query.number = full_width(talk.asked.option("number").value_or(""));
  query.phone.text = talk.asked.option("phone-ending").value_or("");
  query.id_number.text = talk.asked.option("id-ending").value_or("");
  return query;
}

}  // namespace liandiao::door
