import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it, vi } from "vitest";
import type { QueuesWhatIf, StudyRequest } from "../../api/bindings";
import { connect } from "../../api/core";
import { openMap } from "../../state/fixture";
import { session } from "../../state/session.svelte";
import StaffStudy from "./StaffStudy.svelte";
import { studiesOf } from "./studies.svelte";

const user = userEvent.setup();
const less = { base: 4.1, scenario: 1.9, mean: -2.2, se: 0.1, low: -2.5, high: -1.9, seen: true };
const same = { base: 0.5, scenario: 0.5, mean: 0, se: 0, low: 0, high: 0, seen: false };
const journeys = { resolved_verified: same, abandoned: same, friction_em: same, lost_min: less, elapsed_min: less, cost: same };
const found: QueuesWhatIf = {
  format: "milewalk.queues-what-if/1", map: "A map", who: { kind: "neutral" }, seed: 7, replications: 10, weeks: 8, warm_up_weeks: 1,
  answer_within_s: 60, journeys,
  teams: [{ id: "desk", key: "desk", name: "Desk", staff_base: 1, staff_scenario: 2, wait_served: less, wait_all: less, gives_up: null, service_level: same, utilisation: same, queue: less }],
};
let asked: StudyRequest[];

beforeEach(() => {
  openMap();
  asked = [];
  connect({
    call: async () => [] as never,
    start: async (_job, request, listen) => {
      const study = request as StudyRequest;
      asked.push(study);
      listen({ kind: "studied", study: { ranAt: "", stale: false, seconds: 1, request: study, outcome: { kind: "queuesWhatIf", result: found } } });
      return { job: 1 } as never;
    },
  });
});

it("asks what more people would change, and says it with its range", async () => {
  const { container } = render(StaffStudy, { studies: studiesOf(session.document!) });
  const compare = screen.getByRole("button", { name: "▶ Compare" });
  expect((compare as HTMLButtonElement).disabled, "nothing is different yet").toBe(true);
  await user.click(screen.getByRole("button", { name: "One more of Desk" }));
  expect(screen.getByText("+1")).toBeTruthy();
  await user.click(compare);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.study).toMatchObject({ kind: "queuesWhatIf", edits: [], staff: { desk: 1 }, question: { weeks: 8, replications: 10, target: 0.8 } });
  const result = (await screen.findByTestId("study-staff-result")).textContent;
  expect(result).toContain("4.1 → 1.9 min, 2.2 less (1.9 to 2.5)");
  expect(result).toContain("no difference that can be seen");
  const axes = await axe.run(container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(axes.violations).toEqual([]);
});

it("takes nobody away who is not there", async () => {
  render(StaffStudy, { studies: studiesOf(session.document!) });
  const fewer = screen.getByRole("button", { name: "One fewer of Desk" });
  for (let n = 0; n < 4; n += 1) await user.click(fewer);
  expect(screen.getByText("−4")).toBeTruthy();
  expect((fewer as HTMLButtonElement).disabled, "of four").toBe(true);
});
