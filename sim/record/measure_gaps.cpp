#include "record/measure_gaps.hpp"

#include <algorithm>
#include <cmath>

#include "core/wide.hpp"
#include "mechanisms/delivery.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

constexpr double hundred_thousand = 1e5;
constexpr double mandated = 0.2;  // weight of a dimension in a mandate from which on it is an organisation's task
constexpr double able = 0.25;     // effect of its best team from which on it counts as competent
constexpr double seen = 0.5;      // share of the true need that must be believed

/// The largest of what is missing so far and of `share` of what a role asks for beyond placements.
ENTENTE_WIDE void widen(float* __restrict__ hole, std::size_t n_cells, const float* role, const float* placed,
                        float scale, float share) {
    for (std::size_t c = 0; c < n_cells; ++c) {
        hole[c] = std::max(hole[c], share * std::max(0.0f, role[c] - scale * placed[c]));
    }
}

}  // namespace

GapMeasure::GapMeasure(const World& world, const EffortWindow& window)
    : promised_(window.n_cells()), hole_(world.districts.size_of() * n_activities), cells_(window.n_cells()) {
    need_of_group_.resize(world.residents.n_identities);
    effort_for_group_.resize(world.residents.n_identities);
    effort_for_group_of_all_.resize(world.residents.n_identities);
    at_work_.reserve(std::max(window.n_rows(), world.districts.size_of()));
    for (auto& organisations : competent_) organisations.reserve(window.n_rows());
}

void GapMeasure::measure_crowding(const Moment& now, const EffortWindow& window, Values values) {
    const std::size_t n_districts = now.world.districts.size_of();
    const bool scarce = now.p.on(Mechanism::absorption);
    double own = 0;
    double effort = 0;
    effort_.fill(0.0);
    duplicated_.fill(0.0);
    for (std::size_t c = 0; c < window.n_cells(); ++c) {
        if (window.recent_total()[c] <= 0) continue;
        const std::size_t d = c % n_districts;
        const double units = hundred_thousands(now.world.districts, d);
        at_work_.clear();
        for (std::size_t row = 0; row < window.n_rows(); ++row) {
            const double here = window.recent(row)[c];
            if (here > 0) at_work_.push_back(here / units);
        }
        const Crowding cell = crowding(at_work_, now.world.districts.absorption[d]);
        if (scarce) {
            duplicated_[c / n_districts] += cell.duplicated * units;
            own += cell.own * units;
        }
        effort_[c / n_districts] += cell.effort * units;
    }
    double duplicated = 0;
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        duplicated += duplicated_[k];
        effort += effort_[k];
    }
    constexpr std::size_t security = index_of(Dimension::security);
    constexpr std::size_t law = index_of(Dimension::rule_of_law);
    const double secured = effort_[security] + effort_[law];
    values[observable("duplication")] = effort > 0 ? duplicated / effort : undefined;
    values[observable("duplication_security")] =
        secured > 0 ? (duplicated_[security] + duplicated_[law]) / secured : undefined;
    values[observable("self_crowding")] = effort > 0 ? own / effort : undefined;
}

/// Organisations whose task a dimension is and whose best team does something for it.
void GapMeasure::find_competent(const Moment& now, const EffortWindow& window) {
    const Organisations& organisations = now.world.organisations;
    for (auto& competent : competent_) competent.clear();
    for (std::size_t row = 0; row < window.n_rows(); ++row) {
        const std::size_t o = window.organisation(row);
        if (!organisations.present[o]) continue;
        ByDimension best{};
        for (std::size_t a = 0; a < n_activities; ++a) {
            const double competence = organisations.competence(o, a);
            if (competence <= 0) continue;
            for (std::size_t k = 0; k < n_dimensions; ++k)
                best[k] = std::max(best[k], competence * now.p.delivery.effect[a][k]);
        }
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            if (organisations.mandate(o, k) >= mandated && best[k] >= able) competent_[k].push_back(o);
        }
    }
}

/// Effort that planning forums count on and is not there: what they count on less enacted, in the cells of its role
/// that it does not fill. Who promised the same cell in two rooms promised it once.
void GapMeasure::count_promises(const Moment& now, const EffortWindow& window, const DeedsTable& rooms) {
    const Forums& forums = now.world.forums;
    const Organisations& organisations = now.world.organisations;
    const std::size_t n_districts = now.world.districts.size_of();
    std::fill(promised_.begin(), promised_.end(), 0.0);
    for (std::size_t row = 0; row < window.n_rows(); ++row) {
        const std::size_t o = window.organisation(row);
        if (!organisations.present[o] || organisations.active_teams[o] <= 0) continue;
        bool any = false;
        for (std::size_t f = 0; f < forums.size(); ++f) {
            if (!has_plan(now, f) || !is_member(now.world, f, o)) continue;
            const Deeds& deeds = rooms(f, o);
            const double kept_back = forums.counted(f, o) - deeds.enacted;
            if (!(kept_back > 0) || !(deeds.missing > 0)) continue;
            if (!any) std::fill(hole_.begin(), hole_.end(), 0.0f);
            any = true;
            const auto share = static_cast<float>(kept_back * deeds.asked / deeds.missing);
            const auto scale = static_cast<float>(deeds.scale);
            const auto role = forums.role[f].row(o);
            const auto placed = forums.placed.row(o);
            widen(hole_.data(), hole_.size(), role.data(), placed.data(), scale, share);
        }
        if (any) add_promises(now, o, n_districts);
    }
}

void GapMeasure::add_promises(const Moment& now, std::size_t o, std::size_t n_districts) {
    for (std::size_t a = 0; a < n_activities; ++a) {
        const double competence = now.world.organisations.competence(o, a);
        if (competence <= 0) continue;
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double effect = now.world.organisations.active_teams[o] * competence * now.p.delivery.effect[a][k];
            if (effect <= 0) continue;
            for (std::size_t d = 0; d < n_districts; ++d) {
                promised_[k * n_districts + d] += effect * static_cast<double>(hole_[d * n_activities + a]);
            }
        }
    }
}

void GapMeasure::fill_cells(const Moment& now, const EffortWindow& window) {
    const World& world = now.world;
    const std::size_t n_districts = world.districts.size_of();
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        for (std::size_t d = 0; d < n_districts; ++d) {
            const std::size_t c = k * n_districts + d;
            const double need = 1.0 - world.districts.condition(d, k);
            bool blocked = !competent_[k].empty();
            double believed = 0;
            for (const std::size_t o : competent_[k]) {
                blocked = blocked && world.association.access(o, d) < shut;
                believed += 1.0 - static_cast<double>(world.beliefs.mean(o, c));
            }
            GapCell& cell = cells_[c];
            cell.dimension = k;
            cell.need = people_in(world, d) * need;
            cell.effort = window.recent_total()[c];
            cell.standard = standard_effort[k] * cell.need / hundred_thousand;
            cell.blocked = blocked;
            cell.unseen = !competent_[k].empty() && believed < seen * need * static_cast<double>(competent_[k].size());
            cell.promised_effort = promised_[c];
        }
    }
}

void GapMeasure::measure(const Moment& now, const EffortWindow& window, const DeedsTable& rooms, Values values) {
    measure_crowding(now, window, values);
    find_competent(now, window);
    count_promises(now, window, rooms);
    fill_cells(now, window);
    const Gap gap = decompose_gap(cells_, duplicated_);
    values[observable("gap")] = gap.gap;
    values[observable("gap_blocked")] = gap.blocked;
    values[observable("gap_unseen")] = gap.unseen;
    values[observable("gap_promised")] = gap.promised;
    values[observable("gap_crowded")] = gap.crowded;
    values[observable("gap_unfunded")] = gap.unfunded;
    values[observable("false_coherence_cost")] = gap.need_promised;
    measure_sectors(values);
    double effort = 0;
    double standard = 0;
    for (const GapCell& cell : cells_) {
        effort += cell.effort;
        standard += cell.standard;
    }
    values[observable("effort_of_standard")] = standard > 0 ? effort / standard : undefined;
    measure_impartiality(now, window, values);
}

/// By dimension: how far effort is spread as need is, less what is duplicated. A sector is well coordinated where its
/// actors divide the country among them.
void GapMeasure::measure_sectors(Values values) {
    const std::size_t n_districts = cells_.size() / n_dimensions;
    at_work_.resize(n_districts);
    need_.resize(n_districts);
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        for (std::size_t d = 0; d < n_districts; ++d) {
            at_work_[d] = cells_[k * n_districts + d].effort;
            need_[d] = cells_[k * n_districts + d].need;
        }
        const double kept = effort_[k] > 0 ? 1.0 - duplicated_[k] / effort_[k] : undefined;
        values[observable("coordination_quality_political") + k] = kept * common_share(at_work_, need_);
    }
}

/// How evenly the humanitarian effort of a year follows need across identity groups: of each organisation, whose few
/// teams cannot be everywhere, and of all together.
void GapMeasure::measure_impartiality(const Moment& now, const EffortWindow& window, Values values) {
    const World& world = now.world;
    const Residents& residents = world.residents;
    const std::size_t n_districts = world.districts.size_of();
    constexpr std::size_t relief = index_of(Dimension::humanitarian);
    std::fill(need_of_group_.begin(), need_of_group_.end(), 0.0);
    std::fill(effort_for_group_of_all_.begin(), effort_for_group_of_all_.end(), 0.0);
    for (std::size_t d = 0; d < n_districts; ++d) {
        const double need = 1.0 - world.districts.condition(d, relief);
        for (std::size_t i = 0; i < need_of_group_.size(); ++i) {
            need_of_group_[i] += static_cast<double>(residents.households[residents.row(d, i)]) * need;
        }
    }
    double sum = 0;
    double weight = 0;
    for (const std::size_t o : now.cast.humanitarian) {
        const auto at_work = window.effort(window.row_of(o)).subspan(relief * n_districts, n_districts);
        std::fill(effort_for_group_.begin(), effort_for_group_.end(), 0.0);
        double all = 0;
        for (std::size_t d = 0; d < n_districts; ++d) {
            if (at_work[d] <= 0 || residents.district_households[d] <= 0) continue;
            all += at_work[d];
            for (std::size_t i = 0; i < effort_for_group_.size(); ++i) {
                const auto households = static_cast<double>(residents.households[residents.row(d, i)]);
                effort_for_group_[i] += at_work[d] * households / residents.district_households[d];
            }
        }
        for (std::size_t i = 0; i < effort_for_group_.size(); ++i) effort_for_group_of_all_[i] += effort_for_group_[i];
        const double own = impartiality(effort_for_group_, need_of_group_);
        if (std::isnan(own)) continue;
        sum += all * own;
        weight += all;
    }
    values[observable("impartiality")] = weight > 0 ? sum / weight : undefined;
    values[observable("impartiality_of_all")] = impartiality(effort_for_group_of_all_, need_of_group_);
}

}  // namespace entente
