import { css } from "lit";

/** A field that grows with what is written, and a row of buttons below it. */
export const composerStyles = css`
  textarea {
    display: block;
    width: 100%;
    min-height: 44px;
    max-height: 180px;
    padding: 10px 12px;
    border: 1px solid var(--sf-line);
    border-radius: var(--sf-radius);
    background: var(--sf-ground);
    color: var(--sf-text);
    font: inherit;
    font-size: 15px;
    line-height: 1.4;
    resize: none;
    field-sizing: content;
  }

  @supports not (field-sizing: content) {
    textarea {
      height: 66px;
    }
  }

  @container (max-width: 860px) {
    textarea {
      font-size: 16px;
    }
  }

  textarea::placeholder {
    color: var(--sf-faint);
  }

  textarea:hover:enabled {
    border-color: #4a4a4a;
  }

  textarea:focus-visible {
    outline-offset: -1px;
  }

  textarea:read-only:not(:disabled) {
    color: var(--sf-dim);
  }

  textarea:disabled {
    opacity: 0.6;
  }

  .row {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 6px;
    margin-top: 6px;
  }

  .row button {
    padding: 0 12px;
    font-size: 14px;
  }

  p {
    margin: 6px 0 0;
    color: var(--sf-dim);
    font-size: 13px;
  }

  .row p {
    flex: 1;
    margin: 0;
  }

  .wrong {
    padding: 8px 10px;
    border-left: 3px solid var(--sf-bad);
    border-radius: 4px;
    background: #262626;
    color: var(--sf-text);
  }
`;
