import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HistoryList, Patch, RecordRequest } from "../api/bindings";
import { openMap, unchanged } from "./fixture";
import { session } from "./session.svelte";
import { trying } from "./trying.svelte";

/** Steps of history, done and taken back. */
let done = 0;
let kept: RecordRequest | undefined;
let refused = false;

const patch = (): Patch => ({ changes: [], state: unchanged() });

beforeEach(() => {
  done = 5;
  kept = undefined;
  refused = false;
  openMap([], {
    history_list: (): HistoryList => ({
      steps: Array.from({ length: 9 }, (_, n) => ({ number: n + 1, words: "", at: "", undone: n >= done })),
      snapshots: [],
    }),
    edit_undo: () => {
      done -= 1;
      return patch();
    },
    opportunity_record: (request) => {
      if (refused) return Promise.reject({ code: "invalidEdit", reason: "no" });
      kept = request;
      return patch();
    },
  });
});

afterEach(async () => {
  await trying.discard();
  session.close();
  session.toasts = [];
});

describe("an opportunity that is tried out", () => {
  it("keeps what was done since, and is looked at again", async () => {
    await trying.begin("say", "Say how long");
    done = 8;
    await trying.count();
    expect(trying.done).toBe(3);
    await trying.keep();
    expect(kept).toMatchObject({ opportunity: "say", since: 5 });
    expect(trying.now).toBeNull();
    expect(session.selection).toEqual({ kind: "opportunity", id: "say" });
  });

  it("undoes all that was done, and nothing before", async () => {
    await trying.begin("say", "Say how long");
    done = 8;
    await trying.discard();
    expect(done).toBe(5);
    expect(trying.now).toBeNull();
  });

  it("has nothing to show for what is undone and brought back before it", async () => {
    await trying.begin("say", "Say how long");
    done = 3;
    await trying.count();
    expect(trying.done).toBe(0);
    done = 6;
    await trying.count();
    expect(trying.done).toBe(1);
    await trying.keep();
    expect(kept?.since).toBe(5);
  });

  it("goes on when the core refuses to keep it", async () => {
    await trying.begin("say", "Say how long");
    refused = true;
    await trying.keep();
    expect(trying.now).not.toBeNull();
  });

  it("is of its map only", async () => {
    await trying.begin("say", "Say how long");
    const map = session.document;
    session.close();
    expect(trying.now).toBeNull();
    session.document = map;
    expect(trying.now?.opportunity).toBe("say");
  });
});
