// What a support engineer types, and what the built page answers.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, ask, box, options, paste, site, words } from "./browser.mjs";

const here = site();

test("404 shows both meanings side by side, each with its product, state and next step", async (t) => {
  const page = await here.open(t);
  await ask(page, "404");
  await page.locator(".side-by-side").waitFor();
  const cards = await answer(page).all();
  assert.equal(cards.length, 2);
  const [mover, egnyte] = await Promise.all(cards.map(words));
  assert.match(
    mover,
    /^Failure 404 Mover Crashed, please retry It may be rerun automatically The code is on the list of automatic reruns; further conditions apply\. The message itself asks for a retry\. Document, lines 27 and 61\./,
  );
  assert.match(
    egnyte,
    /^Failure 404 Page Not Found Egnyte Migration App · HTTP Status and Errors Resource not found/,
  );
  const [left, right] = await Promise.all(cards.map((card) => card.boundingBox()));
  assert.equal(left.y, right.y);
  assert.ok(left.x + left.width <= right.x);
});

test("azsm 1024 shows message, verdict, advice, anatomy and source, with meaning and next step in view", async (t) => {
  const page = await here.open(t);
  await ask(page, "azsm 1024");
  const text = await words(answer(page));
  const order = [
    "Failure AZSM1024",
    "Azure Storage Mover · applies to the whole job run · target",
    "Authorization failure accessing the target location",
    "Someone must act; the document gives the steps",
    "Document of 2023-08-07, line 51.",
    "What the document says to do The agent doesn't have sufficient permission",
    "Anatomy of the code AZSM Azure Storage Mover 1 job run 024 021–040 target",
    "Copy for ticket",
    "Source: «Troubleshooting Azure Storage Mover job run error codes», line 51",
  ];
  const places = order.map((part) => text.indexOf(part));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
    text,
  );
  assert.ok(!places.includes(-1), `${order[places.indexOf(-1)]} is missing in: ${text}`);
  const link = answer(page).getByRole("link", { name: /Assign an Azure role for access to blob data/ });
  assert.equal(
    await link.getAttribute("href"),
    "https://learn.microsoft.com/azure/storage/blobs/assign-azure-role-data-access",
  );
  assert.equal(await answer(page).locator("em").first().innerText(), "Storage Blob Data Contributor");
  const verdict = await page.locator(".verdict").boundingBox();
  assert.ok(verdict.y + verdict.height < 768);
});

test("a placeholder of the document stands in italics", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 410");
  assert.equal(
    await words(page.locator(".message").first()),
    "Could not connect to Source name. Try reauthorizing",
  );
  assert.equal(await page.locator(".message em").first().innerText(), "Source name");
  assert.match(await words(answer(page).first()), /Someone must reauthorize/);
});

test("DATA_SYNC : FAILED shows 951 and the life of the operation, each state leading on", async (t) => {
  const page = await here.open(t);
  await ask(page, "DATA_SYNC : FAILED");
  assert.match(await words(answer(page)), /^Failure 951 DATA_SYNC : FAILED/);
  const life = page.getByRole("list", { name: "Life of the operation DATA_SYNC" });
  const stages = (await life.innerText()).replace(/\s+/g, " ");
  assert.equal(
    stages.trim(),
    "– created not documented 957 queued 950 running 953 stopping 954 stopped 955 paused 958 suspended – skipped not documented 952 succeeded 951 failed",
  );
  assert.match(await words(life.locator("[aria-current=true]")), /^951/);
  await life.getByRole("button", { name: /955/ }).click();
  assert.match(await words(answer(page)), /^Paused 955 DATA_SYNC : PAUSED/);
  assert.match(await words(life.locator("[aria-current=true]")), /^955/);
});

test("a code named like another operation's is shown at both places, and says at the other what it is there", async (t) => {
  const page = await here.open(t);
  const life = page.getByRole("list", { name: /^Life of the operation/ });
  const stages = async () => (await life.innerText()).replace(/\s+/g, " ").trim();
  await ask(page, "egnyte 210");
  assert.match(await stages(), /214 stopped 215 paused 233 carries this name – suspended not documented/);
  await life.getByRole("button", { name: "233 carries this name", exact: true }).click();
  assert.match(await words(answer(page)), /^Paused 233 SPEED_TEST : PAUSED/);
  assert.equal(await life.getAttribute("aria-label"), "Life of the operation SCAN_SOURCE");
  assert.match(
    await stages(),
    /230 running .* 233 paused 215 carries this name .* 232 succeeded 231 failed$/,
  );
  assert.match(await words(life.locator("[aria-current=true]")), /^233 paused$/);
});

test("two codes of one state stand beside each other, and a gap can be neither pressed nor reached", async (t) => {
  const page = await here.open(t);
  await ask(page, "egnyte 996");
  const life = page.getByRole("list", { name: "Life of the operation AGENT_UPGRADE" });
  assert.match(await words(life), /994 succeeded 995 failed 996 timeout$/);
  assert.equal(await life.getByRole("listitem").count(), 11);
  assert.deepEqual(await life.getByRole("button").allInnerTexts(), [
    "993\nrunning",
    "994\nsucceeded",
    "995\nfailed",
    "996\ntimeout",
  ]);
});

test("0 warns that its two meanings are opposite", async (t) => {
  const page = await here.open(t);
  await ask(page, "0");
  assert.match(
    await words(page.locator(".meanings-bar")),
    /^0 means opposite things\..*a failure.*a success\. Where did you see it\?$/,
  );
  assert.equal(await page.locator(".side-by-side article").count(), 2);
  const all = await words(page.locator(".side-by-side"));
  assert.match(all, /BLANKERRORCODE/);
  assert.match(all, /NOERRORCODE/);
});

test("500 shows three meanings and no warning of opposites", async (t) => {
  const page = await here.open(t);
  await ask(page, "500");
  assert.equal(await answer(page).count(), 3);
  assert.equal(
    await words(page.locator(".meanings-bar")),
    "500 has 3 meanings. Each of them is a failure. Where did you see it?",
  );
});

test("one of several meanings can be chosen, and the others stay in reach", async (t) => {
  const page = await here.open(t);
  await ask(page, "102");
  await answer(page).nth(1).getByRole("button", { name: "Show only this" }).click();
  assert.equal(await answer(page).count(), 1);
  assert.match(await words(answer(page)), /META_MIGRATE_DATA : FAILED/);
  assert.match(await words(page.locator(".others")), /^In Mover, 102 means the opposite\. Success Mover/);
  await page.getByRole("button", { name: "Show both meanings" }).click();
  assert.equal(await answer(page).count(), 2);
});

test("a named product hides no opposite meaning: one line warns of it and leads there and back", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 102");
  const bar = page.locator(".others");
  assert.equal(
    await words(bar),
    "In Egnyte Migration App, 102 means the opposite. Failure Egnyte Migration App",
  );
  await bar.getByRole("button").click();
  assert.match(await words(answer(page)), /^Failure 102 META_MIGRATE_DATA : FAILED/);
  assert.equal(await words(bar), "In Mover, 102 means the opposite. Success Mover");
  await bar.getByRole("button").click();
  assert.match(await words(answer(page)), /^Success 102 Mover/);
});

test("nor does the filter by product, for any of the five numbers", async (t) => {
  const page = await here.open(t);
  await page.getByRole("button", { name: "Egnyte Migration App", exact: true }).click();
  for (const code of ["102", "222", "600", "620"]) {
    await ask(page, code);
    assert.match(
      await words(page.locator(".others")),
      new RegExp(`^In Mover, ${code} means the opposite\\.`),
    );
  }
  await ask(page, "0");
  assert.match(await words(page.locator(".meanings-bar")), /^0 means opposite things/);
  await ask(page, "404");
  assert.match(await words(page.locator(".others")), /^404 is also: Failure Mover$/);
});

test("who did not ask for the number is told of opposites alone", async (t) => {
  const page = await here.open(t);
  await ask(page, "resource not found");
  assert.equal(await page.locator(".others").count(), 0);
  await ask(page, "Meta Migrate Data failed");
  assert.match(await words(page.locator(".others")), /^In Mover, 102 means the opposite\./);
});

test("AZSM2045 is not documented: its structure and its neighbours still answer", async (t) => {
  const page = await here.open(t);
  await ask(page, "AZSM2045");
  const text = await words(answer(page));
  assert.match(text, /^Not documented AZSM2045 Azure Storage Mover · file or directory · no copy necessary/);
  assert.match(
    text,
    /Anatomy of the code AZSM Azure Storage Mover 2 file or directory 045 041–060 no copy necessary/,
  );
  await answer(page)
    .getByRole("button", { name: /^AZSM2026/ })
    .click();
  assert.match(await words(answer(page)), /^Failure AZSM2026/);
  await page.getByRole("button", { name: "Back to the results" }).click();
  assert.match(await words(answer(page)), /^Not documented AZSM2045/);
});

test("662 is not documented: its neighbours and what its digits make in another order may have been meant", async (t) => {
  const page = await here.open(t);
  await ask(page, "662");
  assert.match(await words(answer(page).first()), /^Not documented 662 Egnyte Migration App/);
  const near = answer(page).first().locator(".near");
  assert.match(await words(near), /^Did you mean 626, 661, or 663\? /);
  assert.deepEqual(await near.locator(".entry-button .code").allInnerTexts(), ["626", "661", "663"]);
  await near.getByRole("button", { name: /^661/ }).click();
  assert.match(await words(answer(page)), /^Failure 661/);
});

test("where nothing is found, a code with a letter for a digit is asked after", async (t) => {
  const page = await here.open(t);
  await ask(page, "AZSM1O24");
  assert.match(
    await words(page.locator(".nothing .near")),
    /^Did you mean AZSM1024\? AZSM1024 Authorization/,
  );
  const heard = await words(page.getByRole("status").first());
  assert.equal(heard, "Nothing found . Did you mean AZSM1024?");
});

test("406 is answered by the rule that names it, and not called unknown there", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 406");
  assert.equal(await answer(page).count(), 1);
  assert.doesNotMatch(await words(answer(page)), /Not documented/);
});

test("a code of another system is named as such", async (t) => {
  const page = await here.open(t);
  await ask(page, "0x80070005");
  assert.match(await words(answer(page)), /^Another system HRESULT/);
});

test("nothing found says so, and what is covered", async (t) => {
  const page = await here.open(t);
  await ask(page, "xylophone banana");
  assert.equal(await words(page.getByRole("status").first()), "Nothing found");
  assert.match(
    await words(page.locator(".body")),
    /Nothing found for «xylophone banana».*What is covered Mover 34 codes.*30 codes.*381 codes/,
  );
});

test("the product filter narrows, and leads back to all products where it hides the answer", async (t) => {
  const page = await here.open(t);
  await ask(page, "404");
  await page.getByRole("button", { name: "Mover", exact: true }).click();
  assert.equal(await answer(page).count(), 1);
  assert.equal(await page.locator("status-codebook").getAttribute("catalogs"), "mover");
  await ask(page, "azsm 1024");
  await page.getByRole("button", { name: "Search all products" }).click();
  assert.match(await words(answer(page)), /AZSM1024/);
  assert.equal(await page.getByRole("button", { name: "All products" }).getAttribute("aria-pressed"), "true");
});

test("what matched is marked in the list", async (t) => {
  const page = await here.open(t);
  await ask(page, "lease expired");
  const marks = await options(page).first().locator("mark").allInnerTexts();
  assert.deepEqual(
    marks.map((mark) => mark.toLowerCase()),
    ["lease", "expired"],
  );
});

test("each of the six examples of the first view is answered", async (t) => {
  const page = await here.open(t);
  await page.locator(".examples").waitFor();
  const examples = page.locator(".example");
  assert.equal(await examples.count(), 6);
  const expected = [/AZSM1024/, /\b951\b/, /\b410\b/, /AZSM1027/, /\b3050\b/, /AZSM/];
  for (const [at, code] of expected.entries()) {
    await examples.nth(at).click();
    await answer(page).first().waitFor();
    assert.match(await words(answer(page).first()), code);
    await page.getByRole("button", { name: "Clear" }).click();
    await examples.first().waitFor();
  }
});

test("a message broken over two lines is a question, not a report", async (t) => {
  const page = await here.open(t);
  await box(page).click();
  await paste(page, "Could not connect to Box.\nTry reauthorizing");
  assert.equal(await box(page).inputValue(), "Could not connect to Box. Try reauthorizing");
  assert.match(await words(answer(page).first()), /410/);
});

test("a code that only a rule names is answered before what is said of the other products", async (t) => {
  const page = await here.open(t);
  await ask(page, "406");
  assert.match(
    await words(page.locator(".answer article").first()),
    /^Failure Named in a rule of the document only 406 Mover/,
  );
});
