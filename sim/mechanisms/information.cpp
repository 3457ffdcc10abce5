#include "mechanisms/information.hpp"

#include <algorithm>
#include <array>
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

/// Adds what one sender passes on about all dimensions of all districts; `shade` by dimension.
ENTENTE_WIDE void hear(const float* mean, const float* precision, float strength, const float* shade,
                       std::size_t n_districts, float* __restrict__ sum, float* __restrict__ weight) {
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        const float shaded = shade[k];
        for (std::size_t c = k * n_districts; c < (k + 1) * n_districts; ++c) {
            const float passed = strength * precision[c];
            weight[c] += passed;
            sum[c] += passed * (mean[c] - shaded);
        }
    }
}

/// The same where families talk more closely in some places and dimensions than in others.
ENTENTE_WIDE void hear_unevenly(const float* mean, const float* precision, const float* intensity, float strength,
                                const float* shade, std::size_t n_districts, float* __restrict__ sum,
                                float* __restrict__ weight) {
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        const float shaded = shade[k];
        for (std::size_t c = k * n_districts; c < (k + 1) * n_districts; ++c) {
            const float passed = strength * intensity[c] * precision[c];
            weight[c] += passed;
            sum[c] += passed * (mean[c] - shaded);
        }
    }
}

/// Whether an organisation has ever seen anything itself: without that it has nothing to pass on.
std::vector<bool> who_has_seen(const Grid<float>& own_precision) {
    std::vector<bool> has_seen;
    for (std::size_t o = 0; o < own_precision.n_rows; ++o) {
        const auto row = own_precision.row(o);
        has_seen.push_back(std::any_of(row.begin(), row.end(), [](float precision) { return precision > 0; }));
    }
    return has_seen;
}

/// A room that an organisation hears others in.
struct Hearing {
    std::size_t forum;
    double there;  // seat × attendance of the receiver
    double depth;
    double pace;
};

/// How often and how openly each open room talks; `there` is left to whoever sits in it.
std::vector<Hearing> rooms_that_talk(const Forums& forums, const Information& p) {
    std::vector<Hearing> rooms;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f]) continue;
        const double depth = forums.depth[f] == ForumDepth::information ? p.forum_information : p.forum_analysis;
        rooms.push_back({f, 0.0, depth, 1.0 - exp(-p.meeting_pace / forums.interval_weeks[f])});
    }
    return rooms;
}

void weigh_links(Beliefs& beliefs, const Organisations& organisations, const Association& association,
                 const Forums& forums, const Structure& structure, const Information& p,
                 const CivilMilitary& civil_military, const Switches& on) {
    const bool channels = has_channels(civil_military, on);
    const std::size_t n = organisations.size();
    beliefs.strength.fill(0.0);
    if (!on(Mechanism::information)) return;
    const std::vector<Hearing> rooms = rooms_that_talk(forums, p);

    for_each_row(n, [&](std::size_t receiver) {
        if (!organisations.present[receiver]) return;
        const double exposed = mean_risk(association, receiver);
        std::vector<Hearing> attended;
        for (Hearing room : rooms) {
            room.there = forums.attendance(room.forum, receiver) * forums.seat(room.forum, receiver);
            if (room.there > 0) attended.push_back(room);
        }
        for (std::size_t sender = 0; sender < n; ++sender) {
            if (sender == receiver || !organisations.present[sender]) continue;
            const double candour = on(Mechanism::candour)
                                       ? (1.0 - p.mandate_candour * beliefs.divergence(receiver, sender)) *
                                             (1.0 - p.protected_sources * organisations.neutrality[sender] * exposed)
                                       : 1.0;
            const double told = candour * beliefs.ease(receiver, sender);
            double link = structure.information(receiver, sender);
            for (const Hearing& room : attended) {
                const double both =
                    room.there * forums.attendance(room.forum, sender) * forums.seat(room.forum, sender);
                if (both > 0) link = std::max(link, room.depth * both * room.pace);
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
    const std::vector<bool> has_seen = who_has_seen(beliefs.own_precision);
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
            if (strength <= 0 || !has_seen[sender]) continue;
            const bool uneven =
                !beliefs.link_intensity.empty() && organisations.family[sender] != organisations.family[receiver];
            // Bias points to the sender's own dimension: there things look worse than they are.
            std::array<float, n_dimensions> shade{};
            if (on(Mechanism::colouring)) {
                const double coloured =
                    p.colouring * organisations.colouring[sender] * beliefs.divergence(receiver, sender);
                for (std::size_t k = 0; k < n_dimensions; ++k)
                    shade[k] = static_cast<float>(coloured * organisations.mandate(sender, k));
            }
            const float* const heard_mean = beliefs.own_mean.row(sender).data();
            const float* const heard_precision = beliefs.own_precision.row(sender).data();
            if (uneven) {
                hear_unevenly(heard_mean, heard_precision, beliefs.link_intensity.data(), strength, shade.data(),
                              n_districts, mean, precision);
            } else {
                hear(heard_mean, heard_precision, strength, shade.data(), n_districts, mean, precision);
            }
        }
        for (std::size_t c = 0; c < n_cells; ++c) {
            const float value = mean[c] / precision[c];
            mean[c] = value < 0.0f ? 0.0f : (value > 1.0f ? 1.0f : value);
        }
    });
}

}  // namespace entente
