/** Reading a ticket file, step by step: look into it, ask what only a person can say, read it, tell what became of it. */
import type { ApiError, JobEvent, TicketPreview, TicketsImported } from "../../api/bindings";
import { asApiError, call, start } from "../../api/core";
import { session } from "../../state/session.svelte";

export type Step =
  | { is: "idle" }
  | { is: "looking" }
  | { is: "seen"; seen: TicketPreview }
  | { is: "reading"; path: string; share: number }
  | { is: "done"; imported: TicketsImported };

export class Importing {
  step = $state.raw<Step>({ is: "idle" });
  timeZone = $state("UTC");
  dayFirst = $state<boolean | null>(null);
  #job: number | null = null;

  /** Asks for a file and looks into it. */
  async choose(): Promise<void> {
    this.dayFirst = null;
    const before = this.step;
    const seen = await this.#look(null);
    this.step = seen ? { is: "seen", seen } : before.is === "seen" ? before : { is: "idle" };
  }

  /** Looks again, now knowing the order of day and month. */
  async order(dayFirst: boolean | null): Promise<void> {
    if (this.step.is !== "seen") return;
    this.dayFirst = dayFirst;
    const before = this.step;
    const seen = await this.#look(before.seen.path);
    this.step = seen ? { is: "seen", seen } : before;
  }

  async #look(path: string | null): Promise<TicketPreview | null> {
    if (path === null) this.step = { is: "looking" };
    try {
      return await call("tickets_preview", { ...this.#how(), path });
    } catch (thrown) {
      session.fail(asApiError(thrown));
      return null;
    }
  }

  #how() {
    return { timeZone: this.timeZone.trim() || null, dayFirst: this.dayFirst };
  }

  /** Reads the file that was looked into. */
  async read(): Promise<void> {
    if (this.step.is !== "seen") return;
    const { seen } = this.step;
    this.step = { is: "reading", path: seen.path, share: 0 };
    const back = (error?: ApiError) => {
      this.step = { is: "seen", seen };
      if (error) session.fail(error);
    };
    try {
      const { job } = await start("tickets_import", { ...this.#how(), path: seen.path }, (event) => this.#hear(event, back));
      this.#job = job;
    } catch (thrown) {
      back(asApiError(thrown));
    }
  }

  #hear(event: JobEvent, back: (error?: ApiError) => void): void {
    switch (event.kind) {
      case "progress":
        if (this.step.is === "reading") this.step = { ...this.step, share: event.share };
        return;
      case "ticketsImported":
        this.step = { is: "done", imported: event.imported };
        return;
      case "cancelled":
        return back();
      case "failed":
        return back(event.error);
    }
  }

  async cancel(): Promise<void> {
    if (this.#job !== null) await call("job_cancel", { job: this.#job }).catch((thrown) => session.fail(asApiError(thrown)));
  }

  leave(): void {
    this.step = { is: "idle" };
  }
}
