import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { testIds } from '../testids';
import { ChatBox } from './ChatBox';
import { line } from './samples';

type Props = ComponentProps<typeof ChatBox>;

const box = (props: Partial<Props> = {}) => (
  <ChatBox
    lines={[line(1), line(2), line(3)]}
    reader={{ userId: 'u-grace', mayDeleteAll: false }}
    hostId="u-ada"
    onDelete={() => undefined}
    signedIn
    onSignIn={() => undefined}
    onSend={() => Promise.resolve()}
    {...props}
  />
);

/** Gives the list a height, which a page without layout has not. */
function scrolledTo(top: number): HTMLElement {
  const list = screen.getByTestId(testIds.chatList);
  Object.defineProperties(list, {
    scrollHeight: { value: 1000, configurable: true },
    clientHeight: { value: 300, configurable: true },
    scrollTop: { value: top, writable: true, configurable: true },
  });
  fireEvent.scroll(list);
  return list;
}

describe('ChatBox', () => {
  afterEach(() => void vi.useRealTimers());

  it('should show lines with their seq and what people wrote as text only', () => {
    // Given
    render(box({ lines: [line(4, { message: '<img src=x onerror=alert(1)>' })] }));
    // When
    const shown = screen.getByTestId(testIds.chatLine);
    // Then
    expect(shown).toHaveAttribute('data-seq', '4');
    expect(shown).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(shown.querySelector('img')).toBeNull();
  });

  it('should follow new lines when the reader is at the end', () => {
    // Given
    const { rerender } = render(box());
    const list = scrolledTo(700);
    // When
    rerender(box({ lines: [line(1), line(2), line(3), line(4)] }));
    // Then
    expect(list.scrollTop).toBe(1000);
    expect(screen.queryByTestId(testIds.chatNew)).toBeNull();
  });

  it('should stay and count new lines when the reader has scrolled away, and go to the end on a click', async () => {
    // Given
    const { rerender } = render(box());
    const list = scrolledTo(100);
    rerender(box({ lines: [line(1), line(2), line(3), line(4), line(5)] }));
    expect(list.scrollTop).toBe(100);
    // When
    const pill = screen.getByTestId(testIds.chatNew);
    expect(pill).toHaveTextContent('2 new');
    await userEvent.click(pill);
    // Then
    expect(list.scrollTop).toBe(1000);
    expect(screen.queryByTestId(testIds.chatNew)).toBeNull();
  });

  it('should take no line away under a reader who has scrolled away', () => {
    // Given
    const { rerender } = render(box());
    scrolledTo(100);
    // When
    rerender(box({ lines: [line(3), line(4), line(5), line(6)] }));
    // Then
    const seqs = screen.getAllByTestId(testIds.chatLine).map((each) => each.dataset.seq);
    expect(seqs.join(' ')).toBe('1 2 3 4 5 6');
    expect(screen.getByTestId(testIds.chatNew)).toHaveTextContent('3 new');
  });

  it.each([
    ['stay at the end', 700, 1000],
    ['stay where the reader went', 100, 100],
  ])('should %s when a bar above takes some of its room', (_what, top, expected) => {
    // Given
    let resized: ResizeObserverCallback | undefined;
    class Observer {
      constructor(callback: ResizeObserverCallback) {
        resized = callback;
      }
      observe = () => undefined;
      disconnect = () => (resized = undefined);
    }
    vi.stubGlobal('ResizeObserver', Observer);
    render(box());
    const list = scrolledTo(top);
    // When
    resized?.([], {} as ResizeObserver);
    // Then
    expect(list.scrollTop).toBe(expected);
    vi.unstubAllGlobals();
  });

  it('should put who joined after the line that was the last then', () => {
    // Given
    render(box({ joined: [{ id: 'j1', name: 'Zoë', afterSeq: 2 }] }));
    // When
    const texts = within(screen.getByTestId(testIds.chatList))
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    // Then
    expect(texts[1]).toContain('line 2');
    expect(texts[2]).toBe('Zoë joined');
    expect(texts[3]).toContain('line 3');
  });

  it("should draw a gift with its shipped picture, not with the system's font", () => {
    // Given
    const gift = { name: 'Rose', emoji: '🌹', rarity: 'common' as const, totalCoins: 3 };
    // When
    render(box({ lines: [line(9, { messageType: 'gift', gift, giftAmount: 3, message: 'ignored' })] }));
    // Then
    const shown = screen.getByTestId(testIds.chatLine);
    expect(shown).toHaveTextContent('sent Rose × 3');
    expect(shown.querySelector('img')).toHaveAttribute('src', expect.stringContaining('.svg'));
    expect(shown).not.toHaveTextContent('🌹');
  });

  it.each([
    ['an own line', { userId: 'u-grace', mayDeleteAll: false }, 1],
    ["another's line as a fan", { userId: 'u-linus', mayDeleteAll: false }, 0],
    ["another's line as the owner", { userId: 'u-ada', mayDeleteAll: true }, 1],
    ['any line as a guest', { userId: null, mayDeleteAll: false }, 0],
  ])('should offer deletion rightly for %s', async (_, reader, offered) => {
    // Given
    const onDelete = vi.fn();
    render(box({ lines: [line(1)], reader, onDelete }));
    // When
    const buttons = screen.queryAllByTestId(testIds.chatDelete);
    for (const button of buttons) await userEvent.click(button);
    // Then
    expect(buttons).toHaveLength(offered);
    expect(onDelete.mock.calls).toEqual(offered ? [['m-1']] : []);
  });

  it('should keep what a guest typed until the guest has signed in and sent it', async () => {
    // Given
    const [onSignIn, onSend] = [vi.fn(), vi.fn(() => Promise.resolve())];
    const { rerender } = render(box({ signedIn: false, onSignIn, onSend }));
    await userEvent.type(screen.getByTestId(testIds.chatInput), 'hello{Enter}');
    expect(onSignIn).toHaveBeenCalledOnce();
    expect(onSend).not.toHaveBeenCalled();
    // When
    rerender(box({ signedIn: true, onSignIn, onSend }));
    expect(screen.getByTestId(testIds.chatInput)).toHaveValue('hello');
    await userEvent.click(screen.getByTestId(testIds.chatSend));
    // Then
    expect(onSend).toHaveBeenCalledWith('hello');
    expect(screen.getByTestId(testIds.chatInput)).toHaveValue('');
  });

  it('should give a refused line back with the reason', async () => {
    // Given
    render(box({ onSend: () => Promise.reject(new Error('no')), problem: 'Wait 12 seconds.' }));
    // When
    await userEvent.type(screen.getByTestId(testIds.chatInput), 'again{Enter}');
    // Then
    expect(screen.getByTestId(testIds.chatInput)).toHaveValue('again');
    expect(screen.getByRole('alert')).toHaveTextContent('Wait 12 seconds.');
  });

  it('should let go of the reason as soon as the writer types on', async () => {
    // Given
    const onDismissProblem = vi.fn();
    const { rerender } = render(box({ onDismissProblem }));
    await userEvent.type(screen.getByTestId(testIds.chatInput), 'a');
    expect(onDismissProblem).not.toHaveBeenCalled();
    // When
    rerender(box({ onDismissProblem, problem: 'Wait 12 seconds.' }));
    await userEvent.type(screen.getByTestId(testIds.chatInput), 'b');
    // Then
    expect(onDismissProblem).toHaveBeenCalledOnce();
  });

  it('should tell new lines to a screen reader politely', () => {
    // Given
    render(box());
    // When
    const log = screen.getByRole('log');
    // Then
    expect(log).toHaveAttribute('aria-live', 'polite');
  });

  it('should not tell a screen reader of lines that rush by, and do so again when it is calmer', () => {
    // Given
    vi.useFakeTimers();
    const first = Array.from({ length: 30 }, (_, n) => line(n + 1));
    const upTo = (seq: number) => [...first, ...Array.from({ length: seq - 30 }, (_, n) => line(n + 31))];
    const { rerender } = render(box({ lines: first }));
    const log = screen.getByRole('log');
    rerender(box({ lines: upTo(40) }));
    expect(log).toHaveAttribute('aria-live', 'polite');
    // When
    rerender(box({ lines: upTo(41) }));
    expect(log).toHaveAttribute('aria-live', 'off');
    act(() => vi.advanceTimersByTime(4_000));
    rerender(box({ lines: upTo(42) }));
    act(() => vi.advanceTimersByTime(4_900));
    expect(log).toHaveAttribute('aria-live', 'off');
    act(() => vi.advanceTimersByTime(100));
    // Then
    expect(log).toHaveAttribute('aria-live', 'polite');
    rerender(box({ lines: upTo(43) }));
    expect(log).toHaveAttribute('aria-live', 'polite');
  });
});
