#include "record/recording_plan.hpp"

#include <string>

#include "record/measures.hpp"
#include "record/run_outcomes.hpp"

namespace entente {

namespace {

constexpr std::size_t few_organisations = 64;
constexpr std::size_t few_groups = 16;

std::size_t rows_of(Shape shape, const RecordingSizes& sizes) {
    switch (shape) {
        case Shape::district:
            return sizes.n_districts;
        case Shape::organisation:
            return sizes.n_organisations;
        case Shape::group:
            return sizes.n_groups;
        case Shape::national:
            break;
    }
    return 1;
}

bool wanted(Shape shape, const RecordingSizes& sizes, RecordingDetail detail) {
    if (rows_of(shape, sizes) == 0 || detail <= RecordingDetail::national) return false;
    if (detail == RecordingDetail::all || shape == Shape::district) return true;
    return rows_of(shape, sizes) <= (shape == Shape::organisation ? few_organisations : few_groups);
}

const Observable& observable_named(std::string_view name) {
    for (const Observable& one : all_observables()) {
        if (one.name == name) return one;
    }
    throw std::logic_error("a row measure names no observable: " + std::string(name));
}

void add_summaries(std::vector<Outcome>& outcomes, const Observable& of) {
    const auto add = [&](Summary summary, const char* ending, const char* what) {
        if (of.summaries & summary) {
            outcomes.push_back({std::string(of.name) + ending, std::string(of.unit), std::string(of.long_name) + what,
                                of.better, of.role});
        }
    };
    add(total, "_total", ", sum over the run");
    add(mean, "_mean", ", mean over the run");
    add(final_value, "_final", ", in the last week");
}

}  // namespace

RecordingPlan plan_recording(const RecordingSizes& sizes, int n_weeks, int every_weeks, RecordingDetail detail) {
    RecordingPlan plan;
    plan.n_weeks = n_weeks;
    plan.every_weeks = every_weeks;
    for (const Observable& one : all_observables()) {
        plan.series.push_back({one, Shape::national, std::string(one.name), 1});
        add_summaries(plan.outcomes, one);
    }
    for (const RowMeasure& rows : row_measures()) {
        if (!wanted(rows.shape, sizes, detail)) continue;
        plan.series.push_back({observable_named(rows.observable), rows.shape,
                               std::string(rows.observable) + "_by_" + std::string(name_of(rows.shape)),
                               rows_of(rows.shape, sizes)});
    }
    for (const Outcome& outcome : run_outcomes()) plan.outcomes.push_back(outcome);
    return plan;
}

}  // namespace entente
