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

/** Path of the page that shows what happened in a room, or of the list of such pages. */
export function historyPath(code?: string): string {
  return code === undefined ? "/history" : `/history/${code}`;
}
