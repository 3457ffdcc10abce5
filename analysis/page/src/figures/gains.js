// On whom differences fall: a row an outcome, sorted by whom it touches, as differences in standard errors of luck.

import * as Plot from "@observablehq/plot";
import { BETTER, INK, WORSE, verdictColour } from "../colours.js";
import { chosen, select } from "../controls.js";
import { text, words } from "../messages.js";

const id = "gains";
const sections = (data) => data.sections.map((section, index) => ({ value: String(index), words: words(section.title) }));
function structures(section) {
  const seen = new Map();
  for (const row of section.rows) seen.set(words(row.arm), { value: row.model, words: words(row.arm) });
  return [...seen.values()];
}
const sectionOf = (data) => data.sections[Number(chosen(`${id}.contrast`, sections(data)))];

function settings({ data }) {
  const boxes = [select(`${id}.structure`, "control.structure", structures(sectionOf(data)))];
  if (data.sections.length > 1) boxes.unshift(select(`${id}.contrast`, "control.contrast", sections(data)));
  return boxes;
}

const most = 12; // standard errors at the edge of the drawing
const short = (name, letters) => (name.length > letters ? `${name.slice(0, letters - 1)}\u2026` : name);

function draw({ data }, width) {
  const section = sectionOf(data);
  const model = chosen(`${id}.structure`, structures(section));
  const name = structures(section).find((one) => one.value === model).words;
  const own = section.rows.filter((row) => row.model === model);
  const rows = [];
  let who = "";
  for (const row of own) {
    if (words(row.who) !== who) rows.push({ head: (who = words(row.who)) });
    const undecided = row.better === "undecided" || row.difference === null;
    const sign = row.better === "lower" ? -1 : 1;
    const size = row.error ? (sign * row.difference) / row.error : row.difference ? sign * Math.sign(row.difference) * most : 0;
    rows.push({ ...row, size: Math.max(-most, Math.min(most, size)), undecided, what: words(row.what), said: words(row.words) });
  }
  rows.forEach((row, index) => (row.place = index));
  const bars = rows.filter((row) => row.what && row.difference !== null && !row.undecided);
  const narrow = width < 640;
  const left = narrow ? 8 : Math.round(width * 0.47);
  const right = narrow ? 8 : 222;
  const node = Plot.plot({
    width,
    height: 60 + rows.length * (narrow ? 54 : 27),
    marginLeft: left,
    marginRight: right,
    marginTop: 32,
    marginBottom: 12,
    style: { fontSize: "13px", color: INK },
    x: { domain: [-most, most], axis: null },
    y: { domain: [rows.length - 0.4, -0.6], axis: null },
    marks: [
      Plot.ruleX([0], { stroke: INK }),
      Plot.ruleY(bars, { x1: 0, x2: "size", y: "place", dy: narrow ? 12 : 0, stroke: (row) => verdictColour(row.verdict), strokeWidth: 9, strokeOpacity: (row) => (row.verdict === "no finding" ? 0.35 : 1), className: "gains", title: (row) => `${row.what}: ${row.said}` }),
      Plot.text(rows.filter((row) => row.head), { y: "place", frameAnchor: "left", dx: narrow ? 0 : -left + 4, textAnchor: "start", text: "head", fontWeight: "bold", className: "heads" }),
      Plot.text(rows.filter((row) => row.what), { y: "place", frameAnchor: "left", dx: narrow ? 0 : -left + 16, dy: narrow ? -18 : 0, textAnchor: "start", text: (row) => short(row.what, Math.floor(narrow ? width / 7.4 : (left - 20) / 6.9)), className: "names" }),
      Plot.text(rows.filter((row) => row.what), { y: "place", frameAnchor: narrow ? "left" : "right", dx: narrow ? 0 : right - 4, dy: narrow ? -3 : 0, textAnchor: narrow ? "start" : "end", text: "said", fill: (row) => verdictColour(row.verdict), className: "values" }),
      Plot.text([`\u2190 ${text(narrow ? "gains.worse_short" : "gains.worse")}`], { frameAnchor: "top-left", dy: -24, text: String, fill: WORSE, fontSize: 13 }),
      Plot.text([`${text(narrow ? "gains.better_short" : "gains.better")} \u2192`], { frameAnchor: "top-right", dy: -24, text: String, fill: BETTER, fontSize: 13 }),
    ],
  });
  return {
    node,
    title: `${name} \u2014 ${words(section.title)}`,
    rows: own.map((row) => ({ who: words(row.who), outcome: words(row.what), structure: row.model, n_worlds: row.n, reference: row.reference, difference: row.difference, low: row.low, high: row.high, finding: row.verdict })),
  };
}

export const gains = { id, settings, draw };
