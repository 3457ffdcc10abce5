#include "mechanisms/adaptation.hpp"

#include <algorithm>
#include <set>

namespace entente {

namespace {

double mean_belief(const World& world, std::size_t o, Dimension dimension) {
    double sum = 0;
    double people = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        sum += world.districts.people[d] * world.beliefs.mean(o, world.beliefs.cell(d, index_of(dimension)));
        people += world.districts.people[d];
    }
    return people > 0 ? sum / people : 0.0;
}

double mandated_tasks(const World& world, std::size_t reviewer, const Adaptation& p) {
    double tasks = 0;
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        bool is_task = false;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            const bool component = world.organisations.present[o] && of_mission(world.organisations.family[o]) &&
                                   world.organisations.mission[o] == world.organisations.mission[reviewer];
            is_task |= component && world.organisations.mandate(o, k) >= p.task_mandate;
        }
        tasks += is_task ? 1.0 : 0.0;
    }
    return std::min(tasks, static_cast<double>(mission_of(world, reviewer).n_tasks()));  // few tasks, few dimensions
}

double countries_of(const World& world, std::size_t reviewer) {
    std::set<std::uint8_t> countries;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (world.districts.mission[d] == world.organisations.mission[reviewer])
            countries.insert(world.districts.country[d]);
    }
    return static_cast<double>(countries.size());
}

bool holds(const Condition& condition, double value) {
    switch (condition.how) {
        case Bound::above:
            return value > condition.value;
        case Bound::at_least:
            return value >= condition.value;
        case Bound::below:
            return value < condition.value;
        case Bound::at_most:
            return value <= condition.value;
    }
    return false;
}

bool holds(const World& world, const AdaptiveCase& one, std::size_t reviewer, const Adaptation& p) {
    if (one.when.empty()) return true;
    const auto is_so = [&](const Condition& condition) {
        return holds(condition, believed(world, condition.what, reviewer, p));
    };
    return one.any ? std::any_of(one.when.begin(), one.when.end(), is_so)
                   : std::all_of(one.when.begin(), one.when.end(), is_so);
}

std::size_t row_of_form(const std::vector<Structure>& forms, const std::string& name) {
    for (std::size_t form = 0; form < forms.size(); ++form) {
        if (forms[form].name == name) return form;
    }
    return 0;
}

/// The case that comes into force at this review; the one in force where nothing changes.
std::size_t case_after_review(Reconfiguration& now, const AdaptiveRule& rule, std::size_t wish, EntityId who, Week week,
                              const Draws& draws) {
    now.agreed = wish == now.pending ? now.agreed + 1 : 1;
    now.pending = wish;
    if (wish == now.chosen || now.agreed < rule.reviews_agree) return now.chosen;
    const bool kept = draws.uniform(who, week, Purpose::template_kept) < rule.template_bias;
    return kept ? now.chosen : wish;
}

/// Of all cases but those of the form in force, at random.
std::size_t any_other(const AdaptiveRule& rule, const std::vector<Structure>& forms, std::size_t in_force, EntityId who,
                      Week week, const Draws& draws) {
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < rule.cases.size(); ++i) {
        if (row_of_form(forms, rule.cases[i].use) != in_force) others.push_back(i);
    }
    if (others.empty()) return 0;
    const double lot = draws.uniform(who, week, Purpose::random_structure);
    return others[std::min(others.size() - 1, static_cast<std::size_t>(lot * static_cast<double>(others.size())))];
}

/// The case that a rule starts with: whole if it has such, none if no case uses that form.
std::size_t first_case(const AdaptiveRule& rule) {
    std::size_t found = rule.cases.size();
    for (std::size_t i = 0; i < rule.cases.size(); ++i) {
        if (rule.cases[i].use != rule.start) continue;
        if (found == rule.cases.size() || rule.cases[found].most_intensity < rule.cases[i].most_intensity) found = i;
    }
    return found;
}

}  // namespace

double believed(const World& world, Believed what, std::size_t reviewer, const Adaptation& p) {
    switch (what) {
        case Believed::hostility:
            return world.beliefs.hostility[reviewer];
        case Believed::robust_mandate:
            return mission_of(world, reviewer).mandate_robust;
        case Believed::mandated_tasks:
            return mandated_tasks(world, reviewer, p);
        case Believed::countries:
            return countries_of(world, reviewer);
        case Believed::calm_weeks:
            return world.reconfiguration.calm_weeks;
        case Believed::security:
            return mean_belief(world, reviewer, Dimension::security);
        case Believed::consolidation:
            return one_half *
                   (mean_belief(world, reviewer, Dimension::security) +
                    mean_belief(world, reviewer, Dimension::political)) *
                   (1.0 - world.beliefs.hostility[reviewer]);
        case Believed::government_capacity:
            return one_half * (mean_belief(world, reviewer, Dimension::political) +
                               mean_belief(world, reviewer, Dimension::rule_of_law));
    }
    return 0;
}

std::size_t choose_case(const World& world, const AdaptiveRule& rule, std::size_t reviewer, const Adaptation& p) {
    for (std::size_t i = 0; i < rule.cases.size(); ++i) {
        if (holds(world, rule.cases[i], reviewer, p)) return i;
    }
    return rule.cases.size() - 1;
}

void review_structure(World& world, Structure& structure, const std::vector<Structure>& forms, const AdaptiveRule& rule,
                      const Adaptation& p, const Coordination& meetings, const Delivery& delivery,
                      const Observation& observation, const Switches& on, Week week, const Draws& draws) {
    Reconfiguration& now = world.reconfiguration;
    now.changes = 0;
    now.cost = 0;
    const bool adapts = !rule.cases.empty();
    if (!on(Mechanism::adaptation) || (!adapts && p.weigh_costs <= 0)) return;
    if (week == 0) {
        now.area = draw_areas(world.districts, static_cast<std::size_t>(p.intensity.areas));
        now.intensity = Grid<double>(static_cast<std::size_t>(p.intensity.areas), n_dimensions, 1.0);
        now.wanted = now.intensity;
        now.chosen = now.pending = adapts ? first_case(rule) : 0;
        if (adapts && now.chosen < rule.cases.size()) now.most_intensity = rule.cases[now.chosen].most_intensity;
        now.intensity.fill(now.most_intensity);
        find_crossing_rooms(world);
        publish_intensity(world, delivery);
        return;
    }
    const std::size_t reviewer = structure.reviewer;
    if (reviewer == Structure::npos) return;
    now.calm_weeks = world.beliefs.hostility[reviewer] < p.calm_hostility ? now.calm_weeks + 1 : 0;
    // Where no head of mission stands, the coordinator reviews when the first mission's mandate is reviewed.
    const Mission& own = mission_of(world, reviewer);
    const Mission& mission = own.deployed || world.missions.empty() ? own : world.missions.front();
    if (!mission.review_due) return;

    const EntityId who = world.organisations.id[reviewer];
    if (adapts) {
        const std::size_t wish = choose_case(world, rule, reviewer, p);
        const std::size_t next = case_after_review(now, rule, wish, who, week, draws);
        if (next != now.chosen) {
            const bool moves = now.chosen == rule.cases.size() || rule.cases[now.chosen].use != rule.cases[next].use;
            const std::size_t put =
                rule.random && moves ? any_other(rule, forms, now.in_force, who, week, draws) : next;
            now.chosen = next;
            now.most_intensity = rule.cases[put].most_intensity;
            if (moves) reconfigure(world, structure, forms, row_of_form(forms, rule.cases[put].use), p.change, week);
        }
    }
    const bool first = mission.n_reviews == 1;
    find_crossing_rooms(world);
    const bool weighs = adapts ? rule.by_area : p.flexible > 0 || first;
    if (weighs) {
        const double loose = p.intensity.loose_intensity;
        const Reading reading{.reviewer = reviewer,
                              .who = who,
                              .loose = adapts ? loose : 1.0 - p.weigh_costs * (1.0 - loose),
                              .pace = adapts || first ? 1.0 : p.flexible,
                              .random = rule.random,
                              .at_once = rule.random || (adapts ? rule.reviews_agree <= 1 : first)};
        weigh_intensity(world, reading, p.intensity, meetings, observation, week, draws);
    } else if (adapts) {
        now.intensity.fill(now.most_intensity);
    }
    publish_intensity(world, delivery);
}

}  // namespace entente
