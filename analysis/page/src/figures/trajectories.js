// The country over time: means over worlds with bands, or paired differences from the reference.

import * as Plot from "@observablehq/plot";
import { INK } from "../colours.js";
import { choice, chosen, make, select } from "../controls.js";
import { axisNumber, monthOf, text, words } from "../messages.js";
import { legend, lineOf } from "./curves.js";

const id = "trajectories";

const outcomes = (data) => data.series.map((one) => ({ value: one.name, words: words(one.key) }));
const kinds = (part) => (part.arms.length > 1 ? ["difference", "level"] : ["level"]).map((value) => ({ value, words: text(`map.${value}`) }));

function settings({ data, part }) {
  return [select(`${id}.outcome`, "control.outcome", outcomes(data)), choice(`${id}.show`, "control.show", kinds(part))];
}

export function pointsOf(series, weeks, part, indices, kind) {
  const [middle, half] = kind === "difference" ? ["difference", "difference_half"] : ["mean", "half"];
  return indices.flatMap((arm) => {
    const own = series.arms[arm];
    return weeks.map((week, i) => {
      const mean = own[middle][i];
      const width = own[half][i];
      return { arm, week, mean, low: width === null ? null : mean - width, high: width === null ? null : mean + width };
    });
  }).filter((point) => point.mean !== null);
}

export const drawnArms = (part, kind) => part.arms.map((_, index) => index).filter((index) => kind === "level" || part.arms[index].reference !== index);

export function marksOf(points, part, indices) {
  return indices.flatMap((arm) => {
    const own = points.filter((point) => point.arm === arm);
    const { stroke, strokeDasharray } = lineOf(part.arms, arm);
    return [
      Plot.areaY(own.filter((point) => point.low !== null), { x: "week", y1: "low", y2: "high", fill: stroke, fillOpacity: 0.16, className: "bands" }),
      Plot.lineY(own, { x: "week", y: "mean", stroke, strokeWidth: 2.2, strokeDasharray, className: "lines" }),
    ];
  });
}

function draw({ head, data, part }, width) {
  const series = data.series.find((one) => one.name === chosen(`${id}.outcome`, outcomes(data)));
  const kind = chosen(`${id}.show`, kinds(part));
  const indices = drawnArms(part, kind);
  const points = pointsOf(series, data.weeks, part, indices, kind);
  const reference = part.arms[part.arms[indices[0]].reference];
  const title = [words(series.key), words(series.unit)].filter(Boolean).join(", ") + (kind === "difference" ? ` \u2014 ${text("control.against", { reference: reference.key })}` : "");
  const chart = Plot.plot({
    width,
    height: Math.min(380, 220 + width / 6),
    marginLeft: 70,
    marginBottom: 42,
    style: { fontSize: "13px", color: INK },
    x: { label: text("control.week_axis"), labelAnchor: "center", labelArrow: "none", tickFormat: (week) => `${axisNumber(week)}` },
    y: { label: null, grid: true, nice: true, tickFormat: axisNumber },
    marks: [kind === "difference" ? Plot.ruleY([0], { stroke: INK }) : null, ...marksOf(points, part, indices), Plot.tip(points, Plot.pointer({ x: "week", y: "mean", title: (point) => `${words(part.arms[point.arm].key)}\n${text("control.week_n", { n: { n: String(point.week) }, date: { x: monthOf(head.start, point.week) } })}\n${axisNumber(Number(point.mean.toPrecision(3)))}` }))],
  });
  return {
    node: make("div", {}, legend(part.arms, indices), chart),
    title,
    rows: points.map((point) => ({ quantity: series.name, structure: part.arms[point.arm].model, kind, week: point.week, mean: point.mean, low: point.low, high: point.high })),
  };
}

export const trajectories = { id, settings, draw };
