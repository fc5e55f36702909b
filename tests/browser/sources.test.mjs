// `src`: catalogs that a page names, under the policy that portals have, and what is said when they cannot be loaded.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { answer, ask, site, words } from "./browser.mjs";

const here = site();
const example = JSON.parse(
  readFileSync(new URL("../../src/data/example-catalog.json", import.meta.url), "utf8"),
);
const EXAMPLE = "data/example-catalog.json";

const set = (page, src, more = {}) =>
  page
    .locator("status-codebook")
    .evaluate((element, [src, more]) => Object.assign(element, { src, ...more }), [src, more]);
const chip = (page, name) => page.getByRole("button", { name, exact: true }).first();
const faults = (page) => page.locator(".source-faults");
const requests = (page, part) => page.asked.filter((url) => url.includes(part)).length;

/** Answers what stands at an address of the page's own site. */
const serves = (page, name, body, contentType = "application/json") =>
  page.route(`**/${name}`, (route) =>
    route.fulfill({ contentType, body: typeof body === "string" ? body : JSON.stringify(body) }),
  );

/** What the element has told of errors, in words. */
const listen = (page) =>
  page.evaluate(() => {
    window.told = [];
    document.addEventListener("status-codebook-error", ({ detail }) =>
      window.told.push([
        detail.failed,
        detail.address,
        detail.error.name,
        detail.error.problems?.map(({ path }) => path),
      ]),
    );
  });

test("a catalog that src names is loaded under connect-src 'self', and is the site's", async (t) => {
  const page = await here.open(t);
  await set(page, EXAMPLE);
  await chip(page, "Nightsafe").waitFor();
  await ask(page, "NS-301");
  assert.match(await words(answer(page).locator(".badges")), /From an added catalog$/);
  await ask(page, "mover 404");
  assert.equal(
    await words(page.locator(".overlay").first()),
    `Nightsafe backup codes ${example.overlays[1].note}`,
  );
  await ask(page, "");
  await page.getByRole("button", { name: "Your own codes" }).click();
  assert.equal(
    await words(page.locator(".own .files")),
    "Nightsafe backup codes Nightsafe · 7 codes · 2 notes beside other codes Added by this site",
  );
});

test("several addresses are loaded in whatever order they speak of each other; a change replaces", async (t) => {
  const page = await here.open(t);
  const desk = { id: "desk", title: "Desk", product: "Desk", entries: [{ code: "D1", message: "m" }] };
  await serves(page, "desk.json", { ...desk, overlays: [{ entry: "nightsafe/NS-301", note: "Room 3" }] });
  await set(page, `desk.json\n  ${EXAMPLE} desk.json`);
  await chip(page, "Desk").waitFor();
  assert.equal(await chip(page, "Nightsafe").count(), 1);
  assert.equal(await faults(page).count(), 0);
  await set(page, EXAMPLE);
  await chip(page, "Desk").waitFor({ state: "detached" });
  assert.equal(await chip(page, "Nightsafe").count(), 1);
  await set(page, "");
  await chip(page, "Nightsafe").waitFor({ state: "detached" });
  assert.deepEqual([requests(page, "desk.json"), requests(page, EXAMPLE)], [1, 1]);
});

test("elements that name the same address load it once, and it goes with the last of them", async (t) => {
  const page = await here.open(t);
  await set(page, EXAMPLE);
  await page.evaluate((src) => {
    const second = document.createElement("status-codebook");
    second.setAttribute("src", src);
    document.querySelector("main").append(second);
  }, EXAMPLE);
  const second = page.locator("status-codebook").nth(1);
  await second.getByRole("button", { name: "Nightsafe", exact: true }).waitFor();
  // One that is moved goes on naming it.
  await page.evaluate(() =>
    document.querySelector("main").prepend(document.querySelectorAll("status-codebook")[1]),
  );
  await page
    .locator("status-codebook")
    .nth(1)
    .evaluate((element) => element.remove());
  await page.getByRole("button", { name: "Nightsafe", exact: true }).waitFor();
  assert.equal(requests(page, EXAMPLE), 1);
  await page.evaluate(() => {
    const [last] = document.querySelectorAll("status-codebook");
    last.remove();
    document.querySelector("main").append(document.createElement("status-codebook"));
  });
  await page.getByRole("button", { name: "Mover", exact: true }).waitFor();
  assert.equal(await chip(page, "Nightsafe").count(), 0);
});

test("what is wrong is shown with path and reason, told by an event, and can be tried again", async (t) => {
  const page = await here.open(t, { trouble: true });
  await listen(page);
  await serves(page, "bad.json", { ...example, title: "", overlays: [{ entry: "mover/404", note: 7 }] });
  await serves(page, "sign-in.json", "<!doctype html><title>Sign in</title>", "text/html");
  await serves(page, "half.json", '{ "id": ');
  await set(page, `bad.json sign-in.json nowhere.json half.json javascript:alert(1) data/mover.json`);
  await faults(page).waitFor();
  const shown = await words(faults(page));
  for (const expected of [
    /bad\.json\. line 1 · \/title expected a text that is not empty line 1 · \/overlays\/0\/note expected a string, found a number/,
    /sign-in\.json\. A web page came instead of the file\./,
    /nowhere\.json\. The server has no such file/,
    /half\.json\. The whole file not JSON/,
    /javascript:alert\(1\)\. This is not the address of a file/,
    /data\/mover\.json\. line 3 · \/id a catalog with the id "mover" is there already/,
  ])
    assert.match(shown, expected);
  assert.deepEqual(
    (await page.evaluate(() => window.told)).map((told) => JSON.stringify(told)).sort(),
    [
      ["source", "bad.json", "CatalogError", ["/title", "/overlays/0/note"]],
      ["source", "data/mover.json", "CatalogError", ["/id"]],
      ["source", "half.json", "CatalogError", [""]],
      ["source", "javascript:alert(1)", "Error", undefined],
      ["source", "nowhere.json", "Error", undefined],
      ["source", "sign-in.json", "Error", undefined],
    ].map((told) => JSON.stringify(told)),
  );
  // Built-in answers are there all the same.
  await ask(page, "azsm 1024");
  await answer(page).waitFor();
  await set(page, "");
  await faults(page).waitFor({ state: "detached" });
  await set(page, "bad.json");
  await faults(page).waitFor();
  await page.unroute("**/bad.json");
  await serves(page, "bad.json", example);
  await faults(page).getByRole("button", { name: "Try again" }).click();
  await chip(page, "Nightsafe").waitFor();
  assert.equal(await faults(page).count(), 0);
});

test("another site is asked only where crossorigin says so, and without cookies unless it says that too", async (t) => {
  const page = await here.open(t, { bypassCSP: true, trouble: true });
  const asked = [];
  await page
    .context()
    .addCookies([
      { name: "a", value: "b", domain: "other.example", path: "/", sameSite: "None", secure: true },
    ]);
  await page.route("https://other.example/**", async (route) => {
    asked.push((await route.request().allHeaders()).cookie);
    await route.fulfill({
      json: example,
      headers: {
        "access-control-allow-origin": new URL(here.server.url).origin,
        "access-control-allow-credentials": "true",
      },
    });
  });
  await set(page, "https://other.example/codes.json");
  await faults(page).waitFor();
  assert.match(await words(faults(page)), /It lies on another site/);
  assert.deepEqual(asked, []);
  await set(page, "https://other.example/codes.json", { crossOrigin: "anonymous" });
  await chip(page, "Nightsafe").waitFor();
  assert.equal(await faults(page).count(), 0);
  assert.deepEqual(asked, [undefined]);
});

test("a person's own file with the id of the site's is refused by name, and the site's stays", async (t) => {
  const page = await here.open(t);
  await set(page, EXAMPLE);
  await chip(page, "Nightsafe").waitFor();
  await page.getByRole("button", { name: "Your own codes" }).click();
  await page
    .locator(".own input[type=file]")
    .setInputFiles([
      { name: "mine.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(example)) },
    ]);
  await page
    .getByText(/mine\.json was not added/)
    .last()
    .waitFor();
  assert.equal(await page.getByRole("button", { name: "Replace it" }).count(), 0);
  await page.getByText("Added by this site").waitFor();
});
