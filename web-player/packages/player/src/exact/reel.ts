import { ALL_FORMATS, Input, type InputVideoTrack, UrlSource, VideoSample, VideoSampleSink } from "mediabunny";
import { perSecond } from "../frames/rate";
import { type FrameTimes, frameAtMediaTime } from "../video/frame-time";
import type { Kept } from "./frame-cache";
import { NotDecodable } from "./source";

/** A picture that can be painted. */
export interface Picture extends Kept {
  /** In square pixels, as it is to be seen. */
  readonly width: number;
  readonly height: number;
  paint(context: CanvasRenderingContext2D): void;
  /**
   * Puts its points where they are wanted, as {@link paint} would paint them: many times faster without a graphics card.
   * Undefined: it can only be painted. Rejects where the browser does not do that.
   */
  readonly copy?: ((points: Uint8ClampedArray<ArrayBuffer>) => Promise<unknown>) | undefined;
}

export interface Numbered {
  readonly frame: number;
  readonly picture: Picture;
}

/** A medium that a decoder has open. */
export interface Reel {
  /** Of one decoded picture, as far as the file's head tells. */
  readonly pictureBytes: number;
  /** Whether the server has refused to send more of it, as when its address has ended. */
  readonly isRefused: boolean;
  /** The pictures from a frame on, in order. `return` ends it at any time, also while it decodes. */
  pictures(from: number): AsyncIterator<Numbered, void>;
  close(): void;
}

/** So much of a file is kept: going backwards, the same group of pictures is read several times. */
const CACHED_BYTES = 48 * 2 ** 20;

/** After so many tries an address that does not answer is given up. */
const TRIES = 2;

/** Opens a medium for the decoder. @throws NotDecodable saying why it cannot */
export async function openReel(url: string, times: FrameTimes): Promise<Reel> {
  let isRefused = false;
  const input = new Input({
    formats: ALL_FORMATS,
    source: new UrlSource(url, {
      maxCacheSize: CACHED_BYTES,
      fetchFn: async (request, init) => {
        const response = await fetch(request, init);
        isRefused ||= response.status >= 400 && response.status < 500;
        return response;
      },
      getRetryDelay: (before) => (before + 1 < TRIES ? 0.3 : null),
    }),
  });
  try {
    const track = await trackOf(input);
    const sink = new VideoSampleSink(track);
    const pictureBytes = (await track.getCodedWidth()) * (await track.getCodedHeight()) * BYTES_PER_PIXEL;
    return {
      pictureBytes,
      get isRefused() {
        return isRefused;
      },
      pictures: (from) => new Pictures(sink, times, from),
      close: () => input.dispose(),
    };
  } catch (cause) {
    input.dispose();
    throw cause instanceof NotDecodable ? cause : new NotDecodable("unreadable");
  }
}

/** Of 4:2:0 with 8 bits. */
const BYTES_PER_PIXEL = 1.5;

async function trackOf(input: Input): Promise<InputVideoTrack> {
  const track = await input.getPrimaryVideoTrack();
  if (track === null || !(await track.canDecode())) {
    throw new NotDecodable("undecodable");
  }
  if (await track.hasHighDynamicRange()) {
    throw new NotDecodable("high-dynamic-range");
  }
  return track;
}

class Pictures implements AsyncIterator<Numbered, void> {
  readonly #samples: AsyncGenerator<VideoSample, void, unknown>;

  constructor(
    sink: VideoSampleSink,
    private readonly times: FrameTimes,
    from: number,
  ) {
    // a quarter of a frame early, since containers round times
    const start = times.firstPresentationUs / 1e6 + (from - 0.25) / perSecond(times.rate);
    this.#samples = sink.samples(from <= 0 ? undefined : start);
  }

  async next(): Promise<IteratorResult<Numbered, void>> {
    const { value: sample, done } = await this.#samples.next();
    if (done === true || sample === undefined) {
      return { done: true, value: undefined };
    }
    const frame = frameAtMediaTime(this.times, sample.timestamp);
    return { done: false, value: { frame, picture: await kept(sample) } };
  }

  async return(): Promise<IteratorResult<Numbered, void>> {
    await this.#samples.return();
    return { done: true, value: undefined };
  }
}

/** A picture in memory of its own: a decoder has few places for pictures, and waits for those that are held. */
async function kept(sample: VideoSample): Promise<Picture> {
  if (sample.format === null) {
    return new SamplePicture(sample, sample.codedWidth * sample.codedHeight * 4);
  }
  const { format, visibleRect, rotation, flip, colorSpace, squarePixelWidth, squarePixelHeight } = sample;
  const timestamp = sample.microsecondTimestamp;
  try {
    const data = new ArrayBuffer(sample.allocationSize());
    const layout = await sample.copyTo(data);
    const init = {
      format: format as VideoPixelFormat,
      codedWidth: visibleRect.width,
      codedHeight: visibleRect.height,
      displayWidth: squarePixelWidth,
      displayHeight: squarePixelHeight,
      colorSpace: colorSpace.toJSON(),
      timestamp,
      layout,
      // not copied again
      transfer: [data],
    };
    const frame = new VideoFrame(data, init);
    return new SamplePicture(new VideoSample(frame, { rotation, flip }), frame.allocationSize());
  } finally {
    sample.close();
  }
}

class SamplePicture implements Picture {
  readonly copy: Picture["copy"];

  constructor(
    private readonly sample: VideoSample,
    readonly bytes: number,
  ) {
    const { format, rotation, flip, visibleRect, displayWidth, displayHeight } = sample;
    const isUpright = rotation === 0 && !flip;
    const isUnscaled = visibleRect.width === displayWidth && visibleRect.height === displayHeight;
    if (format !== null && isUpright && isUnscaled) {
      this.copy = (points) => sample.copyTo(points, { format: "RGBA", colorSpace: "srgb" });
    }
  }

  get width(): number {
    return this.sample.displayWidth;
  }

  get height(): number {
    return this.sample.displayHeight;
  }

  paint(context: CanvasRenderingContext2D): void {
    this.sample.draw(context, 0, 0, this.width, this.height);
  }

  close(): void {
    this.sample.close();
  }
}
