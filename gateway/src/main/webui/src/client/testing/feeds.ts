import { StreamFeed } from '../feed/StreamFeed';
import { emptyFeed, reduceFeed, type FeedAction } from '../feed/reducer';
import type { ServerEvent } from '../events';
import { OvationClient } from '../OvationClient';
import { StreamSocket } from '../socket/StreamSocket';
import { FakeWebSocket } from './FakeWebSocket';
import { problem, STREAM_ID, welcome } from './samples';

/** A feed of the sample stream, yet to be opened; `answer` is asked for each path within the stream. */
export function feedThatAsks(answer: (path: string) => Response | Promise<Response> | undefined): StreamFeed {
  const client = new OvationClient({
    baseUrl: 'https://o.test',
    token: () => null,
    deviceId: () => 'd',
    fetch: async (url) => {
      const path = new URL(String(url)).pathname.replace(`/api/streams/${STREAM_ID}`, '');
      return (await answer(path)) ?? problem(503, 'stream-unavailable');
    },
  });
  const socket = new StreamSocket({
    ...client.options,
    streamId: STREAM_ID,
    WebSocket: FakeWebSocket as unknown as typeof WebSocket,
    network: new EventTarget(),
    random: () => 0,
  });
  return new StreamFeed({ client, streamId: STREAM_ID, socket, random: () => 1 });
}

/** What a feed is after these. */
export const after = (...actions: FeedAction[]) => actions.reduce(reduceFeed, emptyFeed);
export const happened = (...events: ServerEvent[]): FeedAction => ({ type: 'events', events });
export const joined: FeedAction = { type: 'welcome', frame: welcome() };
