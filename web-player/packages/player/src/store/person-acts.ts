import { peopleStrings } from "../strings-people";
import type { Request } from "./requests";
import type { Person, Role } from "./view";

const say = peopleStrings.acts;

/** Something that can be done about a person. */
export interface PersonAct {
  readonly label: string;
  readonly request: Request;
  /** It is asked first whether that is meant. */
  readonly asks: boolean;
}

const ROLES: readonly Role[] = ["host", "reviewer", "viewer"];

/** What one may do about somebody, oneself included, in the order of a menu. */
export function personActs(person: Person, people: readonly Person[], underLead: boolean): readonly PersonAct[] {
  const me = people.find(({ you }) => you);
  if (me === undefined || person.presence === "waiting") {
    return [];
  }
  return [...leadActs(person, me, underLead), ...(me.host ? hostActs(person, people) : [])];
}

function leadActs(person: Person, me: Person, underLead: boolean): PersonAct[] {
  const may = underLead && (me.host || me.lead === "holds") && person.role !== "viewer" && person.lead !== "holds";
  // who is no host asks for it like anybody
  if (!may || (person.you && !me.host)) {
    return [];
  }
  const request = { kind: "handLead", participant: person.id } as const;
  return [{ label: person.you ? say.takeLead : say.handLead, request, asks: false }];
}

function hostActs(person: Person, people: readonly Person[]): PersonAct[] {
  const participant = person.id;
  const isLastHost = person.host && people.filter(({ host }) => host).length === 1;
  const labels = person.you ? say.ownRole : say.role;
  const roles = isLastHost ? [] : ROLES.filter((role) => role !== person.role);
  return [
    ...roles.map((role) => ({
      label: labels[role],
      request: { kind: "setRole", participant, role } as const,
      asks: false,
    })),
    ...(person.you
      ? []
      : [
          ...(person.host
            ? []
            : [{ label: say.transferHost, request: { kind: "transferHost", participant } as const, asks: false }]),
          { label: say.remove, request: { kind: "remove", participant } as const, asks: true },
        ]),
  ];
}
