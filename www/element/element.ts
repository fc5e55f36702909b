/**
 * Answers for <status-codebook>: attributes are its state, events tell what happened. Importing this file changes
 * nothing; `define` registers. It is a guest: no shortcut outside of itself, no address, no storage, unless an attribute
 * or a person asks for it.
 */
import { h, render } from "preact";
import { catalogs, engine, entry as entryOf } from "../lib/api.ts";
import { drawHere } from "./adopted.ts";
import { Deeds } from "./deeds.ts";
import { listOf, setOrRemove, takeEarlyProperties } from "./attributes.ts";
import type {
  ErrorDetail,
  Origin,
  ResultsDetail,
  StatusCodebookElement as Declared,
  StatusCodebookEventMap,
} from "./public.js";
import { boxLabel, codeMeant, FieldElement, hold } from "./field.ts";
import { Inquiry, type Snapshot } from "./inquiry.ts";
import { Intake } from "./intake.ts";
import { Language } from "./language.ts";
import { english, type Messages } from "./messages/index.ts";
import { OptIn, optIns } from "./opt-in.ts";
import { OwnPanel } from "./own-panel.ts";
import { boxOf } from "./reading-place.ts";
import { startShortcuts } from "./shortcuts.ts";
import { Starting } from "./starting.ts";
import { isState } from "./states.ts";
import { styleSheets } from "./styles.ts";
import { App, Unspoken } from "./views/app.tsx";
import { prepare } from "./views/report/state.ts";

const defaultTag = "status-codebook";

/** Who asked by `search` and waits for the answer. */
interface Waiting {
  readonly query: string;
  readonly resolve: (shown: ResultsDetail | undefined) => void;
  readonly reject: (error: Error) => void;
}

export class StatusCodebookElement extends FieldElement implements Declared {
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

  readonly #inquiry = new Inquiry();
  readonly #starting = new Starting(() => this.#render());
  #saidReady = false;
  #waiting: Waiting[] = [];
  readonly #language = new Language(this, () => this.#render());
  #scheduled = false;
  #keysShown = false;
  readonly #optIn = new OptIn(this, this.#inquiry, {
    toBox: () => {
      this.focus();
      this.select();
    },
    help: () => this.#showKeys(true),
  });
  #reflecting = false;
  readonly #intake = new Intake({
    changed: () => this.#render(),
    prepare: (pasted) => void prepare(pasted, this.#words),
    show: (pasted) => this.#deeds.showPasted(pasted),
    failed: (error) => this.#fail("reading", error),
  });
  readonly #own = new OwnPanel({
    changed: () => this.#render(),
    answerAnew: () => this.#schedule(),
    read: (files, aside) => {
      this.#intake.takeFiles(files);
      if (aside) this.#intake.leave();
    },
    failed: ({ address, error }) => this.#tell("status-codebook-error", { failed: "source", address, error }),
  });

  readonly #deeds = new Deeds({
    element: this,
    inquiry: this.#inquiry,
    intake: this.#intake,
    own: this.#own,
    optIn: this.#optIn,
    starting: this.#starting,
    words: () => this.#words,
    update: () => this.#update(),
    render: () => this.#render(),
    put: (text, origin) => this.#put(text, origin),
    nameSources: () => this.#nameSources(),
    tell: (name, detail) => this.#tell(name, detail),
  });

  override focus(options?: FocusOptions): void {
    this.#box?.focus(options);
  }

  /** Selects what stands in the box, so that the next key replaces it. */
  select(): void {
    this.#box?.select();
  }

  /** Empties the box and leaves what is shown or being read. */
  clear(): void {
    this.#intake.cancel();
    this.value = "";
  }

  /** Asks, and resolves to what was found once that is shown; to undefined when something else was asked meanwhile. */
  search(query: string): Promise<ResultsDetail | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ query: query.trim(), resolve, reject });
      this.value = query;
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  override get value(): string {
    if (this.#scheduled) this.#update();
    return super.value;
  }
  override set value(code: string) {
    super.value = code;
    // A report stands in no attribute.
    this.#inquiry.ask(this.query, "attribute");
    this.#intake.leave();
    this.#update();
  }

  formResetCallback(): void {
    this.clear();
    this.value = this.defaultValue;
  }

  formDisabledCallback(): void {
    this.#schedule();
  }

  /** What is asked now, also where that is a pasted text: in memory, to come back to. */
  snapshot(): Snapshot {
    return this.#inquiry.snapshot;
  }

  restore({ text, origin, pasted }: Snapshot): void {
    this.#put(text, origin);
    this.#inquiry.toFirst();
    this.#inquiry.pasted = pasted;
    this.#update();
  }

  connectedCallback(): void {
    takeEarlyProperties(this);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = styleSheets(this.ownerDocument);
    drawHere(root);
    startShortcuts(root);
    this.#language.start();
    this.#optIn.start();
    this.#inquiry.text = this.query;
    this.#inquiry.forget();
    this.#own.connect();
    this.#nameSources();
    this.#render();
    if (this.#starting.isReady) this.#schedule();
    else void this.#start();
  }

  disconnectedCallback(): void {
    this.#starting.stop();
    this.#language.stop();
    this.#optIn.stop();
    this.#keysShown = false;
    if (this.shadowRoot) render(null, this.shadowRoot);
    // One that is only moved goes on reading.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#intake.cancel();
      this.#own.disconnect();
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "src" || name === "crossorigin") return this.#nameSources();
    if (name === "query" && !this.#reflecting) {
      this.#inquiry.ask(after ?? "", "attribute");
      this.#intake.leave();
    }
    if (name === "value" && this.entry === "" && this.query === (before ?? "")) this.query = after ?? "";
    if (["query", "catalogs", "states"].includes(name)) this.#inquiry.toFirst();
    if (name === "entry") this.#inquiry.answerOpen = after !== null;
    if (name === "query" || name === "catalogs" || name === "entry") this.#own.close();
    if (optIns.includes(name) && this.isConnected) this.#optIn.start();
    this.#schedule();
  }

  /** What is asked is answered before its language is there; only showing it waits. */
  get #words(): Messages {
    return this.#language.words ?? english;
  }

  get #box(): HTMLInputElement | null {
    return boxOf(this.shadowRoot);
  }

  async #start(): Promise<void> {
    const before = this.#starting.phase;
    await this.#starting.start();
    if (this.#starting.isReady) this.#own.start();
    this.#update();
    const { phase } = this.#starting;
    // Each question tries again; the same trouble is told once.
    if (phase.kind !== "trouble") return;
    if (before.kind !== "trouble" || before.reason !== phase.reason) this.#fail("engine", phase.error);
    this.#settle((each) => each.reject(phase.error));
  }

  #nameSources(): void {
    if (this.isConnected) this.#own.name(this.src, this.crossOrigin, this.baseURI);
  }

  /** Several attributes set in one go are one question. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      if (!this.#scheduled) return;
      this.#scheduled = false;
      if (!this.isConnected) return;
      // The module may have come since: a new question tries again.
      if (this.#starting.phase.kind === "trouble") void this.#start();
      else this.#update();
    });
  }

  #update(): void {
    if (!this.isConnected) return;
    if (!this.#starting.isReady) {
      this.#render();
      return this.#hold();
    }
    this.#scheduled = false;
    if (!this.#saidReady) this.#tell("status-codebook-ready", { engine: engine() });
    this.#saidReady = true;
    try {
      const fresh = this.#inquiry.answer({
        query: this.query,
        catalogs: listOf(this.catalogs),
        states: listOf(this.states),
        limit: this.limit,
      });
      this.#inquiry.see(this.entry === "" ? undefined : this.entry, this.#words);
      this.#render();
      this.#hold();
      const found = this.#results();
      if (fresh) {
        this.#optIn.keepQuestion();
        this.#tell("status-codebook-results", found);
      }
      this.#settle(({ query, resolve }) => resolve(query === found.query ? found : undefined));
    } catch (reason) {
      this.#inquiry.drop();
      const error = this.#starting.fail(reason);
      this.#renderAnew();
      this.#hold();
      this.#starting.recover();
      this.#fail("answer", error);
      this.#settle(({ reject }) => reject(error));
    }
  }

  /** What the form gets; without an engine nobody can say what is a code, and the text itself counts. */
  #hold(): void {
    const { found, text } = this.#inquiry;
    const value = this.#starting.isReady ? codeMeant(found, entryOf(this.entry)) : text.trim();
    if (this.#box) hold(this, value, this.entry, this.#words.chooseCode, this.#box);
  }

  #settle(end: (waiting: Waiting) => void): void {
    this.#waiting.splice(0).forEach(end);
  }

  #fail(failed: ErrorDetail["failed"], error: Error): void {
    this.#tell("status-codebook-error", { failed, error });
  }

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
    if (root === null || !this.isConnected) return;
    const inquiry = this.#inquiry;
    const { words, direction } = this.#language;
    if (words === undefined) return render(h(Unspoken, null), root);
    render(
      h(App, {
        words,
        direction,
        catalogs: this.#starting.isReady ? catalogs() : [],
        phase: this.#starting.phase,
        text: inquiry.text,
        label: boxLabel(this) || words.label,
        placeholder: this.placeholder || words.placeholder,
        disabled: this.matches(":disabled"),
        required: this.required,
        compact: this.compact,
        chosenCatalogs: listOf(this.catalogs),
        chosenStates: listOf(this.states).filter(isState),
        found: inquiry.found,
        shown: inquiry.shown,
        active: inquiry.active,
        pasted: inquiry.pasted,
        browsing: inquiry.browsing,
        intake: this.#intake.state,
        own: this.#own.state,
        answerOpen: inquiry.answerOpen,
        boxDeeds: this.#deeds.box,
        progressDeeds: this.#deeds.progress,
        ownDeeds: this.#deeds.own,
        deeds: { open: this.#deeds.open, copy: this.#deeds.copy, linkable: this.linkBase !== "" },
        onCatalogs: this.#deeds.chooseCatalogs,
        onAllStates: this.#deeds.allStates,
        onChoose: this.#deeds.choose,
        onAllResults: this.#deeds.showAllResults,
        onAllMeanings: this.#deeds.showAllMeanings,
        onBack: this.#deeds.back,
        onBrowse: this.#deeds.browse,
        onTry: this.#deeds.tryExample,
        recent: () => this.#optIn.recent?.list ?? [],
        recentDeeds: this.#deeds.recent,
        keysShown: this.#keysShown,
        shortcut: this.shortcut,
        onKeys: this.#showKeys,
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

  #results(): ResultsDetail {
    const { query, result, reading } = this.#inquiry.found;
    return {
      query,
      origin: this.#inquiry.origin,
      total: result.total,
      ids: result.hits.map((hit) => hit.entry.id),
      agreement: reading.agreement,
    };
  }

  /** Puts a text into the box and its attribute; another question leaves the entry that was chosen. */
  #put(text: string, origin: Origin): void {
    this.#optIn.forget();
    const isNew = text !== this.#inquiry.text;
    this.#inquiry.ask(text, origin);
    this.#intake.leave();
    this.#own.close();
    this.#reflecting = true;
    setOrRemove(this, "query", text);
    this.#reflecting = false;
    this.removeAttribute("entry");
    if (isNew) this.#tell("status-codebook-input", { query: text, origin });
  }

  readonly #showKeys = (shown: boolean): void => {
    this.#keysShown = shown;
    this.#render();
  };
}
