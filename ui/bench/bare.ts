/**
 * What panning our map is measured against: bare Svelte Flow, put into the window by the benchmark and part of no
 * product. One script without imports, because the driver runs it in the page.
 */
import { Position, type Edge, type Node, type Viewport } from "@xyflow/svelte";
import style from "@xyflow/svelte/dist/style.css?inline";
import { mount, unmount } from "svelte";
import Bare from "./Bare.svelte";

export interface Box {
  id: string;
  name: string;
  /** For one of our cards, and what it shows; else a box with the name. */
  type?: string;
  data?: Record<string, unknown>;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Drawing {
  boxes: Box[];
  lines: { id: string; source: string; target: string }[];
  viewport: Viewport;
  /** Where in the window, pixels. */
  frame: { x: number; y: number; width: number; height: number };
}

const place = document.createElement("div");
const ours = document.getElementById("app");
let shown: ReturnType<typeof mount> | undefined;

/** Shows the drawing in place of what the window shows. */
export function show({ boxes, lines, viewport, frame }: Drawing): void {
  // The policy of the page takes no style elements, but sheets made by a script of its own.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  Object.assign(place.style, { position: "fixed", background: "white" });
  Object.assign(place.style, { left: `${frame.x}px`, top: `${frame.y}px`, width: `${frame.width}px`, height: `${frame.height}px` });
  if (ours) ours.style.display = "none";
  document.body.append(place);
  const nodes = boxes.map(({ id, name, type, data, x, y, width, height }): Node => {
    const handle = (type: "target" | "source", position: Position, at: number) => ({ type, position, x: at, y: height / 2, width: 1, height: 1 });
    return {
      id,
      ...(type && { type }),
      position: { x, y },
      width,
      height,
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
      handles: [handle("target", Position.Left, 0), handle("source", Position.Right, width)],
      data: data ?? { label: name },
    };
  });
  const edges = lines.map((line): Edge => ({ ...line }));
  shown = mount(Bare, { target: place, props: { nodes, edges, viewport } });
}

/** Takes it away again. */
export async function hide(): Promise<void> {
  if (shown) await unmount(shown);
  shown = undefined;
  place.remove();
  if (ours) ours.style.display = "";
  document.adoptedStyleSheets = [];
}
