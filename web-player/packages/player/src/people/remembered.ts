import type { Admission } from "../net/rooms-api";

/** A room that was visited from this browser. */
export interface RecentRoom {
  readonly code: string;
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A room whose history this browser may read. */
export interface AuditedRoom {
  readonly code: string;
  readonly title: string;
  /** Milliseconds since the epoch: when the token came here. */
  readonly at: number;
  readonly token: string;
}

const NAME = "sameframe.name";
const RECENT = "sameframe.recent";
const ADMISSION = "sameframe.room.";
const AUDIT = "sameframe.audit.";

/** More are not found again by looking. */
const RECENT_ROOMS = 6;

/**
 * What this browser remembers: one's name, recent rooms, and per room who one is there, so that a reload or a second tab
 * is the same participant. Without storage (private windows of some browsers) nothing is remembered and all else works.
 */
export class Remembered {
  constructor(private readonly storage: Storage | undefined = available()) {}

  get name(): string {
    return this.read(NAME) ?? "";
  }

  set name(name: string) {
    this.write(NAME, name);
  }

  admission(code: string): Admission | undefined {
    const value = parsed(this.read(ADMISSION + code));
    return isAdmission(value) ? value : undefined;
  }

  rememberAdmission(admission: Admission): void {
    const { code, participantId, accessToken } = admission;
    this.write(ADMISSION + code, JSON.stringify({ code, participantId, accessToken }));
  }

  forgetAdmission(code: string): void {
    this.attempt((storage) => storage.removeItem(ADMISSION + code));
  }

  /** What lets one read a room's history, if this browser has it. */
  audit(code: string): AuditedRoom | undefined {
    const value = parsed(this.read(AUDIT + code));
    return isAuditedRoom(value) ? value : undefined;
  }

  rememberAudit({ code, title, at, token }: AuditedRoom): void {
    this.write(AUDIT + code, JSON.stringify({ code, title, at, token }));
  }

  forgetAudit(code: string): void {
    this.attempt((storage) => storage.removeItem(AUDIT + code));
  }

  /** Every room whose history this browser may read, the latest first. */
  get audited(): readonly AuditedRoom[] {
    const keys = this.attempt((storage) =>
      Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? ""),
    );
    return (keys ?? [])
      .filter((key) => key.startsWith(AUDIT))
      .map((key) => this.audit(key.slice(AUDIT.length)))
      .filter((room) => room !== undefined)
      .sort((a, b) => b.at - a.at);
  }

  get recent(): readonly RecentRoom[] {
    const value = parsed(this.read(RECENT));
    return Array.isArray(value) ? value.filter(isRecentRoom) : [];
  }

  /** Puts a room first among the recent ones. */
  visited(room: RecentRoom): void {
    const others = this.recent.filter(({ code }) => code !== room.code);
    this.write(RECENT, JSON.stringify([room, ...others].slice(0, RECENT_ROOMS)));
  }

  forgetRoom(code: string): void {
    this.write(RECENT, JSON.stringify(this.recent.filter((room) => room.code !== code)));
    this.forgetAdmission(code);
  }

  private read(key: string): string | undefined {
    return this.attempt((storage) => storage.getItem(key)) ?? undefined;
  }

  private write(key: string, value: string): void {
    this.attempt((storage) => storage.setItem(key, value));
  }

  private attempt<T>(use: (storage: Storage) => T): T | undefined {
    try {
      return this.storage === undefined ? undefined : use(this.storage);
    } catch {
      return undefined; // full, or forbidden by the browser's settings
    }
  }
}

function available(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAdmission(value: unknown): value is Admission {
  return has(value, "code", "string") && has(value, "participantId", "number") && has(value, "accessToken", "string");
}

function isRecentRoom(value: unknown): value is RecentRoom {
  return has(value, "code", "string") && has(value, "title", "string") && has(value, "at", "number");
}

function isAuditedRoom(value: unknown): value is AuditedRoom {
  return isRecentRoom(value) && has(value, "token", "string");
}

function has(value: unknown, key: string, type: "string" | "number"): boolean {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, key) === type;
}
