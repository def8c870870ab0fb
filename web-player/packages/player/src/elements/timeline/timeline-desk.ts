import { isSequence } from "../../sequence/notation";
import { SequenceThumbnails } from "../../sequence/sequence-thumbnails";
import { Waveforms } from "../../sound/waveforms";
import { elsewhere } from "../../store/elsewhere";
import type { RoomPicture } from "../../store/view";
import { watchLoaded } from "../../video/buffered";
import { Thumbnails } from "../../video/thumbnails";
import type { Desk, OpenRoom } from "../desk";
import "../timeline";
import type { SameframeTimeline } from "../timeline";

/** Brings together, for one room's element: the timeline, and what it shows of the file: what is loaded, sound, small pictures. */
export class TimelineDesk implements Desk {
  /** Stands where the room puts it. */
  readonly line: SameframeTimeline = document.createElement("sameframe-timeline");
  readonly #thumbnails: Thumbnails;
  readonly #sequences: SequenceThumbnails;
  #isSequence = false;
  readonly #waveforms: Waveforms;
  #room: OpenRoom | undefined;
  #medium: string | undefined;
  /** The file of this machine that is played; empty: it is the room's. */
  #own = "";
  #stopWatching: () => void = () => {};
  /** The video has the file of the clip in view, not the one before it. */
  #hasFile = false;

  constructor(private readonly video: HTMLVideoElement) {
    const { line } = this;
    this.#thumbnails = new Thumbnails(video, (thumbnail) => {
      line.thumbnail = thumbnail;
    });
    this.#sequences = new SequenceThumbnails(
      () => this.#room?.port.file?.address,
      (thumbnail) => {
        line.thumbnail = thumbnail;
      },
    );
    this.#waveforms = new Waveforms(video, (peaks) => {
      line.peaks = peaks;
    });
    video.addEventListener("loadedmetadata", () => {
      this.#hasFile = true;
    });
    line.addEventListener("sameframe-hover", ({ detail }) => {
      const thumbnails = this.#isSequence ? this.#sequences : this.#thumbnails;
      line.thumbnail = thumbnails.want(detail) ?? line.thumbnail;
    });
  }

  open(room: OpenRoom): void {
    this.#room = room;
    this.#stopWatching = watchLoaded(this.video, (parts) => {
      this.line.loaded = parts;
    });
  }

  renew({ clip, transport, frame, scrubbing, marks, people, picture }: RoomPicture): void {
    const room = this.#room?.client.room;
    if (room === undefined) {
      return;
    }
    const { line } = this;
    const medium = clip && room.media.get(clip.id);
    const isOther = clip?.id !== this.#medium;
    if (isOther) {
      this.#medium = clip?.id;
      this.#hasFile = false;
      this.#isSequence = medium !== undefined && isSequence(medium);
    }
    const address = this.#room?.port.file?.address;
    const own = address?.own === undefined ? "" : `${address.own.name} ${address.url}`;
    if (isOther || own !== this.#own) {
      this.#own = own;
      this.#sequences.clear();
      // an own copy may begin at another time
      const start = address?.own?.firstPresentationUs ?? medium?.firstPresentationUs ?? 0;
      const times = clip && { ...clip, id: `${clip.id} ${own}`, firstPresentationUs: start };
      line.thumbnail = undefined;
      this.#thumbnails.of(times);
      this.#waveforms.of(times);
    }
    const isResting = this.#hasFile && !transport.playing;
    this.#thumbnails.resting = isResting;
    this.#sequences.resting = !transport.playing;
    this.#waveforms.resting = isResting && picture.kind !== "loading" && picture.kind !== "buffering";
    line.clip = clip;
    line.transport = transport;
    line.frame = frame;
    line.scrubbing = scrubbing;
    line.marks = marks;
    line.elsewhere = elsewhere(room, people, clip?.id);
  }

  close(): void {
    this.#room = undefined;
    this.#medium = undefined;
    this.#own = "";
    this.#stopWatching();
    this.#thumbnails.close();
    this.#sequences.clear();
    this.#waveforms.of(undefined);
  }
}
