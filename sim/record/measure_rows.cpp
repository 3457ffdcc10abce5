#include <array>

#include "record/measures.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

template <Violence kind>
void deaths(const Moment& now, std::span<double> rows) {
    for (std::size_t d = 0; d < rows.size(); ++d) rows[d] = now.world.events.deaths(d, index_of(kind));
}

template <std::vector<double> Districts::*column>
void of_district(const Moment& now, std::span<double> rows) {
    const std::vector<double>& values = now.world.districts.*column;
    for (std::size_t d = 0; d < rows.size(); ++d) rows[d] = values[d];
}

template <std::vector<double> Residents::*column>
void of_residents(const Moment& now, std::span<double> rows) {
    const std::vector<double>& values = now.world.residents.*column;
    for (std::size_t d = 0; d < rows.size(); ++d) rows[d] = values[d];
}

template <std::vector<double> Organisations::*column>
void of_organisation(const Moment& now, std::span<double> rows) {
    const std::vector<double>& values = now.world.organisations.*column;
    for (std::size_t o = 0; o < rows.size(); ++o) rows[o] = now.world.organisations.present[o] ? values[o] : undefined;
}

template <std::vector<double> ArmedGroups::*column>
void of_group(const Moment& now, std::span<double> rows) {
    const std::vector<double>& values = now.world.groups.*column;
    for (std::size_t g = 0; g < rows.size(); ++g) rows[g] = now.world.groups.active[g] ? values[g] : undefined;
}

template <Dimension dimension>
void condition(const Moment& now, std::span<double> rows) {
    for (std::size_t d = 0; d < rows.size(); ++d) rows[d] = now.world.districts.condition(d, index_of(dimension));
}

void displaced_here(const Moment& now, std::span<double> rows) {
    const Residents& residents = now.world.residents;
    for (std::size_t d = 0; d < rows.size(); ++d) {
        std::int64_t households = 0;
        for (std::size_t i = 0; i < residents.n_identities; ++i)
            households += residents.displaced_here[residents.row(d, i)];
        rows[d] = static_cast<double>(households) * now.world.households.people_per_household;
    }
}

void coverage(const Moment& now, std::span<double> rows) {
    const Residents& residents = now.world.residents;
    for (std::size_t d = 0; d < rows.size(); ++d) {
        rows[d] = residents.in_need[d] > 0
                      ? static_cast<double>(residents.reached[d]) / static_cast<double>(residents.in_need[d])
                      : undefined;
    }
}

void access_by_district(const Moment& now, std::span<double> rows) {
    for (double& row : rows) row = 0.0;
    double n = 0;
    for (const std::size_t o : now.cast.humanitarian) {
        if (!now.world.organisations.present[o]) continue;
        for (std::size_t d = 0; d < rows.size(); ++d) rows[d] += now.world.association.access(o, d);
        n += 1.0;
    }
    for (double& row : rows) row = n > 0 ? row / n : undefined;
}

void fighters_by_district(const Moment& now, std::span<double> rows) {
    for (double& row : rows) row = 0.0;
    for (std::size_t g = 0; g < now.world.groups.size(); ++g) {
        for (std::size_t d = 0; d < rows.size(); ++d) rows[d] += now.world.groups.fighters(g, d);
    }
}

void jobs_by_district(const Moment& now, std::span<double> rows) {
    for (std::size_t d = 0; d < rows.size(); ++d) rows[d] = now.world.livelihoods.jobs[d];
}

void patrols_by_district(const Moment& now, std::span<double> rows) {
    for (std::size_t d = 0; d < rows.size(); ++d) rows[d] = now.world.effort.patrol[d];
}

/// Mean over districts of a column by organisation and district, weighted by people, or by people × humanitarian need.
void over_districts(const Moment& now, std::span<double> rows, const Grid<double>& column, bool by_need) {
    const World& world = now.world;
    for (std::size_t o = 0; o < rows.size(); ++o) {
        double sum = 0;
        double weight = 0;
        for (std::size_t d = 0; d < column.n_columns; ++d) {
            const double need = by_need ? 1.0 - world.districts.condition(d, index_of(Dimension::humanitarian)) : 1.0;
            const double here = world.residents.district_households[d] * need;
            sum += here * column(o, d);
            weight += here;
        }
        rows[o] = world.organisations.present[o] && weight > 0 ? sum / weight : undefined;
    }
}

void access_by_organisation(const Moment& now, std::span<double> rows) {
    over_districts(now, rows, now.world.association.access, true);
}

void association_by_organisation(const Moment& now, std::span<double> rows) {
    over_districts(now, rows, now.world.association.with_camp[index_of(Camp::mission)], false);
}

void participation_by_organisation(const Moment& now, std::span<double> rows) {
    const Forums& forums = now.world.forums;
    for (std::size_t o = 0; o < rows.size(); ++o) {
        double filled = 0;
        double seats = 0;
        for (std::size_t f = 0; f < forums.size(); ++f) {
            if (!forums.open[f]) continue;
            filled += forums.seat(f, o) * forums.attendance(f, o);
            seats += forums.seat(f, o);
        }
        rows[o] = now.world.organisations.present[o] && seats > 0 ? filled / seats : undefined;
    }
}

void state_presence(const Moment& now, std::span<double> rows) {
    for (std::size_t d = 0; d < rows.size(); ++d) rows[d] = state_presence_in(now.world, d);
}

void incidents_by_organisation(const Moment& now, std::span<double> rows) {
    for (std::size_t o = 0; o < rows.size(); ++o) rows[o] = now.world.events.aid_incidents[o];
}

constexpr auto measures = std::to_array<RowMeasure>({
    {"battle_deaths", Shape::district, deaths<Violence::battle>},
    {"civilian_deaths_groups", Shape::district, deaths<Violence::groups_against_civilians>},
    {"civilian_deaths_government", Shape::district, deaths<Violence::government_against_civilians>},
    {"communal_deaths", Shape::district, deaths<Violence::communal>},
    {"violence", Shape::district, of_district<&Districts::violence>},
    {"displaced", Shape::district, displaced_here},
    {"coverage", Shape::district, coverage},
    {"access", Shape::district, access_by_district},
    {"welfare", Shape::district, of_residents<&Residents::district_welfare>},
    {"grievance", Shape::district, of_residents<&Residents::district_grievance>},
    {"legitimacy", Shape::district, of_residents<&Residents::district_legitimacy>},
    {"state_capacity", Shape::district, of_district<&Districts::state_capacity>},
    {"state_presence", Shape::district, state_presence},
    {"condition_political", Shape::district, condition<Dimension::political>},
    {"condition_security", Shape::district, condition<Dimension::security>},
    {"condition_rule_of_law", Shape::district, condition<Dimension::rule_of_law>},
    {"condition_human_rights", Shape::district, condition<Dimension::human_rights>},
    {"condition_humanitarian", Shape::district, condition<Dimension::humanitarian>},
    {"condition_development", Shape::district, condition<Dimension::development>},
    {"jobs", Shape::district, jobs_by_district},
    {"fighters", Shape::district, fighters_by_district},
    {"patrols", Shape::district, patrols_by_district},
    {"aid_incidents", Shape::organisation, incidents_by_organisation},
    {"access", Shape::organisation, access_by_organisation},
    {"association", Shape::organisation, association_by_organisation},
    {"active_teams", Shape::organisation, of_organisation<&Organisations::active_teams>},
    {"coordination_share", Shape::organisation, of_organisation<&Organisations::coordination_share>},
    {"participation", Shape::organisation, participation_by_organisation},
    {"funded_share", Shape::organisation, of_organisation<&Organisations::funded_share>},
    {"fighters", Shape::group, of_group<&ArmedGroups::fighters_total>},
    {"commitment", Shape::group, of_group<&ArmedGroups::commitment>},
    {"outside_accord", Shape::group, of_group<&ArmedGroups::outside>},
});

}  // namespace

std::span<const RowMeasure> row_measures() {
    return measures;
}

}  // namespace entente
