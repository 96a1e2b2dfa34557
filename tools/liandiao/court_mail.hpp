#pragma once

#include "tools/liandiao/talk.hpp"

namespace liandiao::door {

/// Takes a file of a court's messages (`--messages FILE`, `-` for standard input), answers each by itself, and says in
/// the end how many were done, repeated, refused and not understood.
Exit take_court_mail(Talk& talk, AtDesk const& who);

}  // namespace liandiao::door
