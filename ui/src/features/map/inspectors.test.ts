import { cleanup, render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { Persona } from "../../api/bindings";
import { openMap, unchanged } from "../../state/fixture";
import { session, type Selection } from "../../state/session.svelte";
import { neutral } from "../people/personas";
import Inspector from "./Inspector.svelte";

const persona = (id: string, share: number): Persona => ({ id, key: id, name: `Persona ${id}`, description: "", share, traits: { ...neutral, patience: 0.5 } });
const withPersonas = [{ record: "persona" as const, value: persona("one", 0.5) }, { record: "persona" as const, value: persona("two", 0.75) }];

afterEach(() => {
  cleanup();
  session.close();
});

function look(selection: Selection | null): ReturnType<typeof userEvent.setup> {
  session.select(selection);
  render(Inspector);
  for (const part of document.querySelectorAll("details")) part.open = true;
  return userEvent.setup();
}

describe("every inspector", () => {
  it.each<Selection | null>([
    null, { kind: "persona", id: "one" }, { kind: "need", id: "reset" }, { kind: "team", id: "desk" }, { kind: "component", id: "phones" },
    { kind: "path", id: "by-phone" }, { kind: "touchpoint", id: "queue" }, { kind: "touchpoint", id: "done" }, { kind: "painPoint", id: "long" },
    { kind: "opportunity", id: "say" }, { kind: "question", id: "why" }, { kind: "stage", id: "contact" },
  ])("can be used without seeing it: %o", async (selection) => {
    openMap(withPersonas);
    look(selection);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false }, "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  });
});

describe("the map's own inspector", () => {
  it("adds the six customers in one edit", async () => {
    const sent = openMap([], { library_presets: () => ({ personas: [persona("a", 0.5), persona("b", 0.5)] }) });
    const user = look(null);
    await user.click(screen.getByTestId("personas-six"));
    expect(sent.map((edit) => edit.kind)).toEqual(["addPersona", "addPersona"]);
  });

  it("brings the shares of the demand to 100 %", async () => {
    const sent = openMap(withPersonas);
    const user = look(null);
    expect(screen.getByText(/All shares together are 125 %/)).toBeTruthy();
    await user.click(screen.getByTestId("shares-whole"));
    expect(sent.map((edit) => edit.kind === "changePersona" && edit.persona.share)).toEqual([0.4, 0.6]);
  });

  it("begins a need where the journey begins, met where it ends well, and opens it", async () => {
    const sent = openMap();
    const user = look(null);
    await user.click(screen.getByTestId("needs-add"));
    expect(sent).toMatchObject([{ kind: "addNeed", opensAt: ["call"], metAt: ["done"] }]);
    expect(session.selection?.kind).toBe("need");
  });
});

describe("what is chosen from a list", () => {
  it("is found by typing, and taken with Enter", async () => {
    const sent = openMap();
    const user = look({ kind: "need", id: "reset" });
    await user.click(screen.getByTestId("need-opens-choose"));
    await user.keyboard("queue{Enter}");
    expect(sent).toEqual([{ kind: "setNeedEpisode", need: "reset", opensAt: ["call", "queue"], metAt: ["done"] }]);
  });

  it("is left with Escape, and the hand is where it was", async () => {
    openMap();
    const user = look({ kind: "team", id: "desk" });
    await user.click(screen.getByTestId("team-serves-choose"));
    await user.keyboard("{Escape}");
    expect(document.activeElement).toBe(screen.getByTestId("team-serves-choose"));
    expect(screen.queryByTestId("team-serves-find")).toBeNull();
  });

  it("changes the steps, where the steps hold it", async () => {
    const sent = openMap();
    const user = look({ kind: "component", id: "phones" });
    await user.click(screen.getByTestId("system-steps-choose"));
    await user.click(within(screen.getByTestId("system-steps")).getByLabelText("Wait in the queue"));
    expect(sent).toEqual([{ kind: "setDependsOn", touchpoint: "queue", components: ["phones"] }]);
  });
});

describe("a refusal", () => {
  const refuse = () => Promise.reject({ code: "invalidEdit", reason: "that is no date" });

  it("stays in its field with what it takes", async () => {
    openMap([], { edit_apply: refuse });
    const user = look({ kind: "team", id: "desk" });
    await user.type(screen.getByTestId("team-holidays"), "soon{Enter}");
    expect((screen.getByTestId("team-holidays") as HTMLInputElement).value).toBe("soon");
    expect(screen.getByRole("alert").textContent).toBe("That is no date");
  });

  it("leaves a pain point closed in the list until something shows that it is mended, which then closes it", async () => {
    let proven = false;
    const sent = openMap([], {
      edit_apply: ({ edits }) => {
        const edit = edits[0];
        proven = edit?.kind === "changePainPoint" && edit.painPoint.proof !== "";
        return proven ? { changes: [], state: unchanged() } : refuse();
      },
    });
    const user = look({ kind: "painPoint", id: "long" });
    await user.selectOptions(screen.getByTestId("pain-status"), "closed");
    expect(screen.getByRole("alert")).toBeTruthy();
    await user.keyboard("Half as many calls{Enter}");
    expect(sent.at(-1)).toMatchObject({ kind: "changePainPoint", painPoint: { status: "closed", proof: "Half as many calls" } });
    expect(proven).toBe(true);
  });
});
