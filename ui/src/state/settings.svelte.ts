/** What the window remembers between two starts. */
import type { Theme } from "../api/bindings";
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

  async load(): Promise<void> {
    // Without settings the window looks as the system does; that is no fault.
    const kept = await call("settings_get", {}).catch(() => undefined);
    if (kept) this.#show(kept.theme);
  }

  async choose(theme: Theme): Promise<void> {
    this.#show(theme);
    await call("settings_set", { theme });
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
