/** What a key means while walking. */

export type Intent = { do: "roll" | "back" | "pain" } | { do: "choose"; at: number };

/** Digits choose, Space rolls, the arrow goes back, P notes a pain point. `at` counts from 0. */
export function intentOf(key: string): Intent | undefined {
  if (/^[1-9]$/.test(key)) return { do: "choose", at: Number(key) - 1 };
  switch (key) {
    case " ":
      return { do: "roll" };
    case "ArrowLeft":
      return { do: "back" };
    case "p":
    case "P":
      return { do: "pain" };
    default:
      return undefined;
  }
}

/** Keys act only when nobody types, holds a modifier, or is on a control that takes the key itself. */
export function isMeantForTheWalk(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (target.closest("input, textarea, select, [contenteditable], [role='dialog']")) return false;
  // Space presses the button that was reached by keyboard; a button just clicked does not keep it.
  return !(event.key === " " && target.matches("button:focus-visible, a:focus-visible"));
}
