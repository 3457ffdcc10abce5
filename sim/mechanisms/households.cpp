#include "mechanisms/households.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

constexpr std::size_t rows_at_once = 512;      // households whose draws are made together
constexpr std::size_t n_welfare_bins = 64;     // for the Gini
constexpr float fixed_point = 1048576.0f;      // 2^20
constexpr std::size_t cell_fields = 10;        // sums kept a (district, identity group)
constexpr std::size_t district_fields = 6;     // counts kept a district

/// Rows in one range: never more than 64 ranges, so that the sums stay small; depends on the number of households only.
std::size_t range_of(std::size_t n_households) { return std::max<std::size_t>(16384, (n_households + 63) / 64); }

enum CellField { count_field, displaced_field, welfare_field, fear_field, grievance_field, legitimacy_field, trust_field,
                 acceptance_field, expectation_field };
enum DistrictField { displaced_from_field, in_need_field, reached_field, fled_field, returned_field, harmed_field };

/// Where the parts of a tally begin.
struct TallyLayout {
    std::size_t districts, groups_fighting, groups_leaving, welfare_bins, size;

    TallyLayout(std::size_t n_districts, std::size_t n_identities, std::size_t n_groups)
        : districts(n_districts * n_identities * cell_fields),
          groups_fighting(districts + n_districts * district_fields),
          groups_leaving(groups_fighting + n_groups * n_districts),
          welfare_bins(groups_leaving + n_groups * n_districts),
          size(welfare_bins + n_welfare_bins) {}
};

std::int64_t fixed(float value) { return static_cast<std::int64_t>(static_cast<std::int32_t>(value * fixed_point + 0.5f)); }

float unit(float value) { return value < 0.0f ? 0.0f : (value > 1.0f ? 1.0f : value); }

/// Adds one household to the sums of where it lives.
void tally(std::int64_t* sums, const TallyLayout& layout, const Households& h, std::size_t i, std::size_t n_identities,
           std::size_t n_districts) {
    std::int64_t* const cell = sums + (h.residence[i] * n_identities + h.identity[i]) * cell_fields;
    const bool displaced = h.residence[i] != h.origin[i];
    cell[count_field] += 1;
    cell[displaced_field] += displaced;
    cell[welfare_field] += fixed(h.welfare[i]);
    cell[fear_field] += fixed(h.fear[i]);
    cell[grievance_field] += fixed(h.grievance[i]);
    cell[legitimacy_field] += fixed(h.legitimacy[i]);
    cell[trust_field] += fixed(h.trust_mission[i]);
    cell[acceptance_field] += fixed(h.acceptance[i]);
    cell[expectation_field] += fixed(h.expectation[i]);
    if (displaced) sums[layout.districts + h.origin[i] * district_fields + displaced_from_field] += 1;
    if (h.allegiance[i]) sums[layout.groups_fighting + (h.allegiance[i] - 1u) * n_districts + h.residence[i]] += 1;
    const auto bin = static_cast<std::size_t>(h.welfare[i] * (static_cast<float>(n_welfare_bins) - 0.01f));
    sums[layout.welfare_bins + bin] += 1;
}

/// Gini coefficient from counts in equal bins of welfare.
double gini(const std::int64_t* bins) {
    double people = 0;
    double sum = 0;
    double area = 0;
    for (std::size_t b = 0; b < n_welfare_bins; ++b) {
        const double n = static_cast<double>(bins[b]);
        const double value = (static_cast<double>(b) + 0.5) / n_welfare_bins;
        area += n * (2.0 * sum + n * value);
        people += n;
        sum += n * value;
    }
    return people > 0 && sum > 0 ? clip(1.0 - area / (people * sum)) : 0.0;
}

void publish(World& world, HouseholdTables& tables, const TallyLayout& layout, std::size_t n_ranges) {
    auto& first = tables.tallies[0];
    for (std::size_t r = 1; r < n_ranges; ++r) {
        for (std::size_t i = 0; i < layout.size; ++i) first[i] += tables.tallies[r][i];
    }
    Residents& residents = world.residents;
    const std::size_t n_districts = world.districts.size_of();
    const std::size_t n_identities = residents.n_identities;
    residents.n_fled = 0;
    residents.n_returned = 0;
    for (std::size_t d = 0; d < n_districts; ++d) {
        std::array<double, 5> whole{};
        double households = 0;
        for (std::size_t identity = 0; identity < n_identities; ++identity) {
            const std::size_t row = residents.row(d, identity);
            const std::int64_t* const cell = first.data() + row * cell_fields;
            const auto n = static_cast<double>(cell[count_field]);
            const auto mean = [&](CellField field) {
                return n > 0 ? static_cast<double>(cell[field]) / fixed_point / n : 0.5;
            };
            residents.households[row] = cell[count_field];
            residents.displaced_here[row] = cell[displaced_field];
            residents.welfare[row] = mean(welfare_field);
            residents.fear[row] = mean(fear_field);
            residents.grievance[row] = mean(grievance_field);
            residents.legitimacy[row] = mean(legitimacy_field);
            residents.trust_mission[row] = mean(trust_field);
            residents.acceptance[row] = mean(acceptance_field);
            residents.expectation[row] = mean(expectation_field);
            whole[0] += n * residents.welfare[row];
            whole[1] += n * residents.grievance[row];
            whole[2] += n * residents.legitimacy[row];
            whole[3] += n * residents.trust_mission[row];
            whole[4] += n * residents.acceptance[row];
            households += n;
        }
        const auto of_all = [&](std::size_t i) { return households > 0 ? whole[i] / households : 0.5; };
        residents.district_households[d] = households;
        residents.district_welfare[d] = of_all(0);
        residents.district_grievance[d] = of_all(1);
        residents.district_legitimacy[d] = of_all(2);
        residents.district_trust_mission[d] = of_all(3);
        residents.district_acceptance[d] = of_all(4);
        double fear = 0;
        for (std::size_t identity = 0; identity < n_identities; ++identity) {
            const std::size_t row = residents.row(d, identity);
            fear += residents.fear[row] * static_cast<double>(residents.households[row]);
        }
        residents.district_fear[d] = households > 0 ? fear / households : 0.5;
        const std::int64_t* const counts = first.data() + layout.districts + d * district_fields;
        residents.displaced_from[d] = counts[displaced_from_field];
        residents.in_need[d] = counts[in_need_field];
        residents.reached[d] = counts[reached_field];
        residents.fled[d] = counts[fled_field];
        residents.returned[d] = counts[returned_field];
        residents.harmed[d] = counts[harmed_field];
        residents.n_fled += counts[fled_field];
        residents.n_returned += counts[returned_field];
    }
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        for (std::size_t d = 0; d < n_districts; ++d) {
            residents.fighters(g, d) = first[layout.groups_fighting + g * n_districts + d];
            residents.demobilised(g, d) = first[layout.groups_leaving + g * n_districts + d];
        }
    }
    residents.welfare_gini = gini(first.data() + layout.welfare_bins);
}

struct WeekTables {
    const Living& living;
    const Displacement& displacement;
    const Mobilisation& mobilisation;
    const ViolenceRates& violence;
    const Switches& on;
};

/// Fills the outlook of one district for one identity group.
Outlook look(const World& world, const WeekTables& p, std::size_t d, std::size_t identity) {
    const Districts& districts = world.districts;
    const std::size_t country = districts.country[d];
    const double units = hundred_thousands(districts, d);
    const auto q = [&](Dimension k) { return districts.condition(d, index_of(k)); };
    const double violence = districts.violence[d];
    const double patrolled = coverage_of_patrols(world, p.violence, d);
    const double capacity = districts.state_capacity[d];
    const double abuse = world.government.abuse[country];
    const double corruption = world.government.corruption[country];
    const double need = 1.0 - q(Dimension::humanitarian);
    const double reached = 1.0 - exp(-(world.effort.relief[d] / units) / (p.living.relief_half * need + 0.3));
    const double through = share_of(world.effort.through_state[d] / units, 1.0);
    const double army = p.violence.government_base + p.violence.government_capacity * capacity;
    const std::size_t row = world.residents.row(d, identity);
    const double mission_strength = world.mission.deployed ? world.mission.strength : 0.0;
    // Residents of an excluded group have less of what the state gives; group 0 is the one in power.
    const double excluded = identity == 0 ? 0.0 : world.government.exclusion[country];

    Outlook outlook{};
    const double welfare = 0.12 + 0.42 * q(Dimension::development) + 0.32 * q(Dimension::humanitarian) - 0.15 * violence;
    outlook.welfare = static_cast<float>(welfare - 0.05 * excluded);
    outlook.fear = static_cast<float>(0.75 * violence + 0.5 * (1.0 - q(Dimension::security)) - 0.25 * patrolled);
    outlook.grievance = static_cast<float>(0.5 + 0.25 * (1.0 - q(Dimension::rule_of_law)) + 0.35 * abuse +
                                           0.15 * corruption - 0.15 * q(Dimension::political) + 0.15 * excluded - 0.10);
    outlook.legitimacy = static_cast<float>(0.15 + 0.45 * capacity * (1.0 - abuse) * (1.0 - 0.5 * corruption) +
                                            0.15 * q(Dimension::rule_of_law) + 0.15 * q(Dimension::security) -
                                            0.4 * abuse * (0.5 + 0.5 * army) - 0.10 * excluded);
    outlook.trust = static_cast<float>(0.2 + 0.1 * mission_strength + 0.35 * patrolled * mission_strength -
                                       0.6 * abuse * (0.4 * world.mission.partiality + 0.6 * through));
    outlook.acceptance = static_cast<float>(0.35 + 0.2 * (q(Dimension::humanitarian) - 0.3) + 0.2);
    const double informed = share_of(world.effort.public_information[d] / units, 0.5);
    outlook.expectation = static_cast<float>(
        p.on(Mechanism::expectations) ? p.living.promise * mission_strength * (1.0 - 0.6 * informed) : 0.0);
    outlook.need = static_cast<float>(need);
    outlook.reached = static_cast<float>(reached);

    const double people = std::max(1.0, world.residents.district_households[d] * world.households.people_per_household);
    const double by_government = world.events.deaths(d, index_of(Violence::government_against_civilians));
    const double by_others = world.events.deaths(d, index_of(Violence::groups_against_civilians)) +
                             0.2 * world.events.deaths(d, index_of(Violence::battle));
    outlook.harmed_by_government = static_cast<float>(clip(by_government * p.living.harmed_per_death / people));
    outlook.harmed = static_cast<float>(clip((by_government + by_others) * p.living.harmed_per_death / people));

    if (p.on(Mechanism::displacement)) {
        const double flight = flight_probability(violence, p.displacement);
        outlook.flight_fear = static_cast<float>(flight);
        outlook.flight_base = static_cast<float>(flight > 0 ? p.displacement.base_flight : 0.0);
        outlook.homecoming = static_cast<float>(
            return_probability(violence, q(Dimension::security), q(Dimension::humanitarian), p.displacement));
    }

    double strongest = 0;
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        if (world.groups.identity[g] != identity) continue;
        const double pull = world.groups.outside[g] * (0.05 + world.groups.presence(g, d));
        if (pull <= strongest) continue;
        strongest = pull;
        outlook.recruiter = static_cast<std::uint8_t>(g + 1);
        outlook.join_scale = static_cast<float>(world.groups.outside[g]);
        outlook.join_logit = static_cast<float>(p.mobilisation.base + p.mobilisation.poverty +
                                                p.mobilisation.presence * world.groups.presence(g, d));
    }
    if (!p.on(Mechanism::mobilisation)) outlook.join_scale = 0;
    outlook.peer_grievance = static_cast<float>(world.residents.grievance[row]);
    return outlook;
}

void fill_tables(const World& world, HouseholdTables& tables, const WeekTables& p) {
    const std::size_t n_districts = world.districts.size_of();
    const std::size_t n_identities = world.residents.n_identities;
    for_each_row(n_districts, [&](std::size_t d) {
        for (std::size_t identity = 0; identity < n_identities; ++identity) {
            tables.outlook[world.residents.row(d, identity)] = look(world, p, d, identity);
        }
        for (std::size_t g = 0; g < world.groups.size(); ++g) {
            const double fighters = world.groups.fighters(g, d);
            const double programme = share_of(world.effort.ddr[d] / hundred_thousands(world.districts, d), 0.3);
            const bool inside = world.groups.outside[g] <= 0;
            tables.leave_arms(g, d) =
                static_cast<float>(inside && p.on(Mechanism::ddr) ? p.mobilisation.ddr * programme : 0.0);
            tables.fall(g, d) =
                static_cast<float>(fighters > 0 ? clip(world.events.fighter_losses(g, d) / fighters, 0.0, 0.5) : 0.0);
            tables.desert(g, d) = static_cast<float>(p.on(Mechanism::mobilisation) ? p.mobilisation.desertion : 0.0);
        }
        if (tables.outlook[world.residents.row(d, 0)].flight_fear > 0) {
            float sum = 0;
            for (std::size_t r = 0; r < tables.refuge.n_columns; ++r) {
                const double there = 1.0 - world.districts.violence[tables.refuge(d, r)];
                sum += tables.refuge_pull(d, r) * static_cast<float>(there * there);
                tables.refuge_cumulative(d, r) = sum;
            }
        }
    });
}

/// Where a household flees to: the refuge whose stretch of the cumulated pull the draw falls into.
std::uint16_t choose_refuge(const HouseholdTables& tables, std::size_t d, float draw) {
    const auto cumulative = tables.refuge_cumulative.row(d);
    const float target = draw * cumulative.back();
    std::size_t r = 0;
    while (r + 1 < cumulative.size() && cumulative[r] < target) ++r;
    return tables.refuge(d, r);
}

/// Constants of the loop, as floats.
struct Pace {
    float welfare, fear, grievance, legitimacy, trust, acceptance, expectation, peer, displaced_welfare, relief_welfare,
        need_threshold, harm_grievance_government, harm_grievance_groups, harm_legitimacy, harm_trust, harm_fear,
        harm_welfare, disappointment, join_grievance, join_poverty, join_fear, join_again;

    explicit Pace(const WeekTables& p)
        : welfare(static_cast<float>(p.living.welfare_pace)), fear(static_cast<float>(p.living.fear_pace)),
          grievance(static_cast<float>(p.living.grievance_pace)), legitimacy(static_cast<float>(p.living.legitimacy_pace)),
          trust(static_cast<float>(p.living.trust_pace)), acceptance(static_cast<float>(p.living.acceptance_pace)),
          expectation(static_cast<float>(p.living.expectation_pace)), peer(static_cast<float>(p.living.peer_pull)),
          displaced_welfare(static_cast<float>(p.living.displaced_welfare)),
          relief_welfare(static_cast<float>(p.living.relief_welfare)),
          need_threshold(static_cast<float>(p.living.need_threshold)),
          harm_grievance_government(static_cast<float>(p.living.harm_grievance_government)),
          harm_grievance_groups(static_cast<float>(p.living.harm_grievance_groups)),
          harm_legitimacy(static_cast<float>(p.living.harm_legitimacy)), harm_trust(static_cast<float>(p.living.harm_trust)),
          harm_fear(static_cast<float>(p.living.harm_fear)), harm_welfare(static_cast<float>(p.living.harm_welfare)),
          disappointment(static_cast<float>(p.living.disappointment)),
          join_grievance(static_cast<float>(p.mobilisation.grievance)),
          join_poverty(static_cast<float>(p.mobilisation.poverty)), join_fear(static_cast<float>(p.mobilisation.fear)),
          join_again(static_cast<float>(p.mobilisation.recidivism)) {}
};

/// A week of one range of households.
class Neighbourhood {
public:
    Neighbourhood(World& world, const HouseholdTables& tables, const Pace& pace, const TallyLayout& layout,
                  std::int64_t* sums)
        : households_(world.households), tables_(tables), pace_(pace), layout_(layout), sums_(sums),
          n_identities_(world.residents.n_identities), n_districts_(world.districts.size_of()) {}

    void live(std::size_t i, float harm_draw, float relief_draw, float move_draw, float arms_draw) {
        Households& h = households_;
        const std::size_t residence = h.residence[i];
        const Outlook& here = tables_.outlook[residence * n_identities_ + h.identity[i]];
        std::int64_t* const counts = sums_ + layout_.districts + residence * district_fields;
        const bool displaced = residence != h.origin[i];
        const float away = displaced ? 1.0f : 0.0f;

        const float need = here.need - h.endowment[i];
        const bool in_need = displaced || need > pace_.need_threshold;
        const bool reached = in_need && relief_draw < here.reached;
        counts[in_need_field] += in_need;
        counts[reached_field] += reached;

        float welfare = h.welfare[i];
        float fear = h.fear[i];
        float grievance = h.grievance[i];
        float legitimacy = h.legitimacy[i];
        float trust = h.trust_mission[i];
        if (harm_draw < here.harmed) {  // a death in the family, a wound, a house burnt
            const bool by_government = harm_draw < here.harmed_by_government;
            grievance += by_government ? pace_.harm_grievance_government : pace_.harm_grievance_groups;
            legitimacy -= by_government ? pace_.harm_legitimacy : 0.0f;
            trust -= pace_.harm_trust;
            fear += pace_.harm_fear;
            welfare -= pace_.harm_welfare;
            counts[harmed_field] += 1;
        }
        const float helped = reached ? 1.0f : 0.0f;
        const float expectation = h.expectation[i];
        const float missed = expectation > welfare ? expectation - welfare : 0.0f;

        welfare += pace_.welfare * (unit(here.welfare + pace_.relief_welfare * helped - pace_.displaced_welfare * away +
                                         h.endowment[i]) - welfare);
        fear += pace_.fear * (unit(here.fear) - fear);
        grievance += pace_.grievance * (unit(here.grievance - 0.5f * welfare + 0.1f * away) - grievance) +
                     pace_.peer * (here.peer_grievance - grievance);
        legitimacy += pace_.legitimacy * (unit(here.legitimacy + 0.2f * welfare) - legitimacy);
        trust += pace_.trust * (unit(here.trust + 0.15f * helped - pace_.disappointment * missed) - trust);
        const float acceptance =
            h.acceptance[i] + pace_.acceptance * (unit(here.acceptance + 0.35f * helped - 0.2f * grievance) - h.acceptance[i]);
        h.expectation[i] = unit(expectation + pace_.expectation * (unit(welfare + here.expectation) - expectation));
        h.welfare[i] = welfare = unit(welfare);
        h.fear[i] = fear = unit(fear);
        h.grievance[i] = grievance = unit(grievance);
        h.legitimacy[i] = unit(legitimacy);
        h.trust_mission[i] = unit(trust);
        h.acceptance[i] = unit(acceptance);

        bear_arms(i, here, residence, arms_draw, welfare, fear, grievance);
        move(i, here, displaced, fear, move_draw, counts);
        tally(sums_, layout_, h, i, n_identities_, n_districts_);
    }

private:
    void bear_arms(std::size_t i, const Outlook& here, std::size_t residence, float draw, float welfare, float fear,
                   float grievance) {
        Households& h = households_;
        if (h.allegiance[i] == 0) {
            if (here.join_scale <= 0.0f) return;
            const float logit = here.join_logit + pace_.join_grievance * grievance - pace_.join_poverty * welfare +
                                pace_.join_fear * fear + (h.demobilised[i] ? pace_.join_again : 0.0f);
            const float odds = exp_fast(logit);
            if (draw < here.join_scale * odds / (1.0f + odds)) h.allegiance[i] = here.recruiter;
            return;
        }
        const std::size_t g = h.allegiance[i] - 1u;
        const float killed = tables_.fall(g, residence);
        const float deserted = killed + tables_.desert(g, residence);
        const float disarmed = deserted + tables_.leave_arms(g, residence);
        if (draw >= disarmed) return;
        h.allegiance[i] = 0;
        if (draw >= deserted) {
            h.demobilised[i] = 1;
            sums_[layout_.groups_leaving + g * n_districts_ + residence] += 1;
        }
    }

    void move(std::size_t i, const Outlook& here, bool displaced, float fear, float draw, std::int64_t* counts) {
        Households& h = households_;
        if (h.weeks_away[i] < 255) ++h.weeks_away[i];
        if (displaced) {
            const Outlook& home = tables_.outlook[h.origin[i] * n_identities_ + h.identity[i]];
            if (h.weeks_away[i] > 3 && draw < home.homecoming) {
                h.residence[i] = h.origin[i];
                h.weeks_away[i] = 0;
                sums_[layout_.districts + h.origin[i] * district_fields + returned_field] += 1;
                return;
            }
        }
        if (here.flight_fear <= 0.0f || h.weeks_away[i] <= 3) return;
        const float flight = here.flight_base + here.flight_fear * fear * fear;
        const float upper = 1.0f - flight;  // the upper end of the draw, so that it does not meet the one of return
        if (draw <= upper) return;
        h.residence[i] = choose_refuge(tables_, h.residence[i], (draw - upper) / flight);
        h.weeks_away[i] = 0;
        counts[fled_field] += 1;
    }

    Households& households_;
    const HouseholdTables& tables_;
    const Pace& pace_;
    const TallyLayout& layout_;
    std::int64_t* sums_;
    std::size_t n_identities_;
    std::size_t n_districts_;
};

TallyLayout layout_of(const World& world) {
    return {world.districts.size_of(), world.residents.n_identities, world.groups.size()};
}

}  // namespace

void prepare_tables(HouseholdTables& tables, const World& world, const Displacement& p) {
    const std::size_t n_districts = world.districts.size_of();
    const std::size_t n_groups = world.groups.size();
    tables.outlook.resize(n_districts * world.residents.n_identities);
    tables.leave_arms = Grid<float>(n_groups, n_districts);
    tables.fall = Grid<float>(n_groups, n_districts);
    tables.desert = Grid<float>(n_groups, n_districts);
    const std::size_t n_refuges = std::max<std::size_t>(1, std::min<std::size_t>(static_cast<std::size_t>(p.refuges), n_districts - 1));
    tables.refuge = Grid<std::uint16_t>(n_districts, n_refuges);
    tables.refuge_pull = Grid<float>(n_districts, n_refuges);
    tables.refuge_cumulative = Grid<float>(n_districts, n_refuges);
    for_each_row(n_districts, [&](std::size_t d) {
        const auto& districts = world.districts;
        const auto distance = [&](std::size_t other) {
            const double dx = districts.x[d] - districts.x[other];
            const double dy = districts.y[d] - districts.y[other];
            return std::sqrt(dx * dx + dy * dy);
        };
        std::vector<std::size_t> others;
        for (std::size_t other = 0; other < n_districts; ++other) {
            if (other != d) others.push_back(other);
        }
        if (others.empty()) others.push_back(d);
        std::stable_sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
        for (std::size_t r = 0; r < n_refuges; ++r) {
            tables.refuge(d, r) = static_cast<std::uint16_t>(others[r]);
            const double near = pow(std::max(distance(others[r]), 1.0), p.distance_decay);
            tables.refuge_pull(d, r) = static_cast<float>(std::sqrt(districts.people[others[r]]) / near);
        }
    });
    const std::size_t n = world.households.size();
    tables.tallies.assign((n + range_of(n) - 1) / range_of(n), std::vector<std::int64_t>(layout_of(world).size, 0));
}

void live(World& world, HouseholdTables& tables, const Living& living, const Displacement& displacement,
          const Mobilisation& mobilisation, const ViolenceRates& violence, const Switches& on, Week week,
          const Draws& draws) {
    const WeekTables p{living, displacement, mobilisation, violence, on};
    fill_tables(world, tables, p);
    const Pace pace(p);
    const TallyLayout layout = layout_of(world);
    const std::size_t n = world.households.size();
    const std::size_t range = range_of(n);
    for_each_range(n, range, [&](std::size_t begin, std::size_t end) {
        auto& sums = tables.tallies[begin / range];
        std::fill(sums.begin(), sums.end(), 0);
        Neighbourhood neighbourhood(world, tables, pace, layout, sums.data());
        std::array<float, rows_at_once> harm, relief, motion, arms;
        for (std::size_t first = begin; first < end; first += rows_at_once) {
            const std::size_t rows = std::min(rows_at_once, end - first);
            household_uniforms(draws.key(), static_cast<std::uint32_t>(first), rows, week, Purpose::household_week,
                               harm.data(), relief.data(), motion.data(), arms.data());
            for (std::size_t r = 0; r < rows; ++r) neighbourhood.live(first + r, harm[r], relief[r], motion[r], arms[r]);
        }
    });
    publish(world, tables, layout, tables.tallies.size());
}

void count_households(World& world, HouseholdTables& tables, const Living& living) {
    const TallyLayout layout = layout_of(world);
    const std::size_t n = world.households.size();
    const std::size_t range = range_of(n);
    for_each_range(n, range, [&](std::size_t begin, std::size_t end) {
        auto& sums = tables.tallies[begin / range];
        std::fill(sums.begin(), sums.end(), 0);
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t d = world.households.residence[i];
            tally(sums.data(), layout, world.households, i, world.residents.n_identities, world.districts.size_of());
            const double need = 1.0 - world.districts.condition(d, index_of(Dimension::humanitarian));
            const bool in_need = d != world.households.origin[i] ||
                                 need - static_cast<double>(world.households.endowment[i]) > living.need_threshold;
            sums[layout.districts + d * district_fields + in_need_field] += in_need;
        }
    });
    publish(world, tables, layout, tables.tallies.size());
}

}  // namespace entente
