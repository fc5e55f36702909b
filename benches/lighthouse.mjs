// Lighthouse's figures for the built page, as a static host would serve it: compressed.
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { findBrowser } from "../www/tasks/browser.mjs";
import { serve } from "../www/tasks/serve.mjs";
import { Failure, say } from "../www/tasks/step.mjs";
import { median } from "./process.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"];
/** One measurement of the performance says little where other programs run beside it; of the rest it says all. */
const RUNS = 3;
/** Held at 1.0: what falls short is a failure. */
const HELD = ["accessibility", "best-practices"];
const VIEWS = { "first view": "", "one entry": "?q=azsm+1027", "several meanings": "?q=404" };

/** What our own server answers, compressed with brotli. */
async function compressing() {
  const plain = await serve(dist, 0);
  const packed = new Map();
  const pack = async (path) => {
    const answer = await fetch(new URL(path, plain.url));
    const bytes = brotliCompressSync(Buffer.from(await answer.arrayBuffer()));
    const { "content-type": type, "content-security-policy": policy } = Object.fromEntries(answer.headers);
    const headers = { "Content-Type": type, "Content-Security-Policy": policy, "Content-Encoding": "br" };
    return [answer.status, headers, bytes];
  };
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, plain.url);
    if (!packed.has(pathname)) packed.set(pathname, await pack(pathname));
    const [status, headers, bytes] = packed.get(pathname);
    response.writeHead(status, headers).end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const end = () => new Promise((done) => (server.close(done), server.closeAllConnections()));
  return {
    url: `http://localhost:${server.address().port}/`,
    close: () => Promise.all([plain.close(), end()]),
  };
}

/** What Lighthouse found so many times. */
async function measured(lighthouse, times, ...how) {
  const results = [];
  while (results.length < times) {
    const { lhr } = await lighthouse(...how);
    if (lhr.runtimeError) throw new Failure(`Lighthouse: ${lhr.runtimeError.message}`);
    results.push(lhr);
  }
  return results;
}

function cells(results) {
  const score = (id) => median(results.map(({ categories }) => categories[id].score)).toFixed(2);
  const value = (id) => median(results.map(({ audits }) => audits[id].numericValue));
  return [
    ...Object.keys(results[0].categories).map(score),
    (value("first-contentful-paint") / 1000).toFixed(1),
    (value("largest-contentful-paint") / 1000).toFixed(1),
    value("total-blocking-time").toFixed(0),
    value("cumulative-layout-shift").toFixed(3),
  ];
}

/** What keeps a category that is held from 1.0. */
function faults({ categories, audits }) {
  return HELD.flatMap((id) => categories[id].auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `${audits[id].title}: ${JSON.stringify(audits[id].details?.items ?? [])}`);
}

/** Prints a table of the categories for each view, on a phone and on a desktop. */
export async function lighthouseBench({ quick }) {
  const { default: lighthouse, desktopConfig } = await import("lighthouse");
  const { launch } = await import("chrome-launcher");
  const site = await compressing();
  const chrome = await launch({ chromePath: findBrowser(), chromeFlags: FLAGS });
  const options = { port: chrome.port, logLevel: "error" };
  const short = [];
  say(
    "| view | performance | accessibility | best practices | SEO | first paint, s | largest, s | blocked, ms | shift |",
  );
  say(`|${" --- |".repeat(9)}`);
  try {
    for (const [device, config] of Object.entries({ phone: undefined, desktop: desktopConfig }))
      for (const [view, search] of Object.entries(VIEWS)) {
        const results = await measured(lighthouse, quick ? 1 : RUNS, `${site.url}${search}`, options, config);
        say(`| ${[`${device}, ${view}`, ...cells(results)].join(" | ")} |`);
        short.push(...faults(results[0]).map((fault) => `${device}, ${view}: ${fault}`));
      }
  } finally {
    chrome.kill();
    await site.close();
  }
  if (short.length > 0)
    throw new Failure(`Accessibility or best practices are short of 1.0:\n${short.join("\n")}`);
}
