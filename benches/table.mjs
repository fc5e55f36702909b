// Prints what was measured as Markdown tables, and holds it against the goals.
import { say } from "../www/tasks/step.mjs";

/** At least three digits, and not more than are known. */
export function figure(number) {
  if (number === undefined) return "–";
  if (number >= 100) return Math.round(number).toLocaleString("en-US");
  return number.toPrecision(number >= 10 ? 3 : 2);
}

export const ratio = (number) => `${number.toFixed(2)} ×`;
export const percent = (share) => (share === undefined ? "–" : `${Math.round(share * 100)} %`);
const megabytes = (bytes) => bytes && bytes / 1e6;
const kilobytes = (bytes) => figure(bytes / 1000);

/** Columns as wide as their widest cell, the first one to the left, figures to the right. */
export function table(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(" | ")} |`;
  const rule = widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  say([line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n"));
}

const row = (rows, engine) => rows.find((it) => it.engine === engine);
const ours = (rows) => row(rows, "status-codebook");

/** A line of the goals: `limit` is what `value` may be at most, both in the unit named. */
function goal(name, value, limit, unit, note, strictly = false) {
  if (value === undefined || limit === undefined) return [name, "–", "–", "–", "not measured"];
  const held = strictly ? value < limit : value <= limit;
  return [
    name,
    `${figure(value)} ${unit}`,
    `${strictly ? "<" : "≤"} ${figure(limit)} ${unit}`,
    note,
    held ? "held" : "missed",
  ];
}

function showGoals(goals) {
  say("");
  table(["goal", "status-codebook", "wanted", "ratio", "result"], goals);
  say("");
}

export function showStart(rows) {
  say("\n### Cold start and bytes to ship, built-in entries\n");
  const total = ({ bytes }) => bytes.code + bytes.data;
  table(
    ["library", "cold start, ms", "code, kB", "data, kB", "together, kB", "to status-codebook's"],
    rows.map((it) => [
      it.label,
      figure(it.cold),
      kilobytes(it.bytes.code),
      it.bytes.data ? kilobytes(it.bytes.data) : "inside",
      kilobytes(total(it)),
      ratio(total(it) / total(ours(rows))),
    ]),
  );
  const [own, least] = [ours(rows).cold, row(rows, "ufuzzy").cold];
  showGoals([goal("cold start below uFuzzy's", own, least, "ms", `${ratio(own / least)} of uFuzzy's`, true)]);
}

/** `goals` says whether the goals hold for this corpus, or its figures are only recorded. */
export function showTable(corpus, rows, goals) {
  say(`### Speed and memory, ${corpus} entries\n`);
  const short = [];
  const cell = (it, list, quantile) => {
    const measured = it[list];
    if (!measured) return "–";
    const cut = measured.asked < measured.of;
    if (cut && quantile === "median")
      short.push(`${it.label}, ${list}: ${measured.asked} of ${measured.of} queries`);
    return `${figure(measured[quantile])}${cut ? "*" : ""}`;
  };
  table(
    [
      "library",
      "build, ms",
      "memory, MB",
      "after queries, MB",
      "keystroke, µs",
      "mean, µs",
      "p99, µs",
      "code, µs",
      "misspelt, µs",
      "p99, µs",
    ],
    rows.map((it) => [
      it.label,
      it.failed ?? figure(it.build),
      figure(megabytes(it.memory)),
      figure(megabytes(it.memoryAfter)),
      cell(it, "keystroke", "median"),
      cell(it, "keystroke", "mean"),
      cell(it, "keystroke", "p99"),
      cell(it, "code", "median"),
      cell(it, "misspelt", "median"),
      cell(it, "misspelt", "p99"),
    ]),
  );
  const own = ours(rows);
  say(
    `\nstatus-codebook's decode of a code: ${figure(own.decode?.median)} µs; of its memory, held before the build began: ${figure(megabytes(own.prepared))} MB.`,
  );
  if (short.length > 0)
    say(`\n\\* The time allowed was over before every query was asked: ${short.join("; ")}.`);
  const [mini, fields, oneText] = ["minisearch", "flexsearch", "flexsearch-one-text"].map((it) =>
    row(rows, it),
  );
  // Against the faster of the two ways to set FlexSearch up.
  const flex = Math.min(...[fields, oneText].map((it) => it.keystroke?.median ?? Infinity));
  const against = (value, base, name) =>
    value !== undefined && base !== undefined && Number.isFinite(base)
      ? `${ratio(value / base)} of ${name}'s`
      : "–";
  const times = (factor, base) => (base !== undefined && Number.isFinite(base) ? factor * base : undefined);
  const key = own.keystroke?.median;
  const lines = [
    goal("keystroke ≤ 0.5 × FlexSearch", key, times(0.5, flex), "µs", against(key, flex, "FlexSearch")),
    goal(
      "build ≤ 0.2 × MiniSearch",
      own.build,
      times(0.2, mini.build),
      "ms",
      against(own.build, mini.build, "MiniSearch"),
    ),
    goal(
      "memory ≤ 1/3 × MiniSearch",
      megabytes(own.memory),
      times(1 / 3, megabytes(mini.memory)),
      "MB",
      against(own.memory, mini.memory, "MiniSearch"),
    ),
    goal("code ≤ 3 µs", own.code?.median, 3, "µs", "–"),
  ];
  if (!goals) say("The goals are set for the smaller corpora; here they are recorded only.");
  showGoals(lines);
}

export function showAnswers(corpus, rows) {
  say(`### Answers, ${corpus} entries\n`);
  const judged = rows.some((it) => it.answers?.complete);
  table(
    [
      "library",
      "code first",
      "misspelt in ten",
      ...(judged ? ["success@1 typing", "empty", "success@1 complete", "empty"] : []),
    ],
    rows.map(({ label, answers }) => [
      label,
      percent(answers?.code),
      percent(answers?.misspelt),
      ...(judged
        ? [answers?.whileTyping, answers?.complete].flatMap((it) => [
            it?.success.toFixed(3) ?? "–",
            percent(it?.empty),
          ])
        : []),
    ]),
  );
  say("");
}
