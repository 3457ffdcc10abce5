#include "record/reference.hpp"

#include "record/measures.hpp"
#include "record/run_outcomes.hpp"

namespace entente {

namespace {

constexpr std::string_view head = R"(# Observables

Made from the table in `sim/record/observables.hpp`; a test compares. Each is a national series `<name>(run, time)`; those marked
with a shape are also recorded by district, organisation or armed group, as `<name>_by_<shape>`. Weeks that share a recorded
step are joined by their mean, their sum, or the last week (point). What is costly is measured every fourth or twelfth week
from week 0 on, and held in between. `NaN` says that there is nothing to measure, such as the false coherence of an empty
forum; an observable that is not marked *may be missing* is never `NaN`.

Coherence is one formula over different actors and references. `K` = Σ|Σ E| / ΣΣ|E| (nobody undoes another's work), `L` = the share
of pooled effort that points at the reference, relative to what so many placements of teams can reach, `C = K · L`, over cells of
district and dimension and over the last 52 weeks. No outcome, duplication or gap is part of it. What is undone is known by
district only; it is shared among organisations by their teams on operations there.

*Better* says which way is better for the people of the country where that is beyond dispute; no index adds observables up.

)";

constexpr std::string_view tail = R"(
## Not recorded

* Coherence by forum or family.
* `sustainability`, `efficiency` and `impact` compare runs: the analysis derives them, from `…_before_exit`, `…_after_exit`,
  `cost_usd` and the run without a mission. `effectiveness` is that of the scenario's own objectives (`objective.*`).
* Remote management; victims among national staff by organisation.
* Harms that the model does not represent (abuse by peacekeepers, sexual violence, traffic and water) have no observable.
)";

std::string_view word(Joined joined) {
    constexpr std::string_view prefix = "time: ";
    return name_of(joined).substr(prefix.size());
}

std::string shapes_of(std::string_view observable) {
    std::string shapes;
    for (const RowMeasure& rows : row_measures()) {
        if (rows.observable != observable) continue;
        if (!shapes.empty()) shapes += ", ";
        shapes += name_of(rows.shape);
    }
    return shapes;
}

std::string summaries_of(const Observable& of) {
    std::string words;
    const auto add = [&](Summary summary, const char* text) {
        if (!(of.summaries & summary)) return;
        if (!words.empty()) words += ", ";
        words += text;
    };
    add(total, "total");
    add(mean, "mean");
    add(final_value, "final");
    return words;
}

std::string meaning_of(const Observable& of) {
    std::string meaning(of.long_name);
    if (!of.definition.empty()) meaning += ". " + std::string(of.definition);
    if (meaning.back() == '.') meaning.pop_back();
    if (of.measured_every > 1) meaning += "; measured every " + std::to_string(of.measured_every) + " weeks";
    if (of.can_be_missing) meaning += "; may be missing";
    return meaning;
}

void add_table(std::string& page, Role role) {
    page += "| name | unit | joined | better | outcomes | also by | meaning |\n|---|---|---|---|---|---|---|\n";
    for (const Observable& of : all_observables()) {
        if (of.role != role) continue;
        page += "| `" + std::string(of.name) + "` | " + std::string(of.unit) + " | " + std::string(word(of.joined)) +
                " | " + std::string(name_of(of.better)) + " | " + summaries_of(of) + " | " + shapes_of(of.name) +
                " | " + meaning_of(of) + " |\n";
    }
}

}  // namespace

std::string observables_markdown() {
    std::string page(head);
    page += "## How people fare\n\n";
    add_table(page, Role::outcome);
    page += "\n## How organisations work\n\n";
    add_table(page, Role::process);
    page +=
        "\n## Outcomes of a run\n\nBeside `<observable>_total`, `_mean` and `_final`. A clock counts from the accord, "
        "week 0; where "
        "the run ended first it carries the last week and `…_observed` is 0; both are `NaN` where it never began, "
        "since "
        "nothing is resumed that has not stopped.\n\n| name | unit | better | meaning |\n|---|---|---|---|\n";
    for (const Outcome& outcome : run_outcomes()) {
        page += "| `" + outcome.name + "` | " + outcome.unit + " | " + std::string(name_of(outcome.better)) + " | " +
                outcome.long_name + " |\n";
    }
    page += tail;
    return page;
}

}  // namespace entente
