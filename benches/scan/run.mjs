// `npm run bench -- --scan`: how fast texts are scanned by the package, by JavaScript written for the same, by the native
// core, and how fast their bytes can be walked over at all; and whether all find the same. benches/README.md says what
// is measured.
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, duration, run, say } from "../../www/tasks/step.mjs";
import { root } from "../../www/tasks/toolchain.mjs";
import { median, start } from "../process.mjs";
import { figure, percent, ratio, table } from "../table.mjs";
import { PEERS } from "./peers.mjs";
import { FULL, QUICK, TEXTS, readPlaces, writeTexts } from "./texts.mjs";
import { buildTokeniser } from "./tokeniser.mjs";

/** How long the texts are, for how many milliseconds each contestant reads one before it counts, and how many rounds do. */
const EFFORT = {
  full: { bytes: FULL, warm: 3_000, rounds: 9 },
  quick: { bytes: QUICK, warm: 2_000, rounds: 7 },
};

/** What `scan(string)` is held against: at least so many times as fast. */
const GOALS = { tokens: 2, alternation: 5, bare: 1 / 3 };

/** What one finds and another does not; both may be long. */
function compare(one, other) {
  const [left, right] = [new Set(one), new Set(other)];
  const shared = one.filter((it) => right.has(it)).length;
  return { shared, onlyOne: left.size - shared, onlyOther: right.size - shared };
}

/**
 * The median rate of each contestant over one text, in MB for each second of the processor; the rounds go in turn. By the
 * clock, a machine that is busy otherwise slows long readings down more than short ones.
 */
async function measure(kind, { warm, rounds }) {
  const workers = new Map();
  try {
    for (const [name, { label }] of Object.entries(PEERS))
      workers.set(name, start(fileURLToPath(new URL("worker.mjs", import.meta.url)), [name, kind], label));
    const bytes = await workers.get("encoding").ask("size");
    const times = new Map([...workers.keys()].map((name) => [name, []]));
    const before = await workers.get("chunks").ask("memory");
    for (const worker of workers.values()) await worker.ask("warm", { budget: warm });
    for (let round = 0; round < rounds; round++)
      for (const [name, worker] of workers) times.get(name).push(await worker.ask("once"));
    const after = await workers.get("chunks").ask("memory");
    const processor = new Map([...times].map(([name, list]) => [name, list.map((it) => it.processor)]));
    const rates = Object.fromEntries(
      [...processor].map(([name, list]) => [name, bytes / 1000 / median(list)]),
    );
    // Round by round: what slowed a round down hit both.
    const own = processor.get("string");
    const faster = Object.fromEntries(
      [...processor].map(([name, list]) => [name, median(list.map((time, round) => time / own[round]))]),
    );
    const share = median(times.get("string").map(({ clock, processor }) => processor / clock));
    const found = {};
    for (const name of ["string", "tokens", "alternation"]) found[name] = await workers.get(name).ask("all");
    return {
      kind,
      bytes,
      rates,
      faster,
      share,
      memory: { before, after },
      agreement: agreement(kind, found),
    };
  } finally {
    for (const worker of workers.values()) worker.stop();
  }
}

function agreement(kind, { string: ours, ...theirs }) {
  const places = readPlaces(kind);
  const planted = Array.from(
    { length: places.length / 2 },
    (_, at) => `${places[2 * at]} ${places[2 * at + 1]}`,
  );
  const at = ours.mentions.map((mention) => mention.split(" ", 2).join(" "));
  const against = ({ mentions, tally }) => ({
    ...compare(ours.mentions, mentions),
    sameTally: compare(ours.tally, tally).shared === Math.max(ours.tally.length, tally.length),
  });
  return {
    planted: { count: planted.length, ...compare(at, planted) },
    tokens: against(theirs.tokens),
    alternation: against(theirs.alternation),
  };
}

/** The rate of the native core over each text, in MB/s, as criterion has left it. */
async function native() {
  const folder = join(root, "target", "native");
  const manifest = fileURLToPath(new URL("../native/Cargo.toml", import.meta.url));
  const args = ["bench", "--manifest-path", manifest, "--bench", "texts"];
  const { status, output } = await run("cargo", args, { env: { ...process.env, CARGO_TARGET_DIR: folder } });
  if (status !== 0) throw new Failure(`${output}the native bench failed: see above`);
  return (kind, bytes) => {
    const file = join(folder, "criterion", "texts", kind, "new", "estimates.json");
    if (!existsSync(file)) return undefined;
    // In nanoseconds.
    return (bytes * 1000) / JSON.parse(readFileSync(file, "utf8")).median.point_estimate;
  };
}

function show(rows) {
  say("### Scanning, MB of UTF-8 in a second of the processor\n");
  table(
    ["text", "MB", ...Object.values(PEERS).map(({ label }) => label), "native core"],
    rows.map(({ kind, bytes, rates, core }) => [
      TEXTS[kind].label,
      figure(bytes / 1e6),
      ...Object.keys(PEERS).map((name) => figure(rates[name])),
      figure(core),
    ]),
  );
  const shares = rows.map(({ share }) => percent(share));
  say(`\nOf the clock scan(string) had ${shares.join(", ")}: the rest went to what else the machine did.`);
  say("\n### scan(string), how many times as fast\n");
  const goals = Object.entries(GOALS);
  table(
    [
      "text",
      ...goals.map(([name, least]) => `${PEERS[name].label}, wanted ≥ ${ratio(least)}`),
      "native core",
    ],
    rows.map(({ kind, rates, faster, core }) => [
      TEXTS[kind].label,
      ...goals.map(([name, least]) => {
        const times = faster[name];
        return `${ratio(times)} ${times >= least ? "held" : "missed"}`;
      }),
      core === undefined ? "–" : ratio(rates.string / core),
    ]),
  );
  say("\n### What was found\n");
  const split = ({ shared, onlyOne, onlyOther }) => `${shared} / ${onlyOne} / ${onlyOther}`;
  table(
    [
      "text",
      "planted",
      "shared / only ours / only planted",
      "tokens: shared / only ours / only theirs",
      "its tally",
      "alternation: shared / only ours / only theirs",
    ],
    rows.map(({ kind, agreement: { planted, tokens, alternation } }) => [
      TEXTS[kind].label,
      String(planted.count),
      split(planted),
      split(tokens),
      tokens.sameTally ? "the same" : "differs",
      split(alternation),
    ]),
  );
  say("\n### Linear memory of the package, Scanner in pieces\n");
  table(
    ["text", "before, MB", "after, MB"],
    rows.map(({ kind, memory }) => [
      TEXTS[kind].label,
      figure(memory.before && memory.before / 1e6),
      figure(memory.after / 1e6),
    ]),
  );
  say("");
}

export async function scanBench({ quick }) {
  const effort = EFFORT[quick ? "quick" : "full"];
  say(
    `- scanning: Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "unknown"}`,
  );
  await writeTexts(effort.bytes);
  await buildTokeniser();
  const rows = [];
  for (const kind of Object.keys(TEXTS)) {
    const began = performance.now();
    rows.push(await measure(kind, effort));
    say(`  ${TEXTS[kind].label}: done in ${duration(performance.now() - began)}`);
  }
  say("  the native core, which is compiled first");
  const core = await native();
  for (const row of rows) row.core = core(row.kind, row.bytes);
  say("");
  show(rows);
}
