// The texts of the scan bench: logs, a report and mail of the kinds that people paste, always the same for the same
// package and size. Lines are filled in from templates, which mark the places of the codes, so that it is known what
// there is to find. `node benches/scan/texts.mjs` writes them to target/bench/scan/; the bench does so by itself.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { task } from "../../www/tasks/step.mjs";
import { dice } from "../corpus.mjs";
import { loadPackage, scratch } from "../package.mjs";

export const FULL = 16_000_000;
export const QUICK = 4_000_000;

/** Stands before a mention in a template, and is taken out of the text. */
const MARK = "\u0001";

const TAGS = "sales support hr legal admin accounting wave-1 wave-2 wave-3 pilot vip".split(" ");
const WORDS = (
  "annual archive audit board branch budget camera catalogue client contract design draft energy export factory " +
  "finance floor garden handbook harbour import invoice kitchen ledger letter market minutes office order paint " +
  "paper photo plant press project quality record report review safety sample season shared sketch spring staff " +
  "station summer supply team tender training travel valve vendor warehouse weekly winter workshop"
).split(" ");
const ENDINGS = "docx xlsx pdf dwg pptx csv msg skp cr2 jpg zip bak".split(" ");
const PEOPLE = [
  ["Priya", "Natarajan"],
  ["Tom", "O'Brien"],
  ["Marek", "Dvořák"],
  ["Hannah", "Lindqvist"],
  ["Ines", "Duarte"],
  ["Ruth", "Okello"],
  ["Jörg", "Weiß"],
  ["Łukasz", "Nowak"],
  ["Dana", "Koch"],
  ["Kim", "Park"],
];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const DAYS = "Mon Tue Wed Thu Fri Sat Sun".split(" ");

const two = (number) => String(number).padStart(2, "0");
const plainOf = (name) =>
  name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();

/** What templates are filled with: documented codes, numbers that equal some, ids, paths, sizes, times. */
function filler(book, seed) {
  const draw = dice(seed);
  const { random, whole, one } = draw;
  const of = (catalog) => book.entries(catalog);
  const [mover, azsm, egnyte] = [of("mover"), of("azsm"), of("egnyte")];
  const symbolic = egnyte.filter(({ name }) => /^[A-Z0-9_: ]+$/.test(name ?? "") && /[_:]/.test(name));
  const coded = symbolic.filter(({ code }) => Number(code) > 99);
  const states = coded.filter(({ name }) => name.includes(" : "));
  const errors = coded.filter(({ name }) => !name.includes(" : "));
  const known = [...mover, ...egnyte].map(({ code }) => code).filter((code) => code.length > 2);
  const hex = (length) => Array.from({ length }, () => "0123456789abcdef"[whole(0, 15)]).join("");
  const name = () => one(WORDS);
  const path = () =>
    `/Shared/${Array.from({ length: whole(1, 3) }, () => (random() < 0.2 ? `${name()} ${whole(2009, 2025)}` : name())).join("/")}`;
  let clock = Date.UTC(2025, 1, 18, 9, 14, 3);
  return {
    ...draw,
    hex,
    name,
    path,
    /** Half of the numbers that are no codes look like some. */
    number: () => (random() < 0.5 ? one(known) : String(whole(1, 99_999))),
    file: () => `${name()}_${random() < 0.5 ? one(known) : whole(1, 9999)}.${one(ENDINGS)}`,
    size: () => `${whole(1, 900)}.${whole(0, 9)}`,
    uuid: () => [8, 4, 4, 4, 12].map(hex).join("-"),
    time: () => new Date((clock += whole(3, 4000))),
    mover: () => one(mover),
    error: () => one(errors),
    /** As the agent writes them: with blanks around the colon, or without. */
    state() {
      const entry = one(states);
      return { ...entry, name: random() < 0.5 ? entry.name : entry.name.replace(" : ", ":") };
    },
    azsm() {
      const { code } = one(azsm);
      const digits = code.slice(4);
      return one([code, code, code, `azsm${digits}`, `AZSM-${digits}`, `AZSM ${digits}`]);
    },
    /** An entry whose message begins with words of its own, so that it can stand beside its number. */
    told: () => one(mover.filter(({ message }) => /^[^*]{20}/.test(message))),
  };
}

const stamp = (date) => date.toISOString().replace("T", " ").replace("Z", "");

/** A line of an agent's log in which nothing is a code. */
function plain(it) {
  const { whole, one, number } = it;
  return one([
    () =>
      `[DEBUG] [pipe] read ${one([8192, 4096, 1130])} bytes from sub-process pid=${number()} fd=${whole(3, 200)}`,
    () => `[DEBUG] [scan] walked ${number()} dirs, ${number()} files, queue=${number()}`,
    () => `[INFO ] [upload] throughput ${it.size()} MB/s, ${number()} files pending, ${number()} done`,
    () =>
      `[DEBUG] [upload] chunk ${number()}/${number()} of ${it.path()}/${it.file()} (${whole(1, 9)}${number()} bytes) in ${number()} ms`,
    () =>
      `[DEBUG] [perm] principal S-1-5-21-${whole(1e8, 1e9)}-${whole(1e8, 1e9)}-${whole(1e8, 1e9)}-${number()} cached`,
    () => `[DEBUG] [cp] PUT /cmm/v1/agents/ag-${it.hex(4)}/jobs/${number()} took ${number()} ms`,
    () => `[DEBUG] [ws] heartbeat seq=${number()} rtt=${number()}ms inflight=${whole(0, 120)}`,
    () => `[DEBUG] [retry] attempt ${whole(1, 3)} of 3, next in ${number()} s`,
    () => `[DEBUG] [mem] rss=${number()}MB heap=${number()}MB goroutines=${number()}`,
    () =>
      `[INFO ] [report] wrote C:\\ProgramData\\egnyte-agent\\reports\\${number()}\\part-${number()}.csv (${number()} rows)`,
    () => `[INFO ] [auth] token refreshed, ttl=${number()} s, request ${it.uuid()}`,
    () =>
      `[INFO ] [net] 10.20.${whole(1, 250)}.${whole(1, 250)}:${number()} connected, port ${number()}, version 3.${whole(1, 20)}.${number()}`,
    () =>
      `[WARN ] [copy] ${it.path()}/${it.file()} is locked by user ${it.name()}.${number()}, ${number()} KB left`,
    () => `[INFO ] [job] mig-${number()} status Running, ${number()} of ${number()} files done`,
    () => `[WARN ] [pool] worker ${whole(1, 16)} idle for ${number()} seconds, exit code ${whole(1, 255)}`,
  ])();
}

const faults = (it) =>
  it.one([
    () => `[ERROR] [copy] cannot open ${it.path()}/${it.file()}: access is denied`,
    () => `[ERROR] [job] ${it.whole(2, 90)} errors in ${it.number()} files, see part-${it.number()}.csv`,
  ])();

/** A line of an agent's log with a code, in the ways of Egnyte's agent; the product is named by the line. */
function ofEgnyte(it) {
  const { one, whole } = it;
  const [error, state] = [it.error(), it.state()];
  return one([
    () => `[ERROR] [ws] errorCode=${MARK}${error.code} ${MARK}${error.name} domain=${it.name()}-test`,
    () =>
      `[INFO ] [job] migrationId=mig-${whole(1000, 9999)} state ${MARK}${state.name} (${MARK}${state.code})`,
    () => `[INFO ] [scan] migrationId=mig-${whole(1000, 9999)} now ${MARK}${state.name}`,
    () =>
      `[ERROR] [upload] ${MARK}${error.name} (${MARK}${error.code}) file=${it.path()}/${it.file()} size=${whole(1, 9)}00${it.number()}`,
    () => `[WARN ] [job] command COPY rejected: ${MARK}${error.name}`,
    () =>
      `[INFO ] [job] egnyte-agent mig-${whole(1000, 9999)} status code ${MARK}${state.code}, took ${it.number()} ms`,
    () => `[ERROR] [perm] egnyte-agent error ${MARK}${error.code}: folder=${it.path()} acl=${whole(1, 90)}`,
    () =>
      `[WARN ] [cp] HTTP status ${MARK}${one([401, 404, 500])} from Egnyte control plane, request id ${it.uuid()}`,
  ])();
}

function ofStorageMover(it) {
  const { one, whole } = it;
  return one([
    () => `[ERROR] [asm] Storage Mover job run-${whole(1, 99)} ended with ${MARK}${it.azsm()}`,
    () => `[WARN ] [asm] ${it.path()}/${it.file()} ${it.size()} MB Failed ${MARK}${it.azsm()}`,
  ])();
}

function ofMover(it) {
  const { one, whole } = it;
  return one([
    () =>
      `[WARN ] [cloud] Mover task ${it.number()} of user ${it.name()}.${it.number()} ended with status code ${MARK}${it.mover().code}`,
    () =>
      `[ERROR] [cloud] Mover: error ${MARK}${it.mover().code}, rerun ${whole(1, 3)} of 3 in ${it.number()} s`,
    () =>
      `[INFO ] [cloud] Mover task ${it.number()}: status ${MARK}${it.mover().code} -> ${MARK}${it.mover().code}`,
  ])();
}

function coded(it) {
  const chance = it.random();
  if (chance < 0.7) return ofEgnyte(it);
  return chance < 0.85 ? ofStorageMover(it) : ofMover(it);
}

/** An agent's log: about one line in ten mentions a code. Some paths have signs that need two UTF-16 units. */
const agent = (it) => () => {
  const chance = it.random();
  if (chance < 0.01) return `${stamp(it.time())} [INFO ] [copy] done ${it.path()}/📷 ${it.file()}`;
  if (chance < 0.03) return `${stamp(it.time())} ${faults(it)}`;
  return `${stamp(it.time())} ${chance < 0.13 ? coded(it) : plain(it)}`;
};

/** The same log on a good day. */
const quiet = (it) => () => `${stamp(it.time())} ${it.random() < 0.02 ? faults(it) : plain(it)}`;

/** A code in every line. */
const dense = (it) => () => `${stamp(it.time())} ${coded(it)}`;

const HEAD =
  "Schedule ID,Source,Destination,Tags,notes,First Run Start,Files Transferred,MB Transferred,Times run," +
  "Total Duration,Average File Velocity (files/hour),Average Data Velocity (MB/hour),Last Status,Last Status Code," +
  "Last Skipped,Last Files,Last MB,Last MB Skipped,Last Failed Files,Last Folders Listed,Last Folders Failed," +
  "Last Run Start,Last Run End,Last Run Duration,Last File Velocity (files/hour),Last Data Velocity (MB/hour)";

/** A report in the shape of the one that Microsoft publishes: quoted cells, CRLF, one column of codes. */
const report = (it) => {
  const { whole, one, number, size } = it;
  let row = -1;
  const date = () => `${it.time().toISOString().slice(0, 19)}+00:00`;
  const span = () =>
    `"${whole(0, 2)} days, ${whole(0, 23)} hours, ${whole(0, 59)} minutes and ${whole(0, 59)} seconds"`;
  const pace = () => (it.random() < 0.1 ? `"${whole(1, 9)},${whole(100, 999)}.${whole(10, 99)}"` : size());
  return () => {
    if (++row === 0) return `${HEAD}\r`;
    const user = `${it.name()}.${it.name()}${whole(1, 999)}`;
    const { code } = it.mover();
    const said = Number(code) < 200 ? "Success" : one(["Some Problems", "Failure", "Failed"]);
    return (
      `sCheDuLEid${row},${user}@contoso.com,${user}@corp.contoso.com,${one(TAGS)},${it.name()},${date()},${number()},` +
      `${size()},${whole(1, 12)},${span()},${pace()},${pace()},${said},${MARK}${code},${number()},${number()},` +
      `${size()},${size()},${whole(0, 20)},${number()},${whole(0, 3)},${date()},${date()},${span()},${pace()},${pace()}\r`
    );
  };
};

/** A sentence of a mail that mentions codes. */
function telling(it) {
  const { one, whole, number } = it;
  const [error, state, told] = [it.error(), it.state(), it.told()];
  const code = () => `${MARK}${it.mover().code}`;
  return one([
    () =>
      `Mover: ${whole(2, 90)} users ended with status ${code()} and ${whole(2, 9)} with status ${code()}, ask ${one(PEOPLE)[0]} in room ${number()}.`,
    () =>
      `Also in Mover, one task shows code ${code()} since Sunday ${whole(10, 20)}:${whole(10, 59)}, it did ${whole(1, 3)} reruns and gave up after ${number()} minutes.`,
    () =>
      `According to the page a Mover rerun happens for status codes ${code()}, ${code()} and ${code()} as well – do not panic.`,
    () =>
      `Egnyte: the ${it.name()} share stops with error ${MARK}${error.code} (${MARK}${error.name}), the same folder as in ${whole(2009, 2024)}.`,
    () =>
      `The Egnyte agent on FS-${number()} says ${MARK}${error.name} there, i.e. Egnyte error code ${MARK}${error.code}.`,
    () => `Egnyte says ${MARK}${state.name} until ${two(whole(0, 23))}:40, because of ${number()} deletions.`,
    () =>
      `Storage Mover: job "${it.name()}-wave-${whole(1, 9)}" fails with ${MARK}${it.azsm()} on the container, and about ${number()} files come back as ${MARK}${it.azsm()}.`,
    () => `One new thing in Mover: "${MARK}${told.code} – ${told.message}" – is this final?`,
    () => `Mover: user ${it.name()}.${number()}@contoso.example still has ${code()} status after the rerun.`,
  ])();
}

/** A sentence of a mail that mentions none. */
const chatting = (it) =>
  it.one([
    () =>
      `I went through the ${it.number()} mailboxes and drives of wave ${it.whole(1, 9)} and this is what is left of the ${it.name()} list.`,
    () =>
      `The ${it.number()} users of the ${it.name()} team are fine, I will be on ext. ${it.number()} after lunch.`,
    () =>
      `Quota raised for ${it.whole(2, 40)} of ${it.number()}, two are already at the ${it.number()} GB limit 😀.`,
    () =>
      `Please check the ${it.name()} ${it.name()} again, the owner has had editor rights since ${it.whole(2009, 2024)}.`,
    () =>
      `After I stopped it the run went on for ${it.number()} minutes, now it is at ${it.whole(1, 99)}%, ${it.number()} of ${it.number()} GB.`,
    () =>
      `They opened port ${it.number()} at ${two(it.whole(0, 23))}:05, rule ${it.number()} on the firewall, thanks to the ${it.name()} people.`,
    () => `I attach the list (${it.file()}, ${it.number()} KB) and the minutes of the ${it.name()} meeting.`,
    () =>
      `Budget: ${it.number()} EUR for the ${it.name()} was approved, cost centre ${it.number()}, order 45001${it.number()}.`,
    () =>
      `Great work, both of you – the ${it.name()} and the ${it.name()} are through, so let us close the ${it.name()} part today.`,
    () =>
      `Can we meet on ${it.one(DAYS)} at ${it.whole(8, 17)}:30 in room ${it.number()} about the ${it.name()} ${it.name()}?`,
  ])();

const paragraph = (it) => {
  const sentences = [it.random() < 0.45 ? telling(it) : chatting(it)];
  while (it.random() < 0.5) sentences.push(chatting(it));
  return sentences.join(" ");
};

/** An exported folder of mail: threads in which each answer quotes some of what it answers. */
const mail = (it) => {
  const { one, whole } = it;
  let lines = [];
  let said = [];
  const message = () => {
    const [[first, last], [to]] = [one(PEOPLE), one(PEOPLE)];
    const address = `${plainOf(first)}.${plainOf(last)}@contoso.example`;
    const date = it.time();
    lines.push(
      `From: ${first} ${last} <${address}>`,
      `Sent: ${DAYS[date.getUTCDay()]}, ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, 2025 ${whole(1, 12)}:${whole(10, 59)} AM`,
      `To: IT Helpdesk <helpdesk@contoso.example>`,
      `Subject: ${"RE: ".repeat(whole(0, 3))}[CASE ${it.number()}${whole(100, 999)}] Migration weekend – what is still red`,
      "",
      `Hi ${to},`,
      "",
    );
    const before = said;
    said = [];
    for (let left = whole(2, 8); left > 0; left--) {
      if (before.length > 0 && it.random() < 0.4) lines.push(`> ${one(before)}`, "");
      said.push(paragraph(it));
      lines.push(it.random() < 0.3 ? `- ${said.at(-1)}` : said.at(-1), "");
    }
    lines.push(
      first,
      "",
      "--",
      `${first} ${last} | Migration Lead | Contoso Ltd.`,
      `Phone +44 20 7946 ${it.number()} | Office 2.${it.number()} | P.O. Box ${it.number()}`,
      "",
      "",
    );
  };
  return () => {
    if (lines.length === 0) {
      if (it.random() < 0.2) said = [];
      message();
      lines.reverse();
    }
    return lines.pop();
  };
};

/** Each text: what it is, in a few words, and its lines. */
export const TEXTS = {
  agent: { label: "agent log", lines: agent, seed: 1 },
  quiet: { label: "quiet log", lines: quiet, seed: 2 },
  report: { label: "CSV report", lines: report, seed: 3 },
  mail: { label: "mail", lines: mail, seed: 4 },
  dense: { label: "dense log", lines: dense, seed: 5 },
};

const folder = join(scratch, "scan");
export const fileOf = (name) => join(folder, `${name}.txt`);

/** A text of so many bytes and a line more at most, and the places of its codes: line, column, line, column … */
function make(book, { lines, seed }, bytes) {
  const next = lines(filler(book, seed));
  const [text, places] = [[], []];
  for (let length = 0; length < bytes;) {
    const parts = next().split(MARK);
    let column = 0;
    for (const part of parts.slice(0, -1)) places.push(text.length + 1, (column += part.length));
    const line = parts.join("");
    length += Buffer.byteLength(line) + 1;
    text.push(line);
  }
  return { text: `${text.join("\n")}\n`, places };
}

/** Writes all texts. */
export async function writeTexts(bytes) {
  const book = await loadPackage();
  mkdirSync(folder, { recursive: true });
  for (const [name, kind] of Object.entries(TEXTS)) {
    const { text, places } = make(book, kind, bytes);
    writeFileSync(fileOf(name), text);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(places));
  }
}

export const readText = (name) => readFileSync(fileOf(name), "utf8");

/** Where codes stand in a written text. */
export const readPlaces = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));

await task(import.meta.url, () => writeTexts(FULL));
