/** Answers for every word of the interface in German. The terms are those of CONTRIBUTING.md, «Words». */
import type { Entry, State } from "../../lib/public.js";
import type { Formats, Forms } from "./formats.ts";
import type { Messages } from "./index.ts";

const states: Readonly<Record<State, string>> = {
  success: "Erfolg",
  warning: "Warnung",
  failure: "Fehler",
  running: "Läuft",
  queued: "Eingereiht",
  paused: "Pausiert",
  suspended: "Ausgesetzt",
  stopping: "Hält an",
  stopped: "Angehalten",
  skipped: "Übersprungen",
  canceled: "Abgebrochen",
  created: "Angelegt",
  active: "Aktiv",
  inactive: "Inaktiv",
  info: "Information",
};

/** As it stands in «Bei Mover ist es ein Erfolg». */
const statesInASentence: Readonly<Record<State, string>> = {
  success: "ein Erfolg",
  warning: "eine Warnung",
  failure: "ein Fehler",
  running: "noch in Arbeit",
  queued: "in der Warteschlange",
  paused: "pausiert",
  suspended: "ausgesetzt",
  stopping: "noch beim Anhalten",
  stopped: "angehalten",
  skipped: "übersprungen",
  canceled: "abgebrochen",
  created: "angelegt",
  active: "aktiv",
  inactive: "inaktiv",
  info: "eine Information",
};

const scopes: Readonly<Record<string, string>> = {
  agent: "Agent",
  job: "Auftragslauf",
  item: "Datei oder Verzeichnis",
  any: "jeder Geltungsbereich",
};

const appliesTo: Readonly<Record<string, string>> = {
  agent: "gilt für den ganzen Agenten",
  job: "gilt für den ganzen Auftragslauf",
  item: "gilt für eine einzelne Datei oder ein einzelnes Verzeichnis",
  any: "gilt in jedem Geltungsbereich",
};

const tiers: Readonly<Partial<Record<Entry["tier"], string>>> = {
  "rule-only": "Nur in einer Regel des Dokuments genannt",
  "later-revision": "Nur in einer späteren Fassung des Dokuments genannt",
  "withdrawn-draft": "Nur in einem zurückgezogenen Entwurf des Dokuments genannt",
  custom: "Aus einem hinzugefügten Katalog",
};

const ignoredReasons: Readonly<Record<string, Forms>> = {
  date: { one: "Datumsangabe", other: "Datumsangaben" },
  time: { one: "Uhrzeit", other: "Uhrzeiten" },
  size: { one: "Größenangabe", other: "Größenangaben" },
  duration: { one: "Zeitspanne", other: "Zeitspannen" },
  count: { one: "Mengenangabe", other: "Mengenangaben" },
  path: { one: "Teil eines Pfads oder einer Adresse", other: "Teile von Pfaden oder Adressen" },
  port: { one: "Port", other: "Ports" },
  version: { one: "Versionsnummer", other: "Versionsnummern" },
  id: { one: "Teil einer ID", other: "Teile von IDs" },
  column: { one: "Zahl in einer anderen Spalte der Tabelle", other: "Zahlen in anderen Spalten der Tabelle" },
  "no-cue": {
    one: "Zahl ohne etwas daneben, das sie zum Code macht",
    other: "Zahlen ohne etwas daneben, das sie zu Codes macht",
  },
};

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const quoted = (text: string): string => `„${text}“`;

export const inGerman = ({ number, percent, count, size, list, either }: Formats): Messages => ({
  language: "de",
  direction: "ltr",
  number,
  percent,
  list,
  quoted,

  // The box. Questions are understood in English only, as the texts of the documents are.
  more: "Mehr zu diesem Code",
  less: "Weniger",
  chooseCode: "Einen Code eingeben oder aus der Liste wählen.",
  label: "Statuscode, Name, Meldung oder Log",
  placeholder: "Code, Name, Meldung, Frage (englisch) oder Logzeilen",
  clear: "Leeren",
  filter: "Produkt",
  allProducts: "Alle Produkte",
  results: "Ergebnisse",

  // What a screen reader hears, and the small line beside the filter.
  found: (shown, total) =>
    shown < total
      ? `${number(shown)} von ${count(total, { one: "Ergebnis", other: "Ergebnissen" })}`
      : count(total, { one: "Ergebnis", other: "Ergebnisse" }),
  firstIs: (code, state, message) => `Erstes: ${code}, ${states[state]}: ${message}`,
  meaningsHeard: (n) => `${count(n, { one: "Bedeutung", other: "Bedeutungen" })} angezeigt`,
  chosen: (code, state, message) => `Angezeigt: ${code}, ${states[state]}: ${message}`,
  ruleHeard: (title, text) => `${title}: ${text}`,
  nothingFound: "Nichts gefunden",
  showAll: (total) => `Alle ${number(total)} anzeigen`,
  back: "Zurück zu den Ergebnissen",
  backToReport: "Zurück zur Auswertung",

  // State and place.
  states,
  stateInASentence: (state) => statesInASentence[state],
  scope: (scope) => scopes[scope] ?? scope,
  appliesTo: (scope) => appliesTo[scope] ?? `gilt für ${scope}`,
  tiers,

  // The verdict. It addresses nobody: it ends up in tickets.
  verdicts: {
    automatic: "Eine automatische Wiederholung ist möglich",
    manual: "Ein neuer Versuch von Hand ist nötig",
    reauthorize: "Eine neue Autorisierung ist nötig",
    fixAndRetry: "Erst die Ursache beheben, dann neu versuchen",
    steps: "Ein Eingriff ist nötig; das Dokument nennt die Schritte",
    stepsInMessage: "Ein Eingriff ist nötig; die Meldung sagt, was zu tun ist",
    support: "Der Support muss eingeschaltet werden",
    wait: "Im Moment ist nichts zu tun; abwarten",
    underWay: "Im Moment ist nichts zu tun; der Vorgang läuft",
    done: "Erledigt, kein neuer Versuch nötig",
    nothing: "Kein neuer Versuch nötig",
    futile: "Ein neuer Versuch hilft nicht",
    silent: "Das Dokument sagt nicht, was zu tun ist",
    unknown: "Was zu tun ist, ist hier nicht bekannt",
  },
  verdictDetails: {
    onTheList: "Der Code steht auf der Liste für automatische Wiederholungen; weitere Bedingungen gelten.",
    notOnTheList: "Der Code steht nicht auf der Liste für automatische Wiederholungen.",
    asksForRetry: "Die Meldung selbst verlangt einen neuen Versuch.",
    passing: "Der Fehler ist wahrscheinlich vorübergehend.",
    persists: "Bleibt der Fehler bestehen, ist ein Supportticket zu erstellen.",
    ticket: "Die Alternative ist ein Supportticket.",
    contact: "Die Alternative ist eine Anfrage beim Support.",
    noWordOfRetry: "Von einem neuen Versuch steht dort nichts.",
    nothingToRetry: "Ein neuer Versuch ist nicht nötig.",
    supportOnly: "Bei Fragen und Fehlern verweist es auf den Support von Egnyte.",
    otherRevision: "Nur eine andere Fassung des Dokuments nennt diesen Code.",
  },
  line: (lines, date) => {
    const where = `${lines.length === 1 ? "Zeile" : "Zeilen"} ${list(lines.map(number))}`;
    return date === undefined ? `Dokument, ${where}` : `Dokument, Stand ${date}, ${where}`;
  },

  // Mover's rules beside a code.
  advisor: {
    rerun: "Ist eine automatische Wiederholung möglich?",
    whichRun: "Das war für die Aufgabe",
    runs: { scan: "der erste Scan", migrate: "die erste Migration", later: "ein späterer Lauf" },
    rerunsUsed: "Bisherige automatische Wiederholungen",
    beingCanceled: "Wird gerade abgebrochen",
    yes: "ja",
    no: "nein",
    mayRerun: (left) =>
      `Ja, sie ist möglich: noch ${count(left, { one: "automatische Wiederholung", other: "automatische Wiederholungen" })}`,
    noRerun: "Nein, nicht automatisch",
    cancel: "Ist ein Abbruch möglich?",
    shownState: "Angezeigter Status",
    mayCancel: "Ja, er ist möglich",
    noCancel: "Nein",
  },

  // Headings of an entry.
  toDo: "Was laut Dokument zu tun ist",
  comment: "Kommentar im Dokument",
  anatomy: "Aufbau des Codes",
  life: "Ablauf des Vorgangs",
  lifeOf: (operation) => `Ablauf des Vorgangs ${operation}`,
  gapInLife: "nicht dokumentiert",
  carriesThisName: "trägt diesen Namen",
  related: "Verwandte Codes",
  moreRelated: (n) => count(n, { one: "weiterer", other: "weitere" }),
  notes: "Hinweise",
  source: "Quelle",
  sourceLine: (line) => `Zeile ${number(line)}`,
  asOf: (date) => `Stand ${date}`,
  officialPage: "offizielle Seite",
  newTab: "(öffnet sich in einem neuen Tab)",

  // Anatomy.
  undefinedScope: "nicht definiert",
  numberInBlock: (from, to, category) => `${from}–${to} ${category}`,
  numberAlone: "Nummer",

  // Actions.
  copyTicket: "Für Ticket kopieren",
  copyTicketMarkdown: "Für Ticket als Markdown kopieren",
  copyCode: "Code kopieren",
  copyLink: "Link kopieren",
  copied: "Kopiert",
  copyFailed: "Kopieren ist hier gesperrt. Den Text markieren und von Hand kopieren.",
  previous: (code) => `Vorheriger Code: ${code}`,
  next: (code) => `Nächster Code: ${code}`,
  byKey: (key) => `Taste ${key}`,
  open: "Nur diese zeigen",
  showBoth: (n) => (n === 2 ? "Beide Bedeutungen zeigen" : `Alle ${number(n)} Bedeutungen zeigen`),

  // The note for a ticket.
  ticket: {
    title: (code, product, state) => `Statuscode ${code} (${product}): ${state}`,
    name: "Name",
    standing: "Beleg",
    section: "Abschnitt",
    scope: "Geltungsbereich",
    category: (category) => `Kategorie: ${category}`,
    meaning: "Bedeutung",
    meaningOurs: "Bedeutung, nicht im Wortlaut des Dokuments",
    next: "Nächster Schritt",
    toDo: "Laut Dokument",
    comment: "Kommentar",
    careful: "Achtung",
    note: "Hinweis",
    source: "Quelle",
    revisionOf: "Fassung von",
    link: "Eintrag im Verzeichnis",
  },

  // Several meanings.
  opposite: (code) => `${code} bedeutet Gegensätzliches.`,
  different: (code, n) => `${code} hat ${number(n)} Bedeutungen.`,
  inProduct: (where) => `bei ${where}`,
  asName: (product, name) => `bei ${product} als ${name}`,
  each: (state) => `Jede davon ist ${state}.`,
  /** «Bei Mover ist es ein Erfolg, bei Egnyte Migration App ein Fehler.» */
  differences: (parts) =>
    capitalised(
      `${parts.map(([where, state], at) => (at === 0 ? `${where} ist es ${state}` : `${where} ${state}`)).join(", ")}.`,
    ),
  whereSeen: "Wo wurde der Code angezeigt?",
  /** «Bei Egnyte Migration App bedeutet 102 das Gegenteil.» */
  oppositeIn: (wheres, code) => `${capitalised(list(wheres))} bedeutet ${code} das Gegenteil.`,
  oppositeElsewhere: (code, where, state) => `${code} bedeutet ${where} das Gegenteil: Dort ist es ${state}.`,
  alsoMeans: (code) => `${code} steht auch für:`,

  // Codes that no document lists.
  undocumented: (code) => `${code} ist nicht dokumentiert`,
  undocumentedPill: "Nicht dokumentiert",
  nearest: "Nächstliegende dokumentierte Codes",
  unlisted: (code, nearest) =>
    nearest.length === 0
      ? `Keine Zeile des Dokuments führt ${code} auf.`
      : `Keine Zeile des Dokuments führt ${code} auf; daneben ${nearest.length === 1 ? "steht" : "stehen"} ${list(nearest)}.`,
  foreign: "Anderes System",
  rule: "Regel des Dokuments",
  codesOfRule: (n) => count(n, { one: "Code, den sie nennt", other: "Codes, die sie nennt" }),

  // Nothing found.
  nothingFor: (query) => `Nichts gefunden für „${query}“`,
  nothingIn: (products) => `Gesucht wurde nur in ${list(products)}.`,
  searchAll: "In allen Produkten suchen",
  nothingAdvice:
    "Die Ziffern prüfen oder den Namen, einige Wörter der Meldung oder die ganze Zeile aus dem Log eingeben. Die Dokumente sind auf Englisch; Fragen und Suchwörter müssen es auch sein.",
  covered: "Was enthalten ist",
  codes: (n) => count(n, { one: "Code", other: "Codes" }),
  noDate: "ohne Datum",

  // The first view.
  examples: "Zum Ausprobieren",
  exampleKinds: {
    code: "Ein Code",
    name: "Ein Name",
    message: "Eine Meldung",
    question: "Eine Frage",
    log: "Eine Zeile aus einem Log",
    report: "Ein ganzes Log",
  },
  exampleOfReport: "Sieben Zeilen aus einem Log von Storage Mover",
  privacy: "Nichts, was hier eingefügt oder abgelegt wird, verlässt diese Seite.",
  privacyHow: "Das ganze Verzeichnis liegt in der Seite. Es antwortet ohne Server.",

  // A pasted text, or a file.
  pastedShort: "Eingefügter Text",
  pasted: (lines, occurrences, codes, undocumented) =>
    [
      count(lines, { one: "Zeile", other: "Zeilen" }),
      codes === 0
        ? "kein dokumentierter Code"
        : `${count(occurrences, { other: "Vorkommen" })} von ${count(codes, { one: "Code", other: "Codes" })}`,
      ...(undocumented === "" ? [] : [`${undocumented} nicht dokumentiert`]),
    ].join(" · "),
  narrowed: (some, all) => `${number(some)} von ${count(all, { other: "Vorkommen" })}`,
  reportTitle: "Codes im Text",
  groups: {
    act: "Eingriff nötig",
    retry: "Automatische Wiederholung möglich",
    wait: "In Arbeit",
    done: "Nichts zu tun",
    silent: "Kein Rat im Dokument",
    unknown: "Nicht dokumentiert",
  },
  times: (n) => `${number(n)}×`,
  atLeast: (n) => `mindestens ${number(n)}`,
  linesBefore: (n) => (n === 1 ? "Zeile" : `${number(n)} Zeilen,`),
  linesBetween: (lines) => (lines === 2 ? ", " : " … "),
  goToLine: (line) => `Zu Zeile ${number(line)}`,
  nothingInText: "Im Text wurde kein dokumentierter Code gefunden",
  noMessage: "In keinem Dokument aufgeführt",
  toTheText: "Zum Text",
  nothingFits: "Zu dieser Auswahl passt kein Code.",
  notKept:
    "Die Zeilen dieser Datei lassen sich nicht anzeigen: Sie ist gepackt oder in UTF-16 und länger als 16 MB. Gezählt ist alles.",
  notCodes: (n) => `${count(n, { one: "andere Zahl", other: "andere Zahlen" })} übergangen`,
  /** «611 Größenangaben»: what a number was taken for that is no code. */
  ignored: (reason, n) => count(n, ignoredReasons[reason] ?? { other: reason }),
  whatIsRead:
    "Eine bloße Zahl gilt als Code, wo ihre Stelle das sagt: neben „status“ oder „error“, in einer Spalte mit Codes oder neben ihrem eigenen Namen. Jede andere Zahl lässt sich in das Feld eingeben.",
  incomplete: (marked) =>
    `Jeder dokumentierte Code ist gezählt, aber der Text enthält zu viele, um alle zu markieren: Nur ${count(marked, { one: "Stelle", other: "Stellen" })} am Anfang sind markiert, und nicht dokumentierte Codes sind nur dort gezählt.`,

  // What the report is narrowed to.
  narrow: "Nur anzeigen",
  everything: "Alle Codes",
  undocumentedChoice: "Nicht dokumentiert",

  // The text itself.
  theText: "Der Text",
  textOf: (lines) => `Text mit ${count(lines, { one: "Zeile", other: "Zeilen" })}`,
  previousMention: "Vorherige",
  nextMention: "Nächste",
  mentionAt: (at, all) => `${number(at)} von ${number(all)}`,
  noMentions: "Nichts markiert",
  mentionIs: (line, code, state, message) =>
    `, Zeile ${number(line)}: ${code}, ${state}${message === "" ? "" : `: ${message}`}`,
  mentionTitle: (state, message) => (message === "" ? state : `${state}: ${message}`),
  lineNumber: (line) => `Zeile ${number(line)}`,
  onlyCode: (code) => `Nur ${code}`,
  showAllCodes: "Wieder alle Codes anzeigen",
  onlyMarked: "Nur markierte Zeilen",
  gap: (units, marks) =>
    `⋯ ${count(units, { other: "Zeichen" })}${marks === 0 ? "" : ` mit ${count(marks, { one: "Code", other: "Codes" })}`} ⋯`,
  lineFailed: "Diese Zeile lässt sich nicht mehr lesen",

  // The summary of a report for elsewhere.
  copySummary: "Zusammenfassung kopieren",
  copyWholeSummary: "Zusammenfassung aller Codes kopieren",
  otherForms: "Exportieren",
  forms: { markdown: "Markdown", csv: "CSV", json: "JSON" },
  copyForm: (form) => `${form} kopieren`,
  saveForm: (form) => `${form} speichern`,
  savingMayBeBlocked:
    "Wurde nichts gespeichert, verbietet es der Rahmen, in dem diese Seite angezeigt wird. Dann bleibt das Kopieren.",
  summary: {
    title: "Statuscodes in einem eingefügten Text",
    titleOf: (name) => `Statuscodes in ${name}`,
    group: "Gruppe",
    code: "Code",
    name: "Name",
    product: "Produkt",
    meaning: "Bedeutung",
    state: "Status",
    next: "Nächster Schritt",
    count: "Anzahl",
    share: "Anteil",
    lines: "Zeilen",
    firstLine: "Erste Zeile",
    lastLine: "Letzte Zeile",
  },

  // Files and long texts.
  chooseFile: "Datei wählen",
  dropHere: "Datei hier ablegen, um sie zu lesen",
  thisText: "Der eingefügte Text",
  readBytes: (read, total) => size(read, total, "von"),
  readCharacters: (read, total) => `${number(read)} von ${count(total, { other: "Zeichen" })}`,
  readingOf: (name) => `${name} wird gelesen`,
  readingHeard: (name, share) => `${name} wird gelesen: ${percent(share)}`,
  onlyFirst: (files) =>
    `Von ${number(files)} Dateien wird nur die erste gelesen. Die anderen eine nach der anderen ablegen.`,
  cancel: "Abbrechen",
  close: "Schließen",
  readReady: (name, codes) =>
    `${name} ist gelesen: ${count(codes, { one: "Code", other: "Codes" })} gefunden.`,
  showReport: "Auswertung anzeigen",
  faults: {
    empty: (name) => `${name} ist leer.`,
    archive: (name) =>
      `${name} ist eine ZIP- oder Excel-Datei. Sie muss zuerst als CSV oder Text gespeichert werden.`,
    binary: (name) => `${name} ist keine Textdatei. Sie muss zuerst als CSV oder Text gespeichert werden.`,
    damaged: (name) =>
      `${name} konnte nicht entpackt werden: Die Datei ist beschädigt oder unvollständig. Nichts davon ist gezählt.`,
    unreadable: (name) =>
      `${name} konnte nicht gelesen werden. Vielleicht wurde die Datei verschoben, geändert oder gesperrt, oder es ist ein Ordner.`,
    failed: (name) =>
      `${name} konnte nicht zu Ende gelesen werden. Ein neuer Versuch kann helfen, oder ein Versuch mit einem Teil davon.`,
  },

  // All codes.
  browse: {
    open: "Alle Codes ansehen",
    title: "Alle Codes",
    leave: "Zurück",
    backToAll: "Zurück zu allen Codes",
    shown: (shown, all) =>
      shown < all
        ? `${number(shown)} von ${count(all, { one: "Code", other: "Codes" })}`
        : count(all, { one: "Code", other: "Codes" }),
    facets: { sections: "Abschnitt", states: "Status", advice: "Empfehlung" },
    narrowedTo: (facet, chosen) => `${facet}: ${chosen.length === 1 ? chosen[0] : number(chosen.length)}`,
    clearFilters: "Filter zurücksetzen",
    headings: { code: "Code", name: "Name", meaning: "Bedeutung", state: "Status", advice: "Empfehlung" },
    inOrder: "Reihenfolge der Dokumente",
    about: "Woher diese Codes stammen",
    otherDocuments: (n) => count(n, { one: "weiteres Dokument", other: "weitere Dokumente" }),
    selected: (n) => (n === 1 ? "Nur der angezeigte Code" : `Nur die ${number(n)} angezeigten Codes`),
    all: (n) => `Alle ${number(n)} Codes`,
    columns: {
      id: "ID",
      product: "Produkt",
      section: "Abschnitt",
      code: "Code",
      name: "Name",
      meaning: "Bedeutung",
      toDo: "Was zu tun ist",
      comment: "Kommentar",
      state: "Status",
      advice: "Empfehlung",
      retry: "Neuer Versuch",
      then: "Danach",
      scope: "Geltungsbereich",
      category: "Kategorie",
      operation: "Vorgang",
      tier: "Beleg",
      notes: "Hinweise",
      related: "Verwandte Codes",
      document: "Dokument",
      date: "Stand des Dokuments",
      line: "Zeile",
      url: "Adresse",
    },
  },

  // Codes that a person brings along.
  own: {
    open: "Eigene Codes",
    lead: "Hier lassen sich Codes eigener Systeme und Hinweise zu dokumentierten Codes ergänzen, aus Katalogdateien in JSON. Sie werden auf dieser Seite gelesen und nirgendwohin gesendet.",
    choose: "Katalogdateien wählen",
    orDrop: "Oder sie hier ablegen. Eine verbesserte Datei kann noch einmal abgelegt werden.",
    example: "Ein Beispiel als Vorlage sichern",
    holds: (codes, notes) =>
      `${count(codes, { one: "Code", other: "Codes" })} · ${count(notes, { one: "Hinweis zu einem anderen Code", other: "Hinweise zu anderen Codes" })}`,
    fromFile: (name) => `Aus der Datei ${name}`,
    bySite: "Von dieser Website ergänzt",
    noteOf: (title) => `Hinweis aus ${quoted(title)}`,
    keep: "Auf diesem Gerät behalten",
    unkept:
      "Dieser Browser oder dieser Rahmen lässt die Seite nichts behalten. Die Codes bleiben, bis die Seite geschlossen oder neu geladen wird.",
    remove: "Entfernen",
    removeFile: (name) => `${name} entfernen`,
    dismiss: "Ausblenden",
    added: (title, name) => `${title} ist ergänzt, aus ${name}.`,
    faulty: (name, faults) =>
      `${name} wurde nicht ergänzt: ${count(faults, { one: "Fehler", other: "Fehler" })}. Alles andere ist wie zuvor.`,
    line: (line) => `Zeile ${number(line)}`,
    whole: "Die ganze Datei",
    large: (name) => `${name} ist größer als 4 MB und wurde nicht gelesen.`,
    rival: (title, name) => `${name} hat dieselbe ID wie ${quoted(title)}, und dieser Katalog ist schon da.`,
    replace: "Ersetzen",
    leave: "Nicht ersetzen",
    sourceFailed: (address) => `Codes dieser Website konnten nicht geladen werden: ${address}.`,
    obstacles: {
      address: "Das ist keine Adresse einer Datei auf einem Webserver.",
      "cross-origin": "Die Datei liegt auf einer anderen Website, und diese Seite lässt das nicht zu.",
      unreached:
        "Die Datei konnte nicht geladen werden. Die Content-Security-Policy der Seite oder das Netz kann im Weg sein.",
      status: "Der Server hat diese Datei nicht oder gibt sie nicht heraus.",
      page: "Statt der Datei kam eine Webseite. Vielleicht ist eine Anmeldung nötig.",
      large: "Die Datei ist größer als 4 MB.",
    },
    retry: "Noch einmal versuchen",
  },

  // Keys, look-ups, likely codes, and the theme of the page.
  keys: {
    title: "Tastenkürzel",
    places: {
      page: "Überall auf der Seite",
      box: "Im Eingabefeld",
      element: "Bei einer Antwort",
      report: "In einer Auswertung",
    },
    deeds: {
      toBox: "Ins Eingabefeld",
      help: "Diese Übersicht",
      down: "In der Liste nach unten",
      up: "In der Liste nach oben",
      first: "An den Anfang der Liste",
      last: "Ans Ende der Liste",
      pageDown: "In der Liste eine Seite weiter",
      pageUp: "In der Liste eine Seite zurück",
      choose: "Öffnen",
      leave: "Einen Schritt zurück, dann leeren",
      previous: "Vorheriger Code",
      next: "Nächster Code",
      other: "Andere Bedeutung der Nummer",
      nextMention: "Nächste Stelle mit einem Code",
      previousMention: "Vorige Stelle mit einem Code",
    },
    names: {
      Control: "Strg",
      Meta: "⌘",
      ArrowDown: "↓",
      ArrowUp: "↑",
      PageUp: "Bild auf",
      PageDown: "Bild ab",
      Home: "Pos 1",
      End: "Ende",
      Enter: "Eingabe",
      Escape: "Esc",
    },
    noteOnFields: "Beim Schreiben gelten nur die Tasten mit Alt und die des Eingabefelds.",
  },
  recent: "Zuletzt nachgeschlagen",
  forget: (what) => `${what} entfernen`,
  forgetAll: "Alle entfernen",
  didYouMean: (codes) => `Gemeint: ${either(codes)}?`,
  themeIs: (theme) => `Farben: ${{ auto: "wie im System", light: "hell", dark: "dunkel" }[theme]}`,
  // Loading and failure.
  loading: "Das Verzeichnis wird geladen",
  blocked: "Diese Seite lässt WebAssembly nicht zu",
  blockedHow:
    "Das Verzeichnis läuft als WebAssembly im Browser. Wer diese Website betreibt, kann es erlauben: mit 'wasm-unsafe-eval' unter script-src in der Content-Security-Policy; anderer Code wird damit nicht erlaubt. Wo sich das nicht ändern lässt, läuft das Verzeichnis in einem eigenen Rahmen (embed.html).",
  failed: "Das Verzeichnis konnte nicht gestartet werden",
  failedHow:
    "Die Seite neu laden. Geschieht es wieder, sind vielleicht Dateien dieser Website beschädigt oder unvollständig.",
  details: "Einzelheiten für die Administration",

  // Our own page around the element.
  page: {
    title: "Statuscode-Verzeichnis",
    description:
      "Was ein Statuscode von Mover, Azure Storage Mover oder der Egnyte Migration App bedeutet und was als Nächstes zu tun ist",
    texts:
      "Texte der Einträge: Microsoft und Egnyte, im englischen Wortlaut ihrer Dokumente. Diese Seite gehört zu keinem von beiden.",
  },
});
