#pragma once

/// What people do, each command described once: door, help, checks and events read it from here.
#include "workflows/commands/administration.hpp"
#include "workflows/commands/confirmation.hpp"
#include "workflows/commands/court_mediation.hpp"
#include "workflows/commands/docket.hpp"
#include "workflows/commands/entries.hpp"
#include "workflows/commands/fulfilment.hpp"
#include "workflows/commands/handover.hpp"
#include "workflows/commands/joint.hpp"
#include "workflows/commands/mediation.hpp"
#include "workflows/commands/police.hpp"
#include "workflows/commands/referral.hpp"
#include "workflows/commands/relations.hpp"
#include "workflows/commands/remedy.hpp"
#include "workflows/commands/sessions.hpp"
#include "workflows/commands/shared.hpp"
#include "workflows/commands/watching.hpp"
