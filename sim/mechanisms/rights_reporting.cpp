#include "mechanisms/rights_reporting.hpp"

#include <algorithm>
#include <vector>

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// Voice of each organisation: its monitors, less so far as it is tied to the government that it reports on.
std::vector<double> voices_of(const World& world, const Structure& structure, const RightsReporting& p) {
    double units = 0;
    for (const double people : world.districts.people) units += people / people_per_unit;
    std::vector<double> voices(world.organisations.size(), 0.0);
    for (std::size_t team = 0; team < world.teams.size(); ++team) {
        if (world.teams.activity[team] == Activity::human_rights_monitoring) {
            voices[world.teams.organisation[team]] += world.teams.presence[team];
        }
    }
    for (std::size_t o = 0; o < voices.size(); ++o) {
        const double own = 1.0 - clip(structure.association(o, index_of(Camp::government)));
        voices[o] = world.organisations.present[o] ? own * share_of(voices[o] / units, p.voice_half) : 0.0;
    }
    return voices;
}

bool diplomat(const Organisations& organisations, std::size_t o) {
    return traits_of(organisations.family[o]).leans_on_government;
}

/// How far those who can lean on the government hear of what monitors report.
double leverage_of(const World& world, const Structure& structure, const std::vector<double>& voices,
                   const RightsReporting& p) {
    double power = 0;
    for (std::size_t o = 0; o < voices.size(); ++o) {
        if (!world.organisations.present[o] || !diplomat(world.organisations, o)) continue;
        double heard = 0;
        for (std::size_t other = 0; other < voices.size(); ++other) {
            const double link =
                other == o ? 1.0 : std::max(structure.information(o, other), world.beliefs.strength(o, other));
            heard = std::max(heard, voices[other] * clip(link));
        }
        power += world.organisations.power[o] * heard;
    }
    return p.leverage_floor + (1.0 - p.leverage_floor) * share_of(power, p.leverage_half);
}

/// The government expels some of those who signed. Alone, the loudest bears the risk; together, all bear it alike.
void answer(World& world, const std::vector<double>& voices, const RightsReporting& p, double risk, Week week,
            const Draws& draws) {
    double sum = 0;
    double signers = 0;
    for (const double voice : voices) {
        sum += voice * voice;
        signers += voice > 0 ? 1.0 : 0.0;
    }
    if (sum <= 0) return;
    for (std::size_t o = 0; o < voices.size(); ++o) {
        const bool may_be_sent_home = world.organisations.international_share[o] > 0 &&
                                      world.organisations.civilian[o] && world.organisations.voluntary[o];
        if (voices[o] <= 0 || !may_be_sent_home || week < world.conduct.barred_until[o]) continue;
        const double own = (1.0 - p.joint) * voices[o] * voices[o] / sum + p.joint * (1.0 - p.shared_risk) / signers;
        if (draws.uniform(world.organisations.id[o], week, Purpose::expulsion) >= risk * own) continue;
        world.conduct.barred_until[o] = week + p.barred_weeks;
        ++world.conduct.expulsions;
    }
}

}  // namespace

void report_abuses(World& world, const Structure& structure, const RightsReporting& p, const Switches& on, Week week,
                   const Draws& draws) {
    Government& government = world.government;
    world.conduct.expulsions = 0;
    if (!on(Mechanism::rights_reporting)) {
        std::fill(government.pressure.begin(), government.pressure.end(), 0.0);
        return;
    }
    const std::vector<double> voices = voices_of(world, structure, p);
    double loudest = 0;
    double all = 0;
    for (const double voice : voices) {
        loudest = std::max(loudest, voice);
        all += voice;
    }
    const double consistent = loudest + (p.alone + (1.0 - p.alone) * p.joint) * (all - loudest);
    const double pressure = share_of(consistent, p.voices_half) * leverage_of(world, structure, voices, p);
    double predation = 0;
    for (std::size_t c = 0; c < government.size(); ++c) {
        government.pressure[c] = pressure;
        predation = std::max(predation, government.predation[c]);
    }
    if (on(Mechanism::retaliation) && week > 0 && week % p.answer_weeks == 0) {
        answer(world, voices, p, p.retaliation * pressure * predation, week, draws);
    }
}

}  // namespace entente
