/**
 * Answers for the catalog files that a person gave: added, or why not, and which are kept for the next visit. There is
 * one list for all elements of a page, as there is one library.
 */
import { ready, removeCatalog } from "../lib/api.ts";
import { encodingOf } from "../lib/scan.ts";
import { addAll, MOST_BYTES, type Fault, type Outcome } from "./adding.ts";
import { forget, keep, keptFiles } from "./kept.ts";

export interface OwnFile {
  readonly name: string;
  readonly text: string;
  readonly fate: Fate;
  /** The id under which it is kept for the next visit. */
  readonly kept?: string | undefined;
  /** It was to be kept, and could not. */
  readonly unkept?: boolean;
}

export type Fate =
  | { readonly kind: "added"; readonly id: string }
  /** Another file of theirs has its id, and can make way for it. */
  | { readonly kind: "rival"; readonly id: string }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] }
  | { readonly kind: "unread"; readonly why: "large" | "unreadable" };

/** Newest first. */
let files: readonly OwnFile[] = [];
/** What happened last, to be heard. */
let latest: OwnFile | undefined;
let begun = false;
const watchers = new Set<() => void>();

export const ownFiles = (): readonly OwnFile[] => files;

export const latestFile = (): OwnFile | undefined => latest;

/** The file that a catalog came from. */
const fileOf = (catalog: string): OwnFile | undefined =>
  files.find(({ fate }) => fate.kind === "added" && fate.id === catalog);

/** The name of that file. */
export const fileNameOf = (catalog: string): string | undefined => fileOf(catalog)?.name;

/** Answers with what ends it. */
export function watchFiles(changed: () => void): () => void {
  watchers.add(changed);
  return () => void watchers.delete(changed);
}

/** Adds what was kept on an earlier visit, once for a page; the module is there. */
export async function takeKept(): Promise<void> {
  if (begun) return;
  begun = true;
  // Where nothing can be kept, nothing was.
  const kept = await keptFiles().catch(() => []);
  add(kept.map(([id, { name, text }]) => ({ name, text, kept: id })));
  latest = undefined;
}

export async function takeFiles(given: readonly File[]): Promise<void> {
  const read = await Promise.all(given.map(textIn));
  await ready();
  read.forEach((text, at) => {
    const { name } = given[at]!;
    if (text === "large" || text === "unreadable")
      show({ name, text: "", fate: { kind: "unread", why: text } });
  });
  add(read.flatMap((text, at) => (typeof text === "string" ? [] : [{ name: given[at]!.name, ...text }])));
}

/** The text of a file that could be a catalog. */
export async function textIn(file: File): Promise<{ readonly text: string } | "large" | "unreadable"> {
  if (file.size > MOST_BYTES) return "large";
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { text: new TextDecoder(encodingOf(bytes)).decode(bytes) };
  } catch {
    return "unreadable";
  }
}

/** Takes the file out of the list, its catalog out of the library, and both out of what is kept. */
export function remove(file: OwnFile): void {
  show(undefined, file);
  if (file.fate.kind === "added") removeCatalog(file.fate.id);
  if (file.kept !== undefined) void forget(file.kept).catch(() => undefined);
}

/** Puts a file in the place of the one that has its id. Where it turns out to be faulty, that one stays. */
export function replace(file: OwnFile): void {
  const { fate } = file;
  const old = fate.kind === "rival" ? fileOf(fate.id) : undefined;
  if (old !== undefined && fate.kind === "rival") {
    show(undefined, old);
    removeCatalog(fate.id);
  }
  add([{ name: file.name, text: file.text }], file);
  if (old === undefined || fate.kind !== "rival") return;
  const next = fileOf(fate.id);
  if (next === undefined) add([old]);
  else if (old.kept !== undefined) void setKept(next, true);
}

export async function setKept(file: OwnFile, on: boolean): Promise<void> {
  if (file.fate.kind !== "added") return;
  const { id } = file.fate;
  const { name, text, fate } = file;
  const done = await (on ? keep(id, file) : forget(id)).then(
    () => true,
    () => false,
  );
  if (files.includes(file))
    show(done ? { name, text, fate, ...(on && { kept: id }) } : { ...file, unkept: on }, file);
  else if (on) void forget(id).catch(() => undefined);
}

type Text = Omit<OwnFile, "fate">;

function add(texts: readonly Text[], instead?: OwnFile): void {
  const textOf = ({ text }: Text): string => text;
  addAll(texts, textOf, (text, outcome) => show({ ...text, fate: fateOf(outcome, text) }, instead));
}

function fateOf(outcome: Outcome, { text }: Text): Fate {
  if ("info" in outcome) return { kind: "added", id: outcome.info.id };
  const { faults } = outcome;
  if (faults.length === 1 && faults[0]?.path === "/id") {
    const { id } = JSON.parse(text) as { readonly id: string };
    if (fileOf(id) !== undefined) return { kind: "rival", id };
  }
  return { kind: "faulty", faults };
}

/** Puts a file into the list, in the place of another one. */
function show(file: OwnFile | undefined, instead?: OwnFile): void {
  const at = instead === undefined ? -1 : files.indexOf(instead);
  // Whoever gives a mended file again has read what was wrong with it.
  const stays = files.filter(
    (each) =>
      each !== instead && (file?.name !== each.name || each.fate.kind === "added" || each.kept !== undefined),
  );
  if (file !== undefined) stays.splice(Math.max(at, 0), 0, file);
  files = stays;
  latest = file;
  for (const changed of watchers) changed();
}
