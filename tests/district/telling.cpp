#include "tests/district/telling.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/cases/party_mark.hpp"
#include "engine/statistics/measures.hpp"

namespace liandiao::district {
namespace {

/// Of an agency as data/lives.yaml calls it.
std::string organ_of_agency(std::string const& agency) { return agency == "town" ? "td-gov" : "ddk-" + agency; }

bool works_every_day(std::string const& by, LifeShape const& shape) {
  return by == "mediator" && shape.homes.front() == "police";
}

Date to_a_weekday(Date day) {
  unsigned const weekday = day.weekday().iso_encoding();
  return weekday > 5 ? day.plus(static_cast<int>(8 - weekday)) : day;
}

}  // namespace

Telling::Telling(Sources const& sources, Digest const& mark_key, Beginning beginning, Draw draw)
    : sources_(sources), mark_key_(mark_key), begins_(std::move(beginning)), draw_(draw), day_(begins_.day) {
  file_.id = begins_.id;
  salts_.prefix = begins_.id.uid + " ";
}

std::vector<Step> Telling::told() {
  cast();
  try {
    give(registration(), 0, actor("mediator"));
    play(begins_.shape->scenes);
  } catch (Stopped const&) {
    day_ = Lives::last_day();
  }
  sweep(Lives::last_day());
  return std::move(steps_);
}

void Telling::put(std::string role, Body const& body) {
  cast_.insert_or_assign(std::move(role), std::pair{&body, draw_.one_of(body.people)});
}

Actor const& Telling::actor(std::string const& role) const { return cast_.at(role).second; }

/// Where a case begins, and who is near.
void Telling::cast() {
  auto const& all = sources_.bodies;
  auto const& streets = all.neighbourhoods();
  auto const count = static_cast<int>(streets.size());
  int const place = draw_.below(count);
  int const elsewhere = (place + draw_.between(1, count - 1)) % count;
  auto const& here = streets[static_cast<std::size_t>(place)];
  put("upper", here.street);
  put("station", here.station);
  put("next", streets[static_cast<std::size_t>(elsewhere)].street);
  put("mediator", home(here));
  put("court", all.of_district(draw_.percent(70) ? "ddk-court" : "ddk-tribunal"));
  put("lawyer", all.of_district(draw_.percent(50) ? "ddk-law" : "ddk-pls"));
  put("body", draw_.percent(60) ? all.of_district("ddk-ic") : here.street);
  if (!begins_.shape->agency.empty()) put("agency", all.of_district(organ_of_agency(begins_.shape->agency)));
}

/// The body a case begins at: a committee for the matter where there is one, or one of the neighbourhood.
Body const& Telling::home(Neighbourhood const& here) {
  auto const& all = sources_.bodies;
  auto const type = begins_.dispute->type;
  auto const& community = draw_.one_of(here.communities);
  bool const at_the_street = draw_.percent(all.at_the_street());
  auto const& home = draw_.one_of(begins_.shape->homes);
  if (home == "police") return here.station;
  if (home == "village") return community;
  if (home == "centre") return all.of_district("ddk-centre");
  if (type == "medical" && begins_.shape->begins_at("medical")) return all.of_district("ddk-mc");
  if (home == "industry" && type == "property_management") return all.of_district("ddk-ic");
  if (home == "enterprise" && type == "labour_other") return all.of_district("ddk-ec");
  return at_the_street ? here.street : community;
}

void Telling::play(std::vector<Scene> const& scenes) {
  for (auto const& scene : scenes) {
    switch (scene.kind) {
      case Scene::Kind::act: play_act(scene); break;
      case Scene::Kind::branch: play(scene.branches.drawn(draw_)); break;
      case Scene::Kind::repeat:
        for (int left = draw_.skewed(scene.least, scene.most); left > 0; --left) play(scene.then);
        break;
    }
  }
}

void Telling::play_act(Scene const& scene) {
  if (!set_day(scene)) return;
  auto const command = scene.command->read(filled(scene.fields));
  if (!command)
    throw std::runtime_error(begins_.shape->name + ", " + scene.command->code.str() + ": " + command.error().plain());
  give(*command, scene.in ? instance_of(scene.in) : 0, actor(scene.by));
}

/// False when there is nothing to be done: nothing is owed by a day.
bool Telling::set_day(Scene const& scene) {
  switch (scene.when) {
    case Scene::When::days: {
      Date const day = day_.plus(draw_.skewed(scene.least, scene.most));
      day_ = day == day_ || works_every_day(scene.by, *begins_.shape) ? day : to_a_weekday(day);
      break;
    }
    case Scene::When::planned: day_ = file_.all<PlannedSession>().back().day; break;
    case Scene::When::overdue: {
      std::optional<Date> due;
      for (auto const& term : file_.all<Term>())
        if (term.due && (!due || *due < *term.due)) due = term.due;
      if (!due) return false;
      day_ = to_a_weekday(std::max(day_, due->plus(draw_.between(1, 5))));
      break;
    }
  }
  if (Lives::last_day() < day_) throw Stopped{};
  return true;
}

int Telling::instance_of(Symbol procedure) const {
  int no = 0;
  for (auto const& row : file_.all<Instance>())
    if (row.procedure == procedure) no = row.no;
  return no;
}

void Telling::give(Command const& command, int instance, Actor const& by) {
  if (file_.version > 0) sweep(day_);
  // Now and then a body lets its time pass over a holiday: then it is over there, and nobody goes on.
  if (instance != 0 && file_.instance(instance)->state == "lapsed") throw Stopped{};
  Order order;
  order.on = BusinessTime{day_, std::nullopt};
  order.now = file_.version == 0 ? begins_.at : Instant::at(day_, draw_.between(9 * 60, 18 * 60));
  auto sealed = seal(command, file_.version + 1, salts_);
  order.command = std::move(sealed.command);
  order.instance = instance;
  order.actor = by;
  take(std::move(order), std::move(sealed.rows));
}

/// What the nightly sweep had done by that day: whatever was due before it has lapsed.
void Telling::sweep(Date day) {
  while (lapse_next(day)) {
  }
}

bool Telling::lapse_next(Date day) {
  Clock const* next = nullptr;
  for (auto const& clock : file_.all<Clock>())
    if (clock.mark == "running" && clock.due && *clock.due < day && (next == nullptr || *clock.due < *next->due))
      next = &clock;
  if (next == nullptr) return false;
  law::Lapse lapse;
  lapse.clock.value = next->clock.str();
  if (next->agreement != 0) lapse.agreement = AgreementRef{next->agreement};
  if (next->term != 0) lapse.term = TermRef{next->term};
  Order order;
  order.instance = next->instance;
  order.on = BusinessTime{std::max(next->due->plus(1), file_.instance(next->instance)->moved_on), std::nullopt};
  order.now = Instant::at(order.on.day, 2 * 60);
  order.actor = {Symbol("system"), Symbol("system"), Symbol("system"), 0};
  order.command = Command::of(std::move(lapse));
  take(std::move(order), {});
  return true;
}

void Telling::take(Order order, std::vector<PrivateRow> texts) {
  order.now = std::max(order.now, file_.recorded);
  order.program = "district";
  auto decided = decide(file_, order, sources_.bodies.rulebook());
  if (!decided)
    throw std::runtime_error("a life was refused: " + begins_.shape->name + ", " + order.command.code().str() + " on " +
                             order.on.text() + ": " + tests::Life::told(decided.error()));
  mark(decided->steps, texts);
  decided->steps.front().private_rows = std::move(texts);
  count_steps(decided->steps, file_);
  std::move(decided->steps.begin(), decided->steps.end(), std::back_inserter(steps_));
}

/// As the desk marks them: by what a person can be found again in another case.
void Telling::mark(std::vector<Step> const& steps, std::vector<PrivateRow>& texts) const {
  for (auto const& step : steps)
    for (auto const& change : step.event.changes) {
      auto const* party = std::get_if<Party>(&change.part);
      if (party == nullptr) continue;
      for (auto& row : texts)
        for (auto const& [kind, marked] :
             {std::pair(MarkKind::id_number, party->id_number), std::pair(MarkKind::phone, party->phone),
              std::pair(MarkKind::name, party->name)}) {
          if (row.row != marked) continue;
          row.mark = mark_of(mark_key_, kind, row.text);
          row.ending = ending_of(mark_key_, kind, compared(kind, row.text));
        }
    }
}

}  // namespace liandiao::district
