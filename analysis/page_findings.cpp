#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/page_answers.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"

namespace entente::page {

namespace {

constexpr std::size_t most_findings = 6;  // told in words for one structure; the table has all

/// Contrasts of one arm in what people fare, by what was said of them.
struct Sorted {
    std::vector<const Contrast*> found;
    std::vector<const Contrast*> not_found;
    std::vector<const Contrast*> equal;
    std::size_t n_better = 0;
    std::size_t n_worse = 0;
    std::size_t n_other = 0;
    std::size_t n_too_few = 0;
};

Sorted sorted_contrasts(const Comparison& comparison, const Section& section, std::size_t arm) {
    Sorted sorted;
    for (const Contrast& contrast : section.contrasts) {
        if (contrast.arm != arm || contrast.outcome >= comparison.n_asked) continue;
        if (is_finding(contrast)) sorted.found.push_back(&contrast);
        if (contrast.verdict == Verdict::no_finding) sorted.not_found.push_back(&contrast);
        if (contrast.verdict == Verdict::exactly_equal) sorted.equal.push_back(&contrast);
        sorted.n_better += contrast.verdict == Verdict::better;
        sorted.n_worse += contrast.verdict == Verdict::worse;
        sorted.n_other += contrast.verdict == Verdict::higher || contrast.verdict == Verdict::lower;
        sorted.n_too_few += contrast.verdict == Verdict::too_few;
    }
    std::stable_sort(sorted.found.begin(), sorted.found.end(), [](const Contrast* one, const Contrast* other) {
        const auto sureness = [](const Contrast* contrast) {
            return std::abs(contrast->pair.difference) / contrast->pair.standard_error;
        };
        if (one->survives_holm != other->survives_holm) return one->survives_holm;
        return sureness(one) > sureness(other);
    });
    return sorted;
}

Message finding(const Comparison& comparison, const Section& section, const Contrast& contrast) {
    const Outcome& outcome = comparison.outcomes[contrast.outcome];
    const Scale scale = scale_of(section, contrast.outcome);
    const bool decided = outcome.better != Better::undecided;
    return say(decided ? "finding" : "finding_undecided", {{"outcome", name_of_outcome(outcome.name)},
                                                           {"verdict", verdict_of(contrast)},
                                                           {"mean", mean_of(section, contrast, scale, false)},
                                                           {"reference", mean_of(section, contrast, scale, true)},
                                                           {"unit", spaced(unit_of(scale, outcome.unit))},
                                                           {"difference", difference_of(section, contrast, scale)},
                                                           {"better_in", better_in(contrast)}});
}

Message not_found(const Comparison& comparison, const Section& section, const std::vector<const Contrast*>& contrasts) {
    Message parts = Message::array();
    for (const Contrast* contrast : contrasts) {
        const Outcome& outcome = comparison.outcomes[contrast->outcome];
        const Scale scale = scale_of(section, contrast->outcome);
        parts.push_back(say("would_be_seen", {{"outcome", name_of_outcome(outcome.name)},
                                              {"smallest", smallest_seen(*contrast, scale)},
                                              {"unit", spaced(unit_of(scale, outcome.unit))}}));
    }
    return parts;
}

std::string of_arm(const Markup& markup, const Comparison& comparison, const Section& section, std::size_t arm) {
    const Sorted sorted = sorted_contrasts(comparison, section, arm);
    const Message name = name_of_arm(section.arms[arm]);
    std::string text = markup.text("h4", name);
    text += markup.text(
        "p",
        say("findings.counts",
            {{"n", count_words("n_outcomes", comparison.n_asked)},
             {"better", figure(sorted.n_better)},
             {"worse", figure(sorted.n_worse)},
             {"other", figure(sorted.n_other)},
             {"none", figure(sorted.not_found.size() + sorted.equal.size())},
             {"few", sorted.n_too_few == 0 ? Message(literal("")) : count_words("and_too_few", sorted.n_too_few)}}),
        "class=\"counts\"");
    std::vector<Message> items;
    for (std::size_t i = 0; i < std::min(most_findings, sorted.found.size()); ++i) {
        const std::vector<Message> turns = turns_of(comparison, *sorted.found[i]);
        Message item = finding(comparison, section, *sorted.found[i]);
        if (!turns.empty()) item = say("finding.turns", {{"finding", item}, {"turns", Message(turns)}});
        items.push_back(std::move(item));
    }
    if (!items.empty()) text += markup.list(items);
    if (sorted.found.size() > most_findings) {
        text += markup.text("p", say("findings.rest", {{"n", figure(sorted.found.size() - most_findings)}}));
    }
    std::string rest;
    if (!sorted.not_found.empty()) {
        rest += markup.text("p", say("findings.none", {{"list", not_found(comparison, section, sorted.not_found)}}));
    }
    if (!sorted.equal.empty()) {
        Message names = Message::array();
        for (const Contrast* contrast : sorted.equal)
            names.push_back(name_of_outcome(comparison.outcomes[contrast->outcome].name));
        rest += markup.text("p", say("findings.equal", {{"list", names}}));
    }
    if (!rest.empty()) {
        const Message summary =
            say("findings.none_summary",
                {{"none", count_words("n_outcomes", sorted.not_found.size())}, {"equal", figure(sorted.equal.size())}});
        text += element("details", "class=\"none\"", markup.text("summary", summary) + rest);
    }
    return element("div", "class=\"finding\"", text);
}

Message luck(const Comparison& comparison) {
    const Multiplicity& many = comparison.multiplicity[index_of(Role::outcome)];
    return say("findings.luck", {{"tested", count_words("n_contrasts", many.n_tested)},
                                 {"found", figure(many.n_found)},
                                 {"luck", figure(many.expected_by_luck, many.expected_by_luck < 10 ? 1 : 0)},
                                 {"holm", figure(many.n_surviving_holm)}});
}

/// Whether the file can say what its findings hang on.
Message hangs(const PagePart& part) {
    Message keys = Message::array();
    for (std::size_t i = 0; i < part.input.varied.size(); ++i) {
        const auto differs = [&](const RunLabel& label) {
            return label.varied[i] != part.input.labels.front().varied[i];
        };
        if (std::any_of(part.input.labels.begin(), part.input.labels.end(), differs))
            keys.push_back(literal(part.input.varied[i].key));
    }
    constexpr std::size_t most_named = 12;
    if (keys.empty()) return "findings.hangs_open";
    if (keys.size() <= most_named) return say("findings.hangs_varied", {{"keys", keys}});
    return say("findings.hangs_varied", {{"keys", count_words("n_things", keys.size())}});
}

std::string of_part(const PageSource& source, const PagePart& part) {
    const Markup& markup = source.markup;
    if (!part.has_finished_runs()) return markup.text("p", "nothing.finished", "class=\"notice\"");
    if (!part.comparison) {
        return markup.text("p", say("nothing.to_compare", {{"structure", name_of_arm(part.arms.front())}}),
                           "class=\"notice\"");
    }
    const Comparison& comparison = *part.comparison;
    std::string text = markup.text("p", say("findings.how", {{"worlds", count_words("n_worlds", comparison.n_worlds)},
                                                             {"runs", count_words("n_runs", comparison.n_runs)}}));
    const bool is_paired = std::any_of(comparison.sections.begin(), comparison.sections.end(), [](const Section& one) {
        return std::any_of(one.contrasts.begin(), one.contrasts.end(), [](const Contrast& c) { return c.pair.n > 0; });
    });
    if (!is_paired) text += markup.text("p", "nothing.unpaired", "class=\"notice\"");
    if (comparison.n_worlds < 2) text += markup.text("p", "nothing.one_world", "class=\"notice\"");
    if (comparison.n_failed + comparison.n_missing > 0) {
        text += markup.text("p",
                            say("findings.failed", {{"failed", count_words("n_runs", comparison.n_failed)},
                                                    {"missing", figure(comparison.n_missing)}}),
                            "class=\"notice\"");
    }
    for (const Section& section : comparison.sections) {
        const bool is_first = &section == &comparison.sections.front();
        const std::string told = answers(source, part, section);
        text += is_first ? markup.text("h3", title_of(section)) + told
                         : element("details", "class=\"none\"", markup.text("summary", title_of(section)) + told);
    }
    text += markup.text("p", luck(comparison), "class=\"luck\"");
    text += markup.text("p", hangs(part), "class=\"luck\"");
    std::string all;
    for (const Section& section : comparison.sections) {
        if (comparison.sections.size() > 1) all += markup.text("h4", title_of(section));
        for (std::size_t arm = 1; arm < section.arms.size(); ++arm) all += of_arm(markup, comparison, section, arm);
    }
    text += element("details", "class=\"none\"", markup.text("summary", "findings.all") + all);
    return text;
}

}  // namespace

PagePanel findings_panel(const PageSource& source) {
    PagePanel panel{"findings", {}, {}};
    for (const PagePart& part : source.parts) {
        panel.markup.push_back(of_part(source, part));
        panel.data.emplace_back(nullptr);
    }
    return panel;
}

}  // namespace entente::page
