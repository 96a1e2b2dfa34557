#include "engine/statistics/peoples_mediation_form.hpp"

namespace liandiao {
namespace {

constexpr std::string_view concluded = "peoples_mediation.concluded";

// clang-format off
std::vector<FormColumn> columns_of_2011() {
  using enum TakenBy;
  using enum FormUnit;
  return {
      { 1, "concluded",                "main",       concluded,                       cases},
      { 2, "parties",                  "main",       "peoples_mediation.parties",     people},
      { 3, "agreed",                   "main",       "peoples_mediation.agreed",      cases},
      { 4, "difficult",                "main",       "peoples_mediation.difficult",   cases},
      { 5, "amount",                   "main",       "peoples_mediation.amount",      fen},
      // 不同主体
      { 6, "village",                  "bodies",     concluded, cases, body,   {"village_committee"}},
      { 7, "community",                "bodies",     concluded, cases, body,   {"community_committee"}},
      { 8, "town",                     "bodies",     concluded, cases, body,   {"town_committee"}},
      { 9, "street",                   "bodies",     concluded, cases, body,   {"street_committee"}},
      {10, "enterprise",               "bodies",     concluded, cases, body,   {"enterprise_committee"}},
      {11, "society",                  "bodies",     concluded, cases, body,   {"industry_committee", "medical_committee"}},
      // 案件来源: what is neither on own motion nor on application was entrusted or handed over.
      {12, "own_motion",               "sources",    concluded, cases, source, {"own_motion"}},
      {13, "application",              "sources",    concluded, cases, source, {"application"}},
      {14, "transferred",              "sources",    concluded, cases, source, {"own_motion", "application"}, true},
      {15, "court",                    "sources",    concluded, cases, source, {"court"}},
      {16, "procuratorate",            "sources",    concluded, cases, source, {"procuratorate"}},
      {17, "police",                   "sources",    concluded, cases, source, {"police"}},
      {18, "petition_office",          "sources",    concluded, cases, source, {"petition_office"}},
      {19, "other_department",         "sources",    concluded, cases, source, {"other_department"}},
      // 纠纷类型
      {20, "marriage_family",          "types",      concluded, cases, type,   {"marriage_family"}},
      {21, "neighbours",               "types",      concluded, cases, type,   {"neighbours"}},
      {22, "housing_homestead",        "types",      concluded, cases, type,   {"housing_homestead"}},
      {23, "contract",                 "types",      concluded, cases, type,   {"contract"}},
      {24, "production_business",      "types",      concluded, cases, type,   {"production_business"}},
      {25, "damages",                  "types",      concluded, cases, type,   {"damages"}},
      {26, "forest_land",              "types",      concluded, cases, type,   {"forest_land"}},
      {27, "expropriation_demolition", "types",      concluded, cases, type,   {"expropriation_demolition"}},
      {28, "environment",              "types",      concluded, cases, type,   {"environment"}},
      {29, "unpaid_migrant_wages",     "types",      concluded, cases, type,   {"unpaid_migrant_wages"}},
      {30, "labour_other",             "types",      concluded, cases, type,   {"labour_other"}},
      {31, "tourism",                  "types",      concluded, cases, type,   {"tourism"}},
      {32, "e_commerce",               "types",      concluded, cases, type,   {"e_commerce"}},
      {33, "consumer_other",           "types",      concluded, cases, type,   {"consumer_other"}},
      {34, "medical",                  "types",      concluded, cases, type,   {"medical"}},
      {35, "road_traffic",             "types",      concluded, cases, type,   {"road_traffic"}},
      {36, "property_management",      "types",      concluded, cases, type,   {"property_management"}},
      // What a district added to the eighteen types counts as other; a type nobody named here fails the check.
      {37, "other",                    "types",      concluded, cases, type,   {"other", "intellectual_property", "internet"}},
      // 协议形式
      {38, "oral",                     "forms",      "peoples_mediation.oral",                 cases},
      {39, "written",                  "forms",      "peoples_mediation.written",              cases},
      // The numbers of what follows on the ministry's form are not published: these are ours.
      {40, "performed",                "afterwards", "peoples_mediation.performed",            cases},
      {41, "confirmation_applied",     "afterwards", "peoples_mediation.confirmation_applied", cases},
      {42, "confirmed",                "afterwards", "peoples_mediation.confirmed",            cases},
      {43, "sued",                     "afterwards", "peoples_mediation.sued",                 cases},
      {44, "overturned",               "afterwards", "peoples_mediation.overturned",           cases},
  };
}

std::vector<FormCheck> checks_of_2011() {
  return {
      {"bodies",    {6, 7, 8, 9, 10, 11},                                                      1},
      {"sources",   {12, 13, 14},                                                              1},
      {"transfers", {15, 16, 17, 18, 19},                                                     14},
      {"types",     {20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37},  1},
      {"forms",     {38, 39},                                                                  3},
      {"success",   {3},                                                                       1, true},
  };
}
// clang-format on

}  // namespace

std::vector<Form> peoples_mediation_forms() {
  return {{"peoples_mediation", "2011", Date::of(2011, 1, 1), columns_of_2011(), checks_of_2011()}};
}

}  // namespace liandiao
