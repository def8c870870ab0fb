import { css } from "lit";

/** The timeline's looks. Positions are fractions of its width, set as custom properties. */
export const timelineStyles = css`
  :host {
    padding: 0 2px;
    user-select: none;
    -webkit-user-select: none;
  }

  .track {
    position: relative;
    height: var(--sf-track, 60px);
    border-radius: 6px;
    cursor: pointer;
    touch-action: none;
  }

  .rail {
    position: absolute;
    inset: 10px 0 auto;
    height: 22px;
  }

  /* as broad as a finger needs it, mostly outside of the range */
  .handle {
    position: absolute;
    top: 9px;
    width: 24px;
    height: 24px;
    cursor: ew-resize;
    touch-action: none;
  }

  .handle::after {
    content: "";
    position: absolute;
    top: 0;
    bottom: 0;
    width: 7px;
    border: 2px solid #d0d0d0;
    box-shadow: 0 0 0 1px rgb(0 0 0 / 45%);
  }

  .handle:hover::after {
    border-color: #ffffff;
  }

  .handle.in {
    left: calc(var(--from) * 100% - 14px);
  }

  .handle.in::after {
    right: 4px;
    border-right: 0;
    border-radius: 4px 0 0 4px;
  }

  .handle.out {
    left: calc(var(--to) * 100% - 10px);
  }

  .handle.out::after {
    left: 4px;
    border-left: 0;
    border-radius: 0 4px 4px 0;
  }

  .playhead {
    position: absolute;
    top: 2px;
    left: calc(var(--at) * 100%);
    width: 2px;
    height: 32px;
    margin-left: -1px;
    background: #ffffff;
    box-shadow: 0 0 0 1px rgb(0 0 0 / 55%);
    pointer-events: none;
  }

  .playhead::before {
    content: "";
    position: absolute;
    top: -1px;
    left: -5px;
    border: 6px solid transparent;
    border-top: 7px solid #ffffff;
    border-bottom: 0;
  }

  .ghost {
    position: absolute;
    top: 4px;
    left: calc(var(--at) * 100%);
    width: 2px;
    height: 30px;
    margin-left: -1px;
    background: var(--fill);
    pointer-events: none;
  }

  .ghost.elsewhere {
    width: 0;
    border-left: 2px dashed var(--fill);
    background: none;
  }

  .flag {
    position: absolute;
    bottom: calc(100% + 4px);
    left: 0;
    padding: 1px 7px;
    border-radius: 4px;
    background: var(--fill, #3a3a3a);
    color: var(--ink, #ffffff);
    font-size: 12px;
    font-weight: 600;
    white-space: nowrap;
    transform: translateX(calc(var(--at) * -100%));
  }

  .film {
    display: grid;
    justify-items: center;
    gap: 2px;
    padding: 3px 3px 2px;
    border: 1px solid #4a4a4a;
    background: #1c1c1c;
    box-shadow: 0 4px 16px rgb(0 0 0 / 55%);
  }

  .film canvas {
    display: block;
    width: 168px;
    border-radius: 2px;
  }

  .hover,
  .drag {
    position: absolute;
    z-index: 1;
    top: 6px;
    left: calc(var(--at) * 100%);
    width: 1px;
    height: 28px;
    background: rgb(255 255 255 / 45%);
    pointer-events: none;
  }

  .drag {
    background: none;
  }

  /* below the bar, so that the playhead does not hide them */
  .mark {
    display: flex;
    position: absolute;
    top: 34px;
    left: calc(var(--at) * 100%);
    gap: 1px;
    transform: translateX(-50%);
    pointer-events: none;
  }

  .mark i {
    width: 7px;
    height: 9px;
    border: 1px solid rgb(0 0 0 / 60%);
    border-radius: 4px 4px 3px 3px;
    background: var(--fill);
    clip-path: polygon(50% 0, 100% 38%, 100% 100%, 0 100%, 0 38%);
  }

  .mark.here {
    z-index: 1;
    top: 33px;
  }

  .mark.here i {
    width: 11px;
    height: 12px;
  }

  .tick {
    display: var(--sf-ticks, block);
    position: absolute;
    top: 46px;
    left: calc(var(--at) * 100%);
    padding-left: 5px;
    border-left: 1px solid #4a4a4a;
    color: var(--sf-faint);
    font-size: 11px;
    line-height: 13px;
    pointer-events: none;
  }

  /* in the system's colours, but for those of people */
  @media (forced-colors: active) {
    :host {
      background: Canvas;
      color: CanvasText;
      forced-color-adjust: none;
    }

    .playhead,
    .hover {
      background: CanvasText;
    }

    .playhead {
      box-shadow: 0 0 0 1px Canvas;
    }

    .playhead::before {
      border-top-color: CanvasText;
    }

    .handle::after {
      border-color: CanvasText;
      box-shadow: 0 0 0 1px Canvas;
    }

    .tick {
      border-left-color: CanvasText;
      color: CanvasText;
    }
  }
`;
