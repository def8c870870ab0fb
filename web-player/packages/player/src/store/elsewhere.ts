import type { RoomView } from "@sameframe/sync";
import type { Person, Scrubbing } from "./view";

/**
 * Who shows another frame than the one on which the room rests, as far as the room says so: its policy may keep no names, and
 * what plays is not compared.
 *
 * @param medium the one in view
 */
export function elsewhere(
  { agreement, playback, you }: Pick<RoomView, "agreement" | "playback" | "you">,
  people: readonly Person[],
  medium: string | undefined,
): readonly Scrubbing[] {
  const isOfNow = playback?.playing === false && agreement?.at === playback.at && agreement.medium === medium;
  if (!isOfNow) {
    return [];
  }
  return agreement.shown.flatMap(({ participant, medium: shown, frame }) => {
    const person = people.find(({ id }) => id === participant);
    const isOff = participant !== you && shown === medium && frame !== agreement.frame;
    return isOff && person?.presence === "here" ? [{ person, frame }] : [];
  });
}
