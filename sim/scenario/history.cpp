#include "scenario/history.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

Grid<double> trust_at_start(const Organisations& organisations, const History& history, double mean) {
    const std::size_t n = organisations.size();
    Grid<double> shared(n, n);
    double sum = 0;
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            if (a == b) continue;
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                shared(a, b) +=
                    std::min(organisations.mandate(a, k), organisations.mandate(b, k)) * history.engagement[k];
            }
            if (organisations.military[a] != organisations.military[b]) shared(a, b) -= history.civil_military;
            sum += shared(a, b);
        }
    }
    const double usual = n > 1 ? sum / static_cast<double>(n * (n - 1)) : 0.0;
    Grid<double> trust(n, n, mean);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            if (a == b) continue;
            trust(a, b) = clip(mean + history.weight * (shared(a, b) - usual), least_trust, most_trust);
        }
    }
    return trust;
}

}  // namespace entente
