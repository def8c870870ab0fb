import { openAudioTrack } from "./audio-track";

/** Where a clip's pictures are in its file, in seconds. */
export interface Stretch {
  readonly start: number;
  readonly seconds: number;
}

/** How loud a clip is at so many places, 0 to 1; a place of which nothing is known is 0. */
export type Peaks = Float32Array;

/** Longer files, and bigger ones, are listened to at some places only. */
const LISTENED_S = 600;
const LISTENED_BYTES = 128 * 1024 * 1024;

const COLUMNS = 1600;
const PLACES = 600;

/** Told of what is known so far after so many pieces of sound. */
const TOLD_EVERY = 64;

/**
 * How loud a file's sound is over the clip's length. Of long files it is known at 600 places.
 *
 * @param resting resolves when nothing plays; awaited before each piece
 * @param heard told of what is known so far, the last time when all of it is
 * @return undefined if there is no sound that can be decoded
 */
export async function readWaveform(
  url: string,
  stretch: Stretch,
  { resting, heard, stop }: { resting: () => Promise<void>; heard: (peaks: Peaks) => void; stop: AbortSignal },
): Promise<Peaks | undefined> {
  const opened = await openAudioTrack(url);
  if (opened === undefined) {
    return undefined;
  }
  const { input, track, bytes, library } = opened;
  const over = (): void => input.dispose();
  stop.addEventListener("abort", over);
  try {
    const isAll = stretch.seconds <= LISTENED_S && (bytes ?? 0) <= LISTENED_BYTES;
    const peaks = new Float32Array(isAll ? COLUMNS : PLACES);
    const sink = new library.AudioBufferSink(track);
    const pieces = isAll ? sink.buffers() : sink.buffersAtTimestamps(places(stretch));
    let count = 0;
    for await (const piece of pieces) {
      await resting();
      stop.throwIfAborted();
      if (piece !== null) {
        louder(peaks, piece, stretch);
      }
      if (++count % TOLD_EVERY === 0) {
        heard(peaks.slice());
      }
    }
    heard(peaks);
    return peaks;
  } catch {
    return undefined; // superseded, or the file is damaged: there is no picture of it
  } finally {
    stop.removeEventListener("abort", over);
    over();
  }
}

/** The middles of the places at which a long file is listened to, in seconds. */
function places({ start, seconds }: Stretch): number[] {
  return Array.from({ length: PLACES }, (_, n) => start + ((n + 0.5) / PLACES) * seconds);
}

/** A piece of decoded sound and where in the file it begins, in seconds. */
export interface Piece {
  readonly timestamp: number;
  readonly buffer: Pick<AudioBuffer, "numberOfChannels" | "sampleRate" | "getChannelData">;
}

/** Raises the places that a piece of sound is heard at. */
export function louder(peaks: Peaks, { buffer, timestamp }: Piece, { start, seconds }: Stretch): void {
  const perSecond = peaks.length / seconds;
  for (let channel = 0; channel < buffer.numberOfChannels; channel++) {
    const samples = buffer.getChannelData(channel);
    for (let n = 0; n < samples.length; n++) {
      const place = Math.floor((timestamp + n / buffer.sampleRate - start) * perSecond);
      const loud = Math.min(1, Math.abs(samples[n] ?? 0));
      if (loud > (peaks[place] ?? 1)) {
        peaks[place] = loud;
      }
    }
  }
}
