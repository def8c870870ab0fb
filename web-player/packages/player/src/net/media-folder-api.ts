import { Problem } from "./problem";

/** What may be put into the server's media folder. */
export interface FolderOffer {
  /** Bytes of the largest file. */
  readonly largest: number;
  /** Bytes that there is room for. */
  readonly free: number;
}

/** What goes with an upload. */
export interface Sending {
  /** A file of the same name is to be replaced. */
  readonly replace: boolean;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Told how many bytes have gone out. */
  readonly progress: (sent: number) => void;
}

/** The server's media folder, for who has a token that grants upload. Every call rejects with a Problem. */
export class MediaFolderApi {
  constructor(private readonly token: string) {}

  async offer(): Promise<FolderOffer> {
    const headers = { accept: "application/json", authorization: `Bearer ${this.token}` };
    const response = await fetch("/v1/media-folder", { headers, cache: "no-store" }).catch(() => {
      throw Problem.offline();
    });
    if (!response.ok) {
      throw await Problem.of(response);
    }
    return (await response.json()) as FolderOffer;
  }

  /**
   * Resolves when the file is in the folder under its name; rejects with an `AbortError` if it was ended. `fetch` does not tell how
   * much of a body has gone out, so that this is an XMLHttpRequest.
   */
  put(file: File, { replace, signal, progress }: Sending): Promise<void> {
    const request = new XMLHttpRequest();
    const sent = new Promise<void>((resolve, reject) => {
      request.upload.addEventListener("progress", ({ loaded }) => progress(Math.min(loaded, file.size)));
      request.addEventListener("abort", () => reject(new DOMException("The upload was ended.", "AbortError")));
      request.addEventListener("error", () => reject(Problem.offline()));
      request.addEventListener("load", () => {
        const { status, responseText } = request;
        if (status >= 200 && status < 300) {
          resolve();
        } else {
          Problem.of(new Response(responseText, { status })).then(reject, reject);
        }
      });
    });
    request.open("PUT", `/v1/media/${encodeURIComponent(file.name)}`);
    request.setRequestHeader("authorization", `Bearer ${this.token}`);
    request.setRequestHeader("accept", "application/json");
    if (replace) {
      request.setRequestHeader("if-match", "*");
    }
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
    return sent;
  }
}
