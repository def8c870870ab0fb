import { html, LitElement, nothing, type PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { addressAddition, ownAddition } from "../../medium/addition";
import type { ShotRow } from "../../store/shot-rows";
import type { ShotActs, ShotsPicture } from "../../store/shots-store";
import { playlistStrings as say } from "../../strings-playlist";
import { buttons, reset } from "../../styles/shared";
import "./adding";
import { playlistStyles } from "./playlist-styles";
import { listenToDrag } from "./reorder";
import "./shot";
import "./shot-add";
import type { SameframeShot } from "./shot";

/** The shots of the room in their order, and what can be done with them. */
export class SameframePlaylist extends LitElement {
  static override readonly properties = {
    picture: { attribute: false },
    acts: { attribute: false },
    note: { attribute: false },
    adds: { state: true },
    drag: { state: true },
    files: { state: true },
    said: { state: true },
  };

  declare picture: ShotsPicture | undefined;
  declare acts: ShotActs;
  /** Stands above the shots. */
  declare note: HTMLElement | undefined;
  /** What is to be added: shots, or versions of one; undefined: nothing. */
  declare adds: { readonly shot: ShotRow | undefined } | undefined;
  declare drag: { readonly from: number; readonly to: number } | undefined;
  /** Something is dragged here from outside. */
  declare files: boolean;
  /** For who does not see where a shot went. */
  declare said: string;
  #stopDragging: (() => void) | undefined;
  #refocus: string | undefined;

  static override readonly styles = [reset, buttons, playlistStyles];

  constructor() {
    super();
    this.files = false;
    this.said = "";
    this.addEventListener("dragover", this.#draggedOver);
    this.addEventListener("dragleave", ({ relatedTarget }) => {
      this.files &&= relatedTarget instanceof Node && this.contains(relatedTarget);
    });
    this.addEventListener("drop", this.#dropped);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopDragging?.();
    this.#stopDragging = undefined;
  }

  protected override render() {
    const { picture, acts } = this;
    if (picture === undefined) {
      return nothing;
    }
    const { rows, rights, adding } = picture;
    const edit = rights.edit && say.refusal[rights.edit];
    const approved = rows.filter(({ verdict }) => verdict === "approved").length;
    return html`
      <div class="head">
        <span data-count>${say.count(rows.length)}</span>
        ${approved === 0 ? nothing : html`<span>${say.approved(approved)}</span>`}
        <button
          type="button"
          data-act="add"
          aria-expanded=${this.adds !== undefined}
          title=${edit ?? nothing}
          ?disabled=${edit !== undefined}
          @click=${() => {
            this.adds = this.adds === undefined ? { shot: undefined } : undefined;
          }}
        >
          ${this.adds === undefined ? say.add : say.close}
        </button>
      </div>
      ${this.adds === undefined ? nothing : this.#form(picture, this.adds.shot)}
      ${this.note}
      <sameframe-adding .adding=${adding} .acts=${acts}></sameframe-adding>
      ${rows.length === 0 ? html`<p class="none">${say.none}<span>${say.noneDetail}</span></p>` : nothing}
      <ol aria-label=${say.label} ?data-drop=${this.drag?.to === rows.length}>
        ${repeat(
          rows,
          ({ id }) => id,
          (row, n) => this.#item(row, n, picture),
        )}
      </ol>
      <p class="unseen" role="status">${this.said}</p>
      ${this.files ? html`<p class="drop">${say.drop}</p>` : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const list = this.renderRoot.querySelector("ol");
    if (list !== null) {
      this.#stopDragging ??= listenToDrag(list, () => [...list.children] as HTMLElement[], {
        over: (from, to) => {
          this.drag = to === undefined || to === from || to === from + 1 ? undefined : { from, to };
        },
        drop: (from, to) => this.#move(from, to),
      });
    }
    if (this.#refocus !== undefined && changed.has("picture")) {
      this.renderRoot.querySelector<SameframeShot>(`[data-shot="${this.#refocus}"] sameframe-shot`)?.focusGrip();
      this.#refocus = undefined;
    }
  }

  #form({ locations, first }: ShotsPicture, shot: ShotRow | undefined) {
    return html`<sameframe-shot-add
      .shot=${shot}
      .first=${first}
      .locations=${locations}
      .acts=${this.acts}
      @sameframe-done=${() => {
        this.adds = undefined;
      }}
    ></sameframe-shot-add>`;
  }

  #item(row: ShotRow, n: number, { rights }: ShotsPicture) {
    const { drag } = this;
    return html`<li
      data-shot=${row.id}
      aria-current=${row.current}
      ?data-dragged=${drag?.from === n}
      ?data-drop=${drag?.to === n}
    >
      <sameframe-shot
        .row=${row}
        .rights=${rights}
        .acts=${this.acts}
        ?current=${row.current}
        @sameframe-shot-step=${(event: CustomEvent<number>) => this.#step(n, event.detail)}
        @sameframe-shot-version=${() => {
          this.adds = { shot: row };
          this.scrollIntoView({ block: "nearest" });
        }}
      ></sameframe-shot>
    </li>`;
  }

  #step(from: number, by: number): void {
    this.#refocus = this.picture?.rows[from]?.id;
    this.#move(from, by < 0 ? from - 1 : from + 2);
  }

  /** @param to before this one */
  #move(from: number, to: number): void {
    const rows = this.picture?.rows ?? [];
    const row = rows[from];
    if (row !== undefined && to >= 0 && to <= rows.length && to !== from && to !== from + 1) {
      this.said = say.moved(row.title, to > from ? to : to + 1, rows.length);
      this.acts.move(row.id, rows[to]?.id ?? "");
    }
  }

  #draggedOver(event: DragEvent): void {
    const types = event.dataTransfer?.types ?? [];
    const isOurs = types.includes("Files") || types.includes("text/uri-list");
    if (isOurs && this.picture?.rights.edit === undefined) {
      event.preventDefault();
      this.files = true;
    }
  }

  #dropped(event: DragEvent): void {
    const { dataTransfer, picture } = { dataTransfer: event.dataTransfer, picture: this.picture };
    if (!this.files || dataTransfer === null || picture === undefined) {
      return;
    }
    event.preventDefault();
    this.files = false;
    const addresses = dataTransfer.getData("text/uri-list").split(/\r?\n/);
    const additions = [
      ...[...dataTransfer.files].map(ownAddition),
      ...addresses.flatMap((line) => addressAddition(line) ?? []),
    ];
    void this.acts.add(additions, this.adds?.shot?.id, { number: picture.first, typed: false });
  }
}

customElements.define("sameframe-playlist", SameframePlaylist);
