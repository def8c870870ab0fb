/** The 32 symbols of room codes: letters without I and O, digits without 0 and 1. */
const CODE = /^[A-HJ-NP-Z2-9]{8}$/;

/**
 * A room code as it is written, `XXXX-XXXX`, from what somebody typed or pasted: any case, with or without the dash, or a
 * whole link to a room. Undefined when it is no code.
 */
export function roomCode(text: string): string | undefined {
  const last =
    text
      .trim()
      .replace(/[?#].*$/, "")
      .replace(/\/+$/, "")
      .split("/")
      .at(-1) ?? "";
  const symbols = last.toUpperCase().replaceAll(/[\s\-\u2010-\u2015]/g, "");
  return CODE.test(symbols) ? `${symbols.slice(0, 4)}-${symbols.slice(4)}` : undefined;
}

/** Path of a room's page. */
export function roomPath(code: string): string {
  return `/r/${code}`;
}

/**
 * The address that brings others into a room: what the page around it gives, as it reads links; the room's own page on the server if
 * that is empty, or no address.
 */
export function linkTo(code: string, server: string, given: string): string {
  return given !== "" && URL.canParse(given, document.baseURI)
    ? new URL(given, document.baseURI).href
    : new URL(roomPath(code), server).href;
}

/** Path of the page that shows what happened in a room, or of the list of such pages. */
export function historyPath(code?: string): string {
  return code === undefined ? "/history" : `/history/${code}`;
}
