#include "engine/statistics/figures_of_registers_and_activity.hpp"

#include <algorithm>
#include <array>

namespace liandiao {
namespace {

using enum FigureUnit;

constexpr std::string_view on_day = "the day it was recorded for";
constexpr std::string_view as_of = "the last day of the period";

constexpr std::array table{
    Figure{"activity.allowance_funds", fen, "allowances paid to mediators for cases (补贴经费)", on_day},
    Figure{"activity.crimes_prevented", cases, "disputes kept from becoming crimes (防止民转刑)", on_day},
    Figure{"activity.crimes_prevented_people", people, "people in them", on_day},
    Figure{"activity.first_instance_accepted", cases, "first-instance suits a court took in, as it says itself",
           on_day},
    Figure{"activity.group_fights_prevented", cases, "fights of groups prevented (防止群体性械斗)", on_day},
    Figure{"activity.group_fights_prevented_people", people, "people in them", on_day},
    Figure{"activity.group_petitions_prevented", cases, "petitions of groups prevented (防止群体性上访)", on_day},
    Figure{"activity.group_petitions_prevented_people", people, "people in them", on_day},
    Figure{"activity.guidance_funds", fen, "what guiding mediation was given (指导经费)", on_day},
    Figure{"activity.population", people, "resident population, the latest number that holds", "the day it holds from"},
    Figure{"activity.prevented", cases, "disputes prevented before they broke out (预防纠纷)", on_day},
    Figure{"activity.prevented_people", people, "people in them", on_day},
    Figure{"activity.reward_funds", fen, "rewards to committees and mediators (表彰奖励经费)", on_day},
    Figure{"activity.screenings", times, "times disputes were looked for (排查纠纷)", on_day},
    Figure{"activity.subsidy_funds", fen, "subsidies to committees (补助经费)", on_day},
    Figure{"activity.suicides_prevented", cases, "suicides over a dispute prevented (防止自杀)", on_day},
    Figure{"activity.suicides_prevented_people", people, "people saved", on_day},
    Figure{"activity.training", times, "trainings of mediators", on_day},
    Figure{"activity.training_people", people, "people trained, each as often as trained", on_day},
    Figure{"register.bodies", bodies, "people's mediation committees that exist", as_of},
    Figure{"register.education", people, "mediators whose education is recorded", as_of,
           FigureDetail{"word", "education"}},
    Figure{"register.engaged", people, "mediators a committee engaged, not its members", as_of},
    Figure{"register.full_time", people, "full-time mediators", as_of},
    Figure{"register.mediators", people, "people who hold the post of mediator at a committee, each once", as_of},
    Figure{"register.members", people, "mediators who are members of their committee", as_of},
    Figure{"register.part_time", people, "mediators who are not full-time", as_of},
    Figure{"register.party_members", people, "mediators recorded as Party members", as_of},
    Figure{"register.rooms", bodies, "mediation rooms recorded", as_of},
    Figure{"register.women", people, "mediators recorded as women", as_of},
};

}  // namespace

std::span<Figure const> figures_of_registers_and_activity() { return table; }

bool counts_no_case(Symbol figure) {
  return std::any_of(table.begin(), table.end(), [&](Figure const& one) { return figure == one.code; });
}

}  // namespace liandiao
