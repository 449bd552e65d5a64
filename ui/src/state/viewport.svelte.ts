/** The part of the open map that is seen now, and how another part comes into view. Ephemeral. */
import { around, centred, drawnRange, firstLook, fitAll, fitBox, reveal, zoomed, type Box, type Size, type Viewport } from "./viewport";

class Look {
  at = $state.raw<Viewport>({ x: 0, y: 0, zoom: 1 });
  /** Of the window onto the map. */
  width = $state(0);
  height = $state(0);
  /** What lies over the map at the lower left. */
  corner = $state({ width: 0, height: 0 });
  /** All of the map is shown small beside the part that is seen. */
  mini = $state(true);
  /** So many steps are seen at once that each is only drawn as a box. */
  crowded = $state(false);
  readonly #drawn = $derived(drawnRange(this.at, { width: this.width, height: this.height }));
  /** What lies under the cards is drawn from here … */
  readonly from: number = $derived(this.#drawn.from);
  /** … to there. */
  readonly to: number = $derived(this.#drawn.to);
  /** What is looked at, and how others were left. */
  #of = "";
  readonly #left = new Map<string, Viewport>();

  get size(): Size {
    return { width: this.width, height: this.height };
  }

  /** The first look at something; what has been looked at is as it was left. */
  begin(of: string, map: Size, first = firstLook): void {
    if (this.#of === of || this.width === 0) return;
    this.#left.set(this.#of, this.at);
    this.#of = of;
    this.at = this.#left.get(of) ?? first(map, this.size);
  }

  zoom(factor: number): void {
    this.at = zoomed(this.at, factor, this.size);
  }

  fitAll(map: Size): void {
    this.at = fitAll(map, this.size);
  }

  /** Shows all of these as large as they can be. */
  fit(boxes: readonly Box[], headerHeight: number): void {
    const box = around(boxes);
    if (box) this.at = fitBox(box, this.size, headerHeight);
  }

  centre(box: Box, headerHeight: number): void {
    this.at = centred(this.at, box, this.size, headerHeight);
  }

  reveal(box: Box, headerHeight: number): void {
    this.at = reveal(this.at, box, this.size, headerHeight);
  }
}

export const look = new Look();
