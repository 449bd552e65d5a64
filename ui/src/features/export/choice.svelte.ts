/** What a map was last taken home as: the next one is offered as the same. */
import type { ExportKind } from "../../api/bindings";

class Choice {
  kind = $state<ExportKind>("pdf");
  /** Pixels per unit of a PNG. */
  scale = $state(2);
}

export const choice = new Choice();
