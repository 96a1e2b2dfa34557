#pragma once

/// The guards: statements that can be true, each with its article, by what they are about. What several of them ask
/// stands in questions.hpp. A guard that reads the command says so; `can` then shows it as a condition on what will be
/// entered.
#include "workflows/rules/administration.hpp"
#include "workflows/rules/agreement.hpp"
#include "workflows/rules/case.hpp"
#include "workflows/rules/confirmation.hpp"
#include "workflows/rules/court.hpp"
#include "workflows/rules/court_mediation.hpp"
#include "workflows/rules/election.hpp"
#include "workflows/rules/formal_act.hpp"
#include "workflows/rules/fulfilment.hpp"
#include "workflows/rules/handover.hpp"
#include "workflows/rules/joint.hpp"
#include "workflows/rules/migration.hpp"
#include "workflows/rules/opening.hpp"
#include "workflows/rules/people.hpp"
#include "workflows/rules/police.hpp"
#include "workflows/rules/relations.hpp"
#include "workflows/rules/remedy.hpp"
#include "workflows/rules/safety.hpp"
#include "workflows/rules/sessions.hpp"
#include "workflows/rules/taking_part.hpp"
#include "workflows/rules/time.hpp"
#include "workflows/rules/watching.hpp"
