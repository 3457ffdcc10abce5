#include "scenario/district_csv.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> required{"name", "x", "y", "people"};
constexpr std::array<std::string_view, 3> optional{"remoteness", "urban", "neighbours"};

/// Cells of a line, trimmed; nothing if a quote is left open.
std::optional<std::vector<std::string>> cells_of(std::string_view line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool doubled = quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"';
        if (doubled)
            cells.back() += line[i++];
        else if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ',' && !quoted)
            cells.emplace_back();
        else
            cells.back() += line[i];
    }
    if (quoted) return std::nullopt;
    for (std::string& cell : cells) cell = std::string(trimmed(cell));
    return cells;
}

bool is_share(std::string_view column) {
    return column.starts_with(share_prefix) && column.size() > share_prefix.size() &&
           column.find_first_not_of("0123456789", share_prefix.size()) == std::string_view::npos;
}

class CsvReading {
public:
    CsvReading(const std::string& path, Problems& problems) : path_(path), problems_(problems) {}

    DistrictRows read(std::string_view text) {
        if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // mark of UTF-8 that spreadsheets write
        int line = 0;
        for (const std::string& written : split(text, '\n')) {
            ++line;
            if (written.empty()) continue;
            const auto cells = cells_of(written);
            if (!cells) {
                problems_.add(path_, line, "a quote is not closed");
            } else if (columns_.empty()) {
                read_header(*cells, line);
            } else {
                read_row(*cells, line);
            }
        }
        if (columns_.empty()) problems_.add(path_, 0, "there is no header; it begins name,x,y,people");
        return std::move(read_);
    }

private:
    void read_header(const std::vector<std::string>& columns, int line) {
        columns_ = columns;
        std::vector<std::string> legal(required.begin(), required.end());
        legal.insert(legal.end(), optional.begin(), optional.end());
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string& column = columns[i];
            if (std::find(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i), column) !=
                columns.begin() + static_cast<std::ptrdiff_t>(i)) {
                problems_.add(path_, line, "column " + column + " is there twice");
            } else if (!is_share(column) && std::find(legal.begin(), legal.end(), column) == legal.end()) {
                problems_.add(path_, line, "column " + column + " is not known" + hint(column, legal));
            }
        }
        for (const std::string_view column : required) {
            if (std::find(columns.begin(), columns.end(), column) != columns.end()) {
                read_.required.emplace(column);
            } else {
                problems_.add(path_, line, "column " + std::string(column) + " is missing");
            }
        }
    }

    void read_row(const std::vector<std::string>& cells, int line) {
        DistrictRow row;
        row.line = line;
        if (cells.size() != columns_.size()) {
            problems_.add(
                path_, line,
                std::to_string(cells.size()) + " cells stand under a header of " + std::to_string(columns_.size()));
            return;
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!cells[i].empty()) row.cells.emplace(columns_[i], cells[i]);
        }
        read_.rows.push_back(std::move(row));
    }

    const std::string& path_;
    Problems& problems_;
    std::vector<std::string> columns_;
    DistrictRows read_;
};

}  // namespace

DistrictRows read_district_csv(const std::string& path, const std::string& text, Problems& problems) {
    return CsvReading(path, problems).read(text);
}

}  // namespace entente
