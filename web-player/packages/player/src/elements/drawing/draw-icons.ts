import { svg, type TemplateResult } from "lit";
import type { Tool } from "../../drawing/tools";

const icon = (content: TemplateResult): TemplateResult => svg`
  <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${content}</svg>
`;

/** The pictures on the drawing tools; each button says the same in words. */
export const toolIcons: Readonly<Record<Tool, TemplateResult>> = {
  pen: icon(svg`<path d="M3 17c3-6 5-9 7-9s0 8 3 8 3-9 8-10"/>`),
  line: icon(svg`<path d="M5 19 19 5"/>`),
  arrow: icon(svg`<path d="M5 19 19 5"/><path d="M10 5h9v9"/>`),
  rectangle: icon(svg`<rect x="4" y="6" width="16" height="12" rx="1"/>`),
  ellipse: icon(svg`<ellipse cx="12" cy="12" rx="9" ry="7"/>`),
  text: icon(svg`<path d="M5 7V5h14v2"/><path d="M12 5v14"/><path d="M9 19h6"/>`),
  eraser: icon(
    svg`<path d="m8 19-4.500-4.500a1.500 1.500 0 0 1 0-2L12 5a1.500 1.500 0 0 1 2 0l5 5a1.500 1.500 0 0 1 0 2L12 19z"/><path d="M8 19h12"/><path d="m8.500 8.500 7 7"/>`,
  ),
  laser: icon(
    svg`<circle cx="17" cy="7" r="2.500" fill="currentColor"/><path d="M4 20 12.500 11.500"/><path d="M17 1.800v1"/><path d="M22.200 7h-1"/><path d="m20.700 3.300-.7.7"/>`,
  ),
};

export const drawIcons = {
  draw: icon(svg`<path d="m4 20 1-4L16 5l3 3L8 19z"/><path d="m13.500 7.500 3 3"/>`),
  undo: icon(svg`<path d="M8 5 4 9l4 4"/><path d="M4 9h10a5.500 5.500 0 0 1 0 11h-3"/>`),
  redo: icon(svg`<path d="m16 5 4 4-4 4"/><path d="M20 9H10a5.500 5.500 0 0 0 0 11h3"/>`),
  clear: icon(svg`<path d="M4 7h16"/><path d="M9 7V4h6v3"/><path d="m6 7 1 13h10l1-13"/>`),
  ghosts: icon(
    svg`<rect x="3" y="8" width="11" height="9" rx="1" stroke-opacity="0.500"/><rect x="10" y="5" width="11" height="9" rx="1"/><path d="M7 20h10" stroke-opacity="0.500"/>`,
  ),
} as const;
