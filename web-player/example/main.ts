import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Actor, clipOf, mediumOf, type Stage } from "./actor";
import { readScreenplay, type Screenplay, secondsOf } from "./screenplay";

const HELP = `Plays a screenplay with a real server and the real engine, and keeps what the server recorded.

  SAMEFRAME_JAR=../http-edge/target/sameframe.jar npm run -s example -- [options]

  --screenplay FILE   what happens (../docs/example/screenplay.json)
  --out DIR           where the files go; passphrase.txt is there (../docs/example)
  --data DIR          a new folder for the server
  --hurry N           so many times as fast as it is written (1)
`;

/** What a server answers to who makes or joins a room. */
interface Admission {
  readonly code: string;
  readonly participantId: number;
  readonly accessToken: string;
  readonly auditToken?: string;
}

/** The exports that are kept, and their names. */
const EXPORTS = {
  ledger: "ledger.ndjson",
  notes: "notes.csv",
  entries: "entries.csv",
  otio: "session.otio",
  edl: "markers.edl",
  avid: "markers.txt",
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", default: false },
      screenplay: { type: "string", default: "../docs/example/screenplay.json" },
      out: { type: "string", default: "../docs/example" },
      data: { type: "string" },
      hurry: { type: "string", default: "1" },
    },
  });
  const jar = process.env.SAMEFRAME_JAR;
  if (values.help || values.data === undefined || jar === undefined) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const screenplay = readScreenplay(values.screenplay);
  const out = resolve(values.out);
  const server = spawn("java", ["-jar", jar, "--port", "0", "--data", values.data], { stdio: ["ignore", "pipe", 2] });
  try {
    const origin = await originOf(server);
    const room = await play(screenplay, origin, Number(values.hurry));
    for (const [format, name] of Object.entries(EXPORTS)) {
      const answer = await fetch(`${origin}/v1/rooms/${room.code}/export/${format}`, {
        headers: { authorization: `Bearer ${room.auditToken}` },
      });
      if (!answer.ok) throw new Error(`${format}: ${answer.status} ${await answer.text()}`);
      writeFileSync(join(out, name), Buffer.from(await answer.arrayBuffer()));
    }
    console.log(`${room.code} is recorded`);
  } finally {
    if (server.exitCode === null && server.kill()) await once(server, "exit");
  }
  const journal = ["export-journal", join(out, "example.journal"), "--data", values.data];
  const passphrase = ["--passphrase-file", join(out, "passphrase.txt")];
  execFileSync("java", ["-jar", jar, ...journal, ...passphrase], { stdio: "inherit" });
}

/** Acts it, and waits until the last one has left. */
async function play(screenplay: Screenplay, server: string, hurry: number): Promise<Admission> {
  const cast = Object.entries(screenplay.cast);
  const [first] = cast;
  const [firstClip] = Object.keys(screenplay.clips);
  if (!first || !firstClip) throw new Error("a screenplay needs somebody, and something to look at");
  const media = mediumOf(clipOf(screenplay.clips, firstClip));
  const { title, policy } = screenplay;
  const made = await ask(`${server}/v1/rooms`, { name: first[1].name, title, media, policy });
  const stage: Stage = { server, screenplay, room: made.code, notes: new Map(), participants: new Map() };
  const actors = new Map<string, Actor>();
  const began = performance.now();
  for (const act of screenplay.acts) {
    const due = (secondsOf(act.at) * 1000) / hurry;
    await new Promise((passed) => setTimeout(passed, Math.max(0, due - (performance.now() - began))));
    const part = screenplay.cast[act.who];
    if (!part) throw new Error(`nobody is called ${act.who}`);
    if (!actors.has(act.who)) {
      const admission =
        act.who === first[0] ? made : await ask(`${server}/v1/rooms/${made.code}/join`, { name: part.name });
      stage.participants.set(act.who, admission.participantId);
      actors.set(act.who, new Actor(stage, part, admission.accessToken));
    }
    try {
      await actors.get(act.who)?.act(act);
    } catch (failure) {
      throw new Error(`${act.at} ${act.who} ${act.does}: ${failure}`, { cause: failure });
    }
  }
  for (const actor of actors.values()) actor.close();
  return made;
}

async function ask(url: string, body: object): Promise<Admission> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Admission;
}

/** Where a starting server says it is. */
function originOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    server.stdout?.on("data", (text: Buffer) => {
      said += text.toString();
      const origin = /ready at (http:\/\/[^/]+)\//.exec(said)?.[1];
      if (origin) found(origin);
    });
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
}

await main();
