/**
 * Answers for the attributes of <status-codebook> and the properties that stand for them. They are the element's
 * state; what follows from them is decided in `element.ts`.
 */
import type { EntryId } from "../lib/public.js";

const defaultLimit = 10;
/** The library's own bound; «Show all» stops here too. */
export const greatestLimit = 1000;

const observed = [
  "query",
  "catalogs",
  "states",
  "entry",
  "limit",
  "placeholder",
  "label",
  "compact",
  "link-base",
  "value",
  "name",
  "required",
  "src",
  "crossorigin",
  "shortcut",
  "url-param",
  "recent",
] as const;

/** On a server there is no HTMLElement; the class can be imported there all the same. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** An empty value is no value. */
export function setOrRemove(element: Element, name: string, value: string): void {
  if (value === "") element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export class AttributeElement extends Base {
  static readonly observedAttributes: readonly string[] = observed;

  /** What is asked; the text in the box, unless that is a pasted text of several lines or a file. */
  get query(): string {
    return this.getAttribute("query") ?? "";
  }
  set query(query: string) {
    setOrRemove(this, "query", query);
  }

  /** Ids of the catalogs that are searched, parted by blanks; empty means all. */
  get catalogs(): string {
    return this.getAttribute("catalogs") ?? "";
  }
  set catalogs(ids: string) {
    setOrRemove(this, "catalogs", ids);
  }

  /** States that an entry must have one of, parted by blanks; empty means any. */
  get states(): string {
    return this.getAttribute("states") ?? "";
  }
  set states(names: string) {
    setOrRemove(this, "states", names);
  }

  /** Id of the entry that was chosen: `azsm/AZSM1024`. */
  get entry(): EntryId {
    return this.getAttribute("entry") ?? "";
  }
  set entry(id: EntryId) {
    setOrRemove(this, "entry", id);
  }

  /** How many results the list shows at first. */
  get limit(): number {
    const limit = Number(this.getAttribute("limit") ?? defaultLimit);
    return Number.isInteger(limit) && limit >= 1 && limit <= greatestLimit ? limit : defaultLimit;
  }
  set limit(limit: number) {
    setOrRemove(this, "limit", String(limit));
  }

  /** The hint in the empty box; empty for the one of the language. */
  get placeholder(): string {
    return this.getAttribute("placeholder") ?? "";
  }
  set placeholder(text: string) {
    setOrRemove(this, "placeholder", text);
  }

  /** The name of the box for those who do not see it; empty for the one of the language. */
  get label(): string {
    return this.getAttribute("label") ?? "";
  }
  set label(text: string) {
    setOrRemove(this, "label", text);
  }

  /** "light" or "dark"; "auto", the default, follows the reader's system. */
  get theme(): "auto" | "light" | "dark" {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" ? theme : "auto";
  }
  set theme(theme: "auto" | "light" | "dark") {
    setOrRemove(this, "theme", theme);
  }

  /** A dense form for a sidebar or a tile of a portal. */
  get compact(): boolean {
    return this.hasAttribute("compact");
  }
  set compact(on: boolean) {
    this.toggleAttribute("compact", on);
  }

  /** The address under which the host opens entries; without it no links to entries are offered. */
  get linkBase(): string {
    return this.getAttribute("link-base") ?? "";
  }
  set linkBase(address: string) {
    setOrRemove(this, "link-base", address);
  }

  /** Addresses of catalog files, parted by blanks. */
  get src(): string {
    return this.getAttribute("src") ?? "";
  }
  set src(addresses: string) {
    setOrRemove(this, "src", addresses);
  }

  /** Whether `src` may name another site, and whether cookies go there: as the attribute of scripts and images. */
  get crossOrigin(): string | null {
    return this.getAttribute("crossorigin");
  }
  set crossOrigin(kind: string | null) {
    if (kind === null) this.removeAttribute("crossorigin");
    else this.setAttribute("crossorigin", kind);
  }

  /** Whether keys are taken on the whole page; without it a guest takes none. */
  get shortcut(): boolean {
    return this.hasAttribute("shortcut");
  }
  set shortcut(on: boolean) {
    this.toggleAttribute("shortcut", on);
  }

  /** The parameter of the page's address that holds the question; without it the address is left alone. */
  get urlParam(): string {
    return this.getAttribute("url-param") ?? "";
  }
  set urlParam(name: string) {
    setOrRemove(this, "url-param", name);
  }

  /** "session" keeps look-ups as long as the tab is open, "local" for the next visit; "off", the default, not at all. */
  get recent(): "off" | "session" | "local" {
    const recent = this.getAttribute("recent");
    return recent === "session" || recent === "local" ? recent : "off";
  }
  set recent(kept: "off" | "session" | "local") {
    setOrRemove(this, "recent", kept);
  }
}

/** Properties set before the class was there hide the accessors; they are set again. */
export function takeEarlyProperties(element: AttributeElement): void {
  for (const [name, value] of Object.entries(element)) {
    if (!(name in Object.getPrototypeOf(element))) continue;
    Reflect.deleteProperty(element, name);
    Object.assign(element, { [name]: value });
  }
}

/** Of an attribute that is a list: parted by blanks, or by commas. */
export const listOf = (value: string): readonly string[] =>
  value.split(/[\s,]+/).filter((each) => each !== "");
