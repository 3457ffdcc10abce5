#pragma once
// odd.md 7.8: self-exciting, spatially spilling events of six kinds, with heavy-tailed deaths.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct ViolenceRates {
    double battle = 0.25;
    double operations = 0.15;
    double government_against_civilians = 0.05;
    double groups_against_civilians = 0.05;
    double on_mission = 0.004;
    double on_aid = 0.008;
    double aid_predation = 0.06;
    double excitation = 0.06;
    double spill = 0.04;
    double memory = 0.8;
    double protection_battle = 2.1;
    double protection_civilians = 3.0;
    double patrol_half = 1.0;
    double government_base = 0.25;
    double government_capacity = 0.6;
    double government_remote = 0.2;
    double log_deaths = 0.7;
    double log_deaths_spread = 1.1;
    int deaths_cap = 400;
    double victims_per_incident = 1.9;
    double national_share = 0.84;
    double fighter_share = 0.45;
    double index_scale = 4.0;
    double risk_memory = 0.95;
    double losses_memory = 0.9;
    double largest_contest = 1.5;
    double contest_half = 0.3;
    double quiet_abuse = 0.3;
    double predation_share = 0.25;
    double deterrence = 0.6;
    double background_crime = 0.1;
    double mission_deaths = 0.3;
    double between_groups = 0.25;
    double spoiling = 1.0;
    double militia_abuse = 0.6;
    double crossfire = 0.0005;
    double protection_government = 0.5;
    double protection_mission = 0.5;
};

template <class Visitor, MaybeConst<ViolenceRates> Values>
void describe(Visitor& visit, Values& values) {
    auto& [battle, operations, government_against_civilians, groups_against_civilians, on_mission, on_aid,
           aid_predation, excitation, spill, memory, protection_battle, protection_civilians, patrol_half,
           government_base, government_capacity, government_remote, log_deaths, log_deaths_spread, deaths_cap,
           victims_per_incident, national_share, fighter_share, index_scale, risk_memory, losses_memory,
           largest_contest, contest_half, quiet_abuse, predation_share, deterrence, background_crime, mission_deaths,
           between_groups, spoiling, militia_abuse, crossfire, protection_government, protection_mission] = values;
    using enum Evidence;
    visit(battle, Spec{"violence.battle", "1/week", 0, 10,
                       "battles per 100,000 people where control is fully contested", assumed, "prior 0.15 to 0.4"});
    visit(operations, Spec{"violence.operations", "1/week", 0, 10,
                           "further battles per offensive team where groups are", assumed, "prior"});
    visit(government_against_civilians,
          Spec{"violence.government_against_civilians", "1/week", 0, 10,
               "attacks on civilians per 100,000 people by wholly abusive government forces", assumed,
               "prior 0.03 to 0.1"});
    visit(groups_against_civilians, Spec{"violence.groups_against_civilians", "1/week", 0, 10,
                                         "attacks on civilians per 100,000 people at full presence of groups outside",
                                         assumed, "prior 0.03 to 0.1"});
    visit(on_mission, Spec{"violence.on_mission", "1/week", 0, 1, "attacks per force team at full hostile presence",
                           assumed, "prior"});
    visit(on_aid,
          Spec{"violence.on_aid", "1/week", 0, 1,
               "attacks per aid team-week at full hostile presence, full association and no acceptance", assumed,
               "set to the order of 20 to 70 victims per 10,000 worker-years in the worst settings (AWSD)"});
    visit(aid_predation, Spec{"violence.aid_predation", "1", 0, 4,
                              "criminal and local attacks on aid relative to the term of association", assumed,
                              "must remain the larger term in calm (Mitchell 2015; Hoelscher et al. 2017)"});
    visit(excitation, Spec{"violence.excitation", "1/week", 0, 0.14, "events that one remembered event brings about",
                           assumed, "branching excitation/(1 - memory) = 0.30; with spill below 0.7"});
    visit(spill,
          Spec{"violence.spill", "1/week", 0, 0.14, "the same in neighbouring districts", assumed, "branching 0.20"});
    visit(memory, Spec{"violence.memory", "1/week", 0, 0.95, "share of an event's mark left a week later", assumed,
                       "prior 0.75 to 0.85"});
    visit(protection_battle,
          Spec{"violence.protection_battle", "1", 0, 10, "fall of log battle rate at full patrol coverage", measured,
               "about -70 % battle deaths at 10,000 troops: Hultman, Kathman & Shannon 2014"});
    visit(protection_civilians, Spec{"violence.protection_civilians", "1", 0, 10,
                                     "fall of the log rate of attacks on civilians at full patrol coverage", measured,
                                     "-0.25 to -0.5 log points per 1,000 troops at the start: Hultman et al. 2013"});
    visit(patrol_half, Spec{"violence.patrol_half", "teams/100000", 0.05, 20,
                            "patrol teams per 100,000 people at which "
                            "coverage is one half",
                            assumed, "prior 0.7 to 1.5"});
    visit(government_base,
          Spec{"violence.government_base", "1", 0, 1, "army presence without state capacity", assumed, "prior"});
    visit(government_capacity,
          Spec{"violence.government_capacity", "1", 0, 1, "further army presence at capacity 1", assumed, "prior"});
    visit(government_remote,
          Spec{"violence.government_remote", "1", 0, 1, "army presence lost at remoteness 1", assumed, "prior"});
    visit(log_deaths,
          Spec{"violence.log_deaths", "1", -2, 4, "mean log deaths of an event", assumed, "prior 0.5 to 1"});
    visit(log_deaths_spread, Spec{"violence.log_deaths_spread", "1", 0, 2, "standard deviation of log deaths", assumed,
                                  "heavy tail; prior 0.9 to 1.3"});
    visit(deaths_cap, Spec{"violence.deaths_cap", "deaths", 1, 100000, "most deaths of one event", assumed, "prior"});
    visit(victims_per_incident, Spec{"violence.victims_per_incident", "1", 1, 10, "aid-worker victims of an incident",
                                     measured, "1.6 to 2.5 (Aid Worker Security Database)"});
    visit(national_share, Spec{"violence.national_share", "1", 0, 1, "share of victims who are national staff",
                               measured, "0.84 (Aid Worker Security Database)"});
    visit(fighter_share,
          Spec{"violence.fighter_share", "1", 0, 1, "share of battle deaths who fought for groups", assumed, "prior"});
    visit(index_scale,
          Spec{"violence.index_scale", "1", 0.1, 100,
               "remembered events per 100,000 people at which the index of violence is 0.63", assumed, "prior"});
    visit(risk_memory,
          Spec{"violence.risk_memory", "1/week", 0, 1, "share of known risk left a week later", assumed, "prior"});
    visit(losses_memory,
          Spec{"violence.losses_memory", "1/week", 0, 1, "share of recent losses left a week later", assumed, "prior"});
    visit(largest_contest, Spec{"violence.largest_contest", "1", 0.1, 10, "most contest that several groups add up to",
                                assumed, "numerical"});
    visit(contest_half,
          Spec{"violence.contest_half", "1", 0.001, 5,
               "contest at which remembered battles bring about half of the new ones they can", assumed, "prior"});
    visit(quiet_abuse,
          Spec{"violence.quiet_abuse", "1", 0, 5,
               "attacks by government forces where nobody contests them, relative to full contest", assumed, "prior"});
    visit(predation_share,
          Spec{"violence.predation_share", "1", 0, 5,
               "attacks on civilians from predation, relative to being outside the accord", assumed, "prior"});
    visit(deterrence, Spec{"violence.deterrence", "1", 0, 1, "predation on aid that full patrol coverage prevents",
                           assumed, "prior"});
    visit(background_crime, Spec{"violence.background_crime", "1", 0, 5, "crime against aid without any group present",
                                 assumed, "motive is also criminal or local"});
    visit(mission_deaths,
          Spec{"violence.mission_deaths", "1", 0, 1, "deaths of an attack on the mission, relative to other events",
               assumed, "armoured, and mostly at a distance"});
    visit(between_groups, Spec{"violence.between_groups", "1/week", 0, 10,
                               "battles per 100,000 people between two groups fully present and hostile to each other",
                               assumed, "prior 0.15 to 0.4, as violence.battle"});
    visit(spoiling, Spec{"violence.spoiling", "1", 0, 10,
                         "attacks added by a group outside the accord that has all to gain from its failure now",
                         assumed, "prior 0.5 to 2"});
    visit(militia_abuse, Spec{"violence.militia_abuse", "1", 0, 4,
                              "attacks on civilians by militias of an abusive government, "
                              "relative to its army",
                              assumed, "national army and militias (Geneva seminar 2007)"});
    visit(crossfire, Spec{"violence.crossfire", "1", 0, 1, "attacks by accident on a team per battle in its district",
                          assumed, "prior 0.0002 to 0.002"});
    visit(protection_government,
          Spec{"violence.protection_government", "1", 0, 1,
               "part of the protection of civilians that holds against government forces", assumed,
               "prior; governments are deterred less by a mission that needs their consent"});
    visit(protection_mission,
          Spec{"violence.protection_mission", "1", 0, 1,
               "part of the protection of civilians that patrols have for themselves", assumed, "prior"});
}

/// Patrol coverage of a district in [0, 1).
double coverage_of_patrols(const World& world, const ViolenceRates& p, std::size_t district);

/// Deaths of `n_events` events of one kind in a district: heavy-tailed, capped.
int deaths_of(int n_events, EntityId who, Week week, Purpose why, std::uint32_t kind, double scale,
              const ViolenceRates& p, const Draws& draws);

/// Remembered events of one kind that excite new ones here: own, and those of neighbours.
double excited(const Districts& districts, std::size_t d, Violence kind, const ViolenceRates& p, const Switches& on);

/// How far two armed groups fight each other where they meet, in [0, 1]: 0 between groups inside the accord.
double enmity(const ArmedGroups& groups, std::size_t one, std::size_t other, const Switches& on);

/// Presence of government forces in a district, in [0, 1]: with the state's capacity, less where it is remote.
double army_in(const Districts& districts, std::size_t d, const ViolenceRates& p);

/// Share of the attacks of groups on civilians that so many patrols per 100,000 people let happen.
double let_through(const ViolenceRates& p, double patrols);

/// Draws this week's events and deaths, and moves the indices that remember them. Reads presence and stance as of last
/// week, effort, association and access as of this week; communal events were drawn by `clash`. With violence imposed
/// from a file, events and deaths of all kinds that strike a district are what the file says.
void contend(World& world, const ViolenceRates& p, const Switches& on, Week week, const Draws& draws);
inline constexpr Touches contend_touches{
    .reads =
        "districts: condition country id mission neighbour neighbour_begin people porous remoteness "
        "state_capacity households: people_per_household residents: district_acceptance district_households "
        "households n_identities groups: active country fighters host identity outside predation presence "
        "sides_with_government accord: stake security_sector: barracks discipline deconfliction: spared "
        "imposed: * organisations: civilian family id mission present association: at_risk conduct: exposure "
        "shifted government: abuse missions: * effort: escalation offensive patrol teams_here unpoliced "
        "events: *",
    .writes =
        "districts: excitation known_risk unguarded violence groups: recent_losses communities: killed "
        "events: *"};

}  // namespace entente
