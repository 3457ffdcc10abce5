#pragma once
// Countries and missions of a scenario that has more than one of either, as lists: [[country]] and [[mission]].

#include <string>
#include <string_view>
#include <vector>

#include "core/describe.hpp"

namespace entente {

/// One country, by keys relative to `country.<name>`. Below 0: as the section [government], or by the rule of the
/// synthetic country.
struct CountrySpec {
    std::string name;
    double share = 1;
    double people = -1;
    std::vector<std::string> districts;
    int in_power = 0;
    double predation = -1;
    double obstruction = -1;
    double corruption = -1;
    double exclusion = -1;
    double honours = -1;
    int election_week = -1;
};

template <class Visitor, MaybeConst<CountrySpec> Values>
void describe(Visitor& visit, Values& values) {
    auto& [name, share, people, districts, in_power, predation, obstruction, corruption, exclusion, honours,
           election_week] = values;
    using enum Evidence;
    (void)name;
    visit(share, Spec{"share", "1", 0.001, 1000,
                      "part of the districts, relative to the other countries, from west to "
                      "east in the order of the file",
                      assumed, "scenario"});
    visit(people, Spec{"people", "1", -1, 1000,
                       "part of the people, relative to the other countries; -1: as districts "
                       "have it",
                       assumed, "scenario"});
    visit(districts,
          Spec{"districts", "", 0, 0, "its districts by name, instead of a part of them", assumed, "scenario"});
    visit(in_power, Spec{"in_power", "1", 0, 7, "identity group that holds the state", assumed, "scenario"});
    visit(predation, Spec{"predation", "1", -1, 1, "0 serves its people, 1 preys on them; -1: as government.predation",
                          assumed, "scenario"});
    visit(obstruction, Spec{"obstruction", "1", -1, 1, "towards mission and aid; -1: as government.obstruction",
                            assumed, "scenario"});
    visit(corruption,
          Spec{"corruption", "1", -1, 1, "share lost on the way; -1: as government.corruption", assumed, "scenario"});
    visit(exclusion, Spec{"exclusion", "1", -1, 1, "of other identity groups from power; -1: as government.exclusion",
                          assumed, "scenario"});
    visit(honours,
          Spec{"honours", "1", -1, 1, "how far it keeps its accord; -1: as government.honours", assumed, "scenario"});
    visit(election_week,
          Spec{"election_week", "weeks", -1, 5200, "0: none; -1: as mission.election_week", assumed, "scenario"});
}

/// One mission, by keys relative to `mission.<name>`. Below 0 or empty: as the section [mission] says.
struct MissionSpec {
    std::string name;
    std::vector<std::string> countries;
    std::vector<std::string> districts;
    std::string side;
    double share = 1;
    bool beside = false;
    double troops = -1;
    double robust = -1;
    double partiality = -1;
    double clarity = -1;
    int drafting_weeks = -1;
    std::vector<std::string> tasks;
    int start_week = -1;
    int deployment_weeks = -1;
    double start_strength = -1;
    int exit_week = -1;
    int exit_phase_weeks = -1;
    double exit_benchmark = -1;
};

template <class Visitor, MaybeConst<MissionSpec> Values>
void describe(Visitor& visit, Values& values) {
    auto& [name, countries, districts, side, share, beside, troops, robust, partiality, clarity, drafting_weeks, tasks,
           start_week, deployment_weeks, start_strength, exit_week, exit_phase_weeks, exit_benchmark] = values;
    using enum Evidence;
    (void)name;
    visit(countries, Spec{"countries", "", 0, 0, "countries it works in; empty: all that no other mission names",
                          assumed, "scenario"});
    visit(districts, Spec{"districts", "", 0, 0, "its area by names of districts, instead of a side of its countries",
                          assumed, "scenario"});
    visit(side, Spec{"side", "", 0, 0, "west, east, north or south: the side of its countries where its area begins",
                     assumed, "scenario"});
    visit(share, Spec{"share", "1", 0.001, 1, "share of the districts of its countries, counted from that side",
                      assumed, "scenario"});
    visit(beside, Spec{"beside", "", 0, 1, "stands beside the country team, which is another mission's or nobody's",
                       assumed, "two missions in one country (de Coning 2008)"});
    visit(troops, Spec{"troops", "people", -1, 200000, "authorised soldiers", measured, "scenario"});
    visit(robust, Spec{"robust", "1", -1, 1, "0 consent, 1 fights groups outside the accord", assumed, "scenario"});
    visit(partiality, Spec{"partiality", "1", -1, 1, "support of the recognised government", assumed, "scenario"});
    visit(clarity, Spec{"clarity", "1", -1, 1, "of its mandate", assumed, "scenario"});
    visit(drafting_weeks,
          Spec{"drafting_weeks", "weeks", -1, 104, "time for drafting its mandate", assumed, "scenario"});
    visit(tasks, Spec{"tasks", "", 0, 0, "activities that its mandate names; empty: all", assumed,
                      "breadth of a mandate: critical mass of tasks (Geneva seminar 2007)"});
    visit(start_week, Spec{"start_week", "weeks", -1, 5200, "week in which it is sent", assumed, "scenario"});
    visit(deployment_weeks,
          Spec{"deployment_weeks", "weeks", -1, 520, "from mandate to full strength", assumed, "scenario"});
    visit(start_strength,
          Spec{"start_strength", "1", -1, 1, "share of the force there when it starts", assumed, "scenario"});
    visit(exit_week, Spec{"exit_week", "weeks", -1, 5200, "start of the withdrawal", assumed, "scenario"});
    visit(exit_phase_weeks,
          Spec{"exit_phase_weeks", "weeks", -1, 520, "length of the withdrawal", assumed, "scenario"});
    visit(exit_benchmark,
          Spec{"exit_benchmark", "1", -1, 1, "believed ripeness below which it is put off", assumed, "scenario"});
}

}  // namespace entente
