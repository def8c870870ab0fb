import { css, html, LitElement, nothing } from "lit";
import { RequestEvent } from "../store/requests";
import { isHost, type Person } from "../store/view";
import { strings } from "../strings";
import { buttons, forms, reset } from "../styles/shared";
import "./avatar";
import { icons } from "./icons";

const say = strings.roster;

/** Who is in the room; one's own name can be changed here. */
export class SameframeRoster extends LitElement {
  static override readonly properties = { people: { attribute: false }, renaming: { state: true } };

  declare people: readonly Person[];
  declare renaming: boolean;

  static override readonly styles = [
    reset,
    buttons,
    forms,
    css`
      h2 {
        display: flex;
        justify-content: space-between;
        margin: 0 0 12px;
        color: var(--sf-dim);
        font-size: 13px;
        font-weight: 500;
      }

      ul {
        margin: 0 0 16px;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px;
        min-height: 44px;
      }

      .who {
        display: flex;
        flex: 1;
        flex-direction: column;
        justify-content: center;
        min-width: 0;
        min-height: 44px;
        line-height: 1.25;
      }

      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .away .name {
        color: var(--sf-faint);
      }

      .about {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--sf-faint);
        font-size: 12px;
      }

      .host {
        padding: 0 6px;
        border: 1px solid #555555;
        border-radius: 8px;
        color: var(--sf-dim);
        font-size: 11px;
        line-height: 15px;
      }

      .decide {
        display: flex;
        flex-basis: 100%;
        gap: 6px;
        margin: -6px 0 8px 42px;
      }

      .decide button {
        min-height: 32px;
        padding: 0 12px;
        font-size: 13px;
      }

      .icon {
        width: 32px;
        min-height: 32px;
        color: var(--sf-faint);
      }

      form {
        display: flex;
        flex: 1;
        min-width: 0;
        gap: 6px;
      }

      form input {
        min-width: 0;
        height: 36px;
        padding: 0 8px;
        font-size: 15px;
      }

      .else {
        display: block;
        min-height: 30px;
        padding: 0;
        border: 0;
        color: var(--sf-faint);
        font-size: 13px;
        text-align: left;
      }

      .else:hover {
        background: none;
        color: var(--sf-text);
        text-decoration: underline;
      }
    `,
  ];

  constructor() {
    super();
    this.people = [];
    this.renaming = false;
  }

  protected override render() {
    return html`
      <h2><span>${say.title}</span><span data-count>${this.people.filter(({ presence }) => presence !== "waiting").length}</span></h2>
      <ul>
        ${this.people.map((person) => this.#row(person))}
      </ul>
      <button type="button" class="else" data-action="forget" @click=${this.#forget}>${say.somebodyElse}</button>
      <button type="button" class="else" data-action="saveWitness" @click=${this.#saveWitness}>${strings.fork.saveOwn}</button>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.get("renaming") === false) {
      this.renderRoot.querySelector("input")?.select();
    }
  }

  #row(person: Person) {
    const { id, name, color, host, you, presence, alone } = person;
    const away = presence !== "here";
    const words = [you ? say.you : "", away ? say[presence] : "", alone && !you ? say.alone : ""];
    const about = words.filter((word) => word !== "").join(", ");
    return html`
      <li class=${away ? "away" : "here"} data-participant=${id}>
        <sameframe-avatar .name=${name} .color=${color} .faded=${away}></sameframe-avatar>
        ${
          you && this.renaming
            ? this.#form(name)
            : html`
                <span class="who">
                  <span class="name" title=${name}>${name}</span>
                  <span class="about">${host ? html`<span class="host">${say.host}</span> ` : nothing}${about}</span>
                </span>
                ${you ? this.#rename() : nothing}
              `
        }
        ${presence === "waiting" && isHost(this.people) ? this.#decision(person) : nothing}
      </li>
    `;
  }

  #decision({ id, name }: Person) {
    const button = (label: string, kind: "letIn" | "decline") => html`
      <button
        type="button"
        data-action=${kind}
        aria-label=${say.about(label, name)}
        @click=${() => this.dispatchEvent(new RequestEvent({ kind, participant: id }))}
      >
        ${label}
      </button>
    `;
    return html`<div class="decide">${button(say.letIn, "letIn")}${button(say.decline, "decline")}</div>`;
  }

  #rename() {
    return html`
      <button
        type="button"
        class="icon"
        aria-label=${say.rename}
        title=${say.rename}
        @click=${() => {
          this.renaming = true;
        }}
      >
        ${icons.edit}
      </button>
    `;
  }

  #form(name: string) {
    return html`
      <form @submit=${this.#renamed} @keydown=${this.#typed}>
        <input name="name" maxlength="64" aria-label=${strings.start.name} .value=${name}>
        <button type="submit">${say.save}</button>
      </form>
    `;
  }

  #renamed(event: SubmitEvent): void {
    event.preventDefault();
    const name = this.renderRoot.querySelector("input")?.value.trim() ?? "";
    this.renaming = false;
    if (name !== "") {
      this.dispatchEvent(new RequestEvent({ kind: "rename", name }));
    }
  }

  #typed(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.renaming = false;
    }
  }

  #saveWitness(): void {
    this.dispatchEvent(new RequestEvent({ kind: "saveWitness" }));
  }

  #forget(): void {
    this.dispatchEvent(new RequestEvent({ kind: "forget" }));
  }
}

customElements.define("sameframe-roster", SameframeRoster);
