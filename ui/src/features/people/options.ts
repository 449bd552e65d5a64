/** What can be chosen on the map, as lists to choose from. */
import type { PickerOption } from "../../components/picker";
import type { MapDocument } from "../../state/document.svelte";

/** Steps in the order of the map, under their stages; with ends where a journey may end there. */
export function stepOptions(map: MapDocument, withEnds: boolean): PickerOption[] {
  return map.stages.flatMap((stage) =>
    map.stepsOf(stage.id).filter((step) => withEnds || !step.outcome).map(({ id, name }) => ({ id, name, group: stage.name })));
}

/** Channels that the map speaks of, for a field to suggest: of "phone / web" both. */
export function channelsOf(map: MapDocument): string[] {
  const named = map.touchpoints.flatMap((step) => step.channel.split(/[/,]/)).map((channel) => channel.trim());
  return [...new Set(named.filter((channel) => channel !== ""))].sort();
}
