import { html, nothing, type TemplateResult } from "lit";
import { type Request, RequestEvent } from "../store/requests";
import { strings } from "../strings";
import type { Unplayable } from "../video/unplayable";

const say = strings.video;

/**
 * Over the picture: that there is none, why, and what to do.
 *
 * @param own whether a file of this machine may be played instead
 */
export function unplayableNote(why: Unplayable, own: boolean): TemplateResult {
  const button = (kind: "retry" | "ownCopy", text: string) =>
    html`<button type="button" data-action=${kind} @click=${asks({ kind })}>${text}</button>`;
  return html`
    <div class="over" role="alert" data-why=${why}>
      <strong>${say.failed}</strong>
      <p>${say.why[why]}</p>
      ${button("retry", say.retry)} ${own ? button("ownCopy", say.openOwn) : nothing}
    </div>
  `;
}

function asks(request: Request): (event: Event) => void {
  return (event) => event.target?.dispatchEvent(new RequestEvent(request));
}
