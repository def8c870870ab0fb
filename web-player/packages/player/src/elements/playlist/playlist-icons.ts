import { svg } from "lit";

const dots = (places: readonly (readonly [x: number, y: number])[]) => svg`
  <svg viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
    ${places.map(([x, y]) => svg`<circle cx=${x} cy=${y} r="1.800"/>`)}
  </svg>
`;

/** The pictures on the playlist's buttons. */
export const playlistIcons = {
  grip: dots([
    [9, 6],
    [15, 6],
    [9, 12],
    [15, 12],
    [9, 18],
    [15, 18],
  ]),
  more: dots([
    [5, 12],
    [12, 12],
    [19, 12],
  ]),
} as const;
