#pragma once
// Who will hold the posts when the foreigners have left: nationals are trained into leading posts, and strengthen the
// state as they are (Geneva seminar 2007: train local actors from the start; handover to local authorities).

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Succession {
    int partnership_week = 104;
    double start = 0.1;
    double pace = 0.006;
    double ceiling = 0.8;
    double training_time = 0.05;
    double stays = 0.5;
    double capacity = 0.0012;
    double handover = 0.05;
};

template <class Visitor, MaybeConst<Succession> Values>
void describe(Visitor& visit, Values& values) {
    auto& [partnership_week, start, pace, ceiling, training_time, stays, capacity, handover] = values;
    using enum Evidence;
    visit(partnership_week,
          Spec{"succession.partnership_week", "weeks", 0, 5200, "week from which local people are engaged and trained",
               assumed, "lever: from arrival (Geneva seminar 2007)"});
    visit(start, Spec{"succession.start", "1", 0, 1, "share of leading posts held by nationals at the start", assumed,
                      "prior"});
    visit(pace, Spec{"succession.pace", "1/week", 0, 0.1,
                     "weekly approach to the ceiling in an organisation of full local ownership", assumed, "prior"});
    visit(ceiling, Spec{"succession.ceiling", "1", 0, 1, "largest share of leading posts", assumed, "prior"});
    visit(training_time,
          Spec{"succession.training_time", "1", 0, 1,
               "working time that training takes in an organisation of full local ownership", assumed, "prior"});
    visit(stays, Spec{"succession.stays", "1", 0, 1, "turnover of heads avoided where nationals hold the posts",
                      assumed, "nationals stay; prior"});
    visit(capacity, Spec{"succession.capacity", "1/week", 0, 0.05,
                         "growth of state capacity by training, saturating in teams that train", assumed,
                         "capacity building from the start (Geneva seminar 2007); prior"});
    visit(handover, Spec{"succession.handover", "1", 0, 1,
                         "state capacity gained when a mission leaves whose posts nationals wholly held", assumed,
                         "handover to local authorities (Geneva seminar 2007); prior"});
}

/// Trains nationals, month by month, and hands over when the mission has left. Reads teams as of this week; moves posts
/// and state capacity. With `succession` off posts stay as they are and no capacity comes of it.
void train(World& world, const Succession& p, const Switches& on, Week week);
inline constexpr Touches train_touches{
    .reads =
        "districts: mission people violence organisations: active_teams civilian family international_share "
        "local_ownership mission present missions: left_week effort: teams_here",
    .writes = "districts: state_capacity voices: engaged nationals staying training"};

/// Share of working time left by training.
double time_beside_training(const World& world, const Succession& p, std::size_t organisation);

}  // namespace entente
