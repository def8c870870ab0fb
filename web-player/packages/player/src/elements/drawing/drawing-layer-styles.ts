import { css } from "lit";

/** Exactly on the picture, however that lies. */
export const drawingLayerStyles = css`
  :host {
    position: absolute;
    inset: 0;
  }

  .frame {
    position: absolute;
    left: var(--left);
    top: var(--top);
    width: var(--frame-width);
    height: var(--frame-height);
    overflow: hidden;
  }

  .picture {
    position: absolute;
    left: calc(50% - var(--width) / 2);
    top: calc(50% - var(--height) / 2);
    overflow: hidden;
    width: var(--width);
    height: var(--height);
    transform: var(--turn);
  }

  .picture[data-tool] {
    cursor: crosshair;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }

  .picture[data-tool="text"] {
    cursor: text;
  }

  .picture[data-laser] {
    cursor: none;
  }

  canvas {
    display: block;
    position: absolute;
    left: var(--seen-left);
    top: var(--seen-top);
    width: var(--seen-width);
    height: var(--seen-height);
    pointer-events: none;
  }
`;
