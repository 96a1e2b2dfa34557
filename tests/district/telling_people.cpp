// Who falls out with whom over what, as a registration says it.
#include <array>
#include <cstdio>

#include "tests/district/telling.hpp"

namespace liandiao::district {
namespace {

constexpr std::array<int, 17> id_weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

/// Eighteen digits as GB 11643 has them, the last one checking the others.
std::string identity_number(Draw& draw, int born) {
  char digits[64];
  std::snprintf(digits, sizeof digits, "500%03d%04d%02d%02d%03d", draw.between(101, 120), born, draw.between(1, 12),
                draw.between(1, 28), draw.between(1, 999));
  std::string number(digits);
  int sum = 0;
  for (std::size_t i = 0; i < id_weights.size(); ++i) sum += (number[i] - '0') * id_weights[i];
  return number + "10X98765432"[sum % 11];
}

std::string phone_number(Draw& draw) {
  static constexpr std::array<int, 8> prefixes{138, 139, 136, 158, 150, 186, 177, 199};
  char digits[64];
  std::snprintf(digits, sizeof digits, "%03d%08d", prefixes[static_cast<std::size_t>(draw.below(8))],
                draw.below(100'000'000));
  return digits;
}

template <class T>
T choice(std::string_view word) {
  T chosen;
  chosen.code = Symbol(word);
  return chosen;
}

}  // namespace

law::PartyEntry Telling::person(std::string_view side) {
  auto const& people = sources_.people;
  int const age = 18 + draw_.skewed(0, 40) + draw_.between(0, 35);
  auto entry = tests::party(side, people.name(draw_));
  if (draw_.percent(70)) entry.id_number.emplace().text = identity_number(draw_, begins_.day.year() - age);
  if (draw_.percent(85)) entry.phone.emplace().text = phone_number(draw_);
  if (draw_.percent(60))
    entry.address.emplace().text = draw_.one_of(people.estates) + std::to_string(draw_.between(1, 30)) + "栋" +
                                   std::to_string(draw_.between(1, 33)) + "-" + std::to_string(draw_.between(1, 8));
  if (draw_.percent(20))
    entry.about.emplace().text = std::string(draw_.percent(50) ? "男" : "女") + "，汉族，" + std::to_string(age) + "岁";
  if (age >= 70) entry.flags.push_back(choice<Choice<law::Flag>>("elderly"));
  if (draw_.percent(2)) entry.flags.push_back(choice<Choice<law::Flag>>("low_income"));
  return entry;
}

law::PartyEntry Telling::other_side() {
  auto const against = begins_.dispute->against;
  bool const firm = against == Dispute::Against::firm ||
                    (against == Dispute::Against::firm_or_person && draw_.percent(50)) ||
                    against == Dispute::Against::hospital;
  if (!firm) return person("respondent");
  auto const& people = sources_.people;
  auto entry = tests::party(
      "respondent", against == Dispute::Against::hospital ? draw_.one_of(people.hospitals) : people.firm(draw_));
  entry.kind.code = Symbol("legal");
  if (draw_.percent(60)) entry.phone.emplace().text = phone_number(draw_);
  return entry;
}

/// Mostly one against one; now and then a whole crew, never so many that they must choose who speaks for them.
std::vector<law::PartyEntry> Telling::parties() {
  std::vector<law::PartyEntry> all;
  int const claimants = draw_.percent(82) ? 1 : 1 + draw_.skewed(1, 6);
  for (int i = 0; i < claimants; ++i) {
    all.push_back(person("claimant"));
    for (auto const& flag : begins_.dispute->flags) all.back().flags.push_back(choice<Choice<law::Flag>>(flag));
  }
  bool const kin = begins_.dispute->against == Dispute::Against::kin;
  int const respondents = draw_.percent(kin ? 75 : 90) ? 1 : 1 + draw_.skewed(1, 2);
  for (int i = 0; i < respondents; ++i) all.push_back(other_side());
  return all;
}

Command Telling::registration() {
  auto const& dispute = *begins_.dispute;
  law::Register command;
  auto const& [body, by] = cast_.at("mediator");
  command.organ.id = body->organ;
  static std::vector<std::pair<int, std::string_view>> const sources{{68, "application"},    {20, "own_motion"},
                                                                     {4, "police"},          {3, "court"},
                                                                     {3, "petition_office"}, {2, "other_department"}};
  static auto const weighted = [] {
    Weighted<Symbol> all;
    for (auto const& [weight, word] : sources) all.add(weight, Symbol(word));
    return all;
  }();
  command.source.code = begins_.shape->source ? begins_.shape->source : weighted.drawn(draw_);
  command.dispute_type.code = dispute.type;
  if (draw_.percent(80))
    command.level.emplace().code = Symbol(draw_.percent(82) ? "L1" : draw_.percent(88) ? "L2" : "L3");
  command.area.value = body->area.str();
  command.summary.text = sentence(draw_.one_of(dispute.summaries));
  command.parties = parties();
  int const claims = draw_.percent(88) ? 1 : 2;
  for (int i = 0; i < claims; ++i) {
    auto& claim = command.claims.emplace_back();
    claim.party.no = 1;
    claim.text.text = draw_.one_of(dispute.claims);
  }
  return Command::of(std::move(command));
}

}  // namespace liandiao::district
