#include "cli/list_vocabulary.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "world/activities.hpp"
#include "world/families.hpp"
#include "world/feelings.hpp"

namespace entente {

namespace {

/// Traits in words, between semicolons; those that do not hold are not said.
class Traits {
public:
    Traits& say(std::string_view what) {
        if (!what.empty()) text_.append(text_.empty() ? "" : "; ").append(what);
        return *this;
    }
    Traits& say(std::string_view title, std::string_view what) {
        return what.empty() ? *this : say(std::string(title).append(" ").append(what));
    }
    template <Named Enum>
    Traits& say(std::string_view title, std::optional<Enum> value) {
        return value ? say(title, name_of(*value)) : *this;
    }
    Traits& say(std::string_view title, double value) {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        return value == 0 ? *this : say(title, {digits.data(), static_cast<std::size_t>(end - digits.data())});
    }

    const std::string& text() const { return text_; }

private:
    std::string text_;
};

template <class Row>
struct Truth {
    std::string_view words;
    bool Row::*holds;
};

constexpr auto truths_of_families = std::to_array<Truth<FamilyTraits>>({
    {"armed force", &FamilyTraits::armed_force},
    {"civilians of a mission", &FamilyTraits::civilian_of_mission},
    {"gives bilaterally", &FamilyTraits::gives_bilaterally},
    {"from abroad", &FamilyTraits::from_abroad},
    {"NGO", &FamilyTraits::ngo},
    {"humanitarian", &FamilyTraits::humanitarian},
    {"civilian aid in rules for soldiers", &FamilyTraits::civilian_aid},
    {"its civilians count as aid workers", &FamilyTraits::aid_workers},
    {"of two mandates", &FamilyTraits::two_mandates},
    {"advises commanders", &FamilyTraits::advises_commanders},
    {"leans on the government", &FamilyTraits::leans_on_government},
    {"lives on gifts", &FamilyTraits::lives_on_gifts},
    {"speaks for any activity", &FamilyTraits::speaks_for_anything},
});

constexpr auto truths_of_activities = std::to_array<Truth<ActivityTraits>>({
    {"delivers aid", &ActivityTraits::delivers_aid},
    {"can be shown", &ActivityTraits::can_be_shown},
    {"needs approval", &ActivityTraits::needs_approval},
    {"peacebuilding", &ActivityTraits::peacebuilding},
});

constexpr auto truths_of_dimensions = std::to_array<Truth<DimensionTraits>>({
    {"needs security", &DimensionTraits::needs_security},
    {"peacebuilding", &DimensionTraits::peacebuilding},
});

constexpr auto truths_of_violence = std::to_array<Truth<ViolenceTraits>>({
    {"strikes a district", &ViolenceTraits::strikes_a_district},
    {"of armed actors", &ViolenceTraits::of_armed_actors},
    {"on civilians", &ViolenceTraits::on_civilians},
    {"frightens people", &ViolenceTraits::frightens_people},
});

template <class Row, std::size_t n>
void say_truths(Traits& traits, const Row& row, const std::array<Truth<Row>, n>& truths) {
    for (const Truth<Row>& truth : truths) {
        if (row.*truth.holds) traits.say(truth.words);
    }
}

std::string traits_in_words(const FamilyTraits& family) {
    Traits traits;
    for (const std::string_view node : family.nodes) traits.say("stands on", node);
    traits.say("side", family.side).say("rules of", std::optional(family.body)).say("speaks for", family.level);
    traits.say("voice in reform", family.reform_voice);
    if (family.may_attack != MayAttack::not_at_all) traits.say("may attack", std::optional(family.may_attack));
    for (std::size_t fund = 0; fund < n_common_funds; ++fund) {
        if (family.funds.holds(static_cast<CommonFund>(fund))) traits.say("fund", Names<CommonFund>::words[fund]);
    }
    say_truths(traits, family, truths_of_families);
    return traits.text();
}

std::string traits_in_words(const ActivityTraits& activity) {
    Traits traits;
    for (std::size_t k = 0; k < n_dimensions; ++k) traits.say(Names<Dimension>::words[k], activity.effect[k]);
    traits.say("politicised", activity.politicised).say("vague", activity.vague);
    if (activity.counts_as != CountsAs::nothing) traits.say("counts as", std::optional(activity.counts_as));
    traits.say("by a mission's police as", activity.by_police);
    if (activity.serves != Serves::districts_only) traits.say("serves", std::optional(activity.serves));
    traits.say("sector", activity.sector);
    say_truths(traits, activity, truths_of_activities);
    return traits.text();
}

std::string traits_in_words(const DimensionTraits& dimension) {
    Traits traits;
    say_truths(traits, dimension, truths_of_dimensions);
    return traits.text();
}

std::string traits_in_words(const ViolenceTraits& violence) {
    Traits traits;
    say_truths(traits, violence, truths_of_violence);
    return traits.text();
}

std::string traits_in_words(const FeelingTraits& feeling) {
    return feeling.mean_of_district != nullptr ? "known by identity group and by district" : "known by identity group";
}

template <class Table>
void add_rows(Listing& list, const std::string& kind, const Table& table) {
    for (const auto& row : table) list.rows.push_back({std::string(row.word), kind, traits_in_words(row)});
}

}  // namespace

Listing vocabulary() {
    Listing list{"Vocabulary",
                 "Families of organisations, activities of their teams, dimensions, kinds of violence and feelings of "
                 "households, with all that the model knows of one by its kind. Numbers of an activity are defaults of "
                 "`delivery.effect`, `coordination.politicised` and `rooms.vague`.",
                 {{"name", "word"}, {"kind", "kind"}, {"traits", "traits", true}},
                 {}};
    add_rows(list, "family", family_table);
    add_rows(list, "activity", activity_table);
    add_rows(list, "dimension", dimension_table);
    add_rows(list, "violence", violence_table);
    add_rows(list, "feeling", feeling_table);
    return list;
}

}  // namespace entente
