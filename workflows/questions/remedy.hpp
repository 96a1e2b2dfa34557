#pragma once

#include "workflows/questions.hpp"

/// What guards and effects want to know of the other ways (仲裁、行政裁决、复议、信访、法律援助 …).
namespace liandiao::law {

/// Such a way is being taken, and it is none that runs beside anything: whoever accepted the matter settles it.
bool held_by_outlet(Facts const& facts, Instance const& instance);

/// It was accepted there, or decided: people's mediation does not take it up (若干规定 22).
bool taken_by_outlet(Facts const& facts, Instance const& instance);

}  // namespace liandiao::law
