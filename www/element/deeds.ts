/**
 * Answers for what a person does with the element: each deed changes what is asked, read or shown, and says so. What is
 * drawn of it, and what a host does by attributes, is the element's matter.
 */
import { entry as entryOf } from "../lib/api.ts";
import type { Entry, EntryId } from "../lib/public.js";
import { readPasted, reportDetail, type Pasted } from "./asking.ts";
import { writeText } from "./clipboard.ts";
import { textToCopy } from "./copying.ts";
import type { Example } from "./examples.ts";
import type { FieldElement } from "./field.ts";
import type { Inquiry } from "./inquiry.ts";
import type { Intake } from "./intake.ts";
import { SHORT } from "./long-text.ts";
import type { Messages } from "./messages/index.ts";
import type { OptIn } from "./opt-in.ts";
import type { OwnPanel } from "./own-panel.ts";
import type { CopyKind, Origin, StatusCodebookEventMap } from "./public.js";
import { boxOf, goBackTo, listIsHidden, pageOfList, readOn, settleFocus } from "./reading-place.ts";
import type { Starting } from "./starting.ts";
import type { BoxDeeds } from "./views/box.tsx";
import type { OwnDeeds } from "./views/own.tsx";
import type { ProgressDeeds } from "./views/progress.tsx";
import type { RecentDeeds } from "./views/recent.tsx";

/** What deeds are done on. */
export interface Stage {
  readonly element: FieldElement;
  readonly inquiry: Inquiry;
  readonly intake: Intake;
  readonly own: OwnPanel;
  readonly optIn: OptIn;
  readonly starting: Starting;
  readonly words: () => Messages;
  readonly update: () => void;
  readonly render: () => void;
  /** Puts a text into the box and its attribute; another question leaves the entry that was chosen. */
  readonly put: (text: string, origin: Origin) => void;
  readonly nameSources: () => void;
  readonly tell: <Name extends keyof StatusCodebookEventMap>(
    name: Name,
    detail: StatusCodebookEventMap[Name]["detail"],
  ) => void;
}

export class Deeds {
  readonly #on: Stage;

  constructor(on: Stage) {
    this.#on = on;
  }

  get #root(): ShadowRoot | null {
    return this.#on.element.shadowRoot;
  }

  #ask(text: string, origin: Origin): void {
    const had = this.#on.element.entry !== "";
    this.#on.put(text, origin);
    this.#on.update();
    this.#on.optIn.noteSoon();
    if (had) this.#on.tell("status-codebook-select", { entry: undefined });
  }

  readonly box: BoxDeeds = {
    type: (text, inputType) => this.#ask(text, this.#on.inquiry.originOf(text, inputType)),
    paste: (text) => this.#takePaste(text),
    files: (files) => this.#on.own.take(files),
    clear: () => this.#clear(),
    list: {
      count: () =>
        this.#on.inquiry.pasted === undefined && !this.#on.own.isOpen
          ? this.#on.inquiry.found.result.hits.length
          : 0,
      active: () => this.#on.inquiry.active,
      move: (to) => {
        this.#on.inquiry.moveTo(to);
        this.#unchoose();
        this.#on.update();
      },
      choose: (at) => this.choose(at),
      page: () => (this.#root ? pageOfList(this.#root) : 1),
      leave: () => {
        if (this.#on.intake.isReading) {
          this.#on.intake.cancel();
          return true;
        }
        if (this.#on.own.isOpen) {
          this.own.leave();
          return true;
        }
        if (this.#on.inquiry.browsing !== undefined || (this.#listIsHidden() && this.#on.inquiry.hasList)) {
          this.back();
          return true;
        }
        if (
          this.#on.inquiry.text === "" &&
          this.#on.inquiry.pasted === undefined &&
          this.#on.element.entry === ""
        )
          return false;
        this.#clear();
        return true;
      },
    },
  };

  #takePaste(text: string): boolean {
    if (!this.#on.starting.isReady) return false;
    if (text.length > SHORT) {
      this.#on.intake.takeText(text);
      return true;
    }
    const taken = readPasted(text);
    if (taken === undefined) return false;
    if ("question" in taken) {
      this.#ask(taken.question, "pasted");
      return true;
    }
    this.showPasted(taken.pasted);
    return true;
  }

  showPasted(pasted: Pasted): void {
    const focused = this.#root?.activeElement;
    this.#ask("", "pasted");
    this.#on.inquiry.pasted = pasted;
    this.#on.update();
    if (focused && !focused.isConnected) this.#settleFocus();
    this.#on.tell("status-codebook-report", reportDetail(pasted));
  }

  readonly progress: ProgressDeeds = {
    cancel: () => {
      this.#on.intake.cancel();
      this.#settleFocus();
    },
    show: () => {
      this.#on.intake.show();
      this.#settleFocus();
    },
  };

  readonly own: OwnDeeds = {
    open: () => {
      this.#on.own.show();
      this.#showAnswer();
    },
    leave: () => {
      this.#on.own.close();
      this.#on.update();
      if (this.#root) goBackTo(this.#root, ".to-own");
    },
    retry: () => {
      this.#on.own.retry();
      this.#on.nameSources();
    },
  };

  #clear(): void {
    this.#ask("", "typed");
  }

  #unchoose(): void {
    if (this.#on.element.entry === "") return;
    const { active } = this.#on.inquiry;
    this.#on.element.removeAttribute("entry");
    this.#on.inquiry.active = active;
    this.#on.tell("status-codebook-select", { entry: undefined });
  }

  readonly choose = (at: number): void => {
    const hit = this.#on.inquiry.found.result.hits[at];
    if (hit === undefined) return;
    this.#take(hit.entry);
    // Ready for the next question: the next key replaces this one.
    if (this.#root?.activeElement === boxOf(this.#root)) boxOf(this.#root)?.select();
  };

  readonly open = (id: EntryId): void => {
    const entry = entryOf(id);
    if (entry !== undefined) this.#take(entry);
  };

  #take(entry: Entry): void {
    this.#on.element.setAttribute("entry", entry.id);
    this.#on.inquiry.answerOpen = true;
    this.#on.update();
    this.#on.optIn.noteSoon();
    this.#on.tell("status-codebook-select", { entry });
    this.#showAnswer();
  }

  #showAnswer(): void {
    if (this.#root) readOn(this.#root);
  }

  #settleFocus(): void {
    if (this.#root) settleFocus(this.#root);
  }

  #listIsHidden(): boolean {
    return this.#root !== null && listIsHidden(this.#root);
  }

  readonly back = (): void => {
    const leaving = this.#on.element.entry === "" ? this.#on.inquiry.browsing : undefined;
    this.#on.inquiry.answerOpen = false;
    this.#unchoose();
    if (leaving === undefined) this.#on.update();
    else this.#ask(leaving.query, leaving.origin);
    // The list of all codes goes back to the row that was opened.
    if (this.#on.inquiry.browsing === undefined) this.#settleFocus();
  };

  readonly browse = (): void => {
    const before = { query: this.#on.element.query, origin: this.#on.inquiry.origin };
    this.#ask("", "typed");
    this.#on.inquiry.browsing = before;
    this.#on.update();
    this.#showAnswer();
  };

  readonly showAllMeanings = (): void => {
    this.#on.inquiry.active = 0;
    this.#unchoose();
    this.#on.inquiry.answerOpen = true;
    this.#on.update();
    this.#showAnswer();
  };

  readonly showAllResults = (): void => {
    this.#on.inquiry.allResults = true;
    this.#on.update();
  };

  readonly chooseCatalogs = (ids: readonly string[]): void => {
    this.#on.element.catalogs = ids.join(" ");
    this.#unchoose();
    this.#on.update();
  };

  readonly allStates = (): void => {
    this.#on.element.states = "";
    this.#on.update();
  };

  readonly tryExample = (example: Example): void => {
    if (!this.#takePaste(example.text)) this.#ask(example.text, "typed");
    this.#settleFocus();
  };

  readonly recent: RecentDeeds = {
    open: (lookUp) => {
      if ("entry" in lookUp) this.open(lookUp.entry);
      else this.#ask(lookUp.query, "typed");
      this.#settleFocus();
    },
    forget: (lookUp) => {
      this.#on.optIn.recent?.remove(lookUp);
      this.#on.render();
      if (this.#root?.activeElement === null) this.#settleFocus();
    },
    forgetAll: () => {
      this.#on.optIn.recent?.clear();
      this.#on.render();
      this.#settleFocus();
    },
  };

  readonly copy = async (kind: CopyKind, entry: Entry): Promise<boolean> => {
    const text = textToCopy(kind, entry, this.#on.element.linkBase, this.#on.words());
    const done = this.#root !== null && (await writeText(text, this.#root));
    if (!done) return false;
    // Who copies has read it.
    this.#on.optIn.note();
    this.#on.tell("status-codebook-copy", { kind, entry, text });
    return done;
  };
}
