/** Choosing several of a list: what fits what is typed, and one more or one less. */
export interface PickerOption {
  id: string;
  name: string;
  /** Under which heading it stands; options of one group follow each other. */
  group?: string;
}

/** Every word that is typed must be in the name or the group, in any order. */
export function fitting(options: readonly PickerOption[], sought: string): PickerOption[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ name, group = "" }) => words.every((word) => `${name} ${group}`.toLowerCase().includes(word)));
}

export function toggled(chosen: readonly string[], id: string): string[] {
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
}

/** What has to change so that the chosen ones are these: who comes in, who goes out. */
export function changes(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  return { added: after.filter((id) => !before.includes(id)), removed: before.filter((id) => !after.includes(id)) };
}
