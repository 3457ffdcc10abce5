#include "mechanisms/headquarters.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/maths.hpp"

namespace entente {

namespace {

double cosine(const ByDimension& a, const ByDimension& b) {
    double product = 0, square_a = 0, square_b = 0;
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        product += a[k] * b[k];
        square_a += a[k] * a[k];
        square_b += b[k] * b[k];
    }
    return square_a > 0 && square_b > 0 ? clip(product / std::sqrt(square_a * square_b)) : 1.0;
}

/// Priorities of headquarters as they stand: their own, those they agreed on, those of the highest level.
std::vector<ByDimension> priorities(const Lines& lines, const HeadquartersRules& p) {
    const std::size_t n = lines.headquarters.size();
    ByDimension common{};
    double highest = 0;
    for (const double weight : p.highest) highest += weight;
    for (std::size_t h = 0; h < n; ++h) {
        for (std::size_t k = 0; k < n_dimensions; ++k) common[k] += lines.priorities(h, k) / static_cast<double>(n);
    }
    std::vector<ByDimension> all(n);
    for (std::size_t h = 0; h < n; ++h) {
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double agreed = (1.0 - p.integration) * lines.priorities(h, k) + p.integration * common[k];
            const double led = highest > 0 ? p.highest[k] / highest : agreed;
            all[h][k] = (1.0 - p.political_leadership) * agreed + p.political_leadership * led;
        }
    }
    return all;
}

/// What a superior wants: the priorities of headquarters at the end of its lines, and else what `own` wants.
ByDimension wanted_by(const Principal& principal, const std::vector<ByDimension>& priorities, const ByDimension& own) {
    ByDimension wanted{};
    double passed = 0;
    for (std::size_t h = 0; h < priorities.size(); ++h) {
        for (std::size_t k = 0; k < n_dimensions; ++k) wanted[k] += principal.line[h] * priorities[h][k];
        passed += principal.line[h];
    }
    for (std::size_t k = 0; k < n_dimensions; ++k) wanted[k] += std::max(0.0, 1.0 - passed) * own[k];
    return wanted;
}

ByDimension mandate_of(const Organisations& organisations, std::size_t o) {
    ByDimension mandate{};
    for (std::size_t k = 0; k < n_dimensions; ++k) mandate[k] = organisations.mandate(o, k);
    return mandate;
}

double agreement(const std::vector<ByDimension>& priorities) {
    double sum = 0;
    double pairs = 0;
    for (std::size_t a = 0; a < priorities.size(); ++a) {
        for (std::size_t b = a + 1; b < priorities.size(); ++b) {
            sum += cosine(priorities[a], priorities[b]);
            pairs += 1.0;
        }
    }
    return pairs > 0 ? sum / pairs : 1.0;
}

/// Mean over pairs of principals, by the weight of both.
double conflict_of(const Post& post, const std::vector<ByDimension>& priorities, const ByDimension& own) {
    double sum = 0;
    double weight = 0;
    for (std::size_t a = 0; a < post.principals.size(); ++a) {
        for (std::size_t b = a + 1; b < post.principals.size(); ++b) {
            const double both = post.principals[a].weight * post.principals[b].weight;
            sum += both * (1.0 - cosine(wanted_by(post.principals[a], priorities, own),
                                        wanted_by(post.principals[b], priorities, own)));
            weight += both;
        }
    }
    return weight > 0 ? sum / weight : 0.0;
}

/// A superior of the same legal body orders; another persuades, as far as it is trusted.
void set_directive(World& world, const Lines& lines, const std::vector<ByDimension>& priorities,
                   const HeadquartersRules& p, std::size_t o) {
    const ByDimension own = mandate_of(world.organisations, o);
    ByDimension wanted{};
    double followed = 0;
    double lined = 0;
    for (const Principal& principal : lines.principals[o]) {
        const bool somebody = principal.superior != Structure::npos;
        const double trust = somebody && !principal.commands ? world.organisations.trust(o, principal.superior) : 1.0;
        const double weight = principal.weight * (p.authority + (1.0 - p.authority) * trust);
        const ByDimension above = wanted_by(principal, priorities, own);
        for (std::size_t k = 0; k < n_dimensions; ++k) wanted[k] += weight * above[k];
        followed += weight;
        lined += principal.weight;
    }
    const double whole = std::max(1.0, lined);
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        world.headquarters.directive(o, k) = (wanted[k] + (whole - followed) * own[k]) / whole;
    }
}

/// What the field works on, by dimension.
ByDimension work_of(const World& world, std::size_t o) {
    ByDimension work{};
    const auto effort = world.effort.by_organisation.row(o);
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) work[k] += effort[world.beliefs.cell(d, k)];
    }
    return work;
}

void mistrust(World& world, const HeadquartersRules& p, std::size_t o, Week week) {
    ByDimension directive{};
    for (std::size_t k = 0; k < n_dimensions; ++k) directive[k] = world.headquarters.directive(o, k);
    const double kept = 1.0 - p.rotation_trust * p.two_way_rotation;
    const double distance = 1.0 - cosine(work_of(world, o), directive);
    const double target = kept * clip(p.mistrust + p.mistrust_distance * distance);
    double& now = world.headquarters.mistrust[o];
    now = week == 0 ? kept * p.mistrust : now + p.mistrust_pace * (target - now);
}

/// Headquarters go by the report before the last; who moves between field and headquarters brings fresher news.
void report_home(World& world, const HeadquartersRules& p) {
    const auto fresh = static_cast<float>(p.rotation_knowledge * p.two_way_rotation);
    auto& known = world.headquarters.known.values;
    auto& reported = world.headquarters.reported.values;
    const auto& believed = world.beliefs.mean.values;
    for (std::size_t c = 0; c < known.size(); ++c) {
        known[c] = (1.0f - fresh) * reported[c] + fresh * believed[c];
        reported[c] = believed[c];
    }
}

}  // namespace

double field_autonomy(const Organisations& organisations, const HeadquartersRules& p, std::size_t organisation) {
    const double autonomy = organisations.autonomy[organisation];
    return autonomy + p.delegation * (1.0 - autonomy);
}

double slowness(const Headquarters& headquarters, const Post& post, std::size_t row, const HeadquartersRules& p) {
    const double kept_away = post.office == SupportOffice::joint_office && post.backed > 0 ? p.joint_office : 0.0;
    const double led = post.principals.empty() ? 0.0 : p.escalation * p.political_leadership;
    return 1.0 + p.delay * (1.0 - kept_away) * headquarters.conflict[row] + p.slow * (1.0 - headquarters.support) + led;
}

void direct(World& world, const Structure& structure, const HeadquartersRules& p, const Switches& on, Week week) {
    if (week % p.every_weeks != 0) return;
    Headquarters& headquarters = world.headquarters;
    const bool works = on(Mechanism::headquarters);
    const std::vector<ByDimension> wanted = priorities(structure.lines, p);
    headquarters.coherence = agreement(wanted);
    headquarters.defection = p.defection;
    headquarters.support = works ? p.support * (1.0 - p.integration_cost * p.integration) : 1.0;
    headquarters.deployment_slowness = 1.0 + p.slow * (1.0 - headquarters.support);
    for (std::size_t post = 0; post < structure.posts.size(); ++post) {
        const auto& fills = structure.posts[post].organisations;
        const ByDimension own = fills.empty() ? ByDimension{} : mandate_of(world.organisations, fills.front());
        headquarters.conflict[post] = works ? conflict_of(structure.posts[post], wanted, own) : 0.0;
    }
    report_home(world, p);
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        headquarters.overrides[o] = headquarters.pull[o] = headquarters.delegated[o] = 0;
        if (!works || !world.organisations.present[o]) continue;
        set_directive(world, structure.lines, wanted, p, o);
        mistrust(world, p, o, week);
        const double bound = 1.0 - field_autonomy(world.organisations, p, o);
        headquarters.pull[o] = p.directive * bound;
        headquarters.overrides[o] = clip(p.micro_planning * bound * headquarters.mistrust[o]);
        headquarters.delegated[o] = p.delegation_time * p.delegation;
    }
}

void plan_in_the_field(Organisations& organisations, const Headquarters& headquarters, double largest_share) {
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (organisations.active_teams[o] <= 0) continue;
        organisations.coordination_share[o] =
            std::min(largest_share, organisations.coordination_share[o] + headquarters.delegated[o]);
    }
}

}  // namespace entente
