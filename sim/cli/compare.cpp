#include <algorithm>
#include <ostream>
#include <utility>

#include "analysis/compare.hpp"
#include "analysis/read_comparison.hpp"
#include "analysis/render.hpp"
#include "analysis/views.hpp"
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
        .repeated("show", "VIEW",
                  "add a view: details, switching, survival, rates, who, regret, regimes, failure, "
                  "mediation, ablation, front; all: every one; csv holds one view")
        .repeated("over", "KEY", "two keys that span the regime map (default: the first two that vary)")
        .value("format", "FORMAT", "table (default), json, csv or markdown")
        .example("compare liberia.h5", "All structures with the default baseline")
        .example("compare liberia.h5 --outcome coverage --format csv", "One outcome for a spreadsheet")
        .example("compare liberia.h5 --show who,survival", "Who gains and who loses, and how long peace holds")
        .example("compare map.h5 --show regimes --outcome coverage_mean", "Which structure does best where")
        .example("compare map.h5 --by world.hostility", "A sweep, for each hostility of the world");
    return options;
}

std::vector<std::string> formats() {
    return {Names<Format>::words.begin(), Names<Format>::words.end()};
}

/// The views asked for, in their own order where all are.
std::vector<View> views_of(const Given& given, Problems& problems) {
    const std::vector<std::string> legal(Names<View>::words.begin(), Names<View>::words.end());
    const std::vector<std::string> asked = given.words("show", problems);
    std::vector<View> views;
    for (const std::string& word : asked == std::vector<std::string>{"all"} ? legal : asked) {
        if (const auto view = from_name<View>(word)) {
            views.push_back(*view);
        } else {
            problems.add("", 0, "--show: unknown " + word + hint(word, legal));
        }
    }
    return views;
}

bool holds(const std::vector<View>& views, View view) {
    return std::find(views.begin(), views.end(), view) != views.end();
}

}  // namespace

int compare_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    const auto format = from_name<Format>(given.one_of("format", formats(), problems).value_or("table"));
    const auto outcomes = given.words("outcome", problems);
    const auto keys = given.words("by", problems);
    ViewOptions options_of_views{views_of(given, problems), given.words("over", problems), !outcomes.empty()};
    if (!options_of_views.over.empty() && options_of_views.over.size() != 2) {
        problems.add("", 0, "--over needs two keys, as in --over world.hostility,government.predation");
    }
    if (format == Format::csv && options_of_views.views.size() > 1) {
        problems.add("", 0, "--format csv holds one table: ask for one view with --show");
    }
    problems.throw_if_any();
    const bool in_full = !outcomes.empty() || holds(options_of_views.views, View::details);

    ComparisonInput input = read_comparison_when_asked(given.files().front());
    const std::string baseline = given.text("baseline").value_or(default_baseline(input));
    const bool every_outcome = outcomes == std::vector<std::string>{"all"};
    std::vector<Comparison> comparisons;
    for (const Stratum& stratum : split_by(std::move(input), keys)) {
        std::vector<std::string> chosen = outcomes;
        if (outcomes.empty()) chosen = headline_outcomes(stratum.input);
        if (every_outcome) chosen.clear();
        comparisons.push_back(compare(stratum.input, baseline, chosen));
        comparisons.back().stratum = stratum.name;
        add_views(comparisons.back(), stratum.input, options_of_views);
    }
    console.out << render(comparisons, *format, in_full);
    return all_well;
}

}  // namespace entente
