// The codebook in other people's pages: as one script, in a frame, and as one file.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../www/tasks/serve.mjs";
import { answer, ask, box, paste, site, words } from "./browser.mjs";
import { frameIn, seenWhole, pageAround, portal } from "./portal.mjs";

const here = site();
const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const integrity = JSON.parse(readFileSync(join(dist, "cdn/integrity.json"), "utf8"));

/** The page prepares itself: what is waited for is in a frame, or comes later. */
const before = () => undefined;
const clipboard = ["clipboard-read", "clipboard-write"];
/** Chromium reports to the console that the newer way to the clipboard is closed, before the older is taken. */
const aboutClipboard = (text) => text.startsWith("Permissions policy violation: The Clipboard API");

const script = (attributes = "") =>
  `<script src="${here.server.url}cdn/status-codebook.js" ${attributes}></script>`;
const frame = (search = "", attributes = "") =>
  `<iframe data-status-codebook title="Codes" width="900" height="300" src="${here.server.url}embed.html${search}" ${attributes}></iframe>`;
const sizing = () => `<script src="${here.server.url}cdn/embed.js" defer></script>`;
/** Opens a portal whose page holds `markup`. */
const openPortal = async (t, markup, { headers, ...options } = {}) =>
  here.open(t, {
    path: await portal(t, { headers, files: { "/": pageAround(markup) } }),
    before,
    ...options,
  });

/** Until this lies on the clipboard, read as the page of the tab. */
async function copied(page, text) {
  await page.locator("h1").click();
  await page.waitForFunction(async (expected) => (await navigator.clipboard.readText()) === expected, text);
}

test("one classic script registers the element and sets no global name, from another site and twice", async (t) => {
  const open = (markup) =>
    openPortal(t, markup, {
      headers: {
        "Content-Security-Policy": `default-src 'none'; script-src ${here.server.url} 'wasm-unsafe-eval'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`,
      },
    });
  const names = (page) => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
  const bare = await open("");
  const page = await open(`<status-codebook query='azsm 1024'></status-codebook>${script()}${script()}`);
  assert.match(await words(answer(page)), /^Failure AZSM1024/);
  assert.deepEqual(await names(page), await names(bare));
  const asked = page.asked.filter((url) => !url.startsWith("data:"));
  assert.deepEqual([...new Set(asked)], [page.url(), `${here.server.url}cdn/status-codebook.js`]);
});

test("a script that is not the one whose hash is named does not run; the one that is does", async (t) => {
  const cdn = await serve(dist, 0, { "Access-Control-Allow-Origin": "*" });
  t.after(cdn.close);
  const tag = (hash) =>
    `<status-codebook></status-codebook><script src="${cdn.url}cdn/status-codebook.js" integrity="${hash}" crossorigin="anonymous"></script>`;
  const page = await openPortal(t, tag(integrity["status-codebook.js"]));
  await page.locator("status-codebook [part=filter]").waitFor();
  const other = await openPortal(t, tag(integrity["embed.js"]), { trouble: true });
  assert.ok(other.troubles.some((text) => text.includes("integrity")));
  assert.equal(await other.evaluate(() => customElements.get("status-codebook")), undefined);
});

test("a long text is read in the page, with no attempt at a worker and no word about it", async (t) => {
  const page = await openPortal(t, `<status-codebook></status-codebook>${script()}`);
  await page.locator("status-codebook [part=filter]").waitFor();
  await box(page).click();
  await paste(page, "2024-06-11 agent: AZSM1027 again\n".repeat(20_000));
  await page.locator(".tally").waitFor();
  assert.match(await words(page.locator(".tally")), /AZSM1027/);
  assert.ok(!page.asked.some((url) => url.includes("worker")));
});

test("where the page's policy forbids WebAssembly, the element says what to allow and what else there is", async (t) => {
  const page = await openPortal(t, `<status-codebook></status-codebook>${script()}`, {
    headers: { "Content-Security-Policy": `script-src ${here.server.url}` },
    trouble: true,
  });
  const told = await words(page.getByRole("alert"));
  assert.match(
    told,
    /^This page does not allow WebAssembly .*'wasm-unsafe-eval' to script-src .*embed\.html/,
  );
  const framed = await openPortal(t, frame(), {
    headers: { "Content-Security-Policy": "default-src 'none'; img-src data:; frame-src *" },
  });
  await frameIn(framed);
});

for (const [name, sandbox] of [
  ["a frame", ""],
  ["a sandboxed frame", `sandbox="allow-scripts"`],
  ["a sandboxed frame with its own origin", `sandbox="allow-scripts allow-same-origin"`],
])
  test(`${name} answers, copies, and is as high as its content`, async (t) => {
    const page = await openPortal(t, frame("?query=404", sandbox) + sizing(), {
      permissions: clipboard,
      trouble: true,
    });
    const codebook = await frameIn(page);
    assert.equal(await box(codebook).inputValue(), "404");
    const high = () => page.locator("iframe").evaluate((each) => each.clientHeight);
    await page.waitForFunction(() => document.querySelector("iframe").clientHeight > 400);
    await seenWhole(codebook);
    const tall = await high();
    await ask(codebook, "azsm 1027");
    await codebook.getByRole("button", { name: "Copy code" }).click();
    await codebook.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    await copied(page, "AZSM1027");
    await codebook.getByRole("button", { name: "Copy link" }).click();
    await copied(page, `${here.server.url}#/azsm/AZSM1027`);
    await ask(codebook, "zzzz");
    await page.waitForFunction((before) => document.querySelector("iframe").clientHeight < before, tall);
    await seenWhole(codebook);
    assert.deepEqual(
      page.troubles.filter((text) => !aboutClipboard(text)),
      [],
    );
  });

test("the address of a frame sets what is listed, and nothing else", async (t) => {
  const given = {
    query: "azsm 1024",
    entry: "azsm/AZSM1025",
    catalogs: "azsm,mover",
    states: "failure",
    limit: "3",
    placeholder: "Code",
    label: "Look up",
    lang: "de",
    theme: "dark",
    compact: "",
  };
  const others = {
    src: "https://elsewhere.example/x.json",
    recent: "local",
    "link-base": "javascript:1",
    onclick: "1",
  };
  const page = await openPortal(
    t,
    frame(`?${new URLSearchParams({ ...given, ...others }).toString().replaceAll("&", "&amp;")}`),
  );
  const codebook = (await frameIn(page)).locator("status-codebook");
  const attributes = await codebook.evaluate((each) =>
    Object.fromEntries([...each.attributes].map(({ name, value }) => [name, value])),
  );
  assert.deepEqual(attributes, { ...given, "link-base": here.server.url });
  assert.deepEqual(
    await codebook.evaluate(({ ownerDocument: { documentElement: page } }) => [
      page.lang,
      getComputedStyle(page).colorScheme,
    ]),
    ["de", "dark"],
  );
});

test("a page takes a height from the window and the origin of the frame alone", async (t) => {
  const liar = await portal(t, {
    files: {
      "/": `<!doctype html><title>Liar</title><script>onmessage = ({ data, source }) => source === parent && data.lie && (data.through ? parent.frames[data.through - 1] : parent).postMessage(data.lie, "*")</script>`,
    },
  });
  const page = await openPortal(
    t,
    frame() +
      `<iframe title="Liar" src="${liar}"></iframe>` +
      `<iframe title="Moved" data-status-codebook src="${here.server.url}embed.html"></iframe>` +
      `<iframe title="Liar in a box" sandbox="allow-scripts" src="${liar}"></iframe>` +
      frame("", `sandbox="allow-scripts"`) +
      sizing(),
  );
  for (const at of [0, 2, 4]) await seenWhole(await frameIn(page, at));
  const heights = () => page.locator("iframe").evaluateAll((all) => all.map((each) => each.style.height));
  const settled = await heights();
  assert.match(settled[0], /^\d+px$/);
  // A frame that has gone elsewhere is not the one that the page named.
  await page.evaluate((url) => {
    const moved = document.querySelectorAll("iframe")[2].contentWindow;
    moved.location = url;
  }, liar);
  await page.locator("iframe").nth(2).contentFrame().locator("script").waitFor({ state: "attached" });
  const lie = { type: "status-codebook-height", height: 7777 };
  await page.evaluate((told) => {
    for (const at of [1, 2, 3])
      document.querySelectorAll("iframe")[at].contentWindow.postMessage({ lie: told }, "*");
  }, lie);
  await page.evaluate((told) => postMessage(told, "*"), lie);
  await page.waitForTimeout(300);
  assert.deepEqual(await heights(), settled);
  // What is no height changes nothing either, and a boundless one stays within bounds.
  const say = (height) =>
    page
      .frames()[1]
      .evaluate(
        (value) => parent.postMessage({ type: "status-codebook-height", height: value }, "*"),
        height,
      );
  for (const height of ["9px", null, undefined]) await say(height);
  await page.waitForTimeout(100);
  assert.deepEqual(await heights(), settled);
  await say(1e9);
  await page.waitForFunction(() => document.querySelector("iframe").style.height === "20000px");
});

test("the page around a frame may come later than the frame's own word", async (t) => {
  const page = await openPortal(t, frame("?query=404"));
  await frameIn(page);
  await page.waitForTimeout(300);
  assert.equal(await page.locator("iframe").evaluate((each) => each.style.height), "");
  await page.addScriptTag({ url: `${here.server.url}cdn/embed.js` });
  await page.waitForFunction(() => Number.parseInt(document.querySelector("iframe").style.height) > 400);
});

test("the script of the page around a frame weighs less than 1 KB and sets no global name", async (t) => {
  assert.ok(readFileSync(join(dist, "cdn/embed.js")).length < 1024);
  const page = await openPortal(t, "");
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
  const earlier = await names();
  await page.addScriptTag({ url: `${here.server.url}cdn/embed.js` });
  assert.deepEqual(await names(), earlier);
});

/** The page as one file, alone in a folder. */
function single(t) {
  const folder = mkdtempSync(join(tmpdir(), "status-codebook-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(dist, "status-codebook.html"), join(folder, "codes.html"));
  return pathToFileURL(join(folder, "codes.html")).href;
}

test("the page as one file works from a disk, asks for nothing, and restores from its address", async (t) => {
  const path = single(t);
  const page = await here.open(t, { path, permissions: clipboard });
  await ask(page, "azsm 1027");
  assert.match(await words(answer(page)), /^Failure AZSM1027/);
  await page.getByRole("button", { name: "Copy code" }).click();
  await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
  assert.equal(
    await page.getByRole("button", { name: "Copy link" }).count(),
    0,
    "a place on a disk is no link",
  );
  await page
    .locator("status-codebook")
    .getByRole("button", { name: /^Next code/ })
    .click();
  await page.goBack();
  assert.match(await words(answer(page)), /^Failure AZSM1027/);
  assert.deepEqual(
    page.asked.filter((url) => !url.startsWith("data:") && url.split(/[?#]/)[0] !== path),
    [],
  );
  const again = await here.open(t, { path: `${path}?q=404` });
  await again.locator(".side-by-side").waitFor();
});

test("a page in another character set reads the script as it is", async (t) => {
  const charset = "windows-1252";
  const markup = `<status-codebook query='azsm 1024'></status-codebook><script src="./codebook.js"></script>`;
  const codebook = readFileSync(join(dist, "cdn/status-codebook.js"));
  const files = { "/": pageAround(markup, charset), "/codebook.js": codebook };
  const page = await here.open(t, { path: await portal(t, { charset, files }), before });
  assert.equal(await page.evaluate(() => document.characterSet), charset);
  assert.match(await words(answer(page)), /^Failure AZSM1024/);
});

test("where the browser lets a page change nothing in its address, the page works without", async (t) => {
  const page = await here.open(t, {
    path: single(t),
    before: (fresh) =>
      fresh.addInitScript(() => {
        for (const name of ["pushState", "replaceState"])
          History.prototype[name] = () => {
            throw new DOMException("not from a disk", "SecurityError");
          };
      }),
  });
  await page.locator("status-codebook [part=filter]").waitFor();
  await ask(page, "azsm 1027");
  await page.waitForTimeout(400);
  await page.getByRole("button", { name: /^Next code/ }).click();
  assert.match(await words(answer(page)), /^Failure AZSM1028/);
});

test("a script that is put into the page as one file does not run", async (t) => {
  const page = await here.open(t, { path: single(t), trouble: true });
  await page.evaluate(() => {
    const added = document.createElement("script");
    added.textContent = "window.ran = true";
    document.body.append(added);
  });
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(page.troubles.filter((text) => text.startsWith("policy: ")).length, 1);
});
