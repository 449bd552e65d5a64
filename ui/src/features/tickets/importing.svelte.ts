/** Reading a ticket file, step by step: look into it, ask what only a person can say, read it, tell what became of it. */
import type { ApiError, ImportOptions, JobEvent, TicketPreview, TicketProfiles, TicketsImported, TicketTarget } from "../../api/bindings";
import { asApiError, call, start } from "../../api/core";
import { received } from "../../state/received";
import { session } from "../../state/session.svelte";
import { SAYS_NOTHING } from "./wizard";

export type Step =
  | { is: "idle" }
  | { is: "looking" }
  | { is: "seen"; seen: TicketPreview }
  | { is: "reading"; path: string; share: number; taking?: boolean }
  | { is: "done"; imported: TicketsImported };

export class Importing {
  step = $state.raw<Step>({ is: "idle" });
  /** What was said about the file. */
  options = $state.raw<ImportOptions>(SAYS_NOTHING);
  /** The profile that was chosen: a system, or one that was kept. */
  profile = $state<string | null>(null);
  into = $state.raw<TicketTarget>({ kind: "new" });
  profiles = $state.raw<TicketProfiles>({ systems: [], kept: [], roles: [] });
  #job: number | null = null;
  #stopped = false;

  /** Looks into a file; asks for one where none is named. */
  async choose(path: string | null = null): Promise<void> {
    const before = this.step;
    if (path === null) this.step = { is: "looking" };
    await this.list();
    const seen = await this.#look(path, SAYS_NOTHING);
    if (seen) {
      this.profile = null;
      this.into = { kind: "new" };
      this.#see(seen);
    } else this.step = before.is === "seen" ? before : { is: "idle" };
  }

  /** Looks again, now knowing more. */
  async say(said: Partial<ImportOptions>): Promise<void> {
    if (this.step.is !== "seen") return;
    const seen = await this.#look(this.step.seen.path, { ...this.options, ...said });
    if (seen) this.#see(seen);
  }

  /** Looks again, as a profile says; what was said about columns goes. */
  async readAs(profile: string | null): Promise<void> {
    if (this.step.is !== "seen") return;
    const { keep_text } = this.options;
    const seen = await this.#look(this.step.seen.path, { ...SAYS_NOTHING, keep_text, profile });
    if (!seen) return;
    this.profile = profile;
    this.#see(seen);
  }

  #see(seen: TicketPreview): void {
    // What was wrong with another file is over.
    session.toasts = session.toasts.filter(({ tone }) => tone !== "bad");
    this.options = seen.options;
    this.step = { is: "seen", seen };
  }

  async #look(path: string | null, options: ImportOptions): Promise<TicketPreview | null> {
    try {
      return await call("tickets_preview", { path, options });
    } catch (thrown) {
      session.fail(asApiError(thrown));
      return null;
    }
  }

  /** Takes a file that was dropped on the window. */
  async take(file: File): Promise<void> {
    this.#stopped = false;
    try {
      const path = await received(file, (share) => {
        if (!this.#stopped) this.step = { is: "reading", path: file.name, share, taking: true };
        return !this.#stopped;
      });
      if (path === undefined) return this.leave();
      await this.choose(path);
    } catch (thrown) {
      this.leave();
      session.fail(asApiError(thrown));
    }
  }

  /** Keeps what was said under a name, for other files of this kind. */
  async keep(name: string): Promise<void> {
    await this.#profiles(call("ticket_profile_keep", { name, options: this.options }), () => {
      this.profile = name.trim();
      session.say(`“${name.trim()}” is kept: choose it for the next file of this kind.`);
    });
  }

  async forget(name: string): Promise<void> {
    await this.#profiles(call("ticket_profile_remove", { name }), () => {
      if (this.profile === name) this.profile = null;
    });
  }

  async #profiles(change: Promise<unknown>, then: () => void): Promise<void> {
    try {
      await change;
      then();
      await this.list();
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  async list(): Promise<void> {
    this.profiles = await call("ticket_profiles", {});
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
      const request = { path: seen.path, options: this.options, into: this.into };
      const { job } = await start("tickets_import", request, (event) => this.#hear(event, back));
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
    this.#stopped = true;
    if (this.#job !== null) await call("job_cancel", { job: this.#job }).catch((thrown) => session.fail(asApiError(thrown)));
  }

  /** Nothing of a file that is not wanted stays in the workspace. */
  leave(): void {
    this.step = { is: "idle" };
    call("tickets_let_go", {}).catch((thrown) => session.fail(asApiError(thrown)));
  }
}
