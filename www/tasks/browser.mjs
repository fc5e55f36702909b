// Finds the Chromium or Chrome that the browser tests drive.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { ask } from "./toolchain.mjs";
import { Failure } from "./step.mjs";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of an installed browser of the Chromium family, or undefined. STATUS_CODEBOOK_BROWSER names one outright. A
 * candidate has to tell its version: some systems put a stub in its place that only says where to get it.
 */
export function findBrowser() {
  const named = process.env.STATUS_CODEBOOK_BROWSER;
  if (named) {
    if (!executable(named)) throw new Failure(`STATUS_CODEBOOK_BROWSER names no program: ${named}`);
    return named;
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...APPLICATIONS,
  ];
  return candidates.find((path) => executable(path) && ask(path, ["--version"]) !== undefined);
}
