#include "scenario/violence_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>

#include "core/sha256.hpp"
#include "scenario/district_rows.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> columns{"week", "district", "kind", "events", "deaths"};

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

class ViolenceReading {
public:
    ViolenceReading(const std::string& path, const std::vector<std::string>& districts, Problems& problems)
        : path_(path), districts_(districts), problems_(problems) {
        for (const std::string_view word : Names<Violence>::words) {
            if (word != name_of(Violence::attack_on_aid)) kinds_.emplace_back(word);
        }
    }

    ImposedViolence read(std::string_view text) {
        if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // mark of UTF-8 that spreadsheets write
        int line = 0;
        for (const std::string& written : split(text, '\n')) {
            ++line;
            if (written.empty()) continue;
            const std::vector<std::string> cells = split(written, ',');
            if (header_.empty()) {
                read_header(cells, line);
            } else {
                read_row(cells, line);
            }
        }
        if (header_.empty()) problems_.add(path_, 0, "there is no header; it is week,district,kind,events,deaths");
        std::stable_sort(rows_.rows.begin(), rows_.rows.end(),
                         [](const ImposedEvents& a, const ImposedEvents& b) { return a.week < b.week; });
        rows_.is_given = true;
        return std::move(rows_);
    }

private:
    void read_header(const std::vector<std::string>& words, int line) {
        header_ = words;
        for (const std::string& word : words) {
            if (std::find(columns.begin(), columns.end(), word) == columns.end()) {
                problems_.add(path_, line,
                              "column " + word + " is not known" + hint(word, {columns.begin(), columns.end()}));
            }
        }
        for (const std::string_view column : columns) {
            const auto n = std::count(words.begin(), words.end(), column);
            if (n == 1) continue;
            problems_.add(path_, line, "column " + std::string(column) + (n == 0 ? " is missing" : " is there twice"));
            is_whole_ = false;
        }
    }

    const std::string& cell(const std::vector<std::string>& cells, std::string_view column) const {
        const auto at = std::find(header_.begin(), header_.end(), column);
        return cells[static_cast<std::size_t>(at - header_.begin())];
    }

    int number(const std::vector<std::string>& cells, std::string_view column, int line) {
        const std::string& text = cell(cells, column);
        if (const auto value = whole_number(text)) return *value;
        problems_.add(path_, line, std::string(column) + " = " + text + " is not a whole number from 0 on");
        return 0;
    }

    void read_row(const std::vector<std::string>& cells, int line) {
        if (!is_whole_) return;
        if (cells.size() != header_.size()) {
            problems_.add(
                path_, line,
                std::to_string(cells.size()) + " cells stand under a header of " + std::to_string(header_.size()));
            return;
        }
        ImposedEvents row;
        row.week = number(cells, "week", line);
        row.events = number(cells, "events", line);
        row.deaths = number(cells, "deaths", line);
        const std::string& district = cell(cells, "district");
        const auto at = std::find(districts_.begin(), districts_.end(), district);
        if (at == districts_.end()) {
            problems_.add(path_, line, "district = " + district + " is not a district" + hint(district, districts_));
        }
        row.district = static_cast<std::uint32_t>(at - districts_.begin());
        const std::string& word = cell(cells, "kind");
        const auto kind = from_name<Violence>(word);
        if (kind == Violence::attack_on_aid) {
            problems_.add(path_, line,
                          "kind = attack_on_aid belongs to an organisation, not to a district; leave it out");
        } else if (!kind) {
            problems_.add(path_, line, "kind = " + word + " is not a kind of violence" + hint(word, kinds_));
        }
        if (!kind || at == districts_.end()) return;
        row.kind = *kind;
        if (row.deaths > 0 && row.events == 0) problems_.add(path_, line, "deaths without an event");
        const auto [other, is_new] = taken_.emplace(std::tuple(row.week, row.district, row.kind), line);
        if (!is_new) {
            problems_.add(path_, line,
                          "week " + std::to_string(row.week) + ", " + district + ", " + word + " is said by line " +
                              std::to_string(other->second) + " already");
        }
        rows_.rows.push_back(row);
    }

    const std::string& path_;
    const std::vector<std::string>& districts_;
    Problems& problems_;
    std::vector<std::string> kinds_;
    std::vector<std::string> header_;
    std::map<std::tuple<Week, std::uint32_t, Violence>, int> taken_;
    bool is_whole_ = true;
    ImposedViolence rows_;
};

}  // namespace

ViolenceFile read_violence(const std::string& path, const std::vector<std::string>& districts, const Place& named_at,
                           std::vector<FileText>& texts, Problems& problems) {
    std::error_code error;
    std::ifstream stream;
    if (fs::is_regular_file(path, error)) stream.open(path, std::ios::binary);  // a pipe would keep us waiting
    if (!stream.is_open()) {
        problems.add(named_at.file, named_at.line, "world.violence_file: " + path + " cannot be read");
        return {};
    }
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    texts.push_back({path, text});
    return {ViolenceReading(path, districts, problems).read(text), sha256_hex(text)};
}

}  // namespace entente
