// The rules of the documents as a person meets them: beside a Mover code, as the answer to a question, and as what ties
// codes together.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, ask, SMALL, site, words } from "./browser.mjs";

const here = site();

const advisor = (page) => page.locator("[data-advisor]");
const verdict = (page) => words(advisor(page).getByRole("status"));
const choose = (page, question, option) =>
  advisor(page)
    .getByRole("group", { name: question })
    .getByRole("radio", { name: option, exact: true })
    .check();

test("three small questions beside a Mover code change the answer at once, with all reasons and lines", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 404");
  assert.equal(
    await verdict(page),
    "Yes, it may: 3 automatic reruns are left 404 is on the list of codes for automatic reruns. (line 27) " +
      "It was the task's first scan. (line 25) 0 of 3 automatic reruns of the scan were used. (line 26)",
  );
  await choose(page, "Automatic reruns used", "2");
  assert.match(await verdict(page), /^Yes, it may: 1 automatic rerun is left .*2 of 3.*line 26/);
  await choose(page, "Automatic reruns used", "3");
  assert.match(await verdict(page), /^No, not by itself All 3 automatic reruns .*\(line 26\)$/);
  await choose(page, "It was the task's", "later run");
  assert.doesNotMatch(await verdict(page), /of the scan were used/, "it may have been a migration");
  await choose(page, "Being canceled", "yes");
  const all = await verdict(page);
  for (const reason of [
    /first scan.*canceled has used that up\. \(line 25\)/,
    /being canceled\. \(Mover release notes/,
  ])
    assert.match(all, reason);
});

test("a code that is not on the list says so, and why a person must act", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 222");
  assert.equal(
    await advisor(page).getAttribute("open"),
    null,
    "the code alone decides: the questions are closed",
  );
  await advisor(page).getByText("May it be rerun by itself?").click();
  assert.match(
    await verdict(page),
    /^No, not by itself 222 is not on the list .*line 27.*a person must retry\. \(line 49\)$/,
  );
});

test("the choices of a question stand in one row, however narrow the page", async (t) => {
  for (const options of [{}, { viewport: SMALL }]) {
    const page = await here.open(t, options);
    await ask(page, "mover 404");
    for (const question of await advisor(page).getByRole("group").all()) {
      const tops = await question
        .locator("label")
        .evaluateAll((labels) => labels.map((label) => label.offsetTop));
      assert.equal(new Set(tops).size, 1, await question.innerText());
    }
  }
});

test("the questions are answered by keyboard alone", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 401");
  await advisor(page).getByRole("radio", { name: "first scan" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await verdict(page), /It was the task's first migration\./);
  await page.keyboard.press("ArrowRight");
  assert.match(await verdict(page), /^No, not by itself/);
});

test("beside a task under way stands whether it can be canceled", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 600");
  assert.equal(
    await verdict(page),
    "Yes, it can A task that is «Queued» with 600 can be canceled. (line 31)",
  );
  await choose(page, "State shown", "Running");
  assert.match(await verdict(page), /^No A task that is «Running» .*620 or 300, not with 600.*line 33/);
  await ask(page, "mover 302");
  assert.match(await verdict(page), /^No /);
});

test("another product's code has no questions of Mover beside it", async (t) => {
  const page = await here.open(t);
  await ask(page, "egnyte 404");
  await answer(page).first().waitFor();
  assert.equal(await advisor(page).count(), 0);
});

test("a question about a rule is answered by the rule first, with its line and the codes that it names", async (t) => {
  const page = await here.open(t);
  await ask(page, "how many automatic reruns");
  const first = await words(page.locator("article").first());
  assert.match(
    first,
    /^Rule of the document Mover How many automatic reruns there are At most three .* line 26/,
  );
  await ask(page, "which codes are rerun automatically");
  const rule = page.locator("article.rule").first();
  await rule.getByText("11 codes that it names").click();
  await rule.getByRole("button", { name: /^406/ }).click();
  assert.match(await words(page.locator("article").first()), /406/);
});

test("in one column the rule that answers stands above the list, and the entries are opened from there", async (t) => {
  const page = await here.open(t, { viewport: SMALL });
  await ask(page, "how many automatic reruns");
  const rule = page.locator("article.rule");
  const list = page.getByRole("listbox");
  assert.ok((await rule.boundingBox()).y < (await list.boundingBox()).y);
  assert.equal(await page.locator("article:not(.rule)").isVisible(), false);
  await page.getByRole("option").first().click();
  assert.equal(await rule.count(), 0);
  assert.equal(await page.locator("article").isVisible(), true);
  await page.getByRole("button", { name: "Back to the results" }).click();
  assert.equal(await rule.isVisible(), true);
});

test("what answers is heard, be it a rule or that a code is not documented", async (t) => {
  const page = await here.open(t);
  const heard = async (query) => {
    await ask(page, query);
    return words(page.getByRole("status").first());
  };
  assert.match(
    await heard("how many automatic reruns"),
    /^\d+ results ?\. How many automatic reruns there are: At most/,
  );
  assert.equal(await heard("AZSM2045"), "AZSM2045 is not documented");
  assert.equal(await heard("mover 212"), "212 is not documented. Did you mean 122 or 211?");
  assert.match(await heard("0x80070005"), /^Another system: /);
  assert.match(await heard("code 0"), /^2 results ?\. 2 meanings shown$/);
  assert.match(await heard("mover 222"), /First: 222, Warning/);
});

test("a code is answered by its entry first, and a rule about it follows", async (t) => {
  const page = await here.open(t);
  await ask(page, "code 0");
  const kinds = await page
    .locator("article")
    .evaluateAll((all) => all.map((one) => one.dataset.entry ?? "rule"));
  assert.deepEqual(kinds, ["egnyte/0/BLANKERRORCODE", "egnyte/0/NOERRORCODE", "rule"]);
});

test("related codes say what ties them, and open", async (t) => {
  const page = await here.open(t, { viewport: SMALL });
  await ask(page, "egnyte 900");
  const related = page.locator(".related");
  assert.match(
    await words(related),
    /The agent is inactive: state, and errors of the commands that meet it 686/,
  );
  await related.getByText("6 more").click();
  await related.getByRole("button", { name: /^726/ }).click();
  assert.match(await words(page.locator("article").first()), /VALIDATE_PROJECT_AGENT_INACTIVE_ERR/);
});

test("a note tells a code from the HTTP status of the same number", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 403");
  assert.match(await words(page.locator(".notes")), /Not the HTTP status 403 \(«Forbidden»\)\./);
});

test("the states that the life has shown are not listed again", async (t) => {
  const page = await here.open(t);
  await ask(page, "egnyte 914");
  const related = await words(page.locator(".related"));
  assert.match(related, /677/);
  assert.doesNotMatch(related, /States of CREATE_MIGRATION/);
});
