#include "scenario/district_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "core/sha256.hpp"
#include "scenario/district_csv.hpp"
#include "scenario/district_geojson.hpp"
#include "scenario/slots.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t n_nearest = 6;  // as many as a hexagon has neighbours

std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

Spec spec_of(const std::string& key) {
    Country country;
    std::vector<Slot> slots = slots_of(country);
    return find_slot(slots, key)->spec;
}

std::string share_column(std::size_t group) {
    return std::string(share_prefix) + std::to_string(group);
}

class Checking {
public:
    Checking(std::string path, DistrictRows written, Problems& problems)
        : path_(std::move(path)),
          rows_(std::move(written.rows)),
          required_(std::move(written.required)),
          problems_(problems) {}

    DistrictFile check() {
        count_groups();
        for (const DistrictRow& row : rows_) file_.districts.push_back(read(row));
        check_number();
        check_names();
        check_places();
        join_neighbours();
        return std::move(file_);
    }

private:
    void complain(const DistrictRow& row, const std::string& text) { problems_.add(path_, row.line, text); }

    static const std::string* cell(const DistrictRow& row, std::string_view column) {
        const auto found = row.cells.find(column);
        return found == row.cells.end() ? nullptr : &found->second;
    }

    /// Groups count from 0 without a gap.
    void count_groups() {
        const auto most = static_cast<std::size_t>(spec_of("world.identity_groups").max);
        std::set<std::size_t> groups;
        for (const DistrictRow& row : rows_) {
            for (auto at = row.cells.lower_bound(share_prefix); at != row.cells.end(); ++at) {
                if (!at->first.starts_with(share_prefix)) break;
                const auto group = number_in(std::string_view(at->first).substr(share_prefix.size()));
                if (!group) continue;  // a property of another kind
                if (*group >= 0 && *group < static_cast<double>(most)) {
                    groups.insert(static_cast<std::size_t>(*group));
                } else {
                    complain(row, at->first + ": there are at most " + std::to_string(most) +
                                      " identity groups, counted from 0");
                }
            }
        }
        if (groups.empty()) return;
        file_.identity_groups = static_cast<int>(*groups.rbegin()) + 1;
        for (std::size_t group = 0; group < *groups.rbegin(); ++group) {
            if (groups.count(group) != 0) continue;
            problems_.add(path_, 0, share_column(group) + " is missing: identity groups count from 0");
            has_gap_ = true;
        }
    }

    std::optional<double> number(const DistrictRow& row, std::string_view column) {
        const std::string* text = cell(row, column);
        if (text == nullptr) return std::nullopt;
        const auto value = number_in(*text);
        if (!value) complain(row, std::string(column) + " = " + *text + " is not a number");
        return value;
    }

    double share(const DistrictRow& row, std::string_view column, double otherwise) {
        const auto value = number(row, column);
        if (!value) return otherwise;
        if (*value >= 0 && *value <= 1) return *value;
        complain(row, std::string(column) + " = " + shortest(*value) + " is outside [0, 1]");
        return otherwise;
    }

    DistrictSpec read(const DistrictRow& row) {
        for (const std::string& column : required_) {
            if (cell(row, column) == nullptr) complain(row, column + " is missing");
        }
        DistrictSpec district;
        if (const std::string* name = cell(row, "name")) district.name = *name;
        district.x = number(row, "x").value_or(0.0);
        district.y = number(row, "y").value_or(0.0);
        if (const auto people = number(row, "people")) {
            district.people = *people;
            if (*people <= 0) complain(row, "people = " + shortest(*people) + " is not above 0");
        }
        district.remoteness = share(row, "remoteness", district.remoteness);
        district.urban = share(row, "urban", district.urban);
        district.identity_shares = read_shares(row);
        return district;
    }

    /// Scaled to sum 1, so that people or percentages of a group may stand there.
    std::vector<double> read_shares(const DistrictRow& row) {
        std::vector<double> shares;
        std::vector<std::string> blank;
        double sum = 0;
        for (std::size_t group = 0; group < static_cast<std::size_t>(file_.identity_groups); ++group) {
            const std::string column = share_column(group);
            if (cell(row, column) == nullptr) blank.push_back(column);
            const auto value = number(row, column);
            if (value && *value < 0) complain(row, column + " = " + shortest(*value) + " is negative");
            shares.push_back(std::max(0.0, value.value_or(0.0)));
            sum += shares.back();
        }
        if (blank.size() == shares.size() || has_gap_) return {};
        for (const std::string& column : blank) {
            complain(row, column + " is missing: a district has the shares of all identity groups or of none");
        }
        if (blank.empty() && sum <= 0) complain(row, "the shares of all identity groups sum to 0");
        if (sum > 0) std::for_each(shares.begin(), shares.end(), [&](double& value) { value /= sum; });
        return shares;
    }

    void check_number() {
        const Spec spec = spec_of("world.districts");
        const auto n = static_cast<double>(rows_.size());
        if (n >= spec.min && n <= spec.max) return;
        problems_.add(path_, 0,
                      "the number of districts, " + shortest(n) + ", is outside [" + shortest(spec.min) + ", " +
                          shortest(spec.max) + "]");
    }

    void check_names() {
        for (std::size_t d = 0; d < rows_.size(); ++d) {
            const std::string& name = file_.districts[d].name;
            if (name.empty()) continue;
            const auto [at, is_new] = by_name_.emplace(name, d);
            if (!is_new) {
                complain(rows_[d], "name = " + name + " is taken by the district of line " +
                                       std::to_string(rows_[at->second].line));
            }
        }
    }

    /// Two centres in one place would have no distance that anything could be measured by.
    void check_places() {
        std::map<std::pair<double, double>, std::size_t> taken;
        for (std::size_t d = 0; d < rows_.size(); ++d) {
            const auto has_number = [&](std::string_view column) {
                return cell(rows_[d], column) != nullptr && number_in(*cell(rows_[d], column));
            };
            if (!has_number("x") || !has_number("y")) continue;
            const DistrictSpec& district = file_.districts[d];
            const auto [at, is_new] = taken.emplace(std::pair(district.x, district.y), d);
            if (!is_new) {
                complain(rows_[d], "x = " + shortest(district.x) + ", y = " + shortest(district.y) +
                                       " is the place of " + file_.districts[at->second].name + " too");
            }
        }
    }

    /// By name, else by border, else the nearest. Whoever has a neighbour is its neighbour.
    void join_neighbours() {
        std::vector<std::set<std::uint32_t>> neighbours(rows_.size());
        const auto join = [&](std::size_t a, std::size_t b) {
            neighbours[a].insert(static_cast<std::uint32_t>(b));
            neighbours[b].insert(static_cast<std::uint32_t>(a));
        };
        for (std::size_t d = 0; d < rows_.size(); ++d) {
            if (cell(rows_[d], "neighbours") != nullptr) {
                for (const std::size_t other : named_neighbours(d)) join(d, other);
            } else {
                for (const std::size_t other : rows_[d].touching) join(d, other);
            }
        }
        std::vector<std::size_t> alone;  // before any of them is joined: their order must not matter
        for (std::size_t d = 0; d < rows_.size(); ++d) {
            if (neighbours[d].empty()) alone.push_back(d);
        }
        for (const std::size_t d : alone) {
            for (const std::size_t other : nearest_to(d)) join(d, other);
        }
        for (std::size_t d = 0; d < rows_.size(); ++d) {
            file_.districts[d].neighbours.assign(neighbours[d].begin(), neighbours[d].end());
        }
    }

    std::vector<std::size_t> named_neighbours(std::size_t district) {
        std::vector<std::size_t> others;
        for (const std::string& name : split(*cell(rows_[district], "neighbours"), ';')) {
            if (name.empty()) continue;
            const auto found = by_name_.find(name);
            if (found == by_name_.end()) {
                std::vector<std::string> legal;
                for (const auto& known : by_name_) legal.push_back(known.first);
                complain(rows_[district], "neighbours: " + name + " is not a district" + hint(name, legal));
            } else if (found->second == district) {
                complain(rows_[district], "neighbours: " + name + " is named as its own neighbour");
            } else {
                others.push_back(found->second);
            }
        }
        return others;
    }

    /// Of equally near ones, those that come first in the file.
    std::vector<std::size_t> nearest_to(std::size_t district) const {
        std::vector<std::pair<double, std::size_t>> others;
        for (std::size_t d = 0; d < rows_.size(); ++d) {
            const double dx = file_.districts[d].x - file_.districts[district].x;
            const double dy = file_.districts[d].y - file_.districts[district].y;
            if (d != district) others.emplace_back(dx * dx + dy * dy, d);
        }
        const auto kept = static_cast<std::ptrdiff_t>(std::min(n_nearest, others.size()));
        std::partial_sort(others.begin(), others.begin() + kept, others.end());
        std::vector<std::size_t> nearest;
        std::transform(others.begin(), others.begin() + kept, std::back_inserter(nearest),
                       [](const auto& other) { return other.second; });
        return nearest;
    }

    const std::string path_;
    const std::vector<DistrictRow> rows_;
    const std::set<std::string, std::less<>> required_;
    Problems& problems_;
    std::map<std::string, std::size_t> by_name_;
    bool has_gap_ = false;
    DistrictFile file_;
};

std::optional<std::string> text_of_file(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return std::nullopt;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace

DistrictFile read_districts(const std::string& path, const Place& named_at, std::vector<FileText>& texts,
                            Problems& problems) {
    const std::string ending = fs::path(path).extension().string();
    const bool is_csv = ending == ".csv";
    if (!is_csv && ending != ".geojson" && ending != ".json") {
        problems.add(named_at.file, named_at.line, "world.district_file: " + path + " is neither .csv nor .geojson");
        return {};
    }
    const auto text = text_of_file(path);
    if (!text) {
        problems.add(named_at.file, named_at.line, "world.district_file: " + path + " cannot be read");
        return {};
    }
    texts.push_back({path, *text});
    const std::size_t before = problems.n_found();
    DistrictRows rows =
        is_csv ? read_district_csv(path, *text, problems) : read_district_geojson(path, *text, problems);
    if (rows.rows.empty() && problems.n_found() > before) return {};
    DistrictFile file = Checking(path, std::move(rows), problems).check();
    file.sha256 = sha256_hex(*text);
    return file;
}

}  // namespace entente
