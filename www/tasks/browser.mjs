// Finds the browsers that the browser tests drive, one for each engine.
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ask } from "./toolchain.mjs";
import { Failure } from "./step.mjs";

/** What each engine is called, which variable names it outright, and which of Debian's packages bring it. */
export const ENGINES = {
  chromium: {
    title: "Chromium or Chrome",
    variable: "STATUS_CODEBOOK_BROWSER",
    packages: ["chromium"],
    find: () => answering(CHROMIUM_NAMES, CHROMIUM_APPLICATIONS),
  },
  firefox: {
    title: "Firefox",
    variable: "STATUS_CODEBOOK_FIREFOX",
    packages: ["firefox-esr"],
    find: () => answering(["firefox-esr", "firefox"], ["/Applications/Firefox.app/Contents/MacOS/firefox"]),
  },
  webkit: {
    title: "WebKitGTK with its WebDriver, and Xvfb",
    packages: ["webkit2gtk-driver", "xvfb"],
    find: webkit,
  },
};

const CHROMIUM_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];
const CHROMIUM_APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** Of each change; the others when they are named, until all that was written since they came is held in them as well. */
const USUAL = ["chromium"];

/** The engines that are tested here: the usual ones, or the one that STATUS_CODEBOOK_ENGINE names. */
export function testedEngines() {
  const all = Object.keys(ENGINES);
  const named = process.env.STATUS_CODEBOOK_ENGINE;
  if (!named) return USUAL;
  if (!all.includes(named))
    throw new Failure(`STATUS_CODEBOOK_ENGINE must be one of ${all.join(", ")}, not "${named}"`);
  return [named];
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (name) =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .filter(executable);

/** A candidate has to tell its version: some systems put a stub in its place that only says where to get it. */
const answering = (names, applications) =>
  [...names.flatMap(onPath), ...applications.filter(executable)].find(
    (path) => ask(path, ["--version"]) !== undefined,
  );

/** WebKitGTK is three programs: the driver, its browser, which lies beside the library, and a screen to show it on. */
function webkit() {
  const [driver] = onPath("WebKitWebDriver");
  const [screen] = onPath("Xvfb");
  const browser = beside("/usr/lib", /^[^.]+$/, /^webkit(2gtk|gtk)-[\d.]+$/, /^MiniBrowser$/).find(
    executable,
  );
  return driver && screen && browser && { driver, screen, browser };
}

/** The paths under a folder whose parts match, one after the other. */
function beside(folder, ...[part, ...rest]) {
  if (part === undefined) return [folder];
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.filter((name) => part.test(name)).flatMap((name) => beside(join(folder, name), ...rest));
}

/** Where an engine's installed browser is, or undefined. */
export function findBrowser(engine) {
  const { variable, find } = ENGINES[engine];
  const named = process.env[variable];
  if (!named) return find();
  if (!executable(named)) throw new Failure(`${variable} names no program: ${named}`);
  return named;
}
