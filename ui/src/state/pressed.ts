/** A key with what is held down, in the words of the actions: "Ctrl+Shift+z", "Alt+ArrowUp", "Shift+1". */

/** Shift is named where it does not already show in the letter: with Ctrl or Alt, and with a digit, which is elsewhere another sign. */
export function pressed(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey;
  // The third level of a keyboard types signs; it is no Alt.
  const alt = event.altKey && !event.getModifierState("AltGraph");
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const shiftedDigit = event.shiftKey && !ctrl && !alt && digit !== undefined && event.key !== digit;
  const key = shiftedDigit ? digit : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (ctrl || alt || shiftedDigit);
  return `${ctrl ? "Ctrl+" : ""}${alt ? "Alt+" : ""}${shift ? "Shift+" : ""}${key}`;
}
