#include "engine/flow/linkage_chart.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/flow/rulebook.hpp"

namespace liandiao {
namespace {

constexpr std::string_view docket = "docket";
/// A clock with its article stands on one line.
constexpr std::string_view wide = "%%{init: {\"flowchart\": {\"wrappingWidth\": 480}}}%%\n";
constexpr std::string_view end_node = "nothing_more";

/// Inside the quotes of a Mermaid label.
std::string quoted(std::string const& text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"')
      out += "#quot;";
    else
      out += c;
  }
  return out + "\"";
}

class Linkage {
 public:
  Linkage(Flow const& flow, Catalogue const& catalogue, ChartWords const& words)
      : flow_(flow), catalogue_(catalogue), words_(words) {}

  std::string draw() {
    std::string nodes;
    for (auto const& policy : flow_.procedures) {
      auto const* procedure = catalogue_.procedure(policy.procedure);
      if (procedure == nullptr) continue;
      nodes += "  " + policy.procedure.str() + "[" + quoted(node_text(*procedure)) + "]\n";
      beginnings(*procedure);
      outcomes(policy);
      by_law(*procedure);
    }
    nodes += "  " + std::string(end_node) + "([" + quoted(words_.text("chart_nothing_more", {})) + "])\n";
    std::string edges;
    for (auto const& [ends, texts] : edges_) edges += edge(ends, texts);
    std::string chart(wide);
    return chart.append("flowchart TD\n").append(nodes).append(edges);
  }

 private:
  enum class Kind { offered, opened, raised };
  struct Ends {
    std::string from, to;
    Kind kind;
    bool operator==(Ends const&) const = default;
  };

  // ---- nodes: a procedure and its clocks ----

  std::string node_text(Procedure const& procedure) const {
    std::string text = "<b>" + words_.label("procedure", procedure.code.view()) + "</b>";
    for (auto const& limit : latest_limits(procedure.code)) text += "<br/>" + clock_text(limit);
    return text;
  }

  /// The limits a new instance would have, narrowed by the flow; one that the flow sets aside is left out.
  std::vector<EffectiveLimit> latest_limits(Symbol procedure) const {
    std::vector<EffectiveLimit> limits;
    Symbol const edition(catalogue_.editions.back().code);
    for (auto const& row : catalogue_.limits) {
      Symbol const clock(row.clock), kind(row.organ_kind), variant(row.variant);
      if (procedure != row.procedure || catalogue_.limit(procedure, clock, kind, edition, variant) != &row) continue;
      if (auto limit = effective_limit(row, flow_, catalogue_, edition, variant)) limits.push_back(std::move(*limit));
    }
    return limits;
  }

  std::string clock_text(EffectiveLimit const& limit) const {
    std::string const kind(limit.law->organ_kind);
    std::string const variant(limit.law->variant);
    std::string name = words_.label("clock", limit.law->clock);
    if (!kind.empty()) name = words_.text("chart_regime", {{"kind", words_.label("organisation_kind", kind)}}) + name;
    if (!variant.empty()) {
      bool const outlet = chooses_outlet(*catalogue_.procedure(Symbol(limit.law->procedure)));
      name = words_.text("chart_regime", {{"kind", words_.label(outlet ? "outlet" : "regime", variant)}}) + name;
    }
    std::string const length = limit.length == 0
                                   ? words_.text("chart_day_set_each_time", {})
                                   : words_.text("length", {{"length", std::to_string(limit.length)},
                                                            {"unit", words_.label("unit", word_of(limit.unit))}});
    return words_.text("chart_clock", {{"clock", name}, {"length", length}, {"article", limit.article.str()}});
  }

  // ---- edges ----

  /// What a person may begin in a case whatever came before; what needs an agreement waits for an outcome to offer it.
  void beginnings(Procedure const& procedure) {
    if (procedure.code == docket) return;
    for (auto const* spec : procedure.commands)
      if (spec->opens && spec->by != By::system && !spec->about_agreement)
        add(docket, procedure.code.view(), Kind::offered, command_text(spec->code.view()));
  }

  void outcomes(ProcedurePolicy const& policy) {
    std::string const section = "state." + policy.procedure.str();
    for (auto const& then : policy.then) {
      auto const text = words_.label(section, then.outcome.view());
      if (then.none) add(policy.procedure.view(), end_node, Kind::offered, text);
      for (auto const next : then.offer) add(policy.procedure.view(), next.view(), Kind::offered, text);
    }
  }

  /// The docket learns of everything that begins beside it, which would only repeat the edges that begin there.
  void by_law(Procedure const& procedure) {
    for (auto const& rule : procedure.rules)
      for (auto const raised : rule.raises) {
        if (auto const* opened = catalogue_.procedure_opened_by(Symbol(raised))) {
          add(procedure.code.view(), opened->code.view(), Kind::opened, command_text(rule.on));
          continue;
        }
        for (auto const& policy : flow_.procedures) {
          auto const* other = catalogue_.procedure(policy.procedure);
          bool const takes = other != nullptr && other->code != docket && other->command(Symbol(raised)) != nullptr;
          if (takes)
            add(procedure.code.view(), other->code.view(), Kind::raised,
                words_.text("chart_raises", {{"cause", command_text(rule.on)}, {"effect", command_text(raised)}}));
        }
      }
  }

  std::string command_text(std::string_view code) const { return words_.label("command", code); }

  /// Several ways from one to the other are one edge that names them all.
  void add(std::string_view from, std::string_view to, Kind kind, std::string text) {
    Ends const ends{std::string(from), std::string(to), kind};
    auto found = std::find_if(edges_.begin(), edges_.end(), [&](auto const& one) { return one.first == ends; });
    if (found == edges_.end()) found = edges_.insert(edges_.end(), {ends, {}});
    auto& texts = found->second;
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }

  static std::string edge(Ends const& ends, std::vector<std::string> const& texts) {
    std::string text;
    for (auto const& one : texts) text += (text.empty() ? "" : "<br/>") + one;
    std::string_view const arrow = ends.kind == Kind::offered ? "-->" : ends.kind == Kind::opened ? "==>" : "-.->";
    return "  " + ends.from + " " + std::string(arrow) + "|" + quoted(text) + "| " + ends.to + "\n";
  }

  Flow const& flow_;
  Catalogue const& catalogue_;
  ChartWords const& words_;
  std::vector<std::pair<Ends, std::vector<std::string>>> edges_;  // in the order they are met
};

}  // namespace

std::string linkage_chart(Flow const& flow, Catalogue const& catalogue, ChartWords const& words) {
  return Linkage(flow, catalogue, words).draw();
}

}  // namespace liandiao
