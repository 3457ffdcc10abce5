#pragma once
// Parallel rows. This is the only file that knows how threads are made.

#include <cstddef>
#include <functional>

namespace entente {

/// Calls `body(begin, end)` for consecutive ranges of at most `grain` rows that cover [0, n_rows). The ranges depend on
/// `n_rows` and `grain` only, never on the number of threads; a body may write its own rows and nothing else.
void for_each_range(std::size_t n_rows, std::size_t grain,
                    const std::function<void(std::size_t begin, std::size_t end)>& body);

/// Calls `body(row)` for each row, in parallel.
template <class Body>
void for_each_row(std::size_t n_rows, const Body& body, std::size_t grain = 64) {
    for_each_range(n_rows, grain, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) body(row);
    });
}

/// Runs `work` in an arena of `n_threads` slots (0: one a core). The number of slots is what was asked for, also when
/// it exceeds the number of cores; where two calls overlap, the smaller number of threads serves both.
void with_threads(int n_threads, const std::function<void()>& work);

/// Slots of the arena this thread works in.
int n_threads_available();

}  // namespace entente
