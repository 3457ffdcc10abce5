#include "analysis/columns.hpp"

#include <algorithm>
#include <utility>

namespace entente {

namespace {

Columns::Column picked(const Columns::Column& column, const std::vector<std::size_t>& runs) {
    Columns::Column values;
    values.reserve(runs.size());
    for (const std::size_t run : runs) values.push_back(column[run]);
    return values;
}

}  // namespace

Columns::Column& Columns::get(std::size_t column) const {
    if (!source_ || std::find(recent_.begin(), recent_.end(), column) != recent_.end()) return held_[column];
    if (recent_.size() == n_kept) {
        Column().swap(held_[recent_.front()]);  // gives the memory back
        recent_.pop_front();
    }
    held_[column] = source_(column);
    recent_.push_back(column);
    return held_[column];
}

Columns Columns::of_runs(const std::vector<std::size_t>& runs) const {
    if (source_) {
        return {size(), [source = source_, runs](std::size_t column) { return picked(source(column), runs); }};
    }
    Columns part;
    for (const Column& column : held_) part.emplace_back() = picked(column, runs);
    return part;
}

}  // namespace entente
