#include "analysis/page_about.hpp"

#include <algorithm>
#include <set>

#include "analysis/altered.hpp"

namespace entente::page {

namespace {

constexpr std::size_t most_failures = 20;

Message said(const std::string& text) {
    return "said." + text;
}

std::string plain(std::string_view tag, const std::string& text) {
    return element(tag, "", element("bdi", "", escaped(text)));
}

/// Where a scenario comes from, in both languages as far as it is put in the usual words.
Message source_of(const FileHead& head) {
    constexpr std::string_view stylised = "stylised after ";
    if (head.source == "invented") return "source.invented";
    if (head.source.starts_with(stylised))
        return say("source.stylised", {{"after", literal(head.source.substr(stylised.size()))}});
    return literal(head.source);
}

std::string sources(const PageSource& source) {
    const FileHead& head = source.file.head();
    std::string text = source.markup.text("h3", "about.sources");
    if (!head.source.empty()) text += element("p", "", source.markup.text("bdi", source_of(head)));
    std::string items;
    for (std::size_t at = 0; at < head.references.size();) {
        const std::size_t end = std::min(head.references.find('\n', at), head.references.size());
        if (end > at) items += plain("li", head.references.substr(at, end - at));
        at = end + 1;
    }
    text += items.empty() ? source.markup.text("p", "about.no_sources") : element("ul", "", items);
    for (const char* status : {"in_place", "advocated", "unset"}) {
        if (head.structure_status == status) text += source.markup.text("p", "status." + head.structure_status);
    }
    return text;
}

std::string how_to_repeat(const PageSource& source) {
    const FileHead& head = source.file.head();
    std::string text = source.markup.text("h3", "about.repeat") + source.markup.text("p", "about.repeat.lead");
    text += element("pre", "tabindex=\"0\"" + source.markup.label("about.repeat"),
                    element("code", "", escaped(head.command)));
    text += source.markup.table("about.repeat.facts", {"head.fact", "head.value"},
                                {{"fact.version", literal(head.software_version)},
                                 {"fact.format", literal(source.file.format_version())},
                                 {"fact.seed", literal(std::to_string(head.root_seed))},
                                 {"fact.digest", literal(head.config_sha256)},
                                 {"fact.file", literal(source.file.path().filename().string())}});
    std::string texts;
    for (const auto& [path, content] : head.texts) {
        texts += element("details", "class=\"texts\"",
                         element("summary", "", escaped(path)) +
                             element("pre", "tabindex=\"0\"", element("code", "", escaped(content))));
    }
    if (!texts.empty()) text += source.markup.text("p", "about.texts") + texts;
    return text;
}

std::string failures(const PageSource& source) {
    const TrajectoryFile& file = source.file;
    std::string items;
    std::size_t n_failed = 0;
    for (std::size_t i = 0; i < file.n_runs(); ++i) {
        if (file.statuses()[i] != RunStatus::failed) continue;
        ++n_failed;
        if (n_failed > most_failures) continue;
        const RunLabel& label = file.labels()[i];
        items += source.markup.text("li", say("failure", {{"number", literal(std::to_string(label.number))},
                                                          {"structure", literal(label.integration_model)},
                                                          {"world", literal(std::to_string(label.world))},
                                                          {"error", literal(file.errors()[i])}}));
    }
    if (n_failed == 0) return {};
    return source.markup.text("h3", "about.failures") +
           source.markup.text("p", say("about.failures.lead", {{"n", figure(n_failed)}})) + element("ul", "", items);
}

}  // namespace

void add_caveats(Messages& messages, const FileHead& head) {
    constexpr std::string_view begin = "This world is stylised after ";
    constexpr std::string_view rest = "; it is no judgement";
    for (const std::string& caveat : head.caveats) {
        const std::string key = "said." + caveat;
        std::string french = messages.has(key) ? messages.words(key, Language::fr) : caveat;
        if (const std::size_t end = caveat.find(rest); caveat.starts_with(begin) && end != std::string::npos) {
            const std::string after = caveat.substr(begin.size(), end - begin.size());
            const bool has_districts = caveat.find("Districts") != std::string::npos;
            french = messages.words(
                say(has_districts ? "caveat.stylised" : "caveat.stylised_groups", {{"after", literal(after)}}),
                Language::fr);
        }
        messages.add(key, caveat, french);
    }
}

namespace {

/// What the structures of a file are, in a sentence each.
std::string who_is_who(const PageSource& source) {
    std::vector<Message> items;
    std::set<std::string> told;
    for (const PagePart& part : source.parts) {
        for (const Arm& arm : part.arms) {
            const std::string& model = arm.integration_model;
            const std::string whole = "what." + model.substr(0, model.find(':'));
            if (!source.markup.has(whole) || !told.insert(model).second) continue;
            items.push_back(say("what", {{"structure", Message("structure." + model)}, {"text", Message(whole)}}));
        }
    }
    if (items.empty()) return {};
    return element("details", "class=\"what\" open",
                   source.markup.text("summary", "what.title") + source.markup.list(items));
}

/// A banner: nobody must take these results for those of the scenario as its file states it.
std::string what_is_altered(const PageSource& source) {
    const FileHead& head = source.file.head();
    std::string text;
    for (const Message& sentence : altered(head.alterations, head.varied, most_altered_at_heads)) {
        text += source.markup.text("p", sentence);
    }
    return text.empty() ? text : element("div", "class=\"warning altered\"", text);
}

}  // namespace

std::string masthead(const PageSource& source, const std::string& title) {
    const FileHead& head = source.file.head();
    const Markup& markup = source.markup;
    std::string text = markup.text("p", "kind_of_page", "class=\"kind\"") + plain("h1", title);
    if (!head.source.empty()) text += element("p", "class=\"source\"", markup.text("bdi", source_of(head)));
    text += markup.text("p", "not_a_prediction", "class=\"warning\"") + what_is_altered(source);
    std::vector<Message> facts;
    if (!head.start_date.empty()) {
        facts.push_back(
            say("fact.period", {{"start", Message{{"day", head.start_date}}},
                                {"weeks", count_words("n_weeks", static_cast<std::size_t>(head.plan.n_weeks))}}));
    }
    for (const PagePart& part : source.parts) {
        Message names = Message::array();
        for (const Arm& arm : part.arms) names.push_back(name_of_arm(arm));
        facts.push_back(source.parts.size() == 1
                            ? say("fact.structures", {{"list", names}})
                            : say("fact.structures_of", {{"scenario", literal(part.scenario)}, {"list", names}}));
    }
    facts.push_back(say("fact.runs", {{"runs", count_words("n_runs", source.file.n_runs())}}));
    text += element("div", "class=\"facts\"", markup.list(facts)) + who_is_who(source);
    return text + element("noscript", "", markup.text("p", "no_script"));
}

std::string about(const PageSource& source) {
    const Markup& markup = source.markup;
    std::string text = markup.text("h2", "about.title", "id=\"about-title\"");
    text += markup.text("h3", "about.limits");
    std::vector<Message> caveats;
    for (const std::string& caveat : source.file.head().caveats) {
        if (!caveat.empty()) caveats.push_back(said(caveat));
    }
    text += markup.list(caveats);
    text += markup.text("h3", "about.method");
    text += markup.list({"method.pairs", "method.interval", "method.many", "method.no_finding", "method.no_weights"});
    text += failures(source) + sources(source) + how_to_repeat(source);
    return element("section", "id=\"about\" aria-labelledby=\"about-title\"", text) + "\n";
}

}  // namespace entente::page
