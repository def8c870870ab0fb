type Shown = (mediaTime: number, at: number) => void;

/**
 * Calls back for every picture that the browser presents, with its presentation time in seconds and the instant, in
 * milliseconds of `performance.now`, at which it is on glass; the result stops it. A browser without the video frame
 * callback is asked for its position at every repaint instead, which is a frame late at times.
 */
export function watchFrames(video: HTMLVideoElement, shown: Shown): () => void {
  return tellsPictures() ? watchPictures(video, shown) : watchPosition(video, shown);
}

/** Whether the browser tells which picture is on glass. */
export function tellsPictures(): boolean {
  return "requestVideoFrameCallback" in HTMLVideoElement.prototype;
}

function watchPictures(video: HTMLVideoElement, shown: Shown): () => void {
  const presented: VideoFrameRequestCallback = (_, { mediaTime, expectedDisplayTime }) => {
    handle = video.requestVideoFrameCallback(presented);
    shown(mediaTime, expectedDisplayTime);
  };
  let handle = video.requestVideoFrameCallback(presented);
  return () => video.cancelVideoFrameCallback(handle);
}

function watchPosition(video: HTMLVideoElement, shown: Shown): () => void {
  let before = Number.NaN;
  const look = (at: number): void => {
    handle = requestAnimationFrame(look);
    if (video.currentTime !== before && !video.seeking) {
      before = video.currentTime;
      shown(before, at);
    }
  };
  let handle = requestAnimationFrame(look);
  return () => cancelAnimationFrame(handle);
}
