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

/** By their catalogs: a site's own rule may have the same name and says something else. */
const kinds: Readonly<Record<string, { readonly name: string; readonly kind: RuleLine["kind"] }>> = {
  mover: { name: "rerun-codes", kind: "rerun-list" },
  egnyte: { name: "support", kind: "support-only" },
};

export function ruleLine(catalog: string): RuleLine | undefined {
  if (!Object.hasOwn(kinds, catalog)) return undefined;
  const { name, kind } = kinds[catalog]!;
  const rule = rules(catalog).find((each) => each.id === `${catalog}/${name}`);
  return rule && { line: rule.source.line, kind };
}
