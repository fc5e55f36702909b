// Makes the description by which a browser takes the page as a search engine. Its template has to be a whole address
// (Chromium and Firefox refuse any other), which a page for any host does not have: so the build is told by
// STATUS_CODEBOOK_URL where the page will stand, and makes no description without it.
import { escaped } from "./codes.mjs";
import { Failure } from "./step.mjs";

/** The address in STATUS_CODEBOOK_URL as a folder's, or undefined. */
export function siteAddress(named = process.env.STATUS_CODEBOOK_URL) {
  if (!named) return undefined;
  const address = URL.canParse(named) ? new URL(named) : undefined;
  if (!/^https?:$/.test(address?.protocol) || address.search || address.hash)
    throw new Failure(`STATUS_CODEBOOK_URL must be the page's address, "https://…/", not "${named}"`);
  return address.href.endsWith("/") ? address.href : `${address.href}/`;
}

export const SEARCH_LINK =
  '<link rel="search" type="application/opensearchdescription+xml" href="./opensearch.xml" title="Status codebook" />';

/** The content of opensearch.xml for the page at `site`, an address that ends with a slash. */
export function openSearch(site) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Status codebook</ShortName>
  <Description>Status codes of Mover, Azure Storage Mover and the Egnyte Migration App</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image type="image/svg+xml">${escaped(site)}icon.svg</Image>
  <Url type="text/html" template="${escaped(site)}?q={searchTerms}"/>
</OpenSearchDescription>
`;
}
