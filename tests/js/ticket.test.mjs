// The note for a ticket, compared literally with the files in tests/data/tickets: one of every kind of entry, as plain
// text and as Markdown. STATUS_CODEBOOK_WRITE_TICKETS=1 writes them anew, to be read before they are committed.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { addCatalog, catalogs, decode, entries, entry, removeCatalog } from "status-codebook";
import { fromElement } from "./element.mjs";

const { ticketText, oppositesOf, hashOf, english } = await fromElement(`
  export { ticketText } from "./ticket.ts";
  export { oppositesOf } from "./opposites.ts";
  export { hashOf } from "./links.ts";
  export { english } from "./messages/index.ts";
`);

const folder = new URL("../data/tickets/", import.meta.url);
const base = "https://portal.example/codes/";

/** Every kind: success, rerun by itself, retry by hand, futile, wait, reauthorize, support, rule and revision alone … */
const IDS = [
  "mover/100",
  "mover/102",
  "mover/222",
  "mover/260",
  "mover/302",
  "mover/404",
  "mover/406",
  "mover/410",
  "mover/500",
  "mover/600",
  "mover/620",
  "azsm/AZSM0000",
  "azsm/AZSM1002",
  "azsm/AZSM1024",
  "azsm/AZSM1025",
  "azsm/AZSM1027",
  "azsm/AZSM1029",
  "azsm/AZSM1041",
  "azsm/AZSM2021",
  "azsm/AZSM2041",
  "egnyte/0/BLANKERRORCODE",
  "egnyte/0/NOERRORCODE",
  "egnyte/102",
  "egnyte/233",
  "egnyte/500/ERR_POST_CONFIG_FILE_GET",
  "egnyte/605",
  "egnyte/629",
  "egnyte/631",
  "egnyte/635",
  "egnyte/639",
  "egnyte/951",
  "egnyte/2016",
  "egnyte/9080",
];

const found = (id) => {
  const known = entry(id);
  assert.ok(known, id);
  return known;
};
const ticket = (form, each) => ticketText(form, each, catalogs(), base + hashOf(each), english);
const fileOf = (id, ending) => new URL(`${id.replaceAll("/", "-")}.${ending}`, folder);

for (const id of IDS)
  for (const [form, ending] of [
    ["plain", "txt"],
    ["markdown", "md"],
  ])
    test(`${id} as ${form}`, () => {
      const text = `${ticket(form, found(id))}\n`;
      const file = fileOf(id, ending);
      if (process.env.STATUS_CODEBOOK_WRITE_TICKETS) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, text);
      }
      assert.equal(text, readFileSync(file, "utf8"));
    });

test("no file is left of an entry that is no longer among them", () => {
  const expected = IDS.flatMap((id) => ["txt", "md"].map((ending) => fileOf(id, ending).href));
  assert.deepEqual(
    readdirSync(folder)
      .map((name) => new URL(name, folder).href)
      .sort(),
    expected.sort(),
  );
});

test("no plain note has markup left, and no note a blank or an «undefined» too many", () => {
  for (const each of entries()) {
    const plain = ticket("plain", each);
    // The patterns of 635 are what its message is about.
    if (each.code !== "635") assert.doesNotMatch(plain, /\*|\]\(|\\|`/, each.id);
    for (const text of [plain, ticket("markdown", each)]) {
      assert.doesNotMatch(text, /undefined| {2}|\.\.|: ?$/m, each.id);
      for (const line of text.split("\n")) assert.equal(line, line.trim(), each.id);
    }
  }
});

test("Markdown: nothing of a text is markup but its own links and emphasis", (t) => {
  addCatalog({
    id: "bad",
    title: "Bad",
    product: "A|B <i>",
    documents: [{ id: "d", title: "T [x](y) *z*", url: "https://d.example/a_(b)?c=*d*|e" }],
    entries: [
      {
        code: "B_1",
        name: "IF_A|B : *C*",
        message: "# <img src=x> [a](javascript:b) ~~c~~ _d_ \\ | `e|f` **g** *h* @all",
        remediation: "See [the *wiki*](https://w.example/a_b)",
        state: "failure",
        document: "d",
      },
    ],
  });
  t.after(() => removeCatalog("bad"));
  const text = ticket("markdown", found("bad/B_1"));
  assert.match(
    text,
    /^\*\*Code B\\_1 of A\\\|B \\<i\\>: Failure\*\*\n\n- \*\*Name:\*\* IF\\_A\\\|B : \\\*C\\\*\n/,
  );
  assert.match(
    text,
    /\\# \\<img src=x\\> \\\[a\\\]\(javascript:b\) \\~\\~c\\~\\~ \\_d\\_ \\\\ \\\| `e\|f` \*\*g\*\*/,
  );
  assert.match(text, /\\\*h\\\* @\u2060all$/m);
  assert.match(text, /See \[the \*wiki\*\]\(https:\/\/w\.example\/a%5Fb\)$/m);
  assert.match(text, /\[«T \\\[x\\\]\(y\) \\\*z\\\*»\]\(https:\/\/d\.example\/a%5F%28b%29\?c=%2Ad%2A%7Ce\)/);
});

test("what only says how the document is printed is not told, and every other note is", () => {
  const untold = {};
  for (const each of entries())
    for (const note of each.notes)
      if (!ticket("plain", each).includes(note)) untold[note] = (untold[note] ?? 0) + 1;
  // What means the opposite has a line of its own there.
  const opposite = Object.keys(untold).filter((note) => note.startsWith("Means the opposite"));
  assert.equal(opposite.length, 8);
  for (const note of opposite) delete untold[note];
  assert.deepEqual(untold, {
    "The rule's list (line 27) reads «403,404» without a blank.": 2,
    "The document spells the colon of such names in nine ways, some with no-break blanks; « : » stands for all of them.": 30,
    "The codes from AZSM1025 on are printed in bold; the bold type carries no meaning.": 20,
    "The columns of this row are not marked off; name and description are split before «Redirect Status Code».": 2,
    "The published name lacks its separator: CREATE_EMPTY_FOLDERSRUNNING.": 1,
    "The comment is glued to the description as published; it is split off here.": 16,
    "Asks for a retry, yet is not on the list of automatic reruns (line 27): a person must retry.": 3,
    "The row runs over several lines as published; they are joined here.": 3,
  });
});

test("meanings are opposite one by one where the library says so of all of them", () => {
  const codes = new Set(entries().map((each) => each.code));
  for (const code of codes) {
    const { agreement, entries: all } = decode(code);
    const same = all.filter((each) => each.code === code);
    assert.equal(
      same.some((each) => oppositesOf(each).length > 0),
      agreement === "opposite",
      code,
    );
  }
  assert.deepEqual(
    oppositesOf(found("mover/222")).map((each) => each.id),
    ["egnyte/222"],
  );
  assert.deepEqual(oppositesOf(found("mover/404")), []);
});

test("of a site's own notes none is left out, whatever it says", (t) => {
  const notes = ["Not on the list of automatic reruns here.", "Write the id without a blank."];
  addCatalog({
    id: "own",
    title: "Own",
    product: "Own",
    entries: [{ code: "OWN1", message: "m", state: "failure", notes }],
  });
  t.after(() => removeCatalog("own"));
  for (const note of notes) assert.match(ticket("plain", found("own/OWN1")), new RegExp(note));
});

test("what a site says beside an entry is told with whose words it is", (t) => {
  addCatalog({
    id: "own",
    title: "Own [codes]",
    product: "Own",
    entries: [],
    overlays: [
      {
        entry: "mover/404",
        note: "Ask *Kim*, see [this](https://w.example/a)",
        url: "https://w.example/run_book",
      },
      { entry: "mover/404", note: "Twice" },
    ],
  });
  t.after(() => removeCatalog("own"));
  assert.match(
    ticket("plain", found("mover/404")),
    /\nNote of «Own \[codes\]»: Ask Kim, see this \(https:\/\/w\.example\/a\) https:\/\/w\.example\/run_book\nNote of «Own \[codes\]»: Twice\nSource: /,
  );
  assert.match(
    ticket("markdown", found("mover/404")),
    /\n- \*\*Note of «Own \\\[codes\\\]»:\*\* Ask \*Kim\*, see \[this\]\(https:\/\/w\.example\/a\) <https:\/\/w\.example\/run%5Fbook>\n/,
  );
});
