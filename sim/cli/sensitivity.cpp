#include <limits>
#include <ostream>
#include <utility>

#include "analysis/compare.hpp"
#include "analysis/read_comparison.hpp"
#include "analysis/render_sensitivity.hpp"
#include "analysis/sensitivity.hpp"
#include "analysis/sentences.hpp"
#include "analysis/text.hpp"
#include "analysis/views.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
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
        .flag("switching", "tell instead at which values of the parameters the differences change their sign")
        .value("top", "N", "axes shown in each table (default 8); csv and json hold all")
        .value("format", "FORMAT", "table (default), json, csv or markdown")
        .example("sensitivity global.h5", "What the headline outcomes hang on")
        .example("sensitivity global.h5 --outcome coverage_mean --top 20", "One outcome, more axes")
        .example("sensitivity global.h5 --switching", "At which values the order of structures turns")
        .example("sensitivity levers.h5 --format csv", "Everything for a spreadsheet");
    return options;
}

/// Columns of the outcomes that are meant, by name.
std::vector<std::string> outcomes_meant(const std::vector<std::string>& asked, const ComparisonInput& input) {
    if (asked.empty()) return headline_outcomes(input);
    if (asked != std::vector<std::string>{"all"}) return asked;
    std::vector<std::string> names;
    for (const Outcome& outcome : input.outcomes) names.push_back(outcome.name);
    return names;
}

std::string switching_values_told(const std::vector<Comparison>& comparisons, Format format) {
    if (format != Format::table) return render(comparisons, format);
    std::string text;
    for (const Comparison& comparison : comparisons) {
        text += wrapped(comparison.title, terminal_width, 0, 0);
        if (!comparison.stratum.empty()) text += wrapped("Where " + comparison.stratum, terminal_width, 0, 2);
        for (const std::string& note : coverage_notes(comparison)) text += wrapped(note, terminal_width, 0, 2);
        text += "\n";
        for (const Panel& panel : comparison.panels) text += table_of(panel);
    }
    text += "WHAT THIS DOES NOT SAY\n";
    for (const std::string& caveat : comparisons.front().caveats) text += wrapped(caveat, terminal_width, 2, 4);
    return text;
}

}  // namespace

int sensitivity_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    const std::vector<std::string> formats(Names<Format>::words.begin(), Names<Format>::words.end());
    const auto format = from_name<Format>(given.one_of("format", formats, problems).value_or("table"));
    const auto outcomes = given.words("outcome", problems);
    const auto top = given.number("top", 1, std::numeric_limits<std::uint32_t>::max(), problems).value_or(usual_top);
    problems.throw_if_any();

    ComparisonInput input = read_comparison_when_asked(given.files().front());
    const std::size_t n_missing = input.n_missing;
    const std::string baseline = given.text("baseline").value_or(default_baseline(input));
    std::vector<Sensitivity> analyses;
    std::vector<Comparison> comparisons;
    std::vector<Stratum> strata = split_by(std::move(input), {"scenario"});
    for (const Stratum& stratum : strata) {
        const std::vector<std::string> chosen = outcomes_meant(outcomes, stratum.input);
        if (given.has("switching")) {
            comparisons.push_back(compare(stratum.input, baseline, chosen));
            if (strata.size() > 1) comparisons.back().stratum = stratum.name;
            add_views(comparisons.back(), stratum.input, {{View::switching}, {}, !outcomes.empty()});
            continue;
        }
        analyses.push_back(sensitivity(stratum.input, baseline, chosen));
        if (strata.size() > 1) analyses.back().stratum = stratum.name;
        analyses.back().n_missing = n_missing;
    }
    console.out << (given.has("switching") ? switching_values_told(comparisons, *format)
                                           : render(analyses, *format, top));
    return all_well;
}

}  // namespace entente
