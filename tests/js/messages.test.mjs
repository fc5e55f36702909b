// The words of the interface: every language says everything that English says, of the same things, and in its own
// words; and nothing is said outside of them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { fromElement } from "./element.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "www/element/messages");
const tags = readdirSync(folder)
  .map((name) => name.replace(/\.ts$/, ""))
  .filter((name) => /^[a-z]{2,3}$/.test(name));

const { english, messagesIn, spoken } = await fromElement(`
  export { english, messagesIn, spoken } from "./messages/index.ts";
`);

/** What is the same word in both, or no word. */
const SAME = {
  de: [
    "direction",
    "ruleHeard",
    "states.info",
    "numberInBlock",
    "ticket.name",
    "times",
    "linesBetween",
    "mentionTitle",
    "forms.markdown",
    "forms.csv",
    "forms.json",
    "summary.code",
    "summary.name",
    "browse.narrowedTo",
    "browse.headings.code",
    "browse.headings.name",
    "browse.columns.id",
    "browse.columns.code",
    "browse.columns.name",
    "keys.names.Meta",
    "keys.names.ArrowDown",
    "keys.names.ArrowUp",
    "keys.names.Escape",
  ],
};

/** Functions that write numbers are the country's, not the language's. */
const FORMATS = ["number", "percent", "list"];

/** Every message by its path: «browse.columns.id». */
function flat(messages, before = "") {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "object" ? flat(value, `${before}${key}.`) : [[`${before}${key}`, value]],
  );
}

/** Arguments that mean something, beside any text at all. */
const KNOWN = {
  scope: ["agent", "job", "item", "any"],
  reason: "date time size duration count path port version id column no-cue".split(" "),
};
const TRIES = [...KNOWN.reason.keys()];

/** Arguments for every function among the messages, several for each, made from the types of English. */
const samples = (() => {
  const program = ts.createProgram([join(folder, "index.ts")], {
    ...ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config,
      ts.sys,
      root,
    ).options,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(join(folder, "index.ts"));
  const type = checker
    .getExportsOfModule(checker.getSymbolAtLocation(file))
    .find((each) => each.name === "Messages");
  const made = (of, name, at) => {
    if (KNOWN[name]) return KNOWN[name][at % KNOWN[name].length];
    if (of.isUnion()) return made(of.types[at % of.types.length], name, at);
    if (of.isStringLiteral()) return of.value;
    if (of.flags & ts.TypeFlags.Undefined) return undefined;
    if (of.flags & ts.TypeFlags.Number) return [1, 2, 1234][at % 3];
    if (of.flags & ts.TypeFlags.String) return `<${name}>`;
    const items = checker.getTypeArguments(of);
    if (checker.isTupleType(of)) return items.map((item, place) => made(item, `${name}${place}`, at));
    if (checker.isArrayType(of))
      return Array.from({ length: (at % 3) + 1 }, (_, place) => made(items[0], `${name}${place}`, at));
    throw new Error(`no sample for ${checker.typeToString(of)} of ${name}`);
  };
  const typeAt = (path) =>
    path
      .split(".")
      .reduce(
        (of, key) => checker.getTypeOfSymbol(checker.getPropertyOfType(of, key)),
        checker.getDeclaredTypeOfSymbol(type),
      );
  const argumentsOf = (path) =>
    TRIES.map((at) =>
      typeAt(path)
        .getCallSignatures()[0]
        .parameters.map((each) => made(checker.getTypeOfSymbol(each), each.name, at)),
    );
  const functions = flat(english).filter(([, message]) => typeof message === "function");
  return Object.fromEntries(functions.map(([path]) => [path, argumentsOf(path)]));
})();

const paths = flat(english).map(([path]) => path);
const said = (message, path) =>
  typeof message === "string" ? [message] : samples[path].map((given) => message(...given));

test("every file of a language is spoken, and English where none is", () => {
  assert.ok(tags.length >= 2);
  for (const tag of tags) assert.equal(spoken(["xx", tag]), tag);
  assert.equal(spoken(["de_AT", "en"]), "de-AT");
  assert.equal(spoken(["zh-Hant-TW", "de-CH", "en"]), "de-CH");
  for (const none of [[], [""], ["xx"], ["not a tag"], ["constructor"]]) assert.equal(spoken(none), "en");
});

for (const tag of tags) {
  const messages = await messagesIn(tag);
  const all = new Map(flat(messages));

  test(`${tag}: nothing is missing, nothing is empty, and nothing is there that English has not`, () => {
    assert.equal(messages.language, tag);
    assert.deepEqual([...all.keys()].sort(), [...paths].sort());
    for (const [path, message] of all)
      for (const text of said(message, path)) {
        assert.equal(typeof text, "string", path);
        assert.notEqual(text.trim(), "", path);
        assert.doesNotMatch(text, /undefined|NaN|\[object/, path);
      }
  });

  test(`${tag}: a sentence names the same things as in English`, () => {
    for (const [path, english] of flat(messagesIn("en"))) {
      const own = all.get(path);
      assert.equal(typeof own, typeof english, path);
      if (typeof own !== "function") continue;
      assert.equal(own.length, english.length, `${path} takes ${english.length}`);
      const named = (text) => [...text.matchAll(/<\w+>/g)].map(String).sort();
      said(own, path).forEach((text, at) =>
        assert.deepEqual(named(text), named(said(english, path)[at]), `${path}: ${text}`),
      );
    }
  });

  test(`${tag}: no two verdicts and no two states sound alike`, () => {
    for (const each of ["verdicts", "states", "groups"]) {
      const texts = Object.values(messages[each]);
      assert.equal(new Set(texts).size, texts.length, each);
    }
  });
}

for (const [tag, same] of Object.entries(SAME)) {
  test(`${tag}: every message is in its own words, but for those that are the same in both languages`, async () => {
    // With the numbers of English, so that only words differ.
    const own = new Map(flat(await messagesIn(tag)));
    const unnumbered = (texts) => texts.join("\n").replaceAll(/(?<=\d)[.,](?=\d)/g, "");
    const alike = flat(english)
      .filter(([path]) => !FORMATS.includes(path))
      .filter(([path, message]) => unnumbered(said(message, path)) === unnumbered(said(own.get(path), path)))
      .map(([path]) => path);
    assert.deepEqual(alike, same);
  });
}

test("words are the language's, numbers the country's", async () => {
  const of = async (tag) => (await messagesIn(tag)).linesBefore(1234567);
  assert.equal(await of("en"), "1,234,567 lines,");
  assert.equal(await of("de"), "1.234.567 Zeilen,");
  assert.equal(
    await of("de-CH"),
    "1’234’567 Zeilen,".replaceAll("’", new Intl.NumberFormat("de-CH").format(1000)[1]),
  );
  assert.match(await of("de-AT"), /^1[\s.]234[\s.]567 Zeilen,$/);
});

/** Every source of the element and the page that draws, says or writes something. */
const sources = ["www/element", "www/page"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(root, folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !/\.d\.ts$|[/\\]messages[/\\]/.test(path)),
);

/** Attributes that a person sees or hears. */
const TOLD = /^(aria-(label|description|roledescription|valuetext)|title|placeholder|alt|label)$/;
/** What draws what it holds. */
const PASSED_ON = [
  ts.isTemplateExpression,
  ts.isTemplateSpan,
  ts.isParenthesizedExpression,
  ts.isJsxExpression,
];
const hasWord = (text) => /\p{L}{2}/u.test(text);

/** What a file says in words of its own: texts between tags, attributes that are told, and sentences in strings. */
function sayings(path, text = readFileSync(path, "utf8")) {
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : undefined,
  );
  const found = [];
  /** `shown`: what a value here is drawn as it is. */
  const visit = (node, shown) => {
    if (ts.isJsxText(node) && hasWord(node.text)) found.push(node.text.trim());
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const sentence = /\p{L}{2}[.,:;]? \p{L}/u.test(node.text) && / /.test(node.text);
      if ((shown && hasWord(node.text)) || (sentence && !isNoSpeech(node))) found.push(node.text.trim());
    }
    const inChild =
      ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
    const told = ts.isJsxAttribute(node) && TOLD.test(node.name.getText());
    const stays = (child) =>
      shown &&
      (ts.isConditionalExpression(node)
        ? child !== node.condition
        : ts.isBinaryExpression(node)
          ? !/[=<>]=/.test(node.operatorToken.getText())
          : PASSED_ON.some((is) => is(node)));
    ts.forEachChild(node, (child) => visit(child, inChild || told || stays(child)));
  };
  visit(file, false);
  return found;
}

/** A list of classes or keys, and what a program is told. */
function isNoSpeech(node) {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isJsxAttribute(at)) return !TOLD.test(at.name.getText());
    if (ts.isNewExpression(at) && /Error$/.test(at.expression.getText())) return true;
    if (ts.isCallExpression(at) && /querySelector|closest|matches|Symbol/.test(at.expression.getText()))
      return true;
  }
  return false;
}

/** Strings that are several words and are no sentence of ours. */
const NO_SENTENCES = {
  // What a person types or pastes.
  "www/element/examples.ts": 10,
  // What went wrong, for a program.
  "www/element/long-text.ts": 1,
  // What went wrong, for a program.
  "www/element/intake.ts": 1,
  // A query of media, and two classes.
  "www/element/reading-place.ts": 1,
  "www/element/views/report/scroller.tsx": 1,
};

test("no view says a word of its own", () => {
  assert.ok(sources.length > 50);
  for (const path of sources) {
    const name = relative(root, path).replaceAll("\\", "/");
    const found = sayings(path);
    assert.equal(found.length, NO_SENTENCES[name] ?? 0, `${name}: ${found.join(" | ")}`);
  }
});

test("a word of a view's own is seen where it stands between tags, in what is told, and in a string", () => {
  const seen = (text) => sayings("view.tsx", text);
  assert.deepEqual(seen(`const a = <p class="big bar">Some words</p>;`), ["Some words"]);
  assert.deepEqual(seen(`const a = <p>{busy ? "Loading" : null} · {words.a}</p>;`), ["Loading"]);
  assert.deepEqual(seen("const a = <p title={`Line ${n}`} class={`tint ${b}`} />;"), ["Line"]);
  assert.deepEqual(seen(`const a = "Nothing was found";`), ["Nothing was found"]);
  assert.deepEqual(seen(`const a = <p class={on ? "a b" : "c d"}>{words.a} × {n}</p>;`), []);
});

test("the page is written in the words of English", () => {
  const html = readFileSync(join(root, "www/page/index.html"), "utf8").replace(/\s+/g, " ");
  assert.ok(html.includes(`<title>${english.page.title}</title>`));
  const marked = [...html.matchAll(/content="([^"]*)" data-words="(\w+)"|data-words="(\w+)"> ?([^<]*?) ?</g)];
  assert.equal(marked.length, 4);
  for (const [, content, of, key, text] of marked) assert.equal(content ?? text, english.page[of ?? key]);
});
