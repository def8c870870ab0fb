import { css } from "lit";

/** A form on a panel of its own. */
export const cardStyles = css`
  .card {
    padding: 24px;
    border-radius: 12px;
    background: var(--sf-panel);
  }

  h1,
  h2 {
    margin: 0 0 4px;
    font-size: 18px;
    font-weight: 600;
  }

  .hint {
    margin: 0 0 20px;
    color: var(--sf-dim);
    font-size: 14px;
  }

  button.primary + sameframe-recorded:not(.field) {
    margin-top: 16px;
  }

  button.primary {
    width: 100%;
  }

  @container (max-width: 480px) {
    .card {
      padding: 20px 16px;
    }
  }
`;
