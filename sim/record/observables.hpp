#pragma once
// All observables that a run can record, in the order of the file. The reference page docs/reference/observables.md is
// made from this table.

#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string_view>

#include "record/observable_kinds.hpp"

namespace entente {

namespace table {

using enum Better;

inline constexpr auto observables = std::to_array<Observable>({
    // Harm.
    count("battle_deaths", "deaths", "deaths in battle, of fighters and government forces", lower),
    count("civilian_deaths_groups", "deaths", "civilians killed by armed groups", lower),
    count("civilian_deaths_government", "deaths", "civilians killed by government forces", lower),
    count(
        "communal_deaths", "deaths", "people killed by people of another identity group", lower,
        "Between identity groups that live side by side; armed groups and government forces have counts of their own."),
    count("mission_deaths", "deaths", "peacekeepers killed in attacks on the mission", lower),
    count("aid_incidents", "incidents", "attacks on aid organisations", lower,
          "Aid organisations: UN agencies, NGOs, OCHA, development donors and financial institutions. Falling "
          "incidents because everyone left are not safety: read with worker_years and withdrawal."),
    count("aid_victims", "people", "aid workers killed, wounded or kidnapped", lower,
          "Of aid organisations, as aid_incidents."),
    count("aid_victims_national", "people", "national staff among victims of attacks on civilian organisations", lower,
          "Of all civilian organisations, the mission's civilians and ministries included."),
    count("other_civilian_victims", "people",
          "victims of attacks on civilians of the mission, ministries and diplomats", lower),
    level("violence", "1", "index of violence where people live", lower,
          "Mean over people of the violence of their district."),
    {"relapsed", "1", "armed conflict has come back after a quiet year", Joined::point, lower, Role::outcome,
     final_value, 1, "1 from the week of relapse_week on, else 0.", false},
    or_missing(level("signs_of_relapse", "1", "share of seven signs of relapse that are seen", lower,
                     "Of this quarter against the last: more battle deaths, more civilians killed, more flight, more "
                     "flight than return, more fighters, more grievance, less trust in the state. Missing in the first "
                     "25 weeks.")),
    // Flight and need.
    level("displaced", "people", "people displaced, within their country or over a border", lower),
    count("fled", "people", "people who fled", lower, "Each flight counts, also of those who flee again."),
    count("returned", "people", "displaced people who returned home", undecided),
    level("people_in_need", "people", "people in humanitarian need, or displaced", lower,
          "Humanitarian need of a household above living.need_threshold, or displaced."),
    level("people_reached", "people", "people in need reached to standard in the week", higher),
    or_missing(level("coverage", "1", "people in need reached, of all in need", higher)),
    or_missing(level("access", "1", "probability that a civilian humanitarian team can work in a week", higher,
                     "Mean over civilian humanitarian organisations with field teams and over districts, weighted by "
                     "people × humanitarian need.")),
    held(or_missing(level("access_mission", "1", "access of the mission's civilians", undecided,
                          "Of those with field teams, weighted by people × humanitarian need, as are the next four."))),
    held(or_missing(level("access_un", "1", "access of UN agencies", higher))),
    held(or_missing(level("access_ngo", "1", "access of NGOs, local ones included", higher))),
    held(or_missing(level("access_local_ngo", "1", "access of local NGOs", higher))),
    held(or_missing(level("access_donor", "1", "access of donors' own civilians", higher))),
    held(level("people_in_need_blocked", "people", "people in need whom no humanitarian organisation can reach", lower,
               "Access of every humanitarian organisation with field teams below 0.2.")),
    // How people fare.
    level("welfare", "1", "mean welfare of people", higher),
    level("welfare_worst_group", "1", "mean welfare of the worst-off identity group", higher),
    held(or_missing(level("welfare_displaced", "1", "mean welfare of the displaced", higher))),
    held(level("refugees", "people", "displaced people who live in another country than their own", lower)),
    level("welfare_gini", "1", "Gini coefficient of welfare", lower,
          "From counts of households in 64 equal bins of welfare."),
    level("safety", "1", "mean feeling of safety, 1 less fear", higher),
    level("grievance", "1", "mean grievance", lower),
    level("legitimacy", "1", "mean trust in the state", undecided,
          "Trust is not a judgement that a government deserves it."),
    level("legitimacy_worst_group", "1", "mean trust in the state of the identity group that trusts it least",
          undecided),
    level("trust_mission", "1", "mean trust in the mission", undecided),
    level("acceptance_aid", "1", "mean acceptance of aid workers", higher),
    level("state_capacity", "1", "capacity of the state where people live", undecided),
    level("community_capacity", "1",
          "capacity of communities where people live: mutual aid, customary justice, local organisations", higher),
    level("condition_political", "1", "political condition of life where people live", higher),
    level("condition_security", "1", "security where people live", higher),
    level("condition_rule_of_law", "1", "rule of law where people live", higher),
    level("condition_human_rights", "1", "human rights where people live", higher),
    level("condition_humanitarian", "1", "humanitarian condition where people live", higher),
    level("condition_development", "1", "development where people live", higher),
    // Armed groups and the mission.
    level("fighters", "people", "members of armed groups under arms", undecided),
    or_missing(level("commitment", "1", "commitment of armed groups to the accord", higher,
                     "Mean over groups, weighted by fighters + 1.")),
    or_missing(level("outside_accord", "1", "how far armed groups stand outside the accord", undecided,
                     "0 for a group inside, up to 1; mean over groups, weighted by fighters + 1. The accord's scope is "
                     "set by the scenario's author; groups outside it are not thereby illegitimate.")),
    count("demobilised", "people", "people registered for disarmament", undecided,
          "Fighters who laid down arms × mobilisation.registered_per_fighter."),
    level("armed_groups", "1", "armed groups that exist: those of the scenario and splinters", undecided),
    held(level("ex_combatants", "people", "people who ever laid down arms", undecided)),
    held(or_missing(level("reintegrated_share", "1", "ex-combatants who are back in civil life", higher,
                          "Of all who ever laid down arms; those under arms again do not count as back."))),
    held(or_missing(level("re_armed_share", "1", "ex-combatants who ever took up arms again", lower,
                          "Of all who ever laid down arms. About 0.10 to 0.30 within five years is taken for "
                          "plausible; no study is behind it."))),
    level("children_associated", "people", "children associated with armed groups", lower,
          "A stock of its own beside fighters."),
    count("children_released", "people", "children released from armed groups", undecided),
    count("mutinies", "1", "mutinies of the army", lower),
    level("army_discipline", "1", "discipline of the army", higher, "Mean over countries."),
    level("jobs", "1", "young people who have work", higher, "Of people aged 15 to 24, where they live."),
    level("investment", "1", "private investment, of what a safe and lawful place draws", higher),
    // Reform of security bodies.
    process("ssr_coverage", "1", "how far security bodies are reformed",
            "Mean over bodies: army, police intelligence, courts, and police bodies."),
    process("ssr_overlap", "1", "support of security bodies lost because several serve the same one",
            "1 − Σ sat(all support of a body) / Σ sat(support by one supporter); updated every four weeks."),
    process("ssr_neglected", "1", "security bodies that hardly anybody serves",
            "Share of bodies with less support than security_sector.neglected of an equal share."),
    process("ssr_legitimacy", "1", "how far people take the security bodies for theirs"),
    process("ssr_breadth", "1", "voices heard in the reform of security bodies",
            "Government, civil society, advocates of women and children, provinces."),
    process("mission_strength", "1", "share of the authorised force at work"),
    process("ripeness", "1", "security, inclusion and calm in the missions' areas, as they are"),
    process("believed_ripeness", "1", "the same, as the missions believe them; missing where nobody judges"),
    process("people_in_crisis", "1", "share of people in districts that are in the phase of crisis"),
    process("patrols", "teams", "patrols at work"),
    // Coherence: what teams do, measured over the last 52 weeks.
    held_long(process("coherence_agency", "1", "coherence of each organisation with its own programme",
                      "Teams of an organisation against its own wish at the start of the window; mean over "
                      "organisations, weighted by effort.")),
    held_long(process("coherence_whole_of_government", "1", "coherence of the agencies of one donor state",
                      "Defence, diplomacy and development of a state against people × need × their mandates; mean over "
                      "states with at least two agencies at work, weighted by spending.")),
    held_long(process("coherence_un_system", "1", "coherence of the UN system: mission and country team",
                      "Against people × need × their mandates, each organisation equal.")),
    held_long(
        process("coherence_external", "1", "coherence of all external actors",
                "All international organisations against people × need × their mandates, each organisation equal.")),
    held_long(process("coherence_alignment_government", "1",
                      "alignment of external actors with the government's priorities",
                      "Non-cancellation includes the government's own work. Priorities: mandates of ministries × "
                      "people × nearness to the capital × inclusion of their identity group.")),
    held_long(process("coherence_alignment_communities", "1",
                      "alignment of external actors with communities' priorities",
                      "Priorities from people's own deprivation, fear and grievance, weighted by people.")),
    held_long(process("coherence_alignment_communities_worst_group", "1",
                      "alignment with the priorities of the identity group it serves least",
                      "Least over identity groups.")),
    held_long(process("relevance_need", "1", "external effort that goes where people and need are",
                      "Σ min(P, Q) with Q in proportion to people × need.")),
    held_long(process("relevance_beneficiaries", "1", "external effort that goes where people want it",
                      "Σ min(P, Q) with Q from communities' own priorities. The headline of relevance.")),
    held_long(
        process("relevance_government", "1", "external effort that goes where the government wants it",
                "The direction of coherence_alignment_government, not relative to what so many teams can reach.")),
    held_long(process("relevance_donors", "1", "external effort that goes where those who pay want it",
                      "Programmes of donors' agencies and financial institutions, weighted by their spending.")),
    held_long(process("alignment_government_in_provinces", "1",
                      "likeness of the kinds of external work in a province and those the government wants there",
                      "A district stands for a province; mean over people. Where work is does not count.")),
    held_long(process("alignment_government_worst_province", "1", "the same in the province where it is least")),
    // Promises.
    held(process("stated_agreement", "1", "agreement with joint plans that members state",
                 "Mean over members of planning forums, weighted by teams.")),
    held(process("private_commitment", "1", "commitment to joint plans that members mean",
                 "Latent: exists only in a model.")),
    held(process("enacted", "1", "joint plans that members enact",
                 "Share of the member's role that its teams filled over about 13 weeks.")),
    held(process(
        "false_coherence", "1", "stated less private commitment",
        "Latent. Read with participation: a forum that everybody left has none. Missing without a forum of two.")),
    held(process("shortfall", "1", "stated agreement that is not enacted",
                 "max(0, stated − enacted); what a field study would see.")),
    held(process("capability_gap", "1", "meant but not enacted",
                 "max(0, private − enacted): lack of capacity or access.")),
    held(process("plan_following", "1", "effort of members within the joint plan",
                 "Σ min(pooled placements of members, plan), mean over planning forums, weighted by teams; missing "
                 "without a plan.")),
    held(process("linked_share", "1", "team-weeks linked to a joint plan, as declared",
                 "External teams whose organisation states at least one half of agreement to a plan and that work in a "
                 "cell for which it asks at least half a team. Plans of one state's own agencies are no strategy of "
                 "the country.")),
    held(process("linked_share_causal", "1", "team-weeks that joint plans moved",
                 "External teams that would have gone elsewhere at their last review, had the pull of plans been "
                 "taken away under the same luck.")),
    held(process(
        "linked_share_beyond_chance", "1", "linked share beyond what each would do anyway",
        "(declared − chance)/(1 − chance); chance is the share of the organisation's own wish in these cells.")),
    held(process("linked_programmes_donors", "1", "donors' peacebuilding programmes linked to a joint plan",
                 "Counted by programme: organisation × activity × district, bilateral donors, without patrols, "
                 "operations and relief. Utstein's unlinked share is 1 less this.")),
    // Waste and gaps.
    held(process("duplication", "1", "effort lost only because several serve the same cell",
                 "Mean effort of four weeks.")),
    held(process("duplication_security", "1", "duplication within security and rule of law")),
    held(process("self_crowding", "1", "effort lost to each organisation's own crowding")),
    held(process("effort_of_standard", "1", "effort relative to the standard effort of all need",
                 "Where it is far below 1, no coordination can close the gap.")),
    held(or_missing(level(
        "gap", "1", "need that is not met to standard", lower,
        "Mean over people × need of max(0, 1 − X/R), all six dimensions. R per 100,000 people in full need: political "
        "0.5, security 2, rule of law 1, human rights 0.5, humanitarian 2, development 2 teams (assumed)."))),
    held(process("gap_blocked", "1", "gap where no competent organisation has access",
                 "Access of every one below 0.2. Competent are those with at least a fifth of their mandate in the "
                 "dimension and a best team with an effect of at least 0.25 in it.")),
    held(process("gap_unseen", "1", "gap where need is not known",
                 "Mean believed need of competent organisations less than half the true need.")),
    held(process(
        "gap_promised", "1", "gap that promises would have filled",
        "Stated less enacted by members of planning forums, in the cells of their roles that they do not fill.")),
    held(process("gap_crowded", "1", "gap that duplicated effort would fill elsewhere",
                 "Duplicated effort of the same dimension, moved in proportion to what is lacking.")),
    held(process("gap_unfunded", "1", "rest of the gap")),
    held(process("false_coherence_cost", "1", "need in cells that unkept promises would have filled at least in part",
                 "Share of all people × need; not of blocked or unseen cells.")),
    held(process(
        "coordination_quality_political", "1", "how well political work is divided over the country",
        "How far effort is spread over districts as need is, less the share that is duplicated. Where no effort "
        "is, it is missing.")),
    held(process("coordination_quality_security", "1", "how well security is divided over the country")),
    held(process("coordination_quality_rule_of_law", "1", "how well rule of law is divided over the country")),
    held(process("coordination_quality_human_rights", "1", "how well human rights is divided over the country")),
    held(process("coordination_quality_humanitarian", "1", "how well relief is divided over the country")),
    held(process("coordination_quality_development", "1", "how well development is divided over the country")),
    // How organisations work.
    process("coordination_share", "1", "share of staff time spent on coordination", "Weighted by teams at work."),
    process("participation", "1", "seats in forums that are filled", "Σ seat × attendance / Σ seat of those present."),
    held(process("participation_by_effort", "1", "teams whose organisation fills a seat somewhere",
                 "Best filled seat of each organisation, weighted by its teams at work.")),
    held(process("participation_apart", "1",
                 "seats of NGOs that are filled in rooms apart from humanitarian coordination",
                 "Rooms where the humanitarian coordinator and the coordinating office neither convene nor fill at "
                 "least half a seat.")),
    held(process("ngos_outside", "1", "NGOs outside every room of humanitarian coordination",
                 "1 less the best seat that each fills in such a room; mean over NGOs.")),
    held(process("belief_rmse", "1", "error of beliefs about conditions",
                 "Root mean square over organisations, districts, dimensions; weight mandate × people.")),
    held(process("belief_rmse_unwatched", "1", "error of beliefs where nobody has a team")),
    process("hostility_believed", "1", "hostility of armed groups that organisations believe in",
            "Mean over organisations with teams."),
    held(process("attention_overload", "1", "load of posts that finds no attention", "0 without posts.")),
    process("headquarters_coherence", "1", "agreement of headquarters' priorities",
            "Mean cosine over pairs of headquarters of the structure; 1 with fewer than two."),
    process("principals_conflict", "1", "conflict of what the principals of one post want",
            "1 − cosine of their directives, by the weight of both; mean over posts with more than one principal."),
    process("headquarters_override", "1", "choices of place and task that headquarters take",
            "Share of teams at work, expected at the last review."),
    process("headquarters_mistrust", "1", "mistrust of headquarters in their field", "Weighted by teams at work."),
    {"structure_in_force", "1", "form of an adaptive structure that is in force", Joined::point, Better::undecided,
     Role::process, final_value, 1, "Its place among the forms of the rule, from 0; 0 for a structure that is fixed.",
     false},
    count_of_work("reconfigurations", "changes", "changes of structure", undecided),
    count_of_work("reconfiguration_cost", "USD", "money spent on changes of structure", undecided,
                  "Part of spending. Attention and trust that a change costs are not in it."),
    process("integration_intensity", "1", "intensity of talk and planning between families",
            "Mean over areas and dimensions; 1 where nobody weighs cost and benefit."),
    process("accepted_leadership", "1", "how far the leadership of planning rooms helps agreement",
            "Mean over open planning rooms; 1 where every convenor is trusted wholly and stands alone."),
    process("association", "1", "how far humanitarian organisations are seen as part of the mission",
            "Mean over humanitarian organisations with field teams and over districts, weighted by people."),
    held(process("impartiality", "1", "equality of humanitarian effort per need between identity groups",
                 "1 − (max − min)/max over the last 52 weeks; mean over humanitarian organisations, weighted by "
                 "effort. Few teams cannot be everywhere: read with impartiality_of_all.")),
    held(process("impartiality_of_all", "1", "equality of all humanitarian effort per need between identity groups",
                 "The same for the pooled effort of humanitarian organisations.")),
    held(process("trust_between_mission_to_aid", "1", "trust of the mission's organisations in aid organisations")),
    held(process("trust_between_aid_to_mission", "1", "trust of aid organisations in the mission's")),
    held(process("trust_of_mission_in_un", "1", "trust of the mission in UN agencies")),
    held(process("trust_of_mission_in_ngo", "1", "trust of the mission in NGOs")),
    held(process("trust_of_mission_in_donor", "1", "trust of the mission in donors")),
    held(process("trust_of_mission_in_government", "1", "trust of the mission in the government")),
    held(process("trust_of_un_in_mission", "1", "trust of UN agencies in the mission")),
    held(process("trust_of_un_in_ngo", "1", "trust of UN agencies in NGOs")),
    held(process("trust_of_un_in_donor", "1", "trust of UN agencies in donors")),
    held(process("trust_of_un_in_government", "1", "trust of UN agencies in the government")),
    held(process("trust_of_ngo_in_mission", "1", "trust of NGOs in the mission")),
    held(process("trust_of_ngo_in_un", "1", "trust of NGOs in UN agencies")),
    held(process("trust_of_ngo_in_donor", "1", "trust of NGOs in donors")),
    held(process("trust_of_ngo_in_government", "1", "trust of NGOs in the government")),
    held(process("trust_of_donor_in_mission", "1", "trust of donors in the mission")),
    held(process("trust_of_donor_in_un", "1", "trust of donors in UN agencies")),
    held(process("trust_of_donor_in_ngo", "1", "trust of donors in NGOs")),
    held(process("trust_of_donor_in_government", "1", "trust of donors in the government")),
    held(process("trust_of_government_in_mission", "1", "trust of the government in the mission")),
    held(process("trust_of_government_in_un", "1", "trust of the government in UN agencies")),
    held(process("trust_of_government_in_ngo", "1", "trust of the government in NGOs")),
    held(process("trust_of_government_in_donor", "1", "trust of the government in donors")),
    // What is learnt, and what organisations are like inside.
    held(process("variant_diversity", "1", "diversity of approaches to one task",
                 "1 − Σ share² over the variants of a task (activity × kind of district), relative to equal shares; "
                 "mean over tasks, weighted by teams.")),
    held(process("efficacy", "1", "efficacy of the approaches in use",
                 "Weighted by teams; 1 is what a variant taken at random yields where all do the same.")),
    held(process("knowledge_of_what_works", "1", "work done by organisations that hold the best variant to be the best",
                 "Latent. Chance gives one third.")),
    held(process("true_result", "1", "result of work, as it is",
                 "Effect per team, relative to accountability.full_result; weighted by teams. The last quarter's.")),
    held(process("reported_result", "1", "result of work, as it is reported to those who pay",
                 "Read with true_result: the difference is what outputs look better than they are.")),
    held(process("institutional_memory", "1", "share of what leavers know that organisations have written down",
                 "Weighted by teams.")),
    held(process("learning_time", "1", "share of staff time for lessons, training, secondment and assessment",
                 "Weighted by teams; beside coordination_share.")),
    held(process("vision_distance", "1", "distance between what organisations take the problem to be",
                 "½ Σ |difference| of aims × believed need by dimension; mean over pairs with field teams.")),
    held(process("vision_distance_field", "1", "the same between an organisation's field and its headquarters",
                 "Weighted by teams.")),
    held(process("interoperability_civil_military", "1", "how far soldiers and civilians have learnt to work together",
                 "Mean over pairs.")),
    held(process("planning_error", "1", "share of joint plans that lies elsewhere than the need",
                 "1 − Σ min(plan, need × √people) over districts within each dimension, weighted by what the plan asks "
                 "of the dimension; mean over planning forums.")),
    held(process("relation_mission_aid", "1", "relation between the mission's and aid organisations",
                 "Mean over pairs: 0 coexistence, 1/3 a room for information, 2/3 one for joint analysis, 1 a plan to "
                 "which both are committed by half or more.")),
    held(process("frustration", "1", "depth of coordination that members miss",
                 "Mean over filled seats of max(0, desired − actual depth)/3, less where goals are said upfront.")),
    held(process("counted_twice", "1", "promised work on which several rooms count",
                 "Σ over cells of (sum over rooms − largest room) of the teams that rooms count on, of their sum.")),
    held(process("agreed_share", "1", "share of joint plans that was agreed", "Mean over planning forums.")),
    held(process("plan_following_social", "1", "members' relief and recovery where joint plans want it",
                 "Relief, recovery and local capacity only: Σ min(placements, plan), both scaled to sum 1.")),
    held(process("plan_following_security", "1", "members' security and justice work where joint plans want it",
                 "Security-sector support, justice and disarmament only, as for the other sector.")),
    held(process("soldiers_in_aid", "1", "soldiers' teams that deliver aid",
                 "Share at relief, recovery or quick-impact projects.")),
    process("funded_share", "1", "share of appeals that is funded",
            "Weighted by what organisations at full strength would cost."),
    process("funded_share_relief", "1", "share of relief programmes that is paid for",
            "As funded_share, weighted by the humanitarian part of mandates."),
    process("funded_share_recovery", "1", "share of all other aid programmes that is paid for",
            "As funded_share, weighted by the rest of mandates."),
    process("funding_gap_recovery", "1", "gap between relief and recovery: how much less of recovery is paid for",
            "funded_share_relief less funded_share_recovery."),
    process("funding_spread", "1", "how unlike organisations are in what is paid for",
            "Standard deviation of funded shares of aid organisations, weighted by cost."),
    or_missing(process("disbursement_lag", "weeks", "money on its way over money that arrives in a week",
                       "Promises not yet arrived over weekly arrivals, grants of common funds among them.")),
    process("tied_share", "1", "share of aid organisations' money with a purpose set by its giver"),
    process("common_fund_share", "1", "share of aid organisations' income from common funds"),
    process("credit_to_mission", "1", "share of visible work for which the mission is praised",
            "Aid organisations, weighted by teams at work."),
    process("administrative_delay", "weeks", "weeks that rules add to a move of a civilian team",
            "Signing limits and procedures, less what shared transport saves; weighted by teams at work."),
    process("donor_support", "1", "support of donors' publics"),
    process("contributor_support", "1", "support of publics that send soldiers, as share of the force it leaves"),
    process("active_teams", "teams", "teams that are paid for and deployed"),
    count_of_work("worker_years", "years", "worker-years of aid organisations in the field", undecided,
                  "A team is 12 workers. Exposure of aid_incidents."),
    count_of_work("worker_years_at_risk", "years",
                  "worker-years of aid organisations where a group outside the accord is hostile to some camp",
                  undecided, "Armed presence of at least 0.02."),
    count("aid_incidents_at_risk", "incidents", "attacks on aid organisations in these districts", lower),
    count_of_work("withdrawal", "years", "worker-years of aid organisations lost to want of access", lower,
                  "Σ teams × (1 − access) × 12/52."),
    // The host country: government, ownership, labour, opinion.
    level("abuse", "1", "what government forces do to people", lower),
    level("predation", "1", "how far the government lives off its people", lower),
    process("pressure_on_government", "1", "pressure of reports on abuse that somebody with leverage repeats"),
    count_of_work("expulsions", "organisations", "organisations expelled by the government", lower),
    held(level("state_presence", "1", "authority of the state where people live", undecided,
               "State capacity × (1 − violence) × (1 − hold of armed groups outside the accord).")),
    held(process("channel_state", "1", "civilian aid delivered through the state",
                 "Team-weeks of civilian organisations other than the host country's own authorities. The three "
                 "channels sum to 1. Through the state is no ownership where the state preys on people.")),
    held(process("channel_local", "1", "civilian aid delivered by local NGOs beside the state")),
    held(process("channel_international", "1", "civilian aid delivered by internationals beside the state")),
    held(process("say_nation", "1", "weight of the national government in rooms that plan",
                 "Seat × attendance, times power where the room weighs by it, of all members; mean over rooms.")),
    held(process("say_province", "1", "weight of provincial governments in rooms that plan")),
    held(process("say_community", "1", "weight of communities and local NGOs in rooms that plan")),
    held(process("priority_match_nation", "1", "external effort that goes where the national government wants it",
                 "Σ min of the shares of effort of the week and of people × what is asked for, by district and "
                 "dimension.")),
    held(process("priority_match_province", "1", "the same, of provinces")),
    held(process("priority_match_community", "1", "the same, of communities")),
    held(process("nationals_in_posts", "1", "leading posts of aid organisations held by nationals",
                 "Of organisations with international staff, weighted by teams.")),
    held(process("two_tier_share", "1", "skilled nationals who serve internationals rather than the state",
                 "Hired nationals, of these and of civil servants (economy.state_staff × state capacity).")),
    held(process("wages_less_rents", "1", "welfare from international wages less what rents and prices take")),
    held(process("informed", "1", "people reached by consistent public information")),
    held(process("trust_mission_surveyed", "1", "trust in the mission as surveys find it")),
    held(process("survey_error", "1", "error of the last survey by district", "Root mean square over districts.")),
    held(process("commander_hears", "1", "how far the force commander acts on the coordinator's word")),
    // What organisations do about risk.
    held(process("remote_management", "1", "contact that aid organisations give up by steering from a distance",
                 "Mean over teams. Falling incidents with rising remote management are no safety.")),
    held(process("bunkered", "1", "contact that aid organisations give up by working behind walls")),
    held(process("escorted", "1", "movement of aid organisations under armed escort")),
    held(process("risk_error", "1", "error of aid organisations' beliefs about risk",
                 "Root mean square over organisations and districts.")),
    held(process("distinctness", "1", "how far conduct tells aid organisations from armed camps")),
    held(process("transport_lent", "1", "transport of aid organisations that the force lends")),
    count_of_work("spending", "USD", "money spent by all organisations, the mission included", undecided,
                  "Teams, start-up, meetings, reports, transport, fees of funds, programmes that levers charge."),
    count_of_work("spending_mission", "USD", "money spent by the mission", undecided,
                  "Of spending, by its force, police and civilians."),
    count_of_work("spending_coordination", "USD", "money spent on coordination", undecided,
                  "Of spending: staff time in meetings at the cost of teams, meetings, reports to donors, fees of "
                  "funds."),
    or_missing(process("cost_per_team_week", "USD", "cost of a delivered team-week of aid",
                       "Spending of aid organisations over their team-weeks with access, meetings taken off.")),
});

}  // namespace table

inline constexpr std::size_t n_observables = table::observables.size();

/// Row of an observable in the table; a name that is not there does not compile.
consteval std::size_t observable(std::string_view name) {
    for (std::size_t row = 0; row < n_observables; ++row) {
        if (table::observables[row].name == name) return row;
    }
    throw std::invalid_argument("no such observable");
}

/// All observables.
inline std::span<const Observable> all_observables() {
    return table::observables;
}

}  // namespace entente
