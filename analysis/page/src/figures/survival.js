// Until conflict returns: Kaplan\u2013Meier curves, a step at each week in which it returned somewhere.

import * as Plot from "@observablehq/plot";
import { INK } from "../colours.js";
import { chosen, make, select } from "../controls.js";
import { axisNumber, text, words } from "../messages.js";
import { legend, lineOf } from "./curves.js";

const id = "survival";
const clocks = (data) => data.clocks.map((clock) => ({ value: clock.name, words: words(clock.key) }));

const settings = ({ data }) => [select(`${id}.clock`, "control.clock", clocks(data))];

function curveOf(own, arm) {
  const steps = [[0, 1, 1, 1, own.n], ...own.steps];
  if (own.last !== null && own.last > steps.at(-1)[0]) steps.push([own.last, ...steps.at(-1).slice(1)]);
  return steps.map(([week, survival, low, high, watched]) => ({ arm, week, survival, low, high, watched }));
}

function draw({ data, part }, width) {
  const clock = data.clocks.find((one) => one.name === chosen(`${id}.clock`, clocks(data)));
  const indices = part.arms.map((_, index) => index).filter((index) => clock.arms[index].n > 0);
  const curves = indices.map((arm) => curveOf(clock.arms[arm], arm));
  const chart = Plot.plot({
    width,
    height: Math.min(360, 220 + width / 6),
    marginLeft: 56,
    marginBottom: 42,
    style: { fontSize: "13px", color: INK },
    x: { label: text("control.week_axis"), labelAnchor: "center", labelArrow: "none", tickFormat: axisNumber },
    y: { label: text("control.share_axis"), labelArrow: "none", grid: true, domain: [0, 1], tickFormat: axisNumber },
    marks: curves.flatMap((curve) => {
      const { stroke, strokeDasharray } = lineOf(part.arms, curve[0].arm);
      return [
        Plot.areaY(curve, { x: "week", y1: "low", y2: "high", curve: "step-after", fill: stroke, fillOpacity: 0.13, className: "bands" }),
        Plot.lineY(curve, { x: "week", y: "survival", curve: "step-after", stroke, strokeWidth: 2.2, strokeDasharray, className: "lines" }),
      ];
    }),
  });
  return {
    node: make("div", {}, legend(part.arms, indices, (arm) => ` (${text("k_of_n", { k: { n: String(clock.arms[arm].events) }, n: { n: String(clock.arms[arm].n) } })})`), chart),
    title: words(clock.key),
    rows: curves.flat().map((point) => ({ clock: clock.name, structure: part.arms[point.arm].model, week: point.week, survival: point.survival, low: point.low, high: point.high, watched: point.watched })),
  };
}

export const survival = { id, settings, draw };
