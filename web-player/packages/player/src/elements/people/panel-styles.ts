import { css } from "lit";

/** A panel over the page. */
export const panelStyles = css`
  dialog {
    width: min(440px, calc(100vw - 24px));
    max-height: calc(100dvh - 24px);
    padding: 20px;
    border: 1px solid var(--sf-line);
    border-radius: 12px;
    background: var(--sf-panel);
    color: var(--sf-text);
    overflow: auto;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 55%);
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    margin: -6px -6px 10px 0;
  }

  h2 {
    margin: 0;
    overflow: hidden;
    font-size: 18px;
    font-weight: 600;
    text-overflow: ellipsis;
  }

  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 9px 18px;
    margin: 0 0 18px;
    font-size: 14px;
  }

  dt {
    color: var(--sf-dim);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .state svg {
    display: inline-block;
    margin-right: 4px;
  }

  .dim {
    color: var(--sf-dim);
  }

  .warn {
    color: var(--sf-warn);
  }

  .code {
    letter-spacing: 0.06em;
    user-select: all;
  }

  .acts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 8px;
  }

  .acts button {
    min-height: 40px;
    padding: 4px 10px;
    font-size: 14px;
    line-height: 1.25;
  }

  @media (pointer: coarse) {
    .acts button {
      min-height: 44px;
    }
  }
`;
