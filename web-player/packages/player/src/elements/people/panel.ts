import { html, LitElement, nothing } from "lit";
import { peopleStrings } from "../../strings-people";
import { icons } from "../icons";

/** A panel over the page, with a title: closed by its button, Escape, and a click beside it. */
export abstract class Panel extends LitElement {
  static override readonly properties = { open: { state: true } };

  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  /** What stands at its top. */
  protected abstract get heading(): string;

  /** What is in it; only asked for while it is open. */
  protected abstract content(): unknown;

  /** A second click came so soon that both are a double click on what opened the panel. */
  protected doubled(): void {}

  /** Opens the panel, or closes it. */
  toggle(): void {
    const dialog = this.renderRoot.querySelector("dialog");
    this.open = !this.open;
    if (this.open) {
      // when there is something in it, of which the first takes the focus
      void this.updateComplete.then(() => this.open && dialog?.showModal());
    } else {
      dialog?.close();
    }
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="title" @close=${this.#closed} @click=${this.#clicked}>
        ${
          this.open
            ? html`<div class="head">
                <h2 id="title">${this.heading}</h2>
                <button type="button" class="icon" aria-label=${peopleStrings.panel.close} @click=${this.toggle}>${icons.close}</button>
              </div>
              ${this.content()}`
            : nothing
        }
      </dialog>
    `;
  }

  #closed(): void {
    this.open = false;
  }

  /** Beside what is in it. */
  #clicked(event: MouseEvent): void {
    if (event.target === event.currentTarget) {
      this.toggle();
      if (event.detail > 1) {
        this.doubled();
      }
    }
  }
}
