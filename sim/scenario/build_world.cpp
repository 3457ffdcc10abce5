#include "scenario/build_world.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "core/maths.hpp"
#include "mechanisms/borders.hpp"
#include "mechanisms/humanitarian_space.hpp"
#include "mechanisms/mandate.hpp"
#include "mechanisms/stance.hpp"
#include "scenario/country.hpp"
#include "scenario/open_accounts.hpp"
#include "scenario/open_rooms.hpp"
#include "scenario/places.hpp"
#include "scenario/room_settings.hpp"
#include "scenario/seat_members.hpp"
#include "scenario/settle_people.hpp"
#include "world/sizes.hpp"

namespace entente {

namespace {

void found_organisations(World& world, const Scenario& scenario, const Structure& structure) {
    Organisations& o = world.organisations;
    const std::size_t n = scenario.organisations.size();
    WorldSizes sizes = sizes_of(world);
    sizes[Per::organisation] = n;
    lay_out(o, sizes);
    lay_out(world.inner, sizes);
    for (std::size_t i = 0; i < n; ++i) {
        const OrganisationSpec& spec = scenario.organisations[i];
        o.name[i] = spec.name;
        o.id[i] = entity_id(spec.name);
        o.family[i] = spec.family;
        o.mission[i] = mission_row(scenario, spec);
        o.country[i] = country_row(scenario, spec);
        o.present[i] = structure.present[i];
        double sum = 0;
        for (const double weight : spec.mandate) sum += weight;
        for (std::size_t k = 0; k < n_dimensions; ++k)
            o.mandate(i, k) = sum > 0 ? spec.mandate[k] / sum : 1.0 / n_dimensions;
        for (std::size_t a = 0; a < n_activities; ++a) o.competence(i, a) = spec.competence[a];
        o.humanity[i] = spec.humanity;
        o.neutrality[i] = spec.neutrality;
        o.impartiality[i] = spec.impartiality;
        o.independence[i] = spec.independence;
        o.partiality[i] = spec.partiality;
        o.local_ownership[i] = spec.local_ownership;
        o.autonomy[i] = spec.autonomy;
        o.consensus_skill[i] = spec.consensus_skill;
        o.power_sensitivity[i] = spec.power_sensitivity;
        o.power[i] = spec.power;
        o.risk_tolerance[i] = spec.risk_tolerance;
        o.visibility_need[i] = spec.visibility_need;
        o.visibility[i] = spec.visibility;
        o.desired_depth[i] = spec.desired_depth;
        o.turnover[i] = spec.turnover;
        o.international_share[i] = spec.international_share;
        o.colouring[i] = spec.colouring;
        o.civilian[i] = spec.civilian;
        o.military[i] = spec.military;
        o.voluntary[i] = spec.voluntary;
        o.team_cost[i] =
            spec.military && spec.team_cost <= 0 ? scenario.parameters.funding.mission_team_cost : spec.team_cost;
    }
    o.vocation = o.mandate;
    o.ability = o.competence;
    o.trust = trust_at_start(o, scenario.history, scenario.start.trust);
}

/// What organisations are like inside, and what they have learnt of one another before they come.
void give_character(World& world, const Scenario& scenario) {
    InnerLife& inner = world.inner;
    const Parameters& p = scenario.parameters;
    for (std::size_t o = 0; o < scenario.organisations.size(); ++o) {
        const Character& character = scenario.organisations[o].character;
        const auto weights = character.answers_to();
        double sum = 0;
        for (const double weight : weights) sum += weight;
        for (std::size_t b = 0; b < n_audiences; ++b) {
            inner.answers_to(o, b) = sum > 0 ? weights[b] / sum : 1.0 / static_cast<double>(n_audiences);
        }
        inner.unity[o] = character.unity;
        inner.openness[o] = character.openness;
        inner.sincerity[o] = character.sincerity;
        inner.culture[o] = character.culture;
        inner.horizon[o] = character.horizon;
        inner.home_interest[o] = character.home_interest;
    }
    inner.interoperability.fill(p.on(Mechanism::lessons) ? p.lessons.training : 0.0);
    set_success(world, p.incentives, p.on);
}

/// Teams start where there are people; what they do follows competence.
void field_teams(World& world, const Scenario& scenario, const Draws& draws) {
    Teams& teams = world.teams;
    const std::size_t n_districts = world.districts.size_of();
    std::map<std::uint32_t, std::string> names;
    teams.first.assign(1, 0);
    for (std::size_t o = 0; o < scenario.organisations.size(); ++o) {
        const OrganisationSpec& spec = scenario.organisations[o];
        const auto people_at = [&](std::size_t d) {  // where it may work at all
            return may_work_in(world.organisations, world.districts, o, d) ? world.districts.people[d] : 0.0;
        };
        double people = 0;
        std::size_t last = 0;
        for (std::size_t d = 0; d < n_districts; ++d) {
            people += people_at(d);
            if (people_at(d) > 0) last = d;
        }
        std::vector<std::size_t> able;
        for (std::size_t a = 0; a < n_activities; ++a) {
            const bool starts = static_cast<Activity>(a) != Activity::offensive_operation;
            if (spec.competence[a] > 0 && starts) able.push_back(a);
        }
        const auto count = able.empty() ? 0 : spec.teams;
        for (int t = 0; t < count; ++t) {
            const std::string name = spec.name + "/team/" + std::to_string(t + 1);
            const EntityId id = entity_id(name);
            const auto [at, fresh] = names.emplace(static_cast<std::uint32_t>(id), name);
            if (!fresh)
                throw std::invalid_argument("the names " + name + " and " + at->second +
                                            " share an identity; rename one");
            const auto draw = draws.uniforms(id, 0, Purpose::starting_team);
            double target = draw[0] * people;
            std::size_t d = 0;
            while (d < last && target > people_at(d)) target -= people_at(d++);
            double weight = 0;
            for (const std::size_t a : able) weight += spec.competence[a] * spec.competence[a];
            double pick = draw[1] * weight;
            std::size_t j = 0;
            while (j + 1 < able.size() && pick > spec.competence[able[j]] * spec.competence[able[j]]) {
                pick -= spec.competence[able[j]] * spec.competence[able[j]];
                ++j;
            }
            teams.id.push_back(id);
            teams.organisation.push_back(static_cast<std::uint16_t>(o));
            teams.district.push_back(static_cast<std::uint16_t>(d));
            teams.activity.push_back(static_cast<Activity>(able[j]));
            teams.ties.push_back(
                static_cast<float>(draw[2] * (spec.family == Family::local_ngo ? 1.0 : scenario.start.foreign_ties)));
            teams.arrives.push_back(0);
            teams.drawn_by_plan.push_back(0);
        }
        teams.first.push_back(static_cast<std::uint32_t>(teams.id.size()));
    }
    teams.presence.assign(teams.size(), 0.0f);
}

void open_minds(World& world, const Scenario& scenario) {
    Beliefs& beliefs = world.beliefs;
    const std::size_t n = world.organisations.size();
    lay_out(beliefs, sizes_of(world));
    lay_out(world.association, sizes_of(world));
    beliefs.n_districts = world.districts.size_of();
    beliefs.own_mean.fill(static_cast<float>(scenario.parameters.observation.prior_mean));
    beliefs.mean = beliefs.own_mean;
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            double product = 0, square_a = 0, square_b = 0;
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                product += world.organisations.mandate(a, k) * world.organisations.mandate(b, k);
                square_a += world.organisations.mandate(a, k) * world.organisations.mandate(a, k);
                square_b += world.organisations.mandate(b, k) * world.organisations.mandate(b, k);
            }
            beliefs.divergence(a, b) = clip(1.0 - product / std::sqrt(square_a * square_b));
        }
    }
}

/// Ways of working, and a host country that has not spoken yet.
void meet_hosts(World& world, const Scenario& scenario) {
    const WorldSizes sizes = sizes_of(world);
    Conduct& conduct = world.conduct;
    lay_out(conduct, sizes);
    lay_out(world.voices, sizes);
    lay_out(world.economy, sizes);
    lay_out(world.opinion, sizes);
    for (std::size_t o = 0; o < scenario.organisations.size(); ++o) {
        const ConductSpec& spec = scenario.organisations[o].conduct;
        conduct.negotiates[o] = spec.negotiates;
        conduct.refuses_escorts[o] = spec.refuses_escorts;
        conduct.own_logistics[o] = spec.own_logistics;
        conduct.own_brand[o] = spec.own_brand;
        conduct.years[o] = spec.years_present;
        conduct.goes_remote[o] = spec.goes_remote;
        conduct.bunkers[o] = spec.bunkers;
        const bool abroad = scenario.organisations[o].international_share > 0;
        world.voices.nationals[o] = abroad ? scenario.parameters.succession.start : 1.0;
    }
}

void open_headquarters(World& world, const Structure& structure) {
    Headquarters& headquarters = world.headquarters;
    WorldSizes sizes = sizes_of(world);
    sizes[Per::post] = structure.posts.size();
    lay_out(headquarters, sizes);
    headquarters.directive = world.organisations.mandate;
    headquarters.reported = headquarters.known = world.beliefs.mean;
    world.post_attention.assign(sizes[Per::post], 1.0);
    world.hat_attention.assign(sizes[Per::organisation], 1.0);
}

void seat_government(World& world, const Scenario& scenario) {
    Government& government = world.government;
    const Governing& p = scenario.parameters.governing;
    WorldSizes sizes = sizes_of(world);
    sizes[Per::country] = n_countries(scenario);
    lay_out(government, sizes);
    for (std::size_t c = 0; c < government.size(); ++c) {
        const GovernmentStart start = government_of(scenario, c);
        government.in_power[c] = in_power(scenario, c);
        if (!scenario.countries.empty()) government.election_week[c] = scenario.countries[c].election_week;
        government.predation[c] = start.predation;
        government.obstruction[c] = start.obstruction;
        government.obstruction_start[c] = start.obstruction;
        government.corruption[c] = start.corruption;
        government.exclusion[c] = start.exclusion;
        government.honours[c] = start.honours;
        government.revenue[c] = p.revenue_base;
        government.legitimacy[c] = scenario.start.legitimacy;
        government.abuse[c] = p.abuse_floor + p.abuse_predation * start.predation;
    }
    for (std::size_t c = 0; c < government.size(); ++c) {
        government.host(c, index_of(Camp::mission)) = scenario.government.host_mission;
        government.host(c, index_of(Camp::foreign_force)) = scenario.government.host_foreign_force;
        government.host(c, index_of(Camp::armed_groups)) = scenario.government.host_armed_groups;
    }
}

void send_missions(World& world, const Scenario& scenario, const Structure& structure, const Draws& draws) {
    const MandateReview& general = scenario.parameters.mandate_review;
    Organisations& organisations = world.organisations;
    world.missions.assign(n_missions(scenario), Mission{});
    for (std::size_t m = 0; m < world.missions.size(); ++m) {
        Mission& mission = world.missions[m];
        const MissionSpec own = scenario.missions.empty() ? MissionSpec{} : scenario.missions[m];
        const auto or_else = [](auto written, auto otherwise) { return written >= 0 ? written : otherwise; };
        if (!own.name.empty()) mission.name = own.name;
        mission.plan = {own.start_week, own.deployment_weeks, own.start_strength,
                        own.exit_week,  own.exit_phase_weeks, own.exit_benchmark};
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            if (organisations.mission[o] == m && organisations.present[o] && of_mission(organisations.family[o])) {
                mission.deployed = true;
            }
        }
        mission.arrived = plan_of(mission, scenario.parameters.mission_life).start_week <= 0;
        mission.armed = mission.deployed && structure.is_armed(m);
        mission.mandate_robust = mission.deployed ? or_else(own.robust, scenario.mandate.robust) : 0.0;
        mission.partiality = mission.deployed ? or_else(own.partiality, scenario.mandate.partiality) : 0.0;
        mission.clarity = or_else(own.clarity, general.clarity);
        mission.drafting_weeks = or_else(own.drafting_weeks, general.drafting_weeks);
        mission.tasks = tasks_of(own.tasks.empty() ? scenario.mandate.tasks : own.tasks);
    }
    draft_mandates(world, general, scenario.parameters.on, draws);
}

/// What armed groups, identity groups and security bodies are beside their strength.
void settle_arms(World& world, const Scenario& scenario, const Draws& draws) {
    const WorldSizes sizes = sizes_of(world);
    lay_out(world.accord, sizes);
    lay_out(world.communities, sizes);
    lay_out(world.deconfliction, sizes);
    const auto& in_power = world.government.in_power;
    for (std::size_t i = 0; i < world.accord.seat_of_identity.size(); ++i) {
        const bool everywhere = std::all_of(in_power.begin(), in_power.end(), [&](auto who) { return who == i; });
        if (!everywhere) world.accord.seat_of_identity[i] = scenario.accord.identities;  // else it holds power anyway
    }
    settle_livelihoods(world, scenario.parameters.livelihoods, draws);
    settle_security_sector(world, scenario.parameters.security_sector);
    world.imposed = scenario.imposed;
}

}  // namespace

std::vector<Member> members_of(const Scenario& scenario) {
    std::vector<Member> members;
    for (const OrganisationSpec& spec : scenario.organisations) {
        const std::uint8_t row = mission_row(scenario, spec);
        const std::size_t mission = row == without_mission ? 0 : row;
        members.push_back(
            {.organisation = spec.name,
             .nodes = spec.nodes,
             .state = spec.state,
             .mission = mission,
             .beside = row != without_mission && !scenario.missions.empty() && scenario.missions[row].beside,
             .soldiers = spec.family != Family::military_observers});
    }
    return members;
}

std::vector<Structure> structures_of(const Scenario& scenario, const Graph& graph) {
    std::vector<Structure> forms =
        derive_forms(furnished(graph, scenario.rooms), members_of(scenario), scenario.parameters.structure);
    for (Structure& form : forms) seat_members(form, scenario);
    return forms;
}

World build_world(const Scenario& scenario, const Structure& structure, const Luck& luck, HouseholdTables& tables) {
    World world;
    world.districts = country_of(scenario, luck.world);
    open_borders(world.districts, scenario.parameters.borders, scenario.parameters.on);
    settle_households(world, scenario, luck.households);
    raise_groups(world, scenario, luck);
    found_organisations(world, scenario, structure);
    field_teams(world, scenario, luck.world);
    open_minds(world, scenario);
    give_character(world, scenario);
    assess_needs(world, scenario.parameters.assessment, scenario.parameters.on, luck.world);
    compare_visions(world, scenario.parameters.partnership, scenario.parameters.on, 0);
    open_rooms(world, scenario, structure);
    conceive_approaches(world, scenario.parameters.theories, scenario.parameters.lessons, scenario.parameters.on,
                        luck.world);
    seat_government(world, scenario);
    lay_out(world.effort, sizes_of(world));
    lay_out(world.events, sizes_of(world));
    meet_hosts(world, scenario);
    send_missions(world, scenario, structure, luck.world);
    settle_arms(world, scenario, luck.world);
    open_headquarters(world, structure);
    open_accounts(world, scenario, structure, luck.world);

    prepare_tables(tables, world, scenario.parameters.displacement);
    count_households(world, tables, scenario.parameters.living);
    publish_groups(world.groups, world.districts, world.residents,
                   world.households.people_per_household * scenario.parameters.mobilisation.fighters_per_person,
                   scenario.parameters.stance);
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        world.groups.children[g] = scenario.parameters.reintegration.children * world.groups.fighters_total[g];
    }
    open_space(world, scenario.parameters.humanitarian_space);
    return world;
}

}  // namespace entente
