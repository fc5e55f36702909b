/**
 * Answers for our own page around the element: the shortcuts, the address, and the way back and forward. The address
 * holds what was typed, never what was pasted: a browser keeps addresses, and pasted logs are nobody's business.
 */
import { StatusCodebookElement } from "../element/element.ts";
import type { Origin } from "../element/public.js";
import { hashOf, idOf } from "../element/links.ts";
import { isField } from "../element/shortcuts.ts";
import type { Entry } from "../lib/public.js";
import { entry as entryOf, ready } from "../lib/slim.ts";

/** Every key is no place of its own: Safari refuses more than 100 changes of the address in 30 seconds. */
const quietMs = 300;
/** A question fits; a log does not. */
const longestInAddress = 200;

export function start(): void {
  StatusCodebookElement.define();
  const found = document.querySelector("status-codebook");
  if (found instanceof StatusCodebookElement) run(found);
}

/** Some engines let a page from a disk change nothing in its address, and none let it change often: it works without. */
function change(how: "pushState" | "replaceState", state: number, to: string): void {
  try {
    history[how](state, "", to);
  } catch {
    // The address stays behind.
  }
}

function run(codebook: StatusCodebookElement): void {
  // A place on a disk is of no use to others, and is nobody's business.
  if (location.protocol !== "file:") codebook.linkBase = `${location.origin}${location.pathname}`;
  let origin: Origin = "attribute";

  const address = (chosen: Entry | undefined): string => {
    const kept = codebook.query !== "" && codebook.query.length <= longestInAddress && origin !== "pasted";
    const search = kept ? `?${new URLSearchParams({ q: codebook.query })}` : "";
    return `${location.pathname}${search}${chosen === undefined ? "" : hashOf(chosen)}`;
  };
  const current = (): Entry | undefined => (codebook.entry === "" ? undefined : entryOf(codebook.entry));
  const isNew = (to: string): boolean => to !== `${location.pathname}${location.search}${location.hash}`;

  /** The number of the question that is shown. Places of one question differ in the entry alone, and what was pasted
   *  is in no address: the way back within a question must not ask it anew. It begins at the time, so that no two loads of the page share one. */
  let question = { number: Date.now(), query: "" };

  let quiet: ReturnType<typeof setTimeout> | undefined;
  const write = (chosen: Entry | undefined): void => {
    clearTimeout(quiet);
    const to = address(chosen);
    if (isNew(to) || history.state !== question.number) change("replaceState", question.number, to);
  };

  /** Counts what a person did: what they type while the module loads is not to be undone by what was in the address. */
  let deeds = 0;

  /** The address is the state; a link that names no entry, or two of them, asks for its code instead. */
  const restore = async (): Promise<void> => {
    clearTimeout(quiet);
    const query = new URLSearchParams(location.search).get("q") ?? "";
    const id = idOf(location.hash);
    // With its product, so that an unknown entry of one is not answered with another's.
    const asked = id?.split("/").slice(0, 2).join(" ") ?? "";
    codebook.query = query !== "" ? query : asked;
    const before = ++deeds;
    try {
      await ready();
    } catch {
      // The element says what is wrong.
      return;
    }
    if (deeds !== before) return;
    const entry = id === undefined ? undefined : entryOf(id);
    if (query === "" && entry !== undefined) codebook.query = entry.code;
    codebook.entry = entry?.id ?? "";
  };

  for (const deed of ["input", "paste", "drop"]) codebook.addEventListener(deed, () => (deeds += 1));

  codebook.addEventListener("status-codebook-results", (event) => {
    origin = event.detail.origin;
    const { query } = event.detail;
    if (query !== question.query) question = { number: question.number + 1, query };
    // One question is one place in the history, however many keys it took.
    clearTimeout(quiet);
    quiet = setTimeout(() => write(current()), quietMs);
  });
  codebook.addEventListener("status-codebook-select", (event) => {
    const { entry } = event.detail;
    if (entry === undefined) return write(undefined);
    if (!isNew(address(entry))) return;
    // The way back leads to the question, even where the entry was chosen before the address had caught up.
    if (idOf(location.hash) === undefined) write(undefined);
    change("pushState", question.number, address(entry));
  });
  addEventListener("popstate", ({ state }) => {
    if (state !== question.number) return void restore();
    const id = idOf(location.hash);
    codebook.entry = (id === undefined ? undefined : entryOf(id))?.id ?? "";
  });

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k =
      event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if ((!slash && !k) || isField(event.composedPath()[0])) return;
    event.preventDefault();
    codebook.focus();
    codebook.select();
  });

  // A file that misses the element would be opened in the page's place.
  for (const type of ["dragover", "drop"] as const)
    addEventListener(type, (event) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    });

  void restore();
}
