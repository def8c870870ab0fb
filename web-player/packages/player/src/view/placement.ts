import { Channel } from "@sameframe/protocol";
import { fitted } from "../history/view-transform";
import type { Compared } from "./compared";

/** How a picture lies in its frame, as a room has it: pan is in picture widths and heights from the picture's middle. */
export interface PictureView {
  readonly panX: number;
  readonly panY: number;
  /** 1: fits. */
  readonly zoom: number;
  /** Degrees clockwise: 0, 90, 180 or 270. */
  readonly rotation: number;
  readonly flipX: boolean;
  readonly flipY: boolean;
  readonly channel: Channel;
  /** Undefined: it stands alone. */
  readonly comparison: Compared | undefined;
}

export const NEUTRAL_VIEW: PictureView = {
  panX: 0,
  panY: 0,
  zoom: 1,
  rotation: 0,
  flipX: false,
  flipY: false,
  channel: Channel.COLOR,
  comparison: undefined,
};

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a picture is in its frame. */
export interface Placement {
  /** In the page's pixels. */
  readonly frame: Size;
  /** The picture as it fits, before it is turned. */
  readonly picture: Size;
  readonly view: PictureView;
}

export const LEAST_ZOOM = 0.1;
export const MOST_ZOOM = 32;
/** The middle of the frame stays on the picture. */
const FARTHEST = 0.5;
/** So near to fitting it is meant to fit. */
const ALMOST = 0.02;

export function placementOf(frame: Size, aspect: number, view: PictureView): Placement {
  const isTurned = view.rotation % 180 !== 0;
  const picture = isTurned ? fitted(frame.height, frame.width, aspect) : fitted(frame.width, frame.height, aspect);
  return { frame, picture, view };
}

/** Where in the frame a place of the picture is, which counts from 0 to 1. */
export function toFrame({ frame, picture, view }: Placement, { x, y }: Point): Point {
  const flipped = {
    x: (x - 0.5 - view.panX) * picture.width * (view.flipX ? -1 : 1),
    y: (y - 0.5 - view.panY) * picture.height * (view.flipY ? -1 : 1),
  };
  const turned = turn(flipped, view.rotation);
  return { x: frame.width / 2 + turned.x * view.zoom, y: frame.height / 2 + turned.y * view.zoom };
}

/** Which place of the picture is somewhere in the frame. */
export function toPicture(placement: Placement, { x, y }: Point): Point {
  const { frame, picture, view } = placement;
  const away = onPicture(placement, { x: x - frame.width / 2, y: y - frame.height / 2 });
  return { x: 0.5 + view.panX + away.x / picture.width, y: 0.5 + view.panY + away.y / picture.height };
}

/** Larger or smaller by a factor, about a place in the frame that stays where it is. */
export function zoomed(placement: Placement, factor: number, about: Point): PictureView {
  const { frame, picture, view } = placement;
  const wanted = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, view.zoom * factor));
  const zoom = Math.abs(wanted - 1) < ALMOST ? 1 : wanted;
  const there = toPicture(placement, about);
  const away = onPicture(
    { ...placement, view: { ...view, zoom } },
    { x: about.x - frame.width / 2, y: about.y - frame.height / 2 },
  );
  const panX = there.x - 0.5 - away.x / picture.width;
  const panY = there.y - 0.5 - away.y / picture.height;
  return bounded({ ...view, zoom, panX, panY });
}

/** Moved along with a hand, in the page's pixels. */
export function panned(placement: Placement, by: Point): PictureView {
  const { picture, view } = placement;
  const away = onPicture(placement, by);
  return bounded({
    ...view,
    panX: view.panX - away.x / picture.width,
    panY: view.panY - away.y / picture.height,
  });
}

/** The zoom at which each pixel of a picture of this width is one of the screen. */
export function actualZoom({ picture }: Placement, width: number, density: number): number {
  const zoom = width / (picture.width * density);
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, Number.isFinite(zoom) && zoom > 0 ? zoom : 1));
}

/** A quarter further, clockwise as one sees it. */
export function turned(view: PictureView): PictureView {
  return { ...view, rotation: (view.rotation + 90) % 360 };
}

/** Mirrored as one sees it, however it is turned. */
export function flipped(view: PictureView, along: "x" | "y"): PictureView {
  const isOther = view.rotation % 180 !== 0;
  const isX = (along === "x") !== isOther;
  return isX ? { ...view, flipX: !view.flipX } : { ...view, flipY: !view.flipY };
}

/** Whether the picture lies as without a view; the channel aside. */
export function isFit({ panX, panY, zoom }: PictureView): boolean {
  return panX === 0 && panY === 0 && zoom === 1;
}

/** A rectangle in the frame that covers what is seen of the picture, in whole pixels; its size is at least 1. */
export function seen(placement: Placement): Size & { readonly left: number; readonly top: number } {
  const { frame } = placement;
  const corners = [0, 1].flatMap((x) => [0, 1].map((y) => toFrame(placement, { x, y })));
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const left = within(Math.floor(Math.min(...corners.map(({ x }) => x))), frame.width);
  const top = within(Math.floor(Math.min(...corners.map(({ y }) => y))), frame.height);
  const right = within(Math.ceil(Math.max(...corners.map(({ x }) => x))), frame.width);
  const bottom = within(Math.ceil(Math.max(...corners.map(({ y }) => y))), frame.height);
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

function bounded(view: PictureView): PictureView {
  const within = (pan: number): number =>
    view.zoom <= 1 ? 0 : Math.min(FARTHEST, Math.max(-FARTHEST, Math.round(pan * 1e6) / 1e6));
  return { ...view, panX: within(view.panX) + 0, panY: within(view.panY) + 0 };
}

/** A way in the frame as one on the picture as it fits. */
function onPicture({ view }: Placement, { x, y }: Point): Point {
  const back = turn({ x: x / view.zoom, y: y / view.zoom }, 360 - view.rotation);
  return { x: back.x * (view.flipX ? -1 : 1), y: back.y * (view.flipY ? -1 : 1) };
}

function turn({ x, y }: Point, rotation: number): Point {
  switch (((rotation % 360) + 360) % 360) {
    case 90:
      return { x: -y, y: x };
    case 180:
      return { x: -x, y: -y };
    case 270:
      return { x: y, y: -x };
    default:
      return { x, y };
  }
}
