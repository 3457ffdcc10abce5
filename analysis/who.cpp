#include "analysis/who.hpp"

#include <string>

namespace entente {

namespace {

constexpr SomePeople known[] = {
    {"the worst-off identity group", "welfare_worst_group_final", "welfare_final"},
    {"the displaced", "welfare_displaced_final", "welfare_final"},
    {"the group that trusts the state least", "legitimacy_worst_group_final", "legitimacy_final"},
    {"communities of the worst-heard group", "coherence_alignment_communities_worst_group_mean",
     "coherence_alignment_communities_mean"},
    {"the worst-served province", "alignment_government_worst_province_mean", "alignment_government_in_provinces_mean"},
    {"local NGOs", "access_local_ngo_mean", "access_mean"},
    {"national staff, as victims", "aid_victims_national_total", "aid_victims_total"},
    {"national staff, share of the risk", "risk_transfer_index", ""},
    {"people displaced", "displaced_final", ""},
    {"children with armed groups", "children_associated_final", ""},
};

std::vector<double> less(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> difference(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) difference[i] = a[i] - b[i];
    return difference;
}

}  // namespace

std::vector<Fared> who_fared(const ViewInput& view, const Section& section) {
    std::vector<Fared> fared;
    const RunsByCell reference = runs_of(section.arms[0], view.input, view.design);
    for (const SomePeople& some : known) {
        const auto theirs = column_named(view.input, std::string(some.theirs));
        if (!theirs) continue;
        const auto of_all = column_named(view.input, std::string(some.of_all));
        const auto values = values_of_arms(view, section, *theirs);
        const auto all_values = of_all ? values_of_arms(view, section, *of_all) : values;
        for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
            const RunsByCell runs = runs_of(section.arms[arm], view.input, view.design);
            const auto pair_of = [&](const std::vector<double>& a, const std::vector<double>& b) {
                const AlignedByWorld aligned = align(runs, reference, a, b, view.design);
                return paired_difference(aligned.a, aligned.b);
            };
            Fared one{some, *theirs, arm, pair_of(values[arm], values[0]), of_all.has_value(), {}, {}};
            if (of_all) {
                one.all = pair_of(all_values[arm], all_values[0]);
                one.gap = pair_of(less(values[arm], all_values[arm]), less(values[0], all_values[0]));
            }
            fared.push_back(one);
        }
    }
    return fared;
}

}  // namespace entente
