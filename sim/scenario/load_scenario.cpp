#include "scenario/load_scenario.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "scenario/calendar_date.hpp"
#include "scenario/country.hpp"
#include "scenario/district_file.hpp"
#include "scenario/entities.hpp"
#include "scenario/keys.hpp"
#include "scenario/profile.hpp"
#include "scenario/room_settings.hpp"
#include "scenario/slots.hpp"
#include "scenario/violence_file.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// Keys that stand for others, with the parameters that they set.
const std::vector<std::pair<std::string, std::vector<std::string>>> stand_ins{
    {"government.attitude", {"government.predation", "government.obstruction"}},
    {"calendar.election", {"mission.election_week"}},
    {"calendar.exit", {"mission.exit_week"}},
};

class Loading {
public:
    Loading(const fs::path& path, const Overrides& overrides, Problems& problems)
        : path_(path),
          problems_(problems),
          layers_(read_layers(path, overrides, texts_, problems)),
          slots_(slots_of(scenario_)),
          run_slots_(run_slots(scenario_)) {
        scenario_.name = path.stem().string();
    }

    Scenario load() {
        for (std::size_t i = 0; i < layers_.size(); ++i) read(layers_[i], i);
        place_dates();
        read_district_file();
        read_violence_file();
        const Profile profile = profile_named();
        scenario_.countries = make_countries(written_.countries, problems_);
        scenario_.missions = make_missions(written_.missions, problems_);
        scenario_.groups = make_groups(written_.groups, problems_);
        scenario_.organisations = make_organisations(written_, profile, problems_);
        pull_levers(scenario_, levers_, data_directories(path_, "levers"), texts_, problems_);
        raise_forces(scenario_, written_);
        check_contradictions(scenario_, origins_, {path_.string(), 0}, weeks_by_option_, problems_);
        for (FileText& text : texts_) {
            scenario_.files.push_back(text.path);
            scenario_.texts.emplace_back(shown_path(text.path), std::move(text.text));
        }
        return std::move(scenario_);
    }

private:
    /// [[mission]] and mission.NAME.FIELD speak of one of several missions; mission.FIELD is a parameter of all.
    static bool is_of_a_mission(const std::string& key) {
        const auto [head, rest] = split_key(key);
        return head == "mission" && (rest.empty() || !split_key(rest).second.empty());
    }

    void complain(const TomlValue& at, const std::string& text) { problems_.add(at.place.file, at.place.line, text); }

    void read(const SettingLayer& layer, std::size_t index) {
        for (const Setting& setting : layer.settings) {
            origins_[setting.key] = setting.value->place;
            const std::string head = split_key(setting.key).first;
            if (head == "country") {
                take_entity(written_.countries, setting, index, layer.is_options);
            } else if (is_of_a_mission(setting.key)) {
                take_entity(written_.missions, setting, index, layer.is_options);
            } else if (head == "armed_group") {
                take_entity(written_.groups, setting, index, layer.is_options);
            } else if (head == "organisation") {
                take_entity(written_.organisations, setting, index, layer.is_options);
            } else if (head == "organisation_family") {
                take_entity(written_.families, setting, index, layer.is_options);
            } else if (head == "forum") {
                add_room_setting(scenario_.rooms, setting.key, *setting.value, problems_);
            } else if (head == "organisations") {
                read_census(setting);
            } else if (head == "levers") {
                read_lever(setting);
            } else if (head == "mechanisms") {
                read_mechanism(setting);
            } else if (!read_head(setting)) {
                read_parameter(setting, layer);
            }
        }
        check_stand_ins(layer);
    }

    void take_entity(EntitySettings& entities, const Setting& setting, std::size_t index, bool is_option) {
        const std::size_t before = entities.all().size();
        entities.take(setting, index, is_option, problems_);
        for (std::size_t i = before; i < entities.all().size(); ++i) {
            const FieldSetting& field = entities.all()[i];
            const std::string path = entities.head() + "." + field.name;
            origins_[path + "." + field.field] = field.value->place;
            origins_[path + "." + split_key(field.field).first] = field.value->place;
        }
        for (const auto& named : entities.named()) origins_.emplace(entities.head() + "." + named.first, named.second);
    }

    /// Title, sources and the like: what does not change a result, and the start, the seed and the structures.
    bool read_head(const Setting& setting) {
        const TomlValue& value = *setting.value;
        if (Slot* slot = find_slot(run_slots_, setting.key)) {
            if (setting.key == "scenario.structure_status") return read_status(value), true;
            if (setting.key == "scenario.luck" && value.kind == TomlValue::Kind::text && value.text.empty()) {
                return complain(value, "scenario.luck = \"\" is empty; leave it out for the luck of most files"), true;
            }
            assign(*slot, value, setting.key, problems_);
            locate_structures(setting);
            return true;
        }
        if (setting.key == "scenario.start") return read_start(value), true;
        if (setting.key == "scenario.seed") return read_seed(value), true;
        return false;
    }

    /// Structures and a process that are named by path: as reached from the file that names them.
    void locate_structures(const Setting& setting) {
        const TomlValue& value = *setting.value;
        if (setting.key == "integration.process") {
            scenario_.process = located(value.place, scenario_.process, "models");
            scenario_.process_at = {{value.place.file, value.place.line}};
        } else if (setting.key == "scenario.models" || setting.key == "integration.models") {
            scenario_.models_at.clear();
            for (std::size_t i = 0; i < scenario_.models.size(); ++i) {
                const Place& place = i < value.items.size() ? value.items[i].place : value.place;
                scenario_.models[i] = located(place, scenario_.models[i], "models");
                scenario_.models_at.emplace_back(place.file, place.line);
            }
        }
    }

    void read_status(const TomlValue& value) {
        constexpr std::array<std::string_view, 3> words{"in_place", "advocated", "unset"};
        if (std::find(words.begin(), words.end(), value.text) != words.end()) {
            scenario_.structure_status = value.text;
        } else {
            complain(value,
                     "scenario.structure_status = " + as_written(value) + " is not one of: in_place, advocated, unset");
        }
    }

    void read_start(const TomlValue& value) {
        if (days_of(value.text)) {
            scenario_.start_date = value.text;
        } else {
            complain(value, "scenario.start = " + as_written(value) + " is not a date such as 2003-10-01");
        }
    }

    void read_seed(const TomlValue& value) {
        std::uint64_t seed = 0;
        const std::string text = value.kind == TomlValue::Kind::integer ? std::to_string(value.integer) : value.text;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
        if (!text.empty() && error == std::errc() && end == text.data() + text.size()) {
            scenario_.seed = seed;
        } else {
            complain(value, "scenario.seed = " + as_written(value) + " is not a whole number from 0 to 2^64 - 1");
        }
    }

    void read_census(const Setting& setting) {
        const std::string word = split_key(setting.key).second;
        if (word == "profile") {
            profile_ = setting.value;
            written_.census.names_a_profile = true;
        } else if (word == "teams_scale") {
            SlotVisitor visitor;
            visitor(written_.census.teams_scale,
                    Spec{.key = "organisations.teams_scale", .min = 0, .max = 100, .meaning = {}, .source = {}});
            assign(visitor.take().front(), *setting.value, setting.key, problems_);
        } else if (const auto family = from_name<Family>(word)) {
            const std::size_t f = index_of(*family);
            SlotVisitor visitor;
            visitor(written_.census.count[f], Spec{.key = word, .min = 0, .max = 1000, .meaning = {}, .source = {}});
            assign(visitor.take().front(), *setting.value, setting.key, problems_);
            written_.census.place[f] = setting.value->place;
        } else {
            std::vector<std::string> legal(Names<Family>::words.begin(), Names<Family>::words.end());
            legal.insert(legal.end(), {"profile", "teams_scale"});
            complain(*setting.value, setting.key + ": " + word + " is not a family" + hint(word, legal));
        }
    }

    void read_lever(const Setting& setting) {
        const TomlValue& value = *setting.value;
        LeverSetting lever{split_key(setting.key).second, value.number, value.place};
        if (value.kind == TomlValue::Kind::boolean) lever.strength = value.boolean ? 1.0 : 0.0;
        if (value.kind != TomlValue::Kind::boolean && !value.is_number()) {
            return complain(value, setting.key + " = " + as_written(value) + " is not true, false or a number");
        }
        if (!(lever.strength >= 0 && lever.strength <= 1)) {
            return complain(value, setting.key + " = " + as_written(value) + " is outside [0, 1]");
        }
        levers_.push_back(std::move(lever));
    }

    void read_mechanism(const Setting& setting) {
        const std::string word = split_key(setting.key).second;
        const auto mechanism = from_name<Mechanism>(word);
        if (!mechanism) {
            const std::vector<std::string> legal(Names<Mechanism>::words.begin(), Names<Mechanism>::words.end());
            return complain(*setting.value, setting.key + ": " + word + " is not a mechanism" + hint(word, legal));
        }
        if (setting.value->kind != TomlValue::Kind::boolean) {
            return complain(*setting.value, setting.key + " = " + as_written(*setting.value) + " is not true or false");
        }
        scenario_.parameters.on.on[index_of(*mechanism)] = setting.value->boolean;
    }

    void read_parameter(const Setting& setting, const SettingLayer& layer) {
        if (setting.key == "scenario.weeks") weeks_by_option_ = layer.is_options;
        for (const auto& stand_in : stand_ins) {
            if (stand_in.first != setting.key) continue;
            if (setting.value->kind == TomlValue::Kind::date) {  // counted once the start is known
                dates_.push_back(setting);
                return;
            }
            for (const std::string& key : stand_in.second) set_parameter(key, setting);
            return;
        }
        std::erase_if(dates_, [&](const Setting& date) { return sets(date.key, setting.key); });
        set_parameter(setting.key, setting);
    }

    void set_parameter(const std::string& key, const Setting& setting) {
        const TomlValue& value = *setting.value;
        if (Slot* slot = find_slot(slots_, key)) {
            assign(*slot, value, setting.key, problems_);
            origins_[key] = value.place;
            return;
        }
        if (legal_.empty()) {
            for (const KeyInfo& info : legal_keys(Scenario())) legal_.push_back(info.key);
        }
        const std::string near = hint(setting.key, legal_);
        complain(value, setting.key + " is not a parameter" + near);
    }

    static bool sets(const std::string& stand_in, const std::string& key) {
        for (const auto& other : stand_ins) {
            if (other.first != stand_in) continue;
            return std::find(other.second.begin(), other.second.end(), key) != other.second.end();
        }
        return false;
    }

    /// One file must not set a parameter and what stands for it.
    void check_stand_ins(const SettingLayer& layer) {
        for (const Setting& stand_in : layer.settings) {
            for (const Setting& other : layer.settings) {
                if (!sets(stand_in.key, other.key)) continue;
                complain(*other.value, other.key + " is set already by " + stand_in.key + "; set one of them");
            }
        }
    }

    /// Events of the calendar that are given as dates.
    void place_dates() {
        for (const Setting& date : dates_) {
            const auto week = week_of(scenario_.start_date, date.value->text);
            if (!week || *week < 0) {
                complain(*date.value,
                         date.key + " = " + date.value->text + " is before the start, " + scenario_.start_date);
                continue;
            }
            TomlValue value = *date.value;
            value.kind = TomlValue::Kind::integer;
            value.integer = *week;
            value.number = *week;
            for (const auto& stand_in : stand_ins) {
                if (stand_in.first != date.key) continue;
                for (const std::string& key : stand_in.second) set_parameter(key, {date.key, &value});
            }
        }
    }

    bool is_set(const std::string& key) const { return origins_.count(key) != 0; }

    /// A file of districts or violence: relative to the file that names it; of an option to the working folder, or if
    /// it is not there, to the scenario.
    std::string data_file(const Place& named_at, const std::string& named) const {
        const std::string there = located_path(named_at, named, "districts");
        const fs::path beside = (path_.parent_path() / named).lexically_normal();
        std::error_code error;
        const bool is_of_an_option = named_at.line == 0;
        return is_of_an_option && !fs::exists(there, error) && fs::exists(beside, error) ? beside.string() : there;
    }

    /// Districts of a file decide their number, and the identity groups and the people that nobody set.
    void read_district_file() {
        Country& country = scenario_.country;
        if (country.district_file.empty()) return;
        const std::string path = data_file(origins_["world.district_file"], country.district_file);
        const std::size_t before = problems_.n_found();
        DistrictFile file = read_districts(path, origins_["world.district_file"], texts_, problems_);
        scenario_.districts = std::move(file.districts);
        scenario_.districts_sha256 = std::move(file.sha256);
        if (scenario_.districts.empty()) return;
        if (!is_set("world.districts")) country.districts = static_cast<int>(scenario_.districts.size());
        if (!is_set("world.identity_groups") && file.identity_groups > 0)
            country.identity_groups = file.identity_groups;
        if (is_set("population.people") || problems_.n_found() > before) return;
        double people = 0;
        for (const DistrictSpec& district : scenario_.districts) people += district.people;
        const Spec& spec = find_slot(slots_, "population.people")->spec;
        if (people < spec.min || people > spec.max) {
            return problems_.add(path, 0,
                                 "the people of all districts, " + shortest(people) + ", are outside [" +
                                     shortest(spec.min) + ", " + shortest(spec.max) +
                                     "]; set population.people to scale them");
        }
        scenario_.start.people = people;
    }

    /// Violence of a file, by the names of districts.
    void read_violence_file() {
        const Country& country = scenario_.country;
        if (country.violence_file.empty()) return;
        const std::string path = data_file(origins_["world.violence_file"], country.violence_file);
        ViolenceFile file =
            read_violence(path, district_names(scenario_), origins_["world.violence_file"], texts_, problems_);
        scenario_.imposed = std::move(file.imposed);
        scenario_.violence_sha256 = std::move(file.sha256);
    }

    Profile profile_named() {
        if (profile_ == nullptr) return {};
        if (profile_->kind != TomlValue::Kind::text) {
            complain(*profile_, "organisations.profile = " + as_written(*profile_) + " is not a text in quotes");
            return {};
        }
        return read_profile(profile_->text, data_directories(path_, "profiles"), profile_->place, texts_, problems_);
    }

    fs::path path_;
    Problems& problems_;
    std::vector<FileText> texts_;
    std::vector<SettingLayer> layers_;
    Scenario scenario_;
    std::vector<Slot> slots_;
    std::vector<Slot> run_slots_;
    std::vector<std::string> legal_;
    EntitiesWritten written_;
    std::vector<LeverSetting> levers_;
    std::vector<Setting> dates_;
    Origins origins_;
    const TomlValue* profile_ = nullptr;
    bool weeks_by_option_ = false;
};

}  // namespace

Scenario load_scenario(const fs::path& path, const Overrides& overrides, Problems& problems) {
    return Loading(path, overrides, problems).load();
}

Scenario load_scenario(const std::string& name_or_path, const Overrides& overrides) {
    Problems problems;
    const auto path = find_scenario(name_or_path, problems);
    problems.throw_if_any();
    Scenario scenario = load_scenario(*path, overrides, problems);
    problems.throw_if_any();
    return scenario;
}

}  // namespace entente
