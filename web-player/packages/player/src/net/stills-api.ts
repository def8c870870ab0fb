import { Problem } from "./problem";

/** A picture that has not gone by then holds up its note. [ms] */
const PATIENCE = 15_000;

/** The pictures of a room's notes, for who has a place in it. Every call rejects with a Problem. */
export class StillsApi {
  readonly #address: string;

  /** @param token access token of the participant */
  constructor(
    server: string,
    room: string,
    private readonly token: string,
  ) {
    this.#address = `${server}/v1/rooms/${encodeURIComponent(room)}/stills`;
  }

  /** Keeps a PNG or JPEG in the room; its hash, for the note. */
  async send(picture: Blob): Promise<string> {
    const headers = { "content-type": picture.type };
    const answer = await this.#ask(this.#address, { method: "POST", body: picture }, headers);
    return ((await answer.json()) as { readonly hash: string }).hash;
  }

  async load(hash: string): Promise<Blob> {
    const answer = await this.#ask(`${this.#address}/${encodeURIComponent(hash)}`, {}, { accept: "image/*" });
    return answer.blob();
  }

  async #ask(address: string, request: RequestInit, headers: Readonly<Record<string, string>>): Promise<Response> {
    const answer = await fetch(address, {
      ...request,
      headers: { ...headers, authorization: `Bearer ${this.token}` },
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => {
      throw Problem.offline();
    });
    if (!answer.ok) {
      throw await Problem.of(answer);
    }
    return answer;
  }
}
