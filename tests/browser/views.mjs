// Every view of the page, each with the way that leads to it.
import { readFileSync } from "node:fs";
import { ask, bytes, drop, paste } from "./browser.mjs";

const LOG = "copy a AZSM2063\ncopy b AZSM2063\nend AZSM1027\nthen DATA_SYNC : SUCCEEDED\nand AZSM2045";

const EXAMPLE = readFileSync(new URL("../../src/data/example-catalog.json", import.meta.url), "utf8");
const WORSE = '{ "id": "worse", "entries": [{}] }';

export const VIEWS = {
  "first view": () => undefined,
  "one entry": (page) => ask(page, "azsm 1024"),
  "several meanings": (page) => ask(page, "102"),
  "Mover's rules": (page) => ask(page, "mover 404"),
  "cancel rule": (page) => ask(page, "mover 600"),
  "rules of a document": (page) => ask(page, "can i cancel this"),
  "life of an operation": (page) => ask(page, "DATA_SYNC : FAILED"),
  "a list": (page) => ask(page, "target location"),
  "not documented": (page) => ask(page, "AZSM2045"),
  "another system": (page) => ask(page, "0x80070005"),
  nothing: (page) => ask(page, "xylophone banana"),
  report: (page) => paste(page, LOG),
  "all codes": async (page) => {
    const clear = page.getByRole("button", { name: "Clear", exact: true });
    if (await clear.isVisible()) await clear.click();
    await page.getByRole("button", { name: "Browse all codes" }).click();
    await page.locator("[data-row]").nth(400).waitFor();
  },
  "your own codes": async (page) => {
    await drop(page, { name: "own.json", content: EXAMPLE }, { name: "worse.json", content: WORSE });
    await page.locator(".own .faults").waitFor();
  },
  "codes of the site that cannot be loaded": async (page) => {
    await ask(page, "azsm 1024");
    await page.locator("status-codebook").evaluate((each) => (each.src = "data/mover.json"));
    await page.locator(".source-faults").waitFor();
  },
  "a file that cannot be read": async (page) => {
    await drop(page, { name: "report.xlsx", content: bytes([0x50, 0x4b, 3, 4]) });
    await page.locator(".intake[role=alert]").waitFor();
  },
  "a file on its way": async (page) => {
    await drop(page, { name: "agent.log", content: LOG.repeat(1000), times: 2000 });
    await page.getByRole("progressbar").waitFor();
  },
};

/** A page that shows the view of that name. */
export async function view(here, t, name, options) {
  const page = await here.open(t, options);
  await page.locator(".examples").waitFor();
  await VIEWS[name](page);
  return page;
}
