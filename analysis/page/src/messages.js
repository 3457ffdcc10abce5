// Messages of analysis/page_messages.hpp in words: what the program wrote in one language, the reader can have in the other.

let tables = {};
let language = "en";

export function useTexts(texts, initial) {
  tables = texts;
  language = initial;
}
export const languages = () => Object.keys(tables);
export const currentLanguage = () => language;
export function setLanguage(wanted) {
  language = wanted in tables ? wanted : language;
}

// `-1,234.5` as people of the language write it.
export function localised(figure) {
  const text = figure.replaceAll("-", "\u2212");
  return language === "fr" ? text.replaceAll(",", "\u202f").replaceAll(".", ",") : text;
}

export function words(message) {
  if (message === null || message === undefined) return "";
  if (typeof message === "string") return filled(message, {});
  if (Array.isArray(message)) return message.map(words).join(", ");
  if ("x" in message) return message.x;
  if ("n" in message) return localised(message.n);
  if ("day" in message) {
    if (message.day.length !== 10) return message.day;
    return filled("date.month", { year: { x: message.day.slice(0, 4) }, month: `month.${message.day.slice(5, 7)}` });
  }
  return filled(message.k, message.a);
}

function filled(key, places) {
  const text = tables[language][key];
  if (text === undefined) return key;
  return text.replace(/\{([^{}]*)\}/g, (_, place) => (place in places ? words(places[place]) : ""));
}

export const text = (key, places = {}) => filled(key, places);
export const literal = (value) => ({ x: String(value) });

// A number for an axis, a tile or a tip: three significant digits, thousands apart.
export function shortNumber(value) {
  if (value === null || !Number.isFinite(value)) return text("not_available");
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size >= 9) return `${shortNumber(value / 1e9)} ${text("scale.billion")}`;
  if (size >= 6) return `${shortNumber(value / 1e6)} ${text("scale.million")}`;
  const fixed = value.toFixed(Math.max(0, Math.min(8, 2 - size)));
  return localised(withThousands(fixed));
}

export function withThousands(digits) {
  const [whole, fraction] = digits.split(".");
  const apart = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction ? `${apart}.${fraction}` : apart;
}

export const signed = (value) => (value > 0 ? "+" : "") + shortNumber(value);

// A number on an axis: no digits that it does not need.
export function axisNumber(value) {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e9) return `${localised(String(Number((value / 1e9).toPrecision(4))))} ${text("scale.billion")}`;
  if (size >= 1e6) return `${localised(String(Number((value / 1e6).toPrecision(4))))} ${text("scale.million")}`;
  const digits = Number(value.toPrecision(6));
  return localised(withThousands(size < 1e-4 ? digits.toFixed(7).replace(/0+$/, "") : String(digits)));
}

// The day on which a step of the record begins, as a month.
export function monthOf(start, week) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(start)) return "";
  const day = new Date(`${start}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 7 * week);
  return words({ day: day.toISOString().slice(0, 10) });
}

// Puts all that the program wrote into the current language.
export function translate(root) {
  const read = (stored) => (/^[{[]/.test(stored) ? JSON.parse(stored) : stored);
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = words(read(element.dataset.t));
  for (const element of root.querySelectorAll("[data-n]")) element.textContent = localised(element.dataset.n);
  for (const element of root.querySelectorAll("[data-i]")) {
    const [d, low, high] = element.dataset.i.split("|").map((n) => ({ n }));
    element.textContent = text("interval", { d, low, high });
  }
  for (const element of root.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", words(read(element.dataset.tLabel)));
  document.documentElement.lang = language;
}
