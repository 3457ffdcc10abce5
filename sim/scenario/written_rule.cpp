#include "scenario/written_rule.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace entente {

namespace {

constexpr std::int64_t most_reviews = 20;

template <Named Enum>
std::vector<std::string> words_of() {
    return {Names<Enum>::words.begin(), Names<Enum>::words.end()};
}

}  // namespace

void WrittenRule::read(const TomlValue& table) {
    TableReader reader(table, "adapt", problems_);
    is_written_ = true;
    place_ = table.place;
    if (const auto start = reader.text("start")) {
        rule_.start = *start;
        place_of_start_ = reader.any("start")->place;
    }
    if (const auto reviews = reader.integer("reviews_agree", 1, most_reviews))
        rule_.reviews_agree = static_cast<int>(*reviews);
    if (const auto bias = reader.number("template_bias", 0, 1)) rule_.template_bias = *bias;
    if (const auto random = reader.boolean("random")) rule_.random = *random;
    if (const auto by_area = reader.boolean("by_area")) rule_.by_area = *by_area;
    if (reader.has("case")) {
        rule_.cases.clear();
        places_of_cases_.clear();
    }
    for (const TomlValue* one : reader.tables("case")) read_case(*one);
    reader.finish();
}

void WrittenRule::read_case(const TomlValue& table) {
    TableReader reader(table, "adapt.case", problems_);
    reader.require("use");
    AdaptiveCase one;
    one.use = reader.text("use").value_or("");
    one.name = reader.text("name").value_or(one.use);
    one.most_intensity = reader.number("intensity", 0, 1).value_or(1.0);
    const auto all = reader.texts("when_all");
    const auto any = reader.texts("when_any");
    if (!all.empty() && !any.empty()) reader.complain("when_any", "stands beside when_all; a case has one of them");
    one.any = !any.empty();
    for (const auto& [text, place] : one.any ? any : all) read_condition(text, place, one.when);
    reader.finish();
    rule_.cases.push_back(std::move(one));
    places_of_cases_.push_back(table.place);
}

void WrittenRule::read_condition(const std::string& text, const Place& place, std::vector<Condition>& conditions) {
    std::istringstream words(text);
    std::string what, how, number, rest;
    words >> what >> how >> number >> rest;
    const auto believed = from_name<Believed>(what);
    const auto comparison = from_name<Bound>(how);
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool is_number = error == std::errc() && end == number.data() + number.size();
    if (!believed) {
        problems_.add(
            place.file, place.line,
            "adapt.case: " + what + " is nothing that a reviewing post believes" + hint(what, words_of<Believed>()));
    } else if (!comparison || !is_number || !rest.empty()) {
        problems_.add(place.file, place.line,
                      "adapt.case: \"" + text + "\" is not a quantity, one of > >= < <=, and a number");
    } else {
        conditions.push_back({*believed, *comparison, value});
    }
}

void WrittenRule::check() {
    if (rule_.start.empty())
        problems_.add(place_.file, place_.line, "adapt.start is missing: what is in force at first");
    if (rule_.cases.empty()) {
        problems_.add(place_.file, place_.line, "adapt.case is missing: a rule needs at least one case");
        return;
    }
    if (!rule_.cases.back().when.empty()) {
        problems_.add(places_of_cases_.back().file, places_of_cases_.back().line,
                      "adapt.case: the last case has conditions; it says what holds otherwise, and must have none");
    }
    for (std::size_t i = 0; i + 1 < rule_.cases.size(); ++i) {
        if (rule_.cases[i].when.empty())
            problems_.add(places_of_cases_[i].file, places_of_cases_[i].line,
                          "adapt.case: only the last case may stand without conditions; none after it can ever hold");
    }
}

std::vector<std::pair<std::string, Place>> WrittenRule::structures() const {
    std::vector<std::pair<std::string, Place>> all{{rule_.start, place_of_start_}};
    for (std::size_t i = 0; i < rule_.cases.size(); ++i) {
        const auto same = [&](const auto& named) { return named.first == rule_.cases[i].use; };
        if (std::none_of(all.begin(), all.end(), same)) all.emplace_back(rule_.cases[i].use, places_of_cases_[i]);
    }
    return all;
}

}  // namespace entente
