#include "run/week.hpp"

namespace entente {

namespace {

constexpr PhaseOfWeek all_phases[] = {
    // calendar
    {"calendar", "hear_publics", "publics of contributors and donors bear losses, or do not", hear_publics_touches,
     [](const Now& now) {
         hear_publics(now.world, now.p.publics, now.p.mission_life, now.p.giving, now.on, now.week, now.luck.world);
     }},
    {"calendar", "review_mandates", "mandates are reviewed on what missions believe", review_mandates_touches,
     [](const Now& now) {
         review_mandates(now.world, now.p.mandate_review, now.p.mission_life, now.p.delivery, now.on, now.week);
     }},
    {"calendar", "follow_calendar", "the mission deploys, reviews, leaves; elections raise the stakes",
     follow_calendar_touches, [](const Now& now) { follow_calendar(now.world, now.p.mission_life, now.on, now.week); }},
    {"calendar", "review_structure", "a mission may change its structure, and how closely families work where",
     review_structure_touches,
     [](const Now& now) {
         review_structure(now.world, now.structure, now.simulation.forms, now.simulation.rule, now.p.adaptation,
                          now.p.coordination, now.p.delivery, now.p.observation, now.on, now.week, now.luck.world);
     }},
    {"calendar", "deploy", "which teams are in place this week, from deployment, funds and moves", deploy_touches,
     [](const Now& now) { deploy(now.world, now.on, now.week); }},
    {"calendar", "strike", "drought and epidemics strike districts", strike_touches,
     [](const Now& now) { strike(now.world.districts, now.p.shocks, now.on, now.week, now.luck.world); }},
    // observe
    {"observe", "observe", "teams see their district with noise; beliefs age", observe_touches,
     [](const Now& now) {
         observe(now.world.beliefs, now.world.organisations, now.world.teams, now.world.districts, now.p.observation,
                 now.p.rotation.scale, now.world.conduct, now.on, now.week, now.luck.world);
     }},
    // inform
    {"inform", "direct", "headquarters hear reports, set priorities, and overrule a field that they mistrust",
     direct_touches, [](const Now& now) { direct(now.world, now.structure, now.p.headquarters, now.on, now.week); }},
    {"inform", "wear_hats", "posts with many functions spread their attention", wear_hats_touches,
     [](const Now& now) {
         wear_hats(now.world, now.structure, now.p.hats, now.p.headquarters, now.p.structure, now.on, now.week);
     }},
    {"inform", "inform", "beliefs flow along the links of the structure, coloured and with candour", inform_touches,
     [](const Now& now) {
         inform(now.world.beliefs, now.world.organisations, now.world.association, now.world.forums, now.structure,
                now.p.information, now.p.civil_military, now.p.observation, now.on);
     }},
    {"inform", "believe_hostility", "what organisations believe of armed groups outside the accord",
     believe_hostility_touches, [](const Now& now) { believe_hostility(now.world, now.p.participation); }},
    {"inform", "answer_risk", "what organisations believe of risk, and who keeps away from people for it",
     answer_risk_touches, [](const Now& now) { answer_risk(now.world, now.p.risk_response, now.on, now.week); }},
    {"inform", "meet_commander", "the force commander gets to know the humanitarian coordinator",
     meet_commander_touches,
     [](const Now& now) { meet_commander(now.world.commander, now.structure, now.p.advocacy, now.on, now.week); }},
    {"inform", "deconflict", "forces are told where aid workers and people are, not to hit them", deconflict_touches,
     [](const Now& now) { deconflict(now.world, now.p.deconfliction, now.on, now.week); }},
    // coordinate
    {"coordinate", "weigh_power", "who can lean on whom: purse, protection, lines, permits", weigh_power_touches,
     [](const Now& now) { weigh_power(now.world, now.structure, now.p.power, now.on, now.week); }},
    {"coordinate", "speak_up", "nation, provinces and communities say what they want; who hears whom", speak_up_touches,
     [](const Now& now) { speak_up(now.world, now.structure, now.p.levels, now.on, now.week); }},
    {"coordinate", "oversee", "which projects the government must approve", oversee_touches,
     [](const Now& now) { oversee(now.world, now.p.oversight, now.on); }},
    {"coordinate", "coordinate", "forums meet: joint picture, plan, stated and private commitment, trust",
     coordinate_touches,
     [](const Now& now) {
         coordinate(now.world, now.structure, now.p.coordination, now.p.rooms, now.p.approach, now.p.delivery, now.on,
                    now.week, now.luck.world);
     }},
    {"coordinate", "spend_time", "what attendance costs in staff time", spend_time_touches,
     [](const Now& now) {
         spend_time(now.world, now.p.coordination, now.p.rooms, now.p.approach, now.p.civil_military, now.on);
     }},
    {"coordinate", "spend_learning_time", "what lessons, training, secondment and assessment cost in it",
     spend_learning_time_touches,
     [](const Now& now) {
         spend_learning_time(now.world, now.p.lessons, now.p.assessment, now.p.rotation.scale, now.on, now.week);
     }},
    {"coordinate", "plan_in_the_field", "what planning by delegated authority costs in staff time",
     plan_in_the_field_touches,
     [](const Now& now) {
         plan_in_the_field(now.world.organisations, now.world.headquarters, now.p.coordination.largest_share);
     }},
    // allocate
    {"allocate", "sign", "signing limits, procedures and shared transport set how long a move takes", sign_touches,
     [](const Now& now) {
         sign(now.world, now.structure, now.p.administration, now.p.allocation.moving_weeks, now.on, now.week);
     }},
    {"allocate", "allocate", "organisations place their teams by need, mandate, plan and access", allocate_touches,
     [](const Now& now) {
         allocate(now.world, now.structure, now.p.allocation, now.p.civil_military, now.p.delivery, now.p.observation,
                  now.p.coordination, now.on, now.week, now.luck.world);
     }},
    {"allocate", "post_patrols", "patrols are re-posted to known risk", post_patrols_touches,
     [](const Now& now) {
         post_patrols(now.world, now.structure, now.p.early_warning, now.p.violence, now.on, now.week, now.luck.world);
     }},
    // deliver
    {"deliver", "lend_assets", "the force lends transport to those who ask", lend_assets_touches,
     [](const Now& now) { lend_assets(now.world, now.p.asset_support, now.on, now.week); }},
    {"deliver", "escort", "teams at risk move under escort", escort_touches,
     [](const Now& now) { escort(now.world, now.p.risk_response, now.on, now.week); }},
    {"deliver", "set_out", "what risk, distance, training and hiring leave of each organisation's effect",
     set_out_touches,
     [](const Now& now) {
         set_out(now.world, now.p.risk_response, now.p.asset_support, now.p.succession, now.p.mission_economy, now.on,
                 now.week);
     }},
    {"deliver", "work", "teams act", work_touches, [](const Now& now) { work(now.world, now.p.delivery, now.week); }},
    {"deliver", "change_conditions", "conditions of life and the capacities of state and communities follow",
     change_conditions_touches, [](const Now& now) { change_conditions(now.world, now.p.delivery, now.on); }},
    {"deliver", "be_present", "what police and observers prevent by being there", be_present_touches,
     [](const Now& now) { be_present(now.world, now.p.presence, now.on); }},
    {"deliver", "train", "nationals are trained into posts; a mission that has left hands over", train_touches,
     [](const Now& now) { train(now.world, now.p.succession, now.on, now.week); }},
    {"deliver", "pay_staff", "whom internationals hire, and what wages and rents do to welfare", pay_staff_touches,
     [](const Now& now) { pay_staff(now.world, now.p.mission_economy, now.on, now.week); }},
    {"deliver", "reform_security", "security bodies are reformed, each by some; armies mutiny", reform_security_touches,
     [](const Now& now) { reform_security(now.world, now.p.security_sector, now.on, now.week, now.luck.world); }},
    {"deliver", "make_jobs", "investment and jobs follow safety, development and programmes", make_jobs_touches,
     [](const Now& now) { make_jobs(now.world, now.p.livelihoods, now.on, now.week); }},
    // perceive
    {"perceive", "inform_public", "what people are told, and what a survey finds of their trust", inform_public_touches,
     [](const Now& now) { inform_public(now.world, now.p.public_information, now.on, now.week, now.luck.world); }},
    {"perceive", "perceive", "who is taken to belong to which armed camp; acceptance and access follow",
     perceive_touches,
     [](const Now& now) {
         perceive(now.world, now.structure, now.p.humanitarian_space, now.p.civil_military, now.on);
     }},
    // contend
    {"contend", "split_and_merge", "armed groups split, splinters go back", split_and_merge_touches,
     [](const Now& now) {
         split_and_merge(now.world, now.p.fragmentation, now.p.stance, now.on, now.week, now.luck.world);
     }},
    {"contend", "negotiate", "diplomats press parties; what each would gain by spoiling the accord", negotiate_touches,
     [](const Now& now) { negotiate(now.world, now.p.diplomacy, now.p.mission_life.election_week, now.on, now.week); }},
    {"contend", "take_stance", "armed groups move their commitment to the accord", take_stance_touches,
     [](const Now& now) { take_stance(now.world, now.p.stance, now.week, now.luck.world); }},
    {"contend", "clash", "violence between identity groups", clash_touches,
     [](const Now& now) { clash(now.world, now.p.communal, now.p.violence, now.on, now.week, now.luck.world); }},
    {"contend", "contend", "violence of the other five kinds, or what a file imposes", contend_touches,
     [](const Now& now) { contend(now.world, now.p.violence, now.on, now.week, now.luck.world); }},
    {"contend", "heal", "what communities remember of it", heal_touches,
     [](const Now& now) { heal(now.world, now.p.communal, now.p.prospects.harmed_per_death); }},
    // live
    {"live", "live", "households: harm, welfare, fear, grievance, trust, flight, return, mobilisation", live_touches,
     [](const Now& now) {
         live(now.world, now.simulation.tables, now.p.living, now.p.prospects, now.p.displacement, now.p.mobilisation,
              now.p.violence, now.on, now.week, now.luck.households);
     }},
    {"live", "reintegrate", "ex-combatants find civil life or go back to arms; children are released",
     reintegrate_touches,
     [](const Now& now) { reintegrate(now.world, now.p.reintegration, now.on, now.week, now.luck.households); }},
    {"live", "publish_groups", "armed groups count their fighters by district", publish_groups_touches,
     [](const Now& now) {
         publish_groups(now.world.groups, now.world.districts, now.world.residents,
                        now.world.households.people_per_household * now.p.mobilisation.fighters_per_person,
                        now.p.stance);
     }},
    // govern
    {"govern", "report_abuses", "reports press the government, which expels some of those who report",
     report_abuses_touches,
     [](const Now& now) {
         report_abuses(now.world, now.structure, now.p.rights_reporting, now.on, now.week, now.luck.world);
     }},
    {"govern", "govern", "the host government: revenue, capacity, abuse, obstruction", govern_touches,
     [](const Now& now) { govern(now.world, now.p.governing, now.on); }},
    {"govern", "lean_on_governments", "regional organisations bind governments to their accords",
     lean_on_governments_touches, [](const Now& now) { lean_on_governments(now.world, now.p.regional, now.on); }},
    // adapt
    {"adapt", "fund", "donors promise, money arrives, funds grant, organisations spend", fund_touches,
     [](const Now& now) {
         fund(now.world, now.structure, now.p.funding, now.p.giving, now.p.visibility, now.p.pools, now.on, now.week,
              now.luck.world);
     }},
    {"adapt", "rotate", "heads of teams leave, and take ties and trust with them", rotate_touches,
     [](const Now& now) {
         rotate(now.world, now.structure, now.p.rotation, now.p.observation, now.on, now.week, now.luck.world);
     }},
    {"adapt", "participate", "each quarter organisations attend, observe, leave or found forums", participate_touches,
     [](const Now& now) {
         participate(now.world, now.structure, now.p.participation, now.p.power, now.p.coordination, now.p.rooms,
                     now.p.approach, now.p.information, now.p.observation, now.on, now.week, now.luck.world);
     }},
    {"adapt", "keep_lessons", "lessons are written down and lost; people learn to work together", keep_lessons_touches,
     [](const Now& now) {
         keep_lessons(now.world, now.structure, now.p.lessons, now.p.rotation.scale, now.on, now.week);
     }},
    {"adapt", "compare_visions", "how far apart organisations, and field and headquarters, see the problem",
     compare_visions_touches, [](const Now& now) { compare_visions(now.world, now.p.partnership, now.on, now.week); }},
    {"adapt", "learn_what_works", "each quarter approaches are evaluated, chosen and prescribed",
     learn_what_works_touches,
     [](const Now& now) {
         learn_what_works(now.world, now.p.theories, now.p.lessons, now.p.coordination, now.p.rooms, now.p.observation,
                          now.p.rotation.scale, now.on, now.week, now.luck.world);
     }},
    {"adapt", "report_results", "each quarter results are reported, as those who pay like to see them",
     report_results_touches, [](const Now& now) { report_results(now.world, now.p.incentives, now.on, now.week); }},
};

}  // namespace

std::span<const PhaseOfWeek> phases_of_the_week() {
    return all_phases;
}

}  // namespace entente
