import { css } from "lit";

/** Messages above, and the field below, which is always to be seen. */
export const chatStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }

  .scroller {
    display: flex;
    position: relative;
    flex: 1;
    min-height: 0;
    margin-bottom: 10px;
  }

  .log {
    position: relative;
    flex: 1;
    min-width: 0;
    margin: 0 -8px;
    padding: 0 8px;
    overflow: auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
  }

  .log:focus-visible {
    outline-offset: -2px;
  }

  .line.first:not(:first-child) {
    margin-top: 12px;
  }

  time {
    color: var(--sf-faint);
    font-size: 12px;
  }

  .text,
  .outgoing p {
    margin: 2px 0 0 18px;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .outgoing {
    margin-top: 8px;
    color: var(--sf-dim);
  }

  .outgoing span {
    margin-left: 18px;
    font-size: 12px;
  }

  .fresh {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 10px 0 8px;
    color: var(--sf-warn);
    font-size: 12px;
  }

  .fresh::after {
    flex: 1;
    height: 1px;
    background: var(--sf-warn);
    content: "";
    opacity: 0.5;
  }

  .to-end {
    position: absolute;
    bottom: 6px;
    left: 50%;
    min-height: 32px;
    border-color: #4a4a4a;
    border-radius: 16px;
    background: var(--sf-raised);
    font-size: 13px;
    white-space: nowrap;
    transform: translateX(-50%);
  }

  .none {
    margin: 4px 0 16px;
    color: var(--sf-dim);
    font-size: 14px;
  }

  .none span {
    display: block;
    margin-top: 4px;
    color: var(--sf-faint);
    font-size: 13px;
  }

  @container (max-width: 860px) {
    :host {
      height: auto;
    }

    .scroller {
      max-height: 46dvh;
      min-height: 96px;
    }
  }
`;
