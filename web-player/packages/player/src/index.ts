/** What pages of other sites embed: `<sameframe-room server code token>`. */
export { SameframeRoom } from "./elements/room";
export { VideoPort } from "./video/video-port";
