import { css, html, LitElement } from "lit";
import { fragmentOf, momentLink } from "../../history/link";
import { Problem } from "../../net/problem";
import { historyPath, roomCode } from "../../net/room-code";
import { HistoryTokens } from "../../people/history-tokens";
import { remembered } from "../../people/visitor";
import { strings } from "../../strings";
import { buttons, forms, reset } from "../../styles/shared";
import "../mark";
import { problemNote, type Wrong, wrongOf } from "../problem-note";
import "./session-list";
import "./session";
import "./token-form";
import type { TokenEvent } from "./token-form";

const say = strings.history;

/** Where one is; each state has only the fields that are valid in it. */
type Stage =
  | { readonly kind: "list"; readonly wrong?: Wrong }
  | { readonly kind: "session"; readonly code: string; readonly token: string }
  | { readonly kind: "token"; readonly code: string; readonly wrong: Wrong }
  | { readonly kind: "lost"; readonly wrong: Wrong; readonly code?: string };

/** The page of what happened: the list of sessions at `/history`, one of them at `/history/CODE`. */
export class SameframeHistoryPage extends LitElement {
  static override readonly properties = { stage: { state: true } };

  declare stage: Stage;
  readonly #tokens = new HistoryTokens(remembered);

  static override readonly styles = [
    reset,
    buttons,
    forms,
    css`
      .door {
        display: grid;
        gap: 20px;
        width: min(480px, 100%);
        margin: 0 auto;
        padding: clamp(24px, 10vh, 96px) 16px 32px;
      }

      a {
        color: var(--sf-dim);
      }
    `,
  ];

  constructor() {
    super();
    this.stage = this.#arrival();
  }

  protected override render() {
    const { stage } = this;
    switch (stage.kind) {
      case "list":
        return html`<sameframe-session-list
          .operator=${this.#tokens.ofOperator}
          .wrong=${stage.wrong}
          @sameframe-token=${this.#given}
          @sameframe-refused=${this.#refused}
        ></sameframe-session-list>`;
      case "session":
        return html`<sameframe-session
          .code=${stage.code}
          .token=${stage.token}
          @sameframe-failed=${this.#failed}
          @sameframe-title=${this.#titled}
        ></sameframe-session>`;
      case "token":
        return this.#door(
          html`<sameframe-token-form .code=${stage.code} .wrong=${stage.wrong} @sameframe-token=${this.#given}></sameframe-token-form>`,
        );
      case "lost":
        return this.#door(
          problemNote(stage.wrong),
          stage.code === undefined
            ? ""
            : html`<button type="button" class="primary" @click=${this.#again}>${strings.door.retry}</button>`,
        );
    }
  }

  #door(...content: readonly unknown[]) {
    return html`<div class="door">
      <sameframe-mark></sameframe-mark>
      ${content}
      <a href=${historyPath()}>${say.all}</a>
    </div>`;
  }

  /** What the address says; a token that it brings along is taken out of it at once. */
  #arrival(): Stage {
    const { seq, at, token } = fragmentOf(location.hash);
    const [, , text = ""] = location.pathname.split("/");
    const code = roomCode(text);
    if (token !== undefined) {
      history.replaceState(null, "", code === undefined ? location.pathname : momentLink("", code, seq ?? 0, at));
      this.#tokens.keep(code, token);
    }
    if (code === undefined) {
      return text === ""
        ? { kind: "list" }
        : { kind: "lost", wrong: { title: say.notice.badLink, detail: say.notice.badLinkDetail } };
    }
    const known = this.#tokens.of(code);
    return known === undefined
      ? { kind: "token", code, wrong: { title: say.token.needed, detail: say.token.neededDetail, calm: true } }
      : { kind: "session", code, token: known };
  }

  #given({ detail: { code, token } }: TokenEvent): void {
    this.#tokens.keep(code, token);
    if (code !== undefined && code !== roomCode(location.pathname)) {
      location.assign(historyPath(code));
    } else {
      this.stage = code === undefined ? { kind: "list" } : { kind: "session", code, token };
      this.requestUpdate();
    }
  }

  /** The server does not take the operator's token. */
  #refused({ detail: failure }: CustomEvent<unknown>): void {
    this.#tokens.forgetOperator();
    const isOther = failure instanceof Problem && failure.status === 403;
    const other = { title: say.token.noList, detail: say.token.noListDetail };
    this.stage = { kind: "list", wrong: isOther ? other : (tokenProblem(failure) ?? wrongOf(failure)) };
  }

  #failed({ detail: failure }: CustomEvent<unknown>): void {
    const code = roomCode(location.pathname) ?? "";
    const wrong = tokenProblem(failure);
    if (wrong !== undefined) {
      this.#tokens.refused(code, failure instanceof Problem && failure.status === 401);
      this.stage = { kind: "token", code, wrong };
    } else if (failure instanceof Problem && failure.status === 404) {
      this.stage = { kind: "lost", wrong: { title: say.notice.unknown, detail: say.notice.unknownDetail } };
    } else {
      this.stage = { kind: "lost", wrong: wrongOf(failure), code };
    }
  }

  #titled({ detail: title }: CustomEvent<string>): void {
    const name = title === "" ? strings.start.untitled : title;
    document.title = `${say.of(name)} · ${strings.product}`;
    const known = remembered.audit(roomCode(location.pathname) ?? "");
    if (known !== undefined && known.title !== title) {
      remembered.rememberAudit({ ...known, title });
    }
  }

  #again(): void {
    this.stage = this.#arrival();
  }
}

/** What is wrong with a token, in words that say where a right one comes from; undefined: it is not the token. */
function tokenProblem(failure: unknown): Wrong | undefined {
  if (!(failure instanceof Problem) || (failure.status !== 401 && failure.status !== 403)) {
    return undefined;
  }
  if (failure.code === "token-expired") {
    return { title: say.token.expired, detail: say.token.expiredDetail };
  }
  return failure.status === 403
    ? { title: say.token.other, detail: say.token.otherDetail }
    : { title: say.token.bad, detail: say.token.badDetail };
}
