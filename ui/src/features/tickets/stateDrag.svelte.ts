/** A state of the tickets under the hand: the card of the map that it would land on, and what is done where it is let go. */

/** Pixels that a hand moves before it drags. */
const THRESHOLD = 4;

export interface Spot {
  /** The touchpoint. */
  id: string;
  /** Its card on the screen. */
  box: DOMRect;
}

export class StateDrag {
  /** What is dragged; none: nothing. */
  state = $state<string>();
  at = $state.raw({ x: 0, y: 0 });
  /** The card under the hand. */
  spot = $state.raw<Spot>();
  #from: { state: string; x: number; y: number } | undefined;

  /**
   * @param known whether a touchpoint can be one of its steps
   * @param land what is done over a card, or (none) over anything else
   */
  constructor(
    private readonly known: (id: string) => boolean,
    private readonly land: (state: string, touchpoint: string | null) => void,
  ) {}

  press(event: PointerEvent, state: string): void {
    if (event.button !== 0) return;
    event.preventDefault();
    this.#from = { state, x: event.clientX, y: event.clientY };
  }

  move(event: PointerEvent): void {
    const from = this.#from;
    if (!from) return;
    if (this.state === undefined && Math.hypot(event.clientX - from.x, event.clientY - from.y) < THRESHOLD) return;
    this.state = from.state;
    this.at = { x: event.clientX, y: event.clientY };
    this.spot = this.#under(event);
  }

  /** Let go over a card it is that step; over the list that it came from it is none. */
  drop(event: PointerEvent, list: Element | undefined): void {
    const { state, spot } = this;
    this.cancel();
    if (state === undefined) return;
    const { left = 0, right = 0, top = 0, bottom = 0 } = list?.getBoundingClientRect() ?? {};
    const back = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (spot) this.land(state, spot.id);
    else if (back) this.land(state, null);
  }

  cancel(): void {
    this.#from = undefined;
    this.state = undefined;
    this.spot = undefined;
  }

  #under({ clientX, clientY }: PointerEvent): Spot | undefined {
    const card = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(".svelte-flow__node");
    const id = card?.dataset.id;
    return card && id !== undefined && this.known(id) ? { id, box: card.getBoundingClientRect() } : undefined;
  }
}
