// The committed bundle is what its sources give.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const source = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "analysis", "page");

test("the committed bundle is what its sources give", { skip: !existsSync(join(source, "node_modules", "esbuild")) && "npm ci was not run in analysis/page" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-bundle-"));
  try {
    execFileSync(process.execPath, [join(source, "build.mjs"), folder]);
    for (const name of ["page.js", "page.css"]) {
      assert.ok(readFileSync(join(folder, name)).equals(readFileSync(join(source, "dist", name))), `${name} is stale: npm run build in analysis/page`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the bundle carries the licences of what is in it", () => {
  const script = readFileSync(join(source, "dist", "page.js"), "utf8");
  assert.match(script, /^\/\*[^]*@observablehq\/plot[^]*Permission to use, copy, modify[^]*\*\//);
  assert.match(script, /d3-scale[^]*\*\//);
});

test("both languages say the same things", () => {
  const [en, fr] = ["en", "fr"].map((language) => JSON.parse(readFileSync(join(source, "text", `${language}.json`), "utf8")));
  for (const [key, text] of Object.entries(en)) {
    assert.ok(fr[key], `${key} is not in French`);
    const places = (one) => [...one.matchAll(/\{\w+\}/g)].map(String).sort();
    assert.deepEqual(places(fr[key]), places(text), key);
  }
});
