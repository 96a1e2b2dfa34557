#include "workflows/commands/relations.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::NoteRelated>();
template CommandSpec const& CommandSpec::of<law::LinkCase>();
template CommandSpec const& CommandSpec::of<law::DismissRelation>();
template CommandSpec const& CommandSpec::of<law::MergeCase>();
template CommandSpec const& CommandSpec::of<law::UnmergeCase>();
template CommandSpec const& CommandSpec::of<law::ReceiveMerged>();
template CommandSpec const& CommandSpec::of<law::ReleaseMerged>();

}  // namespace liandiao
