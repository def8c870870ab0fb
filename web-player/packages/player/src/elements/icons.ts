import { svg, type TemplateResult } from "lit";

const icon = (size: number, content: TemplateResult): TemplateResult => svg`
  <svg viewBox="0 0 24 24" width=${size} height=${size} fill="currentColor" aria-hidden="true">${content}</svg>
`;

const outline = (content: TemplateResult): TemplateResult => svg`
  <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${content}</g>
`;

/** The pictures on buttons; each button says the same in words. */
export const icons = {
  play: icon(24, svg`<path d="M8 5.5v13a.8.8 0 0 0 1.2.7l10.4-6.5a.8.8 0 0 0 0-1.4L9.2 4.8A.8.8 0 0 0 8 5.5z"/>`),
  pause: icon(
    24,
    svg`<rect x="6.5" y="5" width="4" height="14" rx="1"/><rect x="13.5" y="5" width="4" height="14" rx="1"/>`,
  ),
  back: icon(20, svg`<path d="M15 6v12l-7-6z"/><rect x="17" y="6" width="2" height="12" rx="0.5"/>`),
  forward: icon(20, svg`<path d="M9 6v12l7-6z"/><rect x="5" y="6" width="2" height="12" rx="0.5"/>`),
  start: icon(
    20,
    svg`<path d="M19 6v12l-6.5-6z"/><path d="M12.5 6v12L6 12z"/><rect x="3.5" y="6" width="2" height="12" rx="0.5"/>`,
  ),
  end: icon(
    20,
    svg`<path d="M5 6v12l6.5-6z"/><path d="M11.5 6v12l6.5-6z"/><rect x="18.5" y="6" width="2" height="12" rx="0.5"/>`,
  ),
  once: icon(20, outline(svg`<path d="M4 12h13"/><path d="m13 8 4 4-4 4"/><path d="M20 6v12"/>`)),
  loop: icon(
    20,
    outline(
      svg`<path d="M17 3l3 3-3 3"/><path d="M20 6H8a4 4 0 0 0-4 4v1"/><path d="M7 21l-3-3 3-3"/><path d="M4 18h12a4 4 0 0 0 4-4v-1"/>`,
    ),
  ),
  pingPong: icon(20, outline(svg`<path d="M3 12h18"/><path d="m7 8-4 4 4 4"/><path d="m17 8 4 4-4 4"/>`)),
  through: icon(
    20,
    outline(svg`<path d="M3 12h12"/><path d="m11 8 4 4-4 4"/><rect x="18" y="7" width="4" height="10" rx="1"/>`),
  ),
  inPoint: icon(20, outline(svg`<path d="M13 5H8v14h5"/><path d="M13 12h5"/>`)),
  outPoint: icon(20, outline(svg`<path d="M11 5h5v14h-5"/><path d="M11 12H6"/>`)),
  whole: icon(
    20,
    outline(
      svg`<path d="M5 6v12"/><path d="M19 6v12"/><path d="M8.5 12h7"/><path d="m10 9.5-2.5 2.5 2.5 2.5"/><path d="m14 9.5 2.5 2.5-2.5 2.5"/>`,
    ),
  ),
  sound: icon(
    20,
    outline(
      svg`<path d="M4 9.5v5h3.5L12 18V6L7.500 9.500z" fill="currentColor"/><path d="M15.500 9a4 4 0 0 1 0 6"/><path d="M18 6.500a8 8 0 0 1 0 11"/>`,
    ),
  ),
  silent: icon(
    20,
    outline(
      svg`<path d="M4 9.5v5h3.5L12 18V6L7.500 9.500z" fill="currentColor"/><path d="m16 9.500 5 5"/><path d="m21 9.500-5 5"/>`,
    ),
  ),
  more: icon(18, outline(svg`<path d="m6 15 6-6 6 6"/>`)),
  fullscreen: icon(
    20,
    outline(svg`<path d="M4 9V4h5"/><path d="M20 9V4h-5"/><path d="M4 15v5h5"/><path d="M20 15v5h-5"/>`),
  ),
  previousShot: icon(
    20,
    outline(svg`<path d="m20.500 7-5 5 5 5"/><rect x="2.500" y="5" width="9" height="14" rx="1.500"/>`),
  ),
  nextShot: icon(
    20,
    outline(svg`<path d="m3.500 7 5 5-5 5"/><rect x="12.500" y="5" width="9" height="14" rx="1.500"/>`),
  ),
  eye: icon(
    20,
    outline(
      svg`<path d="M2.500 12S6 6 12 6s9.500 6 9.500 6-3.500 6-9.500 6-9.500-6-9.500-6z"/><circle cx="12" cy="12" r="2.500"/>`,
    ),
  ),
  link: icon(
    18,
    outline(
      svg`<path d="M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1"/><path d="M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1"/>`,
    ),
  ),
  letter: icon(18, outline(svg`<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m4 7 8 6 8-6"/>`)),
  done: icon(18, outline(svg`<path d="m5 12.500 5 5 9-11"/>`)),
  close: icon(18, outline(svg`<path d="m6 6 12 12"/><path d="M18 6 6 18"/>`)),
  leave: icon(
    18,
    outline(svg`<path d="M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4"/><path d="m9 8-4 4 4 4"/><path d="M5 12h10"/>`),
  ),
  past: icon(18, outline(svg`<path d="M4 12a8 8 0 1 0 2.500-5.800"/><path d="M4 4v4h4"/><path d="M12 7.500V12l3 2"/>`)),
  edit: icon(16, outline(svg`<path d="m4 20 1-4L16 5l3 3L8 19z"/>`)),
} as const;
