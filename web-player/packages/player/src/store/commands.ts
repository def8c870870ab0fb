import { Category } from "@sameframe/protocol";
import type { Look, RoomCommands, RoomView } from "@sameframe/sync";
import type { Request } from "./requests";
import { loopModeOf, roleOf } from "./view";

/** What requests are passed on to. */
export interface Commanded extends RoomCommands {
  readonly room: RoomView;
  readonly look: Look;
  acceptRoom(): void;
  scrub(frame: number): void;
  reconnect(): void;
}

/** What moves a playhead: the room's, or one's own. */
type Driver = {
  [Name in Exclude<keyof Look, "playback">]: (...args: Parameters<Look[Name]>) => unknown;
};

/**
 * Passes on what a person asked for; what is the page's own is left to it.
 *
 * @return a promise if it is a command to the room
 */
export function command(link: Commanded, request: Request): unknown {
  const driver: Driver = link.look.playback === undefined ? link : link.look;
  switch (request.kind) {
    case "play":
      return driver.play();
    case "pause":
      return driver.pause();
    case "seek":
      return driver.seek(request.frame);
    case "step":
      return driver.step(request.frames);
    case "speed":
      return driver.setSpeed(request.milli);
    case "loop":
      return driver.setLoop(loopModeOf(request.mode));
    case "range":
      return driver.setRange(request.inPoint, request.outPoint);
    case "advance":
      return driver.advance(request.shots);
    case "rename":
      return link.rename(request.name);
    case "alone":
      return link.setOutOfSync(true);
    case "rejoin":
      return rejoin(link);
    case "start":
      return link.start();
    case "letIn":
      return link.letIn(request.participant);
    case "decline":
    case "remove":
      return link.kick(request.participant);
    case "askLead":
      return link.requestLead();
    case "returnLead":
      return link.returnLead();
    case "handLead":
      return link.handLead(request.participant);
    case "setRole":
      return link.setRole(request.participant, roleOf(request.role));
    case "transferHost":
      return link.transferHost(request.participant);
    case "lock":
      return link.lock(request.locked);
    case "leave":
    case "forget":
      return link.leave();
    case "accept":
      return link.acceptRoom();
    case "scrub":
      return link.scrub(request.frame);
    case "reconnect":
      return link.reconnect();
    case "gesture":
    case "retry":
    case "mute":
    case "fullscreen":
    case "keys":
    case "network":
    case "invite":
    case "pin":
    case "figures":
    case "ownCopy":
    case "saveWitness":
    case "trustRecord":
    case "dismissFork":
      return undefined;
  }
}

/** Back to the room's playhead, whatever kept one from it. */
function rejoin(link: Commanded): Promise<unknown> {
  const { me, you, on, subscriptions } = link.room;
  const isOff = !on.has(Category.PLAYBACK);
  const others = (subscriptions.get(you)?.off ?? []).filter((category) => category !== Category.PLAYBACK);
  return Promise.all([
    ...(isOff ? [link.subscribe(others)] : []),
    ...(me?.outOfSync === true ? [link.setOutOfSync(false)] : []),
  ]);
}
