/**
 * Registers `<status-codebook>`, with the module inside: one import is all a page needs.
 *
 * @example
 * <script type="module">import "status-codebook/define"</script>
 * <status-codebook></status-codebook>
 *
 * @packageDocumentation
 */

export { StatusCodebookElement } from "./public.js";
export type * from "./public.js";
