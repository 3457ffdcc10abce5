// What the reader has chosen, kept in the address after `#`, so that a view can be sent to somebody.

const state = new Map();
const listeners = [];

const pattern = /^[a-z]+(\.[a-z]+)?$/;

export function readAddress() {
  const found = new Map();
  const hash = location.hash.slice(1);
  if (hash.includes("=")) {
    for (const [key, value] of new URLSearchParams(hash)) if (pattern.test(key)) found.set(key, value);
  }
  return found;
}

function writeAddress() {
  const hash = `#${new URLSearchParams([...state])}`;
  if (hash === location.hash) return;
  try {
    history.replaceState(null, "", hash);
  } catch {
    location.replace(hash); // pages from disk, in some browsers
  }
}

export const get = (key, fallback) => state.get(key) ?? fallback;

export function set(key, value) {
  if (state.get(key) === String(value)) return;
  state.set(key, String(value));
  writeAddress();
  for (const listen of listeners) listen(key);
}

export function onChange(listen) {
  listeners.push(listen);
}

export function load() {
  state.clear();
  for (const [key, value] of readAddress()) state.set(key, value);
}
