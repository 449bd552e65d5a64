/**
 * The core as the rest of the UI asks it: one typed function per command. Which
 * transport carries it is settled once, at the start.
 */
import type { ApiError, Commands, JobEvent, Jobs } from "./bindings";
import type { Transport } from "../platform/transport";

let transport: Transport | undefined;

export function connect(to: Transport): void {
  transport = to;
}

function connected(): Transport {
  if (!transport) throw new Error("the core is asked before it is connected");
  return transport;
}

/** Asks the core. Rejects with an ApiError. */
export function call<K extends keyof Commands>(
  command: K,
  request: Commands[K]["request"],
): Promise<Commands[K]["response"]> {
  return connected().call(command, request);
}

/** Starts a job; its last event is its result. Rejects with an ApiError. */
export function start<K extends keyof Jobs>(
  job: K,
  request: Jobs[K]["request"],
  listen: (event: JobEvent) => void,
): Promise<Jobs[K]["response"]> {
  return connected().start(job, request, listen);
}

/** Whatever was thrown, as an error of the core. */
export function asApiError(thrown: unknown): ApiError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) return thrown as ApiError;
  return { code: "internal", message: String(thrown) };
}
