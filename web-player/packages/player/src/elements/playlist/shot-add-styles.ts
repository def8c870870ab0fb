import { css } from "lit";

/** The form that adds to the playlist. */
export const shotAddStyles = css`
  section {
    margin: 0 0 16px;
    padding: 14px;
    border: 1px solid var(--sf-line);
    border-radius: var(--sf-radius);
    background: var(--sf-panel);
  }

  h3 {
    margin: 0 0 12px;
    font-size: 15px;
    overflow-wrap: anywhere;
  }

  h3:focus {
    outline: none;
  }

  h4,
  label {
    margin: 14px 0 6px;
    color: var(--sf-dim);
    font-size: 13px;
    font-weight: 400;
  }

  h3 + label {
    margin-top: 0;
  }

  input {
    height: 38px;
    font-size: 15px;
  }

  input[type="search"] {
    margin-bottom: 6px;
  }

  ul {
    max-height: 232px;
    margin: 0 -6px;
    padding: 0;
    overflow: auto;
    list-style: none;
  }

  li {
    content-visibility: auto;
    contain-intrinsic-size: auto 34px;
  }

  li button {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    width: 100%;
    min-height: 34px;
    padding: 0 6px;
    border-color: transparent;
    text-align: left;
  }

  li button:focus-visible {
    outline-offset: -2px;
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .about {
    flex: none;
    color: var(--sf-faint);
    font-size: 12px;
  }

  .all {
    margin-top: 6px;
  }

  .line {
    display: flex;
    gap: 6px;
  }

  .line input {
    flex: 1;
    min-width: 0;
  }

  .line button {
    min-height: 38px;
  }

  @container (max-width: 860px) {
    input,
    .line button,
    li button,
    .own,
    .all {
      height: auto;
      min-height: 44px;
      font-size: 16px;
    }
  }
`;
