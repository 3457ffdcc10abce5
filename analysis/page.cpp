#include "analysis/page.hpp"

#include <algorithm>
#include <array>

#include "analysis/page_about.hpp"
#include "analysis/page_base64.hpp"
#include "analysis/page_districts.hpp"
#include "analysis/page_html.hpp"
#include "analysis/page_panels.hpp"
#include "core/sha256.hpp"
#include "page_assets.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

bool is_empty(const PagePanel& panel) {
    return std::all_of(panel.markup.begin(), panel.markup.end(), [](const std::string& one) { return one.empty(); });
}

/// What belongs to one scenario stands in an element of its own, of which the page's script shows one.
std::string parts(const PageSource& source, const PagePanel& panel) {
    std::string text;
    for (std::size_t part = 0; part < source.parts.size(); ++part) {
        std::string inside;
        if (source.parts.size() > 1)
            inside += source.markup.text("h3", say("scenario_named", {{"name", literal(source.parts[part].scenario)}}),
                                         "class=\"scenario\"");
        inside += panel.markup[part].empty() ? source.markup.text("p", "nothing.here") : panel.markup[part];
        text += element("div", "data-part=\"" + std::to_string(part) + "\"", inside);
    }
    return text;
}

std::string section(const PageSource& source, const PagePanel& panel) {
    const Markup& markup = source.markup;
    const std::string id = panel.id;
    const std::string key = "panel." + id;
    std::string text = markup.text("h2", key + ".title", "id=\"" + id + "-title\"");
    text += markup.text("p", key + ".lead", "class=\"lead\"");
    const bool is_drawn =
        std::any_of(panel.data.begin(), panel.data.end(), [](const Json& one) { return !one.is_null(); });
    if (is_empty(panel)) {
        text += markup.text("p", key + ".absent", "class=\"notice\"");
    } else {
        for (std::size_t part = 0; part < panel.remarks.size(); ++part) {
            if (!panel.remarks[part].empty())
                text += element("div", "data-part=\"" + std::to_string(part) + "\"", panel.remarks[part]);
        }
        const std::string attributes = is_drawn ? "class=\"figure\" data-figure=\"" + id + "\"" : "class=\"words\"";
        text += element("div", attributes, element("div", "class=\"tables\"", parts(source, panel)));
        text += element("div", "class=\"says-not\"", markup.text("h3", "says_not") + markup.text("p", key + ".not"));
    }
    return element("section", "id=\"" + id + "\" aria-labelledby=\"" + id + "-title\"", text) + "\n";
}

std::string contents(const Markup& markup, const std::vector<PagePanel>& panels) {
    std::string items;
    for (const PagePanel& panel : panels) {
        items += element("li", "", markup.text("a", "panel." + panel.id + ".title", "href=\"#" + panel.id + "\""));
    }
    items += element("li", "", markup.text("a", "about.title", "href=\"#about\""));
    return element("nav", "class=\"contents\"" + markup.label("contents"), element("ul", "", items));
}

/// Names of quantities and structures that the page uses; the table of texts holds many more.
Json used_texts(const Messages& messages, Language language, const std::string& page, const std::string& data) {
    Json used = Json::object();
    const Json all = messages.table(language);
    for (const auto& [key, text] : all.items()) {
        if (key.starts_with("observable.") || key.starts_with("summary")) continue;
        const bool is_name = key.starts_with("outcome.") || key.starts_with("said.");
        if (is_name && page.find(escaped(key)) == std::string::npos &&
            data.find("\"" + key + "\"") == std::string::npos)
            continue;
        used[key] = text;
    }
    return used;
}

std::string security_policy() {
    return "default-src 'none'; script-src 'sha256-" + base64_of_hex(sha256_hex(page_assets::script)) +
           "'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";
}

Json head_data(const TrajectoryFile& file, const std::vector<PagePart>& parts, const PageOptions& options) {
    const FileHead& head = file.head();
    Json data{{"language", name_of(options.language)},
              {"title", options.title.value_or(head.title)},
              {"start", head.start_date},
              {"weeks", head.plan.n_weeks},
              {"every", head.plan.every_weeks},
              {"parts", Json::array()}};
    for (const PagePart& part : parts) {
        Json arms = Json::array();
        for (std::size_t i = 0; i < part.arms.size(); ++i) {
            arms.push_back({{"key", name_of_arm(part.arms[i])},
                            {"model", part.arms[i].integration_model},
                            {"reference", part.references[i]}});
        }
        data["parts"].push_back({{"scenario", part.scenario}, {"arms", arms}});
    }
    return data;
}

}  // namespace

std::string page_of(const TrajectoryFile& file, const PageOptions& options) {
    const std::vector<PagePart> file_parts = parts_of(file, options.baseline);
    Messages messages;
    add_names(messages, file, file_parts);
    add_caveats(messages, file.head());
    const Markup markup(messages, options.language);
    const DistrictStories districts = read_districts(file, file_parts);
    const PageSource source{file, file_parts, &districts, markup};

    constexpr std::array panel_makers{findings_panel,  differences_panel, gains_panel,        hangs_panel,
                                      regimes_panel,   map_panel,         trajectories_panel, survival_panel,
                                      coherence_panel, levers_panel,      why_panel};
    std::vector<PagePanel> panels;
    for (const auto& make : panel_makers) panels.push_back(make(source));

    const std::string title = options.title.value_or(file.head().title);
    std::string body = markup.text("a", "skip", "class=\"skip\" href=\"#findings\"");
    body += element("header", "", masthead(source, title));
    body += contents(markup, panels);
    std::string main_part;
    Json data = head_data(file, file_parts, options);
    data["panels"] = Json::object();
    for (PagePanel& panel : panels) {
        main_part += section(source, panel);
        data["panels"][panel.id] = std::move(panel.data);
    }
    main_part += about(source);
    body += element("main", "", main_part);
    body +=
        element("footer", "", markup.text("p", say("made_by", {{"version", literal(file.head().software_version)}})));

    const std::string drawn = json_for_script(data);
    const Json texts{{"en", used_texts(messages, Language::en, body, drawn)},
                     {"fr", used_texts(messages, Language::fr, body, drawn)}};
    std::string head = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" +
                       escaped(security_policy()) + "\">\n";
    head += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    head += "<meta name=\"generator\" content=\"entente " + escaped(file.head().software_version) + "\">\n";
    head += element("title", "", escaped(title)) + "\n" + element("style", "", page_assets::style) + "\n";
    body += element("script", "type=\"application/json\" id=\"data\"", drawn) + "\n";
    body += element("script", "type=\"application/json\" id=\"texts\"", json_for_script(texts)) + "\n";
    body += element("script", "", page_assets::script) + "\n";
    const std::string language(name_of(options.language));
    return "<!doctype html>\n<html lang=\"" + language + "\">\n<head>\n" + head + "</head>\n<body>\n" + body +
           "</body>\n</html>\n";
}

}  // namespace entente::page
