/** What a map was last taken home as: the next one is offered as the same. What of the map is drawn is said each time. */
import type { Drawing, ExportChoice, ExportKind, Paper, Part, Pixels, Sheets } from "../../api/bindings";
import { count } from "../../i18n/numbers";
import { settings } from "../../state/settings.svelte";

/** Sheets, lying. */
export const PAPERS: readonly [Paper, string][] = [["a0", "A0"], ["a1", "A1"], ["a2", "A2"], ["a3", "A3"], ["a4", "A4"], ["letter", "Letter"]];

const PLAIN: Drawing = { title: true, legend: true, curve: true, beside: false, heat: null, paper: true };
export const MOST_SHEETS = 20;
/** Longest side that a PNG may have. */
export const MOST_PIXELS = 65_000;

/** As many sheets side by side as there can be. */
export function sheetsAcross(typed: number | null): number {
  return Math.min(MOST_SHEETS, Math.max(1, Math.round(typed ?? 1)));
}

export class Choice {
  kind = $state<ExportKind>("pdf");
  /** Pixels per unit of a PNG; none: `width` counts. */
  scale = $state<number | null>(2);
  /** Pixels across a PNG. */
  width = $state<number | null>(1920);
  /** Of a PDF; none: a page as large as the map. */
  paper = $state<Paper | "">("");
  /** Sheets side by side. */
  across = $state<number | null>(1);
  drawing = $state<Drawing>(PLAIN);
  /** With the tickets that were last looked at. */
  tickets = $state(false);
  /** "", "chosen", or a stage. */
  steps = $state("");
  /** Lanes that are left out. */
  without = $state.raw<ReadonlySet<string>>(new Set());

  constructor(kept: ExportChoice | null) {
    if (!kept) return;
    this.kind = kept.kind;
    this.drawing = kept.drawing;
    if ("width" in kept.pixels) [this.scale, this.width] = [null, kept.pixels.width];
    else this.scale = kept.pixels.scale;
    if (kept.sheets) [this.paper, this.across] = [kept.sheets.paper, kept.sheets.across];
  }

  get pixels(): Pixels {
    return this.scale === null ? { width: this.width ?? 0 } : { scale: this.scale };
  }

  /** Why this cannot be written; undefined where it can. */
  get refused(): string | undefined {
    const { width } = this;
    if (this.kind !== "png" || this.scale !== null) return undefined;
    if (width !== null && Number.isInteger(width) && width >= 1 && width <= MOST_PIXELS) return undefined;
    return `Give a whole number of pixels, from 1 to ${count(MOST_PIXELS)}.`;
  }

  get sheets(): Sheets | null {
    return this.paper === "" ? null : { paper: this.paper, across: sheetsAcross(this.across) };
  }

  /** Of a map of which some steps are selected. */
  part(chosen: ReadonlySet<string>): Part {
    const steps: Part["steps"] =
      this.steps === "" ? { kind: "whole" } : this.steps === "chosen" ? { kind: "chosen", of: [...chosen] } : { kind: "stage", of: this.steps };
    return { steps, without: [...this.without] };
  }

  leaveOut(lane: string, out: boolean): void {
    this.without = new Set(out ? [...this.without, lane] : [...this.without].filter((it) => it !== lane));
  }

  keep(): void {
    void settings.takeHome({ kind: this.kind, pixels: this.pixels, sheets: this.sheets, drawing: this.drawing });
  }
}
