import type { AudioBufferSink } from "mediabunny";
import { type AudioTrack, openAudioTrack } from "./audio-track";

/** How much of the sound is heard at a frame, in seconds: two frames of film. */
const HEARD_S = 0.084;

/** Fades in and out, so that it does not click. */
const FADE_S = 0.006;

/** Sound of the frame to which somebody drags the playhead, for oneself. Of frames in quick succession, the last ones. */
export class ScrubSound {
  #context: AudioContext | undefined;
  #opened: { readonly url: string; readonly sound: Promise<Sound | undefined> } | undefined;
  #playing: GainNode | undefined;
  #isBusy = false;
  #next: (() => Promise<void>) | undefined;

  /** @param missing there is no sound to be had */
  constructor(private readonly missing: () => void) {}

  /**
   * @param url of the file
   * @param at in the file, in seconds
   * @param volume 0 to 1
   */
  play(url: string, at: number, volume: number): void {
    this.#next = () => this.#hear(url, at, volume);
    if (!this.#isBusy) {
      void this.#go();
    }
  }

  close(): void {
    this.#next = undefined;
    this.#forget();
    void this.#context?.close();
    this.#context = undefined;
  }

  async #go(): Promise<void> {
    this.#isBusy = true;
    for (let next = this.#next; next !== undefined; next = this.#next) {
      this.#next = undefined;
      await next().catch(() => this.#forget()); // the file is gone, or damaged there
    }
    this.#isBusy = false;
  }

  async #hear(url: string, at: number, volume: number): Promise<void> {
    const sound = await this.#open(url);
    if (sound === undefined) {
      this.missing();
      return;
    }
    this.#context ??= new AudioContext();
    const context = this.#context;
    await context.resume();
    const pieces = [];
    for await (const piece of sound.sink.buffers(at, at + HEARD_S)) {
      pieces.push(piece);
    }
    this.#fadeOut(context);
    const gain = context.createGain();
    const now = context.currentTime + 0.005;
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(volume, now + FADE_S);
    gain.gain.setValueAtTime(volume, now + HEARD_S - FADE_S);
    gain.gain.linearRampToValueAtTime(0, now + HEARD_S);
    gain.connect(context.destination);
    for (const { buffer, timestamp } of pieces) {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(gain);
      source.start(now + Math.max(0, timestamp - at), Math.max(0, at - timestamp));
      source.stop(now + HEARD_S);
    }
    this.#playing = gain;
  }

  #fadeOut(context: AudioContext): void {
    this.#playing?.gain.cancelScheduledValues(context.currentTime);
    this.#playing?.gain.linearRampToValueAtTime(0, context.currentTime + FADE_S);
  }

  #open(url: string): Promise<Sound | undefined> {
    if (this.#opened?.url === url) {
      return this.#opened.sound;
    }
    this.#forget();
    const sound = openAudioTrack(url).then(
      (opened) => opened && { ...opened, sink: new opened.library.AudioBufferSink(opened.track) },
    );
    this.#opened = { url, sound };
    return sound;
  }

  #forget(): void {
    void this.#opened?.sound.then((sound) => sound?.input.dispose());
    this.#opened = undefined;
  }
}

interface Sound extends AudioTrack {
  readonly sink: AudioBufferSink;
}
