/** What a list of personas, needs, teams, systems and paths says of each, in a word or two. */
import type { Component, Need, Path, Persona, Team } from "../../api/bindings";
import { percent } from "../../i18n/numbers";
import { teamWords } from "./week";

export interface Entry {
  id: string;
  name: string;
  word: string;
}

export const personaEntry = ({ id, name, share }: Persona): Entry => ({ id, name, word: percent(share) });

export function needEntry({ id, name, metAt }: Need, nameOf: (step: string) => string | undefined): Entry {
  const places = metAt.map(nameOf).filter((place) => place !== undefined);
  const word = places.length === 0 ? "met nowhere" : places.length === 1 ? `met at ${places[0]}` : `met at ${places.length} places`;
  return { id, name, word };
}

export const teamEntry = (team: Team): Entry => ({ id: team.id, name: team.name, word: teamWords(team) });

export function systemEntry({ id, name, down, announces }: Component): Entry {
  const where = announces.length === 0 ? "announces nowhere" : `announces on ${announces.join(", ")}`;
  return { id, name, word: down ? `out of order, ${where}` : where };
}

export const pathEntry = ({ id, name, steps }: Path): Entry => ({ id, name, word: steps.length === 1 ? "1 step" : `${steps.length} steps` });
