import { html, nothing } from "lit";
import type { Condition } from "../../store/people-view";
import type { Person } from "../../store/view";
import { strings } from "../../strings";
import { peopleStrings } from "../../strings-people";
import "../avatar";
import { linkBars, peopleIcons } from "./shapes";

const say = peopleStrings.roster;
const words = strings.roster;

/** Name, role, lead, and how somebody is doing. */
export function personName(
  { name, verified, role, host, lead, you, presence, alone }: Person,
  condition: Condition | undefined,
) {
  const isHere = presence === "here";
  const about = [
    you ? words.you : "",
    isHere ? "" : words[presence],
    lead === "asks" ? say.asksForLead : "",
    alone && !you ? words.alone : "",
    isHere && !you && condition?.hidden === true ? say.hidden : "",
  ].filter((word) => word !== "");
  return html`
    <span class="who">
      <span class="name" title=${name}>${name}</span>
      <span class="about">
        ${verified ? html`<span class="chip" data-verified>${peopleIcons.verified}${say.verified}</span>` : nothing}
        ${host ? html`<span class="chip host">${words.host}</span>` : nothing}
        ${role === "viewer" ? html`<span class="chip">${say.role.viewer}</span>` : nothing}
        ${lead === "holds" ? html`<span class="chip lead-chip">${peopleIcons.lead}${say.leads}</span>` : nothing}
        ${about.length === 0 ? nothing : html`<span>${about.join(", ")}</span>`}
        ${isHere && condition?.buffering === true ? html`<span class="busy">${say.buffering}</span>` : nothing}
      </span>
    </span>
  `;
}

/** How good somebody's connection is, as bars and in words. */
export function personLink({ presence }: Person, condition: Condition | undefined) {
  if (presence !== "here" || condition === undefined) {
    return nothing;
  }
  const { quality, roundTrip } = condition;
  const text =
    roundTrip === undefined
      ? peopleStrings.link[quality]
      : peopleStrings.link.with(peopleStrings.link[quality], Math.round(roundTrip));
  return html`<span class="link ${quality}" role="img" aria-label=${text} title=${text} data-link=${quality}>${linkBars(quality)}</span>`;
}
