#include "workflows/questions.hpp"

#include <array>
#include <limits>

namespace liandiao::law {
namespace {

StateInfo const* state_of(Facts const& facts, Instance const& instance) {
  auto const* procedure = facts.rulebook.catalogue().procedure(instance.procedure);
  return procedure == nullptr ? nullptr : procedure->state(instance.state);
}

/// Bound by an agreement of the instance, and nothing it claims is open.
bool is_done(Facts const& facts, int party) {
  auto const& claims = facts.file.all<Claim>();
  return facts.settled(party) && std::none_of(claims.begin(), claims.end(), [&](Claim const& row) {
           return row.party == party && row.settled_by == 0 && !row.dropped;
         });
}

/// Does somebody not yet done stand against somebody who is still there?
bool matter_left(CaseFile const& file, std::vector<int> const& there, std::vector<int> const& not_done) {
  for (int const one : not_done)
    for (int const other : there)
      if (opposed(file, {one, other})) return true;
  return false;
}

bool has(std::vector<int> const& list, int wanted) { return std::find(list.begin(), list.end(), wanted) != list.end(); }

}  // namespace

std::vector<int> every_party(CaseFile const& file) {
  std::vector<int> list;
  for (auto const& row : file.all<Party>()) list.push_back(row.no);
  return list;
}

bool opposed(CaseFile const& file, std::vector<int> const& parties) {
  bool claimant = false;
  bool respondent = false;
  for (int const no : parties) {
    auto const* party = file.party(no);
    if (party == nullptr) continue;
    claimant = claimant || party->side == "claimant";
    respondent = respondent || party->side == "respondent";
  }
  return claimant && respondent;
}

bool is_minor(CaseFile const& file, int party) {
  auto const* row = file.party(party);
  return row != nullptr && std::any_of(row->flags.begin(), row->flags.end(), [](Symbol f) { return f == "minor"; });
}

bool has_participants(CaseFile const& file, int instance) {
  auto const& rows = file.all<Participation>();
  return std::any_of(rows.begin(), rows.end(), [&](Participation const& row) { return row.instance == instance; });
}

bool is_resolving(Facts const& facts, Instance const& instance) {
  auto const* procedure = facts.rulebook.catalogue().procedure(instance.procedure);
  return procedure != nullptr && procedure->resolving;
}

bool has_outcome(Facts const& facts, Instance const& instance) {
  auto const* state = state_of(facts, instance);
  return state != nullptr && (state->kind == StateKind::outcome || state->kind == StateKind::final);
}

bool wants_paper(Instance const& instance) {
  constexpr std::array<std::string_view, 4> in_writing{"medical", "traffic", "labour", "land"};
  return std::any_of(in_writing.begin(), in_writing.end(),
                     [&](std::string_view regime) { return instance.variant == regime; });
}

bool has_agreement(Facts const& facts) {
  auto const& rows = facts.file.all<Agreement>();
  return std::any_of(rows.begin(), rows.end(),
                     [&](Agreement const& row) { return row.instance == facts.instance.no && row.settles(); });
}

std::vector<int> untold(Facts const& facts, Instance const& instance) {
  std::vector<int> list;
  Facts const of_instance{facts.file, instance, facts.actor, facts.on, facts.now, facts.seq, facts.rulebook};
  for (auto const& row : facts.file.all<Participation>()) {
    bool const concerned =
        row.standing != "invited" || (instance.procedure == "police_mediation" && instance.outcome != "agreed");
    if (row.instance != instance.no || !concerned || of_instance.settled(row.party)) continue;
    bool const told = of_instance.informed(row.party, "remedies") || of_instance.informed(row.party, "proper_organ");
    if (!told) list.push_back(row.party);
  }
  return list;
}

bool pair_remains(Leave const& command, Facts const& facts) {
  if (command.indispensable) return false;
  std::vector<int> there;
  std::vector<int> not_done;
  for (auto const& row : facts.file.all<Participation>()) {
    bool const stays = row.instance == facts.instance.no && row.party != command.party.no &&
                       (row.standing == "in" || row.standing == "invited");
    if (!stays) continue;
    there.push_back(row.party);
    if (!is_done(facts, row.party)) not_done.push_back(row.party);
  }
  return matter_left(facts.file, there, not_done);
}

bool stays_open_after(Facts const& facts, std::vector<PartyRef> const& covered, std::vector<ClaimRef> const& claims) {
  auto const settled_now = claims_settled(facts.file, covered, claims);
  auto const there = facts.taking_part();
  std::vector<int> not_done;
  bool claim_left = false;
  for (int const party : there) {
    if (!contains(covered, party) && !facts.settled(party)) not_done.push_back(party);
    for (auto const& claim : facts.file.all<Claim>())
      claim_left = claim_left || (claim.party == party && contains(covered, party) && claim.settled_by == 0 &&
                                  !claim.dropped && !has(settled_now, claim.no));
  }
  return claim_left || matter_left(facts.file, there, not_done);
}

std::vector<int> claims_settled(CaseFile const& file, std::vector<PartyRef> const& covered,
                                std::vector<ClaimRef> const& claims) {
  std::vector<int> list;
  for (auto const& claim : file.all<Claim>()) {
    if (claim.settled_by != 0 || claim.dropped || !contains(covered, claim.party)) continue;
    bool const named = std::find(claims.begin(), claims.end(), ClaimRef{claim.no}) != claims.end();
    if (claims.empty() || named) list.push_back(claim.no);
  }
  return list;
}

std::vector<std::optional<Date>> due_days(TermEntry const& term) {
  std::vector<std::optional<Date>> days;
  Symbol const every = term.every ? term.every->code : Symbol();
  int const months = every == "year" ? 12 : every == "quarter" ? 3 : 1;
  for (int i = 0; i < term.times.value_or(1); ++i)
    days.push_back(term.due ? std::optional<Date>(term.due->plus_months(i * months)) : std::nullopt);
  return days;
}

std::optional<Money> sum_of(std::vector<TermEntry> const& terms) {
  Money sum;
  for (auto const& term : terms) {
    std::int64_t whole = 0;
    std::int64_t const one = term.amount ? term.amount->fen : 0;
    if (__builtin_mul_overflow(one, std::int64_t{term.times.value_or(1)}, &whole)) return std::nullopt;
    if (__builtin_add_overflow(sum.fen, whole, &sum.fen)) return std::nullopt;
  }
  return sum;
}

Clock const* application_time(Facts const& facts) {
  for (auto const& row : facts.file.all<Clock>())
    if (row.clock == "apply_confirmation" && row.agreement == facts.instance.agreement) return &row;
  return nullptr;
}

int agreement_ruled_on(ConcludeSuit const& command, Facts const& facts) {
  return command.agreement ? command.agreement->no : facts.instance.agreement;
}

EffectiveLimit const* limit_of(Facts const& facts, std::string_view clock) {
  return facts.rulebook.limit(facts.instance, Symbol(clock));
}

}  // namespace liandiao::law
