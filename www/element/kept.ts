/**
 * Answers for the files that a person wants to find here again: in the browser's own store, which a frame or a browser
 * may refuse. Everything rejects where it does; nothing is made before something is to be kept.
 */
import { createStore, del, entries, set } from "idb-keyval";

export interface KeptFile {
  readonly name: string;
  readonly text: string;
}

const database = "status-codebook";
const store = createStore(database, "own-codes");

/** By the ids under which they were kept. */
export async function keptFiles(): Promise<readonly (readonly [id: string, file: KeptFile])[]> {
  // Where a frame refuses all storage, Chromium rejects a promise that nobody has when it is asked for databases.
  void localStorage;
  // Opening it would make it. Older browsers cannot tell, and there an empty one is made.
  const known = await indexedDB.databases?.();
  if (known?.every(({ name }) => name !== database)) return [];
  return entries<string, KeptFile>(store);
}

export async function keep(id: string, { name, text }: KeptFile): Promise<void> {
  await set(id, { name, text }, store);
}

export async function forget(id: string): Promise<void> {
  await del(id, store);
}
