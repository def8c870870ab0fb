import { css } from "lit";

/** The list of shots. Rows outside of the panel are not laid out, so that hundreds of them stay smooth. */
export const playlistStyles = css`
  :host {
    position: relative;
    min-height: 160px;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    margin: 0 0 8px;
    color: var(--sf-dim);
    font-size: 13px;
  }

  .head button {
    min-height: 32px;
    margin-left: auto;
    padding: 0 12px;
    font-size: 13px;
  }

  ol {
    margin: 0 -8px;
    padding: 0;
    list-style: none;
  }

  li {
    padding: 0 4px;
    border-top: 1px solid #2a2a2a;
    content-visibility: auto;
    contain-intrinsic-size: auto 71px;
  }

  li[aria-current="true"] {
    background: var(--sf-panel);
    box-shadow: inset 3px 0 0 var(--sf-strong);
  }

  li[data-dragged] {
    opacity: 0.4;
  }

  li[data-drop] {
    border-top-color: var(--sf-strong);
    box-shadow: inset 0 2px 0 var(--sf-strong);
  }

  ol[data-drop] {
    box-shadow: 0 2px 0 var(--sf-strong);
  }

  .none {
    margin: 24px 0;
    color: var(--sf-dim);
    font-size: 14px;
  }

  .none span {
    display: block;
    margin-top: 4px;
    color: var(--sf-faint);
    font-size: 13px;
  }

  .drop {
    display: grid;
    position: absolute;
    inset: 0;
    place-items: start center;
    margin: 0;
    padding: 56px 16px;
    border: 2px dashed var(--sf-strong);
    border-radius: var(--sf-radius);
    background: rgb(10 10 10 / 78%);
    color: var(--sf-strong);
    pointer-events: none;
    text-align: center;
  }

  @container (max-width: 860px) {
    .head button {
      min-height: 44px;
    }
  }
`;
