import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { EarningsChart } from './EarningsChart';
import { earnings } from './samples';

const rows = () => {
  const [, ...all] = within(screen.getByRole('table')).getAllByRole('row');
  return all.map((row) => [...row.children].map((cell) => cell.textContent));
};

describe('EarningsChart', () => {
  it('should tell the same figures in a table, days without gifts among them', () => {
    // Given / When
    render(<EarningsChart days={earnings.byDay} today="2026-11-26" />);
    // Then
    expect(rows()).toHaveLength(30);
    expect(rows().slice(0, 5)).toEqual([
      ['26 Nov', '0', '0'],
      ['25 Nov', '70', '3'],
      ['24 Nov', '0', '0'],
      ['23 Nov', '0', '0'],
      ['22 Nov', '770', '1'],
    ]);
    expect(screen.getByText('840 coins in 30 days')).toBeInTheDocument();
  });

  it('should draw a bar as high as its day and leave gaps', () => {
    // Given / When
    const { container } = render(<EarningsChart days={earnings.byDay} today="2026-11-26" />);
    // Then
    const heights = [...container.querySelectorAll('g rect:last-child')].map((bar) =>
      Number(bar.getAttribute('height')),
    );
    expect(heights).toHaveLength(30);
    expect(heights.slice(-5)).toEqual([100, 0, 0, expect.closeTo(9.09, 1), 0]);
    expect(container.querySelector('svg')!.closest('[aria-hidden="true"]')).not.toBeNull();
  });

  it('should say what a day brought when it is pointed at', () => {
    // Given
    const { container } = render(<EarningsChart days={earnings.byDay} today="2026-11-25" />);
    const days = container.querySelectorAll('g');
    // When
    fireEvent.pointerEnter(days[29]!);
    // Then
    expect(screen.getByText('25 Nov: 70 coins from 3 gifts')).toBeInTheDocument();
    fireEvent.pointerEnter(days[28]!);
    expect(screen.getByText('24 Nov: no gifts')).toBeInTheDocument();
  });

  it('should show its table to who asks for it', async () => {
    // Given
    render(<EarningsChart days={earnings.byDay} today="2026-11-25" />);
    expect(screen.getByRole('table').closest('.visually-hidden')).not.toBeNull();
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Show as table', pressed: false }));
    // Then
    expect(screen.getByRole('table').closest('.visually-hidden')).toBeNull();
    expect(screen.getByRole('button', { pressed: true })).toHaveFocus();
  });

  it('should end with the newest day where this machine is behind', () => {
    // Given / When
    render(<EarningsChart days={earnings.byDay} today="2026-11-24" />);
    // Then
    expect(rows()[0]).toEqual(['25 Nov', '70', '3']);
  });

  it('should say so when nothing came in 30 days', () => {
    // Given / When
    render(<EarningsChart days={earnings.byDay} today="2027-02-01" />);
    // Then
    expect(screen.getByText('No gifts in the last 30 days.')).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
