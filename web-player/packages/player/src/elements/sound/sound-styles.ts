import { css } from "lit";

/** How the sound's buttons and their sheet look. */
export const soundStyles = css`
  :host {
    display: flex;
    position: relative;
    align-items: center;
  }

  input[type="range"] {
    height: 24px;
    margin: 0;
    accent-color: #d0d0d0;
    cursor: pointer;
  }

  .beside {
    width: 72px;
    margin-right: 4px;
  }

  .more {
    width: 24px;
  }

  /* it is on the sheet as well */
  @container (max-width: 1560px) {
    .beside {
      display: none;
    }
  }

  .sheet {
    position: absolute;
    z-index: 6;
    right: 0;
    bottom: calc(100% + 8px);
    width: min(320px, calc(100vw - 24px));
    padding: 14px 16px 16px;
    border: 1px solid var(--sf-line);
    border-radius: 10px;
    background: var(--sf-panel);
    box-shadow: 0 8px 28px rgb(0 0 0 / 55%);
    font-size: 14px;
  }

  h2 {
    margin: 0 0 12px;
    font-size: 14px;
    font-weight: 600;
  }

  .field {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px 12px;
    align-items: center;
    margin-bottom: 12px;
  }

  .field input {
    grid-column: 1 / -1;
    width: 100%;
  }

  .value {
    color: var(--sf-dim);
  }

  .exact {
    display: flex;
    grid-column: 1 / -1;
    align-items: center;
    gap: 8px;
  }

  .exact button {
    min-height: 32px;
    padding: 0 10px;
    font-size: 13px;
  }

  .exact .reset {
    margin-left: auto;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 28px;
    cursor: pointer;
  }

  .check input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: #d0d0d0;
  }

  .failed {
    margin: 8px 0 0;
    color: var(--sf-warn);
    font-size: 13px;
  }

  @container (max-width: 640px) {
    /* over the page's whole width, whatever button it belongs to */
    .sheet {
      position: fixed;
      right: 12px;
      bottom: 12px;
      left: 12px;
      width: auto;
    }
  }

  @media (pointer: coarse) {
    .more {
      width: 44px;
    }

    input[type="range"],
    .check,
    .exact button {
      min-height: 44px;
    }
  }
`;
