#include "mechanisms/humanitarian_space.hpp"

#include <algorithm>
#include <array>

#include "core/maths.hpp"
#include "core/parallel.hpp"

namespace entente {

namespace {

/// How far an organisation is seen talking to armed groups outside the accord: as a mediator, or for access.
double seen_talking(const World& world, const HumanitarianSpace& p, std::size_t o, std::size_t d, double outside) {
    if (world.effort.teams_here(o, d) <= 0 || outside <= 0) return 0.0;
    const double mediates = p.talking * share_of(world.effort.talks(o, d), p.talks_half);
    const double negotiates =
        traits_of(world.organisations.family[o]).humanitarian ? p.negotiating * world.conduct.negotiates[o] : 0.0;
    return clip(outside * std::max(mediates, negotiates));
}

/// Strongest room an organisation is seen in, by camp.
double seen_in(const Forums& forums, std::size_t o, const Grid<double>& tie, std::size_t camp) {
    double strongest = 0;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f]) continue;
        strongest = std::max(strongest, forums.attendance(f, o) * forums.seat(f, o) * tie(f, camp));
    }
    return strongest;
}

/// 1 for camps that exist in a country. Whether the mission's does depends on the district.
std::array<double, n_camps> camps_present(const World& world) {
    std::array<double, n_camps> there{};
    there[index_of(Camp::government)] = 1.0;
    there[index_of(Camp::armed_groups)] = world.groups.size() > 0 ? 1.0 : 0.0;
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        const bool foreign = world.organisations.family[o] == Family::foreign_force && world.organisations.present[o];
        if (foreign) there[index_of(Camp::foreign_force)] = 1.0;
    }
    return there;
}

}  // namespace

double distinctness_of(const World& world, const Structure& structure, const HumanitarianSpace& p,
                       std::size_t organisation) {
    const Conduct& conduct = world.conduct;
    const std::size_t o = organisation;
    if (!world.organisations.civilian[o]) return 0.0;
    double belligerent = 0;  // share of income from who is part of an armed camp
    for (std::size_t payer = 0; payer < structure.funding.n_columns; ++payer) {
        if (structure.funding(o, payer) <= 0) continue;
        const double tied = std::max(structure.association(payer, index_of(Camp::mission)),
                                     structure.association(payer, index_of(Camp::foreign_force)));
        belligerent += structure.funding(o, payer) * tied;
    }
    const std::array ways{conduct.negotiates[o], conduct.refuses_escorts[o],
                          one_half * (conduct.own_logistics[o] + conduct.own_brand[o]),
                          share_of(conduct.years[o], p.years_half)};
    double sum = 0;
    for (const double way : ways) sum += way;
    return (1.0 - clip(belligerent)) * sum / static_cast<double>(ways.size());
}

void perceive(World& world, const Structure& structure, const HumanitarianSpace& p, const CivilMilitary& civil_military,
              const Switches& on) {
    for (std::size_t o = 0; o < world.organisations.size(); ++o)
        world.conduct.distinct[o] = distinctness_of(world, structure, p, o);
    const Organisations& organisations = world.organisations;
    const std::size_t n_districts = world.districts.size_of();
    if (!on(Mechanism::association)) {
        for (auto& camp : world.association.with_camp) camp.fill(0.0);
        open_space(world, p);
        return;
    }
    // An unarmed office, or a mission that has left, is no armed camp to be taken for.
    for (std::size_t m = 0; m < world.missions.size(); ++m) world.missions[m].armed = structure.is_armed(m);
    const std::array<double, n_camps> anywhere = camps_present(world);
    const double blur_mission = blurring_left(civil_military, on, Camp::mission);
    const double blur_foreign = blurring_left(civil_military, on, Camp::foreign_force);
    const double visited = on(Mechanism::civil_military_rules) ? civil_military.cimic_seen * civil_military.cimic *
                                                                     (1.0 - civil_military.civilian_channels)
                                                               : 0.0;
    std::vector<double> outside(n_districts, 0.0);  // strongest presence of a group outside the accord
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        for (std::size_t d = 0; d < n_districts; ++d) {
            outside[d] = std::max(outside[d], world.groups.presence(g, d) * world.groups.outside[g]);
        }
    }
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            if (!organisations.present[o]) return;
            const bool aid = traits_of(organisations.family[o]).humanitarian;
            const bool civilian = organisations.civilian[o];
            std::array<double, n_camps> lasting{};
            for (std::size_t b = 0; b < n_camps; ++b) {
                lasting[b] = (1.0 - structure.association(o, b)) *
                             (1.0 - p.forum_share * seen_in(world.forums, o, world.forums.tie, b));
            }
            // Of several missions the one in whose area it is seen counts.
            std::array<double, most_missions> untied{};
            for (std::size_t m = 0; m < world.missions.size(); ++m) {
                const bool several = world.missions.size() > 1;
                untied[m] = several
                                ? (1.0 - structure.tie(o, m)) *
                                      (1.0 - p.forum_share * seen_in(world.forums, o, world.forums.tie_to_mission, m))
                                : lasting[index_of(Camp::mission)];
            }
            for (std::size_t d = 0; d < n_districts; ++d) {
                const double units = hundred_thousands(world.districts, d);
                const double soldiers_aid = share_of(world.effort.military_projects[d] / units, p.patrol_half);
                const double blurred = aid && on(Mechanism::blurring) ? p.blurring * soldiers_aid : 0.0;
                const Mission& mission = mission_in(world, d);
                std::array<double, n_camps> there = anywhere;
                there[index_of(Camp::mission)] = mission.armed && mission.here() ? 1.0 : 0.0;
                const double escorted = p.escort_share * world.conduct.escorted(o, d);
                const double borrowed = p.borrowed * world.conduct.lent[o] * (1.0 - world.conduct.own_logistics[o]) *
                                        world.districts.remoteness[d];
                // Roles can only be told to people whom information reaches, and of civilians only.
                const double told = civilian ? p.roles_explained * world.opinion.informed[d] : 0.0;
                const double distinct = clip(p.distinctness * world.conduct.distinct[o] + told);
                if (mission.deployed) lasting[index_of(Camp::mission)] = untied[world.districts.mission[d]];
                // Of soldiers' liaison officers.
                const double visits = aid ? share_of(world.effort.patrol[d] / units, p.patrol_half) : 0.0;
                double with_mission = 0;
                for (std::size_t b = 0; b < n_camps; ++b) {
                    double conduct = 1.0;
                    if (b == index_of(Camp::mission)) {
                        conduct = (1.0 - blur_mission * blurred) * (1.0 - escorted) * (1.0 - visited * visits) *
                                  (1.0 - borrowed);
                    }
                    if (b == index_of(Camp::foreign_force)) conduct = 1.0 - blur_foreign * blurred;
                    if (b == index_of(Camp::government)) {
                        conduct = (1.0 - p.through_state * organisations.local_ownership[o]) *
                                  (1.0 - mission.partiality * with_mission);
                    }
                    if (b == index_of(Camp::armed_groups)) conduct = 1.0 - seen_talking(world, p, o, d, outside[d]);
                    const double target = there[b] * (1.0 - lasting[b] * conduct) * (1.0 - distinct);
                    double& a = world.association.with_camp[b](o, d);
                    a += p.pull * (target - a);
                    if (b == index_of(Camp::mission)) with_mission = a;
                }
            }
        },
        4);
    open_space(world, p);
}

void open_space(World& world, const HumanitarianSpace& p) {
    const Organisations& organisations = world.organisations;
    const ArmedGroups& groups = world.groups;
    const std::size_t n_districts = world.districts.size_of();
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            if (!organisations.present[o]) return;
            const bool soldier = organisations.military[o];
            const bool outsider = organisations.international_share[o] > 0.0;
            for (std::size_t d = 0; d < n_districts; ++d) {
                if (!may_work_in(organisations, world.districts, o, d)) {
                    world.association.at_risk(o, d) = 0;
                    world.association.access(o, d) = 0;
                    continue;
                }
                double spared = 1.0;
                double open = 1.0;
                const double unwelcome = 1.0 - world.residents.district_acceptance[d];
                for (std::size_t g = 0; g < groups.size(); ++g) {
                    const double outside = groups.presence(g, d) * groups.outside[g];
                    if (outside <= 0) continue;
                    double hostile = 0;
                    for (std::size_t b = 0; b < n_camps; ++b) {
                        hostile += groups.host(g, b) * world.association.with_camp[b](o, d);
                    }
                    hostile = clip(hostile);
                    spared *= 1.0 - outside * hostile;
                    open *= 1.0 -
                            clip(outside * (p.closing * hostile * unwelcome + p.partisan_block), 0.0, p.largest_block);
                }
                world.association.at_risk(o, d) = 1.0 - spared;
                const std::size_t country = world.districts.country[d];
                const double timid = soldier ? 0.0 : 1.0 - organisations.risk_tolerance[o];
                // A government may itself be hostile to who is tied to a camp; talking to its enemies costs permits.
                double unwanted = world.government.obstruction[country];
                for (std::size_t b = 0; b < n_camps; ++b) {
                    unwanted += world.government.host(country, b) * world.association.with_camp[b](o, d);
                }
                const double denied = outsider ? p.obstruction * clip(unwanted) : 0.0;
                const double access = (1.0 - p.violence_cost * world.districts.violence[d] * timid) *
                                      (soldier ? 1.0 - p.soldiers_block * (1.0 - open) : open) * (1.0 - denied);
                world.association.access(o, d) = clip(access, p.smallest, 1.0);
            }
        },
        4);
}

}  // namespace entente
