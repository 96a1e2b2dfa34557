#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What every procedure knows.
namespace liandiao::law {

struct TellParties {
  static constexpr std::string_view code = "inform";
  static constexpr By by = By::anyone;
  Choice<Topic> topic;
  std::vector<PartyRef> parties;
};
BOOST_DESCRIBE_STRUCT(TellParties, (), (topic, parties))

struct FilePaper {
  static constexpr std::string_view code = "file_paper";
  static constexpr By by = By::anyone;
  static constexpr bool takes_file = true;
  Choice<PaperType> type;
  std::optional<Choice<PaperOpenness>> openness;
  std::optional<Text<64>> digest;  // BLAKE2b-256 of the file, in hex; the desk fills it for a file handed in
  std::optional<int> bytes;        // its size; only ever filled by the desk
};
BOOST_DESCRIBE_STRUCT(FilePaper, (), (type, openness, digest, bytes))

struct Lapse {
  static constexpr std::string_view code = "lapse";
  static constexpr By by = By::system;
  Text<40> clock;
  std::optional<AgreementRef> agreement;
  std::optional<TermRef> term;
};
BOOST_DESCRIBE_STRUCT(Lapse, (), (clock, agreement, term))

/// A calendar was loaded under which the clock ends on another day, or no longer provisionally.
struct Recount {
  static constexpr std::string_view code = "recount";
  static constexpr By by = By::system;
  Text<40> clock;
  std::optional<AgreementRef> agreement;
  std::optional<TermRef> term;
};
BOOST_DESCRIBE_STRUCT(Recount, (), (clock, agreement, term))

}  // namespace liandiao::law
