/** Answers for what sites say beside an entry: in a box of its own for each, with whose words they are. */
import type { VNode } from "preact";
import type { Entry } from "../../lib/public.js";
import { safeUrl } from "../links.ts";
import { fileNameOf } from "../own-codes.ts";
import { Documented, OutsideLink } from "./text.tsx";
import { useCatalogs, useWords } from "./words.ts";

export function Overlays({ entry }: { readonly entry: Entry }): VNode {
  return (
    <>
      {entry.overlays.map((overlay) => (
        <Beside key={overlay.catalog + overlay.note} overlay={overlay} />
      ))}
    </>
  );
}

function Beside({ overlay }: { readonly overlay: Entry["overlays"][number] }): VNode {
  const words = useWords();
  const file = fileNameOf(overlay.catalog);
  const title = useCatalogs().find(({ id }) => id === overlay.catalog)?.title;
  const url = safeUrl(overlay.url);
  return (
    <section class="overlay" part="overlay">
      <h3>{file === undefined ? title : words.own.fromFile(file)}</h3>
      <p>
        <Documented text={overlay.note} catalog={overlay.catalog} />
      </p>
      {url === undefined ? null : (
        <p>
          <OutsideLink url={url}>{url.replace(/^https?:\/\//, "")}</OutsideLink>
        </p>
      )}
    </section>
  );
}
