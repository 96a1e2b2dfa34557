#include "adapters/sql/page_lines.hpp"

#include <algorithm>
#include <functional>

#include "adapters/sql/private_rows.hpp"

namespace liandiao::sql {
namespace {

struct AccessRow {
  std::string uid;
  Symbol organ;
  Symbol why;
};
BOOST_DESCRIBE_STRUCT(AccessRow, (), (uid, organ, why))

/// As many as were asked for, in that order.
std::vector<Access> in_order_of(std::vector<Symbol> const& open_to, std::vector<Access> const& found) {
  std::vector<Access> ordered;
  for (auto const organ : open_to)
    for (auto const& row : found)
      if (row.organ == organ) ordered.push_back(row);
  return ordered;
}

}  // namespace

PageLines::PageLines(Symbol district, std::vector<std::string> uids) {
  std::sort(uids.begin(), uids.end(), std::greater<>());
  lines_.resize(uids.size());
  for (std::size_t i = 0; i < uids.size(); ++i) lines_[i].line.id = {district, std::move(uids[i])};
}

BegunLine* PageLines::find(std::string_view uid) {
  if (last_ < lines_.size() && lines_[last_].line.id.uid == uid) return &lines_[last_];
  auto const found =
      std::lower_bound(lines_.begin(), lines_.end(), uid,
                       [](BegunLine const& one, std::string_view wanted) { return one.line.id.uid > wanted; });
  if (found == lines_.end() || found->line.id.uid != uid) return nullptr;
  last_ = static_cast<std::size_t>(found - lines_.begin());
  return &*found;
}

std::vector<CaseLine> PageLines::done(std::vector<Symbol> const& open_to) {
  std::vector<CaseLine> done;
  done.reserve(lines_.size());
  for (auto& begun : lines_) {
    for (auto& name : begun.names)
      if (name.text) begun.line.names.push_back(std::move(*name.text));
    if (open_to.size() > 1) begun.line.open_to = in_order_of(open_to, begun.line.open_to);
    done.push_back(std::move(begun.line));
  }
  return done;
}

Question access_of_lines(PageLines& lines, Query query, Row asked) {
  return of_lines<AccessRow>(lines, query, std::move(asked), [](BegunLine& begun, AccessRow const& row) {
    begun.line.open_to.push_back({row.organ, row.why});
  });
}

Question names_of_lines(PageLines& lines, Query query, Row asked) {
  auto columns = columns_of_private_row();
  columns.insert(columns.begin(), Cell::Kind::text);
  return {{query, std::move(asked)}, std::move(columns), [&lines](std::span<Cell const> cells) {
            auto* begun = lines.find(cells.front().text);
            if (begun == nullptr) return true;
            PrivateRow row;
            bool const intact = private_row_in(cells.subspan(1), row);
            for (auto& name : begun->names)
              if (name.row && name.row == row.row) name.text = row;
            return intact;
          }};
}

}  // namespace liandiao::sql
