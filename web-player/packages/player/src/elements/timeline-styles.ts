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
    height: 46px;
    border-radius: 6px;
    cursor: pointer;
    touch-action: none;
  }

  .rail {
    position: absolute;
    inset: 10px 0 auto;
    height: 14px;
    border-radius: 4px;
    background: #2a2a2a;
    overflow: hidden;
  }

  .range {
    position: absolute;
    top: 0;
    bottom: 0;
    left: calc(var(--from) * 100%);
    width: calc((var(--to) - var(--from)) * 100%);
    background: #4c4c4c;
  }

  .played {
    position: absolute;
    top: 0;
    bottom: 0;
    left: calc(var(--from) * 100%);
    width: calc(max(0, var(--at) - var(--from)) * 100%);
    background: #8a8a8a;
  }

  .handle {
    position: absolute;
    top: 5px;
    width: 18px;
    height: 24px;
    padding: 0;
    border: 0;
    background: none;
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
  }

  .handle.in {
    left: calc(var(--from) * 100% - 9px);
  }

  .handle.in::after {
    left: 8px;
    border-right: 0;
    border-radius: 4px 0 0 4px;
  }

  .handle.out {
    left: calc(var(--to) * 100% - 9px);
  }

  .handle.out::after {
    right: 8px;
    border-left: 0;
    border-radius: 0 4px 4px 0;
  }

  .playhead {
    position: absolute;
    top: 2px;
    left: calc(var(--at) * 100%);
    width: 2px;
    height: 30px;
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
    height: 26px;
    margin-left: -1px;
    background: var(--fill);
    pointer-events: none;
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

  .hover,
  .drag {
    position: absolute;
    top: 6px;
    left: calc(var(--at) * 100%);
    width: 1px;
    height: 22px;
    background: rgb(255 255 255 / 45%);
    pointer-events: none;
  }

  .drag {
    background: none;
  }

  .mark {
    display: flex;
    position: absolute;
    top: 8px;
    left: calc(var(--at) * 100%);
    gap: 1px;
    transform: translateX(-50%);
    pointer-events: none;
  }

  .mark i {
    width: 4px;
    height: 18px;
    border: 1px solid rgb(0 0 0 / 60%);
    border-radius: 2px;
    background: var(--fill);
  }

  .tick {
    position: absolute;
    top: 29px;
    left: calc(var(--at) * 100%);
    padding-left: 5px;
    border-left: 1px solid #4a4a4a;
    color: var(--sf-faint);
    font-size: 11px;
    line-height: 13px;
    pointer-events: none;
  }
`;
