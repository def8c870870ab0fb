import { css } from "lit";

/** The place to drop files on, and the list of what is on its way. */
export const uploadStyles = css`
  .drop {
    padding: 12px;
    border: 1px dashed var(--sf-line);
    border-radius: var(--sf-radius);
  }

  .over {
    border-color: var(--sf-strong);
    background: var(--sf-raised);
  }

  ul {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 0;
    border-top: 1px solid #2a2a2a;
  }

  li:first-child {
    border-top: 0;
  }

  .about {
    display: grid;
    flex: 1;
    gap: 4px;
    min-width: 0;
  }

  .name {
    overflow: hidden;
    font-size: 14px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .state {
    color: var(--sf-dim);
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  .refused,
  .failed {
    color: var(--sf-text);
  }

  progress {
    width: 100%;
    height: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--sf-line);
    accent-color: var(--sf-strong);
  }

  progress::-webkit-progress-bar {
    border-radius: 2px;
    background: var(--sf-line);
  }

  progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--sf-strong);
  }
`;
