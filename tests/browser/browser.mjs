// Starts what the browser tests need: the project's own server on a free port and an installed browser, and pages
// that remember everything that went wrong on them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { findBrowser } from "../../www/tasks/browser.mjs";
import { serve } from "../../www/tasks/serve.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** The engine of this run: `npm test` runs them all, one after the other. */
const ENGINE = process.env.STATUS_CODEBOOK_ENGINE || "chromium";
const { launch, cannot = {} } = await import(`./${ENGINE}.mjs`);

/**
 * Why the engine, or what drives it, cannot do this, or false: a test that needs it is skipped there and says why, as in
 * `test("…", { skip: without("devtools") }, …)`.
 */
export const without = (what) => cannot[what] ?? false;

/** Answers take milliseconds; this much is for a busy machine. */
export const PATIENCE_MS = 30_000;

/** By the clock, while the machine does much else; what holds a page up takes it seconds. */
const HELD_UP_MS = 2000;

export const WIDE = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };
export const SMALL = { width: 320, height: 640 };

/** One server and one browser for a file of tests; `open` gives each test a page of its own. */
export function site() {
  const here = {};
  before(async () => {
    here.server = await serve(dist, 0);
    here.engine = await launch(findBrowser(ENGINE));
  });
  after(async () => {
    await here.engine?.close();
    await here.server?.close();
  });

  /**
   * Opens the page. When the test ends, an error in the console, an exception or a violation of the policy fails it,
   * unless the test expects it: `trouble: true`. The codebook is ready when the page is handed over, unless the test
   * prepares the page itself: then it says itself what it waits for.
   */
  here.open = async (
    t,
    { path = "", viewport = WIDE, trouble = false, before: prepare, ...options } = {},
  ) => {
    const page = await here.engine.newPage({ viewport, ...options });
    page.setDefaultTimeout(PATIENCE_MS);
    // A policy holds for an element that is added, not for what is evaluated.
    const addScriptTag = page.addScriptTag.bind(page);
    page.addScriptTag = ({ url, path, content }) =>
      url === undefined ? page.evaluate(content ?? readFileSync(path, "utf8")) : addScriptTag({ url });
    page.troubles = [];
    page.asked = [];
    // Some browsers ask for an icon by themselves, which is nothing that the page does.
    const note = (text) => text.includes("/favicon.ico") || page.troubles.push(text);
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") note(message.text());
    });
    page.on("pageerror", (error) => note(String(error)));
    // WebKit reads what the page itself holds by such a request as well.
    page.on("request", (request) => request.url().startsWith("blob:") || page.asked.push(request.url()));
    await page.exposeFunction("reportViolation", (violation) => note(`policy: ${violation}`));
    await page.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", (event) =>
        window.reportViolation(`${event.violatedDirective} ${event.blockedURI}`),
      ),
    );
    t.after(async () => {
      // A request that a test has caught may still be under way, the icon's for one.
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await page.context().close();
      if (!trouble) assert.deepEqual(page.troubles, []);
    });
    await prepare?.(page);
    await page.goto(new URL(path, here.server.url).href);
    if (prepare === undefined && options.javaScriptEnabled !== false)
      await page.locator("status-codebook [part=filter]").waitFor();
    return page;
  };

  /**
   * Fails when the page was at work for longer than `most` ms without a break. Where the browser tells its processor's
   * time that counts, so that what else the machine does is left out; elsewhere the clock, by which less is found.
   */
  here.notHeldUp = async (t, page, most, work) => {
    const { longestTask } = here.engine;
    const longest = await (longestTask ?? gap)(page, work);
    t.diagnostic(`held up for ${longest.toFixed(1)} ms${longestTask ? "" : " by the clock"}`);
    assert.ok(longest < (longestTask ? most : HELD_UP_MS), `the page was held up for ${longest} ms`);
  };
  return here;
}

export const box = (page) => page.getByRole("combobox");

/** Puts a question into the box by keys, as a person does, and waits for its answer. */
export async function ask(page, question) {
  const codebook = page.locator("status-codebook");
  // Listening before the first key is pressed: the answer to the last one is waited for, not the first.
  const listening = await codebook.evaluateHandle(
    (element, [asked, patience]) => ({
      answered: new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no answer to «${asked}»`)), patience);
        element.addEventListener("status-codebook-results", function told(event) {
          if (event.detail.query !== asked) return;
          clearTimeout(late);
          element.removeEventListener("status-codebook-results", told);
          resolve();
        });
      }),
    }),
    [question.trim(), PATIENCE_MS],
  );
  await box(page).fill("");
  await box(page).pressSequentially(question);
  await listening.evaluate((each) => each.answered);
  await listening.dispose();
}

/** The longest time in ms for which the page answered nothing while `work` went on. */
async function gap(page, work) {
  await page.evaluate(() => {
    window.gap = 0;
    let last = performance.now();
    window.ticking = setInterval(() => {
      const now = performance.now();
      window.gap = Math.max(window.gap, now - last);
      last = now;
    }, 5);
  });
  await work();
  return page.evaluate(() => (clearInterval(window.ticking), window.gap));
}

export const answer = (page) => page.locator(".answer article");
export const options = (page) => page.getByRole("option");

/** The words a person sees, white space folded. */
export async function words(locator) {
  return (await locator.innerText()).replace(/\s+/g, " ").trim();
}

/** Pastes as a person does: through the clipboard event on the box. */
export async function paste(page, text) {
  await box(page).evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true });
    // What is given to the constructor does not arrive in Firefox.
    Object.defineProperty(event, "clipboardData", { value: data });
    if (!input.dispatchEvent(event)) return;
    input.focus();
    document.execCommand("insertText", false, pasted);
  }, text);
}

/** Bytes as they go over to a page. */
export const bytes = (...parts) => ({
  base64: Buffer.concat(parts.map((each) => Buffer.from(each))).toString("base64"),
});

/** Files as the page makes them: each with its content so many times over, which costs no memory. */
export const filesIn = (page, ...files) =>
  page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, content, times = 1 } of given) {
      const part = new Blob([
        typeof content === "string" ? content : Uint8Array.from(atob(content.base64), (c) => c.charCodeAt(0)),
      ]);
      data.items.add(new File(Array(times).fill(part), name));
    }
    return data;
  }, files);

/** Drops files on the element, through the events of a person's mouse. */
export async function drop(page, ...files) {
  await dropMade(page, await filesIn(page, ...files));
}

/** The same with files that were made before: making a large one takes the page longer than it may be held up. */
export async function dropMade(page, data) {
  await page.locator(".body").evaluate((place, dataTransfer) => {
    for (const type of ["dragenter", "dragover", "drop"])
      place.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
      );
  }, data);
}
