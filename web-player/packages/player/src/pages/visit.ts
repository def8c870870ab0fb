import { roomPath } from "../net/room-code";

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
