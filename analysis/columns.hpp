#pragma once
// Outcomes of many runs, one column each: held in memory, or read from a file when they are asked for.

#include <cstddef>
#include <deque>
#include <functional>
#include <vector>

namespace entente {

/// Columns of numbers, one entry a run. With a source, a column is read when it is asked for and the few used last are
/// kept, so that memory does not grow with the number of outcomes; a reference holds until `n_kept` other columns have
/// been asked for.
class Columns {
public:
    using Column = std::vector<double>;
    using Source = std::function<Column(std::size_t)>;
    static constexpr std::size_t n_kept = 8;

    Columns() = default;
    Columns(std::size_t n_columns, Source source) : held_(n_columns), source_(std::move(source)) {}

    std::size_t size() const { return held_.size(); }
    void resize(std::size_t n_columns) { held_.resize(n_columns); }
    Column& emplace_back() { return held_.emplace_back(); }
    Column& operator[](std::size_t column) { return get(column); }
    const Column& operator[](std::size_t column) const { return get(column); }

    bool are_read_when_asked() const { return source_ != nullptr; }
    /// Of columns in memory only.
    std::vector<Column>& held() { return held_; }
    const std::vector<Column>& held() const { return held_; }

    /// The same columns with some of the runs, in this order.
    Columns of_runs(const std::vector<std::size_t>& runs) const;

private:
    Column& get(std::size_t column) const;

    mutable std::vector<Column> held_;
    mutable std::deque<std::size_t> recent_;  // of those read from the source, the one read first in front
    Source source_;
};

}  // namespace entente
