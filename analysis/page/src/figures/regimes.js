// Which structure does best where; undecided cells are hatched in grey and name nobody.

import * as Plot from "@observablehq/plot";
import { INK, UNDECIDED, colourOf } from "../colours.js";
import { chosen, make, select } from "../controls.js";
import { shortNumber, text, words } from "../messages.js";

const id = "regimes";
const sections = (data) => data.sections.map((section, index) => ({ value: String(index), words: words(section.title) }));
const sectionOf = (data) => data.sections[Number(chosen(`${id}.contrast`, sections(data)))];
const outcomes = (data) => sectionOf(data).outcomes.map((one) => ({ value: one.name, words: words(one.key) }));

function settings({ data }) {
  const boxes = [select(`${id}.outcome`, "control.outcome", outcomes(data))];
  if (data.sections.length > 1) boxes.push(select(`${id}.contrast`, "control.contrast", sections(data)));
  return boxes;
}

const light = (colour) => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b > 140;
};

function draw({ data }, width) {
  const section = sectionOf(data);
  const outcome = section.outcomes.find((one) => one.name === chosen(`${id}.outcome`, outcomes(data)));
  const [horizontal, vertical] = data.axes;
  const decided = (cell) => cell.best !== null && !cell.equal && cell.undecided.length === 0;
  const colour = (cell) => (cell.best === null ? "#ffffff" : decided(cell) ? colourOf(section.arms[cell.best].model) : UNDECIDED);
  const nameOf = (cell) => (cell.best === null ? text("regimes.nothing") : decided(cell) ? words(section.arms[cell.best].key) : text(cell.equal ? "regimes.equal" : "regimes.undecided"));
  const spoken = (cell) => {
    const between = text("regimes.undecided_between", { list: [cell.best, ...cell.undecided].map((arm) => section.arms[arm]?.key ?? "") });
    const told = cell.best === null || cell.equal || decided(cell) ? nameOf(cell) : between;
    return cell.lead === null ? told : `${told}\n${text("regimes.lead_of")}: ${shortNumber(Math.abs(cell.lead))} (n = ${cell.n})`;
  };
  const broken = (name, letters) => name.replace(new RegExp(`(.{1,${Math.max(6, letters)}})(\\s+|$)`, "g"), "$1\n").trim();
  const nX = horizontal.places.length;
  const nY = vertical ? vertical.places.length : 1;
  const left = vertical ? Math.min(190, 30 + 7 * Math.max(...vertical.places.map((place) => words(place).length))) : 20;
  const narrow = width < 560;
  const wide = Math.min(width, left + nX * 190);
  const node = Plot.plot({
    width: wide,
    height: (narrow ? 86 : 70) + nY * 92,
    marginLeft: left,
    marginBottom: narrow ? 64 : 48,
    marginTop: 10,
    padding: 0.04,
    style: { fontSize: "13px", color: INK },
    x: { domain: horizontal.places.map((_, i) => i), tickFormat: (i) => (narrow ? words(horizontal.places[i]).replace(/\s(?=\S+$)/, "\n") : words(horizontal.places[i])), label: horizontal.key, labelAnchor: "center", labelArrow: "none", tickSize: 0 },
    y: vertical ? { domain: vertical.places.map((_, i) => i).reverse(), tickFormat: (i) => words(vertical.places[i]), label: null, tickSize: 0 } : { axis: null, domain: [0] },
    marks: [
      Plot.cell(outcome.cells, { x: "x", y: "y", fill: colour, stroke: (cell) => (decided(cell) ? "white" : cell.best === null ? "#d9dde1" : "#7b828a"), strokeDasharray: null, className: "cells", title: spoken }),
      Plot.text(outcome.cells, { x: "x", y: "y", text: (cell) => broken(nameOf(cell), Math.floor((wide - left) / nX / 9)), fill: (cell) => (light(colour(cell)) ? INK : "white"), fontStyle: (cell) => (decided(cell) ? "normal" : "italic"), dy: -8, className: "cell-names" }),
      Plot.text(outcome.cells.filter((cell) => cell.lead !== null), { x: "x", y: "y", text: (cell) => `${shortNumber(Math.abs(cell.lead))}`, fill: (cell) => (light(colour(cell)) ? INK : "white"), fontSize: 11, dy: 22, className: "leads" }),
    ],
  });
  const meanings = make("ul", { class: "meanings" }, ...data.axes.map((axis, index) => make("li", {}, `${index === 0 ? "\u2194" : "\u2195"} ${axis.key}${axis.meaning ? `: ${axis.meaning}` : ""}`)), make("li", {}, text("regimes.small_number")));
  return {
    node: make("div", {}, node, meanings),
    title: `${words(outcome.key)} \u2014 ${text(`direction.${outcome.better}`)}`,
    rows: outcome.cells.map((cell) => ({ outcome: outcome.name, [horizontal.key]: words(horizontal.places[cell.x]), ...(vertical ? { [vertical.key]: words(vertical.places[cell.y]) } : {}), best: cell.best === null ? "" : section.arms[cell.best].model, decided: String(decided(cell)), not_told_from: cell.undecided.map((arm) => section.arms[arm].model).join(" "), lead: cell.lead, low: cell.low, high: cell.high, smallest_lead_seen: cell.smallest, n_worlds: cell.n })),
  };
}

export const regimes = { id, settings, draw };
