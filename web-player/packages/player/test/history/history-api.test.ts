import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { HistoryApi } from "../../src/net/history-api";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that answers with a page, or with a problem to whom it says so. */
async function server(isRefused: (request: IncomingMessage) => boolean = () => false) {
  const asked: string[] = [];
  const http = createServer((request, response) => {
    asked.push(`${request.headers.accept} ${request.url}`);
    response.writeHead(isRefused(request) ? 400 : 200, { "content-disposition": 'attachment; filename="it.edl"' });
    response.end("<p>page</p>");
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  ends.push(() => http.close());
  return { asked, api: new HistoryApi("t", `http://127.0.0.1:${(http.address() as AddressInfo).port}`) };
}

describe("[HP7] what is downloaded", () => {
  it("the report speaks as the page does, and tells times in the zone of the browser", async () => {
    const { asked, api } = await server();
    expect(await (await api.report("ABCD-2345", "Europe/Berlin", "de")).text()).toBe("<p>page</p>");
    expect(asked).toEqual(["text/html /v1/rooms/ABCD-2345/report?language=de&zone=Europe%2FBerlin"]);
  });

  it("in UTC where the browser knows no zone, or the server does not know it", async () => {
    const { asked, api } = await server(({ url }) => url?.includes("zone") === true);
    await api.report("ABCD-2345", undefined, "en");
    await api.report("ABCD-2345", "Etc/Unknown", "de");
    expect(asked.map((it) => it.split("/report")[1])).toEqual([
      "?language=en",
      "?language=de&zone=Etc%2FUnknown",
      "?language=de",
    ]);
  });

  it("markers are those of the medium that is named", async () => {
    const { asked, api } = await server();
    expect((await api.file("ABCD-2345", "edl", "m2")).name).toBe("it.edl");
    await api.file("ABCD-2345", "otio");
    expect(asked).toEqual(["*/* /v1/rooms/ABCD-2345/export/edl?medium=m2", "*/* /v1/rooms/ABCD-2345/export/otio"]);
  });
});
