import type { Medium } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import type { SecondPicture } from "../compare/second-screen";
import { frameNumber } from "../frames/numbering";
import type { Comparing, Comparison, Other, PictureAct } from "./picture-view";
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

/** A second picture beside, upon or within the first: for oneself, since a room knows nothing of it. */
export class CompareStore {
  #second: Second | undefined;
  #mode: Comparison = "wipe";
  #wipe = 0.5;
  #gain = 1;

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
    if (second === undefined) {
      return undefined;
    }
    const { medium, picture } = second;
    const clip = clipOf(medium);
    return {
      medium: medium.id,
      title: medium.title,
      mode: this.#mode,
      wipe: this.#wipe,
      gain: this.#gain,
      state: picture.state,
      number: clip === undefined || picture.frame === undefined ? picture.frame : frameNumber(clip, picture.frame),
      ended: picture.ended,
      isOtherLength: here !== undefined && here.frames !== medium.frames,
    };
  }

  act(act: PictureAct): void {
    switch (act.kind) {
      case "compare":
        this.#with(act.medium);
        break;
      case "mode":
        this.#mode = act.mode;
        break;
      case "wipe":
        this.#wipe = Math.min(1, Math.max(0, act.at));
        break;
      case "gain":
        this.#gain = act.gain;
        break;
      default:
        return;
    }
    this.page.changed();
  }

  /** The room, or what is on glass, may be another one. */
  renew(): void {
    const { room, medium } = this.page;
    const id = this.#second?.medium.id;
    if (id !== undefined && (id === medium?.id || !room.media.has(id))) {
      this.#with(undefined); // the room looks at it itself, or it is gone
    }
    this.#second?.follow();
  }

  close(): void {
    this.#second?.close();
    this.#second = undefined;
  }

  #with(id: string | undefined): void {
    if (id === this.#second?.medium.id) {
      return;
    }
    this.close();
    const medium = id === undefined ? undefined : this.page.room.media.get(id);
    this.#second = medium && this.page.open(medium);
  }
}
