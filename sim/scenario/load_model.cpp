#include "scenario/load_model.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

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
    const bool is_path = name_or_path.find('/') != std::string::npos || fs::path(name_or_path).extension() == ".toml";
    if (is_path) return name_or_path;
    for (const std::string& directory : directories) {
        const auto entry = entry_of(kind, fs::path(directory) / (stem_of(kind, name_or_path) + ".toml"));
        if (entry && entry->name == name_or_path) return entry->path;
    }
    std::vector<std::string> names;
    for (const ModelEntry& entry : list_files(kind, directories)) names.push_back(entry.name);
    problems.add("", 0, name_or_path + " is not " + kind.noun + hint(name_or_path, names));
    return std::nullopt;
}

/// Reads a file of the kind and all that it extends; nothing if there was a new problem.
std::optional<WrittenStructure> assemble(const KindOfFile& kind, const std::string& name_or_path,
                                         const std::vector<std::string>& directories, std::vector<FileText>& texts,
                                         Problems& problems) {
    const std::size_t n_before = problems.n_found();
    const auto path = find_file(kind, name_or_path, directories, problems);
    if (!path) return std::nullopt;
    const std::vector<TomlValue> layers = read_with_bases(*path, texts, problems);
    if (problems.n_found() != n_before) return std::nullopt;  // half of the words would be unknown

    WrittenStructure written(kind.head, problems);
    for (const TomlValue& layer : layers) written.read(layer, &layer == &layers.back());
    written.check();
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

}  // namespace

std::optional<LoadedModel> load_model(const std::string& name_or_path, const std::vector<std::string>& directories,
                                      Problems& problems) {
    LoadedModel loaded;
    const auto written = assemble(models, name_or_path, directories, loaded.texts, problems);
    if (!written) return std::nullopt;
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

std::vector<ModelEntry> list_models(const std::vector<std::string>& directories) {
    return list_files(models, directories);
}

std::vector<ModelEntry> list_processes(const std::vector<std::string>& directories) {
    return list_files(processes, directories);
}

}  // namespace entente
