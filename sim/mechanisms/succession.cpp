#include "mechanisms/succession.hpp"

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// Those from abroad who can hand over: civilians with posts of their own.
bool hands_over(const Organisations& organisations, std::size_t o) {
    return organisations.present[o] && organisations.civilian[o] && organisations.international_share[o] > 0 &&
           organisations.active_teams[o] > 0;
}

/// What nationals hold in the posts of a mission that has left comes to the state in its area.
void hand_over(World& world, const Succession& p, std::size_t mission) {
    const Organisations& organisations = world.organisations;
    double held = 0;
    double n = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        const bool of_it =
            organisations.mission[o] == mission && traits_of(organisations.family[o]).civilian_of_mission;
        if (!of_it || !organisations.present[o]) continue;
        held += world.voices.nationals[o];
        n += 1;
    }
    const double returning = n > 0 ? p.handover * held / n : 0.0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (world.districts.mission[d] != mission) continue;
        double& capacity = world.districts.state_capacity[d];
        capacity = clip(capacity + returning * (1.0 - capacity));
    }
}

}  // namespace

void train(World& world, const Succession& p, const Switches& on, Week week) {
    world.voices.engaged = week >= p.partnership_week || !on(Mechanism::succession);
    world.voices.staying = on(Mechanism::succession) ? p.stays : 0.0;
    world.voices.training = week >= p.partnership_week && on(Mechanism::succession);
    if (!on(Mechanism::succession)) return;
    const Organisations& organisations = world.organisations;
    Districts& districts = world.districts;
    for (std::size_t m = 0; m < world.missions.size(); ++m) {
        if (world.missions[m].left_week == week) hand_over(world, p, m);
    }
    if (!world.voices.training || week % weeks_between_reviews != 0) return;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!hands_over(organisations, o)) continue;
        double& nationals = world.voices.nationals[o];
        nationals += weeks_between_reviews * p.pace * organisations.local_ownership[o] * (p.ceiling - nationals);
        nationals = clip(nationals);
    }
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        double trained = 0;
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            if (hands_over(organisations, o))
                trained += world.effort.teams_here(o, d) * organisations.local_ownership[o];
        }
        double& capacity = districts.state_capacity[d];
        capacity = clip(capacity + weeks_between_reviews * p.capacity *
                                       share_of(trained / hundred_thousands(districts, d), 1.0) *
                                       (1.0 - districts.violence[d]) * (1.0 - capacity));
    }
}

double time_beside_training(const World& world, const Succession& p, std::size_t organisation) {
    const Organisations& organisations = world.organisations;
    if (!world.voices.training || !hands_over(organisations, organisation)) return 1.0;
    return 1.0 - p.training_time * organisations.local_ownership[organisation];
}

}  // namespace entente
