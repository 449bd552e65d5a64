/**
 * Files that come to the window, chosen or dropped: a map, or what is read as
 * one, is opened; all else may hold tickets.
 */
import { asApiError, call } from "../api/core";
import { received } from "./received";
import { session } from "./session.svelte";

/** What of a file, or of what was pasted, did not get onto its map. */
export interface LeftOut {
  source: string;
  pasted?: true;
  sentences: readonly string[];
}

/** Tables may hold tickets as well as steps; where tickets are read, they do. */
const TABLES = /\.(csv|tsv|xlsx|gz|xes|jsonl|ndjson|jsonocel)$/i;

export const isTable = (file: File) => TABLES.test(file.name);

class Arriving {
  leftOut = $state.raw<LeftOut>();
  /** The name of a dropped file while it is read. */
  reading = $state<string>();
  /** A file of tickets that waits to be looked into. */
  tickets = $state<string>();

  /** Opens a file as a map; asks for one where none is named. */
  async open(path: string | null = null): Promise<void> {
    const opened = await call("library_open_file", { path });
    if (!opened) return;
    await session.open(opened.map);
    if (opened.leftOut.length > 0) this.leftOut = { source: opened.source ?? "map", sentences: opened.leftOut };
    else if (opened.source !== null) session.say(`The ${opened.source} is a map of your own now.`);
  }

  /** Takes what was dropped on the window. */
  async take(file: File): Promise<void> {
    if (this.reading !== undefined) return;
    this.reading = file.name;
    try {
      const path = await received(file, () => true);
      if (path === undefined) return;
      if ((await call("file_judge", { path })).map || !session.document) await this.open(path);
      else {
        session.show("tickets");
        this.tickets = path;
      }
    } catch (thrown) {
      session.fail(asApiError(thrown));
    } finally {
      this.reading = undefined;
    }
  }
}

export const arriving = new Arriving();
