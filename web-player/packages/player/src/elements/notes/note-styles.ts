import { css } from "lit";

/** Most characters of a note or reply, and of a message, as the room takes them. */
export const LONGEST = 2000;
export const LONGEST_MESSAGE = 1000;

/** A row of small buttons: what can be done about one note. */
export const smallActs = css`
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin: 2px 0 0 -8px;
  }

  .acts button,
  button.small {
    min-height: 30px;
    padding: 0 8px;
    border-color: transparent;
    color: var(--sf-dim);
    font-size: 13px;
  }

  .acts button:hover:enabled,
  button.small:hover:enabled {
    color: var(--sf-text);
  }

  @container (max-width: 860px) {
    .acts button,
    button.small {
      min-height: 40px;
    }
  }
`;

/** Who wrote: a spot in their colour, and their name. */
export const authors = css`
  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    color: var(--sf-dim);
    font-size: 13px;
  }

  .about strong {
    overflow: hidden;
    color: var(--sf-text);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .dot {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--fill);
  }
`;
