#include "run/file_head.hpp"

#include <algorithm>
#include <functional>
#include <span>

#include "core/draws.hpp"
#include "core/sha256.hpp"
#include "run/alterations.hpp"
#include "scenario/country.hpp"
#include "scenario/entities.hpp"
#include "scenario/keys.hpp"
#include "scenario/slots.hpp"
#include "version.hpp"

namespace entente {

namespace {

std::string in_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::string words(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& word : list) text += " " + word;
    return text;
}

/// Axes and points, the numbers as they lie in memory.
void add_points(Sha256& sum, const Points& points) {
    for (const Axis& axis : points.axes) {
        sum.update("axis " + axis.key + "\n");
        for (const TomlValue& level : axis.levels) sum.update("level " + as_written(level) + " " + level.text + "\n");
    }
    const auto bytes = std::as_bytes(std::span(points.numbers));
    sum.update({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// Of everything that decides the numbers in the file, the program included: a job is resumed only by its like.
std::string sum_of_all_that_decides(const PairedDesign& design) {
    Sha256 sum;
    for (const DesignedScenario& designed : design.scenarios) {
        std::string structures;
        for (const StructureToRun& structure : designed.structures) {
            structures += "process " + structure.process + "\n" + text_of(structure.graph);
        }
        sum.update(config_text(designed.scenario, structures) + "scenario " + designed.scenario.name + "\nluck " +
                   designed.scenario.luck + "\n");
    }
    add_points(sum, design.points);
    sum.update("root_seed " + std::to_string(design.root_seed) + "\nreplicates " + std::to_string(design.n_replicates) +
               "\n" + design.rule_of_worlds + "\n" + design.sum_of_axes + "weeks " +
               std::to_string(design.plan.n_weeks) + "\n");
    for (const Series& series : design.plan.series) sum.update("series " + series.dataset + "\n");
    sum.update("software " + std::string(software_version) + "\n");
    return sum.hex();
}

/// The file of a lever that is at 0 decides nothing.
bool is_idle_lever(const Scenario& scenario, const std::string& path) {
    return std::any_of(scenario.levers.begin(), scenario.levers.end(), [&](const auto& lever) {
        return lever.second == 0.0 && path.ends_with("levers/" + lever.first + ".toml");
    });
}

/// `before` stands before each key, where there are several scenarios.
void resolve(FileHead& head, const Scenario& scenario, const std::string& before) {
    for (const auto& parameter : resolved(scenario)) {
        head.parameters.push_back({before + parameter.key, parameter.unit, parameter.text,
                                   std::string(name_of(parameter.evidence)), parameter.source});
    }
    const auto add = [&](const std::string& key, const std::string& value) {
        head.parameters.push_back({before + key, "1", value, "", "scenario"});
    };
    add("scenario.luck", '"' + scenario.luck + '"');
    for (std::size_t i = 0; i < count_of<Mechanism>; ++i) {
        const auto mechanism = static_cast<Mechanism>(i);
        if (!scenario.parameters.on(mechanism)) add("mechanisms." + std::string(name_of(mechanism)), "false");
    }
    for (const auto& [lever, strength] : scenario.levers) {
        if (strength != 0.0) add("levers." + lever, shortest(strength));
    }
}

void describe_country(FileHead& head, const Scenario& scenario, std::uint64_t root_seed) {
    const Luck first_world(world_seed(root_seed, scenario.luck, 0));
    const Districts districts = country_of(scenario, first_world.world);
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        head.districts.push_back({districts.name[d], "country_" + std::to_string(districts.country[d] + 1),
                                  districts.x[d], districts.y[d], districts.people[d]});
    }
    for (const OrganisationSpec& organisation : scenario.organisations) {
        head.organisations.push_back({organisation.name, std::string(name_of(organisation.family))});
    }
    for (const ArmedGroupSpec& group : groups_with_splinters(scenario)) head.groups.push_back(group.name);
}

/// Every text once, in the order of the scenarios.
std::string joined_once(const PairedDesign& design, const std::function<std::string(const Scenario&)>& text_of_one) {
    std::vector<std::string> texts;
    for (const DesignedScenario& designed : design.scenarios) {
        const std::string text = text_of_one(designed.scenario);
        if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
    }
    return in_lines(texts);
}

void describe_sample(FileHead& head, const Points& points) {
    head.sample = points.shape;
    for (const Axis& axis : points.axes) head.varied.push_back(axis.varied());
}

std::string text_of_rule(const Graph& graph) {
    if (graph.forms.empty()) return "";
    const AdaptiveRule& rule = graph.rule;
    std::string text = "adapts from " + rule.start + " when " + std::to_string(rule.reviews_agree) +
                       " reviews agree, template " + shortest(rule.template_bias) + (rule.random ? " random" : "") +
                       (rule.by_area ? " by_area" : "") + "\n";
    for (const AdaptiveCase& one : rule.cases) {
        text += "case " + one.name + " " + one.use + " " + shortest(one.most_intensity) + (one.any ? " any" : " all");
        for (const Condition& condition : one.when) {
            text += " " + std::string(name_of(condition.what)) + std::string(name_of(condition.how)) +
                    shortest(condition.value);
        }
        text += "\n";
    }
    for (const Graph& form : graph.forms) text += text_of(form);
    return text;
}

}  // namespace

std::string text_of(const Graph& graph) {
    std::string text = "structure " + graph.name + "\n";
    for (const NodeSpec& node : graph.nodes) {
        text += "node " + node.name + (node.of_state ? " of_state" : "") + " " + node.exists_with;
        if (!node.body.empty()) text += " body " + node.body + (node.signs ? " signs" : "");
        if (node.is_headquarters()) {
            for (const double weight : node.priorities) text += " " + shortest(weight);
        }
        text += "\n";
    }
    for (const Edge& edge : graph.edges) {
        text += std::string(name_of(edge.layer)) + " " + edge.from + " " + edge.to + " " + shortest(edge.weight) + "\n";
    }
    for (const ForumSpec& forum : graph.forums) {
        text += "forum " + forum.name + " " + std::string(name_of(forum.depth)) + " " +
                std::string(name_of(forum.power_rule)) + " " + shortest(forum.power) + " " +
                std::to_string(forum.interval_weeks) + words(forum.convenors) + "\n";
        RoomTerms terms = forum.terms;
        for (const Slot& slot : slots_of(terms, "terms ")) text += slot.key + " " + text_of(slot) + "\n";
    }
    for (const PostSpec& post : graph.posts) {
        text += "post " + post.name + " " + shortest(post.support) + " " + std::string(name_of(post.office)) +
                words(post.functions) + " /" + words(post.extra_hats) + "\n";
    }
    return text + text_of_rule(graph);
}

std::vector<std::string> caveats(const Scenario& scenario) {
    std::vector<std::string> texts{
        "The model explores mechanisms and compares structures; it does not predict a country."};
    if (!scenario.stylised_after.empty()) {
        texts.push_back("This world is stylised after " + scenario.stylised_after +
                        "; it is no judgement of it or of anybody in it. " +
                        (scenario.districts.empty() ? "Districts and armed groups" : "Armed groups") +
                        " are synthetic.");
    }
    for (const char* text : {
             "The model represents local order only coarsely. Absence of the state is not absence of order.",
             "Trust is not a judgement that a government deserves it.",
             "The accord's scope was set by the scenario's author; groups outside it are not thereby illegitimate.",
             "Better on average is not better for everyone: read the worst-off group beside the mean.",
             "Most rules are taken from policy texts of 2007 and 2008 by Northern authors, and are judged in a world "
             "built on them; most parameters are assumed.",
             "Harms of international presence that are not represented: sexual exploitation and abuse, rents, traffic, "
             "water.",
             "More agents reduce sampling noise, not ignorance.",
             "No weights between outcomes are given by us.",
             "Not for targeting, access negotiation, or decisions about identified people, groups or places.",
         }) {
        texts.emplace_back(text);
    }
    return texts;
}

FileHead file_head(const PairedDesign& design, const std::string& command,
                   const std::vector<std::pair<std::string, std::string>>& texts) {
    const Scenario& first = design.scenarios.front().scenario;
    const bool is_alone = design.scenarios.size() == 1;
    FileHead head;
    head.title = !design.title.empty() ? design.title : first.title.empty() ? first.name : first.title;
    head.source = joined_once(design, [](const Scenario& scenario) {
        return scenario.stylised_after.empty() ? std::string("invented") : "stylised after " + scenario.stylised_after;
    });
    head.references = joined_once(design, [](const Scenario& scenario) { return in_lines(scenario.sources); });
    head.start_date = first.start_date;
    head.structure_status = joined_once(design, [](const Scenario& scenario) { return scenario.structure_status; });
    head.command = command;
    head.config_sha256 = sum_of_all_that_decides(design);
    head.software_version = software_version;
    head.root_seed = design.root_seed;
    // Labels of several countries do not agree; what is recorded is national then.
    if (is_alone) describe_country(head, first, design.root_seed);
    for (const DesignedScenario& designed : design.scenarios) {
        for (const std::string& caveat : caveats(designed.scenario)) {
            if (std::find(head.caveats.begin(), head.caveats.end(), caveat) == head.caveats.end()) {
                head.caveats.push_back(caveat);
            }
        }
        const std::string before = is_alone ? "" : designed.scenario.name + "/";
        resolve(head, designed.scenario, before);
        const AlteredBy by = design.name.empty() ? AlteredBy::options : AlteredBy::design;
        for (Alteration& one : alterations_of(designed, design.points, by)) {
            one.key.insert(0, before);
            head.alterations.push_back(std::move(one));
        }
    }
    const auto add_text = [&](const std::pair<std::string, std::string>& text) {
        if (std::find(head.texts.begin(), head.texts.end(), text) == head.texts.end()) head.texts.push_back(text);
    };
    for (const DesignedScenario& designed : design.scenarios) {
        for (const auto& text : designed.scenario.texts) {
            if (!is_idle_lever(designed.scenario, text.first)) add_text(text);
        }
    }
    for (const auto& text : texts) {
        if (!is_idle_lever(first, text.first)) add_text(text);
    }
    describe_sample(head, design.points);
    head.n_runs_planned = design.n_runs();
    head.plan = design.plan;
    return head;
}

}  // namespace entente
