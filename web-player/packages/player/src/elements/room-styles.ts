import { css } from "lit";

/** The room's layout: the picture takes what is left; the people stand beside it, or below on a narrow page. */
export const roomStyles = css`
  :host {
    display: grid;
    grid-template:
      "header header" auto
      "alarm alarm" auto
      "stage roster" minmax(var(--sf-least), 1fr)
      "deck roster" auto / minmax(0, 1fr) clamp(264px, 22vw, 340px);
    height: var(--sf-room-height, 100dvh);
    --sf-least: 120px;
    background: var(--sf-ground);
    color: var(--sf-text);
  }

  sameframe-room-header {
    grid-area: header;
    min-width: 0;
  }

  .told {
    grid-area: alarm;
    min-width: 0;
  }

  sameframe-stage {
    grid-area: stage;
    min-height: var(--sf-least);
  }

  .deck {
    grid-area: deck;
    min-width: 0;
    padding: 18px 20px 12px;
  }

  .row {
    display: grid;
    grid-template-columns: minmax(max-content, 1fr) auto minmax(max-content, 1fr);
    align-items: center;
    gap: 8px 16px;
    margin-top: 2px;
  }

  .last {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    min-height: 20px;
    margin: 10px 0 0;
    color: var(--sf-faint);
    font-size: 13px;
  }

  .last span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .keys {
    flex: none;
  }

  sameframe-room-panel {
    grid-area: roster;
    min-width: 0;
    min-height: 0;
    padding: 6px 20px 14px;
  }

  @container (max-width: 1180px) {
    .keys {
      display: none;
    }
  }

  @container (max-width: 1080px) {
    :host {
      grid-template-columns: minmax(0, 1fr) 232px;
    }
  }

  @container (max-width: 1380px) {
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    sameframe-transport {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }

  @container (max-width: 860px) {
    :host {
      grid-template:
        "header" auto
        "alarm" auto
        "stage" auto
        "deck" auto
        "roster" auto / minmax(0, 1fr);
      height: auto;
      min-height: var(--sf-room-height, 100dvh);
      align-content: start;
    }

    sameframe-stage {
      aspect-ratio: 16 / 9;
      max-height: 62dvh;
      width: 100%;
    }

    .deck {
      padding: 16px 12px 8px;
    }

    sameframe-room-panel {
      padding: 6px 16px 24px;
      border-top: 1px solid var(--sf-line);
    }
  }

  /* with captions there is one button more than fits beside the readout */
  @container (max-width: 400px) {
    sameframe-own-controls:has(sameframe-captions-choice[data-tracks]) {
      grid-column: 1 / -1;
      grid-row: 3;
    }
  }

  :host([noheader]) sameframe-room-header,
  :host([nopanel]) sameframe-room-panel,
  :host([nocontrols]) .deck {
    display: none;
  }

  :host([nopanel]) {
    grid-template:
      "header" auto
      "alarm" auto
      "stage" minmax(var(--sf-least), 1fr)
      "deck" auto / minmax(0, 1fr);
  }

  :host([full]) {
    grid-template:
      "alarm" auto
      "stage" minmax(var(--sf-least), 1fr)
      "deck" auto / minmax(0, 1fr);
    height: 100dvh;
    min-height: 0;
    align-content: stretch;
    overflow: auto;
  }

  :host([full]) sameframe-room-header,
  :host([full]) sameframe-room-panel {
    display: none;
  }

  :host([full]) sameframe-stage {
    max-height: none;
    aspect-ratio: auto;
  }

  /* while it plays the picture has all of the screen; at rest nothing of the frame lies under something */
  :host([full][data-playing="true"]) sameframe-stage {
    grid-area: stage / stage / deck / deck;
  }

  :host([full][data-playing="true"]) .deck {
    z-index: 1;
    align-self: end;
    background: rgb(20 20 20 / 94%);
    transition: opacity 200ms;
  }

  :host([full][data-playing="true"]:not([userinactive])) sameframe-stage {
    --sf-covered: var(--sf-deck, 0px);
  }

  :host([userinactive]) {
    cursor: none;
  }

  :host([userinactive]) .deck {
    opacity: 0;
    pointer-events: none;
  }

  /* what is low: lines that say less or can be had elsewhere leave their place to the picture */
  :host([low]) {
    --sf-track: 46px;
    --sf-ticks: none;
    --sf-play: 36px;
    --sf-readout: flex;
    --sf-readout-field: 36px;
  }

  :host([low]) .deck {
    padding: 4px 12px 2px;
  }

  :host([low]) .row {
    gap: 0 16px;
    margin: 0;
  }

  :host([low]) .last {
    display: none;
  }
`;
