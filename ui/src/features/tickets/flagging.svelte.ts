/** A sample of a ticket set under work: drawn, gone through ticket by ticket, flagged. */
import type { Answer, ArticleSource, ArticlesFrom, NeedSample, SampledTicket, SampleDrawRequest, SampleState } from "../../api/bindings";
import { asApiError, call } from "../../api/core";
import { session } from "../../state/session.svelte";
import { flagOf, nextOpen } from "./flagging";

export class Flagging {
  /** None: not asked yet; null: nothing was drawn. */
  sample = $state.raw<SampleState | null>();
  sources = $state.raw<ArticleSource[]>([]);
  /** What is looked at. */
  ticket = $state.raw<SampledTicket>();
  at = $state(0);
  /** True: the second person is looking. */
  second = $state(false);
  /** Title of the article that answers it. */
  article = $state<string | null>(null);
  /** The kind that it is really of, where it was recorded as another. */
  otherKind = $state<string | null>(null);
  /** What the sample says about each need of which kinds were chosen. */
  needs = $state.raw<ReadonlyMap<string, NeedSample>>(new Map());
  readonly #set: string;
  readonly #name: string;

  constructor(set: string, name: string) {
    this.#set = set;
    this.#name = name;
    void this.#do(async () => {
      this.sources = await call("articles_list", {});
      await this.#go(await call("sample_open", { set }));
    });
  }

  draw(how: Omit<SampleDrawRequest, "set">): void {
    void this.#do(async () => this.#go(await call("sample_draw", { set: this.#set, ...how })));
  }

  forget(): void {
    const { sample } = this;
    if (!sample) return;
    void this.#do(async () => {
      await call("sample_remove", { sample: sample.id });
      await this.#go(null);
    });
  }

  /** Says something of the ticket that is looked at, and goes on. */
  say(answer: Answer): void {
    void this.#do(async () => {
      const now = await this.#flag(answer);
      if (now) await this.look(nextOpen(now.tickets, this.at + 1, this.second) ?? this.at);
    });
  }

  /** It is really of this kind; none: as recorded. Counts with the answer, where there is one already at once. */
  isOf(kind: string | null): void {
    this.otherKind = kind;
    const said = this.sample?.tickets[this.at];
    const flag = said && flagOf(said, this.second);
    if (flag) void this.#do(async () => void (await this.#flag(flag.answer)));
  }

  async #flag(answer: Answer): Promise<SampleState | undefined> {
    const { sample, ticket, second, otherKind: about } = this;
    if (!sample || !ticket) return;
    const article = answer === "yes" ? this.article : null;
    const now = await call("sample_flag", { sample: sample.id, ticket: ticket.ticket, second, answer, article, about });
    this.sample = now;
    await this.#needs();
    return now;
  }

  /** Another person looks, who begins with what they have not seen. */
  change(second: boolean): void {
    this.second = second;
    if (this.sample) void this.#do(() => this.look(nextOpen(this.sample!.tickets, 0, second) ?? 0));
  }

  step(by: number): void {
    const n = this.sample?.tickets.length ?? 0;
    if (n > 0) void this.#do(() => this.look((this.at + by + n) % n));
  }

  /** These tickets are about a need. */
  about(kind: string, need: string | null): void {
    const { sample } = this;
    if (!sample) return;
    const { [kind]: _, ...others } = sample.needs;
    void this.#do(async () => {
      this.sample = await call("sample_needs", { sample: sample.id, needs: need === null ? others : { ...others, [kind]: need } });
      await this.#needs();
    });
  }

  articles(from: ArticlesFrom): void {
    void this.#do(async () => {
      this.sources = (await call("articles_import", { from, path: null })) ?? this.sources;
      if (this.sample) await this.look(this.at);
    });
  }

  withoutArticles(source: ArticleSource): void {
    void this.#do(async () => {
      this.sources = await call("articles_remove", source);
      if (this.sample) await this.look(this.at);
    });
  }

  async look(at: number): Promise<void> {
    const one = this.sample?.tickets[at];
    if (!this.sample || !one) return;
    const ticket = await call("sample_ticket", { sample: this.sample.id, ticket: one.ticket });
    this.at = at;
    this.ticket = ticket;
    const said = flagOf(one, this.second);
    [this.article, this.otherKind] = [said?.article ?? null, said?.about ?? null];
  }

  async #go(sample: SampleState | null): Promise<void> {
    this.sample = sample;
    this.ticket = undefined;
    if (!sample) return;
    await this.#needs();
    await this.look(nextOpen(sample.tickets, 0, this.second) ?? 0);
  }

  async #needs(): Promise<void> {
    const chosen = new Set(Object.values(this.sample?.needs ?? {}).filter((need) => need !== undefined));
    const found = new Map<string, NeedSample>();
    for (const need of chosen) {
      const told = (await call("need_samples", { need })).find((one) => one.set === this.#name);
      if (told) found.set(need, told);
    }
    this.needs = found;
  }

  async #do(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.sample ??= null;
      session.fail(asApiError(thrown));
    }
  }
}
