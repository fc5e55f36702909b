/**
 * Answers for one question: which rule of a document speaks about the retries of all its codes. An entry's own line says
 * what the code means; whether Mover reruns by itself, and that Egnyte only names its support, stands elsewhere.
 */
import { rules } from "../lib/api.ts";

export interface RuleLine {
  readonly line: number | undefined;
  /** A list of codes that may be rerun, or a maker that refers every question to its support. */
  readonly kind: "rerun-list" | "support-only";
}

/** What such rules are called in catalog files. */
const kinds = { "rerun-codes": "rerun-list", support: "support-only" } as const;

export function ruleLine(catalog: string): RuleLine | undefined {
  for (const rule of rules())
    for (const [name, kind] of Object.entries(kinds))
      if (rule.id === `${catalog}/${name}`) return { line: rule.source.line, kind };
  return undefined;
}
