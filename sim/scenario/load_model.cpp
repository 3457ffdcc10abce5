#include "scenario/load_model.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "scenario/named_file.hpp"
#include "scenario/written_structure.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// What tells structures from processes in names of files.
struct KindOfFile {
    std::string head;    // of the table that says the name
    std::string prefix;  // of the file's name
    std::string noun;
};

const KindOfFile models{"model", "", "an integration model"};
const KindOfFile processes{"process", "process_", "a process"};

std::string stem_of(const KindOfFile& kind, std::string name) {
    std::replace(name.begin(), name.end(), ':', '_');
    return kind.prefix + name;
}

/// What a file says of itself, if it says a name that fits the name of the file.
std::optional<ModelEntry> entry_of(const KindOfFile& kind, const fs::path& path) {
    Problems passed_over;
    std::vector<FileText> texts;
    const auto root = read_toml(path.string(), texts, passed_over);
    if (!root) return std::nullopt;
    const auto text_at = [&](const std::string& key) {
        const TomlValue* value = root->find(kind.head + "." + key);
        return value == nullptr ? std::string() : value->text;
    };
    const std::string name = text_at("name");
    if (name.empty() || stem_of(kind, name) != path.stem()) return std::nullopt;
    return ModelEntry{name, text_at("title"), text_at("description"), path.string()};
}

std::vector<ModelEntry> list_files(const KindOfFile& kind, const std::vector<std::string>& directories) {
    std::map<std::string, ModelEntry> entries;  // the first directory that has a name wins
    for (const std::string& directory : directories) {
        std::error_code error;
        for (fs::directory_iterator file(directory, error), end; !error && file != end; file.increment(error)) {
            if (file->path().extension() != ".toml") continue;
            if (const auto entry = entry_of(kind, file->path())) entries.try_emplace(entry->name, *entry);
        }
    }
    std::vector<ModelEntry> list;
    for (const auto& entry : entries) list.push_back(entry.second);
    return list;
}

std::optional<std::string> find_file(const KindOfFile& kind, const std::string& name_or_path,
                                     const std::vector<std::string>& directories, Problems& problems) {
    if (is_path(name_or_path)) return located_path({}, name_or_path, "models");
    for (const std::string& directory : directories) {
        const auto entry = entry_of(kind, fs::path(directory) / (stem_of(kind, name_or_path) + ".toml"));
        if (entry && entry->name == name_or_path) return entry->path;
    }
    std::vector<std::string> names;
    for (const ModelEntry& entry : list_files(kind, directories)) names.push_back(entry.name);
    problems.add("", 0, name_or_path + " is not " + kind.noun + hint(name_or_path, names) + where_looked());
    return std::nullopt;
}

enum class Whole { must_be, may_be_a_part };

/// Reads a file of the kind and all that it extends; nothing if there was a new problem. A part, which says no name,
/// may leave words to the files that will extend it.
std::optional<WrittenStructure> assemble(const KindOfFile& kind, const std::string& name_or_path,
                                         const std::vector<std::string>& directories, std::vector<FileText>& texts,
                                         Problems& problems, Whole whole = Whole::must_be) {
    const std::size_t n_before = problems.n_found();
    const auto path = find_file(kind, name_or_path, directories, problems);
    if (!path) return std::nullopt;
    const std::vector<TomlValue> layers = read_with_bases(*path, texts, problems);
    if (problems.n_found() != n_before) return std::nullopt;  // half of the words would be unknown

    WrittenStructure written(kind.head, problems);
    for (const TomlValue& layer : layers) written.read(layer, &layer == &layers.back());
    const bool is_a_part = whole == Whole::may_be_a_part && written.name().empty();
    if (!is_a_part || written.declares_words()) written.check();
    const std::string stem = fs::path(*path).stem().string();
    if (written.name().empty()) {
        written.name(stem);
    } else if (stem_of(kind, written.name()) != stem) {
        problems.add(written.place_of_name().file, written.place_of_name().line,
                     kind.head + ".name = \"" + written.name() + "\" does not fit the name of its file; expected " +
                         stem_of(kind, written.name()) + ".toml");
    }
    if (problems.n_found() != n_before) return std::nullopt;
    return written;
}

/// A case may name a structure by its path; in the rule it goes by the name in that file.
std::string name_of_form(const std::vector<Graph>& forms, const WrittenRule& rule, const std::string& written) {
    const auto named = rule.structures();
    for (std::size_t i = 0; i < named.size(); ++i) {
        if (named[i].first == written) return forms[i].name;
    }
    return written;
}

/// A structure that adapts: what it starts with, under its own name, with all forms of its rule.
std::optional<LoadedModel> load_forms(const WrittenStructure& written, std::vector<FileText> texts,
                                      const std::vector<std::string>& directories, Problems& problems) {
    LoadedModel loaded{{}, std::move(texts)};
    std::vector<Graph> forms;
    for (const auto& [name, place] : written.rule().structures()) {
        Problems found;
        std::vector<std::string> places = directories;  // a file may name a structure that lies beside it
        const std::string beside = fs::path(place.file).parent_path().string();
        places.push_back(beside.empty() ? "." : beside);
        auto form = load_model(located(place, name, "models"), places, found);
        if (!form) {
            problems.add(place.file, place.line, "adapt: the structure " + name + " cannot be loaded:");
            for (const Problem& problem : found.all()) problems.add(problem.file, problem.line, problem.text);
            return std::nullopt;
        }
        if (!form->graph.forms.empty()) {
            problems.add(place.file, place.line,
                         "adapt: " + name + " adapts itself; a rule chooses among fixed structures");
            return std::nullopt;
        }
        for (FileText& text : form->texts) {
            const auto same = [&](const FileText& own) { return own.path == text.path; };
            if (std::none_of(loaded.texts.begin(), loaded.texts.end(), same)) loaded.texts.push_back(std::move(text));
        }
        forms.push_back(std::move(form->graph));
    }
    const Graph head = written.graph();
    loaded.graph = forms.front();
    loaded.graph.name = head.name;
    loaded.graph.title = head.title;
    loaded.graph.description = head.description;
    loaded.graph.sources = head.sources;
    loaded.graph.rule = written.rule().rule();
    for (AdaptiveCase& one : loaded.graph.rule.cases) one.use = name_of_form(forms, written.rule(), one.use);
    loaded.graph.rule.start = forms.front().name;
    loaded.graph.forms = std::move(forms);
    return loaded;
}

}  // namespace

std::optional<LoadedModel> load_model(const std::string& name_or_path, const std::vector<std::string>& directories,
                                      Problems& problems) {
    LoadedModel loaded;
    const auto written = assemble(models, name_or_path, directories, loaded.texts, problems);
    if (!written) return std::nullopt;
    if (written->adapts()) return load_forms(*written, std::move(loaded.texts), directories, problems);
    loaded.graph = written->graph();
    return loaded;
}

std::optional<LoadedProcess> load_process(const std::string& name_or_path, const std::vector<std::string>& directories,
                                          Problems& problems) {
    LoadedProcess loaded;
    const auto written = assemble(processes, name_or_path, directories, loaded.texts, problems);
    if (!written) return std::nullopt;
    loaded.process = written->process();
    return loaded;
}

void check_model(const std::string& path, const std::vector<std::string>& directories, Problems& problems) {
    std::vector<FileText> texts;
    const auto written = assemble(models, path, directories, texts, problems, Whole::may_be_a_part);
    if (written && written->adapts()) load_forms(*written, {}, directories, problems);
}

void check_process(const std::string& path, const std::vector<std::string>& directories, Problems& problems) {
    std::vector<FileText> texts;
    assemble(processes, path, directories, texts, problems, Whole::may_be_a_part);
}

std::vector<ModelEntry> list_models(const std::vector<std::string>& directories) {
    return list_files(models, directories);
}

std::vector<ModelEntry> list_processes(const std::vector<std::string>& directories) {
    return list_files(processes, directories);
}

}  // namespace entente
