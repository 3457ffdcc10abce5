#include "scenario/open_rooms.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "mechanisms/civil_military.hpp"
#include "world/sizes.hpp"

namespace entente {

namespace {

ForumSpec spec_of(const Structure& structure, std::size_t f) {
    if (f < structure.forums.size()) return structure.forums[f].spec;
    ForumSpec founded;
    founded.name = "FOUNDED";
    founded.depth = ForumDepth::analysis;
    founded.power_rule = PowerRule::horizontal;
    return founded;
}

bool covers_dimension(const RoomTerms& terms, std::size_t k) {
    if (terms.dimensions.empty()) return true;
    const std::string word(Names<Dimension>::words[k]);
    return std::find(terms.dimensions.begin(), terms.dimensions.end(), word) != terms.dimensions.end();
}

/// Activities whose effect on some dimension of the room is at least half of their largest one.
std::array<bool, n_activities> activities_of(const RoomTerms& terms, const Delivery& delivery) {
    constexpr double mainly = 0.5;
    std::array<bool, n_activities> in{};
    for (std::size_t a = 0; a < n_activities; ++a) {
        double largest = 0;
        for (const double effect : delivery.effect[a]) largest = std::max(largest, effect);
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double effect = delivery.effect[a][k];
            if (covers_dimension(terms, k) && effect > 0 && effect >= mainly * largest) in[a] = true;
        }
    }
    return in;
}

/// Districts of the room's area, as many as it reaches, the least remote first. The capital is the least remote one.
std::vector<bool> districts_of(const RoomTerms& terms, const Districts& districts) {
    std::vector<std::size_t> by_remoteness(districts.size_of());
    std::iota(by_remoteness.begin(), by_remoteness.end(), std::size_t{0});
    std::stable_sort(by_remoteness.begin(), by_remoteness.end(),
                     [&](std::size_t a, std::size_t b) { return districts.remoteness[a] < districts.remoteness[b]; });
    if (terms.area == RoomArea::capital) by_remoteness.resize(1);
    if (terms.area == RoomArea::provinces) by_remoteness.erase(by_remoteness.begin());
    const auto n = static_cast<std::size_t>(std::ceil(terms.reach * static_cast<double>(by_remoteness.size())));
    std::vector<bool> in(districts.size_of(), false);
    for (std::size_t i = 0; i < n; ++i) in[by_remoteness[i]] = true;
    return in;
}

std::vector<float> scope_of(const RoomTerms& terms, const Districts& districts, const Delivery& delivery) {
    if (terms.dimensions.empty() && terms.area == RoomArea::country && terms.reach >= 1.0) return {};
    const auto activities = activities_of(terms, delivery);
    const std::vector<bool> area = districts_of(terms, districts);
    std::vector<float> scope(districts.size_of() * n_activities, 0.0f);
    for (std::size_t d = 0; d < area.size(); ++d) {
        for (std::size_t a = 0; a < n_activities; ++a) {
            if (area[d] && activities[a]) scope[d * n_activities + a] = 1.0f;
        }
    }
    return scope;
}

/// In an adaptive structure a room may be empty until another form fills it.
bool somebody_sits(const StructureForum& forum) {
    return std::any_of(forum.seat.begin(), forum.seat.end(), [](double seat) { return seat > 0; });
}

void remember_contact(Organisations& organisations, const Forums& forums, std::size_t f) {
    const double history = forums.terms[f].history;
    if (history <= 0) return;
    for (std::size_t a = 0; a < organisations.size(); ++a) {
        for (std::size_t b = 0; b < organisations.size(); ++b) {
            double& trust = organisations.trust(a, b);
            if (a != b) trust += history * forums.seat(f, a) * forums.seat(f, b) * (most_trust - trust);
        }
    }
}

}  // namespace

void open_rooms(World& world, const Scenario& scenario, const Structure& structure) {
    Forums& forums = world.forums;
    Organisations& organisations = world.organisations;
    const std::size_t n = organisations.size();
    const std::size_t cells = world.districts.size_of() * n_activities;
    const std::size_t n_forums = structure.forums.size() + 1;
    WorldSizes sizes = sizes_of(world);
    sizes[Per::forum] = n_forums;
    lay_out(forums, sizes);
    lay_out(world.power, sizes);
    const bool several = !structure.armed.empty();
    if (several) forums.tie_to_mission = Grid<double>(n_forums, structure.armed.size());
    for (std::size_t f = 0; f < n_forums; ++f) {
        const bool reserved = f == structure.forums.size();
        const ForumSpec spec = spec_of(structure, f);
        forums.name[f] = spec.name;
        forums.id[f] = entity_id("forum/" + spec.name);
        forums.depth[f] = spec.depth;
        forums.rule[f] = spec.power_rule;
        forums.power[f] = spec.power;
        forums.interval_weeks[f] = spec.interval_weeks;
        forums.terms[f] = spec.terms;
        forums.scope[f] = scope_of(spec.terms, world.districts, scenario.parameters.delivery);
        forums.open[f] = !reserved && spec.terms.from == 0 && somebody_sits(structure.forums[f]);
        forums.founded[f] = reserved ? 0 : never;
        if (!reserved) {
            for (std::size_t o = 0; o < n; ++o) {
                forums.seat(f, o) = structure.forums[f].seat[o];
                forums.convenes(f, o) = structure.forums[f].convenes[o];
                forums.attendance(f, o) = structure.forums[f].seat[o] > 0 ? 1.0 : 0.0;
            }
            for (std::size_t b = 0; b < n_camps; ++b) forums.tie(f, b) = structure.forums[f].tie[b];
            for (std::size_t m = 0; several && m < structure.armed.size(); ++m)
                forums.tie_to_mission(f, m) = structure.forums[f].tie_to_mission[m];
        }
        forums.mixed[f] = soldiers_and_aid_sit(forums, organisations, f);
        const bool plans = spec.depth >= ForumDepth::planning || (!reserved && structure.forums[f].may_plan);
        if (plans) {
            forums.role[f] = Grid<float>(n, cells);
            forums.plan[f] = Grid<float>(1, cells);
        }
        remember_contact(organisations, forums, f);
    }
}

}  // namespace entente
