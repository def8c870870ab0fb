import { css } from "lit";

/**
 * The player in somebody's page: nothing that is inherited there comes in, and each colour is theirs to set. The values are
 * those of the pages of our own (`page.css`).
 */
export const playerStyles = css`
  :host {
    all: initial;
    display: block;
    position: relative;
    overflow: auto;
    height: 720px;
    container-type: inline-size;
    color-scheme: dark;
    --sf-ground: var(--sameframe-ground, #161616);
    --sf-stage: var(--sameframe-stage, #0d0d0d);
    --sf-panel: var(--sameframe-panel, #1f1f1f);
    --sf-raised: var(--sameframe-raised, #2b2b2b);
    --sf-line: var(--sameframe-line, #343434);
    --sf-text: var(--sameframe-text, #ededed);
    --sf-dim: var(--sameframe-dim, #ababab);
    --sf-faint: var(--sameframe-faint, #8c8c8c);
    --sf-strong: var(--sameframe-strong, #f7f7f7);
    --sf-ink: var(--sameframe-ink, #141414);
    --sf-good: var(--sameframe-good, #8fd6a8);
    --sf-warn: var(--sameframe-warn, #ecc46d);
    --sf-bad: var(--sameframe-bad, #f3948a);
    --sf-radius: var(--sameframe-radius, 8px);
    --sf-font: var(--sameframe-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif);
    --sf-room-height: 100%;
    background: var(--sf-ground);
    color: var(--sf-text);
    font: 15px / 1.45 var(--sf-font);
    -webkit-font-smoothing: antialiased;
  }

  @media (prefers-contrast: more) {
    :host {
      --sf-ground: var(--sameframe-ground, #000000);
      --sf-stage: var(--sameframe-stage, #000000);
      --sf-panel: var(--sameframe-panel, #000000);
      --sf-raised: var(--sameframe-raised, #303030);
      --sf-line: var(--sameframe-line, #a0a0a0);
      --sf-text: var(--sameframe-text, #ffffff);
      --sf-dim: var(--sameframe-dim, #e8e8e8);
      --sf-faint: var(--sameframe-faint, #d0d0d0);
      --sf-strong: var(--sameframe-strong, #ffffff);
      --sf-ink: var(--sameframe-ink, #000000);
      --sf-good: var(--sameframe-good, #a9f0c2);
      --sf-warn: var(--sameframe-warn, #ffdc8a);
      --sf-bad: var(--sameframe-bad, #ffb3ab);
    }
  }

  :host([hidden]) {
    display: none;
  }

  :host(:fullscreen) {
    width: 100%;
    height: 100%;
  }

  .end {
    display: grid;
    place-content: center;
    gap: 8px;
    height: 100%;
    padding: 24px;
    text-align: center;
  }

  .end p {
    max-width: 34em;
    margin: 0;
    color: var(--sf-dim);
  }
`;
