/** Every text of a map, with its place in words and what is selected when it is the one that was meant. */
import type { Anchor, Cell, Component, Details, Lane, Need, OpenQuestion, Opportunity, PainPoint, Path, Persona, Picture, Stage, Team, Touchpoint, Transition } from "../../api/bindings";
import type { Selection } from "../../state/session.svelte";

export const GROUPS = ["Steps", "Stages", "Pain points", "Opportunities", "Questions", "Lanes", "Ways", "Paths", "Personas", "Needs", "Teams", "Systems", "The map"] as const;
export type Group = (typeof GROUPS)[number];

export interface Entry {
  group: Group;
  text: string;
  /** It is what the thing is called, not something that is said of it. */
  name: boolean;
  /** Where it stands: "channel of “Phone menu”". */
  place: string;
  /** None: the map as a whole. */
  selection: Selection | null;
  /** The step or stage that comes into view with it. */
  at: Anchor | null;
}

/** As much of a map as is searched. */
export interface Texts {
  details: Details;
  stages: Stage[];
  lanes: Lane[];
  touchpoints: Touchpoint[];
  transitions: Transition[];
  cells: Cell[];
  painPoints: PainPoint[];
  opportunities: Opportunity[];
  questions: OpenQuestion[];
  needs: Need[];
  components: Component[];
  pictures: Picture[];
  paths: Path[];
  personas: Persona[];
  teams: Team[];
  touchpoint(id: string): Touchpoint | undefined;
  stage(id: string): Stage | undefined;
  lane(id: string): Lane | undefined;
}

type Words = [text: string | undefined, place: string];

/** Texts of one thing, its name first; the blank ones are left out. */
function of(group: Group, selection: Selection | null, at: Anchor | null, ...words: Words[]): Entry[] {
  return words.flatMap(([text, place], n) => (text?.trim() ? [{ group, text: text.trim(), name: n === 0, place, selection, at }] : []));
}

export function entriesOf(map: Texts): Entry[] {
  const where = (at: Anchor) => ("touchpoint" in at ? (map.touchpoint(at.touchpoint)?.name ?? "") : (map.stage(at.stage)?.name ?? ""));
  return [
    ...map.touchpoints.flatMap((step) => ofStep(step, map.stage(step.stage)?.name ?? "")),
    ...map.stages.flatMap((stage) => of("Stages", { kind: "stage", id: stage.id }, { stage: stage.id }, [stage.name, "stage"])),
    ...map.painPoints.flatMap((pain) =>
      of("Pain points", { kind: "painPoint", id: pain.id }, pain.at,
        [pain.text, `at “${where(pain.at)}”`], [pain.owner, `owner of “${pain.text}”`], [pain.proof, `shows that “${pain.text}” is mended`])),
    ...map.opportunities.flatMap((idea) =>
      of("Opportunities", { kind: "opportunity", id: idea.id }, idea.at,
        [idea.text, `at “${where(idea.at)}”`], [idea.owner, `owner of “${idea.text}”`], [idea.measure, `measure of “${idea.text}”`])),
    ...map.questions.flatMap((question) =>
      of("Questions", { kind: "question", id: question.id }, question.at, [question.text, `at “${where(question.at)}”`], [question.answer, `answer to “${question.text}”`])),
    ...map.lanes.flatMap((lane) => of("Lanes", { kind: "lane", id: lane.id }, null, [lane.name, lane.hidden ? "lane, hidden" : "lane"])),
    ...map.cells.flatMap((cell) => of("Lanes", { kind: "cell", lane: cell.lane, at: cell.at }, cell.at, [cell.text, `${map.lane(cell.lane)?.name ?? ""} at “${where(cell.at)}”`])),
    ...map.pictures.flatMap((picture) => of("Lanes", { kind: "picture", id: picture.id }, picture.at, [picture.text, `picture at “${where(picture.at)}”`])),
    ...map.transitions.flatMap((way) => {
      const [from, to] = [map.touchpoint(way.source)?.name ?? "", map.touchpoint(way.target)?.name ?? ""];
      return of("Ways", { kind: "transition", id: way.id }, { touchpoint: way.source }, [way.label, `from “${from}” to “${to}”`]);
    }),
    ...map.paths.flatMap((path) => of("Paths", { kind: "path", id: path.id }, null, [path.name, `path of ${path.steps.length} steps`])),
    ...map.personas.flatMap((persona) => of("Personas", { kind: "persona", id: persona.id }, null, [persona.name, "persona"], [persona.description, `about “${persona.name}”`])),
    ...map.needs.flatMap((need) => of("Needs", { kind: "need", id: need.id }, null, [need.name, "need"])),
    ...map.teams.flatMap((team) => of("Teams", { kind: "team", id: team.id }, null, [team.name, "team"])),
    ...map.components.flatMap((system) =>
      of("Systems", { kind: "component", id: system.id }, null, [system.name, "system"], ...system.announces.map((channel): Words => [channel, `where “${system.name}” announces`]))),
    ...of("The map", null, null,
      [map.details.title, "title"], [map.details.actor, "actor"], [map.details.scenario, "scenario"], [map.details.expectation, "expectation"]),
  ];
}

function ofStep(step: Touchpoint, stage: string): Entry[] {
  return of("Steps", { kind: "touchpoint", id: step.id }, { touchpoint: step.id },
    [step.name, step.outcome ? `end in ${stage}` : `in ${stage}`], [step.channel, `channel of “${step.name}”`],
    ...step.requires.map((condition): Words => [condition, `required at “${step.name}”`]));
}
