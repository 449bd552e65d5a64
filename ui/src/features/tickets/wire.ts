/** What the core says about tickets, and the one line through which it is asked. */
import type { ApiError, JobStarted, Layout } from "../../api/bindings";
import { call, start } from "../../api/core";

export interface TicketFileRequest {
  /** None: the core asks for a file. */
  path: string | null;
  /** IANA name of the zone of local times; none: UTC. */
  timeZone: string | null;
  /** None: let the dates decide. */
  dayFirst: boolean | null;
}

export interface TicketSetEntry {
  id: string;
  name: string;
  tickets: number;
  events: number;
  importedAt: string;
}

export interface PreviewColumn {
  name: string;
  /** What it was recognised as; none: not used. */
  role: string | null;
  /** True: not kept, because it names people. */
  dropped: boolean;
  /** Format of its dates, where it has dates. */
  date_format: string | null;
}

export interface Preview {
  profile: string;
  /** Why it was taken for that. */
  reason: string;
  columns: PreviewColumn[];
  dropped_columns: string[];
  /** What only a person can say. */
  questions: string[];
  sample: string[][];
}

export interface TicketPreview {
  path: string;
  preview: Preview;
}

export interface ImportReport {
  rows: number;
  profile: string;
  tickets: number;
  events: number;
  time_zone: string;
  refused_total: number;
  refused_by_reason: { reason: string; n: number }[];
  refused: { line: number; reason: string }[];
  doubts: string[];
  states: { name: string; tickets: number; known: boolean }[];
  dropped_columns: string[];
}

export interface TicketsImported {
  set: TicketSetEntry;
  report: ImportReport;
}

/** Which state of the tickets is which touchpoint. */
export type StateMapping = Record<string, string>;

export interface OverlayTouchpoint {
  id: string;
  key: string;
  name: string;
  tickets: number;
  visits: number;
  /** None below the minimum number of tickets. */
  median_min: number | null;
  p90_min: number | null;
}

export interface OverlayTransition {
  id: string;
  n: number;
  median_min: number | null;
  p90_min: number | null;
}

export interface OffMapMove {
  source: string;
  target: string;
  source_key: string;
  target_key: string;
  n: number;
}

export interface UnmappedState {
  name: string;
  tickets: number;
  share: number;
}

export interface Overlay {
  tickets: number;
  touchpoints: OverlayTouchpoint[];
  transitions: OverlayTransition[];
  off_map_moves: OffMapMove[];
  unmapped: UnmappedState[];
  leaving_share: number;
  cannot_show: string[];
}

export interface OverlayResult {
  overlay: Overlay;
  mapping: StateMapping;
  layout: Layout;
}

export type ImportEvent =
  | { kind: "progress"; share: number }
  | { kind: "ticketsImported"; imported: TicketsImported }
  | { kind: "cancelled" }
  | { kind: "failed"; error: ApiError };

interface TicketCommands {
  tickets_preview: { request: TicketFileRequest; response: TicketPreview | null };
  tickets_list: { request: Record<string, never>; response: TicketSetEntry[] };
  tickets_remove: { request: { set: string }; response: unknown };
  overlay_compute: { request: { map: string; set: string; mapping: StateMapping | null }; response: OverlayResult };
}

/** Asks the core about tickets. Rejects with an ApiError. */
export const askTickets = call as unknown as <K extends keyof TicketCommands>(
  command: K,
  request: TicketCommands[K]["request"],
) => Promise<TicketCommands[K]["response"]>;

/** Starts to read a file. Rejects with an ApiError. */
export const startImport = start as unknown as (
  job: "tickets_import",
  request: TicketFileRequest,
  listen: (event: ImportEvent) => void,
) => Promise<JobStarted>;
