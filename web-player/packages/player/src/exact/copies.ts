import type { Pane } from "./pane";
import type { Picture } from "./reel";

/** The picture on glass, and one to either side. */
const PLACES = 3;

interface Place {
  picture: Picture;
  points: ImageData;
  /** Set while it is being written to: whether the points are there then. */
  copying: Promise<boolean> | undefined;
  /** When it was wanted last, by a count. */
  wanted: number;
}

/**
 * The points of a few pictures, in memory that is used again. To copy them takes longer than to put them on glass, and is done beside
 * the page's own work.
 */
export class Copies {
  #places: readonly Place[] = [];
  #count = 0;

  constructor(private readonly pane: Pick<Pane, "memory">) {}

  /** The points of a picture, if they are at hand. They are the last to be written over. */
  of(picture: Picture): ImageData | undefined {
    const place = this.#placeOf(picture);
    return place?.copying === undefined ? place?.points : undefined;
  }

  /** Whether the points of a picture are at hand, or about to be. They are the last to be written over. */
  has(picture: Picture): boolean {
    return this.#placeOf(picture) !== undefined;
  }

  /**
   * Copies the points of a picture.
   *
   * @return undefined where they cannot be copied: the picture can only be painted, or all of the memory is being written to.
   *     Else whether they are at hand
   */
  copy(picture: Picture): Promise<boolean> | undefined {
    const known = this.#placeOf(picture);
    if (known !== undefined) {
      return known.copying ?? Promise.resolve(true);
    }
    const place = picture.copy && this.#free(picture);
    if (picture.copy === undefined || place === undefined) {
      return undefined;
    }
    const copying = picture.copy(place.points.data).then(
      () => {
        place.copying = undefined;
        return true;
      },
      () => {
        this.#places = this.#places.filter((it) => it !== place);
        return false;
      },
    );
    Object.assign(place, { picture, copying, wanted: ++this.#count });
    return copying;
  }

  /** Lets go of the memory. */
  clear(): void {
    this.#places = [];
  }

  #placeOf(picture: Picture): Place | undefined {
    const place = this.#places.find((it) => it.picture === picture);
    if (place !== undefined) {
      place.wanted = ++this.#count;
    }
    return place;
  }

  /** A place that fits and is not being written to: a new one, or the one that has not been wanted for the longest time. */
  #free(picture: Picture): Place | undefined {
    const { width, height } = picture;
    if (this.#places.length < PLACES) {
      const place = { picture, points: this.pane.memory(picture), copying: undefined, wanted: 0 };
      this.#places = [...this.#places, place];
      return place;
    }
    const [place] = this.#places.filter((it) => it.copying === undefined).sort((a, b) => a.wanted - b.wanted);
    if (place !== undefined && (place.points.width !== width || place.points.height !== height)) {
      place.points = this.pane.memory(picture);
    }
    return place;
  }
}
