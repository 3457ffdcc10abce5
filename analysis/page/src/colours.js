// The same structure has the same colour everywhere, also in python/entente; chosen so that all kinds of sight tell them apart.

export const INK = "#22262b";
export const SOFT = "#5b626a";
export const BETTER = "#0072B2";
export const WORSE = "#D55E00";
export const OTHER = "#7A4FA3";
export const NOTHING = "#757c84";
export const UNDECIDED = "#d9dde1";

const COLOURS = {
  no_mission: "#a6a6a6",
  stovepipes: "#E69F00",
  two_feet_out: "#22262b",
  one_foot_in: "#56B4E9",
  two_feet_in: "#0072B2",
  peacebuilding_office: "#00664b",
  side_by_side: "#B5548A",
  whole_of_government: "#D55E00",
  form_follows_function: "#4B2991",
};
const SPARE = ["#117733", "#AA4499", "#88CCEE", "#999933", "#882255", "#44AA99", "#332288"];

export function colourOf(model) {
  if (model in COLOURS) return COLOURS[model];
  let sum = 0;
  for (const byte of new TextEncoder().encode(model)) sum += byte;
  return SPARE[sum % SPARE.length];
}

// Structures of one model that differ in process share a colour and differ in how the line is broken.
export function dashOf(arms, index) {
  const before = arms.slice(0, index).filter((arm) => arm.model === arms[index].model).length;
  return [null, "6 3", "2 3", "8 3 2 3"][before % 4];
}

export function verdictColour(verdict) {
  if (verdict === "better") return BETTER;
  if (verdict === "worse") return WORSE;
  if (verdict === "higher" || verdict === "lower") return OTHER;
  return NOTHING;
}
