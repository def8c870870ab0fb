import { css } from "lit";

/** The badge: what there is no room for is behind it. */
export const connectionStyles = css`
  :host {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    min-width: 0;
    white-space: nowrap;
  }

  button.badge {
    gap: 7px;
    min-height: 32px;
    padding: 0 8px;
    border-color: transparent;
    color: var(--sf-dim);
    font-size: 13px;
  }

  .short {
    display: none;
  }

  .more {
    color: var(--sf-faint);
  }

  .more::before {
    content: "·";
    margin-right: 7px;
  }

  .apart {
    color: var(--sf-warn);
  }

  .synced svg {
    color: var(--sf-good);
  }

  .syncing svg,
  .slow svg,
  .conflict svg,
  .private svg,
  .waiting svg {
    color: var(--sf-warn);
  }

  .waiting g {
    transform-origin: 6px 6px;
    animation: turn 1.4s linear infinite;
  }

  .offline {
    color: var(--sf-bad);
  }

  button {
    min-height: 30px;
    padding: 0 10px;
    font-size: 13px;
  }

  .who {
    overflow: hidden;
    max-width: 24ch;
    text-overflow: ellipsis;
  }

  /* the title comes first */
  @container (max-width: 1400px) {
    .who {
      display: none;
    }
  }

  @container (max-width: 1180px) {
    .trip {
      display: none;
    }
  }

  @container (max-width: 960px) {
    .more {
      display: none;
    }
  }

  @container (max-width: 720px) {
    .long {
      display: none;
    }

    .short {
      display: inline;
    }

    button.badge {
      max-width: 100%;
    }

    /* what does not fit is behind the badge */
    button.badge > svg + span {
      overflow: hidden;
      text-overflow: ellipsis;
    }

    /* no taller than the line that it stands in */
    button,
    button.badge {
      min-height: 24px;
      margin: -3px 0;
      padding: 0 4px;
    }
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`;
