#include "mechanisms/security_sector.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"
#include "world/sizes.hpp"

namespace entente {

namespace {

double support_of(const Effort& effort, std::size_t o, std::size_t country) {
    return effort.security_support(o, country) + effort.justice_support(o, country);
}

/// Voices in the rooms in which supporters plan: the mean over voices of the best-filled seat.
double heard_in_rooms(const World& world, std::size_t country) {
    const Forums& forums = world.forums;
    const Organisations& organisations = world.organisations;
    std::array<double, n_reform_voices> heard{};
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f] || !forums.plans(f)) continue;
        double supporters = 0;
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            if (support_of(world.effort, o, country) > 0) {
                supporters = std::max(supporters, forums.seat(f, o) * forums.attendance(f, o));
            }
        }
        if (supporters <= 0) continue;
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            const double there = supporters * forums.seat(f, o) * forums.attendance(f, o);
            if (there <= 0 || !organisations.present[o]) continue;
            const std::optional<ReformVoice> voice = traits_of(organisations.family[o]).reform_voice;
            if (voice) heard[index_of(*voice)] = std::max(heard[index_of(*voice)], there);
        }
    }
    double sum = 0;
    for (const double voice : heard) sum += voice;
    return clip(sum / static_cast<double>(n_reform_voices));
}

/// What one knows of another's support: by a link, or in a room where both plan.
double known_to(const World& world, std::size_t o, std::size_t other) {
    double known = clip(world.beliefs.strength(o, other));
    const Forums& forums = world.forums;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f] || !forums.plans(f)) continue;
        known = std::max(
            known, forums.seat(f, o) * forums.attendance(f, o) * forums.seat(f, other) * forums.attendance(f, other));
    }
    return known;
}

double appeal_of(const SecuritySectorReform& p, std::size_t body) {
    switch (kind_of_body(body)) {
        case SecurityBody::army:
            return p.appeal_army;
        case SecurityBody::intelligence:
            return p.appeal_intelligence;
        case SecurityBody::justice:
            return p.appeal_justice;
        case SecurityBody::police:
            return p.appeal_police;
    }
    return 0.0;
}

/// Supporters choose bodies one after another, each by its own idea of the reform and by what it knows of the others'.
void spread_support(World& world, const SecuritySectorReform& p, std::size_t country, const Draws& draws) {
    SecuritySector& sector = world.security_sector;
    const Organisations& organisations = world.organisations;
    const std::size_t n_bodies = sector.n_bodies();
    std::vector<double> weight(n_bodies);
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        auto served = sector.served.row(o);
        std::fill(served.begin(), served.end(), 0.0);
        const double support = world.effort.security_support(o, country) * (1.0 - p.consultation);
        if (support > 0) {
            std::vector<std::pair<std::size_t, double>> known;  // supporters before it that it hears of
            for (std::size_t other = 0; other < o; ++other) {
                if (support_of(world.effort, other, country) > 0) known.emplace_back(other, known_to(world, o, other));
            }
            double sum = 0;
            for (std::size_t b = 0; b < n_bodies; ++b) {
                // Its idea is its own and lasts; a common concept is every body's alike.
                const auto which = static_cast<std::uint32_t>(b);
                const double idea = appeal_of(p, b) + p.concept_spread * draws.gumbel(organisations.id[o], 0,
                                                                                      Purpose::security_concept, which);
                double taken = 0;
                for (const auto& [other, how_well] : known) taken += how_well * sector.served(other, b);
                const double lacking = 1.0 - sector.reform(country, b);
                weight[b] = exp((1.0 - p.common_concept) * idea) * lacking / (1.0 + taken / p.capacity);
                sum += weight[b];
            }
            for (std::size_t b = 0; b < n_bodies; ++b) {
                served[b] = sum > 0 ? support * weight[b] / sum : support / static_cast<double>(n_bodies);
            }
        }
        served[index_of(SecurityBody::justice)] += world.effort.justice_support(o, country);
    }
}

void reform_bodies(World& world, const SecuritySectorReform& p, std::size_t country) {
    SecuritySector& sector = world.security_sector;
    const std::size_t n_bodies = sector.n_bodies();
    double alone = 0;
    double together = 0;
    double all = 0;
    std::vector<double> support(n_bodies, 0.0);
    for (std::size_t b = 0; b < n_bodies; ++b) {
        for (std::size_t o = 0; o < sector.served.n_rows; ++o) {
            support[b] += sector.served(o, b);
            alone += saturate(sector.served(o, b), p.capacity);
        }
        all += support[b];
        const double taken_up = saturate(support[b], p.capacity);
        together += taken_up;
        double& reform = sector.reform(country, b);
        const double accepted = p.pace_disowned + (1.0 - p.pace_disowned) * sector.legitimacy[country];
        reform += p.every_weeks * (p.pace * taken_up / p.capacity * accepted * (1.0 - reform) - p.decay * reform);
        reform = clip(reform);
    }
    sector.overlap[country] = alone > 0 ? clip(1.0 - together / alone) : 0.0;
    double neglected = 0;
    for (const double given : support) neglected += given < p.neglected * all / static_cast<double>(n_bodies);
    sector.neglected[country] = all > 0 ? neglected / static_cast<double>(n_bodies) : 1.0;
}

double police_of(const SecuritySector& sector, std::size_t country) {
    double sum = 0;
    for (std::size_t b = first_police_body; b < sector.n_bodies(); ++b) sum += sector.reform(country, b);
    return sum / static_cast<double>(sector.n_bodies() - first_police_body);
}

/// Reformed police work as far as courts keep step, as they know what goes on, and as people take them for theirs.
void police(World& world, const SecuritySectorReform& p, std::size_t country) {
    SecuritySector& sector = world.security_sector;
    const double reformed = police_of(sector, country);
    const double courts = sector.reform(country, index_of(SecurityBody::justice));
    const double informed = sector.reform(country, index_of(SecurityBody::intelligence));
    sector.policing[country] = clip(reformed * (1.0 - p.out_of_step * std::max(0.0, reformed - courts)) *
                                    (1.0 - p.blind * (1.0 - informed)) * sector.legitimacy[country]);
    const double grown = p.every_weeks * sector.policing[country];
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (world.districts.country[d] != country) continue;
        double& law = world.districts.condition(d, index_of(Dimension::rule_of_law));
        double& security = world.districts.condition(d, index_of(Dimension::security));
        const double calm = 1.0 - world.districts.violence[d];
        law = clip(law + p.law * grown * calm * (1.0 - law));
        security = clip(security + p.security * grown * calm * (1.0 - security));
    }
}

std::size_t largest_town(const Districts& districts, std::size_t country) {
    std::size_t best = 0;
    double most = -1;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        if (districts.country[d] != country || districts.people[d] <= most) continue;
        most = districts.people[d];
        best = d;
    }
    return best;
}

double paid(const World& world, const SecuritySectorReform& p, std::size_t country) {
    return clip(world.government.revenue[country] / p.pay);
}

void keep_discipline(World& world, const SecuritySectorReform& p, std::size_t country) {
    SecuritySector& sector = world.security_sector;
    const double army = sector.reform(country, index_of(SecurityBody::army));
    const double target = clip(p.discipline_reform * army + p.discipline_pay * paid(world, p, country));
    double& discipline = sector.discipline[country];
    discipline = clip(discipline + clip(p.every_weeks * p.discipline_pace) * (target - discipline));
    sector.restraint[country] = p.abuse * (discipline - p.start_discipline);
}

void mutiny(World& world, const SecuritySectorReform& p, std::size_t country, Week week, const Draws& draws) {
    SecuritySector& sector = world.security_sector;
    const std::size_t town = largest_town(world.districts, country);
    const double risk = p.mutiny * (1.0 - sector.discipline[country]) * (1.0 - paid(world, p, country));
    if (draws.uniform(world.districts.id[town], week, Purpose::mutiny) >= risk) return;
    sector.mutinies[country] = 1;
    sector.barracks[town] = p.mutiny_fights;
    sector.discipline[country] *= 1.0 - p.mutiny_breaks;
}

}  // namespace

void settle_security_sector(World& world, const SecuritySectorReform& p) {
    SecuritySector& sector = world.security_sector;
    WorldSizes sizes = sizes_of(world);
    sizes[Per::body] = first_police_body + static_cast<std::size_t>(p.police_bodies);
    lay_out(sector, sizes);
    sector.reform.fill(p.start);
    sector.discipline.assign(world.government.size(), p.start_discipline);
    sector.legitimacy.assign(world.government.size(), p.start_legitimacy);
}

void reform_security(World& world, const SecuritySectorReform& p, const Switches& on, Week week, const Draws& draws) {
    SecuritySector& sector = world.security_sector;
    std::fill(sector.barracks.begin(), sector.barracks.end(), 0.0);
    for (std::size_t country = 0; country < world.government.size(); ++country) {
        sector.mutinies[country] = 0;
        if (on(Mechanism::mutiny)) mutiny(world, p, country, week, draws);
        if (week % p.every_weeks != 0) continue;
        if (!on(Mechanism::security_sector)) {
            if (on(Mechanism::mutiny)) keep_discipline(world, p, country);  // what a mutiny breaks mends as it would
            continue;
        }
        double asked = 0;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            asked += p.consultation * world.effort.security_support(o, country);
        }
        sector.breadth[country] =
            1.0 - (1.0 - heard_in_rooms(world, country)) * (1.0 - share_of(asked, p.consultation_half));
        const double target = clip((p.legitimacy_base + p.legitimacy_breadth * sector.breadth[country]) *
                                   (1.0 - p.legitimacy_predation * world.government.predation[country]));
        sector.legitimacy[country] += clip(p.every_weeks * p.legitimacy_pace) * (target - sector.legitimacy[country]);
        spread_support(world, p, country, draws);
        reform_bodies(world, p, country);
        police(world, p, country);
        keep_discipline(world, p, country);
    }
}

}  // namespace entente
