// What a difference hangs on: from its size at a parameter's lowest value to that at its highest, across zero or not.

import * as Plot from "@observablehq/plot";
import { INK, NOTHING, OTHER } from "../colours.js";
import { chosen, make, select } from "../controls.js";
import { axisNumber, shortNumber, signed, text, words } from "../messages.js";
import { meanings } from "./curves.js";

const id = "hangs";
const sections = (data) => data.sections.map((section, index) => ({ value: String(index), words: words(section.title) }));
const sectionOf = (data) => data.sections[Number(chosen(`${id}.contrast`, sections(data)))];
const outcomes = (data) => sectionOf(data).outcomes.map((one) => ({ value: one.name, words: words(one.key) }));
const outcomeOf = (data) => sectionOf(data).outcomes.find((one) => one.name === chosen(`${id}.outcome`, outcomes(data)));
const structures = (data) => outcomeOf(data).arms.map(({ arm }) => ({ value: String(arm), words: words(sectionOf(data).arms[arm].key) }));

function settings({ data }) {
  const boxes = [select(`${id}.outcome`, "control.outcome", outcomes(data)), select(`${id}.structure`, "control.structure", structures(data))];
  if (data.sections.length > 1) boxes.push(select(`${id}.contrast`, "control.contrast", sections(data)));
  return boxes;
}

function draw({ data }, width) {
  const section = sectionOf(data);
  const outcome = outcomeOf(data);
  const arm = Number(chosen(`${id}.structure`, structures(data)));
  const rows = outcome.arms.find((one) => one.arm === arm).rows.map((row, place) => ({ ...row, place }));
  const drawn = rows.filter((row) => row.at_min.value !== null && row.at_max.value !== null);
  const narrow = width < 640;
  const left = narrow ? 26 : Math.min(330, 16 + 7.2 * Math.max(8, ...rows.map((row) => row.key.length)));
  const right = narrow ? 24 : 210;
  const colour = (row) => (row.verdict === "turns" ? OTHER : row.verdict === "holds" ? INK : NOTHING);
  const turning = (row) => row.crossings.filter((one) => one.sure || row.verdict === "may turn");
  const said = (row) => {
    const verdict = text(`turning.${row.verdict}`);
    const at = turning(row).map((one) => shortNumber(one.at));
    return at.length > 0 ? `${verdict}: ${at.join(", ")}` : verdict;
  };
  const spoken = (row) => `${row.key}: ${said(row)}\n${shortNumber(row.min)}: ${signed(row.at_min.value)}\n${shortNumber(row.max)}: ${signed(row.at_max.value)}\n${row.meaning}`;
  const intervals = drawn.flatMap((row) => [
    { ...row.at_min, place: row.place - 0.14, row },
    { ...row.at_max, place: row.place + 0.14, row },
  ]).filter((one) => one.low !== null);
  const axis = `${text(`${id}.axis`)}${words(outcome.unit) ? `, ${words(outcome.unit)}` : ""}`;
  const node = Plot.plot({
    width,
    height: 64 + rows.length * (narrow ? 58 : 34),
    marginLeft: left,
    marginRight: right,
    marginTop: 10,
    marginBottom: 44,
    style: { fontSize: "13px", color: INK },
    x: { label: narrow ? null : axis, labelAnchor: "center", labelArrow: "none", grid: true, nice: true, ticks: narrow ? 4 : 6, tickFormat: axisNumber },
    y: { axis: null, domain: [rows.length - 0.4, -0.6] },
    marks: [
      Plot.ruleX([0], { stroke: INK, strokeWidth: 1.3 }),
      Plot.ruleY(intervals, { x1: "low", x2: "high", y: "place", stroke: (one) => colour(one.row), strokeOpacity: 0.45, strokeWidth: 2, className: "intervals" }),
      Plot.link(drawn, { x1: (row) => row.at_min.value, x2: (row) => row.at_max.value, y1: (row) => row.place - 0.14, y2: (row) => row.place + 0.14, stroke: colour, strokeWidth: 2, className: "changes" }),
      Plot.dot(drawn, { x: (row) => row.at_min.value, y: (row) => row.place - 0.14, r: 4.5, fill: "white", stroke: colour, strokeWidth: 2, className: "lowest", title: spoken }),
      Plot.dot(drawn, { x: (row) => row.at_max.value, y: (row) => row.place + 0.14, r: 4.5, fill: colour, stroke: colour, strokeWidth: 2, className: "highest", title: spoken }),
      Plot.text(rows, { y: "place", frameAnchor: "left", dx: narrow ? 4 - left : -left + 4, dy: narrow ? -25 : 0, textAnchor: "start", text: (row) => (narrow ? `${row.key}: ${said(row)}` : row.key), className: "names" }),
      narrow ? null : Plot.text(rows, { y: "place", frameAnchor: "right", dx: right - 4, textAnchor: "end", text: said, fill: colour, className: "values" }),
    ],
  });
  return {
    node: make("div", {}, node, ...(narrow ? [make("p", { class: "axis" }, axis)] : []), meanings(rows)),
    title: `${words(outcome.key)} \u2014 ${words(section.arms[arm].key)}, ${text("control.against", { reference: section.arms[0].key })}`,
    rows: rows.map((row) => ({ outcome: outcome.name, structure: section.arms[arm].model, reference: section.arms[0].model, varied: row.key, lowest: row.min, difference_at_lowest: row.at_min.value, low_at_lowest: row.at_min.low, high_at_lowest: row.at_min.high, highest: row.max, difference_at_highest: row.at_max.value, low_at_highest: row.at_max.low, high_at_highest: row.at_max.high, sign: row.verdict, turns_at: row.crossings.map((one) => one.at).join(" "), n_worlds: row.n_worlds })),
  };
}

export const hangs = { id, settings, draw };
