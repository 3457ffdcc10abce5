// Districts as hexagons, at one time, under one structure or as its difference from the reference.

import * as Plot from "@observablehq/plot";
import { INK } from "../colours.js";
import { choice, chosen, make, select } from "../controls.js";
import { axisNumber, monthOf, shortNumber, signed, text, words } from "../messages.js";
import * as state from "../state.js";

const id = "map";
let playing = null;

const quantities = (data) => data.quantities.map((one) => ({ value: one.name, words: words(one.key) }));
const structures = (part) => part.arms.map((arm, index) => ({ value: String(index), words: words(arm.key) }));
const kinds = ["level", "difference"].map((value) => ({ value, key: `map.${value}` }));

function chosenView({ data, part }) {
  const quantity = data.quantities.find((one) => one.name === chosen(`${id}.quantity`, quantities(data)));
  const arm = Number(chosen(`${id}.structure`, structures(part)));
  const canDiffer = part.arms[arm].reference !== arm;
  const kind = canDiffer ? chosen(`${id}.show`, kinds) : "level";
  return { quantity, arm, kind, canDiffer };
}

// Position of the slider: the time that begins at or before the week in the address.
function timeOf(data) {
  const week = Number(state.get(`${id}.week`, data.weeks.at(-1)));
  const after = data.weeks.findIndex((one) => one > week);
  return after === -1 ? data.weeks.length - 1 : Math.max(0, after - 1);
}

function stop() {
  clearInterval(playing);
  playing = null;
}

function settings(view) {
  const { head, data, part } = view;
  stop();
  const { canDiffer } = chosenView(view);
  const spoken = (time) => text("control.week_n", { n: { n: String(data.weeks[time]) }, date: { x: monthOf(head.start, data.weeks[time]) } });
  const slider = make("input", { type: "range", id: `${id}.time`, min: 0, max: data.weeks.length - 1, step: 1, value: timeOf(data), "aria-valuetext": spoken(timeOf(data)) });
  const told = make("output", { for: `${id}.time` }, spoken(timeOf(data)));
  const move = (time) => {
    slider.value = time;
    told.textContent = spoken(time);
    slider.setAttribute("aria-valuetext", spoken(time));
    state.set(`${id}.week`, data.weeks[time]);
  };
  slider.addEventListener("input", () => move(Number(slider.value)));
  const play = make("button", { type: "button", id: `${id}.play`, "aria-pressed": "false" }, text("control.play"));
  const show = (on) => {
    play.textContent = text(on ? "control.pause" : "control.play");
    play.setAttribute("aria-pressed", String(on));
  };
  play.addEventListener("click", () => {
    if (playing) {
      stop();
      return show(false);
    }
    show(true);
    if (Number(slider.value) === data.weeks.length - 1) move(0);
    playing = setInterval(() => {
      if (Number(slider.value) < data.weeks.length - 1) return move(Number(slider.value) + 1);
      stop();
      show(false);
    }, 350);
  });
  return [
    select(`${id}.quantity`, "control.quantity", quantities(data)),
    select(`${id}.structure`, "control.structure", structures(part)),
    ...(canDiffer ? [choice(`${id}.show`, "control.show", kinds.map(({ value, key }) => ({ value, words: text(key) })))] : []),
    make("div", { class: "slider" }, make("label", { class: "control" }, make("span", {}, text("control.time")), slider), told),
    play,
  ];
}

// Scales hold for all structures and times, so that colours can be compared.
function extentOf(quantity, kind) {
  const values = quantity.arms.flatMap((arm) => (kind === "level" ? arm.mean : arm.difference ?? [])).filter((value) => value !== null);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (kind === "level") return low < high ? [Math.min(low, 0), high] : [low - 1, high + 1];
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
  return [-most, most];
}

// Where most values lie near the low end, colours change faster there; the bar below the map shows how.
function bendOf(quantity, [low, high]) {
  const values = quantity.arms.flatMap((arm) => arm.mean).filter((value) => value !== null).sort((a, b) => a - b);
  const middle = (values[Math.floor(values.length / 2)] - low) / (high - low);
  return middle > 0 ? Math.max(1, Math.min(4, Math.log(middle) / Math.log(0.5))) : 4;
}

function nearest(places) {
  let least = Infinity;
  for (const one of places) for (const other of places) if (one !== other) least = Math.min(least, Math.hypot(one.x - other.x, one.y - other.y));
  return Number.isFinite(least) && least > 0 ? least : 1;
}

const BLUE_AND_ORANGE = ["#b34700", "#e8823a", "#f7c9a6", "#f4f4f4", "#a9d0ea", "#3f93cc", "#00548a"];
const BLUES = ["#f1f5f9", "#c9dcec", "#8fbbdc", "#4b93c8", "#1b6aa5", "#0a406b"];

function draw(view, width) {
  const { head, data, part } = view;
  const { quantity, arm, kind } = chosenView(view);
  const time = timeOf(data);
  const n = data.places.length;
  const own = quantity.arms[arm];
  const tiles = data.places.map((place, index) => ({
    ...place,
    value: (kind === "level" ? own.mean : own.difference)[time * n + index],
    isFound: kind === "difference" && own.found[time * n + index] === 1,
  }));
  const gap = nearest(data.places);
  const xs = data.places.map((place) => place.x);
  const ys = data.places.map((place) => place.y);
  const [spanX, spanY] = [Math.max(...xs) - Math.min(...xs) + 1.4 * gap, Math.max(...ys) - Math.min(...ys) + 1.4 * gap];
  const scale = Math.min(Math.min(width, 720) / spanX, 460 / spanY);
  const [middleX, middleY] = [(Math.max(...xs) + Math.min(...xs)) / 2, (Math.max(...ys) + Math.min(...ys)) / 2];
  const [wide, tall] = [Math.max(260, Math.round(spanX * scale)), Math.round(spanY * scale)];
  const radius = (gap * scale) / 2 - 0.5; // from the middle to a side, which is how hexagons are measured here
  const domain = extentOf(quantity, kind);
  const flipped = kind === "difference" && quantity.better === "lower";
  const range = kind === "level" ? BLUES : flipped ? [...BLUE_AND_ORANGE].reverse() : BLUE_AND_ORANGE;
  const color = { type: "linear", domain, range, interpolate: "rgb", clamp: true, unknown: "#ffffff" };
  const bend = kind === "level" ? bendOf(quantity, domain) : 1;
  const stops = range.map((_, index) => domain[0] + (domain[1] - domain[0]) * (index / (range.length - 1)) ** bend);
  color.domain = stops;
  const valueOf = (tile) => (tile.value === null ? text("not_available") : kind === "level" ? shortNumber(tile.value) : signed(tile.value));
  const spoken = (tile) => text(tile.isFound ? "map.tile_found" : "map.tile", { district: { x: tile.name }, value: { x: valueOf(tile) } });
  const dark = (tile) => tile.value !== null && (kind === "level" ? ((tile.value - domain[0]) / (domain[1] - domain[0])) ** (1 / bend) > 0.55 : Math.abs(tile.value) / domain[1] > 0.6);
  const half = { x: wide / scale / 2, y: tall / scale / 2 };
  const chart = Plot.plot({
    width: wide,
    height: tall,
    margin: 0,
    style: { fontSize: "12px", color: INK },
    x: { axis: null, domain: [middleX - half.x, middleX + half.x] },
    y: { axis: null, domain: [middleY - half.y, middleY + half.y] },
    color,
    marks: [
      Plot.dot(tiles, { x: "x", y: "y", r: radius, symbol: "hexagon", fill: "value", stroke: "#7b828a", strokeWidth: 1, className: "districts", title: spoken }),
      Plot.dot(tiles.filter((tile) => tile.isFound), { x: "x", y: "y", r: 3.2, dy: radius * 0.5, fill: INK, stroke: "white", className: "found" }),
      radius > 17 ? Plot.text(tiles, { x: "x", y: "y", text: valueOf, fill: (tile) => (dark(tile) ? "white" : INK), fontSize: Math.min(13, radius / 2.6), className: "tile-values" }) : null,
    ],
  });
  const scaleBar = Plot.plot({ width: Math.min(width, 460), height: 48, marginTop: 4, marginBottom: 26, marginLeft: 14, marginRight: 30, style: { fontSize: "12px", color: INK }, x: { domain, tickFormat: axisNumber, ticks: 4, label: null }, color, marks: [Plot.rectX(stripes(domain), { x1: "low", x2: "high", fill: "middle" })] });
  scaleBar.classList.add("scale");
  const week = text("control.week_n", { n: { n: String(data.weeks[time]) }, date: { x: monthOf(head.start, data.weeks[time]) } });
  const reference = part.arms[part.arms[arm].reference];
  return {
    node: make("div", {}, chart, scaleBar),
    title: `${[words(quantity.key), words(quantity.unit)].filter(Boolean).join(", ")} \u2014 ${words(part.arms[arm].key)}${kind === "difference" ? `, ${text("control.against", { reference: reference.key })}` : ""}, ${week}`,
    rows: tiles.map((tile) => ({ quantity: quantity.name, structure: part.arms[arm].model, kind, week: data.weeks[time], district: tile.name, x_km: tile.x, y_km: tile.y, value: tile.value, found: kind === "difference" ? String(tile.isFound) : "" })),
  };
}

function stripes([low, high]) {
  const n = 60;
  return Array.from({ length: n }, (_, i) => ({ low: low + ((high - low) * i) / n, high: low + ((high - low) * (i + 1)) / n, middle: low + ((high - low) * (i + 0.5)) / n }));
}

export const map = { id, settings, draw };
