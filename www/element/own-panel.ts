/**
 * Answers for one element's part in catalogs that are not built in: whether its panel is open, which files go to it, and
 * what its `src` names. What a person has added is the page's, see `own-codes.ts`.
 */
import { watchCatalogs } from "../lib/catalogs.ts";
import { latestFile, ownFiles, takeFiles, takeKept, textIn, watchFiles, type OwnFile } from "./own-codes.ts";
import { Sources, type SourceFault } from "./sources.ts";

export interface OwnState {
  readonly open: boolean;
  readonly files: readonly OwnFile[];
  readonly latest: OwnFile | undefined;
  /** Of what `src` names. */
  readonly faults: readonly SourceFault[];
}

export interface OwnPanelDeeds {
  /** Something else is to be drawn. */
  readonly changed: () => void;
  /** The catalogs are others: what was answered may be answered differently. */
  readonly answerAnew: () => void;
  /** Files that are no catalogs. `aside`: something else is shown for what came with them. */
  readonly read: (files: readonly File[], aside: boolean) => void;
  readonly failed: (fault: SourceFault) => void;
}

export class OwnPanel {
  readonly #deeds: OwnPanelDeeds;
  readonly #sources: Sources;
  #open = false;
  #ready = false;
  #ends: readonly (() => void)[] = [];

  constructor(deeds: OwnPanelDeeds) {
    this.#deeds = deeds;
    this.#sources = new Sources(deeds);
  }

  get state(): OwnState {
    return { open: this.#open, files: ownFiles(), latest: latestFile(), faults: this.#sources.faults };
  }

  get isOpen(): boolean {
    return this.#open;
  }

  connect(): void {
    if (this.#ends.length === 0)
      this.#ends = [watchCatalogs(this.#deeds.answerAnew), watchFiles(this.#deeds.changed)];
  }

  disconnect(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#sources.name("", null, "");
  }

  /** The module is there. */
  start(): void {
    this.#ready = true;
    void takeKept();
    void this.#sources.add();
  }

  /** `addresses` and `crossOrigin` are the attributes. */
  name(addresses: string, crossOrigin: string | null, base: string): void {
    this.#sources.name(addresses, crossOrigin, base);
    if (this.#ready) void this.#sources.add();
  }

  retry(): void {
    this.#sources.retry();
  }

  show(): void {
    this.#open = true;
    this.#deeds.changed();
  }

  /** True when it was open. */
  close(): boolean {
    const was = this.#open;
    this.#open = false;
    return was;
  }

  /** While the panel is open all files are for it; else those that have the shape of a catalog. */
  take(files: readonly File[]): void {
    if (this.#open) void takeFiles(files);
    else if (files.some(mayBe)) void this.#sort(files);
    else this.#deeds.read(files, false);
  }

  async #sort(files: readonly File[]): Promise<void> {
    const are = await Promise.all(files.map(isCatalog));
    const own = files.filter((_, at) => are[at]);
    const others = files.filter((_, at) => !are[at]);
    if (own.length > 0) {
      this.show();
      void takeFiles(own);
    }
    if (others.length > 0) this.#deeds.read(others, own.length > 0);
  }
}

const mayBe = ({ name, type }: File): boolean => /\.json$/i.test(name) || type === "application/json";

async function isCatalog(file: File): Promise<boolean> {
  if (!mayBe(file)) return false;
  const read = await textIn(file);
  if (typeof read === "string") return false;
  try {
    const { id, entries } = JSON.parse(read.text) as Readonly<Record<string, unknown>>;
    return typeof id === "string" && Array.isArray(entries);
  } catch {
    return false;
  }
}
