#pragma once
// odd.md 7.6: reform of security bodies. There are many of them, no common idea of what their reform is, and each
// supporter picks those it knows; courts may be left behind. Who is asked decides whose forces people take them for. An
// undisciplined army that is not paid abuses people and may mutiny.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct SecuritySectorReform {
    int police_bodies = 4;
    double start = 0.1;
    double start_discipline = 0.3;
    double start_legitimacy = 0.3;
    double common_concept = 0.2;
    double concept_spread = 1.0;
    double appeal_police = 1.0;
    double appeal_army = 0.5;
    double appeal_justice = 0.5;
    double appeal_intelligence = -1.0;
    double pace = 0.01;
    double capacity = 1.0;
    double decay = 0.001;
    double consultation = 0.1;
    double consultation_half = 2.0;
    double legitimacy_pace = 0.01;
    double legitimacy_base = 0.2;
    double legitimacy_breadth = 0.6;
    double legitimacy_predation = 0.5;
    double out_of_step = 0.5;
    double blind = 0.3;
    double law = 0.003;
    double security = 0.003;
    double discipline_pace = 0.01;
    double discipline_reform = 0.7;
    double discipline_pay = 0.3;
    double pay = 0.4;
    double abuse = 0.8;
    double mutiny = 0.006;
    double mutiny_fights = 2.0;
    double mutiny_breaks = 0.3;
    double neglected = 0.25;
    int every_weeks = 4;
    double pace_disowned = 0.5;
};

template <class Visitor, MaybeConst<SecuritySectorReform> Values>
void describe(Visitor& visit, Values& values) {
    auto& [police_bodies, start, start_discipline, start_legitimacy, common_concept, concept_spread, appeal_police,
           appeal_army, appeal_justice, appeal_intelligence, pace, capacity, decay, consultation, consultation_half,
           legitimacy_pace, legitimacy_base, legitimacy_breadth, legitimacy_predation, out_of_step, blind, law,
           security, discipline_pace, discipline_reform, discipline_pay, pay, abuse, mutiny, mutiny_fights,
           mutiny_breaks, neglected, every_weeks, pace_disowned] = values;
    using enum Evidence;
    visit(police_bodies, Spec{"security_sector.police_bodies", "1", 1, 40, "police bodies of the state", assumed,
                              "16 in Liberia (Geneva seminar 2007); scenario"});
    visit(start,
          Spec{"security_sector.start", "1", 0, 1, "how far bodies are reformed at the start", assumed, "scenario"});
    visit(start_discipline, Spec{"security_sector.start_discipline", "1", 0, 1,
                                 "discipline of the army at the start, at which abuse is as the government intends it",
                                 assumed, "scenario"});
    visit(start_legitimacy,
          Spec{"security_sector.start_legitimacy", "1", 0, 1,
               "how far people take the security bodies for theirs at the start", assumed, "scenario"});
    visit(common_concept, Spec{"security_sector.common_concept", "1", 0, 1,
                               "how far supporters share one idea of what is to be reformed", assumed,
                               "no common concept in the UN (Geneva seminar 2007)"});
    visit(concept_spread, Spec{"security_sector.concept_spread", "1", 0, 5,
                               "spread between supporters of what each body is worth, as a logit", assumed, "prior"});
    visit(appeal_police,
          Spec{"security_sector.appeal_police", "1", -5, 5, "worth of a police body to a supporter", assumed, "prior"});
    visit(appeal_army, Spec{"security_sector.appeal_army", "1", -5, 5, "the same of the army", assumed, "prior"});
    visit(appeal_justice, Spec{"security_sector.appeal_justice", "1", -5, 5, "the same of courts and prisons", assumed,
                               "justice is at times left out (Geneva seminar 2007)"});
    visit(appeal_intelligence,
          Spec{"security_sector.appeal_intelligence", "1", -5, 5, "the same of police intelligence", assumed,
               "a neglected area (Geneva seminar 2007)"});
    visit(pace, Spec{"security_sector.pace", "1/week", 0, 0.2, "reform of a body that is served as far as it can be",
                     assumed, "prior 0.005 to 0.02"});
    visit(capacity, Spec{"security_sector.capacity", "teams", 0.05, 50, "support that one body can take up", assumed,
                         "prior 0.5 to 3"});
    visit(decay, Spec{"security_sector.decay", "1/week", 0, 0.05, "reform lost without support", assumed, "prior"});
    visit(consultation, Spec{"security_sector.consultation", "1", 0, 0.9,
                             "share of support spent on asking people, women's and children's advocates", assumed,
                             "lever: inclusive consultation; costs speed"});
    visit(consultation_half,
          Spec{"security_sector.consultation_half", "teams", 0.01, 50,
               "support spent on consultation at which half of the voices are heard", assumed, "prior"});
    visit(legitimacy_pace, Spec{"security_sector.legitimacy_pace", "1/week", 0, 1,
                                "weekly approach of legitimacy to its target", assumed, "prior"});
    visit(legitimacy_base, Spec{"security_sector.legitimacy_base", "1", 0, 1,
                                "legitimacy of bodies nobody was asked on", assumed, "prior"});
    visit(legitimacy_breadth, Spec{"security_sector.legitimacy_breadth", "1", 0, 1, "further legitimacy if all were",
                                   assumed, "reform needs broad consultation (Olson & Gregorian 2007)"});
    visit(legitimacy_predation,
          Spec{"security_sector.legitimacy_predation", "1", 0, 1, "share lost to a wholly predatory government",
               assumed, "predatory forces undermine trust in new institutions (Olson & Gregorian 2007)"});
    visit(out_of_step, Spec{"security_sector.out_of_step", "1", 0, 1,
                            "share of policing lost where police are reformed and courts are not", assumed, "prior"});
    visit(blind, Spec{"security_sector.blind", "1", 0, 1, "share of policing lost without police intelligence", assumed,
                      "neglect of policing areas (Geneva seminar 2007)"});
    visit(law,
          Spec{"security_sector.law", "1/week", 0, 0.1, "growth of rule of law under full policing", assumed, "prior"});
    visit(security, Spec{"security_sector.security", "1/week", 0, 0.1, "growth of security under full policing",
                         assumed, "prior"});
    visit(discipline_pace, Spec{"security_sector.discipline_pace", "1/week", 0, 1,
                                "weekly approach of discipline to its target", assumed, "prior"});
    visit(discipline_reform, Spec{"security_sector.discipline_reform", "1", 0, 1,
                                  "discipline of an army wholly reformed, above that of one that is not", assumed,
                                  "professionalising the military (Geneva seminar 2007)"});
    visit(discipline_pay, Spec{"security_sector.discipline_pay", "1", 0, 1, "discipline of one that is paid in full",
                               assumed, "prior"});
    visit(pay,
          Spec{"security_sector.pay", "1", 0.01, 1, "revenue at which the army is paid in full", assumed, "prior"});
    visit(abuse, Spec{"security_sector.abuse", "1", 0, 2,
                      "fall of abuse per rise of discipline above that of the start", assumed, "prior"});
    visit(mutiny, Spec{"security_sector.mutiny", "1/week", 0, 0.2, "mutinies of an army without pay or discipline",
                       assumed, "prior 0.002 to 0.01"});
    visit(mutiny_fights, Spec{"security_sector.mutiny_fights", "1/week", 0, 50,
                              "fights in the largest town in the week of a mutiny", assumed, "prior"});
    visit(mutiny_breaks,
          Spec{"security_sector.mutiny_breaks", "1", 0, 1, "share of discipline lost to it", assumed, "prior"});
    visit(neglected,
          Spec{"security_sector.neglected", "1", 0, 1,
               "support, relative to an equal share, under which a body counts as neglected", assumed, "convention"});
    visit(every_weeks,
          Spec{"security_sector.every_weeks", "weeks", 1, 52, "weeks between steps of reform", assumed, "numerical"});
    visit(pace_disowned,
          Spec{"security_sector.pace_disowned", "1", 0, 1,
               "share of the pace of reform where nobody takes the bodies for theirs", assumed, "prior"});
}

void settle_security_sector(World& world, const SecuritySectorReform& p);

/// Moves reform, legitimacy, policing and discipline, and draws mutinies. Reads effort, links and seats as of this week
/// and revenue of last week. Without `security_sector` bodies stay as they are and do nothing; without `mutiny` no army
/// mutinies.
void reform_security(World& world, const SecuritySectorReform& p, const Switches& on, Week week, const Draws& draws);
inline constexpr Touches reform_security_touches{
    .reads =
        "districts: country id people violence organisations: family id present beliefs: strength forums: "
        "attendance depth open seat terms government: predation revenue effort: justice_support "
        "security_support",
    .writes = "districts: condition security_sector: *"};

}  // namespace entente
