#include "mechanisms/early_warning.hpp"

#include <algorithm>
#include <vector>

#include "core/maths.hpp"
#include "mechanisms/advocacy.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// What a force knows of the districts in one week, and where patrols stand.
struct Watch {
    std::vector<double> known;     // share of what happens there that reaches the force; 0 where it may not work
    std::vector<double> threat;    // what attacks are forecast in proportion to
    std::vector<double> unspared;  // attacks a week that it expects if nobody patrols
    std::vector<double> posted;    // patrols
    std::vector<double> averted;   // attacks a week that one more patrol would avert
    std::vector<std::size_t> mobile;

    explicit Watch(std::size_t n_districts)
        : known(n_districts), threat(n_districts), unspared(n_districts), posted(n_districts), averted(n_districts) {}
};

void gather_reports(Watch& watch, const World& world, const EarlyWarning& p, std::size_t o) {
    for (std::size_t d = 0; d < watch.known.size(); ++d) {
        double reports = world.beliefs.eyes(o, d);
        for (std::size_t other = 0; other < world.organisations.size(); ++other) {
            reports += world.beliefs.strength(o, other) * std::min(world.beliefs.eyes(other, d), p.eyes_most);
        }
        watch.known[d] =
            may_work_in(world.organisations, world.districts, o, d) ? 1.0 - exp(-p.knowledge * reports) : 0.0;
    }
}

/// People, and the more of them the more a district is known to be held by groups outside the accord.
void weigh_threat(Watch& watch, const World& world, const EarlyWarning& p, std::size_t o) {
    double people = 0;
    double held = 0;
    for (std::size_t d = 0; d < watch.threat.size(); ++d) {
        const double units = watch.known[d] * hundred_thousands(world.districts, d);
        people += units;
        held += units * held_by_others(world.groups, d);
    }
    for (std::size_t d = 0; d < watch.threat.size(); ++d) {
        const double relative = held > 0 ? held_by_others(world.groups, d) * people / held : 1.0;
        watch.threat[d] =
            may_work_in(world.organisations, world.districts, o, d)
                ? hundred_thousands(world.districts, d) * (1.0 + p.whereabouts * watch.known[d] * (relative - 1.0))
                : 0.0;
    }
}

/// What each district would suffer without patrols: attacks that were seen, per share of them that patrols let happen,
/// drawn towards a forecast from the whole country the less has been seen.
void foresee(Watch& watch, const World& world, const EarlyWarning& p, const ViolenceRates& violence, double heard) {
    const Districts& districts = world.districts;
    const auto seen = [&](std::size_t d) {
        return districts.known_risk[d] + p.violence_weight * districts.violence[d];
    };
    double attacks = 0;
    double exposed = 0;
    for (std::size_t d = 0; d < watch.known.size(); ++d) {
        attacks += watch.known[d] * seen(d);
        exposed += watch.known[d] * watch.threat[d] * districts.unguarded[d];
    }
    const double per_threat = exposed > 0 ? attacks / exposed : 0.0;
    const double weight = p.forecast_weight * (1.0 - violence.risk_memory);
    for (std::size_t d = 0; d < watch.known.size(); ++d) {
        const double forecast = per_threat * watch.threat[d];
        const double evidence = weight + watch.known[d] * forecast * districts.unguarded[d];
        const double expected = evidence > 0 ? forecast * (weight + watch.known[d] * seen(d)) / evidence : forecast;
        const double in_need = 1.0 - districts.condition(d, index_of(Dimension::humanitarian));
        watch.unspared[d] = expected * (1.0 + heard * in_need);
    }
}

/// All soldiers' patrols where they are, and which of one force can move. Returns the mean presence of those that can.
double muster(Watch& watch, const World& world, const EarlyWarning& p, Week week, const Draws& draws, std::size_t o) {
    std::fill(watch.posted.begin(), watch.posted.end(), 0.0);
    watch.mobile.clear();
    double size = 0;
    for (std::size_t team = 0; team < world.teams.size(); ++team) {
        if (world.teams.presence[team] <= 0 || world.teams.activity[team] != Activity::patrol) continue;
        if (week < world.teams.arrives[team]) continue;  // on its way to where it was just sent
        const std::size_t whose = world.teams.organisation[team];
        if (world.organisations.family[whose] == Family::mission_police) continue;
        watch.posted[world.teams.district[team]] += world.teams.presence[team];
        if (whose != o) continue;
        if (draws.uniform(world.teams.id[team], 0, Purpose::mobile_patrol) >= p.mobile) continue;
        watch.mobile.push_back(team);
        size += world.teams.presence[team];
    }
    return watch.mobile.empty() ? 0.0 : size / static_cast<double>(watch.mobile.size());
}

}  // namespace

void post_patrols(World& world, const Structure& structure, const EarlyWarning& p, const ViolenceRates& violence,
                  const Switches& on, Week week, const Draws& draws) {
    if (!on(Mechanism::early_warning) || p.mobile <= 0) return;
    const std::size_t n_districts = world.districts.size_of();
    Watch watch(n_districts);
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (world.organisations.family[o] != Family::mission_force || !world.organisations.present[o]) continue;
        const double size = muster(watch, world, p, week, draws, o);
        if (watch.mobile.empty()) continue;
        const std::size_t own = world.organisations.mission[o] == without_mission ? 0 : world.organisations.mission[o];
        const double heard = on(Mechanism::advocacy) ? p.voice * humanitarian_voice(world, structure, own) : 0.0;
        gather_reports(watch, world, p, o);
        weigh_threat(watch, world, p, o);
        foresee(watch, world, p, violence, heard);

        const auto averted_by_one_more = [&](std::size_t d) {
            const double units = hundred_thousands(world.districts, d);
            const double patrols = std::max(0.0, watch.posted[d]);
            return watch.unspared[d] *
                   (let_through(violence, patrols / units) - let_through(violence, (patrols + size) / units));
        };
        for (std::size_t d = 0; d < n_districts; ++d) watch.averted[d] = averted_by_one_more(d);
        for (const std::size_t team : watch.mobile) {
            const std::size_t from = world.teams.district[team];
            std::size_t best = from;
            watch.posted[from] -= world.teams.presence[team];
            double most = averted_by_one_more(from);  // what would be lost if it left
            const double if_it_left = most;
            for (std::size_t d = 0; d < n_districts; ++d) {
                if (d != from && watch.averted[d] > p.worth_moving * most) {
                    most = watch.averted[d];
                    best = d;
                }
            }
            watch.posted[best] += world.teams.presence[team];
            if (best == from) continue;
            world.teams.district[team] = static_cast<std::uint16_t>(best);
            world.teams.arrives[team] = week;  // bases are kept ready: the patrol is there within the week
            watch.averted[from] = if_it_left;
            watch.averted[best] = averted_by_one_more(best);
        }
    }
}

}  // namespace entente
