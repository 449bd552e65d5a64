/** Which parts of the inspector are open. Remembered while the window is: nothing of it belongs to a map. */
class Sections {
  #open = $state.raw<ReadonlyMap<string, boolean>>(new Map());

  /** As it was left; else as it begins. */
  isOpen(id: string, otherwise: boolean): boolean {
    return this.#open.get(id) ?? otherwise;
  }

  set(id: string, open: boolean): void {
    if (this.#open.get(id) !== open) this.#open = new Map(this.#open).set(id, open);
  }
}

export const sections = new Sections();
