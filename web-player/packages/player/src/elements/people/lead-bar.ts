import { html, nothing } from "lit";
import type { Leading } from "../../store/people-view";
import type { Request } from "../../store/requests";
import { peopleStrings } from "../../strings-people";

const say = peopleStrings.roster.lead;

/** Who has the lead, and asking for it, where one at a time drives. */
export function leadBar(leading: Leading | undefined, ask: (request: Request) => void) {
  if (leading === undefined) {
    return nothing;
  }
  const { holder, place, mine, may } = leading;
  const text = mine ? say.mine : holder === undefined ? say.nobody : say.other(holder.name);
  const act = actOf(leading);
  return html`<div class="lead" data-lead>
    <p role="status">${text}${place === undefined ? nothing : ` ${say.inLine(place)}`}${may ? nothing : ` ${say.viewer}`}</p>
    ${act === undefined ? nothing : html`<button type="button" data-action=${act.request.kind} @click=${() => ask(act.request)}>${act.label}</button>`}
  </div>`;
}

function actOf({
  holder,
  place,
  mine,
  may,
}: Leading): { readonly label: string; readonly request: Request } | undefined {
  if (!may) {
    return undefined;
  }
  if (mine) {
    return { label: say.back, request: { kind: "returnLead" } };
  }
  if (place !== undefined) {
    return { label: say.unask, request: { kind: "returnLead" } };
  }
  return { label: holder === undefined ? say.take : say.ask, request: { kind: "askLead" } };
}
