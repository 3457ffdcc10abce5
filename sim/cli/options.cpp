#include "cli/options.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <limits>

#include "analysis/text.hpp"
#include "cli/terminal.hpp"

namespace entente {

namespace po = boost::program_options;

namespace {

constexpr const char* positional_key = "file";

std::vector<std::string> split_at_commas(const std::string& text) {
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        std::string word = text.substr(begin, end - begin);
        word.erase(0, word.find_first_not_of(' '));
        word.erase(word.find_last_not_of(' ') + 1);
        words.push_back(word);
        begin = end + 1;
    }
    return words;
}

bool takes_value(const std::string& placeholder) {
    return !placeholder.empty();
}

}  // namespace

std::optional<std::string> Given::text(const std::string& name) const {
    const auto found = values_.find(name);
    if (found == values_.end() || found->second.empty()) return std::nullopt;
    return found->second.back();
}

std::vector<std::string> Given::texts(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> Given::words(const std::string& name, Problems& problems) const {
    std::vector<std::string> words;
    for (const std::string& text : texts(name)) {
        for (const std::string& word : split_at_commas(text)) {
            if (word.empty()) {
                problems.add("", 0, "--" + name + " \"" + text + "\": a name is empty");
            } else if (std::find(words.begin(), words.end(), word) != words.end()) {
                problems.add("", 0, "--" + name + ": " + word + " stands twice");
            } else {
                words.push_back(word);
            }
        }
    }
    return words;
}

std::optional<std::uint64_t> Given::number(const std::string& name, std::uint64_t min, std::uint64_t max,
                                           Problems& problems) const {
    const auto written = text(name);
    if (!written) return std::nullopt;
    std::uint64_t value = 0;
    const char* const end = written->data() + written->size();
    const auto [stopped, error] = std::from_chars(written->data(), end, value);
    const bool is_whole = stopped == end && error != std::errc::invalid_argument;
    if (is_whole && error == std::errc{} && value >= min && value <= max) return value;
    std::string range;
    if (max == std::numeric_limits<std::uint64_t>::max()) {
        range = " from " + std::to_string(min) + " to 2^64 - 1";
    } else {
        range = " from " + std::to_string(min) + " to " + std::to_string(max);
    }
    problems.add("", 0, "--" + name + " " + *written + " is not a whole number" + range);
    return std::nullopt;
}

std::optional<std::string> Given::one_of(const std::string& name, const std::vector<std::string>& legal,
                                         Problems& problems) const {
    auto written = text(name);
    if (!written || std::find(legal.begin(), legal.end(), *written) != legal.end()) return written;
    problems.add("", 0, "--" + name + ": unknown " + *written + hint(*written, legal));
    return std::nullopt;
}

Options::Options(std::string usage, std::string about) : usage_(std::move(usage)), about_(std::move(about)) {
    flag("help,h", "print this help");
}

Options& Options::flag(const std::string& name, const std::string& meaning) {
    options_.push_back({name, "", meaning, false});
    return *this;
}

Options& Options::value(const std::string& name, const std::string& placeholder, const std::string& meaning) {
    options_.push_back({name, placeholder, meaning, false});
    return *this;
}

Options& Options::repeated(const std::string& name, const std::string& placeholder, const std::string& meaning) {
    options_.push_back({name, placeholder, meaning, true});
    return *this;
}

Options& Options::files(const std::string& what, std::size_t least, std::size_t most) {
    file_word_ = what;
    least_files_ = least;
    most_files_ = most;
    return *this;
}

Options& Options::example(const std::string& command, const std::string& meaning) {
    examples_.push_back({command, meaning});
    return *this;
}

const Options::Option* Options::find(const std::string& long_name) const {
    const auto found = std::find_if(options_.begin(), options_.end(),
                                    [&](const Option& option) { return option.long_name() == long_name; });
    return found == options_.end() ? nullptr : &*found;
}

void Options::complain_of_unknown(const std::string& token, Problems& problems) const {
    const std::string option = token.substr(0, token.find('='));
    std::vector<std::string> legal;
    for (const Option& known : options_) legal.push_back("--" + known.long_name());
    const std::string near = option.starts_with("--") ? hint(option, legal) : "";
    problems.add("", 0, "unknown option " + option + near);
}

Given Options::read(const std::vector<std::string>& arguments, Problems& problems) const {
    po::options_description described;
    for (const Option& option : options_) {
        if (takes_value(option.placeholder)) {
            described.add_options()(option.name.c_str(), po::value<std::string>(), "");
        } else {
            described.add_options()(option.name.c_str(), "");
        }
    }
    po::positional_options_description positional;
    positional.add(positional_key, -1);
    constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;

    // The parser stops at its first complaint: what it complained of is told and left out, and the rest read again.
    std::vector<std::string> rest = arguments;
    std::optional<po::parsed_options> parsed;
    while (!parsed) {
        try {
            parsed = po::command_line_parser(rest)
                         .options(described)
                         .positional(positional)
                         .style(style)
                         .allow_unregistered()
                         .run();
        } catch (const po::error_with_option_name& error) {
            const std::string name = error.get_option_name();
            const auto at = std::find_if(rest.begin(), rest.end(), [&](const std::string& token) {
                return token.substr(0, token.find('=')) == name;
            });
            const Option* option = find(name.substr(std::min(name.find_first_not_of('-'), name.size())));
            if (option != nullptr && takes_value(option->placeholder)) {
                problems.add("", 0, name + " needs a value: " + name + " " + option->placeholder);
            } else {
                problems.add("", 0, name + (option != nullptr ? " takes no value" : std::string(": ") + error.what()));
            }
            if (at == rest.end()) break;
            rest.erase(at);
        }
    }

    Given given;
    if (!parsed) return given;
    bool has_unknown = false;
    for (const auto& option : parsed->options) {
        if (option.unregistered) {
            has_unknown = true;
            complain_of_unknown(option.original_tokens.front(), problems);
        } else if (option.position_key >= 0) {
            given.files_.insert(given.files_.end(), option.value.begin(), option.value.end());
        } else {
            std::string name = option.string_key;
            for (const Option& known : options_) {
                if (name == "-" + known.name.substr(known.name.find(',') + 1)) name = known.long_name();
            }
            std::vector<std::string>& values = given.values_[name];
            if (!values.empty() && !find(name)->may_repeat) problems.add("", 0, "--" + name + " is given twice");
            values.push_back(option.value.empty() ? "" : option.value.front());
        }
    }
    if (given.asks_for_help()) return given;
    if (given.files_.size() < least_files_) problems.add("", 0, file_word_ + " is missing");
    // What follows an unknown option may be its value: no second complaint about that.
    if (given.files_.size() > most_files_ && !has_unknown) {
        for (std::size_t i = most_files_; i < given.files_.size(); ++i) {
            problems.add("", 0, "\"" + given.files_[i] + "\" is one argument too many");
        }
    }
    return given;
}

std::string Options::help() const {
    constexpr std::size_t meaning_column = 28;
    std::string text = wrapped("Usage: entente " + usage_, terminal_width, 0, 7) + "\n" +
                       wrapped(about_, terminal_width, 0, 0) + "\nOptions:\n";
    // --help was described first and is printed last.
    std::vector<Option> in_order(options_.begin() + 1, options_.end());
    in_order.push_back(options_.front());
    for (const Option& option : in_order) {
        const std::size_t comma = option.name.find(',');
        std::string head = comma == std::string::npos ? "  --" : "  -" + option.name.substr(comma + 1) + ", --";
        head += option.long_name() + (takes_value(option.placeholder) ? " " + option.placeholder : "");
        const std::string meaning = option.meaning + (option.may_repeat ? "; may be repeated" : "");
        if (head.size() + 2 > meaning_column) {
            text += head + "\n" + wrapped(meaning, terminal_width, meaning_column, meaning_column);
        } else {
            const std::string body = wrapped(meaning, terminal_width, meaning_column, meaning_column);
            text += padded(head, meaning_column) + body.substr(meaning_column);
        }
    }
    if (!examples_.empty()) text += "\nExamples:\n";
    for (const Example& example : examples_) {
        text += wrapped(example.meaning + ":", terminal_width, 2, 2) + "    entente " + example.command + "\n";
    }
    return text;
}

}  // namespace entente
