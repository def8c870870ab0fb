import { svg, type TemplateResult } from "lit";

const icon = (content: TemplateResult): TemplateResult => svg`
  <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${content}</svg>
`;

/** The pictures on buttons; each button says the same in words. */
export const pictureIcons = {
  open: icon(
    svg`<path d="M4 7h9"/><path d="M17 7h3"/><circle cx="15" cy="7" r="2"/><path d="M4 12h2"/><path d="M10 12h10"/><circle cx="8" cy="12" r="2"/><path d="M4 17h7"/><path d="M15 17h5"/><circle cx="13" cy="17" r="2"/>`,
  ),
  larger: icon(svg`<path d="M12 6v12"/><path d="M6 12h12"/>`),
  smaller: icon(svg`<path d="M6 12h12"/>`),
  flipX: icon(
    svg`<path d="M12 4v16" stroke-dasharray="2 3"/><path d="M9 7 3 17h6z"/><path d="m15 7 6 10h-6z" fill="currentColor"/>`,
  ),
  flipY: icon(
    svg`<path d="M4 12h16" stroke-dasharray="2 3"/><path d="M7 9 17 3v6z"/><path d="m7 15 10 6v-6z" fill="currentColor"/>`,
  ),
  turn: icon(svg`<path d="M19 12a7 7 0 1 1-2.500-5.400"/><path d="M17 2.500v4.500h-4.500"/>`),
  reset: icon(svg`<path d="M5 12a7 7 0 1 0 2.500-5.400"/><path d="M7 2.500v4.500h4.500"/>`),
} as const;
