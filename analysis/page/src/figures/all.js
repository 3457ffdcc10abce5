import { coherence } from "./coherence.js";
import { differences } from "./differences.js";
import { gains } from "./gains.js";
import { hangs } from "./hangs.js";
import { levers } from "./levers.js";
import { map } from "./map.js";
import { regimes } from "./regimes.js";
import { survival } from "./survival.js";
import { trajectories } from "./trajectories.js";

const all = [coherence, differences, gains, hangs, levers, map, regimes, survival, trajectories];

export const figures = Object.fromEntries(all.map((figure) => [figure.id, figure]));
