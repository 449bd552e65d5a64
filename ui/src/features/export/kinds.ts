/** What a map can be taken home as, in the order in which it is offered. */
import type { ExportKind } from "../../api/bindings";

export interface Offer {
  kind: ExportKind;
  name: string;
  /** What it is good for. */
  about: string;
}

export const groups: readonly { name: string; offers: readonly Offer[] }[] = [
  { name: "Picture", offers: [
    { kind: "pdf", name: "PDF", about: "A page for print, whose texts can be selected and found" },
    { kind: "png", name: "PNG", about: "Pixels, for slides and messages" },
    { kind: "svg", name: "SVG", about: "Lines and areas, for drawing programs" },
  ] },
  { name: "Report", offers: [
    { kind: "pptx", name: "Slides", about: "The journey, its stages and what was found, in shapes and texts that can be edited" },
    { kind: "html", name: "Page", about: "All that is known of the map, in one file for any browser" },
    { kind: "markdown", name: "Markdown", about: "All that is known of the map, for a wiki" },
  ] },
  { name: "Tables", offers: [
    { kind: "xlsx", name: "Workbook", about: "Steps, pain points, opportunities and figures, each a sheet" },
    { kind: "csv", name: "CSV", about: "The steps, for any spreadsheet" },
  ] },
  { name: "Other tools", offers: [
    { kind: "outline", name: "Outline", about: "Lines that can be typed and pasted" },
    { kind: "mermaid", name: "Mermaid flowchart", about: "The flow, for Markdown pages" },
    { kind: "mermaidJourney", name: "Mermaid journey", about: "How it feels, for Markdown pages" },
    { kind: "bpmn", name: "BPMN", about: "The flow as a process, for modelling tools" },
    { kind: "dot", name: "Graphviz", about: "The flow as a graph" },
  ] },
  { name: "Milewalk", offers: [{ kind: "map", name: "The map itself", about: "The map with everything in it, to keep or for a colleague" }] },
];
