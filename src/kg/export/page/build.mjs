// src/ -> built/page.js and built/page.css, one file each. Both are committed: an installed package needs no build step.
import { build } from "esbuild";

await build({
  entryPoints: { page: "src/main.js" },
  outdir: "built",
  bundle: true,
  format: "iife",
  target: ["chrome103", "firefox113", "safari16.4"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
