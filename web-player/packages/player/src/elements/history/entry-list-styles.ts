import { css } from "lit";

/** Every row is as high, so that any part of a long list is found at once. [px] */
export const ROW = 44;

/** Rows lie where they belong in the whole list; on paper they follow each other. */
export const entryListStyles = css`
  :host {
    overflow: auto;
    min-height: 0;
    overscroll-behavior: contain;
  }

  ol {
    position: relative;
    height: var(--height);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    position: absolute;
    top: var(--top);
    left: 0;
    right: 0;
    height: ${ROW}px;
  }

  button {
    display: grid;
    grid-template: "dot text time" auto ". quote quote" auto / 18px minmax(0, 1fr) auto;
    align-content: center;
    gap: 0 2px;
    width: 100%;
    height: 100%;
    padding: 0 14px 0 12px;
    border: 0;
    border-left: 3px solid transparent;
    background: transparent;
    color: var(--sf-text);
    font: inherit;
    font-size: 14px;
    line-height: 1.3;
    text-align: left;
    cursor: pointer;
  }

  button:hover {
    background: #262626;
  }

  button:focus-visible {
    outline-offset: -2px;
  }

  .later {
    color: var(--sf-faint);
  }

  [aria-current="true"] {
    border-left-color: var(--sf-strong);
    background: var(--sf-raised);
  }

  [aria-current="true"] time {
    color: var(--sf-dim);
  }

  .dot {
    grid-area: dot;
    align-self: center;
    width: 9px;
    height: 9px;
    border-radius: 50%;
    background: var(--fill);
  }

  .text,
  .quote {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .text {
    grid-area: text;
  }

  .quote {
    grid-area: quote;
    color: var(--sf-dim);
    font-size: 13px;
  }

  time {
    grid-area: time;
    padding-left: 10px;
    color: var(--sf-faint);
    font-size: 12px;
    line-height: 18px;
  }

  @media print {
    :host {
      overflow: visible;
    }

    ol {
      height: auto;
    }

    li {
      position: static;
      height: auto;
      padding: 3px 0;
      border-bottom: 1px solid #cccccc;
      break-inside: avoid;
    }

    button,
    button:hover,
    [aria-current="true"] {
      padding: 0;
      border: 0;
      background: none;
      color: #000000;
      font-size: 10pt;
    }

    .later {
      color: #000000;
    }

    .text,
    .quote {
      overflow: visible;
      white-space: pre-wrap;
    }

    .quote,
    time {
      color: #333333;
    }
  }
`;
