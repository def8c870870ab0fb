import { css } from "lit";

/** What every element starts from. */
export const reset = css`
  :host {
    display: block;
    font-variant-numeric: tabular-nums;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--sf-strong);
    outline-offset: 2px;
  }

  svg {
    display: block;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      transition-duration: 0.01ms !important;
    }
  }
`;

/** Buttons: quiet unless they are the one thing to do. */
export const buttons = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 36px;
    padding: 0 14px;
    border: 1px solid var(--sf-line);
    border-radius: var(--sf-radius);
    background: transparent;
    color: var(--sf-text);
    font: inherit;
    cursor: pointer;
    transition: background 120ms;
  }

  button:hover {
    background: var(--sf-raised);
  }

  button:disabled {
    opacity: 0.5;
    cursor: default;
  }

  button.primary {
    min-height: 44px;
    border-color: var(--sf-strong);
    background: var(--sf-strong);
    color: var(--sf-ink);
    font-weight: 600;
  }

  button.primary:hover:not(:disabled) {
    background: #ffffff;
  }

  button.icon {
    width: 36px;
    padding: 0;
    border-color: transparent;
  }

  button[aria-pressed="true"] {
    background: var(--sf-raised);
  }
`;

/** Forms: a label above each field, what is wrong below it. */
export const forms = css`
  label {
    display: block;
    margin-bottom: 6px;
    color: var(--sf-dim);
    font-size: 13px;
  }

  input,
  select {
    width: 100%;
    height: 44px;
    padding: 0 12px;
    border: 1px solid var(--sf-line);
    border-radius: var(--sf-radius);
    background: var(--sf-ground);
    color: var(--sf-text);
    font: inherit;
    font-size: 16px;
  }

  input::placeholder {
    color: var(--sf-faint);
  }

  input:hover,
  select:hover {
    border-color: #4a4a4a;
  }

  .field {
    margin: 0 0 16px;
  }

  .wrong {
    margin: 0 0 16px;
    padding: 10px 12px;
    border-left: 3px solid var(--sf-bad);
    border-radius: 4px;
    background: #262626;
  }

  @media print {
    .wrong {
      background: none;
    }
  }

  .calm {
    border-left-color: var(--sf-faint);
  }

  .wrong strong {
    display: block;
    font-weight: 600;
  }

  .note {
    margin: 6px 0 0;
    color: var(--sf-dim);
    font-size: 13px;
  }
`;
