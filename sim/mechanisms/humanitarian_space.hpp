#pragma once
// odd.md 7.7: association with armed camps, what it costs where somebody is hostile, and the access that is left.
// Organisations' own neutrality does not discount association; conduct does.

#include "core/describe.hpp"
#include "mechanisms/civil_military.hpp"
#include "mechanisms/delivery.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct HumanitarianSpace {
    double pull = 0.05;
    double forum_share = 0.5;
    double blurring = 0.5;
    double escort_share = 0.5;
    double distinctness = 0.25;
    double roles_explained = 0.0;
    double years_half = 5;
    double borrowed = 0.4;
    double through_state = 0.3;
    double closing = 1.5;
    double partisan_block = 0.25;
    double violence_cost = 0.48;
    double obstruction = 0.4;
    double smallest = 0.05;
    double largest_block = 0.95;
    double soldiers_block = 0.25;
    double patrol_half = 1;
    double talking = 0.6;
    double talks_half = 0.5;
    double negotiating = 0.3;
};

template <class Visitor, MaybeConst<HumanitarianSpace> Values>
void describe(Visitor& visit, Values& values) {
    auto& [pull, forum_share, blurring, escort_share, distinctness, roles_explained, years_half, borrowed,
           through_state, closing, partisan_block, violence_cost, obstruction, smallest, largest_block, soldiers_block,
           patrol_half, talking, talks_half, negotiating] = values;
    using enum Evidence;
    visit(pull,
          Spec{"association.pull", "1/week", 0, 1, "share of the gap to its target that association closes in a week",
               assumed, "prior 0.03 to 0.1; a memory, so stepping out does not restore neutrality at once"});
    visit(forum_share, Spec{"association.forum_share", "1", 0, 1, "share of a room's tie that attendance takes on",
                            assumed, "prior 0.3 to 0.7"});
    visit(blurring, Spec{"association.blurring", "1", 0, 1,
                         "association of humanitarians where soldiers do relief and quick-impact projects", assumed,
                         "Olson & Gregorian 2007 assert it; Mitchell 2015 and Hoelscher et al. 2017 allow none"});
    visit(escort_share, Spec{"association.escort_share", "1", 0, 1, "association taken on with an escort", assumed,
                             "prior 0.3 to 0.7"});
    visit(distinctness,
          Spec{"association.distinctness", "1", 0, 1,
               "association taken off by independent conduct: own funds, access, transport, brand, refusal of escorts",
               assumed, "prior 0.2 to 0.5"});
    visit(roles_explained, Spec{"association.roles_explained", "1", 0, 1,
                                "further association taken off from civilians where people are informed of who is who",
                                assumed, "lever: articulate distinct roles to publics (Olson & Gregorian 2007)"});
    visit(years_half, Spec{"association.years_half", "years", 0.1, 50,
                           "years of presence at which people half know an organisation for itself", assumed, "prior"});
    visit(borrowed,
          Spec{"association.borrowed", "1", 0, 1, "association taken on with transport that is wholly the force's",
               assumed, "shared assets are seen; prior"});
    visit(through_state, Spec{"association.through_state", "1", 0, 1,
                              "association with the government from work through the state", assumed, "prior"});
    visit(closing,
          Spec{"association.closing", "1", 0, 4, "how strongly association closes access where a group is hostile",
               assumed,
               "nobody has measured it; published work allows none. Read every comparison with its switching value"});
    visit(partisan_block, Spec{"association.partisan_block", "1", 0, 1,
                               "access closed by a group outside the accord to anybody", assumed, "prior"});
    visit(violence_cost, Spec{"access.violence_cost", "1", 0, 1, "access lost at violence 1 without tolerance of risk",
                              assumed, "prior"});
    visit(obstruction,
          Spec{"access.obstruction", "1", 0, 1,
               "access that a wholly obstructive government denies: visas, permits, expulsion", assumed, "prior"});
    visit(smallest, Spec{"access.smallest", "1", 0, 0.5, "access that is always left", assumed, "prior"});
    visit(largest_block, Spec{"access.largest_block", "1", 0, 1, "most that one group can close", assumed, "prior"});
    visit(soldiers_block, Spec{"access.soldiers_block", "1", 0, 1,
                               "how far what closes access to others closes it to soldiers", assumed, "prior"});
    visit(patrol_half, Spec{"association.patrol_half", "teams/100000", 0.01, 20,
                            "patrols or military projects at which escorts or blurring are half of what they can be",
                            assumed, "prior"});
    visit(talking, Spec{"association.talking", "1", 0, 1,
                        "association with armed groups of one who mediates where groups outside the accord are",
                        assumed, "talking to rebels costs permits; prior"});
    visit(talks_half,
          Spec{"association.talks_half", "teams", 0.01, 20, "mediation at which that is half", assumed, "prior"});
    visit(negotiating, Spec{"association.negotiating", "1", 0, 1,
                            "the same of an independent humanitarian that negotiates access with all sides", assumed,
                            "prior 0.1 to 0.5"});
}

/// How far conduct tells an organisation from armed camps: mean of access of its own making, refusal of escorts, own
/// transport and brand, and years of presence, as far as its money is no belligerent's.
double distinctness_of(const World& world, const Structure& structure, const HumanitarianSpace& p,
                       std::size_t organisation);

/// Moves association towards what structure, rooms and conduct make of it, then the risk and the access that follow.
/// Reads effort of this week; armed groups and acceptance as of last week. With `association` off it is 0 everywhere.
void perceive(World& world, const Structure& structure, const HumanitarianSpace& p, const CivilMilitary& civil_military,
              const Switches& on);
inline constexpr Touches perceive_touches{
    .reads =
        "districts: country id mission people remoteness violence residents: district_acceptance groups: host "
        "id outside presence organisations: civilian country family international_share local_ownership "
        "military mission present risk_tolerance conduct: escorted lent negotiates own_brand own_logistics "
        "refuses_escorts years forums: attendance open seat tie tie_to_mission government: host obstruction "
        "opinion: informed missions: arrived deployed left_week partiality effort: military_projects patrol "
        "talks teams_here structure: *",
    .writes = "association: * conduct: distinct missions: armed"};

/// Risk and access only, without moving association: used once when the world is built.
void open_space(World& world, const HumanitarianSpace& p);

}  // namespace entente
