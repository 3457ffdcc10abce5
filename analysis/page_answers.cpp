#include "analysis/page_answers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "analysis/ablation.hpp"
#include "analysis/mediators.hpp"
#include "analysis/numbers.hpp"
#include "analysis/page_words.hpp"
#include "analysis/switching_sentences.hpp"

namespace entente::page {

namespace {

/// Outcomes that a reader asks for first, by whom they fall on.
constexpr std::array<std::string_view, 8> asked_first{"displaced_final",
                                                      "civilian_deaths_groups_total",
                                                      "relapse_observed",
                                                      "war_relapse_observed",
                                                      "welfare_worst_group_final",
                                                      "coverage_mean",
                                                      "aid_incidents_per_10000_worker_years",
                                                      "legitimacy_final"};

/// (outcome of the comparison) those asked first, and all others in which a difference is surest; the first that were
/// asked for where the file has none of them.
std::vector<std::size_t> outcomes_to_answer(const Comparison& comparison, const Section& section) {
    std::vector<std::size_t> chosen;
    for (const std::string_view name : asked_first) {
        for (std::size_t i = 0; i < comparison.n_asked; ++i) {
            if (comparison.outcomes[i].name == name) chosen.push_back(i);
        }
    }
    for (const Contrast& contrast : section.contrasts) {
        const bool is_new = std::find(chosen.begin(), chosen.end(), contrast.outcome) == chosen.end();
        if (contrast.outcome < comparison.n_asked && contrast.survives_holm && is_new)
            chosen.push_back(contrast.outcome);
    }
    for (std::size_t i = 0; chosen.empty() && i < std::min(comparison.n_asked, asked_first.size()); ++i)
        chosen.push_back(i);
    return chosen;
}

std::vector<const Contrast*> contrasts_of(const Section& section, std::size_t outcome) {
    std::vector<const Contrast*> found;
    for (const Contrast& contrast : section.contrasts) {
        if (contrast.outcome == outcome) found.push_back(&contrast);
    }
    return found;
}

/// Whether what the outcome counts happened in no run at all, so that there is nothing to compare.
bool is_never(const Section& section, std::size_t outcome) {
    const std::vector<const Contrast*> contrasts = contrasts_of(section, outcome);
    return !contrasts.empty() && std::all_of(contrasts.begin(), contrasts.end(), [](const Contrast* contrast) {
        return contrast->pair.exactly_zero && contrast->pair.mean_b == 0;
    });
}

/// What each structure does to one outcome: one short sentence for each kind of verdict.
Message answer(const Section& section, std::size_t outcome) {
    constexpr std::array<Verdict, 7> in_order{Verdict::better, Verdict::worse,      Verdict::higher,
                                              Verdict::lower,  Verdict::no_finding, Verdict::exactly_equal,
                                              Verdict::too_few};
    if (is_never(section, outcome)) return "answer.never";
    Message sentences = Message::object();
    for (const Verdict verdict : in_order) {
        Message list = Message::array();
        for (const Contrast* contrast : contrasts_of(section, outcome)) {
            if (contrast->verdict != verdict) continue;
            const Message name = name_of_arm(section.arms[contrast->arm]);
            list.push_back(contrast->survives_holm ? say("starred", {{"text", name}}) : name);
        }
        const std::string name(name_of(verdict));
        sentences[name] =
            list.empty() ? literal("")
                         : say("answer." + name, {{"reference", name_of_arm(section.arms.front())}, {"list", list}});
    }
    return say("answer", sentences);
}

/// How large and how sure: a row an outcome, a column a structure, in each cell the verdict and the difference.
std::string glance(const Markup& markup, const Comparison& comparison, const Section& section,
                   const std::vector<std::size_t>& outcomes) {
    std::string heads = markup.text("th", "head.outcome", "scope=\"col\"");
    for (std::size_t arm = 1; arm < section.arms.size(); ++arm)
        heads += markup.text("th", name_of_arm(section.arms[arm]), "scope=\"col\"");
    std::string rows;
    for (const std::size_t outcome : outcomes) {
        const Outcome& told = comparison.outcomes[outcome];
        std::string cells = markup.text(
            "th",
            say("answer.directed", {{"outcome", title_of(told, scale_of(section, outcome))},
                                    {"direction", Message("direction." + std::string(name_of(told.better)))}}),
            "scope=\"row\"");
        for (const Contrast* contrast : contrasts_of(section, outcome)) {
            const Scale scale = scale_of(section, outcome);
            const std::string verdict(name_of(contrast->verdict));
            if (is_never(section, outcome)) {
                cells += element("td", "data-verdict=\"" + verdict + "\"", markup.text("strong", "verdict.never"));
                continue;
            }
            cells += element("td", "data-verdict=\"" + verdict + "\"",
                             markup.text("strong", verdict_of(*contrast)) + " " +
                                 markup.text("span", difference_of(section, *contrast, scale)));
        }
        rows += element("tr", "", cells) + "\n";
    }
    const Message caption = say("answer.table", {{"reference", name_of_arm(section.arms.front())}});
    return element("div", "class=\"wide\" tabindex=\"0\"",
                   element("table", "class=\"glance\"",
                           markup.text("caption", caption) + element("thead", "", element("tr", "", heads)) +
                               element("tbody", "", rows)));
}

/// `below 0.31 (0.22 to 0.40)`, or one of two levels.
Message side(const VariedParameter& varied, const SureTurn& turn, bool is_below) {
    const TurningPoint& turning = turn.value->turning;
    if (turning.is_two_level()) {
        const double level = is_below ? turning.min : turning.max;
        if (varied.is_lever) return level == 0 ? "side.off" : "side.on";
        return say("side.at", {{"at", value_of(varied, level)}});
    }
    const Crossing& crossing = *turn.crossing;
    if (turning.is_by_level()) {
        return is_below ? say("side.at_most", {{"at", value_of(varied, crossing.low)}})
                        : say("side.at_least", {{"at", value_of(varied, crossing.high)}});
    }
    const std::string key = is_below ? "side.below" : "side.above";
    if (crossing.is_open_below && crossing.is_open_above) return say(key + ".unsure", {{"at", rough(crossing.at)}});
    return say(key, {{"at", interval(crossing.at, crossing.low, crossing.high)}});
}

Message turn_sentence(const Comparison& comparison, const Section& section, const Contrast& contrast,
                      const SureTurn& turn) {
    const Outcome& outcome = comparison.outcomes[contrast.outcome];
    const VariedParameter& varied = comparison.varied[turn.value->axis];
    const bool is_decided = outcome.better != Better::undecided;
    const bool leads_below =
        is_decided ? turn.crossing->falls == (outcome.better == Better::higher) : turn.crossing->falls;
    const bool trails = contrast.verdict == Verdict::worse;
    std::string key = !is_decided                           ? "turn.higher"
                      : contrast.verdict == Verdict::better ? "turn.keeps"
                      : trails                              ? "turn.trails"
                                                            : "turn.leads";
    const bool tells_both = key == "turn.higher" || key == "turn.leads";
    if (tells_both && turn.value->turning.is_by_level()) key += ".levels";
    const bool is_below = leads_below != (trails && is_decided);
    return say(key, {{"structure", name_of_arm(section.arms[contrast.arm])},
                     {"reference", name_of_arm(section.arms.front())},
                     {"outcome", name_of_outcome(outcome.name)},
                     {"key", varied.meaning.empty() ? literal(varied.key)
                                                    : say("turn.key", {{"key", literal(varied.key)},
                                                                       {"meaning", literal(varied.meaning)}})},
                     {"side", side(varied, turn, is_below)},
                     {"other", side(varied, turn, !is_below)}});
}

/// Of all differences told above: what surely turns them, or that nothing does.
std::vector<Message> what_changes_it(const PagePart& part, const Section& section,
                                     const std::vector<std::size_t>& outcomes) {
    constexpr std::size_t most_told = 6;
    const Comparison& comparison = *part.comparison;
    std::vector<Message> items;
    std::size_t n_turns = 0;
    std::array<std::size_t, 5> n_of{};
    std::size_t n_all = 0;
    Message may_turn = Message::array();
    for (const std::size_t outcome : outcomes) {
        if (is_never(section, outcome)) continue;
        for (const Contrast* contrast : contrasts_of(section, outcome)) {
            for (const SwitchingValue& value : contrast->switching) {
                ++n_of[index_of(value.turning.verdict)];
                if (value.turning.verdict == Turning::may_turn && may_turn.size() < most_told) {
                    may_turn.push_back(
                        say("answer.may_pair", {{"outcome", name_of_outcome(comparison.outcomes[outcome].name)},
                                                {"structure", name_of_arm(section.arms[contrast->arm])},
                                                {"key", literal(comparison.varied[value.axis].key)}}));
                }
                ++n_all;
            }
            for (const SureTurn& turn : sure_turns(*contrast)) {
                if (++n_turns <= most_told) items.push_back(turn_sentence(comparison, section, *contrast, turn));
            }
        }
    }
    if (n_all == 0) return {"answer.nothing_varied"};
    if (n_turns > most_told) items.push_back(say("answer.more_turns", {{"n", figure(n_turns - most_told)}}));
    if (n_turns == 0) items.emplace_back("answer.no_turn");
    if (!may_turn.empty()) items.push_back(say("answer.may", {{"list", may_turn}}));
    items.push_back(
        say("answer.signs", {{"n", figure(n_all)},
                             {"turns", figure(n_of[index_of(Turning::turns)])},
                             {"holds", figure(n_of[index_of(Turning::holds)])},
                             {"may", figure(n_of[index_of(Turning::may_turn)])},
                             {"open", figure(n_of[index_of(Turning::undecided)] + n_of[index_of(Turning::too_few)])}}));
    return items;
}

/// `“Share of …” (60 % of it)`.
Message carried_item(const Comparison& comparison, const Mediator& mediator) {
    constexpr double percent = 100;
    const Estimate& share = mediator.mediation.share;
    return say("answer.carried",
               {{"measure", name_of_outcome(comparison.outcomes[mediator.outcome].name)},
                {"share", interval(percent * share.value, percent * share.low, percent * share.high)}});
}

/// What differs most surely in working together under a structure, each observable once.
Message accompanies(const Comparison& comparison, const Section& section, std::size_t arm) {
    constexpr std::size_t most_named = 3;
    Message list = Message::array();
    std::set<std::string> named;  // observables, and differences: some measures say the same in two ways
    for (const Explanation& explanation : section.explanations) {
        if (explanation.arm != arm) continue;
        for (const std::size_t index : explanation.contrasts) {
            const Contrast& contrast = section.contrasts[index];
            const Outcome& outcome = comparison.outcomes[contrast.outcome];
            if (list.size() == most_named || is_rounding(contrast.pair) || !named.insert(stem_of(outcome.name)).second)
                continue;
            const Scale scale = scale_of(section, contrast.outcome);
            const double value = contrast.pair.difference * scale.factor;
            const Message difference = signed_figure(value, decimals_for(0, value));
            if (!named.insert(difference.dump()).second) continue;
            list.push_back(say("answer.accompanies", {{"measure", name_of_outcome(outcome.name)},
                                                      {"difference", difference},
                                                      {"unit", spaced(unit_of(scale, outcome.unit))}}));
        }
    }
    return list;
}

/// What passes through mechanisms that the sweep switches, the largest first: cause, where all else is likeness.
std::vector<Message> passages(const PagePart& part, const Section& section, const std::vector<std::size_t>& outcomes) {
    constexpr std::size_t most_told = 4;
    struct Told {
        double size;  // in half widths of the interval
        Message message;
    };
    std::vector<Told> told;
    const ViewInput view = part.view();
    for (const std::size_t outcome : outcomes) {
        const auto values = values_of_arms(view, section, part.comparison->columns[outcome]);
        for (const Contrast* contrast : contrasts_of(section, outcome)) {
            for (const Ablation& one : ablations(view.input, view.design, values[contrast->arm], values[0])) {
                const PairedDifference& through = one.through;
                if (!(through.low > 0 || through.high < 0) || through.equal_but_for_rounding) continue;
                told.push_back(
                    {std::abs(through.difference) / (through.high - through.low),
                     say("answer.passes", {{"outcome", name_of_outcome(part.comparison->outcomes[outcome].name)},
                                           {"structure", name_of_arm(section.arms[contrast->arm])},
                                           {"mechanism", literal(one.mechanism)},
                                           {"with", interval_of(one.with)},
                                           {"without", interval_of(one.without)},
                                           {"through", interval_of(one.through)}})});
            }
        }
    }
    std::stable_sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.size > b.size; });
    std::vector<Message> items;
    for (const Told& one : told) {
        if (items.size() < most_told) items.push_back(one.message);
    }
    return items;
}

std::vector<Message> why(const PagePart& part, const Section& section, const std::vector<std::size_t>& outcomes) {
    constexpr std::size_t most_named = 2;
    constexpr std::size_t most_told = 4;
    const Comparison& comparison = *part.comparison;
    const ViewInput view = part.view();
    std::vector<Message> items = passages(part, section, outcomes);
    for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
        const Message list = accompanies(comparison, section, arm);
        if (list.empty()) continue;
        items.push_back(say("answer.why_differs", {{"structure", name_of_arm(section.arms[arm])}, {"list", list}}));
    }
    std::size_t n_told = 0;
    bool has_finding = false;
    for (const std::size_t outcome : outcomes) {
        for (const Contrast* contrast : contrasts_of(section, outcome)) {
            if (!is_finding(*contrast) || n_told == most_told) continue;
            has_finding = true;
            Message list = Message::array();
            const Mediators found = mediators(view, section, contrast->arm, outcome);
            for (const Mediator& one : found.measures) {
                if (one.is_sure() && one.is_part() && list.size() < most_named)
                    list.push_back(carried_item(comparison, one));
            }
            if (list.empty()) continue;
            ++n_told;
            items.push_back(say("answer.why_carries", {{"structure", name_of_arm(section.arms[contrast->arm])},
                                                       {"outcome", name_of_outcome(comparison.outcomes[outcome].name)},
                                                       {"list", list}}));
        }
    }
    if (has_finding && n_told == 0) items.emplace_back("answer.nothing_carries");
    if (items.empty()) return {"why.nothing"};
    items.emplace_back("answer.not_cause");
    return items;
}

}  // namespace

std::string answers(const PageSource& source, const PagePart& part, const Section& section) {
    const Markup& markup = source.markup;
    const std::vector<std::size_t> outcomes = outcomes_to_answer(*part.comparison, section);
    std::string who;
    for (const std::size_t outcome : outcomes) {
        const Message name = name_of_outcome(part.comparison->outcomes[outcome].name);
        who += element("li", "",
                       markup.text("strong", say("answer.of", {{"outcome", name}})) +
                           markup.text("span", answer(section, outcome))) +
               "\n";
    }
    std::string text = markup.text("h4", "answer.who_title") + element("ul", "", who);
    text += glance(markup, *part.comparison, section, outcomes);
    text += markup.text("h4", "answer.change_title") + markup.list(what_changes_it(part, section, outcomes));
    text += markup.text("h4", "answer.why_title") + markup.list(why(part, section, outcomes));
    return element("div", "class=\"answers\"", text);
}

}  // namespace entente::page
