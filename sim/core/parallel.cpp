#include "core/parallel.hpp"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cassert>

namespace entente {

void for_each_range(std::size_t n_rows, std::size_t grain,
                    const std::function<void(std::size_t begin, std::size_t end)>& body) {
    assert(grain > 0);
    grain = std::max<std::size_t>(grain, 1);
    const std::size_t n_ranges = n_rows / grain + (n_rows % grain != 0);
    const auto run = [&](std::size_t range) { body(range * grain, std::min((range + 1) * grain, n_rows)); };
    if (n_ranges <= 1 || n_threads_available() == 1) {
        for (std::size_t range = 0; range < n_ranges; ++range) run(range);
        return;
    }
    // Isolated: a thread that waits here takes no part of the loop around this one, whose scratch it may be using.
    tbb::this_task_arena::isolate([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, n_ranges, 1),
            [&](const tbb::blocked_range<std::size_t>& ranges) {
                for (std::size_t range = ranges.begin(); range < ranges.end(); ++range) run(range);
            },
            tbb::simple_partitioner{});
    });
}

void with_threads(int n_threads, const std::function<void()>& work) {
    if (n_threads <= 0) n_threads = tbb::info::default_concurrency();
    // The arena has the slots, the control lets the market fill them beyond the number of cores.
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(n_threads));
    tbb::task_arena arena(n_threads);
    arena.execute(work);
}

int n_threads_available() {
    return tbb::this_task_arena::max_concurrency();
}

}  // namespace entente
