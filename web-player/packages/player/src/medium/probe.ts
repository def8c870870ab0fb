import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input, type InputVideoTrack, UrlSource } from "mediabunny";
import { type FrameGrid, frameGrid, type Presentation } from "./descriptor";
import { ProbeError } from "./probe-error";

/** What demuxing finds in a file. */
export interface Probed extends FrameGrid {
  /** As in RFC 6381. */
  readonly contentType: string;
  /** Whether this browser decodes the codec. */
  readonly playable: boolean;
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Pictures looked at from the start and at each other place: seconds of video, yet only the index of most files. */
const HEAD_PICTURES = 480;
const SAMPLE_PICTURES = 48;
const SAMPLE_PLACES = [0.25, 0.5, 0.75];

/** After so many tries an address that does not answer is given up. */
const TRIES = 2;

/**
 * Reads a file's timing by demuxing it, fetching as little of it as its format allows.
 *
 * @throws ProbeError saying what is wrong in terms of the file or address
 */
export async function probe(source: string | Blob): Promise<Probed> {
  const input = new Input({
    formats: ALL_FORMATS,
    source:
      typeof source === "string"
        ? new UrlSource(source, { getRetryDelay: (before) => (before + 1 < TRIES ? 0.3 : null) })
        : new BlobSource(source),
  });
  try {
    if (!(await readable(input, source))) {
      throw ProbeError.format();
    }
    const track = await input.getPrimaryVideoTrack();
    if (track === null) {
      throw ProbeError.noVideo();
    }
    const grid = frameGrid(await presentation(track));
    const contentType = await input.getMimeType();
    const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
    return { ...grid, contentType, playable: await decodes(track, contentType), width, height };
  } catch (cause) {
    throw cause instanceof ProbeError ? cause : ProbeError.damaged(cause);
  } finally {
    input.dispose();
  }
}

/** Only secure pages can ask the decoder itself; the others ask the element that will play it. */
async function decodes(track: InputVideoTrack, contentType: string): Promise<boolean> {
  return "VideoDecoder" in globalThis
    ? track.canDecode()
    : document.createElement("video").canPlayType(contentType) !== "";
}

async function readable(input: Input, source: string | Blob): Promise<boolean> {
  try {
    return await input.canRead();
  } catch (cause) {
    // a file of this machine is always there: it ends too early to be one
    throw typeof source === "string" ? ProbeError.unreachable(cause) : ProbeError.format();
  }
}

async function presentation(track: InputVideoTrack): Promise<Presentation> {
  const sink = new EncodedPacketSink(track);
  const last = await sink.getPacket(Number.POSITIVE_INFINITY, { metadataOnly: true });
  const lastTime = last?.timestamp ?? 0;
  const runs = [await run(sink, 0, HEAD_PICTURES)];
  for (const place of SAMPLE_PLACES) {
    runs.push(await run(sink, place * lastTime, SAMPLE_PICTURES));
  }
  return { runs: runs.filter((times) => times.length > 1), last: lastTime };
}

/**
 * Presentation times of neighbouring pictures from a key picture on, ascending. Packets come in decode order, so the
 * tail, of which some pictures may be missing, is cut off; pictures that lead the first key picture are not shown.
 */
async function run(sink: EncodedPacketSink, from: number, pictures: number): Promise<number[]> {
  const options = { metadataOnly: true };
  const key = from === 0 ? await sink.getFirstPacket(options) : await sink.getKeyPacket(from, options);
  const times: number[] = [];
  let packet = key;
  while (packet !== null && times.length < pictures) {
    times.push(packet.timestamp);
    packet = await sink.getNextPacket(packet, options);
  }
  const complete = packet === null ? times.length : times.length - REORDER;
  const start = key?.timestamp ?? 0;
  return times
    .filter((time) => from === 0 || time >= start)
    .sort((a, b) => a - b)
    .slice(0, Math.max(0, complete));
}

/** H.264 and HEVC reorder at most 16 pictures. */
const REORDER = 16;
