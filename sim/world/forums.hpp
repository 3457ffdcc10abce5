#pragma once
// Forums as rooms where members state, mean and do different things.

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/entity.hpp"
#include "core/grid.hpp"
#include "core/week.hpp"
#include "world/column.hpp"
#include "world/room_terms.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct Forums {
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<ForumDepth> depth;
    std::vector<PowerRule> rule;
    std::vector<double> power;
    std::vector<int> interval_weeks;
    std::vector<bool> open;
    Grid<double> seat;
    Grid<double> convenes;
    Grid<double> tie;
    Grid<double> tie_to_mission;
    std::vector<RoomTerms> terms;
    std::vector<std::vector<float>> scope;
    std::vector<bool> mixed;
    // State.
    Grid<double> attendance;
    Grid<double> stated;
    Grid<double> private_commitment;
    Grid<double> pressure;
    Grid<double> counted;
    Grid<double> directive;
    std::vector<double> leverage;
    std::vector<double> agreed;
    std::vector<double> inclusion;
    Grid<float> promised;
    Grid<double> goals;
    Grid<double> enacted;
    std::vector<Grid<float>> role;
    std::vector<Grid<float>> plan;
    Grid<float> unfilled;
    Grid<float> wish;
    Grid<float> placed;
    std::vector<double> attention;
    std::vector<double> leadership;
    std::vector<bool> crosses;
    std::vector<double> intensity;
    std::vector<float> cell_intensity;
    std::vector<Week> founded;

    std::size_t size() const { return id.size(); }
    bool plans(std::size_t forum) const {
        return depth[forum] >= ForumDepth::planning && terms[forum].contact_group < 1.0;
    }
    /// How far an organisation fills its seat, in [0, 1].
    double filled(std::size_t forum, std::size_t organisation) const {
        return std::min(1.0, seat(forum, organisation)) * attendance(forum, organisation);
    }
    /// Whether it plans for a district × activity.
    bool covers(std::size_t forum, std::size_t cell) const { return scope[forum].empty() || scope[forum][cell] > 0; }
};

template <MaybeConst<Forums> Values, class Visitor>
void describe_columns(Values& f, Visitor&& visit) {
    visit(f.name, Column{.name = "name", .shape = "(forum)", .lasts = Lasts::run, .meaning = "name"});
    visit(f.id, Column{.name = "id", .shape = "(forum)", .lasts = Lasts::run, .meaning = "identity, from the name"});
    visit(f.depth, Column{.name = "depth", .shape = "(forum)", .meaning = "what it is for"});
    visit(f.rule, Column{.name = "rule", .shape = "(forum)", .meaning = "how its plan weighs members' wishes"});
    visit(f.power,
          Column{.name = "power", .shape = "(forum)", .min = 0, .max = 1, .meaning = "how far power counts in it (w)"});
    visit(f.interval_weeks,
          Column{.name = "interval_weeks", .shape = "(forum)", .unit = "weeks", .meaning = "weeks between meetings"});
    visit(f.open,
          Column{.name = "open", .shape = "(forum)", .meaning = "a reserved forum is closed until it is founded"});
    visit(f.seat, Column{.name = "seat", .shape = "(forum, organisation)", .min = 0, .max = 1, .meaning = "seat"});
    visit(
        f.convenes,
        Column{.name = "convenes", .shape = "(forum, organisation)", .min = 0, .max = 1, .meaning = "who convenes it"});
    visit(f.tie, Column{.name = "tie", .shape = "(forum, camp)", .min = 0, .max = 1, .meaning = "tie to a camp"});
    visit(f.tie_to_mission, Column{.name = "tie_to_mission",
                                   .shape = "(forum, mission) or empty",
                                   .min = 0,
                                   .max = 1,
                                   .meaning = "tie to each of several missions by itself; empty where there is one"});
    visit(f.terms, Part{.name = "terms", .shape = "(forum)", .meaning = "on which terms it meets"});
    visit(f.scope, Column{.name = "scope",
                          .shape = "(forum) of (district × activity) or empty",
                          .min = 0,
                          .max = 1,
                          .meaning = "1 where it plans, 0 elsewhere; empty: everywhere"});
    visit(f.mixed,
          Column{.name = "mixed", .shape = "(forum)", .meaning = "soldiers and civilian aid have seats in it"});
    visit(f.attendance,
          Column{
              .name = "attendance", .shape = "(forum, organisation)", .min = 0, .max = 1, .meaning = "attendance (A)"});
    visit(
        f.stated,
        Column{
            .name = "stated", .shape = "(forum, organisation)", .min = 0, .max = 1, .meaning = "commitment as stated"});
    visit(f.private_commitment, Column{.name = "private_commitment",
                                       .shape = "(forum, organisation)",
                                       .min = 0,
                                       .max = 1,
                                       .meaning = "commitment as meant"});
    visit(f.pressure,
          Column{.name = "pressure", .shape = "(forum, organisation)", .min = 0, .meaning = "pressure felt"});
    visit(f.counted, Column{.name = "counted",
                            .shape = "(forum, organisation)",
                            .min = 0,
                            .max = 1,
                            .meaning = "what the room counts on: between private and stated"});
    visit(f.directive, Column{.name = "directive",
                              .shape = "(forum, organisation)",
                              .meaning = "what headquarters add to the worth of attending"});
    visit(f.leverage, Column{.name = "leverage",
                             .shape = "(forum)",
                             .min = 0,
                             .max = 1,
                             .meaning = "mean power of its convenors over members"});
    visit(f.agreed, Column{.name = "agreed",
                           .shape = "(forum)",
                           .min = 0,
                           .max = 1,
                           .start = 1,
                           .meaning = "share of its plan that was agreed"});
    visit(f.inclusion, Column{.name = "inclusion",
                              .shape = "(forum)",
                              .min = 0,
                              .max = 1,
                              .meaning = "share of the teams in its field whose organisations take part"});
    visit(f.promised, Column{.name = "promised",
                             .shape = "(forum, district × activity)",
                             .unit = "teams",
                             .min = 0,
                             .meaning = "teams that the room counts on"});
    visit(f.goals, Column{.name = "goals",
                          .shape = "(organisation, dimension) or empty",
                          .min = 0,
                          .max = 1,
                          .meaning = "mandates drawn together by a shared vision; empty without one"});
    visit(f.enacted, Column{.name = "enacted",
                            .shape = "(forum, organisation)",
                            .min = 0,
                            .max = 1,
                            .meaning = "share of own teams where they were assigned, about 13 weeks"});
    visit(f.role, Column{.name = "role",
                         .shape = "(forum) of (organisation, district × activity) or empty",
                         .min = 0,
                         .max = 1,
                         .meaning = "share of own teams assigned"});
    visit(f.plan, Column{.name = "plan",
                         .shape = "(forum) of (1, district × activity) or empty",
                         .min = 0,
                         .max = 1,
                         .meaning = "its plan, sums to 1; empty without one"});
    visit(
        f.unfilled,
        Column{
            .name = "unfilled",
            .shape = "(forum, district × activity)",
            .unit = "teams",
            .meaning =
                "teams the room believes are still missing; negative where promises already cover more than the plan"});
    visit(f.wish, Column{.name = "wish",
                         .shape = "(organisation, district × activity)",
                         .min = 0,
                         .max = 1,
                         .meaning = "its own plan (Y), sums to 1"});
    visit(f.placed, Column{.name = "placed",
                           .shape = "(organisation, district × activity)",
                           .min = 0,
                           .max = 1,
                           .meaning = "where its teams were, about 13 weeks"});
    visit(f.attention, Column{.name = "attention",
                              .shape = "(forum)",
                              .min = 0,
                              .max = 1,
                              .start = 1,
                              .meaning = "attention of the post that convenes it; 1 without a post"});
    visit(f.leadership, Column{.name = "leadership",
                               .shape = "(forum)",
                               .min = 0,
                               .max = 1,
                               .start = 1,
                               .meaning = "how far its leadership helps agreement"});
    visit(f.crosses, Column{.name = "crosses",
                            .shape = "(forum)",
                            .meaning = "more than one family has a seat; known where intensity is not even"});
    visit(f.intensity, Column{.name = "intensity",
                              .shape = "(forum)",
                              .min = 0,
                              .max = 1,
                              .start = 1,
                              .meaning = "of work between families there, mean over places and dimensions"});
    visit(f.cell_intensity, Column{.name = "cell_intensity",
                                   .shape = "(district × activity) or empty",
                                   .min = 0,
                                   .max = 1,
                                   .meaning = "the same by cell; empty where it is 1 everywhere"});
    visit(f.founded, Column{.name = "founded",
                            .shape = "(forum)",
                            .unit = "weeks",
                            .meaning = "week of its founding; never for rooms that stand from the start"});
}

}  // namespace entente
