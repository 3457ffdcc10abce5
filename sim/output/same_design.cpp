#include "output/same_design.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace entente {

namespace {

constexpr std::size_t most_named = 3;

std::string and_more(const std::vector<std::string>& differences) {
    std::string text;
    for (std::size_t i = 0; i < std::min(differences.size(), most_named); ++i) {
        text += (text.empty() ? "" : "; ") + differences[i];
    }
    if (differences.size() > most_named) text += "; and " + std::to_string(differences.size() - most_named) + " more";
    return text;
}

void compare_parameters(const FileHead& there, const FileHead& here, std::vector<std::string>& differences) {
    std::map<std::string, std::string> old;
    for (const ResolvedParameter& parameter : there.parameters) old.emplace(parameter.key, parameter.value);
    for (const ResolvedParameter& parameter : here.parameters) {
        const auto found = old.find(parameter.key);
        if (found == old.end()) {
            differences.push_back(parameter.key + " is not set there, " + parameter.value + " here");
            continue;
        }
        if (found->second != parameter.value) {
            differences.push_back(parameter.key + " is " + found->second + " there, " + parameter.value + " here");
        }
        old.erase(found);
    }
    for (const auto& [key, value] : old) differences.push_back(key + " is " + value + " there, not set here");
}

void compare_axes(const FileHead& there, const FileHead& here, std::vector<std::string>& differences) {
    const auto keys = [](const FileHead& head) {
        std::string text;
        for (const VariedParameter& parameter : head.varied) text += (text.empty() ? "" : ", ") + parameter.key;
        return text.empty() ? std::string("nothing") : text;
    };
    if (keys(there) != keys(here)) differences.push_back(keys(there) + " varies there, " + keys(here) + " here");
    if (there.sample.kind != here.sample.kind || there.sample.n_points != here.sample.n_points) {
        const auto points = [](const FileHead& head) {
            return std::to_string(head.sample.n_points) + " points (" + std::string(name_of(head.sample.kind)) + ")";
        };
        differences.push_back("there are " + points(there) + " there, " + points(here) + " here");
    }
}

}  // namespace

std::string difference_between(const FileHead& there, const FileHead& here) {
    if (there.config_sha256 == here.config_sha256) return "";
    if (there.software_version != here.software_version) {
        return "it was made by entente " + there.software_version + ", this is " + here.software_version +
               ", and results of two versions do not belong into one file";
    }
    std::vector<std::string> differences;
    if (there.root_seed != here.root_seed) {
        differences.push_back("the seed is " + std::to_string(there.root_seed) + " there, " +
                              std::to_string(here.root_seed) + " here");
    }
    if (there.n_runs_of_design != here.n_runs_of_design) {
        differences.push_back("the design has " + std::to_string(there.n_runs_of_design) + " runs there, " +
                              std::to_string(here.n_runs_of_design) + " here");
    }
    compare_axes(there, here, differences);
    compare_parameters(there, here, differences);
    for (const auto& text : here.texts) {
        const auto same_path = [&](const auto& other) { return other.first == text.first; };
        const auto old = std::find_if(there.texts.begin(), there.texts.end(), same_path);
        if (old == there.texts.end() || old->second != text.second) differences.push_back(text.first + " has changed");
    }
    if (differences.empty()) {
        return "it was made by another configuration (config_sha256 " + there.config_sha256.substr(0, 12) + "…, now " +
               here.config_sha256.substr(0, 12) + "…)";
    }
    return and_more(differences);
}

}  // namespace entente
