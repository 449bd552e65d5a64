import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { session } from "../../state/session.svelte";
import { core, document as map, records } from "../table/fixture";
import FindSheet from "./FindSheet.svelte";
import { last } from "./last.svelte";

const user = userEvent.setup();

beforeEach(() => {
  core();
  // A list in a page without height does not scroll.
  Element.prototype.scrollIntoView = vi.fn();
  session.document = map([...records(), { record: "question", value: { id: "q", at: { touchpoint: "queue" }, text: "Why phone?", answer: "" } }]);
  Object.assign(session.document.state.layout, { notes: [], bands: [], headerHeight: 30 });
  session.select(null);
  session.face = "canvas";
  session.view = "walk";
  session.finding = true;
  last.sought = "";
});

it("walks through what is found with the arrows, and Enter goes there", async () => {
  render(FindSheet);
  const field = await screen.findByRole("combobox");
  await user.type(field, "phone");
  expect(screen.getAllByRole("option")).toHaveLength(4);
  await user.keyboard("{ArrowDown}{ArrowDown}");
  const meant = screen.getByRole("option", { selected: true });
  expect(meant.textContent).toContain("Why phone?");
  expect(field.getAttribute("aria-activedescendant")).toBe(meant.id);
  await user.keyboard("{Enter}");
  expect(session.selection).toEqual({ kind: "question", id: "q" });
  expect([session.view, session.finding]).toEqual(["map", false]);
});

it("says when there is nothing, and Escape leaves everything as it was", async () => {
  render(FindSheet);
  await user.type(await screen.findByRole("combobox"), "pigeon");
  expect(screen.getByRole("status").textContent).toContain("Nothing on this map is called that");
  await user.keyboard("{Enter}{Escape}");
  await waitFor(() => expect(session.finding).toBe(false));
  expect(session.selection).toBeNull();
});
