#include "analysis/findings.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/numbers.hpp"
#include "analysis/sentences.hpp"

namespace entente {

namespace {

bool is_found(const Contrast& contrast) {
    return contrast.verdict == Verdict::better || contrast.verdict == Verdict::worse ||
           contrast.verdict == Verdict::higher || contrast.verdict == Verdict::lower;
}

/// `worse by 0.019 (0.010 to 0.027), in 8 of 8 worlds *`; what the sign says stands in words.
std::string found(const Section& section, const Contrast& contrast, const Scale& scale, const std::string& unit) {
    const PairedDifference& pair = contrast.pair;
    const double half_width = (pair.high - pair.low) / 2 * scale.factor;
    const double size = std::abs(pair.difference) * scale.factor;
    const int decimals = decimals_for(half_width, size);
    const double sign = pair.difference < 0 ? -1 : 1;
    const double near = sign > 0 ? pair.low : -pair.high;
    const double far = sign > 0 ? pair.high : -pair.low;
    std::string text = section.arms[contrast.arm].name + " " + std::string(name_of(contrast.verdict)) + " by " +
                       number(size, decimals);
    if (!unit.empty()) text += " " + unit;
    if (pair.constant) {
        text += " in every world";
    } else {
        text += " (" + number(near * scale.factor, decimals) + " to " + number(far * scale.factor, decimals) + ")";
        const double share = sign > 0 ? pair.share_higher : pair.share_lower;
        const auto n = static_cast<double>(pair.n);
        text += ", in " + number(std::round(share * n), 0) + " of " + number(n, 0) + " worlds";
    }
    return text + (contrast.survives_holm ? " *" : "");
}

}  // namespace

std::string finding_sentence(const Comparison& comparison, const Section& section, std::size_t outcome) {
    constexpr std::size_t most_named = 3;
    const Scale scale = scale_of(section, outcome);
    const Outcome& compared = comparison.outcomes[outcome];
    std::string unit = scale.word + (compared.unit == "1" ? "" : compared.unit);
    while (unit.ends_with(' ')) unit.pop_back();
    std::vector<const Contrast*> of_outcome;
    for (const Contrast& contrast : section.contrasts) {
        if (contrast.outcome == outcome) of_outcome.push_back(&contrast);
    }
    std::stable_sort(of_outcome.begin(), of_outcome.end(), [](const Contrast* a, const Contrast* b) {
        if (is_found(*a) != is_found(*b)) return is_found(*a);
        return is_found(*a) && a->pair.p_value < b->pair.p_value;
    });
    if (of_outcome.empty() || !is_found(*of_outcome.front())) return {};
    std::vector<std::string> parts;
    std::vector<std::string> unseen;
    std::vector<std::string> equal;
    std::vector<std::string> untold;
    std::size_t n_more = 0;
    for (const Contrast* contrast : of_outcome) {
        const std::string& name = section.arms[contrast->arm].name;
        if (is_found(*contrast)) {
            if (parts.size() < most_named) {
                parts.push_back(found(section, *contrast, scale, unit));
            } else {
                ++n_more;
            }
        } else if (contrast->verdict == Verdict::no_finding) {
            const std::string smallest = show(section, *contrast, scale).minimum_detectable;
            unseen.push_back(unseen.empty() ? name + " (one of " + smallest + (unit.empty() ? "" : " " + unit) +
                                                  " would have been seen 4 times in 5)"
                                            : name + " (" + smallest + ")");
        } else if (contrast->verdict == Verdict::exactly_equal) {
            equal.push_back(name);
        } else {
            untold.push_back(name);
        }
    }
    if (n_more > 0) parts.push_back(number(static_cast<double>(n_more), 0) + " more differ");
    const auto list = [&](const std::string& before, std::vector<std::string> names) {
        if (names.empty()) return;
        if (names.size() > most_named) {
            const std::size_t n_left = names.size() - most_named;
            names.resize(most_named);
            names.push_back(number(static_cast<double>(n_left), 0) + " more");
        }
        std::string text = before;
        for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? " " : ", ") + names[i];
        parts.push_back(text);
    };
    list("no difference found for", unseen);
    list("equal in every world:", equal);
    list("too few worlds for", untold);
    std::string text = name_for_people(compared) + ": ";
    for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : "; ") + parts[i];
    return text + ".";
}

std::string nothing_found_sentence(const Comparison& comparison, const Section& section) {
    std::string unseen;
    std::string equal;
    std::string untold;
    for (std::size_t outcome = 0; outcome < comparison.n_asked; ++outcome) {
        if (!finding_sentence(comparison, section, outcome).empty()) continue;
        const Scale scale = scale_of(section, outcome);
        const Outcome& compared = comparison.outcomes[outcome];
        double smallest = PairedDifference::undefined;
        bool is_equal = true;
        for (const Contrast& contrast : section.contrasts) {
            if (contrast.outcome != outcome) continue;
            is_equal = is_equal && contrast.verdict == Verdict::exactly_equal;
            if (contrast.verdict == Verdict::no_finding)
                smallest = std::fmax(smallest, contrast.pair.minimum_detectable);
        }
        if (is_equal) {
            equal += (equal.empty() ? "" : ", ") + compared.name;
        } else if (std::isnan(smallest)) {
            untold += (untold.empty() ? "" : ", ") + compared.name;
        } else {
            std::string unit = scale.word + (compared.unit == "1" ? "" : compared.unit);
            while (unit.ends_with(' ')) unit.pop_back();
            const double shown = smallest * scale.factor;
            unseen += (unseen.empty() ? "" : ", ") + compared.name + " " + number(shown, decimals_for(shown, shown)) +
                      (unit.empty() ? "" : " " + unit);
        }
    }
    std::string text;
    if (!unseen.empty()) {
        text += "No difference found (what would have been seen 4 times in 5 under every structure) in " + unseen + ".";
    }
    if (!equal.empty()) text += (text.empty() ? "" : " ") + ("Equal in every world: " + equal + ".");
    if (!untold.empty()) text += (text.empty() ? "" : " ") + ("Too few worlds to say anything: " + untold + ".");
    return text;
}

}  // namespace entente
