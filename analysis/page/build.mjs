// Bundles src/ into dist/, which is committed: the program is built without npm. `node build.mjs OUT` writes elsewhere.
import { build } from "esbuild";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "dist");

// Everything that is bundled keeps its licence.
function licences(inputs) {
  const packages = new Set();
  for (const path of Object.keys(inputs)) {
    const found = path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (found) packages.add(found[1]);
  }
  const namesOf = new Map(); // by text of the licence
  for (const name of [...packages].sort()) {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((one) => join(folder, one)).find((one) => existsSync(one));
    const text = file ? readFileSync(file, "utf8").trim() : `Licence: ${license}`;
    namesOf.set(text, [...(namesOf.get(text) ?? []), `${name} ${version}`]);
  }
  return [...namesOf].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
}

const options = {
  absWorkingDir: here,
  entryPoints: { page: "src/main.js" },
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "ascii",
  legalComments: "none",
  outdir: out,
  metafile: true,
};
const { metafile } = await build({ ...options, write: false });
const banner = `/*\n${licences(metafile.inputs).join("\n\n----\n\n").replaceAll("*/", "* /")}\n*/`;
await build({ ...options, banner: { js: banner } });
await build({ absWorkingDir: here, entryPoints: ["src/page.css"], minify: true, charset: "ascii", legalComments: "none", outdir: out });
