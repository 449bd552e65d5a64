/** What the window remembers between two starts. */
import type { ExportChoice, Theme } from "../api/bindings";
import { call } from "../api/core";

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const systemWantsContrast = matchMedia("(prefers-contrast: more)");

/** The colours that are shown; "system" asks the system, which may want more contrast. */
function shown(theme: Theme): Exclude<Theme, "system"> {
  if (theme !== "system") return theme;
  return systemWantsContrast.matches ? "highContrast" : systemIsDark.matches ? "dark" : "light";
}

class WindowSettings {
  theme = $state<Theme>("system");
  /** What a map was last taken home as. */
  export = $state.raw<ExportChoice | null>(null);

  async load(): Promise<void> {
    // Without settings the window looks as the system does; that is no fault.
    const kept = await call("settings_get", {}).catch(() => undefined);
    if (!kept) return;
    this.export = kept.export;
    this.#show(kept.theme);
  }

  async choose(theme: Theme): Promise<void> {
    this.#show(theme);
    await this.#keep();
  }

  async takeHome(choice: ExportChoice): Promise<void> {
    this.export = choice;
    await this.#keep();
  }

  #keep(): Promise<unknown> {
    return call("settings_set", { theme: this.theme, export: this.export });
  }

  #show(theme: Theme): void {
    this.theme = theme;
    document.documentElement.dataset.theme = shown(theme);
  }

  constructor() {
    for (const wish of [systemIsDark, systemWantsContrast]) wish.addEventListener("change", () => this.#show(this.theme));
    this.#show(this.theme);
  }
}

export const settings = new WindowSettings();
