/**
 * Which of a list of tabs a key turns to: arrows to the next and previous, around the ends; Home and End.
 *
 * @param place of the tab that is chosen
 * @return undefined: the key is not of the tabs; else nobody else gets it
 */
export function turned(event: KeyboardEvent, place: number, tabs: number): number | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowRight: (place + 1) % tabs,
    ArrowLeft: (place - 1 + tabs) % tabs,
    Home: 0,
    End: tabs - 1,
  };
  const to = places[event.key];
  if (to !== undefined) {
    event.preventDefault();
    event.stopPropagation();
  }
  return to;
}
