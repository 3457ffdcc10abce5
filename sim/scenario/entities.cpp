#include "scenario/entities.hpp"

#include <algorithm>
#include <cmath>

#include "scenario/places.hpp"

namespace entente {
namespace {

std::vector<std::string> names_of(const std::vector<std::string>& words) {
    return words;
}

template <class Spec>
std::vector<std::string> names_of(const std::vector<Spec>& entities) {
    std::vector<std::string> names;
    for (const Spec& entity : entities) names.push_back(entity.name);
    return names;
}

/// Options can only speak of who is there.
template <class Entities>
void check_names(const EntitySettings& written, const Entities& entities, Problems& problems) {
    const std::vector<std::string> names = names_of(entities);
    for (const FieldSetting& setting : written.all()) {
        const bool known = std::find(names.begin(), names.end(), setting.name) != names.end();
        if (known || (!setting.is_option && written.head() != "organisation_family")) continue;
        const std::string noun = written.head() == "organisation_family" ? "a family" : "the name of any";
        problems.add(setting.value->place.file, setting.value->place.line,
                     written.head() + "." + setting.name + "." + setting.field + ": " + setting.name + " is not " +
                         noun + hint(setting.name, names));
    }
}

/// Families by name, as far as the author's words say.
class Founding {
public:
    Founding(const EntitiesWritten& written, const Profile& profile, Problems& problems)
        : written_(written), profile_(profile), problems_(problems) {}

    std::vector<OrganisationSpec> found() {
        for (std::size_t f = 0; f < count_of<Family>; ++f) found_family(static_cast<Family>(f));
        for (const auto& named : written_.organisations.named()) found_named(named.first, named.second);
        check_names(written_.organisations, founded_, problems_);
        std::erase_if(founded_, [&](const OrganisationSpec& spec) {
            return written_.organisations.is_removed(spec.name, problems_);
        });
        return std::move(founded_);
    }

private:
    void found_family(Family word) {
        const std::size_t f = index_of(word);
        const FamilyProfile& family = profile_.families[f];
        const int n = written_.census.count[f];
        if (n > 0 && !family.is_given) {
            if (written_.census.names_a_profile && profile_.layers.empty()) return;  // it could not be read: said once
            const Place& place = written_.census.place[f];
            problems_.add(place.file, place.line,
                          "organisations." + std::string(name_of(word)) + " = " + std::to_string(n) +
                              " needs a profile of that family; say organisations.profile");
            return;
        }
        for (int i = 1; i <= n; ++i) {
            const auto [name, state] = name_in_family(family, word, i);
            add(name, family_of(name).value_or(word), state, true);
        }
    }

    void found_named(const std::string& name, const Place& place) {
        const auto is_it = [&](const OrganisationSpec& spec) { return spec.name == name; };
        if (std::any_of(founded_.begin(), founded_.end(), is_it)) return;
        if (written_.organisations.is_removed(name, problems_)) return;
        if (const auto family = family_of(name)) return add(name, *family, "", false);
        if (written_.organisations.last(name, "family") != nullptr) return;  // said wrongly, which is a problem by now
        problems_.add(place.file, place.line,
                      "organisation." + name + " needs a family: the profile founds nobody of that name" +
                          hint(name, names_of(founded_)));
    }

    /// The family that files give to a name.
    std::optional<Family> family_of(const std::string& name) {
        const TomlValue* written = written_.organisations.last(name, "family");
        if (written == nullptr) return std::nullopt;
        OrganisationSpec spec;
        std::vector<Slot> slots = slots_of(spec);
        if (!assign_field(slots, "family", "organisation." + name + ".family", *written, problems_))
            return std::nullopt;
        return spec.family;
    }

    void add(const std::string& name, Family word, const std::string& state, bool is_counted) {
        OrganisationSpec spec = profile_.families[index_of(word)].defaults;
        spec.name = name;
        spec.family = word;
        spec.state = state;
        std::vector<Slot> slots = slots_of(spec);
        const std::string family(name_of(word));
        profile_.organisations.fill(slots, name, false, {"remove"}, problems_);
        if (is_counted && spec.teams > 0) {
            spec.teams = std::max(1, static_cast<int>(std::round(spec.teams * written_.census.teams_scale)));
        }
        for (const bool options : {false, true}) {
            written_.families.fill(slots, family, options, {}, problems_);
            written_.organisations.fill(slots, name, options, {"remove"}, problems_);
        }
        founded_.push_back(std::move(spec));
    }

    const EntitiesWritten& written_;
    const Profile& profile_;
    Problems& problems_;
    std::vector<OrganisationSpec> founded_;
};

/// Entities that are what files and options say of their names, and nothing else.
template <class Spec>
std::vector<Spec> make_named(const EntitySettings& written, Problems& problems) {
    std::vector<Spec> entities;
    for (const auto& named : written.named()) {
        Spec spec;
        spec.name = named.first;
        std::vector<Slot> slots = slots_of(spec);
        for (const bool options : {false, true}) written.fill(slots, spec.name, options, {"remove"}, problems);
        entities.push_back(std::move(spec));
    }
    check_names(written, entities, problems);
    std::erase_if(entities, [&](const Spec& spec) { return written.is_removed(spec.name, problems); });
    return entities;
}

}  // namespace

std::vector<ArmedGroupSpec> make_groups(const EntitySettings& written, Problems& problems) {
    return make_named<ArmedGroupSpec>(written, problems);
}

std::vector<CountrySpec> make_countries(const EntitySettings& written, Problems& problems) {
    return make_named<CountrySpec>(written, problems);
}

std::vector<MissionSpec> make_missions(const EntitySettings& written, Problems& problems) {
    return make_named<MissionSpec>(written, problems);
}

std::vector<ArmedGroupSpec> groups_with_splinters(const Scenario& scenario) {
    std::vector<ArmedGroupSpec> groups = scenario.groups;
    const int slots = scenario.parameters.fragmentation.slots;
    const std::size_t founders = groups.size();
    for (std::size_t g = 0; g < founders; ++g) {
        for (int slot = 1; slot <= slots; ++slot) {
            ArmedGroupSpec splinter = groups[g];
            splinter.name += "_splinter_" + std::to_string(slot);
            splinter.fighters = 0;
            splinter.included = 0;
            splinter.splinter_of = static_cast<int>(g);
            groups.push_back(std::move(splinter));
        }
    }
    return groups;
}

std::vector<OrganisationSpec> make_organisations(const EntitiesWritten& written, const Profile& profile,
                                                 Problems& problems) {
    const std::vector<std::string> families(Names<Family>::words.begin(), Names<Family>::words.end());
    check_names(written.families, families, problems);
    return Founding(written, profile, problems).found();
}

void raise_forces(Scenario& scenario, const EntitiesWritten& written) {
    const std::string family(name_of(Family::mission_force));
    if (written.families.last(family, "teams") != nullptr) return;
    const std::size_t n_missions = std::max<std::size_t>(1, scenario.missions.size());
    for (std::size_t m = 0; m < n_missions; ++m) {
        std::vector<OrganisationSpec*> forces;
        for (OrganisationSpec& spec : scenario.organisations) {
            if (spec.family != Family::mission_force || mission_row(scenario, spec) != m) continue;
            if (written.organisations.last(spec.name, "teams") == nullptr) forces.push_back(&spec);
        }
        const double own = scenario.missions.empty() ? -1.0 : scenario.missions[m].troops;
        const double troops = own >= 0 ? own : scenario.mandate.troops;
        const auto n = static_cast<int>(forces.size());
        const auto teams = static_cast<int>(std::round(troops / scenario.mandate.soldiers_per_team));
        for (int i = 0; i < n; ++i) forces[i]->teams = teams / n + (i < teams % n ? 1 : 0);
    }
}

}  // namespace entente
