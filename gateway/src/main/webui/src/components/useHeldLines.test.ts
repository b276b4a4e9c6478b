import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { line } from './samples';
import { HELD, useHeldLines } from './useHeldLines';

/** The lines with these seqs, from and to included. */
const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => line(from + n));
const seqs = (shown: readonly { seq: number }[]) => shown.map(({ seq }) => seq);

interface Props {
  all: ReturnType<typeof lines>;
  leftAt: number | null;
  deleted?: ReadonlySet<string>;
}

/** Somebody who read along until line 300 and then left the end. */
function reader() {
  const all = lines(1, 300);
  const hook = renderHook(({ all, leftAt, deleted }: Props) => useHeldLines(all, leftAt, deleted), {
    initialProps: { all, leftAt: null } as Props,
  });
  hook.rerender({ all, leftAt: 300 });
  return hook;
}

describe('useHeldLines', () => {
  it('should take nothing away under the reader, and count what comes beyond what is kept', () => {
    // Given
    const { result, rerender } = reader();
    // When
    rerender({ all: lines(201, 500), leftAt: 300 });
    rerender({ all: lines(401, 700), leftAt: 300 });
    // Then
    expect(seqs(result.current.shown)).toEqual(seqs(lines(1, HELD)));
    expect(result.current.unseen).toBe(400);
  });

  it('should count lines, not their numbers', () => {
    // Given
    const { result, rerender } = reader();
    // When
    rerender({ all: [...lines(3, 300), line(310), line(320)], leftAt: 300 });
    // Then
    expect(result.current.unseen).toBe(2);
  });

  it('should neither show nor count what was deleted', () => {
    // Given
    const { result, rerender } = reader();
    rerender({ all: lines(3, 302), leftAt: 300 });
    // When
    rerender({ all: lines(3, 301).filter(({ seq }) => seq !== 7), leftAt: 300 });
    // Then
    expect(seqs(result.current.shown)).toEqual(seqs(lines(1, 301)).filter((seq) => seq !== 7));
    expect(result.current.unseen).toBe(1);
  });

  it('should not show what was deleted after it had been held', () => {
    // Given
    const { result, rerender } = reader();
    const all = lines(201, 500);
    rerender({ all, leftAt: 300 });
    // When
    rerender({ all, leftAt: 300, deleted: new Set(['m-100']) });
    // Then
    expect(seqs(result.current.shown)).toEqual(seqs(lines(1, 500)).filter((seq) => seq !== 100));
  });

  it('should show what there is once the reader is back', () => {
    // Given
    const { result, rerender } = reader();
    rerender({ all: lines(201, 500), leftAt: 300 });
    // When
    rerender({ all: lines(201, 500), leftAt: null });
    // Then
    expect(seqs(result.current.shown)).toEqual(seqs(lines(201, 500)));
    expect(result.current.unseen).toBe(0);
  });
});
