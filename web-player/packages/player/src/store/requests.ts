import type { Loop, Role } from "./view";

/** What a person asks of the room. Elements never change anything themselves: they ask. */
export type Request =
  | { readonly kind: "play" | "pause" | "leave" | "reconnect" | "gesture" | "retry" | "forget" }
  | { readonly kind: "mute" | "fullscreen" | "keys" | "network" }
  /** To choose a file of this machine for the medium in view. */
  | { readonly kind: "ownCopy" }
  /** What this browser saw of the room's record: as a file; forget it; say no more about it. */
  | { readonly kind: "saveWitness" | "trustRecord" | "dismissFork" }
  /** Leave the room's playhead for one's own, and return. */
  | { readonly kind: "alone" | "rejoin" }
  /** Take the room as it is, after a conflict. */
  | { readonly kind: "accept" }
  /** As a host: end the lobby. */
  | { readonly kind: "start" }
  | { readonly kind: "letIn" | "decline"; readonly participant: number }
  /** Panels of the page: the connection and who is on the frame, how to invite, the PIN, figures for who looks for a fault. */
  | { readonly kind: "network" | "invite" | "pin" | "figures" }
  /** The lead: ask for it; give it back, or take the request back. */
  | { readonly kind: "askLead" | "returnLead" }
  | { readonly kind: "handLead" | "remove" | "transferHost"; readonly participant: number }
  | { readonly kind: "setRole"; readonly participant: number; readonly role: Role }
  | { readonly kind: "lock"; readonly locked: boolean }
  /** So many shots further in the playlist; negative is back. */
  | { readonly kind: "advance"; readonly shots: number }
  | { readonly kind: "seek" | "scrub"; readonly frame: number }
  | { readonly kind: "step"; readonly frames: number }
  | { readonly kind: "speed"; readonly milli: number }
  | { readonly kind: "loop"; readonly mode: Loop }
  | { readonly kind: "range"; readonly inPoint: number; readonly outPoint: number }
  | { readonly kind: "rename"; readonly name: string };

const TYPE = "sameframe-request";

/** Carries a request from an element up to the room. */
export class RequestEvent extends CustomEvent<Request> {
  static readonly type = TYPE;

  constructor(request: Request) {
    super(TYPE, { detail: request, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [TYPE]: RequestEvent;
  }
}
