#include "adapters/sql/case_gatherer.hpp"

#include <algorithm>

#include "adapters/sql/grams.hpp"
#include "adapters/sql/serials.hpp"
#include "engine/base/each_once.hpp"
#include "engine/base/utf8.hpp"

namespace liandiao::sql {
namespace {

struct EndingRow {
  std::string uid;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(EndingRow, (), (uid, text))

struct CauseRow {
  std::string cause;
};
BOOST_DESCRIBE_STRUCT(CauseRow, (), (cause))

}  // namespace

std::string pattern_of(std::string const& text) {
  if (text.empty()) return {};
  std::string pattern = "%";
  for (char const c : lower(text)) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern + "%";
}

void set_beginning(Row& row, std::string const& number) {
  row.set("number", number).set("number_end", number + std::string(last_character));
}

Row CaseGatherer::row() const {
  Row row;
  row.set("district", district_).set("before", before_);
  return row;
}

CaseGatherer::Candidates CaseGatherer::gathered() {
  auto found = std::exchange(found_, {});
  if (static_cast<std::int64_t>(found.size()) > most) return std::nullopt;
  keep_each_once(found);
  return found;
}

Result<> CaseGatherer::take(Query query, Row row) {
  if (enough()) return {};
  row.set("most", most + 1 - static_cast<std::int64_t>(found_.size()));
  auto rows = session_.rows<UidRow>(query, std::move(row));
  if (!rows) return passed_on(rows);
  for (auto& one : *rows) found_.push_back(std::move(one.uid));
  return {};
}

Result<CaseGatherer::Candidates> CaseGatherer::with_text(std::string const& text) {
  auto const pattern = pattern_of(text);
  auto result = take_names(text);
  if (result) result = take_causes(pattern);
  if (result) result = take_numbers(text, pattern);
  if (result) result = take("court_numbered_with", std::move(row().set("text", pattern)));
  if (!result) return passed_on(result);
  return gathered();
}

Result<std::int64_t> CaseGatherer::size_of(std::string const& gram) {
  auto sizes = session_.rows<SizeRow>("size_of_gram",
                                      std::move(row().set("gram", gram).set("gram_end", gram).set("most", most + 1)));
  if (!sizes) return passed_on(sizes);
  return sizes->front().size;
}

/// A longer text begins with the rarest of its parts; two more are asked of each name that has it.
Result<> CaseGatherer::take_names(std::string const& text) {
  constexpr std::size_t parts_asked = 8;
  auto names = row();
  auto parts = grams_within(text);
  if (parts.empty()) {
    auto const character = lower(text);
    names.set("gram", character).set("gram_end", character + std::string(last_character));
    names.set("also_1", std::string()).set("also_2", std::string());
    return take("named_with", std::move(names));
  }
  if (parts.size() > parts_asked) parts.resize(parts_asked);
  std::vector<std::pair<std::int64_t, std::string>> by_size;
  for (auto const& part : parts) {
    auto const size = size_of(part);
    if (!size) return tl::unexpected<Error>(size.error());
    if (*size == 0) return {};
    by_size.emplace_back(*size, part);
  }
  std::sort(by_size.begin(), by_size.end());
  auto const part = [&](std::size_t at) { return at < by_size.size() ? by_size[at].second : std::string(); };
  names.set("gram", part(0)).set("gram_end", part(0)).set("also_1", part(1)).set("also_2", part(2));
  return take("named_with", std::move(names));
}

Result<> CaseGatherer::take_causes(std::string const& pattern) {
  if (enough()) return {};
  auto const causes =
      session_.rows<CauseRow>("causes_with", std::move(row().set("text", pattern).set("most", most + 1)));
  if (!causes) return tl::unexpected<Error>(causes.error());
  for (auto const& [cause] : *causes)
    if (auto taken = take("of_cause", std::move(row().set("cause", cause))); !taken) return taken;
  return {};
}

/// A part of a number is a part of its serial, with what stands around it, or a part of what is the same in all numbers
/// of a series. A digit or two that may be anywhere are in so many that all are read, until there are enough.
Result<> CaseGatherer::take_numbers(std::string const& text, std::string const& pattern) {
  constexpr std::size_t serials_most = 1'000;
  if (enough()) return {};
  auto const highest = session_.rows<SizeRow>("highest_serial", row());
  if (!highest) return tl::unexpected<Error>(highest.error());
  auto const serials = serials_within(text, highest->front().size, serials_most);
  if (!serials) return take("numbered_with", std::move(row().set("text", pattern)));
  if (auto alike = take("numbered_alike", std::move(row().set("text", pattern))); !alike || serials->empty())
    return alike;
  return take("numbered_by_serial", std::move(row().set("text", pattern).set("serials", *serials)));
}

Result<CaseGatherer::Candidates> CaseGatherer::numbered_from(std::string const& number) {
  for (Query const query :
       {Query("numbered_from"), Query("court_numbered_from"), Query("confirmation_numbered_from")}) {
    auto beginning = row();
    set_beginning(beginning, number);
    if (auto taken = take(query, std::move(beginning)); !taken) return passed_on(taken);
  }
  return gathered();
}

Result<CaseGatherer::Candidates> CaseGatherer::due_by(Date day) {
  if (auto taken = take("due_by", std::move(row().set("due_before", day))); !taken) return passed_on(taken);
  return gathered();
}

Result<CaseGatherer::Candidates> CaseGatherer::of_level(Symbol level, std::vector<Symbol> const& open_to) {
  constexpr std::size_t soon_found = 2'000;
  Uids uids;
  for (auto const reader : open_to) {
    auto both = row();
    both.set("level", level).set("reader", reader).set("most", soon_found + 1 - uids.size());
    auto rows = session_.rows<UidRow>("of_level_open_to", std::move(both));
    if (!rows) return passed_on(rows);
    for (auto& one : *rows) uids.push_back(std::move(one.uid));
    if (uids.size() > soon_found) return Candidates();
  }
  keep_each_once(uids);
  return Candidates(std::move(uids));
}

Result<CaseGatherer::Uids> CaseGatherer::ending(MarkKind kind, EndingAsked const& asked) {
  auto const query = kind == MarkKind::phone ? Query("ending_phone") : Query("ending_id_number");
  auto rows = session_.rows<EndingRow>(query, std::move(row().set("ending", asked.mark)));
  if (!rows) return passed_on(rows);
  Uids uids;
  for (auto& one : *rows)
    if (ends_with(kind, one.text, asked.text)) uids.push_back(std::move(one.uid));
  keep_each_once(uids);
  return uids;
}

}  // namespace liandiao::sql
