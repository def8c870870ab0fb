import { html, nothing, type TemplateResult } from "lit";
import type { ReadingState } from "../../history/reading";
import { strings } from "../../strings";
import { sentence } from "./export-panel";

const say = strings.history.notice;

interface Circumstances {
  readonly reading: ReadingState;
  readonly state: "open" | "closed" | "erased";
  readonly entries: number;
  /** An entry that an address named, and that is not there. */
  readonly missed: number | undefined;
}

/** What must be known of a record before it is believed, and what can be done about it. */
export function noticesOf({ reading, state, entries, missed }: Circumstances, readOn: () => void) {
  const again = html`<button type="button" @click=${readOn}>${say.readOn}</button>`;
  return [
    reading.kind === "damaged"
      ? notice("damaged", say.damaged, say.damagedDetail(sentence(reading.damage.what), entries))
      : nothing,
    reading.kind === "cut" ? notice("cut", say.cut, say.cutDetail, again) : nothing,
    state === "erased" ? notice("erased", say.erased, say.erasedDetail) : nothing,
    state === "open" && reading.kind === "done" ? notice("live", say.live, say.liveDetail, again) : nothing,
    missed === undefined ? nothing : notice("missed", say.noSuch(missed), ""),
  ];
}

const GRAVE = new Set(["damaged", "cut"]);

function notice(kind: string, title: string, detail: string, way: TemplateResult | typeof nothing = nothing) {
  const isGrave = GRAVE.has(kind);
  return html`<div class="wrong ${isGrave ? "" : "calm"}" data-notice=${kind} role=${isGrave ? "alert" : "note"}>
    <strong>${title}</strong><span>${detail}</span>${way}
  </div>`;
}
