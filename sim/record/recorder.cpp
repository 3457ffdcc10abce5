#include "record/recorder.hpp"

#include <cmath>

#include "record/clocks.hpp"
#include "record/of_all.hpp"

namespace entente {

void Recorder::Sum::add(double value) {
    last = value;
    if (std::isnan(value)) return;
    sum += value;
    ++weeks;
}

float Recorder::Sum::joined(Joined how) const {
    if (how == Joined::point) return static_cast<float>(last);
    if (weeks == 0) return static_cast<float>(undefined);
    return static_cast<float>(how == Joined::sum ? sum : sum / weeks);
}

Recorder::Recorder(RecordingPlan plan, const World& world, const Parameters& p,
                   const std::vector<std::string>& state_of_organisation)
    : plan_(std::move(plan)),
      cast_(cast_of(world.organisations, world.teams, state_of_organisation)),
      values_(n_observables, undefined),
      step_(n_observables),
      run_(n_observables),
      window_(world, cast_, p.delivery),
      coherences_(window_),
      deeds_(world),
      gaps_(world, window_),
      cooperation_(world) {
    for (std::size_t s = 0; s < plan_.series.size(); ++s) {
        const Series& series = plan_.series[s];
        series_.emplace_back(plan_.n_steps() * series.n_rows, static_cast<float>(undefined));
        if (series.shape == Shape::national) continue;
        for (const RowMeasure& measure : row_measures()) {
            if (measure.observable != series.observable.name || measure.shape != series.shape) continue;
            rows_.push_back({&measure, s, std::vector<double>(series.n_rows), std::vector<Sum>(series.n_rows)});
        }
    }
    const auto n_weeks = static_cast<std::size_t>(plan_.n_weeks);
    history_.battle_deaths.reserve(n_weeks);
    history_.battles.reserve(n_weeks);
    for (auto* weekly :
         {&history_.welfare, &history_.legitimacy, &history_.state_capacity, &history_.violence,
          &history_.civilian_deaths, &history_.fled, &history_.returned, &history_.fighters, &history_.grievance}) {
        weekly->reserve(n_weeks);
    }
    spent_ = spent_so_far(world, cast_);
}

void Recorder::measure(const Moment& now) {
    measure_people(now, values_);
    measure_organisations(now, values_);
    measure_answers(now, values_);
    measure_arms(now, values_);
    window_.add(now);
    if (now.week % costly_weeks == 0) {
        window_.close(now);
        if (now.week % costliest_weeks == 0) coherences_.measure(now, window_, values_);
        deeds_.measure(now);
        gaps_.measure(now, window_, deeds_, values_);
        cooperation_.measure(now, deeds_, values_);
        measure_representation(now, values_);
        measure_sides(now, values_);
        measure_learning(now, values_);
        measure_dealings(now, values_);
        measure_displaced(now, values_);
        measure_host(now, values_);
        measure_ex_combatants(now, values_);
    }
    measure_spending(now, spent_, values_);
}

namespace {

/// Week in which the last soldier of the last mission left.
Week last_to_leave(const std::vector<Mission>& missions) {
    Week last = never;
    for (const Mission& mission : missions) {
        if (mission.here()) return never;
        if (mission.left_week != never && (last == never || mission.left_week > last)) last = mission.left_week;
    }
    return last;
}

}  // namespace

/// First and last value of what the scenario's objectives are about.
void Recorder::follow_objectives(const Moment& now) {
    const Objectives& p = now.p.objectives;
    const auto follow = [&](std::size_t i, std::size_t row, double target, double weight, bool more) {
        ObjectiveStory& story = history_.objectives[i];
        story.target = target;
        story.weight = weight;
        story.more = more;
        if (std::isnan(story.first)) story.first = values_[row];
        if (!std::isnan(values_[row])) story.last = values_[row];
    };
    follow(0, observable("coverage"), p.coverage_target, p.coverage_weight, true);
    follow(1, observable("displaced"), p.displaced_target, p.displaced_weight, false);
    follow(2, observable("violence"), p.violence_target, p.violence_weight, false);
    follow(3, observable("welfare"), p.welfare_target, p.welfare_weight, true);
    follow(4, observable("condition_rule_of_law"), p.rule_of_law_target, p.rule_of_law_weight, true);
    follow(5, observable("state_capacity"), p.state_capacity_target, p.state_capacity_weight, true);
}

void Recorder::remember(const Moment& now) {
    const World& world = now.world;
    int battles = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d)
        battles += world.events.count(d, index_of(Violence::battle));
    history_.battles.push_back(battles);
    history_.battle_deaths.push_back(static_cast<int>(values_[observable("battle_deaths")]));
    history_.welfare.push_back(values_[observable("welfare")]);
    history_.legitimacy.push_back(values_[observable("legitimacy")]);
    history_.state_capacity.push_back(values_[observable("state_capacity")]);
    history_.violence.push_back(values_[observable("violence")]);
    history_.civilian_deaths.push_back(values_[observable("civilian_deaths_groups")] +
                                       values_[observable("civilian_deaths_government")]);
    history_.fled.push_back(values_[observable("fled")]);
    history_.returned.push_back(values_[observable("returned")]);
    history_.fighters.push_back(values_[observable("fighters")]);
    history_.grievance.push_back(values_[observable("grievance")]);
    values_[observable("signs_of_relapse")] = signs_in(history_);
    history_.incidents_at_risk += values_[observable("aid_incidents_at_risk")];
    history_.worker_years_at_risk += values_[observable("worker_years_at_risk")];
    follow_objectives(now);
    history_.incidents += values_[observable("aid_incidents")];
    history_.victims += values_[observable("aid_victims")];
    history_.worker_years += values_[observable("worker_years")];
    history_.victims_all += values_[observable("aid_victims")] + values_[observable("other_civilian_victims")];
    history_.victims_national += values_[observable("aid_victims_national")];
    history_.cost += values_[observable("spending")];
    history_.left_week = last_to_leave(world.missions);
    for (const std::size_t o : cast_.fielded) {
        double teams = 0;
        for (const double here : world.effort.teams_here.row(o)) teams += here;
        history_.delivered += teams;
        if (!world.organisations.civilian[o]) continue;
        history_.team_weeks += teams;
        history_.team_weeks_national += teams * (1.0 - world.organisations.international_share[o]);
    }
    values_[observable("relapsed")] = relapse_clock(history_.battle_deaths).observed > 0 ? 1.0 : 0.0;
}

void Recorder::record(const World& world, const Structure& structure, const Parameters& p, Week week) {
    const Moment now{world, structure, p, cast_, week};
    measure(now);
    remember(now);
    for (std::size_t row = 0; row < n_observables; ++row) {
        step_[row].add(values_[row]);
        run_[row].add(values_[row]);
    }
    for (RowSeries& rows : rows_) {
        rows.measure->measure(now, rows.values);
        for (std::size_t i = 0; i < rows.values.size(); ++i) rows.step[i].add(rows.values[i]);
    }
    if ((week + 1) % plan_.every_weeks == 0 || week + 1 == plan_.n_weeks) close_step(week);
}

void Recorder::close_step(Week week) {
    const auto step = static_cast<std::size_t>(week / plan_.every_weeks);
    for (std::size_t row = 0; row < n_observables; ++row) {
        series_[row][step] = step_[row].joined(plan_.series[row].observable.joined);
        step_[row] = {};
    }
    for (RowSeries& rows : rows_) {
        const Joined how = plan_.series[rows.series].observable.joined;
        for (std::size_t i = 0; i < rows.step.size(); ++i) {
            series_[rows.series][step * rows.step.size() + i] = rows.step[i].joined(how);
            rows.step[i] = {};
        }
    }
}

Recorded Recorder::finish() {
    Recorded recorded{std::move(series_), {}};
    for (std::size_t row = 0; row < n_observables; ++row) {
        const std::uint8_t summaries = table::observables[row].summaries;
        const Sum& run = run_[row];
        if (summaries & total) recorded.outcomes.push_back(run.weeks > 0 ? run.sum : undefined);
        if (summaries & mean) recorded.outcomes.push_back(run.weeks > 0 ? run.sum / run.weeks : undefined);
        if (summaries & final_value) recorded.outcomes.push_back(run.last);
    }
    for (const double value : summarise_run(history_)) recorded.outcomes.push_back(value);
    return recorded;
}

}  // namespace entente
