#pragma once

#include "adapters/sql/sql_store.hpp"
#include "tests/district/load.hpp"

namespace liandiao::tests {

std::string number_of_bulk(Serial const& serial);

/// The lives, each committed by the store when the one before it was.
void commit_all(Place const& place, district::Lives const& lives);
/// The lives, loaded in bulk.
district::Loaded load_all(Place const& place, district::Lives const& lives, int workers);

/// What the audit finds.
std::vector<std::string> findings_of(Place const& place);

/// The answer to a question about the database, as one text.
std::string asked(Place const& place, std::string const& question);

}  // namespace liandiao::tests
