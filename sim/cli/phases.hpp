#pragma once
// The week as a list, for who reads it without the code. A test compares it with run/step.cpp.

#include <array>
#include <string_view>

namespace entente {

struct PhaseNote {
    std::string_view part;  // as in MODEL 3
    std::string_view name;  // of the function
    std::string_view meaning;
};

inline constexpr std::array phases{
    PhaseNote{"calendar", "review_mandates", "mandates are reviewed on what missions believe"},
    PhaseNote{"calendar", "follow_calendar", "the mission deploys, reviews, leaves; elections raise the stakes"},
    PhaseNote{"calendar", "deploy", "which teams are in place this week, from deployment, funds and moves"},
    PhaseNote{"calendar", "strike", "drought and epidemics strike districts"},
    PhaseNote{"observe", "observe", "teams see their district with noise; beliefs age"},
    PhaseNote{"inform", "direct", "headquarters hear reports, set priorities, and overrule a field that they mistrust"},
    PhaseNote{"inform", "wear_hats", "posts with many functions spread their attention"},
    PhaseNote{"inform", "inform", "beliefs flow along the links of the structure, coloured and with candour"},
    PhaseNote{"inform", "believe_hostility", "what organisations believe of armed groups outside the accord"},
    PhaseNote{"coordinate", "coordinate", "forums meet: joint picture, plan, stated and private commitment, trust"},
    PhaseNote{"coordinate", "spend_time", "what attendance costs in staff time"},
    PhaseNote{"coordinate", "spend_learning_time", "what lessons, training, secondment and assessment cost in it"},
    PhaseNote{"coordinate", "plan_in_the_field", "what planning by delegated authority costs in staff time"},
    PhaseNote{"allocate", "allocate", "organisations place their teams by need, mandate, plan and access"},
    PhaseNote{"allocate", "post_patrols", "patrols are re-posted to known risk"},
    PhaseNote{"deliver", "work", "teams act"},
    PhaseNote{"deliver", "change_conditions", "conditions of life and the capacities of state and communities follow"},
    PhaseNote{"deliver", "be_present", "what police and observers prevent by being there"},
    PhaseNote{"perceive", "perceive", "who is taken to belong to which armed camp; acceptance and access follow"},
    PhaseNote{"contend", "take_stance", "armed groups move their commitment to the accord"},
    PhaseNote{"contend", "contend", "violence of five kinds"},
    PhaseNote{"live", "live", "households: harm, welfare, fear, grievance, trust, flight, return, mobilisation"},
    PhaseNote{"live", "publish_groups", "armed groups count their fighters by district"},
    PhaseNote{"govern", "govern", "the host government: revenue, capacity, abuse, obstruction"},
    PhaseNote{"govern", "lean_on_governments", "regional organisations bind governments to their accords"},
    PhaseNote{"adapt", "fund", "appeals are funded; donors' attention moves"},
    PhaseNote{"adapt", "rotate", "heads of teams leave, and take ties and trust with them"},
    PhaseNote{"adapt", "participate", "each quarter organisations attend, observe, leave or found forums"},
    PhaseNote{"adapt", "keep_lessons", "lessons are written down and lost; people learn to work together"},
    PhaseNote{"adapt", "compare_visions", "how far apart organisations, and field and headquarters, see the problem"},
    PhaseNote{"adapt", "learn_what_works", "each quarter approaches are evaluated, chosen and prescribed"},
    PhaseNote{"adapt", "report_results", "each quarter results are reported, as those who pay like to see them"},
};

}  // namespace entente
