#pragma once
// The week as a list, for who reads it without the code. A test compares it with run/step.cpp.

#include <array>
#include <string_view>

namespace entente {

struct PhaseNote {
    std::string_view part;  // as in odd.md 3
    std::string_view name;  // of the function
    std::string_view meaning;
};

inline constexpr std::array phases{
    PhaseNote{"calendar", "hear_publics", "publics of contributors and donors bear losses, or do not"},
    PhaseNote{"calendar", "review_mandates", "mandates are reviewed on what missions believe"},
    PhaseNote{"calendar", "follow_calendar", "the mission deploys, reviews, leaves; elections raise the stakes"},
    PhaseNote{"calendar", "review_structure",
              "a mission may change its structure, and how closely families work where"},
    PhaseNote{"calendar", "deploy", "which teams are in place this week, from deployment, funds and moves"},
    PhaseNote{"calendar", "strike", "drought and epidemics strike districts"},
    PhaseNote{"observe", "observe", "teams see their district with noise; beliefs age"},
    PhaseNote{"inform", "direct", "headquarters hear reports, set priorities, and overrule a field that they mistrust"},
    PhaseNote{"inform", "wear_hats", "posts with many functions spread their attention"},
    PhaseNote{"inform", "inform", "beliefs flow along the links of the structure, coloured and with candour"},
    PhaseNote{"inform", "believe_hostility", "what organisations believe of armed groups outside the accord"},
    PhaseNote{"inform", "answer_risk", "what organisations believe of risk, and who keeps away from people for it"},
    PhaseNote{"inform", "meet_commander", "the force commander gets to know the humanitarian coordinator"},
    PhaseNote{"inform", "deconflict", "forces are told where aid workers and people are, not to hit them"},
    PhaseNote{"coordinate", "weigh_power", "who can lean on whom: purse, protection, lines, permits"},
    PhaseNote{"coordinate", "speak_up", "nation, provinces and communities say what they want; who hears whom"},
    PhaseNote{"coordinate", "oversee", "which projects the government must approve"},
    PhaseNote{"coordinate", "coordinate", "forums meet: joint picture, plan, stated and private commitment, trust"},
    PhaseNote{"coordinate", "spend_time", "what attendance costs in staff time"},
    PhaseNote{"coordinate", "spend_learning_time", "what lessons, training, secondment and assessment cost in it"},
    PhaseNote{"coordinate", "plan_in_the_field", "what planning by delegated authority costs in staff time"},
    PhaseNote{"allocate", "sign", "signing limits, procedures and shared transport set how long a move takes"},
    PhaseNote{"allocate", "allocate", "organisations place their teams by need, mandate, plan and access"},
    PhaseNote{"allocate", "post_patrols", "patrols are re-posted to known risk"},
    PhaseNote{"deliver", "lend_assets", "the force lends transport to those who ask"},
    PhaseNote{"deliver", "escort", "teams at risk move under escort"},
    PhaseNote{"deliver", "set_out", "what risk, distance, training and hiring leave of each organisation's effect"},
    PhaseNote{"deliver", "work", "teams act"},
    PhaseNote{"deliver", "change_conditions", "conditions of life and the capacities of state and communities follow"},
    PhaseNote{"deliver", "be_present", "what police and observers prevent by being there"},
    PhaseNote{"deliver", "train", "nationals are trained into posts; a mission that has left hands over"},
    PhaseNote{"deliver", "pay_staff", "whom internationals hire, and what wages and rents do to welfare"},
    PhaseNote{"deliver", "reform_security", "security bodies are reformed, each by some; armies mutiny"},
    PhaseNote{"deliver", "make_jobs", "investment and jobs follow safety, development and programmes"},
    PhaseNote{"perceive", "inform_public", "what people are told, and what a survey finds of their trust"},
    PhaseNote{"perceive", "perceive", "who is taken to belong to which armed camp; acceptance and access follow"},
    PhaseNote{"contend", "split_and_merge", "armed groups split, splinters go back"},
    PhaseNote{"contend", "negotiate", "diplomats press parties; what each would gain by spoiling the accord"},
    PhaseNote{"contend", "take_stance", "armed groups move their commitment to the accord"},
    PhaseNote{"contend", "clash", "violence between identity groups"},
    PhaseNote{"contend", "contend", "violence of the other five kinds, or what a file imposes"},
    PhaseNote{"contend", "heal", "what communities remember of it"},
    PhaseNote{"live", "live", "households: harm, welfare, fear, grievance, trust, flight, return, mobilisation"},
    PhaseNote{"live", "reintegrate", "ex-combatants find civil life or go back to arms; children are released"},
    PhaseNote{"live", "publish_groups", "armed groups count their fighters by district"},
    PhaseNote{"govern", "report_abuses", "reports press the government, which expels some of those who report"},
    PhaseNote{"govern", "govern", "the host government: revenue, capacity, abuse, obstruction"},
    PhaseNote{"govern", "lean_on_governments", "regional organisations bind governments to their accords"},
    PhaseNote{"adapt", "fund", "donors promise, money arrives, funds grant, organisations spend"},
    PhaseNote{"adapt", "rotate", "heads of teams leave, and take ties and trust with them"},
    PhaseNote{"adapt", "participate", "each quarter organisations attend, observe, leave or found forums"},
    PhaseNote{"adapt", "keep_lessons", "lessons are written down and lost; people learn to work together"},
    PhaseNote{"adapt", "compare_visions", "how far apart organisations, and field and headquarters, see the problem"},
    PhaseNote{"adapt", "learn_what_works", "each quarter approaches are evaluated, chosen and prescribed"},
    PhaseNote{"adapt", "report_results", "each quarter results are reported, as those who pay like to see them"},
};

}  // namespace entente
