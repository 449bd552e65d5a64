import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Edit } from "../../api/bindings";
import { session } from "../../state/session.svelte";
import { core, document as map } from "./fixture";
import TableGrid from "./TableGrid.svelte";

// The rows in sight of an area without height are the first few.
vi.stubGlobal("ResizeObserver", class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
});

let sent: Edit[];
const user = userEvent.setup();
const cell = () => document.activeElement?.getAttribute("aria-label");

async function table(refuse?: (edit: Edit) => string | undefined) {
  sent = core({ refuse });
  session.document = map();
  session.select({ kind: "touchpoint", id: "queue" });
  render(TableGrid);
  await waitFor(() => expect(cell()).toBe("Wait in the queue"));
}

beforeEach(() => {
  session.view = "map";
  session.toasts = [];
});
afterEach(() => {
  session.naming = false;
  session.fresh = null;
});

describe("the table under the keys", () => {
  it("begins where the selection is, walks from cell to cell, and takes the selection along", async () => {
    await table();
    await user.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}");
    expect(cell()).toBe("Agent checks who I am, channel, empty");
    expect(session.selection).toEqual({ kind: "touchpoint", id: "agent" });
    await user.keyboard("{Control>}{Home}{/Control}");
    expect(cell()).toBe("Stage Find help");
    expect(session.selection).toEqual({ kind: "stage", id: "find" });
  });

  it("is one stop for Tab: only the active cell can be reached", async () => {
    await table();
    const stops = screen.getAllByRole("gridcell").concat(screen.getAllByRole("rowheader")).filter((of) => of.tabIndex === 0);
    expect(stops).toHaveLength(1);
  });

  it("types over a cell: Enter takes it and goes down, Tab takes it and goes right", async () => {
    await table();
    await user.keyboard("{ArrowRight}{ArrowRight}phone{Enter}");
    await waitFor(() => expect(cell()).toBe("Agent checks who I am, channel, empty"));
    await user.keyboard("phone{Tab}");
    await waitFor(() => expect(cell()).toBe("Agent checks who I am, level, empty"));
    expect(sent).toEqual([
      { kind: "setChannel", touchpoint: "queue", channel: "phone" },
      { kind: "setChannel", touchpoint: "agent", channel: "phone" },
    ]);
  });

  it("edits what is there with Enter, and Escape leaves it as it was", async () => {
    await table();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("textbox")).toHaveProperty("value", "Wait in the queue");
    await user.keyboard("Anything{Escape}");
    await waitFor(() => expect(cell()).toBe("Wait in the queue"));
    expect(sent).toEqual([]);
  });

  it("chooses from words by their letters", async () => {
    await table();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}level 2{Enter}");
    expect(sent).toEqual([{ kind: "setLevel", touchpoint: "queue", level: "level2" }]);
  });

  it("keeps what it cannot read, and says what it takes", async () => {
    await table();
    await user.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}soon{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("a time such as 3 min");
    expect(screen.getByRole("textbox")).toHaveProperty("value", "soon");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(cell()).toBe("Agent checks who I am, doing, 0 min"));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("comes back with what the core refuses", async () => {
    await table((edit) => (edit.kind === "renameTouchpoint" ? "a step needs a name" : undefined));
    await user.keyboard("{Delete}");
    expect((await screen.findByRole("alert")).textContent).toBe("A step needs a name");
    expect(sent).toEqual([]);
  });

  it("comes back to the row whose cell was refused", async () => {
    await table((edit) => (edit.kind === "setChannel" ? "no such channel" : undefined));
    await user.keyboard("{ArrowRight}{ArrowRight}pigeon{Enter}");
    await screen.findByRole("alert");
    expect(session.selection).toEqual({ kind: "touchpoint", id: "queue" });
    expect(screen.getByRole("textbox")).toHaveProperty("value", "pigeon");
  });

  it("leaves a refused cell when the mouse goes elsewhere, and does not lose what was typed", async () => {
    await table();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}soon");
    await user.click(screen.getByLabelText("Phone menu, channel, phone"));
    expect(session.selection).toEqual({ kind: "touchpoint", id: "menu" });
    expect(screen.getByLabelText(/^Wait in the queue, doing,/).textContent).toContain("soon");
    expect(session.toasts.map((toast) => toast.text).join()).toContain("Doing takes a time");
  });

  it("empties a cell with Delete", async () => {
    await table();
    await user.keyboard("{End}{Delete}");
    expect(sent).toMatchObject([{ kind: "writeCell", lane: "back", text: "" }]);
  });

  it("adds a step below with Insert", async () => {
    await table();
    await user.keyboard("{Insert}");
    await waitFor(() => expect(sent).toMatchObject([{ kind: "addTouchpoint", stage: "contact", after: { touchpoint: "queue", insert: true } }]));
  });

  it("chooses steps together with Shift", async () => {
    await table();
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
    expect([...session.chosen]).toEqual(["queue", "agent"]);
  });

  it("follows what is selected elsewhere", async () => {
    await table();
    session.select({ kind: "touchpoint", id: "out" });
    await waitFor(() => expect(screen.getByLabelText("Gave up, an end").tabIndex).toBe(0));
  });

  it("begins to edit a cell that is clicked again", async () => {
    await table();
    const channel = screen.getByLabelText("Phone menu, channel, phone");
    await user.click(channel);
    expect(screen.queryByRole("textbox")).toBeNull();
    await fireEvent.dblClick(channel);
    expect(screen.getByRole("textbox")).toHaveProperty("value", "phone");
  });
});

it("is a grid that a screen reader can read", async () => {
  await table();
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
});
