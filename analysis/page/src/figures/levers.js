// What was varied, under one structure: the statistic that the design of the sweep allows, with its interval.

import * as Plot from "@observablehq/plot";
import { INK, NOTHING, OTHER } from "../colours.js";
import { chosen, make, select } from "../controls.js";
import { axisNumber, text, words } from "../messages.js";
import { meanings } from "./curves.js";

const id = "levers";
const outcomes = (data) => data.outcomes.map((one) => ({ value: one.name, words: words(one.key) }));
const outcomeOf = (data) => data.outcomes.find((one) => one.name === chosen(`${id}.outcome`, outcomes(data)));
const structures = (data, part) => outcomeOf(data).arms.map(({ arm }) => ({ value: String(arm), words: words(part.arms[arm].key) }));

function settings({ data, part }) {
  return [select(`${id}.outcome`, "control.outcome", outcomes(data)), select(`${id}.structure`, "control.structure", structures(data, part))];
}

function draw({ data, part }, width) {
  const outcome = outcomeOf(data);
  const arm = Number(chosen(`${id}.structure`, structures(data, part)));
  const rows = outcome.arms.find((one) => one.arm === arm).rows.map((row, place) => ({ ...row, key: words(row.key), place, isFound: row.found }));
  const narrow = width < 560;
  const left = narrow ? 20 : Math.min(330, 16 + 7.2 * Math.max(8, ...rows.map((row) => row.key.length)));
  const colour = (row) => (row.isFound ? OTHER : NOTHING);
  const said = (row) => words(row.words);
  const axis = `${text(data.axis)}${words(outcome.unit) ? `, ${words(outcome.unit)}` : ""}`;
  const node = Plot.plot({
    width,
    height: 64 + rows.length * (narrow ? 46 : 30),
    marginLeft: left,
    marginRight: narrow ? 20 : 210,
    marginTop: 10,
    marginBottom: 44,
    style: { fontSize: "13px", color: INK },
    x: { label: narrow ? null : axis, labelAnchor: "center", labelArrow: "none", grid: true, nice: true, ticks: narrow ? 4 : 6, tickFormat: axisNumber },
    y: { axis: null, domain: [rows.length - 0.4, -0.6] },
    marks: [
      Plot.ruleX([0], { stroke: INK }),
      Plot.ruleY(rows.filter((row) => row.low !== null), { x1: "low", x2: "high", y: "place", stroke: colour, strokeWidth: 3, className: "intervals" }),
      Plot.dot(rows, { x: "change", y: "place", r: 5, fill: (row) => (row.isFound ? OTHER : "white"), stroke: colour, strokeWidth: 2, className: "estimates", title: (row) => `${row.key}: ${said(row)}\n${row.meaning}` }),
      Plot.text(rows, { y: "place", frameAnchor: "left", dx: narrow ? 4 - left : -left + 4, dy: narrow ? -16 : 0, textAnchor: "start", text: "key", className: "names" }),
      narrow ? null : Plot.text(rows, { y: "place", frameAnchor: "right", dx: 206, textAnchor: "end", text: said, fill: colour, className: "values" }),
    ],
  });
  return {
    node: make("div", {}, node, ...(narrow ? [make("p", { class: "axis" }, axis)] : []), meanings(rows.map((row) => ({ ...row, min: row.from, max: row.to })))),
    title: `${words(outcome.key)} \u2014 ${words(part.arms[arm].key)}`,
    rows: rows.map((row) => ({ outcome: outcome.name, structure: part.arms[arm].model, varied: row.key, from: row.from, to: row.to, statistic: data.kind, value: row.change, low: row.low, high: row.high, n: row.n, told_from_zero: String(row.found), survives_holm: String(row.holm) })),
  };
}
export const levers = { id, settings, draw };
