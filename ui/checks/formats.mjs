/**
 * What the programs themselves say of files written for them, that of `node formats.mjs FOLDER`: Mermaid's own parser of
 * its diagrams, and bpmn-moddle, with which bpmn.io opens a process. Prints a line for each file that is refused.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BpmnModdle } from "bpmn-moddle";
import { JSDOM } from "jsdom";

// Mermaid cleans names with a page's own means.
const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

const folder = process.argv[2];
const wrong = [];
let seen = 0;
for (const name of readdirSync(folder).sort()) {
  const text = readFileSync(join(folder, name), "utf8");
  try {
    if (name.endsWith(".mmd")) {
      const { diagramType } = await mermaid.parse(text);
      const wanted = name.includes(".journey.") ? "journey" : "flowchart-v2";
      if (diagramType !== wanted) wrong.push(`${name}: it is taken for ${diagramType}`);
    } else if (name.endsWith(".bpmn")) {
      const { rootElement, warnings } = await new BpmnModdle().fromXML(text);
      wrong.push(...warnings.map((warning) => `${name}: ${warning.message}`));
      const process = rootElement.rootElements.find((element) => element.$type === "bpmn:Process");
      if (!process?.flowElements?.length || !rootElement.diagrams?.length) wrong.push(`${name}: it is empty`);
    } else continue;
    seen += 1;
  } catch (thrown) {
    wrong.push(`${name}: ${thrown.message}`);
  }
}
console.log(wrong.join("\n"));
console.error(`${seen} files`);
process.exit(wrong.length === 0 && seen > 0 ? 0 : 1);
