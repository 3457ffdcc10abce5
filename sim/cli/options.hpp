#pragma once
// Options of a command: described once, for help and for reading. Whatever is wrong becomes a problem, so that problems
// of options and of files are told together.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/problems.hpp"

namespace entente {

/// What was given on the command line, as text.
class Given {
public:
    bool has(const std::string& name) const { return values_.count(name) != 0; }
    std::optional<std::string> text(const std::string& name) const;
    /// Every occurrence, in order.
    std::vector<std::string> texts(const std::string& name) const;
    /// `a,b,c` and repeats alike; a word that stands twice is a problem.
    std::vector<std::string> words(const std::string& name, Problems& problems) const;
    /// A whole number from `min` to `max`, else a problem.
    std::optional<std::uint64_t> number(const std::string& name, std::uint64_t min, std::uint64_t max,
                                        Problems& problems) const;
    /// One of `legal`, else a problem.
    std::optional<std::string> one_of(const std::string& name, const std::vector<std::string>& legal,
                                      Problems& problems) const;
    /// What belongs to no option.
    const std::vector<std::string>& files() const { return files_; }
    bool asks_for_help() const { return has("help"); }

private:
    friend class Options;
    std::map<std::string, std::vector<std::string>> values_;
    std::vector<std::string> files_;
};

/// The options of one command.
class Options {
public:
    /// `usage` without the program's name: `run SCENARIO.toml [OPTION]...`.
    Options(std::string usage, std::string about);

    Options& flag(const std::string& name, const std::string& meaning);
    Options& value(const std::string& name, const std::string& placeholder, const std::string& meaning);
    Options& repeated(const std::string& name, const std::string& placeholder, const std::string& meaning);
    /// What the arguments without an option are, and how many there may be.
    Options& files(const std::string& what, std::size_t least, std::size_t most);
    Options& example(const std::string& command, const std::string& meaning);

    /// Reads a command line; `--help` excuses what is missing.
    Given read(const std::vector<std::string>& arguments, Problems& problems) const;
    /// At most 80 columns wide.
    std::string help() const;

private:
    struct Option {
        std::string name;  // `output,o` has a short form
        std::string placeholder;
        std::string meaning;
        bool may_repeat = false;
        std::string long_name() const { return name.substr(0, name.find(',')); }
    };
    struct Example {
        std::string command;
        std::string meaning;
    };
    const Option* find(const std::string& long_name) const;
    void complain_of_unknown(const std::string& token, Problems& problems) const;

    std::string usage_;
    std::string about_;
    std::vector<Option> options_;
    std::vector<Example> examples_;
    std::string file_word_ = "argument";
    std::size_t least_files_ = 0;
    std::size_t most_files_ = 0;
};

}  // namespace entente
