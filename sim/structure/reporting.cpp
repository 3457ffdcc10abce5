#include "structure/reporting.hpp"

#include <algorithm>
#include <map>

namespace entente {

namespace {

constexpr std::size_t npos = Structure::npos;

std::string instance_name(const Roster& roster, std::size_t instance) {
    return roster.state[instance].empty() ? roster.node[instance]
                                          : roster.node[instance] + "/" + roster.state[instance];
}

}  // namespace

LinesOfReporting::LinesOfReporting(const Graph& graph, const Roster& roster, const std::vector<PlacedEdge>& edges)
    : roster_(roster), lines_(roster.size()), row_of_(roster.size(), npos), is_function_(roster.size(), false) {
    for (const PlacedEdge& edge : edges) {
        if (edge.layer == Layer::reports_to) lines_[edge.from].push_back({edge.to, edge.weight});
    }
    for (const PostSpec& post : graph.posts) {
        for (const std::size_t function : functions_of(post)) is_function_[function] = true;
    }
    for (std::size_t i = 0; i < roster.size(); ++i) {
        const NodeSpec spec = node_spec(graph, roster.node[i]);
        body_.push_back(spec.body.empty() || roster.state[i].empty() ? spec.body : spec.body + "/" + roster.state[i]);
        if (!spec.is_headquarters()) continue;
        row_of_[i] = headquarters_.size();
        headquarters_.push_back(i);
    }
}

std::vector<std::size_t> LinesOfReporting::functions_of(const PostSpec& post) const {
    std::vector<std::size_t> functions;
    for (const std::string& function : post.functions) {
        for (const std::size_t i : roster_.instances(function)) functions.push_back(i);
    }
    return functions;
}

/// Nobody stands there who could want or order anything, and its lines lead on.
bool LinesOfReporting::is_passed_over(std::size_t instance) const {
    return roster_.organisations[instance].empty() && row_of_[instance] == npos && !is_function_[instance] &&
           !lines_[instance].empty();
}

void LinesOfReporting::follow(std::size_t instance, double weight, std::vector<bool> passed,
                              std::map<std::size_t, double>& weights) const {
    if (!is_passed_over(instance)) {
        weights[instance] += weight;
        return;
    }
    if (passed[instance]) return;  // a circle of lines leads nowhere
    passed[instance] = true;
    for (const Superior& line : lines_[instance]) follow(line.instance, weight * line.weight, passed, weights);
}

/// By instance; of several lines to one superior, straight or through nodes passed over, the weights add.
std::vector<LinesOfReporting::Superior> LinesOfReporting::superiors(std::size_t instance) const {
    std::map<std::size_t, double> weights;
    const std::vector<bool> none(roster_.size(), false);
    for (const Superior& line : lines_[instance]) follow(line.instance, line.weight, none, weights);
    std::vector<Superior> all;
    for (const auto& [above, weight] : weights) {
        if (above != instance) all.push_back({above, weight});
    }
    return all;
}

/// Shares of the headquarters in what is wanted at `instance`. A line weighs as written; where lines sum to less than
/// 1, what is left is the instance's own.
std::vector<double> LinesOfReporting::line_of(std::size_t instance, std::vector<bool> asked) const {
    std::vector<double> line(headquarters_.size(), 0.0);
    if (row_of_[instance] != npos) {
        line[row_of_[instance]] = 1.0;
        return line;
    }
    if (asked[instance]) return line;
    asked[instance] = true;
    double total = 0;
    for (const Superior& superior : superiors(instance)) {
        const std::vector<double> above = line_of(superior.instance, asked);
        for (std::size_t h = 0; h < line.size(); ++h) line[h] += superior.weight * above[h];
        total += superior.weight;
    }
    if (total > 1.0) {
        for (double& share : line) share /= total;
    }
    return line;
}

Principal LinesOfReporting::principal(std::size_t from, const Superior& superior) const {
    Principal principal;
    const auto& standing = roster_.organisations[superior.instance];
    if (!standing.empty()) principal.superior = standing.front();
    principal.weight = superior.weight;
    principal.commands = !body_[from].empty() && body_[from] == body_[superior.instance];
    principal.line = line_of(superior.instance, std::vector<bool>(roster_.size(), false));
    return principal;
}

std::vector<Principal> LinesOfReporting::of_instance(std::size_t instance) const {
    std::vector<Principal> principals;
    for (const Superior& superior : superiors(instance)) principals.push_back(principal(instance, superior));
    return principals;
}

std::vector<Principal> LinesOfReporting::of_post(const std::vector<std::size_t>& functions) const {
    std::map<std::size_t, Principal> principals;
    for (const std::size_t function : functions) {
        for (const Superior& superior : superiors(function)) {
            if (std::find(functions.begin(), functions.end(), superior.instance) != functions.end()) continue;
            const auto [at, is_new] = principals.try_emplace(superior.instance, principal(function, superior));
            if (!is_new) at->second.weight += superior.weight;
        }
    }
    std::vector<Principal> all;
    for (auto& [instance, one] : principals) all.push_back(std::move(one));
    return all;
}

std::vector<Hat> LinesOfReporting::hats_of(const std::vector<std::size_t>& functions, std::size_t n_functions,
                                           std::size_t n_extra) const {
    if (functions.size() != n_functions) return {};  // a function does not exist here: all hats alike
    std::map<std::size_t, double> asked;             // by superior
    std::map<std::size_t, int> reporting;
    for (const std::size_t function : functions) {
        for (const Superior& superior : superiors(function)) {
            asked[superior.instance] += superior.weight;
            ++reporting[superior.instance];
        }
    }
    std::vector<Hat> hats;
    double extra = 0;
    double total = 0;
    for (const std::size_t function : functions) {
        Hat hat;
        const auto& standing = roster_.organisations[function];
        if (!standing.empty()) hat.organisation = standing.front();
        for (const Superior& superior : superiors(function)) {
            const bool inside = std::find(functions.begin(), functions.end(), superior.instance) != functions.end();
            if (inside) continue;
            total += superior.weight;
            (reporting[superior.instance] > 1 && n_extra > 0 ? extra : hat.share) += superior.weight;
        }
        hats.push_back(hat);
    }
    for (std::size_t i = 0; i < n_extra; ++i) {
        Hat hat;
        hat.share = extra / static_cast<double>(n_extra);
        hats.push_back(hat);
    }
    const bool all_asked = std::all_of(hats.begin(), hats.end(), [](const Hat& hat) { return hat.share > 0; });
    for (Hat& hat : hats) hat.share = all_asked ? hat.share / total : 1.0 / static_cast<double>(hats.size());
    return hats;
}

Lines draw_lines(const Graph& graph, const Roster& roster, const std::vector<PlacedEdge>& edges) {
    const LinesOfReporting reporting(graph, roster, edges);
    Lines lines;
    lines.priorities = Grid<double>(reporting.headquarters().size(), n_dimensions);
    std::map<std::string, bool> somebody_signs;  // by legal body
    for (std::size_t i = 0; i < roster.size(); ++i) {
        const NodeSpec spec = node_spec(graph, roster.node[i]);
        if (!spec.body.empty()) somebody_signs[spec.body] |= spec.signs;
    }
    for (std::size_t h = 0; h < reporting.headquarters().size(); ++h) {
        const std::size_t instance = reporting.headquarters()[h];
        lines.headquarters.push_back(instance_name(roster, instance));
        const NodeSpec spec = node_spec(graph, roster.node[instance]);
        double sum = 0;
        for (const double weight : spec.priorities) sum += weight;
        for (std::size_t k = 0; k < n_dimensions; ++k) lines.priorities(h, k) = spec.priorities[k] / sum;
    }
    for (const std::size_t instance : roster.instance_of) {
        const bool stands = instance != npos;
        const std::string body = stands ? node_spec(graph, roster.node[instance]).body : "";
        lines.principals.push_back(stands ? reporting.of_instance(instance) : std::vector<Principal>{});
        lines.in_body.push_back(!body.empty());
        lines.head_may_sign.push_back(!body.empty() && !somebody_signs[body]);
    }
    return lines;
}

}  // namespace entente
