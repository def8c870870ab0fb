import { NETWORKS, type NetworkModel, type NetworkName } from "./network";
import { ANY_PLAYER, type PlayerModel } from "./player-model";

/** In what a client is: its network, its player, and how fast its clock runs, in parts per million, unless that is left to chance. */
export interface Situation {
  readonly network: NetworkModel;
  readonly player: PlayerModel;
  readonly ppm?: number;
}

/** The situation of everybody in one of the networks by which the controller is judged. */
export function situationIn(network: NetworkName): Situation {
  return { network: NETWORKS[network], player: ANY_PLAYER };
}
