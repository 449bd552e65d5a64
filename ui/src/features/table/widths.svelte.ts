/** How wide the columns of the table were dragged: the matter of this window, not of a map. */
const KEY = "milewalk.table.widths";
export const [NARROWEST, WIDEST] = [56, 640];

function kept(): Record<string, number> {
  try {
    const widths: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return Object.fromEntries(Object.entries(widths ?? {}).filter(([, width]) => Number.isFinite(width)));
  } catch {
    // A window that may not keep anything has its columns as they come.
    return {};
  }
}

class Widths {
  #of = $state.raw(kept());

  of({ id, width }: { id: string; width: number }): number {
    return this.#of[id] ?? width;
  }

  set(id: string, width: number): void {
    this.#of = { ...this.#of, [id]: Math.round(Math.max(NARROWEST, Math.min(WIDEST, width))) };
    this.#keep();
  }

  /** As it comes. */
  reset(id: string): void {
    const { [id]: _, ...others } = this.#of;
    this.#of = others;
    this.#keep();
  }

  #keep(): void {
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#of));
    } catch {
      // See above.
    }
  }
}

export const widths = new Widths();
