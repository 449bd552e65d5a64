/**
 * The line to the core: how a command gets there and back. In the window it is
 * Tauri's; in a test it is a fake. Nothing else in the UI knows which.
 */
import type { Commands, JobEvent, Jobs } from "../api/bindings";

export interface Transport {
  call<K extends keyof Commands>(command: K, request: Commands[K]["request"]): Promise<Commands[K]["response"]>;
  start<K extends keyof Jobs>(
    job: K,
    request: Jobs[K]["request"],
    listen: (event: JobEvent) => void,
  ): Promise<Jobs[K]["response"]>;
}
