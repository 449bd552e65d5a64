import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it, vi } from "vitest";
import type { Edit, MapRecord } from "../../api/bindings";
import { session } from "../../state/session.svelte";
import { core, document as map, pain, records } from "../table/fixture";
import { lists } from "./lists.svelte";
import PainList from "./PainList.svelte";

let sent: Edit[];
const user = userEvent.setup();
const texts = () => screen.getAllByRole("rowheader").map((row) => row.textContent.trim());

beforeEach(() => {
  sent = core();
  // A list in a page without height does not scroll.
  Element.prototype.scrollIntoView = vi.fn();
  const pains: MapRecord[] = [
    { record: "painPoint", value: pain("p3", { text: "Nobody answers", severity: 5, votes: 4, at: { touchpoint: "menu" } }) },
    { record: "painPoint", value: pain("p4", { text: "It is mended", severity: 4, votes: 9, status: "closed", proof: "x" }) },
  ];
  session.document = map([...records(), ...pains]);
  session.select(null);
  session.face = "table";
  lists.pains = { status: "", layer: "" };
});

it("begins with the heaviest, and is sorted by a click on a head, twice the other way", async () => {
  render(PainList);
  expect(texts()).toEqual(["It is mended", "Nobody answers", "No idea how long", "The music"]);
  await user.click(screen.getByRole("button", { name: "At" }));
  expect(texts()[0]).toBe("Nobody answers");
  expect(screen.getByRole("columnheader", { name: /^At/ }).getAttribute("aria-sort")).toBe("ascending");
  await user.click(screen.getByRole("button", { name: /^At/ }));
  expect(texts().at(-1)).toBe("Nobody answers");
});

it("leaves out what is closed", async () => {
  lists.pains = { status: "unclosed", layer: "" };
  render(PainList);
  expect(texts()).toEqual(["Nobody answers", "No idea how long", "The music"]);
});

it("selects with the keys, edits in place, and shows on the drawing", async () => {
  render(PainList);
  screen.getByRole("button", { name: "It is mended" }).focus();
  await user.keyboard("{ArrowDown}");
  expect(session.selection).toEqual({ kind: "painPoint", id: "p3" });
  const row = screen.getByRole("row", { name: /^Nobody answers/ });
  await user.selectOptions(within(row).getByLabelText("Status of “Nobody answers”"), "somebody is at it");
  expect(sent).toMatchObject([{ kind: "changePainPoint", painPoint: { id: "p3", status: "doing", severity: 5 } }]);
  await user.click(within(row).getByRole("button", { name: /on the drawing/ }));
  expect(session.face).toBe("canvas");
  expect(session.selection).toEqual({ kind: "touchpoint", id: "menu" });
});

it("can be read by a screen reader", async () => {
  render(PainList);
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
});
