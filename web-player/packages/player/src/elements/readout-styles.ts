import { css } from "lit";

/** How the readout looks. */
export const readoutStyles = css`
  :host {
    display: var(--sf-readout, block);
    flex-wrap: wrap;
    align-items: center;
    gap: 0 14px;
    white-space: nowrap;
  }

  .large,
  .small {
    display: flex;
    align-items: baseline;
    gap: 0 12px;
  }

  input {
    width: calc(var(--digits) * 1ch + 14px);
    margin-left: -5px;
    padding: 0 4px;
    border: 1px solid transparent;
    border-radius: 5px;
    background: transparent;
    color: var(--sf-strong);
    font: inherit;
    font-size: 26px;
    font-weight: 600;
    line-height: 32px;
    font-variant-numeric: tabular-nums;
  }

  input:hover,
  input:focus {
    border-color: var(--sf-line);
    background: var(--sf-panel);
  }

  input[aria-invalid="true"] {
    border-color: var(--sf-bad);
  }

  .of {
    color: var(--sf-faint);
    font-size: 13px;
  }

  .small {
    flex-wrap: wrap;
    min-height: 24px;
    font-size: 13px;
  }

  select {
    field-sizing: content;
    max-width: 108px;
    height: 24px;
    margin-left: -4px;
    padding: 0 2px;
    border: 1px solid transparent;
    border-radius: 5px;
    background: var(--sf-ground);
    color: var(--sf-dim);
    font: inherit;
    cursor: pointer;
  }

  select:hover {
    border-color: var(--sf-line);
    color: var(--sf-text);
  }

  .other {
    min-height: 24px;
    padding: 0 2px;
    border: 0;
    border-radius: 4px;
    font-variant-numeric: tabular-nums;
  }

  .wrong {
    color: var(--sf-warn);
    white-space: normal;
  }

  .rate {
    color: var(--sf-faint);
    font-size: 13px;
  }

  .inexact {
    color: var(--sf-warn);
    font-size: 13px;
  }

  @container (max-width: 420px) {
    input {
      font-size: 20px;
    }

    .of {
      display: none;
    }
  }

  @container (max-width: 480px) {
    .rate {
      display: none;
    }
  }

  @media (pointer: coarse) {
    select,
    .other {
      height: var(--sf-readout-field, 44px);
    }
  }
`;
