import { expect, it } from "vitest";
import type { NeedReport } from "../../api/bindings";
import { gapShares } from "./gapShares";

it("shows the largest gap first and nothing that did not happen", () => {
  const figure = (mean: number) => ({ mean, se: 0, low: mean, high: mean });
  const need = {
    level0: figure(0.25),
    given_up: figure(0.08),
    gaps: { missing: figure(0), unreachable: figure(0.2), undiscovered: figure(0.47) },
  } as unknown as NeedReport;
  expect(gapShares(need).map((part) => part.name)).toEqual([
    "solved at level 0", "undiscovered", "unreachable", "gave up",
  ]);
});
