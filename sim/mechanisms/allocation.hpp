#pragma once
// odd.md 7.5: every month some teams reconsider where to work and what to do, over what they can do and reach.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/civil_military.hpp"
#include "mechanisms/coordination.hpp"
#include "mechanisms/delivery.hpp"
#include "mechanisms/observation.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Allocation {
    int every_weeks = 4;
    double review_share = 0.3;
    double need = 20.0;
    double plan = 4.0;
    double government = 1.5;
    double community = 1.0;
    double visibility = 0.5;
    double warning = 6.0;
    double inertia = 1.0;
    double inertia_district = 0.6;
    double risk = 5.0;
    double travel = 0.5;
    double own_crowding = 0.5;
    double reachable = 0.1;
    int moving_weeks = 2;
    double tied = 10.0;
    double planned = 1.0;
    double soldiers_half = 0.5;
    double civilian_first = 0.3;
    double restraint = 0.5;
    double room_for_need = 0.3;
    double room_without = 0.1;
    double largest_pull = 1.5;
    double humanitarian_mandate = 0.3;
    double disarmament = 20;
    double severity = 0.5;
    double open_share = 0.5;
    double opinion = 0.5;
    double ties_kept = 0.5;
};

template <class Visitor, MaybeConst<Allocation> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, review_share, need, plan, government, community, visibility, warning, inertia, inertia_district,
           risk, travel, own_crowding, reachable, moving_weeks, tied, planned, soldiers_half, civilian_first, restraint,
           room_for_need, room_without, largest_pull, humanitarian_mandate, disarmament, severity, open_share, opinion,
           ties_kept] = values;
    using enum Evidence;
    visit(every_weeks, Spec{"allocation.every_weeks", "weeks", 1, 52, "time between reviews of placements", assumed,
                            "programmes are re-placed monthly"});
    visit(review_share, Spec{"allocation.review_share", "1", 0, 1, "share of teams that reconsider at a review",
                             assumed, "prior 0.2 to 0.4"});
    visit(need, Spec{"allocation.need", "1", 0, 200, "utility of meeting believed need within the mandate", assumed,
                     "prior 15 to 30; at 10 noise drowns need"});
    visit(plan, Spec{"allocation.plan", "1", 0, 50,
                     "utility of filling one's role in a joint plan, at full private commitment", assumed,
                     "prior 3 to 6; at 2 no plan is followed"});
    visit(government, Spec{"allocation.government", "1", 0, 20,
                           "utility of the government's priorities, at full partiality", assumed, "prior 1 to 2"});
    visit(community,
          Spec{"allocation.community", "1", 0, 20,
               "utility of what nation, provinces and communities ask for, as heard, at full local ownership", assumed,
               "prior 0.5 to 1.5"});
    visit(visibility, Spec{"allocation.visibility", "1", 0, 20,
                           "utility of work that is seen, at full need of visibility", assumed, "prior 0.3 to 1"});
    visit(warning,
          Spec{"allocation.warning", "1", 0, 50, "utility of a patrol per known violence", assumed, "prior 4 to 8"});
    visit(inertia, Spec{"allocation.inertia", "1", 0, 10, "utility of going on with the same activity", assumed,
                        "prior 0.5 to 2"});
    visit(inertia_district, Spec{"allocation.inertia_district", "1", 0, 10, "utility of staying in the same district",
                                 assumed, "prior 0.3 to 1"});
    visit(risk, Spec{"allocation.risk", "1", 0, 50, "utility lost at risk 1 without tolerance of risk", assumed,
                     "prior 3 to 8"});
    visit(travel, Spec{"allocation.travel", "1", 0, 10, "utility lost at remoteness 1", assumed, "prior 0.2 to 1"});
    visit(own_crowding, Spec{"allocation.own_crowding", "1", 0, 10,
                             "how much an own team on the spot lowers the value of another", assumed, "prior"});
    visit(reachable,
          Spec{"allocation.reachable", "1", 0, 1, "access under which a district is out of reach", assumed, "prior"});
    visit(moving_weeks,
          Spec{"allocation.moving_weeks", "weeks", 0, 26, "time lost to moving to another district", assumed, "prior"});
    visit(tied, Spec{"allocation.tied", "1", 0, 100, "weight of what money is tied to", assumed,
                     "external actors who pay define the problem (Olson & Gregorian 2007)"});
    visit(planned, Spec{"allocation.planned", "1", 0, 10,
                        "by how much money that all follows the common plan strengthens the plan's pull", assumed,
                        "alignment of bilateral and multilateral planning (concept note, Oslo 2008)"});
    visit(soldiers_half,
          Spec{"allocation.soldiers_half", "teams/100000", 0.001, 100,
               "soldiers' civilian projects at which half of a fund for such places pulls", assumed, "prior"});
    visit(civilian_first,
          Spec{"allocation.civilian_first", "1", 0, 1,
               "how far soldiers leave civilian tasks to civilians where these have access", assumed,
               "lever: as civilian as possible, as military as necessary (Rotterdam seminar 2007, R5)"});
    visit(restraint, Spec{"allocation.restraint", "1", 0, 1,
                          "share of soldiers' civilian projects that a full humanitarian voice prevents", assumed,
                          "agencies' view that integration gives influence (de Coning 2008, p. 23)"});
    visit(room_for_need, Spec{"allocation.room_for_need", "1", 0, 5,
                              "share of absorption that need opens to one dimension", assumed, "prior"});
    visit(room_without, Spec{"allocation.room_without", "1", 0.001, 5, "the same without need", assumed, "prior"});
    visit(largest_pull,
          Spec{"allocation.largest_pull", "1", 0, 10, "most that plans can pull, in full roles", assumed, "prior"});
    visit(humanitarian_mandate,
          Spec{"allocation.humanitarian_mandate", "1", 0, 1,
               "mandate from which an organisation counts as humanitarian", assumed, "definition"});
    visit(disarmament, Spec{"allocation.disarmament", "1", 0, 50,
                            "utility of disarmament per presence of fighters inside the accord", assumed,
                            "programmes go where registered fighters wait"});
    visit(severity, Spec{"allocation.severity", "1", 0, 10, "how much more severe need counts, at full humanity",
                         assumed, "the principle of humanity as a weight; prior"});
    visit(open_share, Spec{"allocation.open_share", "1", 0, 5,
                           "pull of what a room believes is left to do, relative to own assigned teams", assumed,
                           "what others promised is left to them; prior"});
    visit(opinion, Spec{"allocation.opinion", "1", 0, 20,
                        "utility of public information where surveys find no trust in the mission", assumed,
                        "measurement of opinion (Geneva seminar 2007); prior"});
    visit(ties_kept, Spec{"allocation.ties_kept", "1", 0, 1,
                          "share of local ties that a team keeps when it moves to another district", assumed, "prior"});
}

/// Re-places teams. Reads beliefs, plans and access as of this week; moves teams, which start work after the move.
void allocate(World& world, const Structure& structure, const Allocation& p, const CivilMilitary& civil_military,
              const Delivery& delivery, const Observation& observation, const Coordination& coordination,
              const Switches& on, Week week, const Draws& draws);
inline constexpr Touches allocate_touches{
    .reads =
        "hat_attention districts: absorption country id identity_share mission people remoteness size violence "
        "groups: outside presence organisations: active_teams breadth civilian competence emphasis family "
        "humanity id impartiality independence local_ownership mandate military mission partiality present "
        "risk_tolerance trust visibility_need teams: id organisation presence beliefs: eyes mean strength "
        "inner: caution follows hearing home_pull visible_pull association: access conduct: believed_risk "
        "forums: attendance counted depth goals id open private_commitment role seat terms unfilled "
        "government: exclusion in_power voices: approval_weeks heard met oversight_weight wanted opinion: "
        "surveyed commander: hears missions: mandate_robust partiality money: accounts.beside accounts.delay "
        "accounts.interest accounts.planned accounts.steer funds.turned_down headquarters: directive known "
        "overrides pull structure: *",
    .last_week = "effort: by_organisation ddr military_projects total",
    .writes =
        "teams: activity arrives district drawn_by_plan ties beliefs: others_effort forums: placed money: "
        "accounts.moves"};

}  // namespace entente
