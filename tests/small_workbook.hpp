#pragma once

#include "adapters/export/sheet.hpp"

namespace liandiao::tests {

/// A form of two groups, with every kind of cell, a sheet of definitions and a chart of each kind.
inline Workbook small_workbook() {
  Workbook book;
  book.title = "调解情况统计表";
  book.author = "例·马统计";
  book.made = Instant::at(Date::of(2026, 4, 6), 9 * 60);
  book.page = "第 {page} 页";
  book.page_of = "第 {page} 页，共 {pages} 页";
  book.chart_tab = "图表";
  Sheet form;
  form.tab = "统计表";
  form.title = "调解情况统计表";
  form.numbers = {"表号：示例1表"};
  form.left = "填报单位：示例区司法局";
  form.middle = "报告期：2026-03";
  form.right = "计量单位：件、万元";
  form.columns = {{"of", "", "调解组织", "甲", 20},        {"concluded", "", "总数", "1", 8},
                  {"court", "案件来源", "法院", "2", 8},   {"police", "案件来源", "公安", "3", 8},
                  {"amount", "", "金额（万元）", "4", 12}, {"rate", "", "成功率（%）", "5", 9},
                  {"last", "", "最后结案", "6", 12}};
  form.rows = {{{std::string("=1+1 街道"), std::int64_t{3}, std::int64_t{1}, Hidden{}, Fen{12'800'5}, Ratio{2, 3, 100},
                 Date::of(2026, 3, 31)},
                1,
                false},
               {{std::string("合计"), std::int64_t{3}, std::int64_t{1}, std::int64_t{2}, Fen{12'800'5},
                 Ratio{0, 0, 100}, std::monostate{}},
                0,
                true}};
  form.signature = {"单位负责人：", "填表人：例·马统计", "填报日期：", "（单位盖章）"};
  form.notes = {"* 不予公开"};
  book.sheets.push_back(form);
  Sheet definitions;
  definitions.tab = "口径";
  definitions.title = "口径";
  definitions.columns = {{"name", "", "指标", "", 20}, {"definition", "", "口径", "", 60}};
  definitions.rows = {{{std::string("@总数"), std::string("-办结的 <件> & \"全部\"")}}};
  book.sheets.push_back(definitions);
  book.charts = {
      {ChartKind::line, "各期变化", "件", {"2026-01", "2026-02", "2026-03"}, {{"总数", {4, std::nullopt, 3}}}},
      {ChartKind::bars, "案件来源", "件", {"法院", "公安"}, {{"2026-02", {2, 1}}, {"2026-03", {1, std::nullopt}}}}};
  return book;
}

}  // namespace liandiao::tests
