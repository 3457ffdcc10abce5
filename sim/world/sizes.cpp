#include "world/sizes.hpp"

#include "world/world.hpp"

namespace entente {

WorldSizes::WorldSizes() {
    WorldSizes& sizes = *this;
    sizes[Per::camp] = n_camps;
    sizes[Per::dimension] = n_dimensions;
    sizes[Per::activity] = n_activities;
    sizes[Per::violence] = n_violence_kinds;
    sizes[Per::fund] = n_common_funds;
    sizes[Per::audience] = n_audiences;
    sizes[Per::success] = n_successes;
    sizes[Per::task] = n_tasks;
    sizes[Per::way] = n_ways;
    sizes[Per::level] = n_levels;
}

std::size_t WorldSizes::of(const Extent& extent) const {
    std::size_t length = 1;
    for (std::size_t i = 0; i < extent.n; ++i) length *= (*this)[extent.per[i]];
    return length + (extent.and_one ? 1 : 0);
}

WorldSizes sizes_of(const World& world) {
    WorldSizes sizes;
    sizes[Per::household] = world.households.size();
    sizes[Per::district] = world.districts.size_of();
    sizes[Per::identity] = world.residents.n_identities;
    sizes[Per::group] = world.groups.size();
    sizes[Per::team] = world.teams.size();
    sizes[Per::organisation] = world.organisations.size();
    sizes[Per::forum] = world.forums.size();
    sizes[Per::post] = world.post_attention.size();
    sizes[Per::mission] = world.missions.size();
    sizes[Per::country] = world.government.size();
    sizes[Per::donor] = world.money.donors.size_of();
    sizes[Per::contributor] = world.money.contributors.size();
    sizes[Per::body] = world.security_sector.n_bodies();
    sizes[Per::area] = world.reconfiguration.intensity.n_rows;
    return sizes;
}

}  // namespace entente
