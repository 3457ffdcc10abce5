#include "scenario/problems.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/nearest.hpp"

namespace entente {
namespace {

std::string in_lines(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += '\n';
        text += to_string(problem);
    }
    return text;
}

}  // namespace

std::string to_string(const Problem& problem) {
    if (problem.file.empty()) return problem.text;
    if (problem.line <= 0) return problem.file + ": " + problem.text;
    return problem.file + ":" + std::to_string(problem.line) + ": " + problem.text;
}

ScenarioError::ScenarioError(std::vector<Problem> problems)
    : std::runtime_error(in_lines(problems)), problems_(std::move(problems)) {}

void Problems::add(Problem problem) {
    ++n_found_;
    const bool known = std::any_of(all_.begin(), all_.end(), [&](const Problem& other) {
        return std::tie(other.file, other.line, other.text) == std::tie(problem.file, problem.line, problem.text);
    });
    if (!known) all_.push_back(std::move(problem));
}

void Problems::throw_if_any() const {
    if (!all_.empty()) throw ScenarioError(all_);
}

std::string hint(const std::string& word, const std::vector<std::string>& legal) {
    constexpr std::size_t most_listed = 12;
    if (const auto near = nearest_name(word, legal)) return "; did you mean " + *near + "?";
    if (legal.empty() || legal.size() > most_listed) return "";
    std::string text = "; known are ";
    for (std::size_t i = 0; i < legal.size(); ++i) text += (i == 0 ? "" : ", ") + legal[i];
    return text;
}

}  // namespace entente
