#pragma once
// Follows one run week by week and joins what it measures into the series and outcomes of a plan.

#include <cstdint>
#include <string>
#include <vector>

#include "record/cast.hpp"
#include "record/effort_window.hpp"
#include "record/measure_coherence.hpp"
#include "record/measure_cooperation.hpp"
#include "record/measure_gaps.hpp"
#include "record/measure_spending.hpp"
#include "record/measures.hpp"
#include "record/recording_plan.hpp"
#include "record/rooms.hpp"
#include "record/run_outcomes.hpp"

namespace entente {

/// What one run leaves: the two vectors of a RunResult.
struct Recorded {
    std::vector<std::vector<float>> series;  // parallel to RecordingPlan::series; (step, row) row-major
    std::vector<double> outcomes;            // parallel to RecordingPlan::outcomes
};

class Recorder {
public:
    /// Sizes everything, so that no week allocates. `state_of_organisation` names the donor state of each organisation,
    /// empty for none: without it the coherence of donor governments is missing.
    Recorder(RecordingPlan plan, const World& world, const Parameters& p,
             const std::vector<std::string>& state_of_organisation = {});

    /// Measures one week; called after each step, with weeks in order from 0.
    void record(const World& world, const Structure& structure, const Parameters& p, Week week);

    /// Series and outcomes of the weeks recorded; steps that were not reached are NaN.
    Recorded finish();

    /// National values of the last week, parallel to the table of observables.
    std::span<const double> values() const { return values_; }

private:
    /// A sum over weeks in which a quantity was defined.
    struct Sum {
        double sum = 0;
        double last = 0;
        int weeks = 0;

        void add(double value);
        float joined(Joined how) const;
    };

    struct RowSeries {
        const RowMeasure* measure = nullptr;
        std::size_t series = 0;  // in the plan
        std::vector<double> values;
        std::vector<Sum> step;
    };

    void measure(const Moment& now);
    void follow_objectives(const Moment& now);
    void remember(const Moment& now);
    void close_step(Week week);

    RecordingPlan plan_;
    Cast cast_;
    std::vector<double> values_;  // (observable)
    std::vector<Sum> step_;       // (observable)
    std::vector<Sum> run_;        // (observable)
    std::vector<RowSeries> rows_;
    std::vector<std::vector<float>> series_;
    RunHistory history_;
    EffortWindow window_;
    CoherenceMeasure coherences_;
    DeedsTable deeds_;
    GapMeasure gaps_;
    CooperationMeasure cooperation_;
    Spent spent_;  // until last week
};

}  // namespace entente
