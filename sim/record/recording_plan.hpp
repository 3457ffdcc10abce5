#pragma once
// Which series and outcomes a run of a given size leaves behind.

#include <cstddef>

#include "record/observable.hpp"

namespace entente {

/// Rows of a country: the same for all runs of one file.
struct RecordingSizes {
    std::size_t n_districts = 0;
    std::size_t n_organisations = 0;
    std::size_t n_groups = 0;
};

/// How much is recorded beside the outcomes of a run. `outcomes` nothing; `national` series of the whole country;
/// `district` also districts, and organisations and armed groups where these are few; `all` adds them whatever their
/// number.
enum class RecordingDetail { outcomes, national, district, all };

template <>
struct Names<RecordingDetail> {
    static constexpr auto words = std::to_array<std::string_view>({"outcomes", "national", "district", "all"});
};

/// Series in the order of the tables of observables and of row measures; outcomes from the summaries of each
/// observable, then those of the run as a whole. National series are always there: outcomes are made from them.
RecordingPlan plan_recording(const RecordingSizes& sizes, int n_weeks, int every_weeks, RecordingDetail detail);

}  // namespace entente
