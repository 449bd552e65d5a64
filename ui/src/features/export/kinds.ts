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
    { kind: "pdf", name: "PDF", about: "for print: lines and text" },
    { kind: "png", name: "PNG", about: "for slides and messages" },
    { kind: "svg", name: "SVG", about: "to work on" },
  ] },
  { name: "Report", offers: [
    { kind: "html", name: "Page", about: "one file for any browser" },
    { kind: "markdown", name: "Markdown", about: "for a wiki" },
  ] },
  { name: "Tables", offers: [
    { kind: "xlsx", name: "Workbook", about: "steps, pain points, figures" },
    { kind: "csv", name: "CSV", about: "the steps" },
  ] },
  { name: "Other tools", offers: [
    { kind: "outline", name: "Outline", about: "lines that can be pasted" },
    { kind: "mermaid", name: "Mermaid flowchart", about: "the flow, for Markdown" },
    { kind: "mermaidJourney", name: "Mermaid journey", about: "how it feels" },
    { kind: "bpmn", name: "BPMN", about: "the flow as a process" },
    { kind: "dot", name: "Graphviz", about: "the flow as a graph" },
  ] },
  { name: "Milewalk", offers: [{ kind: "map", name: "The map itself", about: "to keep, or for a colleague" }] },
];
