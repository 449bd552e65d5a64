/** The lens over the map: which paths it shows, and what of the drawing is lit by them. */
import { v7 } from "uuid";
import { asApiError, call } from "../../api/core";
import type { Light } from "../../canvas/light";
import { session, type Lens } from "../../state/session.svelte";
import { inOrder, lightOf } from "./lens";

/** The name by which the lens knows the path that most customers take. */
export const MAIN = "main";

class LensView {
  /** Steps of the most travelled path; the core finds it. */
  #main = $state.raw<readonly string[]>([]);
  #asked = 0;

  /** What can be lit, by id and name. */
  readonly choices: readonly (readonly [id: string, name: string])[] = $derived([
    [MAIN, "Main path"],
    ...(session.document?.paths ?? []).map((path) => [path.id, path.name] as const),
  ]);

  readonly #ids = $derived.by(() => {
    const lens = session.lens;
    if (lens.kind === "all") return [];
    return lens.kind === "one" ? [lens.path] : [...lens.paths];
  });

  readonly usesMain: boolean = $derived(this.#ids.includes(MAIN));

  /** What is lit; nothing: all of it alike, also where a path is gone or not found yet. */
  readonly light: Light | undefined = $derived.by(() => {
    const map = session.document;
    const paths = this.#ids.map((id) => (id === MAIN ? this.#main : map?.path(id)?.steps)).filter((steps) => steps !== undefined);
    if (!map || paths.length === 0 || paths.some((steps) => steps.length === 0)) return undefined;
    return lightOf(map.state.layout, paths, map);
  });

  show(lens: Lens): void {
    session.lens = lens;
  }

  /** Asks for the most travelled path of the map as it is. Only the last answer counts. */
  async findMain(map: string): Promise<void> {
    const now = ++this.#asked;
    try {
      const { steps } = await call("path_find", { map, through: [] });
      if (now === this.#asked) this.#main = steps;
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  /** Names the path through what is selected, and lights it. False where there is none. */
  async name(name: string): Promise<boolean> {
    const map = session.document;
    if (!map) return false;
    try {
      const through = inOrder(map.state.layout, session.chosen);
      const { steps } = await call("path_find", { map: map.id, through });
      if (steps.length === 0) {
        session.say("No way leads through these steps from left to right.", "hint");
        return false;
      }
      const id = v7();
      if (!(await session.edit({ kind: "addPath", id, name, steps }))) return false;
      session.lens = { kind: "one", path: id };
      session.select({ kind: "path", id });
      return true;
    } catch (thrown) {
      session.fail(asApiError(thrown));
      return false;
    }
  }
}

export const lens = new LensView();
