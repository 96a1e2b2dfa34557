#pragma once

#include "tools/liandiao/talk.hpp"

/// What the program does, one function a command of command_table.hpp.
namespace liandiao::door {

// opening_and_acting.cpp
Exit open_case(Talk& talk);
Exit act(Talk& talk);

// looking.cpp
Exit show_case(Talk& talk);
Exit list_cases(Talk& talk);
Exit can(Talk& talk);

// referral_command.cpp
Exit export_referral(Talk& talk);
Exit answer_referral(Talk& talk);

// overdue_list.cpp
Exit list_overdue(Talk& talk);
// session_list.cpp
Exit list_sessions_to_come(Talk& talk);

// court_queue.cpp
Exit list_before_court(Talk& talk);
// paper_command.cpp
Exit hand_out_paper(Talk& talk);

// clock_commands.cpp
Exit show_clocks(Talk& talk);
Exit reckon_clock(Talk& talk);

// rule_commands.cpp
Exit init(Talk& talk);
Exit load_calendar(Talk& talk);
Exit load_organisations(Talk& talk);
Exit load_receivers(Talk& talk);
Exit check_flow_file(Talk& talk);
Exit publish_flow(Talk& talk);
Exit dump_procedures(Talk& talk);
Exit chart_procedures(Talk& talk);

// backup_commands.cpp
Exit back_up(Talk& talk);
Exit restore(Talk& talk);

// outbox_commands.cpp
Exit list_messages(Talk& talk);
Exit show_message(Talk& talk);
Exit resend_message(Talk& talk);
Exit discard_message(Talk& talk);
Exit deliver_messages(Talk& talk);

// keeping_commands.cpp
Exit sweep(Talk& talk);
Exit recheck(Talk& talk);
Exit index_cases(Talk& talk);

// figure_commands.cpp
Exit rebuild_all_figures(Talk& talk);

// report_command.cpp
Exit show_report(Talk& talk);
// form_commands.cpp
Exit list_forms(Talk& talk);
Exit check_form_files(Talk& talk);
Exit publish_forms(Talk& talk);

// closing_commands.cpp
Exit close_period(Talk& talk);
Exit list_closings(Talk& talk);
Exit show_restatements(Talk& talk);
// submission_commands.cpp
Exit submit_form(Talk& talk);
Exit check_form_off(Talk& talk);
Exit approve_form(Talk& talk);
Exit return_form(Talk& talk);
Exit list_submissions(Talk& talk);
// drill_commands.cpp
Exit list_cell_cases(Talk& talk);

// activity_commands.cpp
Exit record_activity(Talk& talk);
Exit list_activities(Talk& talk);
Exit withdraw_activity(Talk& talk);

// crosswalk_commands.cpp
Exit check_crosswalk_file(Talk& talk);
Exit publish_crosswalk(Talk& talk);
Exit show_crosswalk(Talk& talk);

// export_commands.cpp
Exit export_xes(Talk& talk);
Exit export_ocel(Talk& talk);

// ledger_command.cpp
Exit export_ledger(Talk& talk);

// audit_commands.cpp
Exit verify(Talk& talk);
Exit seal_district(Talk& talk);
Exit make_keys(Talk& talk);

// migration_command.cpp
Exit list_flows(Talk& talk);
Exit migrate_flow(Talk& talk);
Exit reassign_desk(Talk& talk);

// simulation_command.cpp
Exit simulate(Talk& talk);

// replay_command.cpp
Exit replay_files(Talk& talk);

// command_help.cpp
Exit help(Talk& talk);

}  // namespace liandiao::door
