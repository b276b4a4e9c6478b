import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { creatorBoard, json, problem } from '../client/testing/samples';
import { earnings, live } from '../components/samples';
import { FakeGateway } from '../hooks/testing/FakeGateway';
import { testIds } from '../testids';
import { EarningsPage } from './EarningsPage';
import { showPage } from './testing/showPage';

let gateway: FakeGateway;

const EARNINGS = 'GET /api/creators/me/earnings';
const BOARD = 'GET /api/creators/ada-id/leaderboard';

beforeEach(() => {
  gateway = new FakeGateway();
  gateway.answer(EARNINGS, () => json(earnings));
  gateway.answer('GET /api/streams/creator/ada-id', () => json({ items: [live], nextCursor: null }));
});

describe('EarningsPage', () => {
  it('should invite a guest to sign in', async () => {
    // Given
    showPage(<EarningsPage />, gateway);
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    // Then
    expect(screen.getByTestId(testIds.signInName)).toBeInTheDocument();
    expect(gateway.count(EARNINGS)).toBe(0);
  });

  it('should tell who is no creator what would be here, without asking', () => {
    // Given / When
    showPage(<EarningsPage />, gateway, 'grace', ['viewer']);
    // Then
    expect(screen.getByRole('heading', { name: 'Earnings are for creators' })).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(gateway.count(EARNINGS)).toBe(0);
  });

  it('should say the same to whose role was taken away meanwhile', async () => {
    // Given
    gateway.answer(EARNINGS, () => problem(403, 'role-required'));
    // When
    showPage(<EarningsPage />, gateway, 'ada', ['creator']);
    // Then
    expect(await screen.findByRole('heading', { name: 'Earnings are for creators' })).toBeInTheDocument();
  });

  it('should show what was earned, with the titles of the streams', async () => {
    // Given / When
    showPage(<EarningsPage />, gateway, 'ada', ['creator']);
    expect(screen.getByRole('status', { name: 'Loading your earnings' })).toBeInTheDocument();
    // Then
    expect(await screen.findByTestId(testIds.earningsBalance)).toHaveAttribute('data-balance', '840');
    expect(await screen.findByRole('link', { name: live.title })).toBeInTheDocument();
  });

  it('should show the top supporters of a chosen period', async () => {
    // Given
    gateway.answer(BOARD, ({ query }) => json(creatorBoard({ period: query.get('period') as 'week' })));
    showPage(<EarningsPage />, gateway, 'ada', ['creator']);
    await screen.findByTestId(testIds.earningsBalance);
    expect(gateway.count(BOARD)).toBe(0);
    // When
    await userEvent.click(screen.getByRole('radio', { name: 'This week' }));
    // Then
    await waitFor(() => expect(screen.getByTestId(testIds.leaderboardEntry)).toHaveTextContent('mei'));
    expect(gateway.requests.at(-1)!.query.get('period')).toBe('week');
  });

  it('should say why there is nothing to show and ask again', async () => {
    // Given
    gateway.answer(EARNINGS, () => problem(500, 'internal-error'));
    showPage(<EarningsPage />, gateway, 'ada', ['creator']);
    expect(await screen.findByRole('alert')).toHaveTextContent('Because of internal-error');
    gateway.answer(EARNINGS, () => json(earnings));
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    // Then
    expect(await screen.findByTestId(testIds.earningsBalance)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('should fetch the statement with the token and save it as a file', async () => {
    // Given
    const statement = 'time,kind\r\n2026-11-25T20:00:00Z,gift\r\n';
    gateway.answer(`${EARNINGS}/statement`, () => new Response(statement));
    const blob = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:statement');
    let saved: string | null = null;
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved = `${this.download} from ${this.href}`;
    });
    showPage(<EarningsPage />, gateway, 'ada', ['creator']);
    fireEvent.change(await screen.findByLabelText('First day'), { target: { value: '2026-11-01' } });
    fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2026-11-30' } });
    // When
    await userEvent.click(screen.getByTestId(testIds.statementDownload));
    // Then
    await waitFor(() => expect(saved).toBe('earnings-2026-11-01-2026-11-30.csv from blob:statement'));
    expect(await (blob.mock.calls[0]![0] as Blob).text()).toBe(statement);
    const asked = gateway.requests.find(({ path }) => path.endsWith('/statement'))!;
    expect(String(asked.query)).toBe('from=2026-11-01&to=2026-11-30');
    expect(asked.headers.Authorization).toMatch(/^Bearer /);
    expect(await screen.findByText(/among your downloads/)).toBeInTheDocument();
  });

  it('should say why there is no statement', async () => {
    // Given
    gateway.answer(`${EARNINGS}/statement`, () => problem(429, 'rate-limited'));
    const blob = vi.spyOn(URL, 'createObjectURL');
    showPage(<EarningsPage />, gateway, 'ada', ['creator']);
    // When
    await userEvent.click(await screen.findByTestId(testIds.statementDownload));
    // Then
    expect(await screen.findByRole('alert')).toHaveTextContent('Because of rate-limited');
    expect(blob).not.toHaveBeenCalled();
  });
});
