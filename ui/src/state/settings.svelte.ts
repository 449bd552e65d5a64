/** What the window remembers between two starts. */
import type { Theme } from "../api/bindings";
import { call } from "../api/core";

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

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
    const dark = theme === "dark" || (theme === "system" && systemIsDark.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  }

  constructor() {
    systemIsDark.addEventListener("change", () => this.#show(this.theme));
    this.#show(this.theme);
  }
}

export const settings = new WindowSettings();
