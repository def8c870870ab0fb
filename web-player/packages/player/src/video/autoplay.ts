/**
 * Begins to play, without sound if the browser does not let a page make any before somebody has clicked in it.
 *
 * @return how it plays; `superseded` when a pause or another file came between
 * @throws DOMException `NotAllowedError` if it plays not even without sound
 */
export async function begin(video: HTMLVideoElement): Promise<"as-asked" | "silenced" | "superseded"> {
  try {
    await video.play();
    return "as-asked";
  } catch (refusal) {
    if (!isGestureWanted(refusal)) {
      return "superseded";
    }
    return video.muted ? Promise.reject(refusal) : beginSilently(video);
  }
}

async function beginSilently(video: HTMLVideoElement): Promise<"silenced" | "superseded"> {
  video.muted = true;
  try {
    await video.play();
    return "silenced";
  } catch (refusal) {
    video.muted = false;
    if (isGestureWanted(refusal)) {
      throw refusal;
    }
    return "superseded";
  }
}

function isGestureWanted(refusal: unknown): boolean {
  return refusal instanceof DOMException && refusal.name === "NotAllowedError";
}
