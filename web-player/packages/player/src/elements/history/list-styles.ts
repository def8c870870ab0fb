import { css } from "lit";

/** The list of sessions, with the token form beside it or, on a narrow page, below. */
export const listStyles = css`
  :host {
    max-width: 1120px;
    margin: 0 auto;
    padding: 20px 16px 48px;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 24px;
    margin: 0 0 28px;
  }

  header a {
    color: var(--sf-text);
    text-decoration: none;
  }

  h1 {
    margin: 0;
    font-size: 22px;
    font-weight: 600;
  }

  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 340px;
    align-items: start;
    gap: 32px;
  }

  search {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 150px;
    gap: 8px;
    margin-bottom: 12px;
  }

  ul {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    border-top: 1px solid #2a2a2a;
  }

  li a {
    display: grid;
    flex: 1;
    gap: 2px;
    min-width: 0;
    padding: 14px 8px;
    border-radius: 4px;
    color: var(--sf-text);
    text-decoration: none;
  }

  li a:hover {
    background: var(--sf-panel);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 14px;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .title {
    font-weight: 600;
  }

  .code {
    color: var(--sf-dim);
    font-size: 13px;
    letter-spacing: 0.05em;
  }

  .dim {
    color: var(--sf-dim);
    font-size: 14px;
  }

  .faint {
    color: var(--sf-faint);
    font-size: 13px;
  }

  .bad {
    color: var(--sf-bad);
    font-size: 14px;
  }

  .warn {
    color: var(--sf-warn);
    font-size: 14px;
  }

  .state.open {
    color: var(--sf-good);
  }

  .none {
    padding: 28px 8px;
    color: var(--sf-dim);
  }

  .none strong {
    color: var(--sf-text);
    font-weight: 600;
  }

  .none p {
    margin: 6px 0 0;
  }

  .icon {
    color: var(--sf-faint);
  }

  .more {
    width: 100%;
    margin-top: 12px;
  }

  @media (max-width: 820px) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (max-width: 480px) {
    search {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media print {
    :host,
    li a,
    .dim,
    .faint,
    .code {
      color: #000000;
    }

    search,
    .side,
    .icon,
    .more {
      display: none;
    }

    main {
      display: block;
    }
  }
`;
