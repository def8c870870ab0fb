import { Replay } from "@sameframe/sync";
import type { Screen } from "../../history/retrospect";
import type { HistoryApi } from "../../net/history-api";
import { SequencePort } from "../../sequence/sequence-port";
import type { ShowingPort } from "../../sequence/stage-port";
import { SwitchingPort } from "../../sequence/switching-port";
import { Addresses } from "../../video/addresses";
import type { PictureState } from "../../video/picture-state";
import { VideoPort } from "../../video/video-port";
import type { SameframePastStage } from "./past-stage";

/** Shows what the room showed. */
export interface PastScreen extends Screen {
  unmute(): void;
  retry(): void;
}

/**
 * @param seq how far the record can be read; undefined: to its end
 * @param showing called with each frame on glass
 */
export function pastScreen(
  stage: SameframePastStage,
  api: HistoryApi,
  code: string,
  seq: () => number | undefined,
  showing: (frame: number) => void,
): PastScreen {
  const addresses = new Addresses(
    (medium) => api.mediumAddresses(code, medium, seq()),
    () => api.serverTime,
  );
  const port = new SwitchingPort<ShowingPort>(
    (told) => new VideoPort(stage.video, addresses, told),
    (told) => new SequencePort(stage.decoded, addresses, told),
    {
      picture: (picture: PictureState) => {
        stage.picture = picture;
      },
      showing,
      hold: () => stage.hold(),
    },
  );
  const replay = Replay.of(port, { landed: () => {}, broken: () => {} });
  return {
    show: (scene, moment, pace) => replay.show(scene, moment, pace),
    preview: (frame) => port.preview(frame),
    unmute: () => {
      port.unmute();
      replay.again();
    },
    retry: () => port.retry(),
    close: () => {
      replay.close();
      port.close();
    },
  };
}
