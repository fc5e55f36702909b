/**
 * Answers for every word of the interface, in English. Nothing else in the element holds a sentence that a person
 * reads; another language is another object of the same type.
 */
import type { Entry, State } from "../lib/public.js";

const number = new Intl.NumberFormat("en");
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });

/** One or many, with the number written by locale. */
function count(n: number, one: string, many: string): string {
  return `${number.format(n)} ${n === 1 ? one : many}`;
}

const states: Readonly<Record<State, string>> = {
  success: "Success",
  warning: "Warning",
  failure: "Failure",
  running: "Running",
  queued: "Queued",
  paused: "Paused",
  suspended: "Suspended",
  stopping: "Stopping",
  stopped: "Stopped",
  skipped: "Skipped",
  canceled: "Canceled",
  created: "Created",
  active: "Active",
  inactive: "Inactive",
  info: "Information",
};

/** As it stands in «In Mover it is a success». */
const statesInASentence: Readonly<Record<State, string>> = {
  success: "a success",
  warning: "a warning",
  failure: "a failure",
  running: "still running",
  queued: "waiting in a queue",
  paused: "paused",
  suspended: "suspended",
  stopping: "stopping",
  stopped: "stopped",
  skipped: "skipped",
  canceled: "canceled",
  created: "created",
  active: "active",
  inactive: "inactive",
  info: "information",
};

const scopes: Readonly<Record<string, string>> = {
  agent: "agent",
  job: "job run",
  item: "file or directory",
  any: "any scope",
};

const appliesTo: Readonly<Record<string, string>> = {
  agent: "applies to the whole agent",
  job: "applies to the whole job run",
  item: "applies to one file or directory",
  any: "applies at any scope",
};

const tiers: Readonly<Partial<Record<Entry["tier"], string>>> = {
  "rule-only": "Named in a rule of the document only",
  "later-revision": "Named in a later revision of the document only",
  "withdrawn-draft": "Named in a withdrawn draft of the document only",
  custom: "From an added catalog",
};

export const english = {
  number: (n: number): string => number.format(n),
  percent: (share: number): string => percent.format(share),

  // The box.
  label: "Status code, name, message or log",
  placeholder: "Code, name, message, question or log lines",
  clear: "Clear",
  filter: "Product",
  allProducts: "All products",
  results: "Results",

  // What a screen reader hears, and the small line beside the filter.
  found: (shown: number, total: number): string =>
    shown < total
      ? `${number.format(shown)} of ${count(total, "result", "results")}`
      : count(total, "result", "results"),
  firstIs: (code: string, state: State, message: string): string =>
    `First: ${code}, ${states[state]}: ${message}`,
  meaningsHeard: (n: number): string => `${count(n, "meaning", "meanings")} shown`,
  chosen: (code: string, state: State, message: string): string =>
    `Shown: ${code}, ${states[state]}: ${message}`,
  nothingFound: "Nothing found",
  showAll: (total: number): string => `Show all ${number.format(total)}`,
  back: "Back to the results",

  // State and place.
  states,
  stateInASentence: (state: State): string => statesInASentence[state],
  scope: (scope: string): string => scopes[scope] ?? scope,
  appliesTo: (scope: string): string => appliesTo[scope] ?? `applies to ${scope}`,
  tiers,

  // The verdict: who acts next, and whether a retry helps.
  verdicts: {
    automatic: "It may retry by itself",
    manual: "You act: retry",
    reauthorize: "You act: reauthorize",
    fixAndRetry: "You act: fix, then retry",
    actFirst: "You act: do what the document says",
    support: "You act: contact support",
    wait: "Wait",
    underWay: "In progress",
    nothing: "Nothing to do",
    futile: "A retry does not help",
    silent: "The document gives no advice",
  },
  verdictDetails: {
    persists: "If it persists: create a support ticket.",
    ticket: "Or create a support ticket.",
    contact: "Or contact support.",
    onTheList: "On the list of automatic reruns.",
    notOnTheList: "Not on the list of automatic reruns.",
    supportOnly: "It names Egnyte Support for any question.",
  },
  line: (line: number, date: string | undefined): string =>
    date === undefined
      ? `Document, line ${number.format(line)}`
      : `Document of ${date}, line ${number.format(line)}`,

  // Headings of an entry.
  toDo: "What the document says to do",
  comment: "Comment in the document",
  anatomy: "Anatomy of the code",
  life: "Life of the operation",
  lifeOf: (operation: string): string => `Life of the operation ${operation}`,
  related: "Related",
  notes: "Notes on the document",
  source: "Source",
  sourceLine: (line: number): string => `line ${number.format(line)}`,
  asOf: (date: string): string => `document of ${date}`,
  officialPage: "official page",
  newTab: "(opens in a new tab)",
  current: "this code",

  // Anatomy.
  prefix: "product",
  scopeDigit: "scope",
  undefinedScope: "not defined",
  numberInBlock: (from: string, to: string, category: string): string => `${from}–${to} ${category}`,
  numberAlone: "number",

  // Actions.
  copyTicket: "Copy for ticket",
  copyCode: "Copy code",
  copyLink: "Copy link",
  copied: "Copied",
  copyFailed: "Copying is blocked here. Select the text and copy it by hand.",
  previous: (code: string): string => `Previous code: ${code}`,
  next: (code: string): string => `Next code: ${code}`,
  open: "Show only this",
  showBoth: (n: number): string => (n === 2 ? "Show both meanings" : `Show all ${number.format(n)} meanings`),

  // The text for a ticket.
  ticket: {
    product: "Product",
    meaning: "Meaning",
    next: "Next step",
    toDo: "The document says",
    comment: "Comment",
    source: "Source",
    link: "Link",
  },

  // Several meanings.
  opposite: (code: string): string => `${code} means opposite things.`,
  different: (code: string, n: number): string => `${code} has ${number.format(n)} meanings.`,
  inProduct: (where: string): string => `in ${where}`,
  asName: (product: string, name: string): string => `in ${product} as ${name}`,
  each: (state: string): string => `Each of them is ${state}.`,
  /** «In Mover it is a success, in Egnyte Migration App a failure.» */
  differences: (parts: readonly (readonly [where: string, state: string])[]): string => {
    const text = parts
      .map(([where, state], at) => (at === 0 ? `${where} it is ${state}` : `${where} ${state}`))
      .join(", ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  whereSeen: "Where did you see it?",
  alsoMeans: (code: string): string => `${code} is also:`,

  // Codes that no document lists.
  undocumented: (code: string): string => `${code} is not documented`,
  undocumentedPill: "Not documented",
  nearest: "Nearest documented codes",
  foreign: "Another system",
  rule: "Rule of the document",

  // Nothing found.
  nothingFor: (query: string): string => `Nothing found for «${query}»`,
  nothingIn: (product: string): string => `Only ${product} was searched.`,
  searchAll: "Search all products",
  nothingAdvice:
    "Check the digits, or try the name, a few words of the message, or the whole line from the log.",
  covered: "What is covered",
  codes: (n: number): string => count(n, "code", "codes"),
  noDate: "no date given",

  // The first view.
  examples: "Try one",
  exampleKinds: {
    code: "A code",
    name: "A name",
    message: "A message",
    question: "A question",
    log: "A line of a log",
    report: "A report",
  },
  privacy: "Nothing you paste leaves this page.",
  privacyHow: "The whole codebook is in the page. It answers without a server.",

  // A pasted text.
  pastedShort: "Pasted text",
  pasted: (lines: number, codes: number): string =>
    `${count(lines, "line", "lines")} · ${count(codes, "code", "codes")} found`,
  reportTitle: "Codes in the pasted text",
  groups: {
    act: "Someone must act",
    retry: "May be rerun by itself",
    wait: "In progress",
    done: "Nothing to do",
    silent: "No advice",
  },
  times: (n: number): string => `${number.format(n)}×`,
  onLines: (lines: number, first: number, last: number): string =>
    lines === 1
      ? `line ${number.format(first)}`
      : `${count(lines, "line", "lines")}, ${number.format(first)}\u2060–\u2060${number.format(last)}`,
  inTheText: "In the pasted text",
  moreLines: (n: number): string => `and ${count(n, "more line", "more lines")}`,
  lineNumber: (line: number): string => `Line ${number.format(line)}`,
  notCodes: (n: number): string => `${count(n, "other number", "other numbers")} ignored`,
  nothingInText: "No documented code was found in the pasted text",
  whatIsRead:
    "In a text, codes with their prefix (AZSM1024) and symbolic names (DATA_SYNC : FAILED) are recognised. Type a bare number into the box.",
  undocumentedInText: "Well-formed, but not documented",
  incomplete: "The text was too long to list every place; the counts are complete.",

  // Loading and failure.
  loading: "Loading the codebook",
  blocked: "This page does not allow WebAssembly",
  blockedHow:
    "The codebook runs as WebAssembly inside your browser. The page's Content-Security-Policy has to allow it: script-src 'wasm-unsafe-eval'. Whoever runs this portal can add it.",
  failed: "The codebook could not be started",
  failedHow: "Reload the page. If it happens again, the files of this site may be damaged or incomplete.",
  details: "Details for the administrator",
};

export type Messages = typeof english;
