// One library with one corpus in a process of its own, driven by run.mjs: builds once, then measures a slice of the
// queries whenever it is told to. Needs --expose-gc. Nothing else runs while it works.
import { BUILT_IN, keystrokes, read, shuffled } from "./corpus.mjs";
import { judge, judgedQueries } from "./judge.mjs";
import { answer } from "./process.mjs";

const [address, corpus] = process.argv.slice(2);
const module = await import(address);
// Kept alive throughout: what the caller owns is in both measurements of memory and so in none.
const source = read(corpus, module.input);
const queries = read(corpus, "queries");
let engine;
let before;

/** What the process holds, in bytes: the JavaScript heap, and outside of it buffers and the module's linear memory. */
async function held() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Read results end here, so that reading cannot be optimised away. */
let sink = 0;

async function ask(mode, query) {
  const result = engine[mode](query);
  sink += engine.read(typeof result.then === "function" ? await result : result);
}

/** Until the first search is answered: a library that puts work off must do it within the clock. */
async function build() {
  const first = queries.typed[0];
  // Once for nothing: the first measurement leaves some tenths of a megabyte behind that are nobody's.
  await held();
  // Before the module is instantiated: an index that fits into its initial linear memory is held all the same.
  before = await held();
  await module.prepare?.(source);
  const prepared = (await held()) - before;
  const start = performance.now();
  engine = module.build(source);
  await ask("typed", first);
  const milliseconds = performance.now() - start;
  return { milliseconds, bytes: (await held()) - before, prepared };
}

const typing = keystrokes(queries.typed);

const lists = {
  // In the order of typing, but for the corpus with which most libraries get through a part of the list only: there the
  // part must be a fair sample.
  keystroke: { mode: "typed", texts: corpus === "100,000" ? shuffled(typing) : typing },
  code: { mode: "typed", texts: queries.codes.map(({ text }) => text) },
  misspelt: { mode: "misspelt", texts: queries.misspelt.map(({ text }) => text) },
  decode: { mode: "decode", texts: queries.codes.map(({ text }) => text) },
};

/** Samples in µs by list, each with the place of the query that comes next. */
const taken = Object.fromEntries(
  Object.keys(lists).map((name) => [name, { samples: [], next: 0, asked: 0 }]),
);

/** A question faster than this many µs is timed in batches: the clock itself takes a tenth of one. */
const TOO_FAST = 20;
const BATCH = 32;

/** Asks on from where the last slice ended, once through the list or until the milliseconds are over. */
async function slice(name, budget, keep) {
  const { mode, texts } = lists[name];
  if (!engine[mode]) return;
  const state = taken[name];
  if (!keep) state.next = 0;
  const start = performance.now();
  // Codes are all alike, so that a batch is the mean of like things; keystrokes are not, and are timed one by one.
  let size = 1;
  for (let done = 0; done < texts.length;) {
    const count = Math.min(size, texts.length - done);
    const began = performance.now();
    for (let i = 0; i < count; i++) {
      const result = engine[mode](texts[state.next]);
      sink += engine.read(typeof result.then === "function" ? await result : result);
      state.next = state.next + 1 === texts.length ? 0 : state.next + 1;
    }
    const now = performance.now();
    const each = ((now - began) * 1000) / count;
    // A batch cut short by the end of the list would count as much as a whole one.
    if (keep && count === size) state.samples.push(each);
    if (keep) state.asked += count;
    done += count;
    if (name === "code" || name === "decode") size = each < TOO_FAST ? BATCH : 1;
    if (now - start > budget) break;
  }
  if (!keep) state.next = 0;
}

function quantiles(name) {
  const { samples, asked } = taken[name];
  if (samples.length === 0) return undefined;
  const sorted = Float64Array.from(samples).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const mean = samples.reduce((sum, it) => sum + it, 0) / samples.length;
  return { median: at(0.5), mean, p99: at(0.99), asked, of: lists[name].texts.length };
}

/** Several entries may have one code, and all of them are right. */
const sameCode = (one, other) => one.split("/")[1] === other.split("/")[1];

/** The share of the queries that have the right entry among the first `most`. */
async function found(list, mode, most, same, budget) {
  const start = performance.now();
  let [asked, right] = [0, 0];
  for (const { id, text } of list) {
    const ids = engine.ids(await engine[mode](text)).slice(0, most);
    asked += 1;
    if (ids.some((one) => same(one, id))) right += 1;
    if (performance.now() - start > budget) break;
  }
  return right / asked;
}

async function answers(budget) {
  const judged = corpus === BUILT_IN ? judgedQueries() : undefined;
  const documents = new Map((judged ? read(corpus, "documents") : []).map((it) => [it.id, it]));
  const first = (mode) => async (query) => documents.get(engine.ids(await engine[mode](query))[0]);
  return {
    code: await found(queries.codes, "typed", 1, sameCode, budget),
    misspelt: await found(queries.misspelt, "misspelt", 10, Object.is, budget),
    ...(judged && {
      whileTyping: await judge(judged, first("typed")),
      complete: await judge(judged, first("misspelt")),
    }),
  };
}

answer({
  build,
  slice: ({ name, budget, keep }) =>
    slice(name, budget, keep).catch((error) => {
      throw new Error(`${name} ${JSON.stringify(lists[name].texts[taken[name].next])}`, { cause: error });
    }),
  answers: ({ budget }) => answers(budget),
  report: async () => ({
    ...Object.fromEntries(Object.keys(lists).map((name) => [name, quantiles(name)])),
    bytes: (await held()) - before,
    sink,
  }),
});
