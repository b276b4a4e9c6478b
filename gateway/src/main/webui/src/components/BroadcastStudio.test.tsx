import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BroadcastHook } from '../hooks';
import { testIds } from '../testids';
import { BroadcastStudio } from './BroadcastStudio';
import { goal, hype, live, reversed, sent, star } from './samples';

const onAir = (change: Partial<BroadcastHook> = {}): BroadcastHook => ({
  videoRef: () => undefined,
  devices: { cameras: [], microphones: [], camera: null, microphone: null },
  selectCamera: () => Promise.resolve(),
  selectMicrophone: () => Promise.resolve(),
  source: 'camera',
  micOn: true,
  micLost: false,
  camOn: true,
  toggleMic: vi.fn(() => Promise.resolve()),
  toggleCam: vi.fn(() => Promise.resolve()),
  useTestPicture: vi.fn(() => Promise.resolve()),
  level: 0,
  error: null,
  publishing: true,
  starting: false,
  shareScreen: () => Promise.resolve(),
  stats: { width: 1280, height: 720, fps: 29.7, kbps: 1830 },
  start: vi.fn(() => Promise.resolve()),
  stop: () => Promise.resolve(),
  ...change,
});

const studio = (props: Partial<ComponentProps<typeof BroadcastStudio>> = {}) =>
  render(
    <MemoryRouter>
      <BroadcastStudio
        stream={live}
        viewers={3}
        earnings={57}
        goal={null}
        hype={null}
        gifts={[]}
        line="live"
        lineWords={null}
        clockOffset={0}
        broadcast={onAir()}
        onEnd={() => Promise.resolve()}
        onShare={() => undefined}
        onCopyOverlay={() => undefined}
        onSetGoal={() => Promise.resolve()}
        onRemoveGoal={() => Promise.resolve()}
        chat={null}
        layer={null}
        {...props}
      />
    </MemoryRouter>,
  );

describe('BroadcastStudio', () => {
  beforeEach(() => {
    window.matchMedia = vi.fn(
      (query: string) =>
        ({
          matches: query.includes('min-width'),
          addEventListener: vi.fn(),
          removeEventListener: vi.fn(),
        }) as never,
    );
  });

  it('should show count, earnings and what viewers get', () => {
    // Given / When
    studio();
    // Then
    expect(screen.getByTestId(testIds.viewerCount)).toHaveTextContent('3');
    expect(screen.getByTestId(testIds.studioEarnings)).toHaveTextContent('57');
    expect(screen.getByText('1280 × 720 · 30 frames/s · 1.8 Mbit/s')).toBeInTheDocument();
  });

  it('should hand out the overlay link', async () => {
    // Given
    const onCopyOverlay = vi.fn();
    studio({ onCopyOverlay });
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Overlay link' }));
    // Then
    expect(onCopyOverlay).toHaveBeenCalledOnce();
  });

  it('should list the gifts that came', () => {
    // Given / When
    studio({ gifts: [sent(star, { quantity: 2, totalCoins: 10 })] });
    // Then
    expect(screen.getByTestId(testIds.giftNotice)).toHaveTextContent('Grace sent Star × 2');
  });

  it('should list a combo as one gift, with all that belongs to it', () => {
    // Given / When
    const combo = { comboId: 'c1', comboCount: 7, comboCoins: 35 };
    studio({ gifts: [sent(star, { quantity: 2, totalCoins: 10, ...combo })] });
    // Then
    expect(screen.getByTestId(testIds.giftNotice)).toHaveTextContent('Grace sent Star × 735 coins');
  });

  it.each([
    [1, 'A gift of 1 coin from Grace was taken back'],
    [1500, 'A gift of 1,500 coins from Grace was taken back'],
  ])('should say calmly that a gift of %i was taken back', (totalCoins, words) => {
    // Given / When
    studio({ gifts: [reversed({ totalCoins })] });
    // Then
    expect(screen.getByTestId(testIds.giftReversal)).toHaveTextContent(words);
    expect(screen.queryByTestId(testIds.giftNotice)).toBeNull();
  });

  describe.each([true, false])('with a goal, where there is room (%s)', (wide) => {
    beforeEach(() => {
      const query = { matches: wide, addEventListener: vi.fn(), removeEventListener: vi.fn() };
      window.matchMedia = vi.fn(() => query as never);
    });

    it('should set one and close the sheet', async () => {
      // Given
      const onSetGoal = vi.fn(() => Promise.resolve());
      studio({ onSetGoal });
      expect(screen.queryByTestId(testIds.goalBar)).toBeNull();
      await userEvent.click(screen.getByRole('button', { name: 'Goal' }));
      // When
      await userEvent.type(screen.getByTestId(testIds.goalTitle), 'Tea');
      await userEvent.type(screen.getByTestId(testIds.goalCoins), '50');
      await userEvent.click(screen.getByTestId(testIds.goalSave));
      // Then
      expect(onSetGoal).toHaveBeenCalledWith({ title: 'Tea', targetCoins: 50 });
      expect(screen.queryByTestId(testIds.goalSave)).toBeNull();
    });

    it('should show it and take it away', async () => {
      // Given
      const onRemoveGoal = vi.fn(() => Promise.resolve());
      studio({ goal: goal(), onRemoveGoal });
      expect(screen.getByTestId(testIds.goalBar)).toHaveTextContent('120 of 500 coins');
      await userEvent.click(screen.getByTestId(testIds.studioGoal));
      // When
      await userEvent.click(screen.getByTestId(testIds.goalRemove));
      // Then
      expect(onRemoveGoal).toHaveBeenCalledOnce();
      expect(screen.queryByTestId(testIds.goalRemove)).toBeNull();
    });

    it('should show a hype train once, below the goal', () => {
      // Given / When
      studio({ goal: goal(), hype: hype({ expiresAt: new Date(Date.now() + 60_000).toISOString() }) });
      // Then
      expect(screen.getAllByRole('progressbar').map((bar) => bar.getAttribute('aria-label'))).toEqual([
        'Goal: A song on the piano',
        'Hype level 2',
      ]);
    });
  });

  it('should mute microphone and camera, each with its name and state', async () => {
    // Given
    const broadcast = onAir({ micOn: false });
    studio({ broadcast });
    const mic = screen.getByTestId(testIds.studioMuteMic);
    expect(mic).toHaveAccessibleName('Unmute the microphone');
    expect(mic).toHaveAttribute('aria-pressed', 'true');
    // When
    await userEvent.click(mic);
    await userEvent.click(screen.getByTestId(testIds.studioMuteCam));
    // Then
    expect(broadcast.toggleMic).toHaveBeenCalledOnce();
    expect(broadcast.toggleCam).toHaveBeenCalledOnce();
  });

  it('should ask once before it ends the stream', async () => {
    // Given
    const onEnd = vi.fn(() => Promise.resolve());
    studio({ onEnd });
    await userEvent.click(screen.getByTestId(testIds.studioEnd));
    expect(onEnd).not.toHaveBeenCalled();
    // When
    await userEvent.click(screen.getByTestId(testIds.studioEndConfirm));
    // Then
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('should stay live when the creator thinks again', async () => {
    // Given
    const onEnd = vi.fn(() => Promise.resolve());
    studio({ onEnd });
    await userEvent.click(screen.getByTestId(testIds.studioEnd));
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Stay live' }));
    // Then
    expect(screen.queryByTestId(testIds.studioEndConfirm)).toBeNull();
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('should say why the end was refused and let one try again', async () => {
    // Given
    studio({ onEnd: () => Promise.reject(new Error('Ovation does not answer.')) });
    await userEvent.click(screen.getByTestId(testIds.studioEnd));
    // When
    await userEvent.click(screen.getByTestId(testIds.studioEndConfirm));
    // Then
    expect(await screen.findByRole('alert')).toHaveTextContent('Ovation does not answer.');
    expect(screen.getByTestId(testIds.studioEndConfirm)).toBeEnabled();
  });

  it('should offer the test picture when there is no camera', async () => {
    // Given
    const broadcast = onAir({ error: 'no-camera', source: null, publishing: false });
    studio({ broadcast });
    // When
    await userEvent.click(screen.getByTestId(testIds.studioTestPicture));
    // Then
    expect(screen.getByTestId(testIds.studioProblem)).toHaveAttribute('data-error', 'no-camera');
    expect(broadcast.useTestPicture).toHaveBeenCalledOnce();
  });

  it.each(['permission', 'no-camera', 'in-use', 'failed', 'lost', 'no-media'] as const)(
    'should try again when it is %s',
    async (error) => {
      // Given
      const broadcast = onAir({ error });
      studio({ broadcast });
      // When
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      // Then
      expect(broadcast.start).toHaveBeenCalledOnce();
    },
  );

  it('should say beside the picture that the microphone is gone', () => {
    // Given / When
    studio({ broadcast: onAir({ micOn: false, micLost: true }) });
    // Then
    expect(screen.getByRole('alert')).toHaveTextContent(/Your microphone is gone/);
    expect(screen.queryByTestId(testIds.studioProblem)).toBeNull();
  });

  it('should take the broadcast back when another tab continues it', async () => {
    // Given
    const broadcast = onAir({ error: 'replaced', publishing: false });
    studio({ broadcast });
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Continue here' }));
    // Then
    expect(broadcast.start).toHaveBeenCalledOnce();
  });
});
