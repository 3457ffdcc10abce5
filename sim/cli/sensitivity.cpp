#include <iostream>
#include <limits>

#include "analysis/compare.hpp"
#include "analysis/read_comparison.hpp"
#include "analysis/render_sensitivity.hpp"
#include "analysis/sensitivity.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "core/names.hpp"

namespace entente {

namespace {

constexpr std::size_t usual_top = 8;

Options described() {
    Options options("sensitivity FILE.h5 [OPTION]...",
                    "Which parameters and levers of a sweep an outcome hangs on: under each structure, and in the "
                    "difference between each structure and one of them. The statistics follow from the sweep's design: "
                    "Sobol' indices (saltelli), elementary effects (morris), main effects (factorial), differences "
                    "(one_at_a_time, grid, list), partial rank correlations (lhs, sobol).");
    options.files("FILE.h5", 1, 1)
        .repeated("outcome", "NAME", "outcome or observable, instead of the headline ones; all: every one")
        .value("baseline", "MODEL", "structure that the others are set against (default: the first)")
        .value("top", "N", "axes shown in each table (default 8); csv and json hold all")
        .value("format", "FORMAT", "table (default), json, csv or markdown")
        .example("sensitivity global.h5", "What the headline outcomes hang on")
        .example("sensitivity global.h5 --outcome coverage_mean --top 20", "One outcome, more axes")
        .example("sensitivity levers.h5 --format csv", "Everything for a spreadsheet");
    return options;
}

}  // namespace

int sensitivity_command(const std::vector<std::string>& arguments) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        std::cout << options.help();
        return all_well;
    }
    const std::vector<std::string> formats(Names<Format>::words.begin(), Names<Format>::words.end());
    const auto format = from_name<Format>(given.one_of("format", formats, problems).value_or("table"));
    const auto outcomes = given.words("outcome", problems);
    const auto top = given.number("top", 1, std::numeric_limits<std::uint32_t>::max(), problems).value_or(usual_top);
    problems.throw_if_any();

    const TrajectoryFile file(given.files().front());
    const ComparisonInput input = read_comparison(file);
    const std::string baseline = given.text("baseline").value_or(default_baseline(input));
    std::vector<Sensitivity> analyses;
    std::vector<Stratum> strata = split_by(input, {"scenario"});
    for (const Stratum& stratum : strata) {
        std::vector<std::string> chosen = outcomes.empty() ? headline_outcomes(stratum.input) : outcomes;
        if (outcomes == std::vector<std::string>{"all"}) {
            chosen.clear();
            for (const Outcome& outcome : stratum.input.outcomes) chosen.push_back(outcome.name);
        }
        analyses.push_back(sensitivity(stratum.input, baseline, chosen));
        if (strata.size() > 1) analyses.back().stratum = stratum.name;
        analyses.back().n_missing = input.n_missing;
    }
    std::cout << render(analyses, *format, top);
    return all_well;
}

}  // namespace entente
