import { roomPath } from "../net/room-code";
import { type Admission, type CreatedRoom, RoomsApi } from "../net/rooms-api";
import { Remembered } from "../people/remembered";
import { StartToken } from "../people/start-token";

/** The server that the page came from. */
export const api = new RoomsApi();

export const remembered = new Remembered();

/** What this tab may do besides, on the start page. */
export const startToken = new StartToken();

/** Remembers who one is in a room, and under which name one came. */
export function admitted(admission: Admission, name: string): void {
  remembered.name = name;
  remembered.rememberAdmission(admission);
}

/** Keeps what reads the history of a room that one has made. */
export function created({ code, auditToken }: CreatedRoom, title: string): void {
  remembered.rememberAudit({ code, title, at: Date.now(), token: auditToken });
}

/** Goes to a room's page within this document, which holds a file of this machine that another one would not have. */
export async function stay(code: string): Promise<void> {
  await import("./room");
  history.pushState(null, "", roomPath(code));
  // what the address says then is another page
  globalThis.addEventListener("popstate", () => location.reload());
  globalThis.scrollTo(0, 0);
  document.body.replaceChildren(document.createElement("sameframe-room-page"));
}

/** Goes to a room's page. */
export function visit(code: string): void {
  location.assign(roomPath(code));
}
