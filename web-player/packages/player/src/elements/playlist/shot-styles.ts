import { css } from "lit";

/** One row of the playlist. */
export const shotStyles = css`
  :host {
    display: grid;
    grid-template-columns: 24px minmax(22px, auto) minmax(0, 1fr) auto;
    align-items: start;
    gap: 0 4px;
    padding: 6px 4px 8px 0;
  }

  .grip {
    width: 24px;
    min-height: 30px;
    padding: 0;
    border-color: transparent;
    color: var(--sf-faint);
    cursor: grab;
    touch-action: none;
  }

  .place {
    padding-top: 6px;
    color: var(--sf-faint);
    font-size: 13px;
    line-height: 18px;
    text-align: right;
  }

  .title {
    display: block;
    overflow: hidden;
    width: 100%;
    min-height: 30px;
    padding: 0 6px;
    border-color: transparent;
    text-align: left;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  :host([current]) .title {
    color: var(--sf-strong);
    font-weight: 600;
  }

  .title:disabled {
    opacity: 1;
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    grid-column: 3 / -1;
    align-items: center;
    gap: 2px 6px;
    padding-left: 2px;
    color: var(--sf-faint);
    font-size: 12px;
  }

  .about span {
    padding-left: 4px;
    white-space: nowrap;
  }

  .about .inexact {
    color: var(--sf-warn);
  }

  select {
    field-sizing: content;
    max-width: 100%;
    min-height: 26px;
    padding: 0 4px;
    border: 1px solid var(--sf-line);
    border-radius: var(--sf-radius);
    background: var(--sf-ground);
    color: var(--sf-dim);
    font: inherit;
    cursor: pointer;
  }

  select:hover:enabled {
    background: var(--sf-raised);
  }

  select:disabled {
    opacity: 0.6;
    cursor: default;
  }

  [data-verdict="approved"] {
    border-color: var(--sf-good);
    color: var(--sf-good);
  }

  [data-verdict="needsWork"] {
    border-color: var(--sf-bad);
    color: var(--sf-bad);
  }

  [data-verdict="couldBeBetter"] {
    border-color: var(--sf-warn);
    color: var(--sf-warn);
  }

  .more {
    width: 30px;
    min-height: 30px;
    color: var(--sf-faint);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    grid-column: 3 / -1;
    gap: 6px;
    margin: 8px 0 2px 2px;
  }

  .acts p {
    flex-basis: 100%;
    margin: 0;
    color: var(--sf-dim);
    font-size: 13px;
  }

  .acts button {
    min-height: 30px;
    padding: 0 10px;
    font-size: 13px;
  }

  @container (max-width: 860px) {
    :host {
      grid-template-columns: 44px minmax(22px, auto) minmax(0, 1fr) 44px;
    }

    .grip,
    .more {
      width: 44px;
    }

    .grip,
    .more,
    .title,
    select,
    .acts button {
      min-height: 44px;
    }

    .place {
      padding-top: 13px;
    }

    select,
    .about {
      font-size: 14px;
    }
  }
`;
