/** Answers for how views come by the words of the interface and by the catalogs: from one context, set at the top. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { CatalogInfo } from "../../lib/public.js";
import { english, type Messages } from "../messages/index.ts";

export interface Knowledge {
  readonly words: Messages;
  readonly catalogs: readonly CatalogInfo[];
  /** Whether room is short and the host asked for the dense form. */
  readonly compact: boolean;
}

export const KnowledgeContext = createContext<Knowledge>({ words: english, catalogs: [], compact: false });

export function useWords(): Messages {
  return useContext(KnowledgeContext).words;
}

export function useCatalogs(): readonly CatalogInfo[] {
  return useContext(KnowledgeContext).catalogs;
}

export function useCompact(): boolean {
  return useContext(KnowledgeContext).compact;
}

export function useCatalog(id: string): CatalogInfo | undefined {
  return useCatalogs().find((each) => each.id === id);
}
