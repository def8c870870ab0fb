/** What a page of somebody else loads: `<sameframe-player server room token>`. */
export type { FrameDetail, PersonDetail, PlaybackDetail, PlayerEvents } from "./elements/embed/events";
export { SameframePlayer } from "./elements/embed/player";
