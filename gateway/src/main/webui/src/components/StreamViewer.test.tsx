import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { creatorBoard } from '../client/testing/samples';
import type { ViewerMedia } from '../hooks';
import { testIds } from '../testids';
import { board, boards, goal, hype, live } from './samples';
import { StreamViewer } from './StreamViewer';

const picture = (change: Partial<ViewerMedia> = {}): ViewerMedia => ({
  videoRef: () => undefined,
  state: 'playing',
  tapForSound: vi.fn(() => Promise.resolve()),
  muted: false,
  setMuted: vi.fn(),
  quality: 720,
  ...change,
});

const viewer = (props: Partial<ComponentProps<typeof StreamViewer>> = {}) =>
  render(
    <MemoryRouter>
      <StreamViewer
        stream={live}
        viewers={3}
        board={board}
        boards={boards()}
        goal={null}
        hype={null}
        line="live"
        lineWords={null}
        clockOffset={0}
        media={picture()}
        mediaServer="on"
        onShare={() => undefined}
        chat={null}
        layer={null}
        account={null}
        {...props}
      />
    </MemoryRouter>,
  );

const notice = () => screen.getByTestId(testIds.stageNotice);

describe('StreamViewer', () => {
  const matchMedia = window.matchMedia;
  afterEach(() => void (window.matchMedia = matchMedia));

  it('should show the picture with title, creator and count and say nothing else when all is well', () => {
    // Given / When
    viewer();
    // Then
    expect(screen.getByTestId(testIds.player)).toHaveAccessibleName('Ada live');
    expect(screen.getByTestId(testIds.streamTitle)).toHaveTextContent('Night shift at the piano');
    expect(screen.getByTestId(testIds.viewerCount)).toHaveTextContent('3');
    expect(screen.queryByTestId(testIds.stageNotice)).toBeNull();
    expect(screen.getByTestId(testIds.connectionBar)).toBeEmptyDOMElement();
  });

  it.each([
    ['waiting', { stream: { ...live, broadcast: 'waiting' as const } }, 'Ada is about to begin'],
    ['interrupted', { stream: { ...live, broadcast: 'interrupted' as const } }, 'Ada is reconnecting'],
    [
      'scheduled',
      { stream: { ...live, status: 'scheduled' as const, broadcast: 'off' as const } },
      'Ada goes live soon',
    ],
    ['media-starting', { mediaServer: 'starting' as const }, 'The media server is on its way'],
    ['no-media', { mediaServer: 'off' as const }, 'No picture here'],
    ['no-media', { media: picture({ state: 'no-media' }) }, 'No picture here'],
    ['picture-lost', { media: picture({ state: 'lost' }) }, 'The picture got lost on its way'],
    ['opening', { media: picture({ state: 'connecting' }) }, 'Curtain up'],
  ])('should have words of its own for %s', (state, props, words) => {
    // Given / When
    viewer(props);
    // Then
    expect(notice()).toHaveAttribute('data-state', state);
    expect(notice()).toHaveTextContent(words);
  });

  it('should speak of the absent creator rather than of the picture that is absent with her', () => {
    // Given / When
    viewer({ stream: { ...live, broadcast: 'interrupted' }, media: picture({ state: 'lost' }) });
    // Then
    expect(notice()).toHaveAttribute('data-state', 'interrupted');
  });

  it('should offer a tap when the browser holds the sound back', async () => {
    // Given
    const media = picture({ state: 'needs-tap' });
    viewer({ media });
    // When
    await userEvent.click(screen.getByTestId(testIds.tapForSound));
    // Then
    expect(media.tapForSound).toHaveBeenCalledOnce();
  });

  it.each([
    ['catching-up', null, 'Catching up'],
    ['offline', null, 'You are offline'],
    ['reloaded', null, 'may be missing'],
    ['stopped', 'Reload the page.', 'Reload the page.'],
  ] as const)('should say in the bar when my own line is %s', (line, lineWords, words) => {
    // Given / When
    viewer({ line, lineWords });
    // Then
    expect(screen.getByTestId(testIds.connectionBar)).toHaveTextContent(words);
  });

  it.each([true, false])('should say it on a phone above the bar with the way out (wide: %s)', (wide) => {
    // Given
    const query = { matches: wide, addEventListener: vi.fn(), removeEventListener: vi.fn() };
    window.matchMedia = vi.fn(() => query as never);
    // When
    viewer({ line: 'offline' });
    // Then
    const below = screen.getByTestId(testIds.connectionBar).nextElementSibling as HTMLElement;
    expect(within(below).queryAllByRole('button', { name: 'Close' })).toHaveLength(wide ? 0 : 1);
  });

  it.each([true, false])('should show the goal once, whether there is room (%s)', (wide) => {
    // Given
    const query = { matches: wide, addEventListener: vi.fn(), removeEventListener: vi.fn() };
    window.matchMedia = vi.fn(() => query as never);
    // When
    viewer({ goal: goal() });
    // Then
    expect(within(screen.getByTestId(testIds.goalBar)).getByRole('progressbar')).toHaveAccessibleName(
      'Goal: A song on the piano',
    );
  });

  it.each([true, false])(
    'should show a hype train once, below the goal, whether there is room (%s)',
    (wide) => {
      // Given
      const query = { matches: wide, addEventListener: vi.fn(), removeEventListener: vi.fn() };
      window.matchMedia = vi.fn(() => query as never);
      // When
      viewer({ goal: goal(), hype: hype({ expiresAt: new Date(Date.now() + 60_000).toISOString() }) });
      // Then
      expect(screen.getAllByRole('progressbar').map((bar) => bar.getAttribute('aria-label'))).toEqual([
        'Goal: A song on the piano',
        'Hype level 2',
      ]);
    },
  );

  it('should open the board', async () => {
    // Given
    viewer();
    // When
    await userEvent.click(screen.getByTestId(testIds.leaderboardOpen));
    // Then
    const entries = screen.getAllByTestId(testIds.leaderboardEntry);
    expect(entries.map((entry) => [entry.dataset.rank, entry.dataset.coins])).toEqual([
      ['1', '50'],
      ['2', '7'],
    ]);
    expect(screen.getByRole('radio', { name: 'This stream' })).toBeChecked();
  });

  it.each([true, false])(
    'should open the boards also before the first gift, where there is room (%s)',
    async (wide) => {
      // Given
      const query = { matches: wide, addEventListener: vi.fn(), removeEventListener: vi.fn() };
      window.matchMedia = vi.fn(() => query as never);
      viewer({ board: { items: [], totalCoins: 0, giftCount: 0 } });
      // When
      await userEvent.click(screen.getByTestId(testIds.leaderboardOpen));
      // Then
      expect(screen.getByText('No gifts yet. Whoever sends the first one leads here.')).toBeInTheDocument();
      expect(screen.getByRole('radio', { name: 'All time' })).not.toBeChecked();
    },
  );

  it('should forget the chosen period with the closed sheet', async () => {
    // Given
    const choose = vi.fn();
    viewer({ boards: boards({ period: 'week', data: creatorBoard(), choose }) });
    await userEvent.click(screen.getByTestId(testIds.leaderboardOpen));
    expect(screen.getByTestId(testIds.leaderboardEntry)).toHaveTextContent('mei');
    // When
    await userEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
    // Then
    expect(choose).toHaveBeenCalledWith(null);
    expect(screen.queryByTestId(testIds.leaderboardEntry)).toBeNull();
  });
});
