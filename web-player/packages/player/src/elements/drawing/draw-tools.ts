import { html, LitElement, nothing, type TemplateResult } from "lit";
import { coloursFor, fillOf, type Settings, SPANS, type Span, TOOLS, type Width } from "../../drawing/tools";
import { type DrawAct, DrawEvent, type DrawingPicture, keyOfTool } from "../../store/drawing-view";
import { type Action, Keymap } from "../../store/keymap";
import { drawingStrings as say } from "../../strings-drawing";
import { keyOf, keyStrings } from "../../strings-keys";
import { buttons, reset } from "../../styles/shared";
import { vars } from "../vars";
import { drawIcons, toolIcons } from "./draw-icons";
import { drawToolsStyles } from "./draw-tools-styles";

const THICK: Readonly<Record<Width, string>> = { thin: "2px", medium: "4px", thick: "8px" };

/** The drawing tools, for as long as somebody draws. */
export class SameframeDrawTools extends LitElement {
  static override readonly properties = {
    drawing: { attribute: false, hasChanged: differs },
    host: { type: Boolean },
    keymap: { attribute: false },
  };

  declare drawing: DrawingPicture | undefined;
  /** A host clears what others drew, too. */
  declare host: boolean;
  declare keymap: Keymap;

  static override readonly styles = [reset, buttons, drawToolsStyles];

  constructor() {
    super();
    this.host = false;
    this.keymap = Keymap.USUAL;
  }

  protected override render() {
    const { drawing } = this;
    if (drawing?.open !== true) {
      return nothing;
    }
    return html`
      ${drawing.refusal === undefined ? nothing : this.#why(drawing.refusal)}
      <div class="bar" role="group" aria-label=${say.title}>
        ${this.#tools(drawing)} ${this.#colours(drawing)} ${this.#widths(drawing)}
        <div class="group">
          ${this.#spans(drawing)}
          ${this.#button(drawIcons.ghosts, say.ghosts, undefined, this.#set({ ghosts: !drawing.ghosts }), { pressed: drawing.ghosts })}
        </div>
        <div class="group">
          ${this.#button(drawIcons.undo, say.undo, "undo", { kind: "undo" }, { idle: !drawing.canUndo })}
          ${this.#button(drawIcons.redo, say.redo, "redo", { kind: "redo" }, { idle: !drawing.canRedo })}
          ${this.#button(drawIcons.clear, this.host ? say.clear : say.clearOwn, undefined, { kind: "clear" }, { idle: !drawing.canClear })}
          <button type="button" class="done" title=${this.#titled(say.done, "done-drawing")} @click=${() => this.#ask({ kind: "open", open: false })}>${say.done}</button>
        </div>
      </div>
    `;
  }

  #why(refusal: NonNullable<DrawingPicture["refusal"]>) {
    const act = html`<button type="button" @click=${() => this.#ask({ kind: "switchOn" })}>${say.switchOn}</button>`;
    return html`<div class="why" id="why"><span role="status">${say.refusal[refusal]}</span>${refusal === "off" ? act : nothing}</div>`;
  }

  #tools({ tool, refusal }: DrawingPicture) {
    return html`<div class="group tools" role="group" aria-label=${say.tool}>
      ${TOOLS.map((it) =>
        this.#button(toolIcons[it], say.tools[it], keyOfTool(it), this.#set({ tool: it }), {
          pressed: refusal === undefined && it === tool,
          idle: refusal !== undefined,
        }),
      )}
    </div>`;
  }

  #colours({ colour, own, refusal }: DrawingPicture) {
    return html`<div class="group" role="group" aria-label=${say.colour}>
      ${coloursFor(own).map(
        (it) => html`<button
          type="button"
          class="colour"
          aria-label=${say.colours[it]}
          title=${say.colours[it]}
          aria-pressed=${it === colour}
          ?disabled=${refusal !== undefined}
          @click=${() => this.#ask(this.#set({ colour: it }))}
        >
          <span class="spot" ${vars({ "--fill": fillOf(it, own) })}></span>
        </button>`,
      )}
    </div>`;
  }

  #widths({ width, refusal }: DrawingPicture) {
    const widths: readonly Width[] = ["thin", "medium", "thick"];
    return html`<div class="group" role="group" aria-label=${say.width}>
      ${widths.map(
        (it) => html`<button
          type="button"
          class="icon width"
          aria-label=${say.widths[it]}
          title=${say.widths[it]}
          aria-pressed=${it === width}
          ?disabled=${refusal !== undefined}
          @click=${() => this.#ask(this.#set({ width: it }))}
        >
          <i ${vars({ "--thick": THICK[it] })}></i>
        </button>`,
      )}
    </div>`;
  }

  #spans({ span, refusal }: DrawingPicture) {
    return html`<select aria-label=${say.span} title=${say.span} ?disabled=${refusal !== undefined} @change=${this.#picked}>
      ${SPANS.map((it) => html`<option value=${it} .selected=${it === span}>${say.spans[it]}</option>`)}
    </select>`;
  }

  #button(
    picture: TemplateResult,
    label: string,
    key: Action | undefined,
    act: DrawAct,
    { pressed, idle = false }: { readonly pressed?: boolean; readonly idle?: boolean },
  ) {
    return html`<button
      type="button"
      class="icon"
      aria-label=${label}
      title=${this.#titled(label, key)}
      aria-pressed=${pressed ?? nothing}
      aria-describedby=${idle && this.drawing?.refusal !== undefined ? "why" : nothing}
      ?disabled=${idle}
      @click=${() => this.#ask(act)}
    >
      ${picture}
    </button>`;
  }

  #titled(what: string, key: Action | undefined): string {
    return key === undefined ? what : keyStrings.withKey(what, keyOf(this.keymap, key));
  }

  #set(settings: Partial<Settings>): DrawAct {
    return { kind: "set", settings };
  }

  #picked(event: Event): void {
    const select = event.target as HTMLSelectElement;
    this.#ask(this.#set({ span: select.value as Span }));
    select.blur(); // or the arrow keys would go on changing it instead of stepping
  }

  #ask(act: DrawAct): void {
    this.dispatchEvent(new DrawEvent(act));
  }
}

/** A hand that draws has the tools asked often whether they look otherwise, and mostly they do not. */
function differs(now: DrawingPicture | undefined, before: DrawingPicture | undefined): boolean {
  const names = Object.keys(now ?? {}) as (keyof DrawingPicture)[];
  return now === undefined || before === undefined || names.some((name) => now[name] !== before[name]);
}

customElements.define("sameframe-draw-tools", SameframeDrawTools);

declare global {
  interface HTMLElementTagNameMap {
    "sameframe-draw-tools": SameframeDrawTools;
  }
}
