import { css, html, LitElement, nothing } from "lit";
import { isNeutral, NEUTRAL_GRADING } from "../../gpu/grading";
import { type GradeNumber, type PictureAct, PictureEvent, type PicturePicture } from "../../store/picture-view";
import { pictureStrings } from "../../strings-picture";
import { buttons, reset } from "../../styles/shared";
import "./cdl-table";
import "./lut-tools";
import "./number-slider";
import type { Scale, Slid } from "./number-slider";
import { pictureStyles } from "./picture-styles";
import "./share-switch";
import { whyNot } from "./share-switch";

const say = pictureStrings.colour;

/** What may be typed is what a room takes. */
const SCALES: Readonly<Record<GradeNumber, Omit<Scale, "neutral">>> = {
  exposure: { from: -5, to: 5, least: -10, most: 10, step: 0.05 },
  temperature: { from: -100, to: 100, least: -100, most: 100, step: 1 },
  tint: { from: -100, to: 100, least: -100, most: 100, step: 1 },
  contrast: { from: 0, to: 2, least: 0, most: 4, step: 0.01 },
  saturation: { from: 0, to: 2, least: 0, most: 4, step: 0.01 },
  gamma: { from: 0.2, to: 3, least: 0.1, most: 10, step: 0.01 },
};

/** Exposure and so on, the CDL, and the LUT. */
export class SameframeGradeTools extends LitElement {
  static override readonly properties = { picture: { attribute: false } };

  declare picture: PicturePicture | undefined;

  static override readonly styles = [
    reset,
    buttons,
    pictureStyles,
    css`
      .sliders {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 4px 24px;
        margin-bottom: 8px;
      }
    `,
  ];

  protected override render() {
    const { picture } = this;
    if (picture === undefined) {
      return nothing;
    }
    const { grading, gradeShared, state, lut } = picture;
    const isOff = picture.idle || gradeShared.refusal !== undefined;
    return html`
      <div class="sliders">
        ${(Object.keys(SCALES) as GradeNumber[]).map(
          (number) => html`<sameframe-number-slider
            data-number=${number}
            .name=${say[number]}
            .value=${grading[number]}
            .scale=${{ ...SCALES[number], neutral: NEUTRAL_GRADING[number] }}
            ?disabled=${isOff}
            @sameframe-slid=${({ detail }: CustomEvent<Slid>) => this.#ask({ kind: "number", number, ...detail })}
          ></sameframe-number-slider>`,
        )}
      </div>
      <sameframe-cdl-table .cdl=${grading.cdl} ?disabled=${isOff}></sameframe-cdl-table>
      <div class="row">
        <sameframe-lut-tools
          .lut=${lut}
          .served=${picture.servedLuts}
          ?local=${picture.isLutLocal}
          ?disabled=${isOff}
        ></sameframe-lut-tools>
        <button
          type="button"
          class="quiet"
          ?disabled=${isOff || (isNeutral(grading) && grading.lut === "" && lut.kind === "none")}
          @click=${() => this.#ask({ kind: "resetGrade" })}
        >
          ${say.reset}
        </button>
        <sameframe-share-switch class="end" category="grade" .shared=${gradeShared}></sameframe-share-switch>
      </div>
      ${state === "unreadable" || state === "unable" ? html`<p class="warn" role="alert">${pictureStrings.state[state]}</p>` : nothing}
      ${picture.idle ? nothing : whyNot(gradeShared)}
      <p class="note">${picture.idle ? pictureStrings.idle : say.notForApproval}</p>
    `;
  }

  #ask(act: PictureAct): void {
    this.dispatchEvent(new PictureEvent(act));
  }
}

customElements.define("sameframe-grade-tools", SameframeGradeTools);
