// The package's default entry: every public function, with the module's bytes inside.
import * as api from "./api.ts";
import { provideInlined } from "./inlined.ts";
import type * as Public from "./public.js";

provideInlined();

// One object, so that the compiler holds it against the declarations, and names of this very file: a bundler that
// trusts `sideEffects` drops a file of which it uses only what that file passes on, and the bytes with it.
const book: typeof Public = {
  decode: api.decode,
  search: api.search,
  scan: api.scan,
  Scanner: api.Scanner,
  scanStream: api.scanStream,
  mover: api.mover,
  lifecycle: api.lifecycle,
  operations: api.operations,
  entry: api.entry,
  entries: api.entries,
  catalogs: api.catalogs,
  rules: api.rules,
  addCatalog: api.addCatalog,
  removeCatalog: api.removeCatalog,
  CatalogError: api.CatalogError,
  ready: api.ready,
  engine: api.engine,
  EngineBlockedError: api.EngineBlockedError,
};

export const {
  decode,
  search,
  scan,
  Scanner,
  scanStream,
  mover,
  lifecycle,
  operations,
  entry,
  entries,
  catalogs,
  rules,
  addCatalog,
  removeCatalog,
  CatalogError,
  ready,
  engine,
  EngineBlockedError,
} = book;
