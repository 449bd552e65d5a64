import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Edit, TableRead } from "../api/bindings";
import { core, document as map } from "../features/table/fixture";
import { arriving } from "./arriving.svelte";
import { clipboard } from "./clipboard.svelte";
import { session } from "./session.svelte";

let sent: Edit[];
let asked: { command: string; request: Record<string, unknown> }[];
let stop: () => void;
/** What the core reads of a pasted table. */
let table: TableRead | undefined;

/** What the system does with Ctrl+C, X or V. */
function press(type: "copy" | "cut" | "paste", text = "", target: EventTarget = document.body) {
  const event = new Event(type, { bubbles: true, cancelable: true });
  const kept = { text };
  Object.assign(event, { clipboardData: { getData: () => text, setData: (_: string, data: string) => (kept.text = data) } });
  target.dispatchEvent(event);
  return { taken: event.defaultPrevented, text: kept.text };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const askedFor = (command: string) => asked.filter((of) => of.command === command).map(({ request }) => request);

async function ready(): Promise<void> {
  vi.useFakeTimers();
  const off = clipboard.watch();
  await vi.advanceTimersByTimeAsync(200);
  off();
  vi.useRealTimers();
}

beforeEach(() => {
  asked = [];
  table = undefined;
  arriving.leftOut = undefined;
  sent = core({
    call: (command, request) => {
      asked.push({ command, request: request as Record<string, unknown> });
      if (command === "clip_copy") return { clip: { stages: [], lanes: [], records: [] }, text: `# Contact\n- ${(request as { touchpoints: string[] }).touchpoints.join("\n- ")}\n` };
      if (command === "outline_copy") return { text: "# Everything\n" };
      if (command === "table_read") return table ?? null;
      if (command === "clip_paste") return { patch: { changes: [], state: session.document!.state }, touchpoints: ["new1", "new2"] };
      if (command === "outline_paste") return { changes: [], state: session.document!.state };
      return undefined;
    },
  });
  session.document = map();
  session.view = "map";
  session.outlining = false;
  session.select(null);
  stop = clipboard.listen();
});
afterEach(() => {
  stop();
  session.toasts = [];
});

describe("copying", () => {
  it("gives other programs the steps as lines", async () => {
    session.choose(["menu", "queue"]);
    await ready();
    expect(press("copy")).toEqual({ taken: true, text: "# Contact\n- menu\n- queue\n" });
  });

  it("gives the whole map where no step is chosen, and the words of a note that is selected", async () => {
    await ready();
    expect(press("copy").text).toBe("# Everything\n");
    session.select({ kind: "painPoint", id: "p1" });
    await ready();
    expect(press("copy").text).toBe("No idea how long");
  });

  it("leaves fields to themselves", async () => {
    session.choose(["menu"]);
    await ready();
    const field = document.body.appendChild(document.createElement("input"));
    expect(press("copy", "", field)).toEqual({ taken: false, text: "" });
    expect(press("paste", "# A\n- b", field).taken).toBe(false);
    field.remove();
  });
});

describe("pasting", () => {
  async function copied(...steps: string[]): Promise<string> {
    session.choose(steps);
    await ready();
    return press("copy").text;
  }

  it("brings back the steps, into the stage of what is selected, on another map as well, and chooses them", async () => {
    const text = await copied("menu", "queue");
    session.document = map();
    session.select({ kind: "stage", id: "find" });
    press("paste", text.replaceAll("\n", "\r\n"));
    await settled();
    expect(askedFor("clip_paste")).toMatchObject([{ into: "find" }]);
    expect([...session.chosen]).toEqual(["new1", "new2"]);
  });

  it("takes lines from elsewhere as an outline, behind the selected step", async () => {
    await copied("menu");
    session.select({ kind: "touchpoint", id: "queue" });
    press("paste", "- Something else");
    await settled();
    expect(askedFor("clip_paste")).toEqual([]);
    expect(askedFor("outline_paste")).toMatchObject([{ text: "- Something else", after: "queue" }]);
  });

  it("takes a table whose heads name its steps with all its columns, into its own stages, and says what is left out", async () => {
    table = { clip: { stages: [], lanes: [], records: [] }, inStages: true, leftOut: ["Row 3 names no step."] };
    session.select({ kind: "stage", id: "find" });
    press("paste", "stage\tstep\twaiting\r\nContact\tPhone\t3");
    await settled();
    expect(askedFor("table_read")).toEqual([{ text: "stage\tstep\twaiting\r\nContact\tPhone\t3" }]);
    expect(askedFor("clip_paste")).toMatchObject([{ into: null }]);
    expect(arriving.leftOut).toEqual({ source: "table", pasted: true, sentences: ["Row 3 names no step."] });
    expect([session.outlining, [...session.chosen]]).toEqual([false, ["new1", "new2"]]);
    table = { ...table, inStages: false };
    session.select({ kind: "stage", id: "find" });
    press("paste", "step,doing\nPhone,3");
    await settled();
    expect(askedFor("clip_paste").at(-1)).toMatchObject({ into: "find" });
  });

  it("offers a table without heads to become steps, to be looked at first", async () => {
    session.select({ kind: "stage", id: "contact" });
    press("paste", "Phone\t1\nAgent\t2");
    await settled();
    expect(session.outlining).toBe(true);
    expect(clipboard.take()).toBe("# Contact\n- Phone\n- Agent");
    expect(clipboard.take()).toBe("");
    expect(session.toasts.map((toast) => toast.text).join()).toContain("Only the first column");
  });
});

it("cuts as one step of undo", async () => {
  session.choose(["menu", "queue"]);
  await ready();
  expect(press("cut").text).toContain("- menu");
  await settled();
  expect(sent).toEqual([{ kind: "removeTouchpoint", touchpoint: "menu" }, { kind: "removeTouchpoint", touchpoint: "queue" }]);
  expect(session.chosen.size).toBe(0);
});

it("duplicates where the steps stand, and leaves the clipboard alone", async () => {
  session.choose(["menu"]);
  await clipboard.duplicate();
  expect(askedFor("clip_paste")).toMatchObject([{ into: null }]);
  expect([...session.chosen]).toEqual(["new1", "new2"]);
});
