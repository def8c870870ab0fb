import { type Admission, type CreatedRoom, RoomsApi } from "../net/rooms-api";
import { Remembered } from "./remembered";
import { StartToken } from "./start-token";

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
