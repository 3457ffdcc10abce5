#pragma once
// The week as a list, for who reads it without the code. A test compares it with run/step.cpp.

#include <array>
#include <string_view>

namespace entente {

struct Phase {
    std::string_view part;  // as in MODEL 3
    std::string_view name;  // of the function
    std::string_view meaning;
};

inline constexpr std::array phases{
    Phase{"calendar", "follow_calendar", "the mission deploys, reviews, leaves; elections raise the stakes"},
    Phase{"calendar", "deploy", "which teams are in place this week, from deployment, funds and moves"},
    Phase{"calendar", "strike", "drought and epidemics strike districts"},
    Phase{"observe", "observe", "teams see their district with noise; beliefs age"},
    Phase{"inform", "wear_hats", "posts with many functions spread their attention"},
    Phase{"inform", "inform", "beliefs flow along the links of the structure, coloured and with candour"},
    Phase{"inform", "believe_hostility", "what organisations believe of armed groups outside the accord"},
    Phase{"coordinate", "coordinate", "forums meet: joint picture, plan, stated and private commitment, trust"},
    Phase{"coordinate", "spend_time", "what attendance costs in staff time"},
    Phase{"allocate", "allocate", "organisations place their teams by need, mandate, plan and access"},
    Phase{"allocate", "post_patrols", "patrols are re-posted to known risk"},
    Phase{"deliver", "work", "teams act"},
    Phase{"deliver", "change_conditions", "conditions of life and the capacities of state and communities follow"},
    Phase{"perceive", "perceive", "who is taken to belong to which armed camp; acceptance and access follow"},
    Phase{"contend", "take_stance", "armed groups move their commitment to the accord"},
    Phase{"contend", "contend", "violence of five kinds"},
    Phase{"live", "live", "households: harm, welfare, fear, grievance, trust, flight, return, mobilisation"},
    Phase{"live", "publish_groups", "armed groups count their fighters by district"},
    Phase{"govern", "govern", "the host government: revenue, capacity, abuse, obstruction"},
    Phase{"adapt", "fund", "appeals are funded; donors' attention moves"},
    Phase{"adapt", "rotate", "heads of teams leave, and take ties and trust with them"},
    Phase{"adapt", "participate", "each quarter organisations attend, observe, leave or found forums"},
};

}  // namespace entente
