/** Answers for every word of the interface in English; a language is one file like this one, see `index.ts`. */
import type { Entry, State } from "../../lib/public.js";
import type { Direction, Formats, Forms } from "./formats.ts";

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

const ignoredReasons: Readonly<Record<string, Forms>> = {
  date: { one: "date", other: "dates" },
  time: { one: "time of day", other: "times of day" },
  size: { one: "size", other: "sizes" },
  duration: { one: "duration", other: "durations" },
  count: { one: "count", other: "counts" },
  path: { one: "part of a path or address", other: "parts of paths or addresses" },
  port: { one: "port", other: "ports" },
  version: { one: "version", other: "versions" },
  id: { one: "part of an id", other: "parts of ids" },
  column: { one: "in another column of the table", other: "in other columns of the table" },
  "no-cue": {
    one: "with nothing beside it that makes it a code",
    other: "with nothing beside them that makes them codes",
  },
};

const quoted = (text: string): string => `«${text}»`;

export const inEnglish = ({ number, percent, count, size, list, either }: Formats) => ({
  language: "en",
  direction: "ltr" as Direction,
  number,
  percent,
  list,
  quoted,

  // The box.
  chooseCode: "Enter a code, or choose one from the list.",
  label: "Status code, name, message or log",
  placeholder: "Code, name, message, question or log lines",
  clear: "Clear",
  filter: "Product",
  allProducts: "All products",
  results: "Results",

  // What a screen reader hears, and the small line beside the filter.
  found: (shown: number, total: number): string =>
    shown < total
      ? `${number(shown)} of ${count(total, { one: "result", other: "results" })}`
      : count(total, { one: "result", other: "results" }),
  firstIs: (code: string, state: State, message: string): string =>
    `First: ${code}, ${states[state]}: ${message}`,
  meaningsHeard: (n: number): string => `${count(n, { one: "meaning", other: "meanings" })} shown`,
  chosen: (code: string, state: State, message: string): string =>
    `Shown: ${code}, ${states[state]}: ${message}`,
  ruleHeard: (title: string, text: string): string => `${title}: ${text}`,
  nothingFound: "Nothing found",
  showAll: (total: number): string => `Show all ${number(total)}`,
  back: "Back to the results",
  backToReport: "Back to the report",

  // State and place.
  states,
  stateInASentence: (state: State): string => statesInASentence[state],
  scope: (scope: string): string => scopes[scope] ?? scope,
  appliesTo: (scope: string): string => appliesTo[scope] ?? `applies to ${scope}`,
  tiers,

  // The verdict: who acts next, and whether a retry helps or comes by itself. It is read here, in a row of a report and
  // in a ticket, by those who asked and by those who only get the ticket: so it addresses nobody.
  verdicts: {
    automatic: "It may be rerun automatically",
    manual: "Someone must retry",
    reauthorize: "Someone must reauthorize",
    fixAndRetry: "Someone must fix the cause, then retry",
    steps: "Someone must act; the document gives the steps",
    stepsInMessage: "Someone must act; the message says what to do",
    support: "Someone must contact support",
    wait: "Nobody has to act now; wait",
    underWay: "Nobody has to act now; it is in progress",
    done: "Done, nothing to retry",
    nothing: "Nothing to retry",
    futile: "A retry does not help",
    silent: "The document gives no advice",
    unknown: "No advice is known here",
  },
  verdictDetails: {
    onTheList: "The code is on the list of automatic reruns; further conditions apply.",
    notOnTheList: "The code is not on the list of automatic reruns.",
    asksForRetry: "The message itself asks for a retry.",
    passing: "The error is probably temporary.",
    persists: "If it persists, create a support ticket.",
    ticket: "The alternative is a support ticket.",
    contact: "The alternative is to contact support.",
    noWordOfRetry: "It says nothing about a retry.",
    nothingToRetry: "There is nothing to retry.",
    supportOnly: "For any questions or errors it refers to Egnyte Support.",
    otherRevision: "Only another revision of the document names this code.",
  },
  line: (lines: readonly number[], date: string | undefined): string => {
    const numbers = list(lines.map(number));
    const where = `${lines.length === 1 ? "line" : "lines"} ${numbers}`;
    return date === undefined ? `Document, ${where}` : `Document of ${date}, ${where}`;
  },

  // Mover's rules beside a code.
  advisor: {
    rerun: "May it be rerun by itself?",
    whichRun: "It was the task's",
    runs: { scan: "first scan", migrate: "first migration", later: "later run" },
    rerunsUsed: "Automatic reruns used",
    beingCanceled: "Being canceled",
    yes: "yes",
    no: "no",
    mayRerun: (left: number): string =>
      `Yes, it may: ${count(left, { one: "automatic rerun is left", other: "automatic reruns are left" })}`,
    noRerun: "No, not by itself",
    cancel: "Can it be canceled?",
    shownState: "State shown",
    mayCancel: "Yes, it can",
    noCancel: "No",
  },

  // Headings of an entry.
  toDo: "What the document says to do",
  comment: "Comment in the document",
  anatomy: "Anatomy of the code",
  life: "Life of the operation",
  lifeOf: (operation: string): string => `Life of the operation ${operation}`,
  gapInLife: "not documented",
  carriesThisName: "carries this name",
  related: "Related",
  moreRelated: (n: number): string => `${number(n)} more`,
  notes: "Notes",
  source: "Source",
  sourceLine: (line: number): string => `line ${number(line)}`,
  asOf: (date: string): string => `document of ${date}`,
  officialPage: "official page",
  newTab: "(opens in a new tab)",

  // Anatomy.
  undefinedScope: "not defined",
  numberInBlock: (from: string, to: string, category: string): string => `${from}–${to} ${category}`,
  numberAlone: "number",

  // Actions.
  copyTicket: "Copy for ticket",
  copyTicketMarkdown: "Copy for ticket as Markdown",
  copyCode: "Copy code",
  copyLink: "Copy link",
  copied: "Copied",
  copyFailed: "Copying is blocked here. Select the text and copy it by hand.",
  previous: (code: string): string => `Previous code: ${code}`,
  next: (code: string): string => `Next code: ${code}`,
  byKey: (key: string): string => `Key ${key}`,
  open: "Show only this",
  more: "More about this code",
  less: "Less",
  showBoth: (n: number): string => (n === 2 ? "Show both meanings" : `Show all ${number(n)} meanings`),

  // The note for a ticket.
  ticket: {
    title: (code: string, product: string, state: string): string => `Code ${code} of ${product}: ${state}`,
    name: "Name",
    standing: "Documented",
    section: "Section",
    scope: "Scope",
    category: (category: string): string => `category: ${category}`,
    meaning: "Meaning",
    meaningOurs: "Meaning, in our words",
    next: "Next step",
    toDo: "The document says",
    comment: "Comment",
    careful: "Careful",
    note: "Note",
    source: "Source",
    revisionOf: "Revision of",
    link: "Codebook entry",
  },

  // Several meanings.
  opposite: (code: string): string => `${code} means opposite things.`,
  different: (code: string, n: number): string => `${code} has ${number(n)} meanings.`,
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
  /** «In Egnyte Migration App, 102 means the opposite.» */
  oppositeIn: (wheres: readonly string[], code: string): string => {
    const where = list(wheres);
    return `${where.charAt(0).toUpperCase()}${where.slice(1)}, ${code} means the opposite.`;
  },
  oppositeElsewhere: (code: string, where: string, state: string): string =>
    `${code} means the opposite ${where}: there it is ${state}.`,
  alsoMeans: (code: string): string => `${code} is also:`,

  // Codes that no document lists.
  undocumented: (code: string): string => `${code} is not documented`,
  undocumentedPill: "Not documented",
  nearest: "Nearest documented codes",
  unlisted: (code: string, nearest: readonly string[]): string =>
    nearest.length === 0
      ? `No row of the document lists ${code}.`
      : `No row of the document lists ${code}; next to it ${nearest.length === 1 ? "stands" : "stand"} ${list(nearest)}.`,
  foreign: "Another system",
  rule: "Rule of the document",
  codesOfRule: (n: number): string => count(n, { one: "code that it names", other: "codes that it names" }),

  // Nothing found.
  nothingFor: (query: string): string => `Nothing found for «${query}»`,
  nothingIn: (products: readonly string[]): string =>
    `Only ${list(products)} ${products.length === 1 ? "was" : "were"} searched.`,
  searchAll: "Search all products",
  nothingAdvice:
    "Check the digits, or try the name, a few words of the message, or the whole line from the log.",
  covered: "What is covered",
  codes: (n: number): string => count(n, { one: "code", other: "codes" }),
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
  exampleOfReport: "Seven lines of a Storage Mover log",
  privacy: "Nothing you paste or drop here leaves this page.",
  privacyHow: "The whole codebook is in the page. It answers without a server.",

  // A pasted text, or a file.
  pastedShort: "Pasted text",
  pasted: (lines: number, occurrences: number, codes: number, undocumented: string): string =>
    [
      count(lines, { one: "line", other: "lines" }),
      codes === 0
        ? "no documented code"
        : `${count(occurrences, { one: "occurrence", other: "occurrences" })} of ${count(codes, { one: "code", other: "codes" })}`,
      ...(undocumented === "" ? [] : [`${undocumented} not documented`]),
    ].join(" · "),
  narrowed: (some: number, all: number): string =>
    `${number(some)} of ${count(all, { one: "occurrence", other: "occurrences" })}`,
  reportTitle: "Codes in the text",
  groups: {
    act: "Someone must act",
    retry: "May be rerun automatically",
    wait: "In progress",
    done: "Nothing to do",
    silent: "The document gives no advice",
    unknown: "Not documented",
  },
  times: (n: number): string => `${number(n)}×`,
  atLeast: (n: number): string => `at least ${number(n)}`,
  linesBefore: (n: number): string => (n === 1 ? "line" : `${number(n)} lines,`),
  /** Between the first line and the last: not all that lie between hold the code. */
  linesBetween: (lines: number): string => (lines === 2 ? ", " : " … "),
  goToLine: (line: number): string => `Go to line ${number(line)}`,
  nothingInText: "No documented code was found in the text",
  noMessage: "No document lists it",
  toTheText: "To the text",
  nothingFits: "No code fits what was chosen above.",
  notKept:
    "The lines of this file cannot be shown: it is packed or in UTF-16, and longer than 16 MB. The counts are complete.",
  notCodes: (n: number): string => `${count(n, { one: "other number", other: "other numbers" })} ignored`,
  /** «611 sizes»: what a number was taken for that is no code. */
  ignored: (reason: string, n: number): string => count(n, ignoredReasons[reason] ?? { other: reason }),
  whatIsRead:
    "A bare number counts as a code where its place says so: beside «status» or «error», in a column of codes, or beside its own name. Type any other number into the box.",
  incomplete: (marked: number): string =>
    `Every documented code is counted, but the text holds too many to mark them all: only the first ${count(marked, { one: "place is", other: "places are" })} marked, and codes that are not documented are counted among those alone.`,

  // What the report is narrowed to.
  narrow: "Show only",
  everything: "All codes",
  undocumentedChoice: "Not documented",

  // The text itself.
  theText: "The text",
  textOf: (lines: number): string => `Text of ${count(lines, { one: "line", other: "lines" })}`,
  previousMention: "Previous",
  nextMention: "Next",
  mentionAt: (at: number, all: number): string => `${number(at)} of ${number(all)}`,
  noMentions: "Nothing marked",
  mentionIs: (line: number, code: string, state: string, message: string): string =>
    `, line ${number(line)}: ${code}, ${state}${message === "" ? "" : `: ${message}`}`,
  mentionTitle: (state: string, message: string): string => (message === "" ? state : `${state}: ${message}`),
  lineNumber: (line: number): string => `Line ${number(line)}`,
  onlyCode: (code: string): string => `Only ${code}`,
  showAllCodes: "Show all codes again",
  onlyMarked: "Only marked lines",
  gap: (units: number, marks: number): string =>
    `⋯ ${count(units, { one: "character", other: "characters" })}${marks === 0 ? "" : ` with ${count(marks, { one: "code", other: "codes" })}`} ⋯`,
  lineFailed: "This line can no longer be read",

  // The summary of a report for elsewhere.
  copySummary: "Copy summary",
  copyWholeSummary: "Copy summary of all codes",
  otherForms: "Export",
  forms: { markdown: "Markdown", csv: "CSV", json: "JSON" },
  copyForm: (form: string): string => `Copy ${form}`,
  saveForm: (form: string): string => `Save ${form}`,
  savingMayBeBlocked: "If nothing was saved, the frame that this page is shown in forbids it. Copy instead.",
  summary: {
    title: "Status codes in a pasted text",
    titleOf: (name: string): string => `Status codes in ${name}`,
    group: "Group",
    code: "Code",
    name: "Name",
    product: "Product",
    meaning: "Meaning",
    state: "State",
    next: "Next step",
    count: "Count",
    share: "Share",
    lines: "Lines",
    firstLine: "First line",
    lastLine: "Last line",
  },

  // Files and long texts.
  chooseFile: "Choose a file",
  dropHere: "Drop the file to read it",
  thisText: "The pasted text",
  readBytes: (read: number, total: number): string => size(read, total, "of"),
  readCharacters: (read: number, total: number): string =>
    `${number(read)} of ${count(total, { one: "character", other: "characters" })}`,
  readingOf: (name: string): string => `Reading ${name}`,
  /** As it is heard: seldom. */
  readingHeard: (name: string, share: number): string => `Reading ${name}: ${percent(share)}`,
  onlyFirst: (files: number): string =>
    `Only the first of ${number(files)} files is read. Drop the others one after the other.`,
  cancel: "Cancel",
  close: "Close",
  readReady: (name: string, codes: number): string =>
    `${name} is read: ${count(codes, { one: "code", other: "codes" })} found.`,
  showReport: "Show the report",
  faults: {
    empty: (name: string): string => `${name} is empty.`,
    archive: (name: string): string => `${name} is a ZIP or Excel file. Save it as CSV or text first.`,
    binary: (name: string): string => `${name} is no text file. Save it as CSV or text first.`,
    damaged: (name: string): string =>
      `${name} could not be unpacked: the file is damaged or incomplete. Nothing of it is counted.`,
    unreadable: (name: string): string =>
      `${name} could not be read. It may have been moved, changed or locked, or it is a folder.`,
    failed: (name: string): string => `Reading ${name} failed. Try again, or try a part of it.`,
  },

  // All codes.
  browse: {
    open: "Browse all codes",
    title: "All codes",
    leave: "Back",
    backToAll: "Back to all codes",
    shown: (shown: number, all: number): string =>
      shown < all
        ? `${number(shown)} of ${count(all, { one: "code", other: "codes" })}`
        : count(all, { one: "code", other: "codes" }),
    facets: { sections: "Section", states: "State", advice: "Retry advice" },
    narrowedTo: (facet: string, chosen: readonly string[]): string =>
      `${facet}: ${chosen.length === 1 ? chosen[0] : number(chosen.length)}`,
    clearFilters: "Clear filters",
    headings: { code: "Code", name: "Name", meaning: "Meaning", state: "State", advice: "Retry advice" },
    inOrder: "Document order",
    about: "What these codes come from",
    otherDocuments: (n: number): string => count(n, { one: "other document", other: "other documents" }),
    selected: (n: number): string => `Only ${n === 1 ? "the code" : `the ${number(n)} codes`} shown`,
    all: (n: number): string => `All ${number(n)} codes`,
    columns: {
      id: "ID",
      product: "Product",
      section: "Section",
      code: "Code",
      name: "Name",
      meaning: "Meaning",
      toDo: "What to do",
      comment: "Comment",
      state: "State",
      advice: "Retry advice",
      retry: "Retry",
      then: "Then",
      scope: "Scope",
      category: "Category",
      operation: "Operation",
      tier: "Tier",
      notes: "Notes",
      related: "Related",
      document: "Document",
      date: "Date of the document",
      line: "Line",
      url: "Address",
    },
  },

  // Catalogs that are not built in: a person's own files, and what the site has added.
  own: {
    open: "Your own codes",
    lead: "Add the codes of your own systems, and your notes beside documented codes, from catalog files in JSON. They are read inside this page and are sent nowhere.",
    choose: "Choose catalog files",
    orDrop: "Or drop them anywhere here. A file that is mended can be dropped again.",
    example: "Save an example to start from",
    holds: (codes: number, notes: number): string =>
      `${count(codes, { one: "code", other: "codes" })} · ${count(notes, { one: "note beside another code", other: "notes beside other codes" })}`,
    fromFile: (name: string): string => `From your file ${name}`,
    bySite: "Added by this site",
    /** Of a note in a ticket, where nobody knows the file. */
    noteOf: (title: string): string => `Note of ${quoted(title)}`,
    keep: "Keep on this device",
    unkept:
      "This browser or frame lets the page keep nothing. The codes stay until the page is closed or loaded again.",
    remove: "Remove",
    removeFile: (name: string): string => `Remove ${name}`,
    dismiss: "Dismiss",
    added: (title: string, name: string): string => `${title} is added from ${name}.`,
    faulty: (name: string, faults: number): string =>
      `${name} was not added: ${count(faults, { one: "fault", other: "faults" })}. All else is as before.`,
    line: (line: number): string => `line ${number(line)}`,
    whole: "The whole file",
    large: (name: string): string => `${name} is larger than 4 MB and was not read.`,
    rival: (title: string, name: string): string =>
      `${name} has the same id as ${quoted(title)}, which is added already.`,
    replace: "Replace it",
    leave: "Leave it",
    sourceFailed: (address: string): string => `Codes of this site could not be loaded: ${address}.`,
    obstacles: {
      address: "This is not the address of a file on a web server.",
      "cross-origin": "It lies on another site, and this page does not allow that.",
      unreached: "It could not be fetched. The page's policy or the network may be in the way.",
      status: "The server has no such file, or does not give it.",
      page: "A web page came instead of the file. Signing in may be needed.",
      large: "It is larger than 4 MB.",
    },
    retry: "Try again",
  },

  // Keys, look-ups, likely codes, and our page's theme.
  keys: {
    title: "Keyboard shortcuts",
    places: {
      page: "Anywhere on the page",
      box: "In the box",
      element: "At an answer",
      report: "In a report",
    },
    deeds: {
      toBox: "Go to the box",
      help: "Show these shortcuts",
      down: "Down the list",
      up: "Up the list",
      first: "First in the list",
      last: "Last in the list",
      pageDown: "A page down the list",
      pageUp: "A page up the list",
      choose: "Open",
      leave: "One step back, then clear",
      previous: "Previous code",
      next: "Next code",
      other: "Other meaning of the number",
      nextMention: "Next place with a code",
      previousMention: "Previous place with a code",
    },
    /** As they are printed on a keyboard; what is not here is printed as it is. */
    names: {
      Control: "Ctrl",
      Meta: "⌘",
      ArrowDown: "↓",
      ArrowUp: "↑",
      PageUp: "Page up",
      PageDown: "Page down",
      Home: "Home",
      End: "End",
      Enter: "Enter",
      Escape: "Esc",
    } as Readonly<Record<string, string>>,
    /** Those with Alt work there too. */
    noteOnFields: "Where you type, only those with Alt and those of the box work.",
  },
  recent: "Recent look-ups",
  forget: (what: string): string => `Remove ${what}`,
  forgetAll: "Remove all",
  /** «Did you mean 661 or 663?» */
  didYouMean: (codes: readonly string[]): string => `Did you mean ${either(codes)}?`,
  themeIs: (theme: "auto" | "light" | "dark"): string =>
    `Theme: ${{ auto: "auto", light: "light", dark: "dark" }[theme]}`,

  // Loading and failure.
  loading: "Loading the codebook",
  blocked: "This page does not allow WebAssembly",
  blockedHow:
    "The codebook runs as WebAssembly inside your browser. Whoever runs this site can allow it: by adding 'wasm-unsafe-eval' to script-src in its Content-Security-Policy, which allows no other code. Where that cannot be changed, the codebook works in a frame of its own (embed.html).",
  failed: "The codebook could not be started",
  failedHow: "Reload the page. If it happens again, the files of this site may be damaged or incomplete.",
  details: "Details for the administrator",

  // Our own page around the element; `index.html` has the same words.
  page: {
    title: "Status codebook",
    description:
      "What a status code of Mover, Azure Storage Mover or the Egnyte Migration App means, and what to do next",
    texts:
      "Texts of the entries: Microsoft and Egnyte, as their documents say. This page belongs to neither of them.",
  },
});
