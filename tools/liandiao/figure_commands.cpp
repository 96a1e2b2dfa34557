#include <ostream>

#include "engine/desk/figure_rebuild.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/voice.hpp"
#include "tools/liandiao/workplace.hpp"

namespace liandiao::door {

Exit rebuild_all_figures(Talk& talk) {
  bool const only_look = talk.asked.has("check");
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const done = rebuild_figures((*place)->cases(), (*place)->desk().district(), only_look);
  if (!done) return talk.refuse(done.error(), (*place)->registers());
  Exit const exit = only_look && done->differing > 0 ? Exit::refused : Exit::done;
  if (talk.json) {
    talk.done(object({{"cases", json(done->cases)},
                      {"measures", json(done->measures)},
                      {"differing", json(done->differing)},
                      {"uids", list_of_values(done->uids, [](std::string const& uid) { return json(uid); })}}));
    return exit;
  }
  for (auto const& uid : done->uids) talk.out << uid << "\n";
  talk.out << Voice(talk.labels)
                  .text(only_look ? "figures_checked" : "figures_rebuilt",
                        {{"cases", std::to_string(done->cases)},
                         {"measures", std::to_string(done->measures)},
                         {"differing", std::to_string(done->differing)}})
           << "\n";
  return exit;
}

}  // namespace liandiao::door
