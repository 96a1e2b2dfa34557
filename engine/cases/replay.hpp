#pragma once

#include "engine/cases/event.hpp"

namespace liandiao {

/// `follow` of event.hpp with the hash at hand: that of the text the event was read from, which `parse_event` reads in
/// no other spelling than `text_of` writes.
Result<> follow(CaseFile& file, Event const& event, Digest const& hash);

/// Each part in the order of its keys, as every store gives it: a decision may list its changes in another.
void put_in_order(CaseFile& file);

}  // namespace liandiao
