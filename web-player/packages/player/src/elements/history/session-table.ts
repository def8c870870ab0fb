import { css, html, LitElement } from "lit";
import type { SessionRecord } from "../../history/record";
import { clockLabel, spokenLength } from "../../history/session-time";
import { strings } from "../../strings";
import { reset } from "../../styles/shared";

const say = strings.history.timeline;

/** A session in words, for who cannot see its picture, and for paper: who was there, and what was shown. */
export class SameframeSessionTable extends LitElement {
  static override readonly properties = { record: { attribute: false }, seq: { attribute: false } };

  declare record: SessionRecord;
  declare seq: number;

  static override readonly styles = [
    reset,
    css`
      details {
        margin-top: 10px;
        color: var(--sf-dim);
        font-size: 13px;
      }

      summary {
        width: fit-content;
        cursor: pointer;
      }

      .tables {
        max-height: 32dvh;
        overflow: auto;
      }

      table {
        margin: 10px 0;
        border-collapse: collapse;
        text-align: left;
      }

      caption {
        padding-bottom: 4px;
        color: var(--sf-text);
        font-weight: 600;
        text-align: left;
      }

      th,
      td {
        padding: 2px 18px 2px 0;
        font-weight: 400;
        vertical-align: top;
      }

      thead th {
        color: var(--sf-faint);
      }

      @media print {
        details {
          color: #000000;
        }

        summary {
          display: none;
        }

        .tables {
          max-height: none;
        }

        details::details-content {
          display: block;
          content-visibility: visible;
        }

        caption,
        thead th {
          color: #000000;
        }
      }
    `,
  ];

  protected override render() {
    const { record } = this;
    const people = record.presences.lanes.flatMap(({ name, attendances }) =>
      attendances.filter(({ away }) => !away).map(({ from, to }) => this.#row(name, from, to)),
    );
    const clips = record.courses.showings.map(({ from, to, medium }) =>
      this.#row(record.courses.media.get(medium)?.title || medium, from, to),
    );
    return html`<details>
      <summary>${say.table}</summary>
      <div class="tables" tabindex="0" role="group" aria-label=${say.table}>${this.#table(say.tablePeople, people)} ${this.#table(say.tableClips, clips)}</div>
    </details>`;
  }

  #table(caption: string, rows: readonly unknown[]) {
    const { name, from, to, length } = say.columns;
    return html`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>${[name, from, to, length].map((column) => html`<th scope="col">${column}</th>`)}</tr>
      </thead>
      <tbody>${rows}</tbody>
    </table>`;
  }

  #row(name: string, from: number, to = this.record.to) {
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${clockLabel(from)}</td>
      <td>${clockLabel(to)}</td>
      <td>${spokenLength(to - from)}</td>
    </tr>`;
  }
}

customElements.define("sameframe-session-table", SameframeSessionTable);
