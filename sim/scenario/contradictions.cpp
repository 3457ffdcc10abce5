#include "scenario/contradictions.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/entity.hpp"
#include "scenario/country.hpp"
#include "scenario/problems.hpp"
#include "world/mission.hpp"

namespace entente {
namespace {

class Contradictions {
public:
    Contradictions(const Scenario& scenario, const Origins& origins, const Place& otherwise, Problems& problems)
        : scenario_(scenario), origins_(origins), otherwise_(otherwise), problems_(problems) {}

    void check(bool weeks_by_option) {
        check_calendar(weeks_by_option);
        check_districts();
        check_people();
        check_contagion();
        check_countries();
        check_missions();
        for (const ArmedGroupSpec& group : scenario_.groups) check_group(group);
        check_constituencies();
        for (const OrganisationSpec& spec : scenario_.organisations) check_organisation(spec);
        check_names();
    }

private:
    /// At the place of the first of `keys` that was set.
    void say(const std::vector<std::string>& keys, const std::string& text) {
        const Place* place = &otherwise_;
        for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
            if (const auto found = origins_.find(*key); found != origins_.end()) place = &found->second;
        }
        problems_.add(place->file, place->line, text);
    }

    void check_calendar(bool weeks_by_option) {
        const int election = scenario_.parameters.mission_life.election_week;
        if (weeks_by_option || election < scenario_.weeks) return;
        say({"mission.election_week", "scenario.weeks"},
            "mission.election_week = " + std::to_string(election) +
                " is after the end of the run, scenario.weeks = " + std::to_string(scenario_.weeks));
    }

    /// Districts of a file have a number, and shares of a number of identity groups.
    void check_districts() {
        const Country& country = scenario_.country;
        if (scenario_.districts.empty()) return;
        const auto differ = [&](const std::string& key, int value, std::size_t written, const std::string& of) {
            if (static_cast<std::size_t>(value) == written) return;
            say({key, "world.district_file"}, key + " = " + std::to_string(value) + ", but " + country.district_file +
                                                  " has " + std::to_string(written) + of);
        };
        differ("world.districts", country.districts, scenario_.districts.size(), " districts");
        for (const DistrictSpec& district : scenario_.districts) {
            if (district.identity_shares.empty()) continue;
            differ("world.identity_groups", country.identity_groups, district.identity_shares.size(),
                   " shares a district");
        }
    }

    void check_people() {
        const Start& start = scenario_.start;
        if (start.households < scenario_.country.districts) {
            say({"population.households", "world.districts"},
                "population.households = " + std::to_string(start.households) +
                    " is fewer than world.districts = " + std::to_string(scenario_.country.districts));
        }
        if (start.people < start.households) {
            say({"population.households", "population.people"},
                "population.households = " + std::to_string(start.households) + " is more than population.people = " +
                    shortest(start.people) + ": a household agent stands for one person at least");
        }
    }

    /// Events that bring about almost one event each never end; the defaults come to 0.5.
    void check_contagion() {
        constexpr double most = 0.95;
        const ViolenceRates& v = scenario_.parameters.violence;
        const double branching = (v.excitation + v.spill) / (1.0 - v.memory);
        if (branching < most) return;
        say({"violence.excitation", "violence.spill", "violence.memory"},
            "(violence.excitation + violence.spill) / (1 - violence.memory) = " + shortest(branching) +
                " is not below " + shortest(most) + ": violence would feed on itself without end");
    }

    void check_word(const std::string& key, const std::string& word, const std::vector<std::string>& legal,
                    const std::string& noun) {
        if (word.empty() || std::find(legal.begin(), legal.end(), word) != legal.end()) return;
        say({key}, key + ": " + word + " is not " + noun + hint(word, legal));
    }

    template <class Spec>
    static std::vector<std::string> names_of(const std::vector<Spec>& specs) {
        std::vector<std::string> names;
        for (const Spec& spec : specs) names.push_back(spec.name);
        return names;
    }

    void check_countries() {
        constexpr std::size_t most = 4;
        const std::vector<CountrySpec>& countries = scenario_.countries;
        if (countries.size() > most) say({"country." + countries[most].name}, "there are more than four countries");
        if (countries.size() > static_cast<std::size_t>(scenario_.country.districts)) {
            say({"country." + countries.back().name, "world.districts"},
                "there are more countries than world.districts = " + std::to_string(scenario_.country.districts));
        }
        for (const CountrySpec& country : countries) {
            const std::string key = "country." + country.name;
            for (const std::string& district : country.districts) {
                check_word(key + ".districts", district, district_names(scenario_), "a district");
            }
            if (country.in_power >= scenario_.country.identity_groups) {
                say({key + ".in_power", "world.identity_groups"},
                    key + ".in_power = " + std::to_string(country.in_power) +
                        " is not below world.identity_groups = " + std::to_string(scenario_.country.identity_groups));
            }
        }
    }

    void check_tasks(const std::string& key, const std::vector<std::string>& tasks) {
        const std::vector<std::string> legal(Names<Activity>::words.begin(), Names<Activity>::words.end());
        for (const std::string& task : tasks) check_word(key, task, legal, "an activity");
    }

    void check_missions() {
        const std::vector<MissionSpec>& missions = scenario_.missions;
        check_tasks("mission.tasks", scenario_.mandate.tasks);
        if (missions.size() > most_missions) {
            say({"mission." + missions[most_missions].name}, "there are more than four missions");
        }
        for (const MissionSpec& mission : missions) {
            const std::string key = "mission." + mission.name;
            check_tasks(key + ".tasks", mission.tasks);
            check_word(key + ".side", mission.side, {"west", "east", "north", "south"}, "a side");
            for (const std::string& country : mission.countries) {
                check_word(key + ".countries", country, names_of(scenario_.countries), "a country");
            }
            for (const std::string& district : mission.districts) {
                check_word(key + ".districts", district, district_names(scenario_), "a district");
            }
            if (mission.share < 1 && mission.side.empty() && mission.districts.empty()) {
                say({key + ".share", "mission." + mission.name},
                    key + ".share = " + shortest(mission.share) + " needs " + key + ".side, from which it is counted");
            }
        }
        const std::vector<std::string> countries = names_of(scenario_.countries);
        for (const ArmedGroupSpec& group : scenario_.groups) {
            check_word("armed_group." + group.name + ".country", group.country, countries, "a country");
        }
        for (const OrganisationSpec& spec : scenario_.organisations) {
            check_word("organisation." + spec.name + ".country", spec.country, countries, "a country");
            check_word("organisation." + spec.name + ".mission", spec.mission, names_of(missions), "a mission");
        }
    }

    void check_group(const ArmedGroupSpec& group) {
        if (group.identity < scenario_.country.identity_groups) return;
        const std::string key = "armed_group." + group.name + ".identity";
        say({key, "world.identity_groups"},
            key + " = " + std::to_string(group.identity) + " is not below world.identity_groups = " +
                std::to_string(scenario_.country.identity_groups) + " (they count from 0)");
    }

    /// The ceiling of recruitment holds at the start too. Constituencies are taken as equal parts of the people: how
    /// large each is follows from the luck of the world.
    void check_constituencies() {
        const double share = scenario_.parameters.mobilisation.fighters_per_person;
        const double people = scenario_.start.people / scenario_.country.identity_groups;
        for (int identity = 0; identity < scenario_.country.identity_groups; ++identity) {
            double fighters = 0;
            const ArmedGroupSpec* last = nullptr;
            for (const ArmedGroupSpec& group : scenario_.groups) {
                if (group.identity != identity) continue;
                fighters += group.fighters;
                last = &group;
            }
            if (last == nullptr || fighters <= share * people) continue;
            say({"armed_group." + last->name + ".fighters", "mobilisation.fighters_per_person"},
                "armed groups of identity group " + std::to_string(identity) + " have " + shortest(fighters) +
                    " fighters, more than mobilisation.fighters_per_person = " + shortest(share) + " of about " +
                    shortest(people) + " people");
        }
    }

    void check_organisation(const OrganisationSpec& spec) {
        const std::string path = "organisation." + spec.name;
        const auto sum = [](const auto& values) { return std::accumulate(values.begin(), values.end(), 0.0); };
        if (spec.civilian && spec.military)
            say({path + ".military", path + ".civilian"}, path + " is both civilian and military");
        if (sum(spec.mandate) <= 0) say({path + ".mandate"}, path + ".mandate has no dimension with a weight above 0");
        if (spec.teams > 0 && sum(spec.competence) <= 0) {
            say({path + ".teams"},
                path + ".teams = " + std::to_string(spec.teams) + ", but it is competent in nothing");
        }
        if (ministry_of_donor(spec.family) && spec.state.empty())
            say({path + ".state"},
                path + ".state is missing: " + std::string(name_of(spec.family)) + " belongs to a donor state");
        if (spec.family == Family::post && spec.nodes.empty()) {
            say({path + ".nodes"}, path + ".nodes is missing: a post stands on the node of its function");
        }
    }

    /// Luck is keyed by names, so no two may share an identity: by name or by chance.
    void check_names() {
        for (const OrganisationSpec& spec : scenario_.organisations) {
            take(spec.name);
            for (int team = 1; team <= spec.teams; ++team) take(spec.name + "/team/" + std::to_string(team));
        }
        for (const ArmedGroupSpec& group : scenario_.groups) {
            take("armed_group/" + group.name);
            const auto same = std::find_if(scenario_.organisations.begin(), scenario_.organisations.end(),
                                           [&](const OrganisationSpec& spec) { return spec.name == group.name; });
            if (same != scenario_.organisations.end()) {
                say({"armed_group." + group.name, "organisation." + group.name},
                    group.name + " is the name of an armed group and of an organisation");
            }
        }
        std::set<std::string> written;  // a name that is there twice was told with its line
        for (const DistrictSpec& district : scenario_.districts) {
            if (written.insert(district.name).second) take("district/" + district.name);
        }
        if (!scenario_.districts.empty()) return;
        for (int district = 1; district <= scenario_.country.districts; ++district) {
            take("district/" + std::string(district < 10 ? "0" : "") + std::to_string(district));
        }
    }

    void take(const std::string& name) {
        const auto [at, is_new] = taken_.emplace(static_cast<std::uint32_t>(entity_id(name)), name);
        if (is_new) return;
        const std::string owner = name.substr(0, name.find('/'));
        if (at->second == name) return say({"organisation." + owner}, "two organisations have the name " + name);
        say({"organisation." + owner}, name + " and " + at->second + " have the same identity by chance: rename one");
    }

    const Scenario& scenario_;
    const Origins& origins_;
    const Place& otherwise_;
    Problems& problems_;
    std::map<std::uint32_t, std::string> taken_;
};

}  // namespace

void check_contradictions(const Scenario& scenario, const Origins& origins, const Place& otherwise,
                          bool weeks_by_option, Problems& problems) {
    Contradictions(scenario, origins, otherwise, problems).check(weeks_by_option);
}

std::vector<std::string> remarks(const Scenario& scenario) {
    std::vector<std::string> texts;
    const MissionLife& life = scenario.parameters.mission_life;
    const std::string end = "the end of the run, week " + std::to_string(scenario.weeks);
    const auto leaves = [&](const std::string& key, const std::string& who, int exit_week, int phase_weeks) {
        const std::string week = std::to_string(exit_week);
        if (exit_week >= scenario.weeks) {
            texts.push_back(key + " = " + week + ": " + who + " stays to " + end);
        } else if (exit_week + phase_weeks > scenario.weeks) {
            texts.push_back("the withdrawal of " + who + " from week " + week + " on is not complete by " + end);
        }
    };
    const auto or_else = [](int own, int general) { return own >= 0 ? own : general; };
    if (scenario.missions.empty()) leaves("mission.exit_week", "the mission", life.exit_week, life.exit_phase_weeks);
    for (const MissionSpec& mission : scenario.missions) {
        leaves("mission." + mission.name + ".exit_week", mission.name, or_else(mission.exit_week, life.exit_week),
               or_else(mission.exit_phase_weeks, life.exit_phase_weeks));
    }
    if (life.election_week >= scenario.weeks) {
        texts.push_back("mission.election_week = " + std::to_string(life.election_week) +
                        ": no election is held before " + end);
    }
    if (!scenario.districts.empty()) {
        texts.push_back("districts come from " + scenario.country.district_file +
                        ": world.spacing, world.roughness and world.size_spread do nothing");
    }
    if (scenario.groups.empty()) texts.push_back("there are no armed groups");
    if (scenario.organisations.empty()) texts.push_back("there are no organisations");
    return texts;
}

}  // namespace entente
