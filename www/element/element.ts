/**
 * Answers for <status-codebook>: attributes are its state, events tell what happened. Importing this file changes
 * nothing; `define` registers. It is a guest: no shortcut outside of itself, no address, no storage, unless an attribute
 * or a person asks for it.
 */
import { h, render } from "preact";
import { catalogs, engine, entry as entryOf } from "../lib/api.ts";
import type { Entry, EntryId } from "../lib/public.js";
import { readPasted, reportDetail, type Pasted } from "./asking.ts";
import { drawHere } from "./adopted.ts";
import { listOf, setOrRemove, takeEarlyProperties } from "./attributes.ts";
import { writeText } from "./clipboard.ts";
import { textToCopy } from "./copying.ts";
import type {
  CopyKind,
  ErrorDetail,
  Origin,
  ResultsDetail,
  StatusCodebookElement as Declared,
  StatusCodebookEventMap,
} from "./public.js";
import type { Example } from "./examples.ts";
import { boxLabel, codeMeant, FieldElement, hold } from "./field.ts";
import { Inquiry, type Snapshot } from "./inquiry.ts";
import { Intake } from "./intake.ts";
import { SHORT } from "./long-text.ts";
import { Language } from "./language.ts";
import { english, type Messages } from "./messages/index.ts";
import { OptIn, optIns } from "./opt-in.ts";
import { OwnPanel } from "./own-panel.ts";
import { boxOf, goBackTo, listIsHidden, pageOfList, readOn, settleFocus } from "./reading-place.ts";
import { startShortcuts } from "./shortcuts.ts";
import { Starting } from "./starting.ts";
import { isState } from "./states.ts";
import { styleSheets } from "./styles.ts";
import { App, Unspoken } from "./views/app.tsx";
import { prepare } from "./views/report/state.ts";
import type { BoxDeeds } from "./views/box.tsx";
import type { OwnDeeds } from "./views/own.tsx";
import type { RecentDeeds } from "./views/recent.tsx";
import type { ProgressDeeds } from "./views/progress.tsx";

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
    show: (pasted) => this.#showPasted(pasted),
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
        boxDeeds: this.#boxDeeds,
        progressDeeds: this.#progressDeeds,
        ownDeeds: this.#ownDeeds,
        deeds: { open: this.#open, copy: this.#copy, linkable: this.linkBase !== "" },
        onCatalogs: this.#chooseCatalogs,
        onAllStates: this.#allStates,
        onChoose: this.#choose,
        onAllResults: this.#showAllResults,
        onAllMeanings: this.#showAllMeanings,
        onBack: this.#back,
        onBrowse: this.#browse,
        onTry: this.#try,
        recent: () => this.#optIn.recent?.list ?? [],
        recentDeeds: this.#recentDeeds,
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

  #ask(text: string, origin: Origin): void {
    const had = this.entry !== "";
    this.#put(text, origin);
    this.#update();
    this.#optIn.noteSoon();
    if (had) this.#tell("status-codebook-select", { entry: undefined });
  }

  readonly #boxDeeds: BoxDeeds = {
    type: (text, inputType) => this.#ask(text, this.#inquiry.originOf(text, inputType)),
    paste: (text) => this.#takePaste(text),
    files: (files) => this.#own.take(files),
    clear: () => this.#clear(),
    list: {
      count: () =>
        this.#inquiry.pasted === undefined && !this.#own.isOpen ? this.#inquiry.found.result.hits.length : 0,
      active: () => this.#inquiry.active,
      move: (to) => {
        this.#inquiry.moveTo(to);
        this.#unchoose();
        this.#update();
      },
      choose: (at) => this.#choose(at),
      page: () => (this.shadowRoot ? pageOfList(this.shadowRoot) : 1),
      leave: () => {
        if (this.#intake.isReading) {
          this.#intake.cancel();
          return true;
        }
        if (this.#own.isOpen) {
          this.#ownDeeds.leave();
          return true;
        }
        if (this.#inquiry.browsing !== undefined || (this.#listIsHidden() && this.#inquiry.hasList)) {
          this.#back();
          return true;
        }
        if (this.#inquiry.text === "" && this.#inquiry.pasted === undefined && this.entry === "")
          return false;
        this.#clear();
        return true;
      },
    },
  };

  #takePaste(text: string): boolean {
    if (!this.#starting.isReady) return false;
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
    this.#inquiry.pasted = pasted;
    this.#update();
    if (focused && !focused.isConnected) this.#settleFocus();
    this.#tell("status-codebook-report", reportDetail(pasted));
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

  readonly #ownDeeds: OwnDeeds = {
    open: () => {
      this.#own.show();
      this.#showAnswer();
    },
    leave: () => {
      this.#own.close();
      this.#update();
      if (this.shadowRoot) goBackTo(this.shadowRoot, ".to-own");
    },
    retry: () => {
      this.#own.retry();
      this.#nameSources();
    },
  };

  #clear(): void {
    this.#ask("", "typed");
  }

  #unchoose(): void {
    if (this.entry === "") return;
    const { active } = this.#inquiry;
    this.removeAttribute("entry");
    this.#inquiry.active = active;
    this.#tell("status-codebook-select", { entry: undefined });
  }

  readonly #choose = (at: number): void => {
    const hit = this.#inquiry.found.result.hits[at];
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
    this.#inquiry.answerOpen = true;
    this.#update();
    this.#optIn.noteSoon();
    this.#tell("status-codebook-select", { entry });
    this.#showAnswer();
  }

  #showAnswer(): void {
    if (this.shadowRoot) readOn(this.shadowRoot);
  }

  #settleFocus(): void {
    if (this.shadowRoot) settleFocus(this.shadowRoot);
  }

  #listIsHidden(): boolean {
    return this.shadowRoot !== null && listIsHidden(this.shadowRoot);
  }

  readonly #back = (): void => {
    const leaving = this.entry === "" ? this.#inquiry.browsing : undefined;
    this.#inquiry.answerOpen = false;
    this.#unchoose();
    if (leaving === undefined) this.#update();
    else this.#ask(leaving.query, leaving.origin);
    // The list of all codes goes back to the row that was opened.
    if (this.#inquiry.browsing === undefined) this.#settleFocus();
  };

  readonly #browse = (): void => {
    const before = { query: this.query, origin: this.#inquiry.origin };
    this.#ask("", "typed");
    this.#inquiry.browsing = before;
    this.#update();
    this.#showAnswer();
  };

  readonly #showAllMeanings = (): void => {
    this.#inquiry.active = 0;
    this.#unchoose();
    this.#inquiry.answerOpen = true;
    this.#update();
    this.#showAnswer();
  };

  readonly #showAllResults = (): void => {
    this.#inquiry.allResults = true;
    this.#update();
  };

  readonly #chooseCatalogs = (ids: readonly string[]): void => {
    this.catalogs = ids.join(" ");
    this.#unchoose();
    this.#update();
  };

  readonly #allStates = (): void => {
    this.states = "";
    this.#update();
  };

  readonly #try = (example: Example): void => {
    if (!this.#takePaste(example.text)) this.#ask(example.text, "typed");
    this.#settleFocus();
  };

  readonly #recentDeeds: RecentDeeds = {
    open: (lookUp) => {
      if ("entry" in lookUp) this.#open(lookUp.entry);
      else this.#ask(lookUp.query, "typed");
      this.#settleFocus();
    },
    forget: (lookUp) => {
      this.#optIn.recent?.remove(lookUp);
      this.#render();
      if (this.shadowRoot?.activeElement === null) this.#settleFocus();
    },
    forgetAll: () => {
      this.#optIn.recent?.clear();
      this.#render();
      this.#settleFocus();
    },
  };

  readonly #showKeys = (shown: boolean): void => {
    this.#keysShown = shown;
    this.#render();
  };

  readonly #copy = async (kind: CopyKind, entry: Entry): Promise<boolean> => {
    const text = textToCopy(kind, entry, this.linkBase, this.#words);
    const done = this.shadowRoot !== null && (await writeText(text, this.shadowRoot));
    if (!done) return false;
    // Who copies has read it.
    this.#optIn.note();
    this.#tell("status-codebook-copy", { kind, entry, text });
    return done;
  };
}
