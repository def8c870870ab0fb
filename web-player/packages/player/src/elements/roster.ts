import { html, LitElement, nothing } from "lit";
import type { PeoplePicture } from "../store/people-view";
import { type PersonAct, personActs } from "../store/person-acts";
import { type Request, RequestEvent } from "../store/requests";
import { isHost, type Person } from "../store/view";
import { strings } from "../strings";
import { peopleStrings } from "../strings-people";
import { pinStrings } from "../strings-pin";
import { buttons, forms, reset } from "../styles/shared";
import "./avatar";
import { icons } from "./icons";
import { leadBar } from "./people/lead-bar";
import "./people/person-menu";
import { personLink, personName } from "./people/person-row";
import { rosterStyles } from "./people/roster-styles";
import { peopleIcons } from "./people/shapes";

const say = strings.roster;
const more = peopleStrings.roster;

/** Who is in the room, how they are doing, and what can be done about it; one's own name can be changed here. */
export class SameframeRoster extends LitElement {
  static override readonly properties = {
    picture: { attribute: false },
    renaming: { state: true },
    asked: { state: true },
    embedded: { type: Boolean },
  };

  declare picture: PeoplePicture | undefined;
  /** In a page of somebody else, which says who one is. */
  declare embedded: boolean;
  declare renaming: boolean;
  /** It is asked whether this is meant. */
  declare asked: { readonly id: number; readonly act: PersonAct } | undefined;

  static override readonly styles = [reset, buttons, forms, rosterStyles];

  constructor() {
    super();
    this.renaming = false;
    this.embedded = false;
  }

  protected override render() {
    const { picture } = this;
    if (picture === undefined) {
      return nothing;
    }
    const { people, together, leading, locked, removed } = picture;
    const host = isHost(people);
    return html`
      <h2>
        <span>${say.title}</span><span data-count>${people.filter(({ presence }) => presence !== "waiting").length}</span>
        ${together === undefined ? nothing : html`<span class="together ${together.all ? "" : "busy"}">${together.text}</span>`}
      </h2>
      ${leadBar(leading, (request) => this.#ask(request))}
      <ul>
        ${people.map((person) => this.#row(person, picture, host))}
      </ul>
      <button type="button" class="invite" data-action="invite" @click=${() => this.#ask({ kind: "invite" })}>
        ${peopleIcons.invite}${more.invite}
      </button>
      ${host ? this.#hosting(locked, removed) : nothing}
      <p class="self">${more.self}</p>
      ${
        this.embedded
          ? nothing
          : html`<button type="button" class="else" data-action="forget" @click=${() => this.#ask({ kind: "forget" })}>${say.somebodyElse}</button>`
      }
      <button type="button" class="else" data-action="saveWitness" @click=${() => this.#ask({ kind: "saveWitness" })}>${strings.fork.saveOwn}</button>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.get("renaming") === false) {
      this.renderRoot.querySelector<HTMLInputElement>("form input")?.select();
    }
    if (changed.has("asked") && this.asked !== undefined) {
      this.renderRoot.querySelector<HTMLElement>("[data-action=keep]")?.focus();
    }
  }

  #row(person: Person, { people, conditions, leading }: PeoplePicture, host: boolean) {
    const { id, name, color, you, presence } = person;
    const away = presence !== "here";
    const condition = conditions.get(id);
    const acts = personActs(person, people, leading !== undefined);
    return html`
      <li class=${away ? "away" : "here"} data-participant=${id}>
        <sameframe-avatar .name=${name} .color=${color} .faded=${away}></sameframe-avatar>
        ${
          you && this.renaming
            ? this.#form(name)
            : html`${personName(person, condition)}${personLink(person, condition)}${you ? this.#rename() : nothing}`
        }
        ${
          acts.length === 0
            ? nothing
            : html`<sameframe-person-menu .name=${name} .acts=${acts} @sameframe-person-act=${(event: CustomEvent<PersonAct>) => this.#act(person, event.detail)}></sameframe-person-menu>`
        }
        ${presence === "waiting" && host ? this.#decision(person) : nothing}
        ${this.asked?.id === id ? this.#question(name, this.asked.act) : nothing}
      </li>
    `;
  }

  #decision({ id, name }: Person) {
    const button = (label: string, kind: "letIn" | "decline") => html`
      <button type="button" data-action=${kind} aria-label=${say.about(label, name)} @click=${() => this.#ask({ kind, participant: id })}>
        ${label}
      </button>
    `;
    return html`<div class="decide"><div>${button(say.letIn, "letIn")}${button(say.decline, "decline")}</div></div>`;
  }

  #question(name: string, { request }: PersonAct) {
    const acts = peopleStrings.acts;
    const done = (): void => {
      this.asked = undefined;
    };
    const act = (): void => {
      done();
      this.#ask(request);
    };
    const escaped = (event: KeyboardEvent): void => {
      if (event.key === "Escape") {
        done();
      }
    };
    return html`<div class="decide" role="group" aria-labelledby="question" @keydown=${escaped}>
      <p id="question">${acts.reallyRemove(name)}</p>
      <div>
        <button type="button" class="danger" @click=${act}>${acts.removeNow}</button>
        <button type="button" data-action="keep" @click=${done}>${acts.keep}</button>
      </div>
    </div>`;
  }

  #hosting(locked: boolean, removed: readonly Person[]) {
    return html`
      <button type="button" class="lock" role="switch" aria-checked=${locked} data-action="lock" @click=${() => this.#ask({ kind: "lock", locked: !locked })}>
        ${peopleIcons.lock}<span>${more.lock}<small>${more.lockHint}</small></span><i class="track" aria-hidden="true"></i>
      </button>
      <button type="button" class="lock" data-action="pin" @click=${() => this.#ask({ kind: "pin" })}>
        ${peopleIcons.pin}<span>${pinStrings.settings.button}<small>${pinStrings.settings.buttonHint}</small></span>
      </button>
      ${
        removed.length === 0
          ? nothing
          : html`<details>
              <summary>${more.removed(removed.length)}</summary>
              ${removed.map(
                ({ id, name }) => html`<div class="removed">
                  <span class="name">${name}</span>
                  <button type="button" aria-label=${say.about(say.letIn, name)} @click=${() => this.#ask({ kind: "letIn", participant: id })}>${say.letIn}</button>
                </div>`,
              )}
            </details>`
      }
    `;
  }

  #rename() {
    return html`
      <button type="button" class="icon" aria-label=${say.rename} title=${say.rename} @click=${() => this.#renames(true)}>
        ${icons.edit}
      </button>
    `;
  }

  #form(name: string) {
    return html`
      <form @submit=${this.#renamed} @keydown=${(event: KeyboardEvent) => event.key === "Escape" && this.#renames(false)}>
        <input name="name" maxlength="64" aria-label=${strings.start.name} .value=${name}>
        <button type="submit">${say.save}</button>
      </form>
    `;
  }

  #renames(renaming: boolean): void {
    this.renaming = renaming;
  }

  #renamed(event: SubmitEvent): void {
    event.preventDefault();
    const name = this.renderRoot.querySelector<HTMLInputElement>("form input")?.value.trim() ?? "";
    this.renaming = false;
    if (name !== "") {
      this.#ask({ kind: "rename", name });
    }
  }

  #act({ id }: Person, act: PersonAct): void {
    if (act.asks) {
      this.asked = { id, act };
    } else {
      this.#ask(act.request);
    }
  }

  #ask(request: Request): void {
    this.dispatchEvent(new RequestEvent(request));
  }
}

customElements.define("sameframe-roster", SameframeRoster);
