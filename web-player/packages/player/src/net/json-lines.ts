import { Problem } from "./problem";

/**
 * The lines of an answer, an object each, as they arrive; the lines that came together come together.
 *
 * @throws Problem if the answer breaks off
 */
export async function* jsonLines(response: Response): AsyncGenerator<readonly unknown[]> {
  const reader = (response.body ?? new Blob().stream()).getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw Problem.offline();
    });
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = done ? "" : (lines.pop() ?? "");
    yield lines.filter((line) => line !== "").map((line): unknown => JSON.parse(line));
    if (done) {
      return;
    }
  }
}
