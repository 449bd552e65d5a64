/**
 * Svelte Flow takes its wheel listener off and puts it on again with every move. WebKit computes the styles of the whole
 * window anew whenever a wheel listener comes or goes (its event regions are inherited like a style): 70 ms a frame
 * beside an outline of 1,000 steps. So one listener stays and hands on to the newest.
 */
export function steadyWheel(of: HTMLElement): void {
  let newest: EventListenerOrEventListenerObject | null = null;
  let listens = false;
  const add: EventTarget["addEventListener"] = of.addEventListener.bind(of);
  const remove: EventTarget["removeEventListener"] = of.removeEventListener.bind(of);
  const handOn = (event: Event): void => {
    if (typeof newest === "function") newest.call(of, event);
    else newest?.handleEvent(event);
  };
  of.addEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions) => {
    if (type !== "wheel") return add(type, listener, options);
    newest = listener;
    if (!listens) add(type, handOn, options);
    listens = true;
  };
  of.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions) => {
    if (type === "wheel" && listener === newest) newest = null;
    else remove(type, listener, options);
  };
}
