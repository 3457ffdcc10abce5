#pragma once
// A table of columns side by side: rows × columns, row-major, contiguous.

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

template <class Value>
struct Grid {
    std::size_t n_rows = 0;
    std::size_t n_columns = 0;
    std::vector<Value> values;

    Grid() = default;
    Grid(std::size_t rows, std::size_t columns, Value value = {})
        : n_rows(rows), n_columns(columns), values(rows * columns, value) {}

    Value& operator()(std::size_t row, std::size_t column) { return values[row * n_columns + column]; }
    const Value& operator()(std::size_t row, std::size_t column) const { return values[row * n_columns + column]; }
    std::span<Value> row(std::size_t row) { return {values.data() + row * n_columns, n_columns}; }
    std::span<const Value> row(std::size_t row) const { return {values.data() + row * n_columns, n_columns}; }
    void fill(Value value) { values.assign(values.size(), value); }
};

}  // namespace entente
