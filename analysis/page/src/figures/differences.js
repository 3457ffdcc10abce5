// Paired differences of one outcome: a row a structure, a bar an interval, a faint dot a world.

import * as Plot from "@observablehq/plot";
import { BETTER, INK, WORSE, verdictColour } from "../colours.js";
import { chosen, select } from "../controls.js";
import { axisNumber, text, words } from "../messages.js";

const id = "differences";

const contrasts = (data) => data.sections.map((section, index) => ({ value: String(index), words: words(section.title) }));
const outcomes = (data) => data.outcomes.map((one) => ({ value: one.name, words: words(one.key) }));

function settings({ data }) {
  const boxes = [select(`${id}.outcome`, "control.outcome", outcomes(data))];
  if (data.sections.length > 1) boxes.push(select(`${id}.contrast`, "control.contrast", contrasts(data)));
  return boxes;
}

// Where the dots of worlds lie within a row: the same every time.
const spread = (index) => (((index * 0.618034) % 1) - 0.5) * 0.44;

function draw({ data }, width) {
  const section = data.sections[Number(chosen(`${id}.contrast`, contrasts(data)))];
  const index = data.outcomes.findIndex((one) => one.name === chosen(`${id}.outcome`, outcomes(data)));
  const outcome = data.outcomes[index];
  const { factor, unit } = section.scales[index];
  const rows = section.rows.filter((row) => row.outcome === index).map((row, place) => ({ ...row, place, name: words(section.arms[row.arm].key), model: section.arms[row.arm].model }));
  const title = [words(outcome.key), words(unit)].filter(Boolean).join(", ");
  const narrow = width < 560;
  const drawn = rows.filter((row) => row.difference !== null);
  const dots = drawn.flatMap((row) => row.worlds.map((value, world) => ({ place: row.place, y: row.place + spread(world), value: value * factor, verdict: row.verdict, world })));
  const hollow = (row) => (row.verdict === "no finding" || row.verdict === "too few" || row.verdict === "exactly equal" ? "white" : verdictColour(row.verdict));
  const labelWidth = narrow ? 10 : Math.min(260, 20 + 7.5 * Math.max(...rows.map((row) => row.name.length)));
  const sides = outcome.better === "higher" ? [["control.worse_side", WORSE], ["control.better_side", BETTER]] : outcome.better === "lower" ? [["control.better_side", BETTER], ["control.worse_side", WORSE]] : [];
  const node = Plot.plot({
    width,
    height: 76 + rows.length * (narrow ? 62 : 46),
    marginLeft: labelWidth,
    marginRight: narrow ? 22 : 250,
    marginTop: 30,
    marginBottom: 44,
    style: { fontSize: "13px", color: INK },
    x: { label: `${text("control.against", { reference: section.arms[0].key })}${words(unit) ? `, ${words(unit)}` : ""}`, labelAnchor: "center", labelArrow: "none", grid: true, nice: true, ticks: narrow ? 4 : 6, tickFormat: axisNumber },
    y: { axis: null, domain: [rows.length - 0.4, -0.6] },
    marks: [
      Plot.ruleX([0], { stroke: INK, strokeWidth: 1.2 }),
      Plot.dot(dots, { x: "value", y: "y", r: 2.5, fill: (dot) => verdictColour(dot.verdict), fillOpacity: 0.25, className: "worlds" }),
      Plot.ruleY(drawn.filter((row) => row.low !== null), { x1: (row) => row.low * factor, x2: (row) => row.high * factor, y: "place", stroke: (row) => verdictColour(row.verdict), strokeWidth: 3.5, className: "intervals" }),
      Plot.dot(drawn, { x: (row) => row.difference * factor, y: "place", r: 6, fill: hollow, stroke: (row) => verdictColour(row.verdict), strokeWidth: 2, className: "estimates", title: (row) => `${row.name}: ${words(row.words)}` }),
      Plot.text(rows, { y: "place", frameAnchor: narrow ? "top-left" : "left", dx: narrow ? 0 : -labelWidth + 4, dy: narrow ? -20 : 0, textAnchor: "start", text: (row) => (narrow ? `${row.name}: ${words(row.words)}` : row.name), className: "names" }),
      narrow
        ? null
        : Plot.text(rows, { y: "place", frameAnchor: "right", dx: 244, textAnchor: "end", text: (row) => words(row.words), fill: (row) => verdictColour(row.verdict), fontWeight: (row) => (hollow(row) === "white" ? "normal" : "bold"), className: "values" }),
      ...sides.map(([key, colour], side) => Plot.text([text(key)], { frameAnchor: side === 0 ? "top-left" : "top-right", dy: -22, text: (d) => (side === 0 ? `\u2190 ${d}` : `${d} \u2192`), fill: colour, fontSize: 13 })),
    ],
  });
  return {
    node,
    title,
    rows: rows.map((row) => ({ outcome: outcome.name, structure: section.arms[row.arm].model, reference: section.arms[0].model, n_worlds: row.n, mean: row.mean, mean_reference: row.reference, difference: row.difference, low: row.low, high: row.high, p_value: row.p, share_better: row.better, smallest_difference_seen: row.smallest, finding: row.verdict, survives_holm: String(row.holm) })),
  };
}

export const differences = { id, settings, draw };
