import type { Picture } from "../exact/reel";
import type { Address } from "../video/addresses";
import { missingPicture } from "./missing-picture";
import { pictureAddress, rangeOf } from "./notation";

/** Reads pictures from their addresses. */
export interface PictureReader {
  /** Rejects where nothing answers. */
  fetch(url: string, stop: AbortSignal): Promise<Response>;
  /** Decodes away from the page's own work. Rejects if it is no picture. */
  decode(bytes: Blob): Promise<ImageBitmap>;
}

const BROWSER: PictureReader = {
  fetch: (url, stop) => fetch(url, { signal: stop }),
  decode: (bytes) => createImageBitmap(bytes),
};

/** A picture could not be had just now: its address has ended, or the server was not there. */
export class NotNow extends Error {
  override readonly name = "NotNow";

  /** @param refused the address is not good any more */
  constructor(
    readonly refused: boolean,
    cause?: unknown,
  ) {
    super(refused ? "The address is not good any more." : "The server does not answer.", { cause });
  }
}

/** The pictures of an image sequence, by frame from 0. */
export class SequenceImages {
  /** How many there are. */
  readonly frames: number;
  readonly #first: number;
  #size = { width: 1280, height: 720 };

  /** @throws RangeError if the address is of no sequence */
  constructor(
    private readonly address: Address,
    private readonly reader: PictureReader = BROWSER,
  ) {
    const range = rangeOf(address.contentType);
    if (range === undefined) {
      throw new RangeError(`content type: ${address.contentType} (expected: that of an image sequence)`);
    }
    this.#first = range.first;
    this.frames = range.last - range.first + 1;
  }

  /**
   * Reads and decodes a picture; where there is none any more, or one that cannot be decoded, one that says so [SQ8].
   *
   * @throws NotNow if it may be there later
   */
  async load(frame: number, stop: AbortSignal): Promise<Picture> {
    return (await this.find(frame, stop)) ?? missingPicture(this.#first + frame, this.#size);
  }

  /** The same; undefined: there is none. */
  async find(frame: number, stop: AbortSignal): Promise<Picture | undefined> {
    const number = this.#first + frame;
    const own = this.address.own?.pictures;
    const bytes = own === undefined ? await this.#fetch(number, stop) : own.get(number);
    const bitmap = bytes && (await this.reader.decode(bytes).catch(() => undefined));
    if (stop.aborted) {
      bitmap?.close();
      stop.throwIfAborted();
    }
    if (bitmap === undefined) {
      return undefined;
    }
    this.#size = { width: bitmap.width, height: bitmap.height };
    return new BitmapPicture(bitmap);
  }

  /** Undefined: there is none. */
  async #fetch(number: number, stop: AbortSignal): Promise<Blob | undefined> {
    const response = await this.reader.fetch(pictureAddress(this.address.url, number), stop).catch((cause) => {
      stop.throwIfAborted();
      throw new NotNow(false, cause);
    });
    if (response.status === 404 || response.status === 410) {
      return undefined;
    }
    if (!response.ok) {
      throw new NotNow(response.status === 401 || response.status === 403);
    }
    return response.blob().catch((cause) => {
      stop.throwIfAborted();
      throw new NotNow(false, cause);
    });
  }
}

/** Of a point. */
const BYTES = 4;

class BitmapPicture implements Picture {
  constructor(private readonly bitmap: ImageBitmap) {}

  get width(): number {
    return this.bitmap.width;
  }

  get height(): number {
    return this.bitmap.height;
  }

  get bytes(): number {
    return this.width * this.height * BYTES;
  }

  paint(context: CanvasRenderingContext2D): void {
    context.drawImage(this.bitmap, 0, 0);
  }

  close(): void {
    this.bitmap.close();
  }
}
