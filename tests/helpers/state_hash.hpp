#pragma once
// All columns of a world, one by one: their bytes as a hash, and the promises that hold for each.

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "world/world.hpp"

namespace entente::test {

/// Calls `visit(name, column)` for every column of state that a step may write; each column is a vector.
template <class Visitor>
void visit_columns(const World& w, Visitor&& visit) {
    const Districts& d = w.districts;
    visit("condition", d.condition.values);
    visit("state_capacity", d.state_capacity);
    visit("community_capacity", d.community_capacity);
    visit("violence", d.violence);
    visit("shock", d.shock);
    visit("absorption", d.absorption);
    visit("phase", d.phase);
    visit("excitation", d.excitation.values);
    visit("known_risk", d.known_risk);
    visit("unguarded", d.unguarded);

    const Households& h = w.households;
    visit("residence", h.residence);
    visit("allegiance", h.allegiance);
    visit("demobilised", h.demobilised);
    visit("weeks_away", h.weeks_away);
    visit("welfare", h.welfare);
    visit("fear", h.fear);
    visit("grievance", h.grievance);
    visit("legitimacy", h.legitimacy);
    visit("trust_mission", h.trust_mission);
    visit("acceptance", h.acceptance);
    visit("expectation", h.expectation);

    const Residents& r = w.residents;
    visit("households_here", r.households);
    visit("displaced_here", r.displaced_here);
    visit("displaced_from", r.displaced_from);
    visit("in_need", r.in_need);
    visit("reached", r.reached);
    visit("fled", r.fled);
    visit("returned", r.returned);
    visit("harmed", r.harmed);
    visit("fighters_here", r.fighters.values);
    visit("demobilised_here", r.demobilised.values);
    visit("mean_welfare", r.welfare);
    visit("mean_grievance", r.grievance);
    visit("mean_legitimacy", r.legitimacy);

    const ArmedGroups& g = w.groups;
    visit("commitment_logit", g.commitment_logit);
    visit("commitment", g.commitment);
    visit("outside", g.outside);
    visit("recent_losses", g.recent_losses);
    visit("fighters", g.fighters.values);
    visit("presence", g.presence.values);

    visit("sides", g.sides_with_government);
    visit("active", g.active);
    visit("children", g.children);
    visit("included", g.included);
    visit("stake", w.accord.stake);
    visit("wounds", w.communities.wounds.values);
    visit("killed_by_neighbours", w.communities.killed.values);
    visit("jobs", w.livelihoods.jobs);
    visit("investment", w.livelihoods.investment);
    visit("reform", w.security_sector.reform.values);
    visit("discipline", w.security_sector.discipline);
    visit("policing", w.security_sector.policing);
    visit("security_legitimacy", w.security_sector.legitimacy);
    visit("spared", w.deconfliction.spared.values);

    const Organisations& o = w.organisations;
    visit("funded_share", o.funded_share);
    visit("visibility", o.visibility);
    visit("spent", o.spent);
    visit("trust", o.trust.values);
    visit("coordination_share", o.coordination_share);
    visit("active_teams", o.active_teams);
    visit("memory", o.memory);

    const InnerLife& n = w.inner;
    visit("follows", n.follows);
    visit("true_result", n.true_result);
    visit("reported_result", n.reported_result);
    visit("problem", n.problem.values);
    visit("problem_at_home", n.problem_at_home.values);
    visit("field_distance", n.field_distance);
    visit("vision_distance", n.distance.values);
    visit("interoperability", n.interoperability.values);
    visit("bond", n.bond.values);
    visit("learning_time", n.learning_time);

    const Approaches& y = w.approaches;
    visit("approach_mean", y.own_mean.values);
    visit("approach_precision", y.own_precision.values);
    visit("approach_believed", y.believed.values);
    visit("approach_choice", y.choice.values);
    visit("approach_use", y.use.values);
    visit("approach_yield", y.yield.values);
    visit("approach_common", y.common);

    visit("team_district", w.teams.district);
    visit("team_activity", w.teams.activity);
    visit("team_presence", w.teams.presence);
    visit("team_ties", w.teams.ties);
    visit("team_arrives", w.teams.arrives);
    visit("team_drawn_by_plan", w.teams.drawn_by_plan);

    const Beliefs& b = w.beliefs;
    visit("own_mean", b.own_mean.values);
    visit("own_precision", b.own_precision.values);
    visit("believed_mean", b.mean.values);
    visit("believed_precision", b.precision.values);
    visit("link_strength", b.strength.values);
    visit("candour", b.candour.values);
    visit("ease", b.ease.values);
    visit("others_effort", b.others_effort.values);
    visit("eyes", b.eyes.values);
    visit("hostility_believed", b.hostility);
    visit("hostility_to_camps", b.hostility_to.values);

    for (const auto& camp : w.association.with_camp) visit("association", camp.values);
    const Conduct& c = w.conduct;
    visit("distinct", c.distinct);
    visit("lent", c.lent);
    visit("barred_until", c.barred_until);
    visit("believed_risk", c.believed_risk.values);
    visit("remote", c.remote.values);
    visit("bunkered", c.bunkered.values);
    visit("escorted", c.escorted.values);
    visit("force_lending", std::vector<double>{c.busy_lending});

    visit("at_risk", w.association.at_risk.values);
    visit("access", w.association.access.values);

    const Forums& f = w.forums;
    visit("seat", f.seat.values);
    visit("attendance", f.attendance.values);
    visit("stated", f.stated.values);
    visit("private_commitment", f.private_commitment.values);
    visit("pressure", f.pressure.values);
    visit("enacted", f.enacted.values);
    for (const auto& role : f.role) visit("role", role.values);
    for (const auto& plan : f.plan) visit("plan", plan.values);
    visit("unfilled", f.unfilled.values);
    visit("promised", f.promised.values);
    visit("counted", f.counted.values);
    visit("agreed", f.agreed);
    visit("inclusion", f.inclusion);
    visit("power_over", w.power.over.values);
    visit("wish", f.wish.values);
    visit("placed", f.placed.values);
    visit("forum_attention", f.attention);

    const Government& v = w.government;
    visit("predation", v.predation);
    visit("obstruction", v.obstruction);
    visit("corruption", v.corruption);
    visit("honours", v.honours);
    visit("revenue", v.revenue);
    visit("abuse", v.abuse);
    visit("government_legitimacy", v.legitimacy);
    visit("pressure_on_government", v.pressure);
    for (const auto& level : w.voices.wanted) visit("wanted", level.values);
    visit("wanted_by_group", w.voices.wanted_by_group.values);
    visit("heard", w.voices.heard.values);
    visit("nationals", w.voices.nationals);
    visit("informed", w.opinion.informed);
    visit("surveyed", w.opinion.surveyed);
    visit("commander", std::vector<double>{w.commander.rapport, w.commander.hears});
    for (const Mission& mission : w.missions) {
        visit("mission",
              std::vector<double>{mission.strength, mission.deployment, mission.home_support, mission.ripeness,
                                  mission.mandate_robust, mission.ceiling, mission.clarity, mission.rewriting});
        visit("mission_counts", std::vector<double>{static_cast<double>(mission.tasks), mission.believed_ripeness,
                                                    static_cast<double>(mission.n_reviews)});
    }

    visit("mandate", w.organisations.mandate.values);
    visit("competence", w.organisations.competence.values);
    visit("unpoliced", w.effort.unpoliced);
    visit("escalation", w.effort.escalation);
    const Donors& s = w.money.donors;
    visit("donors_attention", s.attention);
    visit("donors_staying", s.staying);
    visit("donors_support", s.support);
    visit("donors_given", s.given);
    const Accounts& a = w.money.accounts;
    visit("promised", a.promised);
    visit("held", a.held);
    visit("pledged", a.pledged);
    visit("drawn", a.drawn);
    visit("budget", a.budget);
    visit("meetings", a.meetings);
    visit("from_funds", a.from_funds);
    visit("beside", a.beside);
    visit("tied", a.tied);
    visit("steer", a.steer.values);
    visit("planned", a.planned);
    visit("credited", a.credited);
    visit("delay", a.delay);
    visit("moves", a.moves);
    for (const auto* of_funds : {&w.money.funds.balance, &w.money.funds.granted, &w.money.funds.fees}) {
        visit("common_funds", std::vector<double>(of_funds->begin(), of_funds->end()));
    }
    visit("contributors_support", w.money.contributors.support);
    visit("contributors_return", w.money.contributors.returns);

    visit("effort", w.effort.total.values);
    visit("effort_by_organisation", w.effort.by_organisation.values);
    visit("events", w.events.count.values);
    visit("deaths", w.events.deaths.values);
    visit("aid_attacks", w.events.aid_attacks.values);
    visit("aid_incidents", w.events.aid_incidents);
    visit("post_attention", w.post_attention);
    visit("hat_attention", w.hat_attention);
    visit("forum_leadership", f.leadership);
    visit("directive", w.headquarters.directive.values);
    visit("known_at_home", w.headquarters.known.values);
    visit("mistrust", w.headquarters.mistrust);
    visit("overrides", w.headquarters.overrides);
    visit("conflict", w.headquarters.conflict);
    visit("intensity", w.reconfiguration.intensity.values);
    visit("reconfiguration", std::vector<double>{static_cast<double>(w.reconfiguration.in_force),
                                                 w.reconfiguration.calm_weeks, w.reconfiguration.most_intensity});
}

/// FNV-1a over the bytes of all columns.
inline std::uint64_t state_hash(const World& world) {
    std::uint64_t hash = 0xcbf29ce484222325ull;
    visit_columns(world, [&](std::string_view, const auto& column) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(column.data());
        for (std::size_t i = 0; i < column.size() * sizeof(column[0]); ++i) hash = (hash ^ bytes[i]) * 0x100000001b3ull;
    });
    return hash;
}

/// Names of the columns in which two worlds differ, but for one that may.
inline std::string differing_columns(const World& one, const World& other, std::string_view may_differ = {}) {
    const auto bytes_of = [](const World& world) {
        std::vector<std::pair<std::string, std::string>> all;
        visit_columns(world, [&](std::string_view name, const auto& column) {
            all.emplace_back(
                name, std::string(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(column[0])));
        });
        return all;
    };
    const auto a = bytes_of(one);
    const auto b = bytes_of(other);
    std::string differ;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
        if (a[i] != b[i] && a[i].first != may_differ) differ += a[i].first + ' ';
    }
    return a.size() == b.size() ? differ : differ + "(not the same columns)";
}

/// Columns that are indices, probabilities or shares: in [0, 1] always.
inline bool is_index(std::string_view name) {
    static constexpr std::array indices{"condition",
                                        "state_capacity",
                                        "community_capacity",
                                        "violence",
                                        "welfare",
                                        "fear",
                                        "grievance",
                                        "legitimacy",
                                        "trust_mission",
                                        "acceptance",
                                        "expectation",
                                        "mean_welfare",
                                        "mean_grievance",
                                        "mean_legitimacy",
                                        "commitment",
                                        "outside",
                                        "presence",
                                        "funded_share",
                                        "trust",
                                        "coordination_share",
                                        "memory",
                                        "follows",
                                        "true_result",
                                        "reported_result",
                                        "problem",
                                        "problem_at_home",
                                        "field_distance",
                                        "vision_distance",
                                        "interoperability",
                                        "bond",
                                        "learning_time",
                                        "ease",
                                        "approach_choice",
                                        "approach_use",
                                        "approach_common",
                                        "team_presence",
                                        "team_ties",
                                        "own_mean",
                                        "believed_mean",
                                        "candour",
                                        "hostility_believed",
                                        "hostility_to_camps",
                                        "association",
                                        "at_risk",
                                        "access",
                                        "seat",
                                        "attendance",
                                        "stated",
                                        "private_commitment",
                                        "pressure",
                                        "enacted",
                                        "counted",
                                        "agreed",
                                        "inclusion",
                                        "power_over",
                                        "role",
                                        "plan",
                                        "wish",
                                        "placed",
                                        "forum_attention",
                                        "predation",
                                        "obstruction",
                                        "corruption",
                                        "honours",
                                        "revenue",
                                        "abuse",
                                        "government_legitimacy",
                                        "mission",
                                        "mandate",
                                        "competence",
                                        "unpoliced",
                                        "escalation",
                                        "post_attention",
                                        "distinct",
                                        "lent",
                                        "believed_risk",
                                        "remote",
                                        "bunkered",
                                        "escorted",
                                        "force_lending",
                                        "pressure_on_government",
                                        "wanted",
                                        "wanted_by_group",
                                        "nationals",
                                        "informed",
                                        "surveyed",
                                        "commander",
                                        "visibility",
                                        "donors_support",
                                        "from_funds",
                                        "beside",
                                        "tied",
                                        "planned",
                                        "credited",
                                        "contributors_support",
                                        "sides",
                                        "included",
                                        "stake",
                                        "wounds",
                                        "jobs",
                                        "investment",
                                        "reform",
                                        "discipline",
                                        "policing",
                                        "security_legitimacy",
                                        "spared",
                                        "hat_attention",
                                        "forum_leadership",
                                        "directive",
                                        "known_at_home",
                                        "mistrust",
                                        "overrides",
                                        "intensity",
                                        "conflict"};
    for (const std::string_view index : indices) {
        if (index == name) return true;
    }
    return false;
}

/// What is wrong with a world's numbers, or nothing: every value finite, every index in [0, 1], no count below 0.
inline std::string wrong_numbers(const World& world) {
    std::string wrong;
    visit_columns(world, [&](std::string_view name, const auto& column) {
        using Value = std::decay_t<decltype(column[0])>;
        const bool index = is_index(name);
        for (const Value value : column) {
            bool bad = false;
            if constexpr (std::is_floating_point_v<Value>) {
                const double number = value;
                const double slack = 1e-6;  // floats that add up to 1
                bad = !(number > -1e18 && number < 1e18) || (index && !(number >= 0.0 && number <= 1.0 + slack));
            } else if constexpr (std::is_signed_v<Value>) {
                bad = value < 0;
            }
            if (bad) {
                wrong += std::string(name) + ' ';
                return;
            }
        }
    });
    return wrong;
}

}  // namespace entente::test
