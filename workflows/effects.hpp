#pragma once

/// What follows when a rule fires: verb phrases, each used by the rows that name it.
#include "workflows/effects/administration.hpp"
#include "workflows/effects/confirmation.hpp"
#include "workflows/effects/court_mediation.hpp"
#include "workflows/effects/docket.hpp"
#include "workflows/effects/election.hpp"
#include "workflows/effects/fulfilment.hpp"
#include "workflows/effects/handover.hpp"
#include "workflows/effects/joint.hpp"
#include "workflows/effects/mediation.hpp"
#include "workflows/effects/police.hpp"
#include "workflows/effects/referral.hpp"
#include "workflows/effects/relations.hpp"
#include "workflows/effects/remedy.hpp"
#include "workflows/effects/sessions.hpp"
#include "workflows/effects/shared.hpp"
#include "workflows/effects/watching.hpp"
