import { describe, expect, it } from "vitest";
import type { Sending } from "../src/net/media-folder-api";
import { OperatorToken } from "../src/people/operator-token";
import { StartToken } from "../src/people/start-token";
import { percentOf, quarterOf, type UploadRow, Uploads } from "../src/store/uploads";
import { Shelf } from "./support/shelf";

const OFFER = { largest: 1000, free: 5000 };

function fileOf(name: string, bytes = 100): File {
  return new File([new Uint8Array(bytes)], name);
}

/** A server by hand: what was sent, and how each ends. */
function page(taken: readonly string[] = []) {
  const sent: { name: string; sending: Sending; end: () => void; fail: (failure: unknown) => void }[] = [];
  const stored: string[] = [];
  const uploads: Uploads = new Uploads({
    offer: OFFER,
    has: (name) => taken.includes(name),
    put: (file, sending) =>
      new Promise((resolve, reject) => {
        sent.push({ name: file.name, sending, end: () => resolve(), fail: reject });
        sending.signal.addEventListener("abort", () => reject(new DOMException("ended", "AbortError")));
      }),
    changed: () => {},
    stored: (name) => stored.push(name),
  });
  const kinds = () => uploads.rows.map(({ name, state }) => `${name} ${state.kind}`);
  return { uploads, sent, stored, kinds };
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

describe("[UP7] files on their way to the server", () => {
  it("[UP7] go one after the other, and each says how far it is", async () => {
    const { uploads, sent, stored, kinds } = page();
    uploads.add([fileOf("a.mp4"), fileOf("b.VTT")]);
    expect([kinds(), uploads.isBusy]).toEqual([["a.mp4 sending", "b.VTT waiting"], true]);
    sent[0]?.sending.progress(40);
    expect(uploads.rows[0]?.state).toEqual({ kind: "sending", sent: 40 });
    sent[0]?.sending.progress(100);
    expect(kinds()).toEqual(["a.mp4 storing", "b.VTT waiting"]);
    sent[0]?.end();
    await turn();
    expect([kinds(), stored]).toEqual([["a.mp4 done", "b.VTT sending"], ["a.mp4"]]);
    sent[1]?.end();
    await turn();
    expect([stored, uploads.isBusy]).toEqual([["a.mp4", "b.VTT"], false]);
  });

  it.each([
    ["notes.txt", 10, "type"],
    ["mp4", 10, "type"],
    [".hidden.mp4", 10, "hidden"],
    ["empty.mov", 0, "empty"],
    ["large.webm", 1001, "large"],
    ["there.cube", 10, "exists"],
  ] as const)("[UP7] %s of %d bytes is refused before it is sent: %s", (name, bytes, fault) => {
    const { uploads, sent } = page(["there.cube"]);
    uploads.add([fileOf(name, bytes)]);
    expect([uploads.rows[0]?.state, sent]).toEqual([{ kind: "refused", fault }, []]);
  });

  it("[UP7] what there is no room for is refused before it is sent", () => {
    const full = new Uploads({
      offer: { largest: 1000, free: 5 },
      has: () => false,
      put: () => Promise.reject(new Error("nothing is sent")),
      changed: () => {},
      stored: () => {},
    });
    full.add([fileOf("a.mp4")]);
    expect(full.rows[0]?.state).toEqual({ kind: "refused", fault: "space" });
  });

  it("[UP7] one whose name is taken is sent once somebody wants the other replaced", async () => {
    const { uploads, sent, kinds } = page(["there.mp4"]);
    uploads.add([fileOf("there.mp4"), fileOf("unlisted.mp4")]);
    sent[0]?.fail(Object.assign(new Error("taken"), { code: "exists" }));
    await turn();
    expect(kinds()).toEqual(["there.mp4 refused", "unlisted.mp4 refused"]);
    uploads.replace(1);
    expect([sent[1]?.name, sent[1]?.sending.replace]).toEqual(["there.mp4", true]);
  });

  it("[UP7] one that failed is sent again when somebody asks, and not in place of another", async () => {
    const { uploads, sent, kinds } = page();
    uploads.add([fileOf("a.mp4"), fileOf("b.mp4")]);
    sent[0]?.fail(new Error("offline"));
    await turn();
    expect(kinds()).toEqual(["a.mp4 failed", "b.mp4 sending"]);
    uploads.retry(1);
    expect(kinds()).toEqual(["a.mp4 waiting", "b.mp4 sending"]);
    sent[1]?.end();
    await turn();
    expect([sent[2]?.name, sent[2]?.sending.replace]).toEqual(["a.mp4", false]);
  });

  it("[UP7] one that is ended goes no further, and the next begins", async () => {
    const { uploads, sent, kinds, stored } = page();
    uploads.add([fileOf("a.mp4"), fileOf("b.mp4")]);
    uploads.drop(1);
    await turn();
    expect([sent[0]?.sending.signal.aborted, kinds(), stored]).toEqual([true, ["b.mp4 sending"], []]);
    uploads.close();
    expect([uploads.rows, sent[1]?.sending.signal.aborted]).toEqual([[], true]);
  });

  it.each([
    [{ kind: "waiting" }, 0, 0],
    [{ kind: "sending", sent: 26 }, 26, 25],
    [{ kind: "sending", sent: 99.9 }, 99, 75],
    [{ kind: "storing" }, 99, 75],
    [{ kind: "done" }, 100, 100],
  ] as const)("[UP7] %j of 100 bytes are %d percent, of which %d are read out", (state, percent, quarter) => {
    const row: UploadRow = { id: 1, name: "a.mp4", bytes: 100, state };
    expect([percentOf(row), quarterOf(row)]).toEqual([percent, quarter]);
  });
});

describe("[UP6] the token of the start page", () => {
  const jwt = (...grants: readonly string[]) =>
    `e30.${Buffer.from(JSON.stringify({ grants })).toString("base64url")}.c2ln`;

  function tab() {
    const shelf = new Shelf();
    const ofHistory = new OperatorToken(shelf);
    return { shelf, ofHistory, token: new StartToken(new OperatorToken(shelf, "start"), ofHistory) };
  }

  it("[UP6] is taken out of the address, and stays in its tab", () => {
    const { token, shelf } = tab();
    let cleaned = 0;
    token.take("", () => cleaned++);
    expect([token.uploads, cleaned]).toEqual([undefined, 0]);
    token.take(`#token=${jwt("upload", "create")}`, () => cleaned++);
    expect([token.uploads, token.creates, cleaned]).toEqual([jwt("upload", "create"), jwt("upload", "create"), 1]);
    expect(new StartToken(new OperatorToken(shelf, "start"), new OperatorToken(shelf)).uploads).toBe(token.uploads);
    token.forget();
    expect(token.uploads).toBeUndefined();
  });

  it("[UP6] offers what it grants alone; one that was given for histories counts if it grants that", () => {
    const { token, ofHistory } = tab();
    ofHistory.value = jwt("audit");
    expect(token.uploads).toBeUndefined();
    ofHistory.value = jwt("audit", "upload");
    expect([token.uploads, token.creates]).toEqual([jwt("audit", "upload"), undefined]);
    token.take("#token=nonsense", () => {});
    expect(token.uploads).toBe(jwt("audit", "upload"));
  });
});
