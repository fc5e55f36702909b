// Chromium or Chrome by playwright-core, which is at home there.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launch(executablePath) {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    newPage: async (options) => (await browser.newContext(options)).newPage(),
    longestTask: (page, work) => longestTask(browser, page, work),
    close: () => browser.close(),
  };
}

/** The longest time in ms of the processor that the page's own thread was at work without a break. */
async function longestTask(browser, page, work) {
  await browser.startTracing(page, { categories: ["toplevel"] });
  let events;
  try {
    await work();
  } finally {
    ({ traceEvents: events } = JSON.parse(await browser.stopTracing()));
  }
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const pages = new Set(
    events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread),
  );
  const tasks = events.filter((each) => each.tdur !== undefined && pages.has(thread(each)));
  assert.ok(tasks.length > 10, "the browser tells how long its tasks took");
  return Math.max(...tasks.map(({ tdur }) => tdur / 1000));
}
