/**
 * Answers for words that are not the interface's own: those of the documents, and the library's about them, are English
 * whatever language the interface speaks, and are marked as such, so that a screen reader pronounces them right.
 */
import type { ComponentChildren, VNode } from "preact";
import type { PlacePart } from "../place.ts";
import { useCatalog, useWords } from "./words.ts";

const language = "en";

export function Quoted({
  catalog,
  children,
}: {
  /** Whose words they are; the library's own where it is left out. */
  readonly catalog?: string | undefined;
  readonly children: ComponentChildren;
}): VNode {
  const words = useWords();
  const builtIn = useCatalog(catalog ?? "")?.builtIn === true;
  // Of a site's own catalog the language is not known; that of the page around it is likely.
  const marked = words.language !== language && (catalog === undefined || builtIn);
  return marked ? <span lang={language}>{children}</span> : <>{children}</>;
}

/** Stands in a sentence where such words belong: an object replacement character, which no sentence has. */
export const gap = "\ufffc";

/** The sentence with the words in its gap. */
export function Around({
  sentence,
  children,
}: {
  readonly sentence: string;
  readonly children: ComponentChildren;
}): VNode {
  const [before, after] = sentence.split(gap);
  return (
    <>
      {before}
      {after === undefined ? null : children}
      {after}
    </>
  );
}

/** Where an entry belongs, in one line. */
export function Place({
  parts,
  catalog,
}: {
  readonly parts: readonly PlacePart[];
  readonly catalog: string;
}): VNode {
  return (
    <>
      {parts.map(({ text, documented }, at) => (
        <>
          {at === 0 ? "" : " · "}
          {documented ? <Quoted catalog={catalog}>{text}</Quoted> : text}
        </>
      ))}
    </>
  );
}
