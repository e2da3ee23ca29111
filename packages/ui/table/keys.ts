/** Which keys are a list's own, and which belong to what has the focus inside it. */
import type { KeyboardEvent } from "react";

/** What answers to Enter and the space bar itself. */
const ANSWERS = "button, a, summary, [role=tab], [role=menuitem]";

/** True where text is being typed, or where a button or a link with the focus answers to this key. */
export function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isPress = key === "Enter" || key === " ";
  if (target instanceof HTMLInputElement) return target.type !== "checkbox" || isPress;
  if (target.closest("textarea, [contenteditable=true]")) return true;
  return isPress && target.closest(ANSWERS) !== null;
}
