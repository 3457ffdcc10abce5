// Six kinds of coherence as small multiples, one scale for all.

import * as Plot from "@observablehq/plot";
import { INK } from "../colours.js";
import { choice, chosen, make } from "../controls.js";
import { axisNumber, text, words } from "../messages.js";
import { legend } from "./curves.js";
import { drawnArms, marksOf, pointsOf } from "./trajectories.js";

const id = "coherence";
const kinds = (part) => (part.arms.length > 1 ? ["level", "difference"] : ["level"]).map((value) => ({ value, words: text(`map.${value}`) }));

const settings = ({ part }) => [choice(`${id}.show`, "control.show", kinds(part))];

function draw({ data, part }, width) {
  const kind = chosen(`${id}.show`, kinds(part));
  const indices = drawnArms(part, kind);
  const all = data.series.map((series) => pointsOf(series, data.weeks, part, indices, kind));
  const values = all.flat().flatMap((point) => [point.mean, point.low ?? point.mean, point.high ?? point.mean]);
  const domain = kind === "level" ? [0, 1] : [Math.min(0, ...values), Math.max(0, ...values)];
  const columns = width < 560 ? 1 : width < 800 ? 2 : 3;
  const each = Math.floor((width - 16 * (columns - 1)) / columns);
  const panels = data.series.map((series, index) => {
    const chart = Plot.plot({
      width: each,
      height: 170,
      marginLeft: 52,
      marginBottom: 34,
      style: { fontSize: "12px", color: INK },
      x: { label: null, ticks: 4, tickFormat: axisNumber },
      y: { label: null, grid: true, domain, ticks: 4, tickFormat: axisNumber },
      marks: [kind === "difference" ? Plot.ruleY([0], { stroke: INK }) : null, ...marksOf(all[index], part, indices)],
    });
    return make("div", { class: "multiple" }, make("p", { class: "multiple-title" }, words(series.key)), chart);
  });
  return {
    node: make("div", {}, legend(part.arms, indices), make("div", { class: "multiples", style: `grid-template-columns: repeat(${columns}, 1fr)` }, ...panels)),
    title: `${text("panel.coherence.title")} \u2014 ${text(`map.${kind}`)}, ${text("control.week_axis")}`,
    rows: all.flatMap((points, index) => points.map((point) => ({ index: data.series[index].name, structure: part.arms[point.arm].model, kind, week: point.week, mean: point.mean, low: point.low, high: point.high }))),
  };
}

export const coherence = { id, settings, draw };
