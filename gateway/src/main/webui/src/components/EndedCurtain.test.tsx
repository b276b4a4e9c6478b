import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { EndedFigures, EndReason } from '../client';
import { testIds } from '../testids';
import { EndedCurtain } from './EndedCurtain';
import { board, live } from './samples';

const figures: EndedFigures = {
  endReason: 'creator',
  endedAt: '2026-11-22T21:02:03Z',
  durationSeconds: 3723,
  peakViewers: 5,
  totalViews: 9,
  totalGiftsReceived: 1057,
  final: true,
};

const curtain = (change: Partial<EndedFigures> = {}, own = false) =>
  render(
    <MemoryRouter>
      <EndedCurtain
        stream={live}
        figures={{ ...figures, ...change }}
        board={board}
        others={[live, { ...live, id: 'stream-2', title: 'Elsewhere' }]}
        own={own}
      />
    </MemoryRouter>,
  );

describe('EndedCurtain', () => {
  it('should show the figures exactly', () => {
    // Given
    curtain();
    // When
    const value = (id: string) => screen.getByTestId(id);
    // Then
    expect(value(testIds.endedDuration)).toHaveTextContent('1:02:03');
    expect(value(testIds.endedDuration)).toHaveAttribute('data-value', '3723');
    expect(value(testIds.endedPeak)).toHaveTextContent('5');
    expect(value(testIds.endedViews)).toHaveTextContent('9');
    expect(value(testIds.endedCoins)).toHaveTextContent('1,057');
    expect(screen.getByTestId(testIds.endedPanel)).toHaveAttribute('data-final', 'true');
  });

  it.each<[EndReason, string]>([
    ['creator', 'Ada ended the stream.'],
    ['cancelled', 'Ada cancelled this stream.'],
    ['broadcaster_lost', 'The connection to Ada was lost and did not come back.'],
    ['never_broadcast', 'Ada never went on air, so the stream was closed.'],
    ['moderator', 'A moderator ended the stream.'],
  ])('should say why when the reason is %s', (endReason, words) => {
    // Given / When
    curtain({ endReason });
    // Then
    expect(screen.getByTestId(testIds.endedReason)).toHaveTextContent(words);
  });

  it('should say that it is still counting when the figures are not final', () => {
    // Given / When
    curtain({ final: false });
    // Then
    expect(screen.getByText(/Counting the last gifts/)).toBeInTheDocument();
  });

  it('should lead on to others who are live, not to itself', () => {
    // Given / When
    curtain();
    // Then
    expect(screen.getAllByTestId(testIds.liveCard).map((card) => card.dataset.streamId)).toEqual([
      'stream-2',
    ]);
  });

  it('should invite the creator to a next stream', () => {
    // Given / When
    curtain({}, true);
    // Then
    expect(screen.getByTestId(testIds.endedReason)).toHaveTextContent('You ended the stream.');
    expect(screen.getByRole('link', { name: 'Go live again' })).toHaveAttribute('href', '/creator/go-live');
    expect(screen.getByRole('link', { name: 'Earnings' })).toHaveAttribute('href', '/creator/earnings');
  });
});
