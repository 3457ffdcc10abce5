#include "mechanisms/project_oversight.hpp"

#include "core/maths.hpp"

namespace entente {

void oversee(World& world, const ProjectOversight& p, const Switches& on) {
    world.voices.overseen = on(Mechanism::project_oversight) ? p.share : 0.0;
    world.voices.oversight_channel = p.channel * world.voices.overseen;
    world.voices.oversight_weight = p.weight * world.voices.overseen;
    world.voices.approval_weeks = static_cast<int>(p.weeks * world.voices.overseen + one_half);
}

bool needs_approval(const Organisations& organisations, std::size_t organisation, Activity activity) {
    if (level_of(organisations.family[organisation]) != n_levels) return false;
    return organisations.civilian[organisation] && traits_of(activity).needs_approval;
}

double share_through_state(const World& world, std::size_t organisation, Activity activity) {
    if (!world.organisations.civilian[organisation]) return 0.0;
    const double own = world.organisations.local_ownership[organisation];
    if (world.voices.oversight_channel <= 0 || !needs_approval(world.organisations, organisation, activity)) return own;
    return own + world.voices.oversight_channel * (1.0 - own);
}

int weeks_of_approval(const World& world, std::size_t organisation, Activity activity) {
    return needs_approval(world.organisations, organisation, activity) ? world.voices.approval_weeks : 0;
}

}  // namespace entente
