#pragma once

#include <array>
#include <string_view>

/// The fixed words of commands. What a district may extend (types, sources, levels, papers, flags) is `configured`:
/// its words stand in the flow.
namespace liandiao::law {

using namespace std::string_view_literals;

// clang-format off
struct DisputeType        { static constexpr auto name = "dispute_type"sv; };
struct Source             { static constexpr auto name = "source"sv; };
struct Level              { static constexpr auto name = "level"sv; };
struct Flag               { static constexpr auto name = "flag"sv; };
struct PaperType          { static constexpr auto name = "paper_type"sv; };

struct OutletWord         { static constexpr auto name = "outlet"sv; };
struct OutletResult       { static constexpr auto name = "outlet_result"sv; };

struct Side               { static constexpr auto name = "side"sv;
                            static constexpr std::array words{"claimant"sv, "respondent"sv, "third"sv}; };
struct PartyKind          { static constexpr auto name = "party_kind"sv;
                            static constexpr std::array words{"natural"sv, "legal"sv, "unincorporated"sv}; };
struct RepresentativeKind { static constexpr auto name = "representative_kind"sv;
                            static constexpr std::array words{"agent"sv, "guardian"sv, "legal_representative"sv, "elected"sv}; };
struct Authority          { static constexpr auto name = "authority"sv;
                            static constexpr std::array words{"general"sv, "special"sv}; };
struct Purpose            { static constexpr auto name = "purpose"sv;
                            static constexpr std::array words{"mediate"sv, "invite"sv, "joint"sv, "extend"sv, "disclose"sv, "mediator"sv, "safe_session"sv, "settle"sv}; };
struct Answer             { static constexpr auto name = "answer"sv;
                            static constexpr std::array words{"given"sv, "refused"sv, "withdrawn"sv}; };
struct Topic              { static constexpr auto name = "topic"sv;
                            static constexpr std::array words{"ways"sv, "rights_and_duties"sv, "remedies"sv, "confirmation"sv, "proper_organ"sv, "arbitration_first"sv, "false_mediation"sv}; };
struct MediatorRole       { static constexpr auto name = "mediator_role"sv;
                            static constexpr std::array words{"lead"sv, "co"sv}; };
struct JointRole          { static constexpr auto name = "joint_role"sv;
                            static constexpr std::array words{"partner"sv, "support"sv, "observer"sv, "guide"sv}; };
struct JointTrigger       { static constexpr auto name = "joint_trigger"sv;
                            static constexpr std::array words{"failed_twice"sv, "hard"sv, "cross_area"sv, "level"sv, "many_persons"sv, "asked_for"sv}; };
struct PriorKind          { static constexpr auto name = "prior_kind"sv;
                            static constexpr std::array words{"judgment"sv, "ruling"sv, "court_mediation"sv, "award"sv, "agreement"sv, "adjudication"sv, "penalty"sv, "call_out"sv, "petition"sv}; };
struct ChosenBy           { static constexpr auto name = "chosen_by"sv;
                            static constexpr std::array words{"committee"sv, "parties"sv, "court"sv}; };
struct InSuitVariant      { static constexpr auto name = "in_suit_variant"sv;
                            static constexpr std::array words{"in_suit"sv, "in_suit_simplified"sv}; };
struct SafetyManner       { static constexpr auto name = "safety_manner"sv;
                            static constexpr std::array words{"separate_rooms"sv, "online"sv, "in_turn"sv, "guarded"sv}; };
struct SessionForm        { static constexpr auto name = "session_form"sv;
                            static constexpr std::array words{"in_person"sv, "online"sv}; };
struct SuspensionReason   { static constexpr auto name = "suspension_reason"sv;
                            static constexpr std::array words{"appraisal"sv, "expert_opinion"sv, "illness"sv, "force_majeure"sv, "false_mediation"sv}; };
struct EndReason          { static constexpr auto name = "end_reason"sv;
                            static constexpr std::array words{"no_agreement"sv, "unreachable"sv, "absent"sv, "taken_by_organ"sv, "settled_elsewhere"sv, "other"sv}; };
struct RefusalGround      { static constexpr auto name = "refusal_ground"sv;
                            static constexpr std::array words{"special_organ_only"sv, "taken_by_organ"sv, "not_civil"sv, "party_refuses"sv, "outside_area"sv}; };
struct Toward             { static constexpr auto name = "toward"sv;
                            static constexpr std::array words{"court"sv, "arbitration"sv, "administrative"sv, "petition"sv, "none"sv}; };
struct FilingRefusal      { static constexpr auto name = "filing_refusal"sv;
                            static constexpr std::array words{"conditions_not_met"sv, "administrative_suit"sv, "arbitration_clause"sv, "other_organ"sv, "res_judicata"sv, "barred_period"sv, "divorce_six_months"sv, "not_corrected"sv, "mediation_first"sv, "mediation_failed"sv}; };
struct TrialKind          { static constexpr auto name = "trial_kind"sv;
                            static constexpr std::array words{"ordinary"sv, "simplified"sv, "small_claim"sv}; };
struct TrialRole          { static constexpr auto name = "trial_role"sv;
                            static constexpr std::array words{"juror"sv, "witness"sv, "expert"sv, "interpreter"sv}; };
struct SuitOutcome        { static constexpr auto name = "suit_outcome"sv;
                            static constexpr std::array words{"judgment"sv, "mediated"sv, "withdrawn"sv, "dismissed"sv, "transferred"sv}; };
struct AppealOutcome      { static constexpr auto name = "appeal_outcome"sv;
                            static constexpr std::array words{"upheld"sv, "must_file"sv}; };
struct DangerKind         { static constexpr auto name = "danger_kind"sv;
                            static constexpr std::array words{"public_security"sv, "crime"sv, "escalation"sv, "self_harm"sv, "domestic_violence"sv}; };
struct Matter             { static constexpr auto name = "matter"sv;
                            static constexpr std::array words{"ordinary"sv, "marriage"sv, "parentage"sv, "adoption"sv, "property_title"sv, "special_procedure"sv}; };
struct GuestKind          { static constexpr auto name = "guest_kind"sv;
                            static constexpr std::array words{"kin"sv, "neighbour"sv, "colleague"sv, "expert"sv, "organisation"sv, "other"sv}; };
struct Every              { static constexpr auto name = "every"sv;
                            static constexpr std::array words{"month"sv, "quarter"sv, "year"sv}; };
struct RelationKind       { static constexpr auto name = "relation_kind"sv;
                            static constexpr std::array words{"related"sv, "duplicate_of"sv, "same_group"sv}; };
struct RelationMark       { static constexpr auto name = "relation_mark"sv;
                            static constexpr std::array words{"id_number"sv, "phone"sv, "name"sv, "matter"sv}; };
struct HandoverKind       { static constexpr auto name = "handover_kind"sv;
                            static constexpr std::array words{"assign"sv, "transfer"sv, "delegate"sv}; };
struct ReturnReason       { static constexpr auto name = "return_reason"sv;
                            static constexpr std::array words{"not_competent"sv, "outside_area"sv, "party_refuses"sv, "papers_missing"sv, "taken_by_organ"sv, "other"sv}; };
struct Competence         { static constexpr auto name = "competence"sv;
                            static constexpr std::array words{"inviting_court"sv, "domicile"sv, "subject_matter"sv, "body_seat"sv, "intermediate"sv}; };
struct ConfirmationRefusal{ static constexpr auto name = "confirmation_refusal"sv;
                            static constexpr std::array words{"not_court_matter"sv, "not_this_court"sv, "status_relation"sv, "special_procedure"sv, "property_title"sv, "out_of_time"sv, "not_supplied"sv}; };
struct DismissalGround    { static constexpr auto name = "dismissal_ground"sv;
                            static constexpr std::array words{"mandatory_law"sv, "others_interests"sv, "public_order"sv, "against_will"sv, "content_unclear"sv, "not_confirmable"sv, "other"sv}; };
struct AgreementRuling    { static constexpr auto name = "agreement_ruling"sv;
                            static constexpr std::array words{"upheld"sv, "changed"sv, "cancelled"sv, "invalid"sv}; };
struct Regime             { static constexpr auto name = "regime"sv;
                            static constexpr std::array of_law{"general"sv, "medical"sv, "consumer"sv, "traffic"sv, "labour"sv, "land"sv}; };
struct CountingStart      { static constexpr auto name = "counting_start"sv;
                            static constexpr std::array words{"funeral_over"sv, "treatment_over"sv, "disability_rated"sv, "loss_fixed"sv}; };
struct AdministrativeMatter { static constexpr auto name = "administrative_matter"sv;
                            static constexpr std::array words{"state_compensation"sv, "indemnity"sv, "discretion"sv}; };
struct DisputeStage       { static constexpr auto name = "dispute_stage"sv;
                            static constexpr std::array words{"reconsideration"sv, "litigation"sv}; };
struct ViolationKind      { static constexpr auto name = "violation_kind"sv;
                            static constexpr std::array words{"assault"sv, "injury"sv, "insult"sv, "defamation"sv, "false_accusation"sv, "property_damage"sv, "harassment"sv, "privacy"sv, "home_intrusion"sv, "similar"sv, "outside"sv}; };
struct MediableGround     { static constexpr auto name = "mediable_ground"sv;
                            static constexpr std::array words{"close_people"sv, "victims_fault"sv, "better_mediated"sv}; };
struct MediationBar       { static constexpr auto name = "mediation_bar"sv;
                            static constexpr std::array words{"hired"sv, "gang"sv, "repeated"sv, "unwilling"sv, "new_violation"sv, "fled"sv, "unsuitable"sv}; };
struct PenaltyGround      { static constexpr auto name = "penalty_ground"sv;
                            static constexpr std::array words{"unwilling"sv, "new_violation"sv, "fled"sv, "no_second_needed"sv, "not_mediable"sv}; };
struct PenaltyOutcome     { static constexpr auto name = "penalty_outcome"sv;
                            static constexpr std::array words{"warning"sv, "fine"sv, "detention"sv, "not_punished"sv, "terminated"sv, "criminal"sv}; };
struct PaperOpenness      { static constexpr auto name = "openness"sv;
                            static constexpr std::array words{"open"sv, "parties"sv, "confidential"sv, "personal"sv, "victim_only"sv}; };
// clang-format on

}  // namespace liandiao::law
