import { resolve } from "node:path";

/** A clip whose pictures carry their numbers, as a room's program describes it. */
export interface StripClip {
  readonly file: string;
  readonly contentType: string;
  readonly rate: { readonly numerator: number; readonly denominator: number };
  readonly frames: number;
  readonly firstPresentationUs: number;
  readonly variableRate?: boolean;
}

/** Where they are: a media folder for the server. */
export const STRIPS = resolve(import.meta.dirname, "clips");

const [FILM, NTSC, NTSC_FIELDS] = [
  { numerator: 24, denominator: 1 },
  { numerator: 30000, denominator: 1001 },
  { numerator: 60000, denominator: 1001 },
];
const H264 = 'video/mp4; codecs="avc1.64001f"';
const H264_AAC = 'video/mp4; codecs="avc1.64001f, mp4a.40.2"';
const VP9 = 'video/webm; codecs="vp9"';

/** The clips in `clips` (its README has what is what), by name. */
export const strips = {
  film: { file: "strip-24.mp4", contentType: H264_AAC, rate: FILM, frames: 480, firstPresentationUs: 83_333 },
  broadcast: { file: "strip-2997.mp4", contentType: H264, rate: NTSC, frames: 600, firstPresentationUs: 0 },
  sport: { file: "strip-5994.mp4", contentType: H264_AAC, rate: NTSC_FIELDS, frames: 1200, firstPresentationUs: 0 },
  sound: { file: "strip-sound.mp4", contentType: H264_AAC, rate: NTSC, frames: 600, firstPresentationUs: 0 },
  webFilm: { file: "strip-24.webm", contentType: VP9, rate: FILM, frames: 480, firstPresentationUs: 0 },
  webBroadcast: { file: "strip-2997.webm", contentType: VP9, rate: NTSC, frames: 600, firstPresentationUs: 0 },
  webSport: { file: "strip-5994.webm", contentType: VP9, rate: NTSC_FIELDS, frames: 1200, firstPresentationUs: 0 },
  long: { file: "strip-10min.mp4", contentType: H264, rate: FILM, frames: 14_400, firstPresentationUs: 0 },
  variable: {
    file: "strip-variable.mp4",
    contentType: H264,
    rate: FILM,
    frames: 319,
    firstPresentationUs: 0,
    variableRate: true,
  },
} as const satisfies Record<string, StripClip>;

/** The descriptor with which a room is made that shows the clip from the server's media folder. */
export function descriptor({ file, contentType, ...timing }: StripClip): object {
  return { title: file, ...timing, sources: [{ location: `media:${file}`, contentType }] };
}
