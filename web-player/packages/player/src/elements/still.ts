import { css, html, LitElement, nothing } from "lit";
import { reset } from "../styles/shared";

/** The picture that belongs to a note; nothing where the server has none. */
export class SameframeStill extends LitElement {
  static override readonly properties = {
    hash: {},
    text: {},
    stills: { attribute: false },
    address: { state: true },
  };

  declare hash: string;
  declare text: string;
  declare stills: (hash: string) => Promise<Blob>;
  declare address: string | undefined;

  static override readonly styles = [
    reset,
    css`
      img {
        display: block;
        max-width: 100%;
        margin-top: 8px;
        border-radius: 4px;
      }
    `,
  ];

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("hash")) {
      void this.#load(this.hash);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      void this.#load(this.hash); // it was taken elsewhere, and let go of its picture
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  protected override render() {
    return this.address === undefined ? nothing : html`<img src=${this.address} alt=${this.text}>`;
  }

  async #load(hash: string): Promise<void> {
    this.#release();
    const blob = await this.stills(hash).catch(() => undefined);
    if (blob !== undefined && hash === this.hash && this.isConnected) {
      this.address = URL.createObjectURL(blob);
    }
  }

  #release(): void {
    if (this.address !== undefined) {
      URL.revokeObjectURL(this.address);
      this.address = undefined;
    }
  }
}

customElements.define("sameframe-still", SameframeStill);
