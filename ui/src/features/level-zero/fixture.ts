/** The password reset as the reference has it: 200,000 walks, seed 7. For tests. */
import type { NeedReport, SimulatedFigure } from "../../api/bindings";

const share = (mean: number): SimulatedFigure => {
  const se = Math.sqrt((mean * (1 - mean)) / 200_000);
  return { mean, se, low: mean - 1.96 * se, high: mean + 1.96 * se };
};

export const passwordReset: NeedReport = {
  id: "need",
  key: "password-reset",
  name: "Password reset",
  episodes: { mean: 1, se: 0, low: 1, high: 1 },
  level0: share(0.2503),
  given_up: share(0.0834),
  gaps: {
    missing: share(0),
    unreachable: share(0.1911),
    undiscovered: share(0.355),
    unanswerable: share(0.0684),
    fails: share(0.0431),
    unconfirmed: share(0.0087),
    unattributed: share(0),
  },
  friction_em: { level0: 11.8, given_up: 32.3, missing: null, unreachable: 41.2, undiscovered: 38.5, unanswerable: 46.2, fails: 52.6, unconfirmed: 32.5, unattributed: null },
  lost_min: { level0: 8.6, given_up: 23, missing: null, unreachable: 26.4, undiscovered: 34.5, unanswerable: 28.6, fails: 32.2, unconfirmed: 15.7, unattributed: null },
  cost: { level0: 2, given_up: 10, missing: null, unreachable: 22, undiscovered: 22, unanswerable: 22, fails: 22, unconfirmed: 22, unattributed: null },
  places: [],
};
