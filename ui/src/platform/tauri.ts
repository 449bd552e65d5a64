/** The line to the core in the real window. */
import { Channel, invoke } from "@tauri-apps/api/core";
import type { JobEvent } from "../api/bindings";
import type { Transport } from "./transport";

export const tauri: Transport = {
  call: (command, request) => invoke(command, { request }),
  start: (job, request, listen) => {
    const channel = new Channel<JobEvent>();
    channel.onmessage = listen;
    return invoke(job, { request, channel });
  },
};
