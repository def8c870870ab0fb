import type { Medium } from "@sameframe/protocol";
import { language } from "../language/language";
import { KeptCaptions } from "../people/kept-captions";
import { captionStrings as say } from "../strings-captions";
import { type ReadCaptions, readCaptions } from "./captions";
import { type CaptionTrack, momentOf, tracksOf, wanted } from "./tracks";
import { wordsAt } from "./webvtt";

/** Captions that are on the picture, or on their way. */
interface Seen {
  readonly medium: string;
  readonly track: CaptionTrack;
  readonly read: ReadCaptions | undefined;
  readonly loading: AbortController;
}

/** The captions that one sees: of which track, and the words of the frame on glass. What was chosen is kept in this browser. */
export class ShownCaptions {
  readonly #kept = new KeptCaptions();
  #choice = this.#kept.load();
  #medium: Medium | undefined;
  #frame = 0;
  #tracks: readonly CaptionTrack[] = [];
  #seen: Seen | undefined;

  /**
   * @param find where the captions at a place of a medium's sources are read from; undefined: there are none
   * @param changed called when they were loaded
   */
  constructor(
    private readonly find: (medium: string, source: number) => Promise<string | undefined>,
    private readonly changed: () => void,
  ) {}

  /** What is on glass. */
  look(medium: Medium | undefined, frame: number): void {
    this.#frame = frame;
    if (medium !== this.#medium) {
      this.#medium = medium;
      this.#tracks = tracksOf(medium);
    }
    const track = this.#wanted();
    if (medium === undefined || track === undefined) {
      this.forget();
    } else if (this.#seen?.medium !== medium.id || this.#seen.track.source !== track.source) {
      this.#load(medium.id, track);
    }
  }

  /** Those of the medium. */
  get tracks(): readonly CaptionTrack[] {
    return this.#tracks;
  }

  /** Place of the track that is seen; undefined: none. */
  get chosen(): number | undefined {
    const track = this.#wanted();
    return track && this.#tracks.indexOf(track);
  }

  /** Lines; empty: nothing is said. */
  get words(): string {
    return this.#medium === undefined ? "" : wordsOf(this.#seen?.read, momentOf(this.#medium, this.#frame));
  }

  /** The language of the words. */
  get spoken(): string {
    return this.#seen?.read?.kind === "cues" ? this.#seen.track.lang : language();
  }

  /** @param place of the track; undefined: none */
  choose(place: number | undefined): void {
    const track = place === undefined ? undefined : this.#tracks[place];
    this.#choice = { on: track !== undefined, lang: track?.lang ?? this.#choice.lang };
    this.#kept.save(this.#choice);
    this.forget(); // what could not be loaded is tried again
    this.look(this.#medium, this.#frame);
  }

  /** Off, or on as they were last. */
  toggle(): void {
    const next = this.#choice.on ? undefined : wanted(this.#tracks, this.#choice.lang, language());
    this.choose(next && this.#tracks.indexOf(next));
  }

  /** Reads nothing more. */
  forget(): void {
    this.#seen?.loading.abort();
    this.#seen = undefined;
  }

  #wanted(): CaptionTrack | undefined {
    return this.#choice.on ? wanted(this.#tracks, this.#choice.lang, language()) : undefined;
  }

  #load(medium: string, track: CaptionTrack): void {
    this.forget();
    const seen: Seen = { medium, track, read: undefined, loading: new AbortController() };
    this.#seen = seen;
    void this.#read(seen).then((read) => {
      if (this.#seen === seen) {
        this.#seen = { ...seen, read };
        this.changed();
      }
    });
  }

  async #read({ medium, track, loading }: Seen): Promise<ReadCaptions> {
    const url = await this.find(medium, track.source).catch(() => undefined);
    return url === undefined ? { kind: "failed" } : readCaptions(url, loading.signal);
  }
}

function wordsOf(read: ReadCaptions | undefined, us: number): string {
  switch (read?.kind) {
    case undefined:
      return "";
    case "cues":
      return wordsAt(read.cues, us);
    case "failed":
      return say.failed;
    case "wrong":
      return say.wrong;
  }
}
