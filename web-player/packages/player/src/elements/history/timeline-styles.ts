import { css } from "lit";

/** The canvas, and over it where one is and where one points. */
export const timelineStyles = css`
  :host {
    position: relative;
    min-width: 0;
  }

  .picture {
    position: relative;
    touch-action: pan-y;
    cursor: crosshair;
    user-select: none;
  }

  canvas {
    display: block;
    width: 100%;
    height: var(--height);
  }

  .cursor,
  .hover {
    position: absolute;
    top: 0;
    bottom: 0;
    left: var(--x);
    width: 2px;
    margin-left: -1px;
    background: var(--sf-strong);
    pointer-events: none;
  }

  .hover {
    width: 1px;
    background: var(--sf-faint);
  }

  .flag {
    position: absolute;
    z-index: 2;
    bottom: 100%;
    left: var(--x);
    max-width: min(320px, 70vw);
    overflow: hidden;
    padding: 3px 9px;
    border-radius: 5px;
    background: var(--sf-raised);
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
    transform: translateX(calc(var(--part) * -100%));
  }

  .zoom {
    display: flex;
    position: absolute;
    top: -38px;
    right: 0;
  }

  .zoom button {
    width: 32px;
    min-height: 32px;
    font-size: 16px;
  }

  @media print {
    .zoom,
    .cursor {
      display: none;
    }
  }
`;
