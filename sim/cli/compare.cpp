#include <iostream>

#include "analysis/compare.hpp"
#include "analysis/read_comparison.hpp"
#include "analysis/render.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "core/names.hpp"

namespace entente {

namespace {

Options described() {
    Options options("compare FILE.h5 [OPTION]...",
                    "Compares every structure in a file with one of them in the same worlds with the same luck: mean "
                    "differences with 95 % intervals, and what accompanies them.");
    options.files("FILE.h5", 1, 1)
        .value("baseline", "MODEL", "structure that the others are compared with")
        .repeated("outcome", "NAME", "outcome or observable to compare, instead of the headline ones; all: every one")
        .repeated("by", "KEY", "compare apart for each value of a key that varies, of scenario or parameter_set")
        .value("format", "FORMAT", "table (default), json, csv or markdown")
        .example("compare liberia.h5", "All structures with the default baseline")
        .example("compare liberia.h5 --outcome coverage --format csv", "One outcome for a spreadsheet")
        .example("compare map.h5 --by world.hostility", "A sweep, for each hostility of the world");
    return options;
}

std::vector<std::string> formats() {
    return {Names<Format>::words.begin(), Names<Format>::words.end()};
}

}  // namespace

int compare_command(const std::vector<std::string>& arguments) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        std::cout << options.help();
        return all_well;
    }
    const auto format = from_name<Format>(given.one_of("format", formats(), problems).value_or("table"));
    const auto outcomes = given.words("outcome", problems);
    const auto keys = given.words("by", problems);
    problems.throw_if_any();

    const TrajectoryFile file(given.files().front());
    const ComparisonInput input = read_comparison(file);
    const std::string baseline = given.text("baseline").value_or(default_baseline(input));
    const bool every_outcome = outcomes == std::vector<std::string>{"all"};
    std::vector<Comparison> comparisons;
    for (const Stratum& stratum : split_by(input, keys)) {
        std::vector<std::string> chosen = outcomes;
        if (outcomes.empty()) chosen = headline_outcomes(stratum.input);
        if (every_outcome) chosen.clear();
        comparisons.push_back(compare(stratum.input, baseline, chosen));
        comparisons.back().stratum = stratum.name;
    }
    std::cout << render(comparisons, *format);
    return all_well;
}

}  // namespace entente
