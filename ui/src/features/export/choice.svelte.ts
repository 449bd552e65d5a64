/** What a map was last taken home as: the next one is offered as the same. */
import type { ExportKind, Paper } from "../../api/bindings";

/** Sheets, lying. */
export const PAPERS: readonly [Paper, string][] = [["a0", "A0"], ["a1", "A1"], ["a2", "A2"], ["a3", "A3"], ["a4", "A4"], ["letter", "Letter"]];

class Choice {
  kind = $state<ExportKind>("pdf");
  /** Pixels per unit of a PNG. */
  scale = $state(2);
  /** Of a PDF; none: a page as large as the map. */
  paper = $state<Paper | "">("");
  /** Sheets side by side. */
  across = $state(1);
}

export const choice = new Choice();
