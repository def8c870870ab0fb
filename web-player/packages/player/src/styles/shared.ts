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
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }

  /* whoever asks for more contrast sees by a line what else is told by a shade */
  @media (prefers-contrast: more) {
    [aria-pressed="true"],
    [aria-selected="true"],
    [aria-current="true"] {
      outline: 2px solid var(--sf-strong);
      outline-offset: -2px;
    }

    :disabled,
    [aria-disabled="true"] {
      opacity: 0.7 !important;
    }

    :focus-visible {
      outline: 4px solid var(--sf-strong);
      outline-offset: 2px;
    }
  }

  /* backgrounds are the system's there, and say nothing of themselves */
  @media (forced-colors: active) {
    [aria-pressed="true"],
    [role="tab"][aria-selected="true"] {
      border-color: Highlight !important;
      background: Highlight !important;
      color: HighlightText !important;
      forced-color-adjust: none;
    }

    /* a line that is not seen elsewhere would be drawn here */
    [role="tab"][aria-selected="false"] {
      border-color: ButtonFace !important;
    }

    [aria-current="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    /* the shape says it, in the colour of the words around it */
    svg {
      color: inherit !important;
    }

    :disabled,
    [aria-disabled="true"] {
      border-color: GrayText !important;
      color: GrayText !important;
      opacity: 1 !important;
    }

    :focus-visible {
      outline: 4px solid CanvasText;
      outline-offset: 2px;
    }
  }
`;

/** What is painted, and says something by its shades, keeps them where colours are the system's: on a ground of its own. */
export const painted = css`
  @media (forced-colors: active) {
    :host {
      background: #000000;
      color: #ffffff;
      forced-color-adjust: none;
    }

    :focus-visible {
      outline-color: #ffffff;
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

  button:disabled,
  [aria-disabled="true"] {
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
