import { beforeEach, describe, expect, it } from "vitest";
import { Together } from "./together.svelte";

const pane = () => ({ scrollLeft: 0, scrollTop: 0, clientWidth: 400, clientHeight: 200 }) as HTMLElement;
let [above, below] = [pane(), pane()];
let together = new Together();

beforeEach(() => {
  [above, below, together] = [pane(), pane(), new Together()];
  together.attach(above);
  together.attach(below);
  together.fit(1);
});

function scroll(one: HTMLElement, to: number): void {
  one.scrollLeft = to;
  together.scrolled(one);
}

describe("two drawings", () => {
  it("scroll together, and what follows does not lead", () => {
    together.lead(above);
    scroll(above, 100);
    expect(below.scrollLeft).toBe(100);
    // The other one tells of its own scrolling, short of where it was sent.
    scroll(below, 40);
    expect(above.scrollLeft).toBe(100);
  });

  it("keep apart what was looked at apart", () => {
    together.look(below, { x: 1000, y: 0, width: 100, height: 50 });
    expect([above.scrollLeft, below.scrollLeft]).toEqual([0, 850]);
    together.lead(above);
    scroll(above, 30);
    expect(below.scrollLeft).toBe(880);
  });

  it("zoom around the point under the hand, and stay so when the window changes", async () => {
    above.scrollLeft = 100;
    await together.zoomTo(2, { x: 50, y: 0 });
    expect([together.zoom, above.scrollLeft]).toEqual([2, 250]);
    together.fit(1);
    expect(together.zoom).toBe(2);
  });
});
