import { css } from "lit";

/** The drawing tools: one quiet row, several where there is little room. */
export const drawToolsStyles = css`
  :host {
    margin: 0 0 12px;
  }

  .bar,
  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
  }

  .bar {
    justify-content: center;
    gap: 4px 14px;
  }

  button.icon {
    color: var(--sf-dim);
  }

  button.icon:hover:not(:disabled) {
    color: var(--sf-text);
  }

  button[aria-pressed="true"] {
    background: #484848;
    color: var(--sf-strong);
    box-shadow: inset 0 -2px 0 var(--sf-strong);
  }

  button:disabled {
    opacity: 0.35;
  }

  .colour {
    width: 28px;
    min-height: 36px;
    padding: 0;
    border-color: transparent;
  }

  .colour[aria-pressed="true"] {
    background: none;
    box-shadow: none;
  }

  .spot {
    display: block;
    width: 18px;
    height: 18px;
    border: 1px solid rgb(255 255 255 / 35%);
    border-radius: 50%;
    background: var(--fill);
  }

  .colour[aria-pressed="true"] .spot {
    outline: 2px solid var(--sf-strong);
    outline-offset: 2px;
  }

  /* a colour is what it is */
  @media (forced-colors: active) {
    .spot {
      border-color: CanvasText !important;
      forced-color-adjust: none;
    }

    .colour[aria-pressed="true"] {
      background: none !important;
    }

    .colour[aria-pressed="true"] .spot {
      outline-color: CanvasText;
    }

    .width i {
      background: CanvasText !important;
      forced-color-adjust: none;
    }

    .width[aria-pressed="true"] i {
      background: HighlightText !important;
    }
  }

  .width {
    width: 32px;
  }

  .width i {
    display: block;
    width: 16px;
    height: var(--thick);
    border-radius: 4px;
    background: currentColor;
  }

  select {
    height: 36px;
    padding: 0 6px;
    border: 1px solid transparent;
    border-radius: var(--sf-radius);
    background: var(--sf-ground);
    color: var(--sf-text);
    font: inherit;
    font-size: 14px;
    cursor: pointer;
  }

  select:hover:not(:disabled) {
    background: var(--sf-raised);
  }

  select:disabled {
    opacity: 0.35;
  }

  .why {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 4px 12px;
    margin: 0 0 6px;
    color: var(--sf-warn);
    font-size: 14px;
  }

  .why button {
    min-height: 32px;
  }

  .done {
    padding: 0 12px;
    font-size: 14px;
  }

  @container (max-width: 640px) {
    .bar {
      gap: 2px 8px;
    }

    .tools {
      flex-basis: 100%;
      justify-content: space-between;
    }
  }
`;
