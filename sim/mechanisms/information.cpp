#include "mechanisms/information.hpp"

#include <algorithm>
#include <vector>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "core/wide.hpp"

namespace entente {

namespace {

/// Mean over districts of what being seen with `o` costs where somebody is hostile.
double mean_risk(const Association& association, std::size_t o) {
    double sum = 0;
    for (const double risk : association.at_risk.row(o)) sum += risk;
    return sum / static_cast<double>(association.at_risk.n_columns);
}

/// Adds what one sender passes on about one dimension of all districts.
ENTENTE_WIDE void hear(const float* mean, const float* precision, float strength, float shade, std::size_t n_districts,
                       float* __restrict__ sum, float* __restrict__ weight) {
    for (std::size_t d = 0; d < n_districts; ++d) {
        const float passed = strength * precision[d];
        weight[d] += passed;
        sum[d] += passed * (mean[d] - shade);
    }
}

/// The same where families talk more closely in some places and dimensions than in others.
ENTENTE_WIDE void hear_unevenly(const float* mean, const float* precision, const float* intensity, float strength,
                                float shade, std::size_t n_districts, float* __restrict__ sum,
                                float* __restrict__ weight) {
    for (std::size_t d = 0; d < n_districts; ++d) {
        const float passed = strength * intensity[d] * precision[d];
        weight[d] += passed;
        sum[d] += passed * (mean[d] - shade);
    }
}

void weigh_links(Beliefs& beliefs, const Organisations& organisations, const Association& association,
                 const Forums& forums, const Structure& structure, const Information& p,
                 const CivilMilitary& civil_military, const Switches& on) {
    const bool channels = has_channels(civil_military, on);
    const std::size_t n = organisations.size();
    beliefs.strength.fill(0.0);
    if (!on(Mechanism::information)) return;

    for_each_row(n, [&](std::size_t receiver) {
        if (!organisations.present[receiver]) return;
        const double exposed = mean_risk(association, receiver);
        for (std::size_t sender = 0; sender < n; ++sender) {
            if (sender == receiver || !organisations.present[sender]) continue;
            const double candour = on(Mechanism::candour)
                                       ? (1.0 - p.mandate_candour * beliefs.divergence(receiver, sender)) *
                                             (1.0 - p.protected_sources * organisations.neutrality[sender] * exposed)
                                       : 1.0;
            const double told = candour * beliefs.ease(receiver, sender);
            double link = structure.information(receiver, sender);
            for (std::size_t f = 0; f < forums.size(); ++f) {
                if (!forums.open[f]) continue;
                const double both = forums.attendance(f, receiver) * forums.seat(f, receiver) *
                                    forums.attendance(f, sender) * forums.seat(f, sender);
                if (both <= 0) continue;
                const double depth =
                    forums.depth[f] == ForumDepth::information ? p.forum_information : p.forum_analysis;
                const double pace = 1.0 - exp(-p.meeting_pace / forums.interval_weeks[f]);
                link = std::max(link, depth * both * pace);
            }
            if (channels) link = channelled(link, civil_military, on, organisations, receiver, sender);
            link += p.protocols * link * (1.0 - link);
            beliefs.candour(receiver, sender) = candour;
            const double strength = link * organisations.trust(receiver, sender) * told;
            beliefs.strength(receiver, sender) = strength < p.smallest_link ? 0.0 : strength;
        }
    });
}

}  // namespace

void inform(Beliefs& beliefs, const Organisations& organisations, const Association& association, const Forums& forums,
            const Structure& structure, const Information& p, const CivilMilitary& civil_military,
            const Observation& prior, const Switches& on) {
    weigh_links(beliefs, organisations, association, forums, structure, p, civil_military, on);

    const std::size_t n_districts = beliefs.n_districts;
    for_each_row(organisations.size(), [&](std::size_t receiver) {
        if (!organisations.present[receiver]) return;
        float* const mean = beliefs.mean.row(receiver).data();
        float* const precision = beliefs.precision.row(receiver).data();
        const float* const own_mean = beliefs.own_mean.row(receiver).data();
        const float* const own_precision = beliefs.own_precision.row(receiver).data();
        const auto prior_precision = static_cast<float>(prior.prior_precision);
        const auto prior_weight = static_cast<float>(prior.prior_precision * prior.prior_mean);
        const std::size_t n_cells = n_dimensions * n_districts;
        for (std::size_t c = 0; c < n_cells; ++c) {  // `mean` holds Σ precision·mean until the end
            precision[c] = prior_precision + own_precision[c];
            mean[c] = prior_weight + own_precision[c] * own_mean[c];
        }
        for (std::size_t sender = 0; sender < organisations.size(); ++sender) {
            const auto strength = static_cast<float>(beliefs.strength(receiver, sender));
            if (strength <= 0) continue;
            const bool uneven =
                !beliefs.link_intensity.empty() && organisations.family[sender] != organisations.family[receiver];
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                // Bias points to the sender's own dimension: there things look worse than they are.
                const auto shade =
                    static_cast<float>(on(Mechanism::colouring)
                                           ? p.colouring * organisations.colouring[sender] *
                                                 beliefs.divergence(receiver, sender) * organisations.mandate(sender, k)
                                           : 0.0);
                const float* const heard_mean = beliefs.own_mean.row(sender).data() + k * n_districts;
                const float* const heard_precision = beliefs.own_precision.row(sender).data() + k * n_districts;
                float* const sum = mean + k * n_districts;
                float* const weight = precision + k * n_districts;
                if (uneven) {
                    hear_unevenly(heard_mean, heard_precision, beliefs.link_intensity.data() + k * n_districts,
                                  strength, shade, n_districts, sum, weight);
                } else {
                    hear(heard_mean, heard_precision, strength, shade, n_districts, sum, weight);
                }
            }
        }
        for (std::size_t c = 0; c < n_cells; ++c) {
            const float value = mean[c] / precision[c];
            mean[c] = value < 0.0f ? 0.0f : (value > 1.0f ? 1.0f : value);
        }
    });
}

}  // namespace entente
