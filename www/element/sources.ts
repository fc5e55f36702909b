/**
 * Answers for the catalogs that a page names by `src`: fetched once for all elements that name an address, added while
 * one of them does, and what is wrong with them.
 */
import { ready, removeCatalog } from "../lib/api.ts";
import { addAll, MOST_BYTES, type Fault } from "./adding.ts";

/** page: HTML came, mostly to sign in. cross-origin: another site's, which has to be allowed. */
export type Obstacle = "address" | "cross-origin" | "unreached" | "status" | "page" | "large";

export interface SourceFault {
  /** As it stands in the attribute. */
  readonly address: string;
  /** Of a catalog that came, all that is wrong with it; else what was in the way. */
  readonly reason: Obstacle | readonly Fault[];
  readonly error: Error;
}

export interface SourcesDeeds {
  readonly changed: () => void;
  readonly failed: (fault: SourceFault) => void;
}

class ObstacleError extends Error {
  readonly obstacle: Obstacle;
  constructor(obstacle: Obstacle, message: string, options?: ErrorOptions) {
    super(message, options);
    this.obstacle = obstacle;
  }
}

/** An address, for as long as an element names it. */
class Source {
  readonly users = new Set<Sources>();
  readonly text: Promise<string | ObstacleError>;
  /** Id of its catalog, while that is added. */
  catalog: string | undefined;
  constructor(text: Promise<string>) {
    this.text = text.catch((error: ObstacleError) => error);
  }
}

/** By address and the way it is fetched. */
const known = new Map<string, Source>();

/** The sources that one element names. */
export class Sources {
  faults: readonly SourceFault[] = [];
  readonly #deeds: SourcesDeeds;
  #named: readonly { readonly address: string; readonly key: string; readonly source: Source }[] = [];

  constructor(deeds: SourcesDeeds) {
    this.#deeds = deeds;
  }

  /** Begins to fetch what is new; what is not named any more goes. `crossOrigin` is the attribute of that name. */
  name(addresses: string, crossOrigin: string | null, base: string): void {
    const before = this.#named;
    const written = [...new Set(addresses.split(/\s+/).filter((address) => address !== ""))];
    this.#named = written.map((address) => {
      const key = `${crossOrigin ?? "same-origin"} ${URL.canParse(address, base) ? new URL(address, base).href : address}`;
      const source = known.get(key) ?? new Source(textAt(address, crossOrigin, base));
      known.set(key, source);
      source.users.add(this);
      return { address, key, source };
    });
    for (const { key, source } of before) {
      if (this.#named.some((each) => each.source === source)) continue;
      source.users.delete(this);
      if (source.users.size > 0) continue;
      if (known.get(key) === source) known.delete(key);
      if (source.catalog !== undefined) removeCatalog(source.catalog);
    }
    if (this.faults.length === 0) return;
    this.faults = [];
    this.#deeds.changed();
  }

  /** Adds what was fetched, once all of it is there. */
  async add(): Promise<void> {
    const named = this.#named;
    if (named.length === 0) return;
    const came = await Promise.all(named.map(async (each) => ({ ...each, text: await each.source.text })));
    await ready();
    if (named !== this.#named) return;
    const faults: SourceFault[] = [];
    const texts: { readonly address: string; readonly source: Source; readonly text: string }[] = [];
    for (const { address, source, text } of came) {
      if (text instanceof ObstacleError) faults.push({ address, reason: text.obstacle, error: text });
      else if (source.catalog === undefined) texts.push({ address, source, text });
    }
    addAll(
      texts,
      ({ text }) => text,
      ({ address, source }, outcome) => {
        if ("info" in outcome) source.catalog = outcome.info.id;
        else faults.push({ address, reason: outcome.faults, error: outcome.error });
      },
    );
    this.faults = faults;
    this.#deeds.changed();
    for (const fault of faults) this.#deeds.failed(fault);
  }

  /** Fetches anew what could not be added. */
  retry(): void {
    for (const { key, source } of this.#named) if (source.catalog === undefined) known.delete(key);
  }
}

async function textAt(address: string, crossOrigin: string | null, base: string): Promise<string> {
  if (!URL.canParse(address, base)) throw new ObstacleError("address", `src is no address: ${address}`);
  const url = new URL(address, base);
  if (!/^(https?|blob):$/.test(url.protocol))
    throw new ObstacleError("address", `src must be an http(s) address: ${url.href}`);
  if (crossOrigin === null && url.origin !== location.origin)
    throw new ObstacleError(
      "cross-origin",
      `src is of another origin, and crossorigin is not set: ${url.href}`,
    );
  const answer = await fetch(url, {
    mode: crossOrigin === null ? "same-origin" : "cors",
    credentials:
      crossOrigin === null ? "same-origin" : crossOrigin === "use-credentials" ? "include" : "omit",
  }).catch((cause: unknown) => {
    throw new ObstacleError("unreached", `could not be fetched: ${url.href}`, { cause });
  });
  if (!answer.ok) throw new ObstacleError("status", `the server answered ${answer.status}: ${url.href}`);
  const text = await answer.text().catch((cause: unknown) => {
    throw new ObstacleError("unreached", `could not be fetched: ${url.href}`, { cause });
  });
  if (text.length > MOST_BYTES)
    throw new ObstacleError("large", `longer than ${MOST_BYTES} characters: ${url.href}`);
  if (/^\s*</.test(text)) throw new ObstacleError("page", `a page came in the place of JSON: ${url.href}`);
  return text;
}
