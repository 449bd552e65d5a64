/** Which tickets are looked at, in words: a line of chips, each of which can be taken away; and two slices made of one choice. */
import { duration } from "../../i18n/duration";
import type { FilterColumn, KindOf, SampleState, TicketFilter } from "../../api/bindings";

export const COLUMNS: Record<FilterColumn, string> = {
  category: "Category",
  channel: "Channel",
  priority: "Priority",
  kind: "Kind",
  close_code: "Close code",
  csat: "Satisfaction",
  team: "Team",
};

/** All tickets. */
export const everything = (): TicketFilter => ({
  columns: {},
  personas: [],
  opened: { from: null, to: null },
  lasting: { at_least: null, at_most: null },
  made_sla: null,
  reopened: null,
  way: null,
  deviation: null,
});

/** A value as it is called; an empty one: nothing is said. */
export const valueWords = (value: string): string => (value === "" ? "not said" : value);

/** One chip: what it says, and the filter without it. */
export interface Part {
  id: string;
  words: string;
  without: TicketFilter;
}

/** `called`: the name of a persona; none where the map has it no more. */
export function partsOf(filter: TicketFilter, called: (persona: string) => string | undefined = () => undefined): Part[] {
  const parts: Part[] = [];
  for (const [column, values] of Object.entries(filter.columns) as [FilterColumn, string[]][]) {
    if (values.length === 0) continue;
    const said = values.length > 2 ? `${values.length} values` : values.map(valueWords).join(" or ");
    parts.push({ id: column, words: `${COLUMNS[column]}: ${said}`, without: withValues(filter, column, []) });
  }
  if (filter.personas.length > 0) {
    const names = filter.personas.map((persona) => called(persona) ?? "who is on the map no more");
    const said = names.length > 2 ? `${names.length} of them` : names.join(" or ");
    parts.push({ id: "personas", words: `Persona: ${said}`, without: { ...filter, personas: [] } });
  }
  const { from, to } = filter.opened;
  if (from !== null || to !== null) {
    const words = from && to ? `Opened ${day(from)} to ${day(to)}` : from ? `Opened from ${day(from)} on` : `Opened up to ${day(to!)}`;
    parts.push({ id: "opened", words, without: { ...filter, opened: everything().opened } });
  }
  const { at_least, at_most } = filter.lasting;
  if (at_least !== null || at_most !== null) {
    const words = [at_least !== null ? `at least ${duration(at_least)}` : "", at_most !== null ? `at most ${duration(at_most)}` : ""];
    parts.push({ id: "lasting", words: `Took ${words.filter(Boolean).join(", ")}`, without: { ...filter, lasting: everything().lasting } });
  }
  if (filter.made_sla !== null) {
    parts.push({ id: "sla", words: filter.made_sla ? "In time (SLA)" : "Too late (SLA)", without: { ...filter, made_sla: null } });
  }
  if (filter.reopened !== null) {
    parts.push({ id: "reopened", words: filter.reopened ? "Opened again" : "Not opened again", without: { ...filter, reopened: null } });
  }
  return parts;
}

/** The filter with these values of a column; none: all of them. */
export function withValues(filter: TicketFilter, column: FilterColumn, values: readonly string[]): TicketFilter {
  const { [column]: _, ...others } = filter.columns;
  return { ...filter, columns: values.length === 0 ? others : { ...others, [column]: [...values] } };
}

/** The filter with this persona too, or without it. */
export function withPersona(filter: TicketFilter, persona: string): TicketFilter {
  const { personas } = filter;
  return { ...filter, personas: personas.includes(persona) ? personas.filter((other) => other !== persona) : [...personas, persona] };
}

/** A persona of the map. */
export interface Someone {
  id: string;
  name: string;
}

/** Two slices: before a day and from it on, or one value or persona against another; none: against all others. */
export type Split =
  | { kind: "day"; day: string }
  | { kind: "value"; column: FilterColumn; first: string | null; second: string }
  | { kind: "persona"; first: Someone | null; second: Someone };

export interface TwoSlices {
  filter: TicketFilter;
  against: TicketFilter;
  /** What each is called. */
  names: [string, string];
}

export function slicesOf(filter: TicketFilter, split: Split): TwoSlices {
  if (split.kind === "day") {
    return {
      filter: { ...filter, opened: { ...filter.opened, to: dayBefore(split.day) } },
      against: { ...filter, opened: { ...filter.opened, from: split.day } },
      names: [`before ${day(split.day)}`, `from ${day(split.day)} on`],
    };
  }
  if (split.kind === "persona") {
    const { first, second } = split;
    return {
      filter: first === null ? filter : { ...filter, personas: [first.id] },
      against: { ...filter, personas: [second.id] },
      names: [first?.name ?? "all others", second.name],
    };
  }
  const { column, first, second } = split;
  return {
    filter: first === null ? filter : withValues(filter, column, [first]),
    against: withValues(filter, column, [second]),
    names: [first === null ? "all others" : valueWords(first), valueWords(second)],
  };
}

/** "2016-03-01" is "1 Mar 2016". */
export function day(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

export function dayBefore(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** The column of which the kinds of a sample are the values. */
export const columnOf = (by: KindOf): FilterColumn => (by === "type" ? "kind" : by);

/** The kinds of ticket that are about a need. */
export const kindsAbout = (sample: Pick<SampleState, "needs">, need: string): string[] =>
  Object.entries(sample.needs).filter(([, of]) => of === need).map(([kind]) => kind);
