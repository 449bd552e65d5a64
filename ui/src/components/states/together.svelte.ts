/** One or several drawings, scrolled and zoomed together. */
import { tick } from "svelte";
import { scrollTo, type Box } from "./places";

interface Point {
  x: number;
  y: number;
}

const LEAST = 0.1;
const MOST = 2.5;

export class Together {
  /** Pixels per unit of the map; 0: not looked at yet. */
  zoom = $state(0);
  /** Each drawing, and where it stood when one of them began to lead. */
  #panes = new Map<HTMLElement, Point>();
  /** The one that a hand is on. The others follow it, and what they scroll is no wish of anybody. */
  #leader: HTMLElement | undefined;

  /** Zoomed by hand: it stays so, whatever becomes of the window. */
  #byHand = false;

  /** As much as the window has room for, until a hand zooms. */
  fit(zoom: number): void {
    if (!this.#byHand) this.zoom = zoom;
  }

  attach(pane: HTMLElement): () => void {
    this.#panes.set(pane, { x: 0, y: 0 });
    return () => this.#panes.delete(pane);
  }

  lead(pane: HTMLElement): void {
    if (this.#leader === pane) return;
    this.#leader = pane;
    for (const other of this.#panes.keys()) this.#panes.set(other, { x: other.scrollLeft, y: other.scrollTop });
  }

  scrolled(pane: HTMLElement): void {
    const began = this.#panes.get(pane);
    if (pane !== this.#leader || !began) return;
    for (const [other, from] of this.#panes) {
      if (other === pane) continue;
      other.scrollLeft = from.x + pane.scrollLeft - began.x;
      other.scrollTop = from.y + pane.scrollTop - began.y;
    }
  }

  /** Zooms, and what is under the point (pixels of the drawing's window) stays there. */
  async zoomTo(zoom: number, at: Point): Promise<void> {
    this.#byHand = true;
    const before = this.zoom;
    const after = Math.min(MOST, Math.max(LEAST, zoom));
    if (before === 0 || after === before) {
      this.zoom = after;
      return;
    }
    const points = [...this.#panes.keys()].map((pane) => [pane, (pane.scrollLeft + at.x) / before, (pane.scrollTop + at.y) / before] as const);
    this.zoom = after;
    await tick();
    for (const [pane, x, y] of points) {
      pane.scrollLeft = x * after - at.x;
      pane.scrollTop = y * after - at.y;
    }
    this.#leader = undefined;
  }

  /** Scrolls one drawing until the box, in units of the map, is seen. */
  look(pane: HTMLElement, box: Box): void {
    this.#leader = undefined;
    pane.scrollLeft = scrollTo(pane.scrollLeft, pane.clientWidth, box.x * this.zoom, box.width * this.zoom);
    pane.scrollTop = scrollTo(pane.scrollTop, pane.clientHeight, box.y * this.zoom, box.height * this.zoom);
  }
}
