import { html, nothing, type TemplateResult } from "lit";
import type { FollowingState } from "../../history/following";
import type { ReadingState } from "../../history/reading";
import { sentence } from "../../history/sentence";
import type { Alarm } from "../../net/history-api";
import { strings } from "../../strings";
import { inLanguages } from "../in-languages";

const say = strings.history.notice;

interface Circumstances {
  readonly reading: ReadingState;
  readonly following: FollowingState;
  readonly state: "open" | "closed" | "erased";
  readonly entries: number;
  /** An entry that an address named, and that is not there. */
  readonly missed: number | undefined;
  /** What speaks against the record by what the server has seen of it. */
  readonly alarm: Alarm | undefined;
}

/** What somebody can do about what is said. */
interface Ways {
  readonly readOn: () => void;
  readonly lookAgain: () => void;
}

/** What must be known of a record before it is believed, and what can be done about it. */
export function noticesOf({ reading, following, state, entries, missed, alarm }: Circumstances, ways: Ways) {
  const again = html`<button type="button" @click=${ways.readOn}>${say.readOn}</button>`;
  return [
    reading.kind === "damaged"
      ? notice("damaged", say.damaged(reading.damage.seq), say.damagedDetail(sentence(reading.damage.what), entries))
      : nothing,
    alarm === undefined || reading.kind === "damaged"
      ? nothing
      : notice("alarm", say.alarm, say.alarmDetail(alarm.seq, alarm.what)),
    reading.kind === "cut" ? notice("cut", say.cut, say.cutDetail, again) : nothing,
    state === "erased" ? notice("erased", say.erased, say.erasedDetail) : nothing,
    unfollowed(following, ways.lookAgain),
    missed === undefined || reading.kind === "damaged" ? nothing : notice("missed", say.noSuch(missed), ""),
  ];
}

/** Nothing arrives of a room that goes on. */
function unfollowed(following: FollowingState, lookAgain: () => void): TemplateResult | typeof nothing {
  if (!("why" in following) || following.why === undefined) {
    return nothing;
  }
  const { why, kind } = following;
  const detail = `${why.title} ${kind === "failed" ? why.detail : say.unfollowedDetail}`;
  return notice(
    "unfollowed",
    say.unfollowed,
    detail,
    html`<button type="button" @click=${lookAgain}>${say.lookAgain}</button>`,
  );
}

const GRAVE = new Set(["damaged", "alarm", "cut"]);

function notice(kind: string, title: string, detail: string, way: TemplateResult | typeof nothing = nothing) {
  const isGrave = GRAVE.has(kind);
  return html`<div class="wrong ${isGrave ? "" : "calm"}" data-notice=${kind} role=${isGrave ? "alert" : "note"}>
    <strong>${title}</strong><span>${inLanguages(detail)}</span>${way}
  </div>`;
}
