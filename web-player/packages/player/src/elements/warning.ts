import type { ConnectionState } from "@sameframe/sync";
import { strings } from "../strings";

/** What stands over the picture about the connection; the first attempt, which is at once, is not worth a word. */
export function warningOf(state: ConnectionState, pending: number): string {
  const isCut = state.kind === "failed" || (state.kind === "reconnecting" && state.attempt > 1);
  if (!isCut) {
    return "";
  }
  return pending === 0 ? strings.connection.lost : strings.connection.waiting(pending);
}
