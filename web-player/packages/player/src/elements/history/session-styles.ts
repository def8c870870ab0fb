import { css } from "lit";

/** The picture takes what is left; the list stands beside it, the timeline below both. On a narrow page one thing follows another. */
export const sessionStyles = css`
  :host {
    display: grid;
    grid-template:
      "header header" auto
      "notices notices" auto
      "stage panel" minmax(180px, 1fr)
      "controls panel" auto
      "timeline timeline" auto / minmax(0, 1fr) 392px;
    height: 100dvh;
    background: var(--sf-ground);
    color: var(--sf-text);
  }

  sameframe-session-header {
    grid-area: header;
    min-width: 0;
  }

  .notices {
    display: grid;
    grid-area: notices;
    gap: 6px;
    max-height: 30dvh;
    overflow: auto;
    padding: 0 16px;
  }

  .notices .wrong {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin: 0 0 8px;
    font-size: 14px;
  }

  .notices .wrong strong {
    display: inline;
  }

  .notices button {
    min-height: 30px;
  }

  sameframe-past-stage {
    grid-area: stage;
    min-height: 0;
  }

  sameframe-session-controls {
    grid-area: controls;
    min-width: 0;
    padding: 10px 16px;
  }

  sameframe-side-panel {
    display: contents;
  }

  aside {
    display: flex;
    grid-area: panel;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    border-left: 1px solid var(--sf-line);
    background: var(--sf-panel);
  }

  [role="tablist"] {
    display: flex;
    gap: 4px;
    padding: 8px 10px 0;
    border-bottom: 1px solid var(--sf-line);
  }

  [role="tab"] {
    min-height: 38px;
    border: 0;
    border-bottom: 2px solid transparent;
    border-radius: 4px 4px 0 0;
    color: var(--sf-dim);
  }

  [role="tab"][aria-selected="true"] {
    border-bottom-color: var(--sf-strong);
    color: var(--sf-strong);
  }

  [role="tabpanel"] {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }

  [role="tabpanel"] > * {
    flex: 1;
    min-height: 0;
  }

  .timeline {
    grid-area: timeline;
    min-width: 0;
    padding: 44px 16px 12px;
    border-top: 1px solid var(--sf-line);
  }

  .waiting {
    display: grid;
    place-content: center;
    height: 100dvh;
    color: var(--sf-dim);
  }

  @media (max-width: 1000px) {
    :host {
      grid-template:
        "header" auto
        "notices" auto
        "stage" auto
        "controls" auto
        "timeline" auto
        "panel" auto / minmax(0, 1fr);
      height: auto;
    }

    .notices {
      max-height: none;
      padding-inline: 12px;
    }

    sameframe-past-stage {
      aspect-ratio: 16 / 9;
      max-height: 56dvh;
      width: 100%;
    }

    aside {
      height: 80dvh;
      min-height: 420px;
      border-left: 0;
      border-top: 1px solid var(--sf-line);
    }

    .timeline {
      padding-inline: 12px;
    }

    sameframe-session-controls {
      padding-inline: 12px;
    }
  }

  @media print {
    :host {
      display: block;
      height: auto;
      background: none;
      color: #000000;
    }

    sameframe-past-stage,
    sameframe-session-controls,
    sameframe-session-timeline,
    [role="tablist"],
    .notices button {
      display: none;
    }

    aside,
    [role="tabpanel"],
    [role="tabpanel"] > *,
    .timeline {
      display: block;
      height: auto;
      min-height: 0;
      padding: 0;
      border: 0;
      background: none;
    }
  }
`;
