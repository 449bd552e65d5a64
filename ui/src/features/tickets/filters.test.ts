import { describe, expect, it } from "vitest";
import { columnOf, dayBefore, everything, kindsAbout, partsOf, slicesOf, withPersona, withValues } from "./filters";

const words = (filter: ReturnType<typeof everything>) => partsOf(filter).map((part) => part.words);

describe("what is asked for", () => {
  it("is a chip each, and nothing where all tickets are looked at", () => {
    expect(words(everything())).toEqual([]);
    const some = withValues(withValues(everything(), "channel", ["Phone", ""]), "team", ["A", "B", "C"]);
    expect(words({ ...some, made_sla: false, reopened: true })).toEqual(["Channel: Phone or not said", "Team: 3 values", "Too late (SLA)", "Opened again"]);
  });

  it.each([
    ["2016-03-01", "2016-03-31", "Opened 1 Mar 2016 to 31 Mar 2016"],
    ["2016-03-01", null, "Opened from 1 Mar 2016 on"],
    [null, "2016-03-31", "Opened up to 31 Mar 2016"],
  ])("from %s to %s", (from, to, said) => expect(words({ ...everything(), opened: { from, to } })).toEqual([said]));

  it("says how long they took", () => {
    expect(words({ ...everything(), lasting: { at_least: 60, at_most: 2880 } })).toEqual(["Took at least 1 h, at most 2 days"]);
  });

  it("can be taken away chip by chip", () => {
    const filter = { ...withValues(everything(), "channel", ["Phone"]), reopened: false };
    const [channel, reopened] = partsOf(filter);
    expect(words(channel!.without)).toEqual(["Not opened again"]);
    expect(words(reopened!.without)).toEqual(["Channel: Phone"]);
    expect(withValues(filter, "channel", []).columns).toEqual({});
  });
});

describe("personas", () => {
  const called = (id: string) => ({ a: "New starter", b: "Manager", c: "Guest" })[id];
  const said = (filter: ReturnType<typeof everything>) => partsOf(filter, called).map((part) => part.words);

  it("are chosen one by one, and are one chip", () => {
    const one = withPersona(everything(), "a");
    expect(said(one)).toEqual(["Persona: New starter"]);
    expect(said(withPersona(one, "b"))).toEqual(["Persona: New starter or Manager"]);
    expect(said(["a", "b", "c"].reduce(withPersona, everything()))).toEqual(["Persona: 3 of them"]);
    expect(withPersona(one, "a")).toEqual(everything());
    expect(partsOf(one, called)[0]!.without).toEqual(everything());
    expect(said(withPersona(everything(), "gone"))).toEqual(["Persona: who is on the map no more"]);
  });

  it("are held against each other, or against all others", () => {
    const [a, b] = [{ id: "a", name: "New starter" }, { id: "b", name: "Manager" }];
    const two = slicesOf(everything(), { kind: "persona", first: a!, second: b! });
    expect([two.filter.personas, two.against.personas, two.names]).toEqual([["a"], ["b"], ["New starter", "Manager"]]);
    const rest = slicesOf(everything(), { kind: "persona", first: null, second: b! });
    expect([rest.filter.personas, rest.against.personas, rest.names]).toEqual([[], ["b"], ["all others", "Manager"]]);
  });
});

describe("two slices", () => {
  it("are before a day and from it on, within what is asked for", () => {
    const filter = { ...everything(), opened: { from: "2016-01-01", to: "2016-12-31" } };
    const { filter: first, against, names } = slicesOf(filter, { kind: "day", day: "2016-03-01" });
    expect([first.opened, against.opened]).toEqual([{ from: "2016-01-01", to: "2016-02-29" }, { from: "2016-03-01", to: "2016-12-31" }]);
    expect(names).toEqual(["before 1 Mar 2016", "from 1 Mar 2016 on"]);
  });

  it("are a value against another, or against all others", () => {
    const two = slicesOf(everything(), { kind: "value", column: "channel", first: "Email", second: "Phone" });
    expect([two.filter.columns, two.against.columns]).toEqual([{ channel: ["Email"] }, { channel: ["Phone"] }]);
    const rest = slicesOf(everything(), { kind: "value", column: "channel", first: null, second: "" });
    expect([rest.filter.columns, rest.against.columns, rest.names]).toEqual([{}, { channel: [""] }, ["all others", "not said"]]);
  });
});

it("knows days", () => {
  expect(dayBefore("2016-01-01")).toBe("2015-12-31");
});

it("knows the tickets of a need by their kinds", () => {
  const sample = { needs: { "Category 20": "reset", "Category 42": "printer", "Category 9": "reset" } };
  expect(kindsAbout(sample, "reset")).toEqual(["Category 20", "Category 9"]);
  expect([columnOf("type"), columnOf("category")]).toEqual(["kind", "category"]);
});
