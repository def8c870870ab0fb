import { svg, type TemplateResult } from "lit";
import type { Badge } from "../../store/badge";
import type { LinkQuality } from "../../store/signs";

const small = (content: TemplateResult): TemplateResult => svg`
  <svg viewBox="0 0 12 12" width="12" height="12" fill="currentColor" aria-hidden="true">${content}</svg>
`;

/** Each state of the badge has a shape of its own: colour says nothing that the shape does not. */
export const badgeShapes: Readonly<Record<Badge["kind"], TemplateResult>> = {
  synced: small(svg`<circle cx="6" cy="6" r="5"/>`),
  syncing: small(
    svg`<circle cx="6" cy="6" r="4.750" fill="none" stroke="currentColor" stroke-width="1.500"/><circle cx="6" cy="6" r="2"/>`,
  ),
  slow: small(svg`<path d="M1 1h10L7 6l4 5H1l4-5z"/>`),
  conflict: small(svg`<path d="M6 0.500 12 11.500H0z"/>`),
  private: small(
    svg`<path d="M6 1a5 5 0 0 1 0 10z"/><circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" stroke-width="1.500"/>`,
  ),
  waiting: small(svg`<g fill="none" stroke="currentColor" stroke-width="2"><path d="M6 1a5 5 0 1 1-5 5"/></g>`),
  offline: small(
    svg`<path d="m2 2 8 8M10 2 2 10" fill="none" stroke="currentColor" stroke-width="2.500" stroke-linecap="round"/>`,
  ),
};

const BARS: Readonly<Record<LinkQuality, number>> = { unknown: 0, poor: 1, fair: 2, good: 3 };

/** As many bars as a connection is good. */
export function linkBars(quality: LinkQuality): TemplateResult {
  return svg`<svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">
    ${[0, 1, 2].map(
      (bar) => svg`<rect
        x=${bar * 5} y=${8 - bar * 4} width="3.500" height=${4 + bar * 4} rx="1"
        fill="currentColor" opacity=${bar < BARS[quality] ? 1 : 0.28}
      />`,
    )}
  </svg>`;
}

const outline = (content: TemplateResult): TemplateResult => svg`
  <svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true">${content}</svg>
`;

export const peopleIcons = {
  more: outline(svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>`),
  lock: outline(svg`<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`),
  pin: outline(
    svg`<rect x="3" y="7" width="18" height="10" rx="2"/><path d="M7.500 12h.01M12 12h.01M16.500 12h.01" stroke-width="3"/>`,
  ),
  lead: small(svg`<path d="M2 0h1.500v1H11L9 4l2 3H3.500v5H2z"/>`),
  invite: outline(
    svg`<circle cx="10" cy="8" r="3.500"/><path d="M3.500 20a6.500 6.500 0 0 1 11-4.700"/><path d="M18 15v6M15 18h6"/>`,
  ),
  verified: small(
    svg`<path d="M6 0 11 2v4c0 3-2 5-5 6-3-1-5-3-5-6V2zM3 6l2 2 4-4" fill="none" stroke="currentColor" stroke-width="1.500"/>`,
  ),
  ready: small(
    svg`<path d="m1.500 6.500 3 3 6-7" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
  ),
} as const;
