import type { MediaState, StreamView } from '../client';
import type { ViewerMediaState } from '../hooks';
import { StageNotice } from './StageNotice';
import { dateAndTime } from './words';

interface ViewerNoticeProps {
  stream: StreamView;
  media: ViewerMediaState;
  mediaServer: MediaState;
}

/** Why there is no picture to see, if there is none. The creator's absence goes before any wire of ours. */
export function ViewerNotice({ stream, media, mediaServer }: ViewerNoticeProps) {
  const creator = stream.creatorUsername;
  if (stream.status === 'scheduled') {
    return (
      <StageNotice state="scheduled" title={`${creator} goes live soon`} thumbnailUrl={stream.thumbnailUrl}>
        <p>
          {stream.scheduledFor ? `${dateAndTime(stream.scheduledFor)}. ` : ''}Stay here: the stream begins on
          this page by itself.
        </p>
      </StageNotice>
    );
  }
  if (stream.broadcast === 'waiting') {
    return (
      <StageNotice state="waiting" title={`${creator} is about to begin`} thumbnailUrl={stream.thumbnailUrl}>
        <p>Say hello in the chat meanwhile.</p>
      </StageNotice>
    );
  }
  if (stream.broadcast === 'interrupted') {
    return (
      <StageNotice state="interrupted" title={`${creator} is reconnecting`} overPicture>
        <p>The picture comes back here by itself. The chat goes on.</p>
      </StageNotice>
    );
  }
  if (mediaServer === 'starting') {
    return (
      <StageNotice
        state="media-starting"
        title="The media server is on its way"
        thumbnailUrl={stream.thumbnailUrl}
      >
        <p>
          It is being built for the first time, which takes some minutes. The picture then starts by itself;
          chat and gifts work already.
        </p>
      </StageNotice>
    );
  }
  if (mediaServer === 'off' || media === 'no-media') {
    return (
      <StageNotice state="no-media" title="No picture here" thumbnailUrl={stream.thumbnailUrl}>
        <p>There is no media server right now. Chat and gifts work as ever.</p>
      </StageNotice>
    );
  }
  if (media === 'lost') {
    return (
      <StageNotice state="picture-lost" title="The picture got lost on its way" overPicture>
        <p>Your line to the media server is gone; we are connecting again.</p>
      </StageNotice>
    );
  }
  if (media === 'camera-off') {
    return (
      <StageNotice state="camera-off" title="The camera is off" thumbnailUrl={stream.thumbnailUrl}>
        <p>{creator} goes on without a picture for a moment.</p>
      </StageNotice>
    );
  }
  if (media === 'playing' || media === 'needs-tap') return null;
  return (
    <StageNotice state="opening" title="Curtain up" thumbnailUrl={stream.thumbnailUrl}>
      <p>The picture is on its way.</p>
    </StageNotice>
  );
}
