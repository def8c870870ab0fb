const TYPE = "sameframe-hover";

/** The frame of the timeline that somebody points at; undefined: none any more. */
export class HoverEvent extends CustomEvent<number | undefined> {
  constructor(frame: number | undefined) {
    super(TYPE, { detail: frame });
  }
}

declare global {
  interface HTMLElementEventMap {
    [TYPE]: HoverEvent;
  }
}
