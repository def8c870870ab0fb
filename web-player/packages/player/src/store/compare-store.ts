import type { Medium } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import type { SecondPicture } from "../compare/second-screen";
import { frameNumber } from "../frames/numbering";
import type { Compared } from "../view/compared";
import type { Comparing, Other } from "./picture-view";
import { clipOf } from "./view";

/** A second picture that is open. */
export interface Second {
  readonly medium: Medium;
  readonly picture: SecondPicture;
  follow(): void;
  close(): void;
}

/** What comparing needs of the page around. */
export interface ComparePage {
  readonly room: RoomView;
  /** On glass; undefined: none. */
  readonly medium: Medium | undefined;
  /** Opens a medium beside the one that the room looks at. */
  open(medium: Medium): Second;
  changed(): void;
}

/** A second picture beside, upon or within the first, as the view says [VW3]. */
export class CompareStore {
  #compared: Compared | undefined;
  #second: Second | undefined;

  constructor(private readonly page: ComparePage) {}

  get second(): Second | undefined {
    return this.#second;
  }

  /** Media of the room that can be compared with: versions of the same shot first. */
  get others(): readonly Other[] {
    const { room } = this.page;
    const here = this.page.medium?.id;
    const versions = [...room.shots.values()].find(
      (shot) => here !== undefined && shot.versions.includes(here),
    )?.versions;
    const media = [...room.media.values()].filter((it) => it.id !== here);
    const isVersion = ({ id }: Medium): boolean => versions?.includes(id) === true;
    return [...media.filter(isVersion), ...media.filter((it) => !isVersion(it))].map(({ id, title }) => ({
      id,
      title,
    }));
  }

  get comparing(): Comparing | undefined {
    const here = this.page.medium;
    const second = this.#second;
    const compared = this.#compared;
    if (second === undefined || compared === undefined) {
      return undefined;
    }
    const { medium, picture } = second;
    const clip = clipOf(medium);
    return {
      ...compared,
      title: medium.title,
      state: picture.state,
      number: clip === undefined || picture.frame === undefined ? picture.frame : frameNumber(clip, picture.frame),
      ended: picture.ended,
      isOtherLength: here !== undefined && here.frames !== medium.frames,
    };
  }

  /** The view may have become another one. */
  follow(compared: Compared | undefined): void {
    this.#compared = compared;
    this.renew();
  }

  /** The room, or what is on glass, may be another one: what it looks at itself is not compared with, and what is gone cannot be. */
  renew(): void {
    const { room, medium } = this.page;
    const id = this.#compared?.medium ?? "";
    const wanted = medium === undefined || medium.id === id ? undefined : room.media.get(id);
    if (wanted?.id !== this.#second?.medium.id) {
      this.close();
      this.#second = wanted && this.page.open(wanted);
    }
    this.#second?.follow();
  }

  close(): void {
    this.#second?.close();
    this.#second = undefined;
  }
}
