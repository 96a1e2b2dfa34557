#include "workflows/questions.hpp"

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

bool is_resolving(Facts const& facts, Instance const& instance) {
  auto const* procedure = facts.rulebook.catalogue().procedure(instance.procedure);
  return procedure != nullptr && procedure->resolving;
}

bool has_outcome(Facts const& facts, Instance const& instance) {
  auto const* state = state_of(facts, instance);
  return state != nullptr && (state->kind == StateKind::outcome || state->kind == StateKind::final);
}

bool has_agreement(Facts const& facts) {
  auto const& rows = facts.file.all<Agreement>();
  return std::any_of(rows.begin(), rows.end(), [&](Agreement const& row) {
    return row.instance == facts.instance.no && row.status != "superseded";
  });
}

std::vector<int> untold(Facts const& facts, Instance const& instance) {
  std::vector<int> list;
  Facts const of_instance{facts.file, instance, facts.actor, facts.on, facts.now, facts.seq, facts.rulebook};
  for (auto const& row : facts.file.all<Participation>()) {
    if (row.instance != instance.no || row.standing == "invited" || of_instance.settled(row.party)) continue;
    bool const told = of_instance.informed(row.party, "remedies") || of_instance.informed(row.party, "proper_organ");
    if (!told) list.push_back(row.party);
  }
  return list;
}

bool pair_remains(Leave const& command, Facts const& facts) {
  if (command.indispensable) return false;
  std::vector<int> rest;
  for (auto const& row : facts.file.all<Participation>())
    if (row.instance == facts.instance.no && row.party != command.party.no &&
        (row.standing == "in" || row.standing == "invited") && !is_done(facts, row.party))
      rest.push_back(row.party);
  return opposed(facts.file, rest);
}

bool stays_open_after(Facts const& facts, std::vector<PartyRef> const& covered, std::vector<ClaimRef> const& claims) {
  auto const settled_now = claims_settled(facts.file, covered, claims);
  std::vector<int> rest;
  bool claim_left = false;
  for (int const party : facts.taking_part()) {
    if (!contains(covered, party) && !facts.settled(party)) rest.push_back(party);
    for (auto const& claim : facts.file.all<Claim>())
      claim_left = claim_left || (claim.party == party && contains(covered, party) && claim.settled_by == 0 &&
                                  !claim.dropped && !has(settled_now, claim.no));
  }
  return claim_left || opposed(facts.file, rest);
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

std::optional<Money> sum_of(std::vector<TermEntry> const& terms) {
  Money sum;
  for (auto const& term : terms) {
    std::int64_t const fen = term.amount ? term.amount->fen : 0;
    if (fen > std::numeric_limits<std::int64_t>::max() - sum.fen) return std::nullopt;
    sum.fen += fen;
  }
  return sum;
}

EffectiveLimit const* limit_of(Facts const& facts, std::string_view clock) {
  auto const& instance = facts.instance;
  return facts.rulebook.limit(instance.procedure, Symbol(clock), instance.organ, instance.edition);
}

}  // namespace liandiao::law
