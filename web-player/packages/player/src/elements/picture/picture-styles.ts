import { css } from "lit";

/** What the tools for view, colour and comparison have in common. */
export const pictureStyles = css`
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 18px;
  }

  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
  }

  .end {
    margin-left: auto;
  }

  .note {
    margin: 6px 0 0;
    color: var(--sf-faint);
    font-size: 13px;
  }

  .warn {
    margin: 6px 0 0;
    color: var(--sf-warn);
    font-size: 14px;
  }

  button {
    min-height: 34px;
    font-size: 14px;
  }

  button.icon {
    width: 34px;
    color: var(--sf-dim);
  }

  button.icon:hover:not(:disabled) {
    color: var(--sf-text);
  }

  button.quiet {
    padding: 0 10px;
    border-color: transparent;
    color: var(--sf-dim);
  }

  button[aria-pressed="true"] {
    background: #484848;
    color: var(--sf-strong);
    box-shadow: inset 0 -2px 0 var(--sf-strong);
  }

  button:disabled,
  input:disabled,
  select:disabled {
    opacity: 0.4;
    cursor: default;
  }

  label,
  .label {
    color: var(--sf-dim);
    font-size: 13px;
  }

  select,
  input:not([type="range"], [type="checkbox"], [type="file"]) {
    height: 34px;
    min-width: 0;
    padding: 0 8px;
    border: 1px solid var(--sf-line);
    border-radius: var(--sf-radius);
    background: var(--sf-ground);
    color: var(--sf-text);
    font: inherit;
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }

  @media (pointer: coarse) {
    button,
    select,
    input:not([type="range"], [type="checkbox"], [type="file"]) {
      min-height: 44px;
    }

    button.icon {
      width: 44px;
    }
  }
`;
