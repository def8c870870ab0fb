import { css } from "lit";

/** The list of people, and what stands around it. */
export const rosterStyles = css`
  h2 {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    margin: 0 0 8px;
    color: var(--sf-dim);
    font-size: 13px;
    font-weight: 500;
  }

  .together {
    flex-basis: 100%;
    font-weight: 400;
  }

  ul {
    margin: 0 0 10px;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    min-height: 48px;
  }

  .who {
    display: flex;
    flex: 1;
    flex-direction: column;
    justify-content: center;
    min-width: 0;
    min-height: 44px;
    line-height: 1.25;
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .away .name {
    color: var(--sf-faint);
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
    color: var(--sf-faint);
    font-size: 12px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 0 6px;
    border: 1px solid #555555;
    border-radius: 8px;
    color: var(--sf-dim);
    font-size: 11px;
    line-height: 15px;
  }

  .chip svg {
    width: 9px;
    height: 9px;
  }

  .lead-chip {
    border-color: var(--sf-strong);
    color: var(--sf-strong);
  }

  .busy {
    color: var(--sf-warn);
  }

  .link {
    flex: none;
    color: var(--sf-dim);
  }

  /* in line with those of others, beside which a button stands */
  .link:last-child {
    margin-right: 42px;
  }

  .link.poor {
    color: var(--sf-warn);
  }

  .decide {
    flex-basis: 100%;
    margin: -4px 0 8px 42px;
  }

  .decide p {
    margin: 0 0 8px;
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  .decide div {
    display: flex;
    gap: 6px;
  }

  .decide button,
  .removed button,
  .lead button {
    min-height: 32px;
    padding: 0 12px;
    font-size: 13px;
  }

  button.danger {
    border-color: var(--sf-bad);
    color: var(--sf-bad);
  }

  .icon {
    width: 32px;
    min-height: 32px;
    color: var(--sf-faint);
  }

  form {
    display: flex;
    flex: 1;
    min-width: 0;
    gap: 6px;
  }

  form input {
    min-width: 0;
    height: 36px;
    padding: 0 8px;
    font-size: 15px;
  }

  .lead {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 12px;
    margin: 0 0 10px;
    padding: 8px 10px;
    border-radius: var(--sf-radius);
    background: var(--sf-panel);
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  .lead p {
    margin: 0;
  }

  .invite {
    width: 100%;
    margin: 0 0 10px;
  }

  .lock {
    justify-content: flex-start;
    width: 100%;
    min-height: 44px;
    padding: 0;
    border: 0;
    text-align: left;
  }

  .lock:hover {
    background: none;
  }

  .lock small {
    display: block;
    color: var(--sf-faint);
    font-size: 12px;
  }

  .lock span {
    flex: 1;
    line-height: 1.25;
  }

  .track {
    flex: none;
    position: relative;
    width: 34px;
    height: 20px;
    border: 2px solid var(--sf-dim);
    border-radius: 10px;
  }

  .track::after {
    content: "";
    position: absolute;
    top: 2px;
    left: 2px;
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: var(--sf-dim);
  }

  [aria-checked="true"] .track {
    border-color: var(--sf-strong);
    background: var(--sf-strong);
  }

  [aria-checked="true"] .track::after {
    left: 16px;
    background: var(--sf-ink);
  }

  @media (forced-colors: active) {
    .track::after {
      background: CanvasText !important;
      forced-color-adjust: none;
    }

    [aria-checked="true"] .track {
      border-color: Highlight;
      background: Highlight;
      forced-color-adjust: none;
    }

    [aria-checked="true"] .track::after {
      background: HighlightText !important;
    }
  }

  details {
    margin: 0 0 8px;
    color: var(--sf-dim);
    font-size: 13px;
  }

  summary {
    min-height: 28px;
    line-height: 28px;
    cursor: pointer;
  }

  .removed {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
    min-height: 40px;
  }

  .self {
    margin: 0 0 4px;
    color: var(--sf-faint);
    font-size: 12px;
  }

  .else {
    display: block;
    min-height: 30px;
    padding: 0;
    border: 0;
    color: var(--sf-faint);
    font-size: 13px;
    text-align: left;
  }

  .else:hover {
    background: none;
    color: var(--sf-text);
    text-decoration: underline;
  }
`;
