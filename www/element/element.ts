/**
 * Answers for <status-codebook>: attributes are its state, events tell what happened. Importing this file changes
 * nothing; `define` registers. It is a guest: no shortcut outside of itself, no address, no storage.
 */
import { h, render } from "preact";
import { catalogs, EngineBlockedError, entry as entryOf, ready } from "../lib/api.ts";
import type { CatalogInfo, Entry, EntryId } from "../lib/public.js";
import {
  find,
  nothing,
  readPasted,
  show,
  type Browsing,
  type Found,
  type Pasted,
  type Shown,
} from "./asking.ts";
import { AttributeElement, greatestLimit, setOrRemove, takeEarlyProperties } from "./attributes.ts";
import { writeText } from "./clipboard.ts";
import type { CopyKind, Origin, StatusCodebookEventMap } from "./events.ts";
import type { Example } from "./examples.ts";
import { Intake } from "./intake.ts";
import { SHORT } from "./long-text.ts";
import { hashOf } from "./links.ts";
import { english } from "./messages.ts";
import { readOn } from "./read-on.ts";
import { startShortcuts } from "./shortcuts.ts";
import { styleSheets } from "./styles.ts";
import { firstOf } from "./tally.ts";
import { ticketText } from "./ticket.ts";
import { App, type Phase } from "./views/app.tsx";
import { prepare } from "./views/report/state.ts";
import type { BoxDeeds } from "./views/box.tsx";
import type { ProgressDeeds } from "./views/progress.tsx";

export type * from "./events.ts";

const defaultTag = "status-codebook";
/** A module that compiles faster needs no word about it. */
const lateMs = 200;

export class StatusCodebookElement extends AttributeElement {
  /** Registers the class; a tag that is there already, and a server without a registry, are left as they are. */
  static define(
    tag = defaultTag,
    registry: CustomElementRegistry | undefined = globalThis.customElements,
  ): void {
    if (registry === undefined || registry.get(tag) !== undefined) return;
    // A registry takes a class for one name only; a second name gets a class of its own.
    const Class = tag === defaultTag ? this : class extends StatusCodebookElement {};
    registry.define(tag, Class);
  }

  #phase: Phase = { kind: "loading", late: false };
  #text = "";
  #origin: Origin = "attribute";
  #pasted: Pasted | undefined;
  #browsing: Browsing | undefined;
  /** Whether anything was pasted into this box: then undoing and redoing can bring it back. */
  #tookPaste = false;
  #active = 0;
  #moved = false;
  #allResults = false;
  #answerOpen = false;
  #found: Found = nothing;
  #shown: Shown = { kind: "first-view" };
  #foundFor = "";
  /** The catalogs that were asked; another list after one was added or removed. */
  #foundIn: readonly CatalogInfo[] = [];
  #scheduled = false;
  #reflecting = false;
  #lateTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #intake = new Intake({
    changed: () => this.#render(),
    prepare: (pasted) => void prepare(pasted, english),
    show: (pasted) => this.#showPasted(pasted),
  });

  override focus(options?: FocusOptions): void {
    this.#box?.focus(options);
  }

  /** Selects what stands in the box, so that the next key replaces it. */
  select(): void {
    this.#box?.select();
  }

  connectedCallback(): void {
    takeEarlyProperties(this);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = styleSheets(this.ownerDocument);
    startShortcuts(root);
    this.#text = this.query;
    this.#tookPaste = false;
    this.#render();
    if (this.#phase.kind !== "ready") void this.#start();
    else this.#schedule();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#lateTimer);
    if (this.shadowRoot) render(null, this.shadowRoot);
    // One that is only moved goes on reading.
    queueMicrotask(() => {
      if (!this.isConnected) this.#intake.cancel();
    });
  }

  adoptedCallback(): void {
    if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = styleSheets(this.ownerDocument);
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "query" && !this.#reflecting) {
      this.#text = after ?? "";
      this.#origin = "attribute";
      this.#pasted = undefined;
      this.#browsing = undefined;
      this.#answerOpen = false;
      this.#intake.leave();
    }
    if (name === "query" || name === "catalogs") {
      this.#active = 0;
      this.#moved = false;
      this.#allResults = false;
    }
    if (name === "entry") this.#answerOpen = after !== null;
    this.#schedule();
  }

  get #box(): HTMLInputElement | null {
    return this.shadowRoot?.querySelector<HTMLInputElement>("#box") ?? null;
  }

  async #start(): Promise<void> {
    // What is wrong stays to be read until it is known to be over.
    if (this.#phase.kind !== "trouble") this.#phase = { kind: "loading", late: false };
    clearTimeout(this.#lateTimer);
    this.#lateTimer = setTimeout(() => {
      if (this.#phase.kind !== "loading") return;
      this.#phase = { kind: "loading", late: true };
      this.#render();
    }, lateMs);
    try {
      await ready();
      this.#phase = { kind: "ready" };
    } catch (error) {
      this.#fail(error);
    }
    clearTimeout(this.#lateTimer);
    this.#update();
  }

  #fail(error: unknown): void {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.#phase = { kind: "trouble", blocked: error instanceof EngineBlockedError, reason };
  }

  /** Several attributes set in one go are one question. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.isConnected) return;
      // The module may have come since: a new question tries again.
      if (this.#phase.kind === "trouble") void this.#start();
      else this.#update();
    });
  }

  #update(): void {
    if (this.#phase.kind === "ready") {
      const ids = this.catalogs.split(/[\s,]+/).filter((id) => id !== "");
      const asked = {
        query: this.query,
        catalogs: ids,
        limit: this.#allResults ? greatestLimit : this.limit,
      };
      const key = JSON.stringify(asked);
      try {
        const loaded = catalogs();
        const fresh = key !== this.#foundFor || loaded !== this.#foundIn;
        if (fresh) this.#found = find(asked);
        this.#foundFor = key;
        this.#foundIn = loaded;
        this.#see();
        this.#render();
        if (fresh) this.#tellResults();
        return;
      } catch (error) {
        // One answer is lost, not the page: the next question starts anew.
        this.#foundFor = "";
        this.#found = nothing;
        this.#shown = { kind: "first-view" };
        this.#fail(error);
        this.#renderAnew();
        this.#phase = { kind: "ready" };
        return;
      }
    }
    this.#render();
  }

  #see(): void {
    const chosen = this.entry === "" ? undefined : this.entry;
    if (this.#pasted !== undefined) {
      const shown = chosen === undefined ? firstOf(this.#pasted.report, english) : entryOf(chosen);
      this.#shown =
        shown === undefined
          ? { kind: "nothing" }
          : { kind: "entry", entry: shown, others: [], picked: chosen !== undefined };
      return;
    }
    const browsing = this.#browsing !== undefined;
    this.#shown = show(this.#found, chosen, Math.max(this.#active, 0), this.#moved, browsing);
    if (chosen !== undefined)
      this.#active = this.#found.result.hits.findIndex((hit) => hit.entry.id === chosen);
    else if (this.#active < 0) this.#active = 0;
  }

  /** A view that threw half way cannot be gone on with. */
  #renderAnew(): void {
    const root = this.shadowRoot;
    if (root === null) return;
    const inBox = root.activeElement !== null && root.activeElement === this.#box;
    try {
      render(null, root);
    } catch {
      root.replaceChildren();
    }
    this.#render();
    if (inBox) this.#box?.focus({ preventScroll: true });
  }

  #render(): void {
    const root = this.shadowRoot;
    if (root === null) return;
    const isReady = this.#phase.kind === "ready";
    render(
      h(App, {
        words: english,
        catalogs: isReady ? catalogs() : [],
        phase: this.#phase,
        text: this.#text,
        label: this.label,
        placeholder: this.placeholder,
        chosenCatalogs: this.catalogs.split(/[\s,]+/).filter((id) => id !== ""),
        found: this.#found,
        shown: this.#shown,
        active: this.#active,
        pasted: this.#pasted,
        browsing: this.#browsing,
        intake: this.#intake.state,
        answerOpen: this.#answerOpen,
        boxDeeds: this.#boxDeeds,
        progressDeeds: this.#progressDeeds,
        deeds: { open: this.#open, copy: this.#copy, linkable: this.linkBase !== "" },
        onCatalogs: this.#chooseCatalogs,
        onChoose: this.#choose,
        onAllResults: this.#showAllResults,
        onAllMeanings: this.#showAllMeanings,
        onBack: this.#back,
        onBrowse: this.#browse,
        onTry: this.#try,
      }),
      root,
    );
  }

  #tell<Name extends keyof StatusCodebookEventMap>(
    name: Name,
    detail: StatusCodebookEventMap[Name]["detail"],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #tellResults(): void {
    const { query, result, reading } = this.#found;
    this.#tell("status-codebook-results", {
      query,
      origin: this.#origin,
      total: result.total,
      ids: result.hits.map((hit) => hit.entry.id),
      agreement: reading.agreement,
    });
  }

  /** Puts a text into the box and its attribute; a person's new question leaves the entry that was chosen. */
  #ask(text: string, origin: Origin): void {
    this.#text = text;
    this.#origin = origin;
    this.#tookPaste ||= origin === "pasted";
    this.#pasted = undefined;
    this.#browsing = undefined;
    this.#answerOpen = false;
    this.#intake.leave();
    this.#reflecting = true;
    setOrRemove(this, "query", text);
    this.#reflecting = false;
    const had = this.entry !== "";
    this.removeAttribute("entry");
    this.#update();
    if (had) this.#tell("status-codebook-select", { entry: undefined });
  }

  readonly #boxDeeds: BoxDeeds = {
    type: (text, inputType) => {
      const pasted = /^insertFrom(Paste|Drop|Yank)/.test(inputType);
      // What was pasted stays so while it is edited; an empty box begins anew, unless its past is brought back.
      const still = this.#origin === "pasted" && text !== "" && this.#text !== "";
      const again = this.#tookPaste && inputType.startsWith("history");
      this.#ask(text, pasted || still || again ? "pasted" : "typed");
    },
    paste: (text) => this.#takePaste(text),
    files: (files) => this.#intake.takeFiles(files),
    clear: () => this.#clear(),
    list: {
      count: () => (this.#pasted === undefined ? this.#found.result.hits.length : 0),
      active: () => this.#active,
      move: (to) => {
        this.#active = to;
        this.#moved = true;
        this.#unchoose();
        this.#update();
      },
      choose: (at) => this.#choose(at),
      leave: () => {
        if (this.#intake.isReading) {
          this.#intake.cancel();
          return true;
        }
        if (this.#browsing !== undefined || (this.#listIsHidden() && this.#hasList())) {
          this.#back();
          return true;
        }
        if (this.#text === "" && this.#pasted === undefined && this.entry === "") return false;
        this.#clear();
        return true;
      },
    },
  };

  #takePaste(text: string): boolean {
    if (this.#phase.kind !== "ready") return false;
    if (text.length > SHORT) {
      this.#intake.takeText(text);
      return true;
    }
    const taken = readPasted(text);
    if (taken === undefined) return false;
    if ("question" in taken) {
      this.#ask(taken.question, "pasted");
      return true;
    }
    this.#showPasted(taken.pasted);
    return true;
  }

  #showPasted(pasted: Pasted): void {
    const focused = this.shadowRoot?.activeElement;
    this.#ask("", "pasted");
    this.#pasted = pasted;
    this.#update();
    if (focused && !focused.isConnected) this.#settleFocus();
  }

  readonly #progressDeeds: ProgressDeeds = {
    cancel: () => {
      this.#intake.cancel();
      this.#settleFocus();
    },
    show: () => {
      this.#intake.show();
      this.#settleFocus();
    },
  };

  #clear(): void {
    this.#ask("", "typed");
  }

  #unchoose(): void {
    if (this.entry === "") return;
    const active = this.#active;
    this.removeAttribute("entry");
    this.#active = active;
    this.#tell("status-codebook-select", { entry: undefined });
  }

  readonly #choose = (at: number): void => {
    const hit = this.#found.result.hits[at];
    if (hit === undefined) return;
    this.#take(hit.entry);
    // Ready for the next question: the next key replaces this one.
    if (this.shadowRoot?.activeElement === this.#box) this.#box?.select();
  };

  readonly #open = (id: EntryId): void => {
    const entry = entryOf(id);
    if (entry !== undefined) this.#take(entry);
  };

  #take(entry: Entry): void {
    this.setAttribute("entry", entry.id);
    this.#answerOpen = true;
    this.#update();
    this.#tell("status-codebook-select", { entry });
    this.#showAnswer();
  }

  #showAnswer(): void {
    if (this.shadowRoot) readOn(this.shadowRoot, this.#listIsHidden());
  }

  /** Where the focus goes when its button is gone: to the box, unless that would open a keyboard over the screen. */
  #settleFocus(): void {
    if (this.shadowRoot?.activeElement === this.#box) return;
    const touch = globalThis.matchMedia("(pointer: coarse)").matches;
    const place = touch ? this.shadowRoot?.querySelector<HTMLElement>(".body") : this.#box;
    place?.focus({ preventScroll: true });
  }

  /** In one column the list gives way to the answer. */
  #listIsHidden(): boolean {
    const list = this.shadowRoot?.querySelector<HTMLElement>(".results, .tally");
    return list !== null && list !== undefined && list.getClientRects().length === 0;
  }

  #hasList(): boolean {
    return this.#pasted !== undefined || this.#found.result.hits.length > 1;
  }

  readonly #back = (): void => {
    const leaving = this.entry === "" ? this.#browsing : undefined;
    this.#answerOpen = false;
    this.#unchoose();
    if (leaving === undefined) this.#update();
    else this.#ask(leaving.query, leaving.origin);
    // The list of all codes goes back to the row that was opened.
    if (this.#browsing === undefined) this.#settleFocus();
  };

  readonly #browse = (): void => {
    const before = { query: this.query, origin: this.#origin };
    this.#ask("", "typed");
    this.#browsing = before;
    this.#update();
    this.#showAnswer();
  };

  readonly #showAllMeanings = (): void => {
    this.#active = 0;
    this.#unchoose();
    this.#answerOpen = true;
    this.#update();
    this.#showAnswer();
  };

  readonly #showAllResults = (): void => {
    this.#allResults = true;
    this.#update();
  };

  readonly #chooseCatalogs = (ids: readonly string[]): void => {
    this.catalogs = ids.join(" ");
    this.#unchoose();
    this.#update();
  };

  readonly #try = (example: Example): void => {
    if (!this.#takePaste(example.text)) this.#ask(example.text, "typed");
    this.#settleFocus();
  };

  readonly #copy = async (kind: CopyKind, entry: Entry): Promise<boolean> => {
    const link = this.linkBase === "" ? undefined : `${this.linkBase}${hashOf(entry)}`;
    const text = {
      ticket: () => ticketText("plain", entry, catalogs(), link, english),
      "ticket-markdown": () => ticketText("markdown", entry, catalogs(), link, english),
      code: () => entry.code,
      link: () => link ?? "",
    }[kind]();
    const done = this.shadowRoot !== null && (await writeText(text, this.shadowRoot));
    if (done) this.#tell("status-codebook-copy", { kind, entry, text });
    return done;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "status-codebook": StatusCodebookElement;
  }
  interface HTMLElementEventMap extends StatusCodebookEventMap {}
}
