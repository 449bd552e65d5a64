/** What a tip says of the control that the keys have reached, and where it stands. */

const CONTROLS = "button, a, select, summary, [role=tab], [role=button], input, textarea";

/** Its title, or what is said of its row; nothing where that is what stands there anyway. */
export function tipOf(target: Element | null): string | undefined {
  const control = target?.closest<HTMLElement>(CONTROLS);
  if (!control) return undefined;
  const words = control.title || (control.closest<HTMLElement>("[data-hint]")?.dataset["hint"] ?? "");
  const seen = "value" in control && typeof control.value === "string" && control.value !== "" ? control.value : (control.textContent ?? "");
  return words === "" || words === seen.trim() ? undefined : words;
}

interface Box {
  left: number;
  top: number;
  bottom: number;
  width: number;
}

/** Below its control, or above it where there is no room; never out of the window. */
export function placed(control: Box, tip: { width: number; height: number }, room: { width: number; height: number }): { x: number; y: number } {
  const GAP = 6;
  const below = control.bottom + GAP;
  const y = below + tip.height > room.height ? control.top - GAP - tip.height : below;
  const x = control.left + control.width / 2 - tip.width / 2;
  return { x: Math.max(GAP, Math.min(x, room.width - tip.width - GAP)), y };
}
