/** Answers for putting plain text on the clipboard, also in frames that forbid the newer way. */

export async function writeText(text: string, beside: ParentNode): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Frames without allow="clipboard-write" and pages that are not served securely still have the old command.
    return writeBySelection(text, beside);
  }
}

function writeBySelection(text: string, beside: ParentNode): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "unseen";
  field.setAttribute("aria-hidden", "true");
  const focused = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
  beside.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
