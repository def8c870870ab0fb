import type { RoomView } from "@sameframe/sync";

/** A medium whose markers can be had. */
export interface MarkedMedium {
  readonly id: string;
  /** As people know it; its identifier where it has no title. */
  readonly title: string;
}

/**
 * The media of a room: first the chosen version of each shot, in the order of the playlist, then all others. Where titles are the
 * same, as those of versions may be, the identifier stands behind.
 */
export function markedMedia(room: RoomView): readonly MarkedMedium[] {
  const cut = [...room.shots.values()].map(({ chosen }) => chosen).filter((id) => room.media.has(id));
  const ids = [...new Set([...cut, ...room.media.keys()])];
  const titles = ids.map((id) => room.media.get(id)?.title || id);
  return ids.map((id, place) => {
    const title = titles[place] ?? id;
    const isShared = titles.filter((other) => other === title).length > 1;
    return { id, title: isShared ? `${title} (${id})` : title };
  });
}
