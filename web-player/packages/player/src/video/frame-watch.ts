/**
 * Calls back for every picture that the browser presents, with its presentation time in seconds and the instant, in
 * milliseconds of `performance.now`, at which it is on glass. A browser without the video frame callback is asked for
 * its position at every repaint instead, which is a frame late at times.
 */
export function watchFrames(video: HTMLVideoElement, shown: (mediaTime: number, at: number) => void): void {
  if ("requestVideoFrameCallback" in video) {
    const presented: VideoFrameRequestCallback = (_, { mediaTime, expectedDisplayTime }) => {
      video.requestVideoFrameCallback(presented);
      shown(mediaTime, expectedDisplayTime);
    };
    video.requestVideoFrameCallback(presented);
    return;
  }
  watchPosition(video, shown);
}

function watchPosition(video: HTMLVideoElement, shown: (mediaTime: number, at: number) => void): void {
  let before = Number.NaN;
  const look = (at: number): void => {
    requestAnimationFrame(look);
    if (video.currentTime !== before && !video.seeking) {
      before = video.currentTime;
      shown(before, at);
    }
  };
  requestAnimationFrame(look);
}
