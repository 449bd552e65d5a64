/** What a hand does on the canvas: it drags something until it lets go or thinks better of it. */

/** A press that moves less than this is a click. */
const THRESHOLD = 4;

export interface Drag {
  /** Called at every move once the press has become a drag. */
  move: (event: PointerEvent) => void;
  /** Let go, or called off with Esc; not called after a mere click. */
  end: (dropped: boolean) => void;
}

/** Follows the pointer from a press on. A click that ends a drag is none. */
export function follow(down: PointerEvent, drag: Drag): void {
  if (down.button !== 0) return;
  let begun = false;

  function onmove(event: PointerEvent): void {
    begun ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) >= THRESHOLD;
    if (begun) drag.move(event);
  }

  function finish(dropped: boolean): void {
    window.removeEventListener("pointermove", onmove);
    window.removeEventListener("pointerup", onup);
    window.removeEventListener("pointercancel", oncancel);
    window.removeEventListener("keydown", onkey, true);
    if (!begun) return;
    swallowClick();
    drag.end(dropped);
  }

  const onup = () => finish(true);
  const oncancel = () => finish(false);

  function onkey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !begun) return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  }

  window.addEventListener("pointermove", onmove);
  window.addEventListener("pointerup", onup);
  window.addEventListener("pointercancel", oncancel);
  window.addEventListener("keydown", onkey, true);
}

/** The browser sends a click after the button is let go, in the same turn. */
function swallowClick(): void {
  const onclick = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener("click", onclick, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", onclick, { capture: true }), 0);
}

/** What lies over the paper does not keep the wheel from moving it. */
export function passWheel(event: WheelEvent & { currentTarget: HTMLElement }): void {
  event.preventDefault();
  event.currentTarget.closest(".canvas")?.querySelector(".svelte-flow__pane")?.dispatchEvent(new WheelEvent("wheel", event));
}
