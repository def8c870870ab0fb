import { css } from "lit";

/** The picture, or two, and what is said over it. */
export const stageStyles = css`
  :host {
    position: relative;
    overflow: hidden;
    background: var(--sf-stage);
    touch-action: pan-y;
  }

  /* one finger moves the picture */
  :host([data-zoomed]) {
    touch-action: none;
  }

  .pictures {
    position: absolute;
    inset: 0;
    isolation: isolate;
  }

  .window {
    position: absolute;
    left: var(--left);
    top: var(--top);
    width: var(--frame-width);
    height: var(--frame-height);
    overflow: hidden;
  }

  video,
  canvas {
    display: block;
    position: absolute;
    left: calc(50% - var(--picture-width) / 2);
    top: calc(50% - var(--picture-height) / 2);
    width: var(--picture-width);
    height: var(--picture-height);
    object-fit: fill;
    transform: var(--turn);
  }

  /* a picture of another shape is not pulled to that of the first */
  .second video,
  .second canvas {
    object-fit: contain;
  }

  [data-pixels] video,
  [data-pixels] canvas {
    image-rendering: pixelated;
  }

  [data-compare="wipe"] .first {
    clip-path: inset(0 calc(100% - var(--wipe) * 100%) 0 0);
  }

  [data-compare="difference"] {
    background: #000000;
    filter: brightness(var(--gain));
  }

  [data-compare="difference"] .first {
    mix-blend-mode: difference;
  }

  .theirs {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }

  sameframe-toasts {
    position: absolute;
    bottom: calc(12px + var(--sf-covered, 0px));
    left: 12px;
    right: 12px;
  }

  .over {
    display: grid;
    position: absolute;
    inset: 0;
    place-items: center;
    place-content: center;
    gap: 12px;
    width: 100%;
    padding: 24px;
    border: 0;
    border-radius: 0;
    background: rgb(10 10 10 / 62%);
    color: var(--sf-text);
    text-align: center;
  }

  button.over:hover {
    background: rgb(10 10 10 / 52%);
  }

  .over p {
    max-width: 34em;
    margin: 0;
    color: var(--sf-dim);
  }

  .disc {
    display: grid;
    place-items: center;
    width: 72px;
    height: 72px;
    border-radius: 50%;
    background: var(--sf-strong);
    color: var(--sf-ink);
  }

  .top {
    display: flex;
    position: absolute;
    top: 14px;
    left: 14px;
    right: 14px;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: 8px;
    pointer-events: none;
  }

  .chip {
    margin-left: auto;
    border-color: transparent;
    background: rgb(20 20 20 / 85%);
    font-size: 14px;
  }

  button.chip {
    pointer-events: auto;
  }

  span.chip {
    padding: 7px 13px;
    border-radius: 7px;
    line-height: 1.35;
  }

  @container (max-width: 640px) {
    .top {
      top: 10px;
      left: 10px;
      right: 10px;
    }

    span.chip {
      padding: 5px 10px;
      font-size: 13px;
    }
  }
`;
