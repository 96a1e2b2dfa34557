#pragma once

#include <map>

#include "tests/district/lives.hpp"
#include "tests/life.hpp"

namespace liandiao::district {

/// What was drawn for a case before it begins.
struct Beginning {
  CaseId id;
  Date day;
  Instant at;
  int number = 0;  // for numbers that courts and offices give
  Dispute const* dispute = nullptr;
  LifeShape const* shape = nullptr;
};

/// One case while it is being told.
class Telling {
 public:
  Telling(Sources const& sources, Digest const& mark_key, Beginning beginning, Draw draw);
  std::vector<Step> told();

 private:
  struct Stopped {};  // the days of the district are over

  void cast();
  Body const& home(Neighbourhood const& here);
  void put(std::string role, Body const& body);
  Actor const& actor(std::string const& role) const;

  Command registration();
  std::vector<law::PartyEntry> parties();
  law::PartyEntry person(std::string_view side);
  law::PartyEntry other_side();
  std::string sentence(std::string const& text);
  std::string money();

  void play(std::vector<Scene> const& scenes);
  void play_act(Scene const& scene);
  bool set_day(Scene const& scene);
  int instance_of(Symbol procedure) const;

  Value filled(Value const& value);
  Value word_for(std::string_view name);
  std::string text_with(std::string const& text);
  Value parties_but(std::string_view side) const;
  Value terms();

  void give(Command const& command, int instance, Actor const& by);
  void sweep(Date day);
  bool lapse_next(Date day);
  void take(Order order, std::vector<PrivateRow> texts);
  void mark(std::vector<Step> const& steps, std::vector<PrivateRow>& texts) const;

  Sources const& sources_;
  Digest const mark_key_;
  Beginning const begins_;
  Draw draw_;
  CaseFile file_;
  std::vector<Step> steps_;
  Date day_;
  std::map<std::string, std::pair<Body const*, Actor>, std::less<>> cast_;
  struct Salts : Ids {
    std::string prefix;
    int next = 0;
    std::string uid(Instant) override { return {}; }
    Digest salt() override { return digest_of(prefix + std::to_string(next++)); }
  } salts_;
};

}  // namespace liandiao::district
