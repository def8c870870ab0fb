import { Category } from "@sameframe/protocol";
import { OptionError, type OptionErrorCode } from "./option-error";
import { hasPlatformSocket } from "./ports";
import { PROFILE_NAMES } from "./profiles";
import type { RoomClientOptions } from "./room-client-options";

/** An origin: the room's socket is at a path of the server's own choice. */
const SERVER = /^https?:\/\/[^\s/?#]+\/?$/i;

/** The 32 symbols of room codes [RO1], as people type them: any case, with or without the dash. */
const ROOM = /^[a-hj-np-z2-9]{4}-?[a-hj-np-z2-9]{4}$/i;

/** What the server takes for a client instance [HS5]. */
const INSTANCE = /^[A-Za-z0-9_-]{8,64}$/;

const PORT = ["load", "play", "pause", "seek", "setSpeed", "listen"] as const;

/**
 * The options, if a room can be reached with them [LB1]. Programs without types come here, too.
 *
 * @throws OptionError for the first one that cannot work
 */
export function checked(options: RoomClientOptions): RoomClientOptions {
  const { server, room, token, media, format, categories, instance, socket, witnesses } = options;
  const { profile, client, time, random } = options;
  expect(
    isText(server) && SERVER.test(server),
    "bad-server",
    `server: ${said(server)}; pass the server's origin, like "https://review.example".`,
  );
  expect(
    isText(room) && ROOM.test(room),
    "bad-room",
    `room: ${said(room)}; pass the code that people type, like "ABCD-2345".`,
  );
  expect(
    typeof token === "function" || (isText(token) && token !== ""),
    "bad-token",
    "token: pass the access token that joining gave, or a function that fetches one.",
  );
  expect(
    media === undefined || isPort(media),
    "bad-media",
    `media: not a MediaPort; it needs ${PORT.join(", ")} and the range \`speeds\`.`,
  );
  expect(
    format === undefined || isFormat(format),
    "bad-format",
    "format: pass `jsonFrames` or `protobufFrames`, or leave it out.",
  );
  expect(
    categories === undefined || (Array.isArray(categories) && categories.every(isCategory)),
    "bad-categories",
    "categories: pass an array of values of `Category`, or leave it out.",
  );
  expect(
    instance === undefined || (isText(instance) && INSTANCE.test(instance)),
    "bad-instance",
    `instance: ${said(instance)}; pass 8 to 64 of A-Z a-z 0-9 _ -, or leave it out.`,
  );
  expect(
    witnesses === undefined || isStore(witnesses),
    "bad-witnesses",
    "witnesses: not a WitnessStore; it needs `load` and `save`, or leave it out.",
  );
  expect(
    profile === undefined || PROFILE_NAMES.includes(profile),
    "bad-profile",
    `profile: ${said(profile)}; pass one of ${PROFILE_NAMES.join(", ")}, or leave it out.`,
  );
  expect(
    client === undefined || (isText(client?.name) && isText(client.version)),
    "bad-client",
    'client: pass { name, version }, like { name: "Reviews", version: "2.1" }, or leave it out.',
  );
  expect(
    time === undefined || (isFunction(time?.now) && isFunction(time.after)),
    "bad-time",
    "time: not a Time; it needs `now` and `after`, or leave it out.",
  );
  expect(
    random === undefined || isFunction(random),
    "bad-random",
    "random: pass a function like `Math.random`, or leave it out.",
  );
  expect(
    socket === undefined || isFunction(socket),
    "bad-socket",
    "socket: pass a function `(url, subprotocol) => new WebSocket(url, subprotocol)`, or leave it out.",
  );
  expect(
    socket !== undefined || hasPlatformSocket(),
    "no-socket",
    "This platform has no WebSocket: pass `socket`, as of `ws`, or use Node 22+.",
  );
  return options;
}

function expect(holds: boolean, code: OptionErrorCode, message: string): void {
  if (!holds) throw new OptionError(code, message);
}

const isFunction = (value: unknown) => typeof value === "function";

const isText = (value: unknown): value is string => typeof value === "string";

const isStore = (value: object) => "load" in Object(value) && "save" in Object(value);

const isFormat = (value: object) => "encode" in Object(value) && "decode" in Object(value);

const isCategory = (value: unknown) => typeof value === "number" && value !== 0 && Category[value] !== undefined;

function isPort(media: object): boolean {
  const port = media as Record<string, unknown> | null;
  const speeds = port?.speeds as { min?: unknown; max?: unknown } | undefined;
  const hasSpeeds = typeof speeds?.min === "number" && typeof speeds.max === "number";
  return hasSpeeds && PORT.every((name) => typeof port?.[name] === "function");
}

const said = (value: unknown) => (isText(value) ? JSON.stringify(value.slice(0, 80)) : typeof value);
