#include "record/effort_window.hpp"

#include <algorithm>
#include <limits>

#include "core/wide.hpp"

namespace entente {

namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);
constexpr auto nowhere = std::numeric_limits<std::uint32_t>::max();

bool undoes(const ByDimension& effects) {
    return std::any_of(effects.begin(), effects.end(), [](double effect) { return effect < 0; });
}

bool can_undo(const Organisations& organisations, std::size_t o, const Delivery& delivery) {
    for (std::size_t a = 0; a < n_activities; ++a) {
        if (organisations.competence(o, a) > 0 && undoes(delivery.effect[a])) return true;
    }
    return false;
}

ENTENTE_WIDE void add_to(double* __restrict__ sums, const double* values, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) sums[i] += values[i];
}

}  // namespace

EffortWindow::EffortWindow(const World& world, const Cast& cast, const Delivery& delivery)
    : fielded_(cast.fielded),
      row_of_(world.organisations.size(), npos),
      harm_row_(fielded_.size(), npos),
      n_districts_(world.districts.size_of()),
      n_cells_(n_districts_ * n_dimensions),
      block_(fielded_.size(), n_cells_),
      recent_(fielded_.size(), n_cells_),
      recent_total_(n_cells_, 0.0),
      effort_(fielded_.size() * n_cells_, n_blocks),
      spending_(fielded_.size(), n_blocks),
      need_(n_cells_, n_blocks),
      wanted_(n_cells_ * world.residents.n_identities, n_blocks),
      programmes_(n_blocks + 1, Grid<double>(fielded_.size(), n_cells_)),
      placed_(world.teams.size(), nowhere),
      standing_(n_blocks, fielded_.size()),
      begun_(n_blocks, fielded_.size()) {
    for (std::size_t row = 0; row < fielded_.size(); ++row) {
        row_of_[fielded_[row]] = row;
        spent_.push_back(world.organisations.spent[fielded_[row]]);
        if (!can_undo(world.organisations, fielded_[row], delivery)) continue;
        harm_row_[row] = harmful_.size();
        harmful_.push_back(row);
    }
    harm_block_ = Grid<double>(harmful_.size(), n_cells_);
    harm_ = RollingSum(harmful_.size() * n_cells_, n_blocks);
    at_operations_.resize(harmful_.size() * n_districts_);
    scratch_.resize(std::max(fielded_.size(), n_cells_ * world.residents.n_identities));
}

std::span<const double> EffortWindow::harm(std::size_t row) const {
    if (harm_row_[row] == npos) return {};
    return harm_.sum(harm_row_[row] * n_cells_, n_cells_);
}

std::size_t EffortWindow::placements(std::size_t row) const {
    const std::size_t n = std::min(n_closed_, n_blocks);
    std::size_t placements = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t slot = (n_closed_ - n + i) % n_blocks;
        placements += i == 0 ? standing_(slot, row) : begun_(slot, row);
    }
    return placements;
}

std::size_t EffortWindow::oldest_programme() const {
    return n_closed_ >= programmes_.size() ? n_closed_ % programmes_.size() : 0;
}

void EffortWindow::add(const Moment& now) {
    for (std::size_t row = 0; row < fielded_.size(); ++row) {
        if (now.world.organisations.active_teams[fielded_[row]] <= 0) continue;
        const auto week = now.world.effort.by_organisation.row(fielded_[row]);
        const auto block = block_.row(row);
        add_to(block.data(), week.data(), n_cells_);
    }
    share_harm(now);
    ++weeks_;
}

/// What was undone is published by district only; it is shared among organisations by their teams on operations there.
void EffortWindow::share_harm(const Moment& now) {
    if (harmful_.empty()) return;
    const World& world = now.world;
    const Teams& teams = world.teams;
    std::fill(at_operations_.begin(), at_operations_.end(), 0.0);
    for (std::size_t h = 0; h < harmful_.size(); ++h) {
        const std::size_t o = fielded_[harmful_[h]];
        for (std::size_t team = teams.first[o]; team < teams.first[o + 1]; ++team) {
            const std::size_t a = index_of(teams.activity[team]);
            if (teams.presence[team] <= 0 || now.week < teams.arrives[team] || !undoes(now.p.delivery.effect[a]))
                continue;
            const std::size_t d = teams.district[team];
            at_operations_[h * n_districts_ + d] += static_cast<double>(teams.presence[team]) *
                                                    world.organisations.competence(o, a) *
                                                    world.association.access(o, d);
        }
    }
    for (std::size_t d = 0; d < n_districts_; ++d) {
        double all = 0;
        for (std::size_t h = 0; h < harmful_.size(); ++h) all += at_operations_[h * n_districts_ + d];
        if (all <= 0) continue;
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double undone = std::max(0.0, world.effort.total(d, k) - world.effort.signed_sum(d, k));
            for (std::size_t h = 0; h < harmful_.size(); ++h) {
                harm_block_(h, k * n_districts_ + d) += undone * at_operations_[h * n_districts_ + d] / all;
            }
        }
    }
}

void EffortWindow::count_placements(const World& world, Week week) {
    const std::size_t slot = n_closed_ % n_blocks;
    const Teams& teams = world.teams;
    for (std::size_t row = 0; row < fielded_.size(); ++row) {
        standing_(slot, row) = 0;
        begun_(slot, row) = 0;
        for (std::size_t team = teams.first[fielded_[row]]; team < teams.first[fielded_[row] + 1]; ++team) {
            if (teams.presence[team] <= 0 || week < teams.arrives[team]) continue;
            const auto cell =
                static_cast<std::uint32_t>(teams.district[team] * n_activities + index_of(teams.activity[team]));
            ++standing_(slot, row);
            begun_(slot, row) += placed_[team] != cell;
            placed_[team] = cell;
        }
    }
}

void EffortWindow::note_programmes(const World& world, const Delivery& delivery) {
    Grid<double>& programmes = programmes_[n_closed_ % programmes_.size()];
    programmes.fill(0.0);
    for (std::size_t row = 0; row < fielded_.size(); ++row) {
        const std::size_t o = fielded_[row];
        const auto wish = world.forums.wish.row(o);
        const auto programme = programmes.row(row);
        for (std::size_t a = 0; a < n_activities; ++a) {
            if (world.organisations.competence(o, a) <= 0) continue;
            for (std::size_t d = 0; d < n_districts_; ++d) {
                scratch_[d] = static_cast<double>(wish[d * n_activities + a]);
            }
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                const double effect = delivery.effect[a][k];
                if (effect <= 0) continue;
                for (std::size_t d = 0; d < n_districts_; ++d) programme[k * n_districts_ + d] += effect * scratch_[d];
            }
        }
    }
}

void EffortWindow::note_need(const World& world, const LevelsOfGovernment& levels) {
    const Districts& districts = world.districts;
    const Residents& residents = world.residents;
    for (std::size_t d = 0; d < n_districts_; ++d) {
        const double people = people_in(world, d);
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            scratch_[k * n_districts_ + d] = people * (1.0 - districts.condition(d, k));
        }
    }
    need_.push({scratch_.data(), n_cells_});

    for (std::size_t d = 0; d < n_districts_; ++d) {
        const double households = residents.district_households[d];
        const double in_need = households > 0 ? static_cast<double>(residents.in_need[d]) / households : 0.0;
        for (std::size_t identity = 0; identity < residents.n_identities; ++identity) {
            const std::size_t at = residents.row(d, identity);
            const double people = static_cast<double>(residents.households[at]) * world.households.people_per_household;
            const double aggrieved = residents.grievance[at];
            const ByDimension call{levels.call_political * aggrieved,
                                   residents.fear[at],
                                   levels.call_law * aggrieved,
                                   levels.call_rights * aggrieved,
                                   in_need,
                                   1.0 - residents.welfare[at]};
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                scratch_[identity * n_cells_ + k * n_districts_ + d] = people * call[k];
            }
        }
    }
    wanted_.push({scratch_.data(), n_cells_ * residents.n_identities});
}

void EffortWindow::close(const Moment& now) {
    count_placements(now.world, now.week);
    note_programmes(now.world, now.p.delivery);
    note_need(now.world, now.p.levels);
    for (std::size_t row = 0; row < fielded_.size(); ++row) {
        const double spent = now.world.organisations.spent[fielded_[row]];
        scratch_[row] = spent - spent_[row];
        spent_[row] = spent;
    }
    spending_.push({scratch_.data(), fielded_.size()});
    effort_.push(block_.values);
    if (!harmful_.empty()) harm_.push(harm_block_.values);

    std::fill(recent_total_.begin(), recent_total_.end(), 0.0);
    for (std::size_t row = 0; row < fielded_.size(); ++row) {
        for (std::size_t c = 0; c < n_cells_; ++c) {
            recent_(row, c) = block_(row, c) / weeks_;
            recent_total_[c] += recent_(row, c);
        }
    }
    block_.fill(0.0);
    harm_block_.fill(0.0);
    weeks_ = 0;
    ++n_closed_;
}

}  // namespace entente
