// Six kinds of coherence as small multiples, one scale for all.

import * as Plot from "@observablehq/plot";
import { INK, colourOf } from "../colours.js";
import { choice, chosen, make } from "../controls.js";
import { axisNumber, text, words } from "../messages.js";
import { legend } from "./curves.js";
import { drawnArms, marksOf, pointsOf } from "./trajectories.js";

const id = "coherence";
const kinds = (part) => (part.arms.length > 1 ? ["level", "difference"] : ["level"]).map((value) => ({ value, words: text(`map.${value}`) }));

const settings = ({ data, part }) => (data.series.length === 0 ? [] : [choice(`${id}.show`, "control.show", kinds(part))]);

const columnsFor = (width) => (width < 560 ? 1 : width < 800 ? 2 : 3);
const multiple = (key, chart) => make("div", { class: "multiple" }, make("p", { class: "multiple-title" }, words(key)), chart);
const grid = (columns, panels) => make("div", { class: "multiples", style: `grid-template-columns: repeat(${columns}, 1fr)` }, ...panels);

// Without series: the mean over the run of each structure, with its interval.
function drawMeans({ data, part }, width) {
  const columns = columnsFor(width);
  const arms = part.arms.map((_, index) => index);
  const panels = data.means.map((mean) =>
    multiple(
      mean.key,
      Plot.plot({
        width: Math.floor((width - 16 * (columns - 1)) / columns),
        height: 70 + 20 * arms.length,
        marginLeft: 12,
        marginRight: 16,
        style: { fontSize: "12px", color: INK },
        x: { label: null, domain: [0, 1], ticks: 4, grid: true, tickFormat: axisNumber },
        y: { axis: null, domain: [arms.length - 0.4, -0.6] },
        marks: [
          Plot.ruleY(mean.arms.filter((one) => one.low !== null), { x1: "low", x2: "high", y: "arm", stroke: (one) => colourOf(part.arms[one.arm].model), strokeWidth: 4, className: "intervals" }),
          Plot.dot(mean.arms.filter((one) => one.mean !== null), { x: "mean", y: "arm", r: 5, fill: (one) => colourOf(part.arms[one.arm].model), className: "estimates", title: (one) => `${words(part.arms[one.arm].key)}: ${axisNumber(Number(one.mean.toPrecision(3)))}` }),
        ],
      }),
    ),
  );
  return {
    node: make("div", {}, legend(part.arms, arms), grid(columns, panels)),
    title: text("coherence.caption"),
    rows: data.means.flatMap((mean) => mean.arms.map((one) => ({ index: mean.name, structure: part.arms[one.arm].model, mean: one.mean, low: one.low, high: one.high }))),
  };
}

function draw(view, width) {
  if (view.data.series.length === 0) return drawMeans(view, width);
  const { data, part } = view;
  const kind = chosen(`${id}.show`, kinds(part));
  const indices = drawnArms(part, kind);
  const all = data.series.map((series) => pointsOf(series, data.weeks, part, indices, kind));
  const values = all.flat().flatMap((point) => [point.mean, point.low ?? point.mean, point.high ?? point.mean]);
  const domain = kind === "level" ? [0, 1] : [Math.min(0, ...values), Math.max(0, ...values)];
  const columns = columnsFor(width);
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
    return multiple(series.key, chart);
  });
  return {
    node: make("div", {}, legend(part.arms, indices), grid(columns, panels)),
    title: `${text("panel.coherence.title")} \u2014 ${text(`map.${kind}`)}`,
    rows: all.flatMap((points, index) => points.map((point) => ({ index: data.series[index].name, structure: part.arms[point.arm].model, kind, week: point.week, mean: point.mean, low: point.low, high: point.high }))),
  };
}

export const coherence = { id, settings, draw };
