import type { Earnings } from '../client';
import type { CreatorBoardHook } from '../hooks';
import { testIds } from '../testids';
import { dayIn } from './days';
import { EarningsByStream } from './EarningsByStream';
import { EarningsChart } from './EarningsChart';
import { Panel, PanelNote } from './Panel';
import { PeriodBoard, type BoardOption } from './PeriodBoard';
import { Purse, PurseNote } from './Purse';
import { StatementForm } from './StatementForm';
import { useNow } from './useNow';
import { counted, percent } from './words';

interface EarningsViewProps {
  earnings: Earnings;
  /** By stream id, as far as known. */
  titles: ReadonlyMap<string, string>;
  /** Of single periods. */
  boards: CreatorBoardHook;
  onDownload(from: string, to: string): Promise<unknown>;
}

const OPTIONS: readonly BoardOption[] = [
  { period: 'day', name: 'Today' },
  { period: 'week', name: 'This week' },
  { period: 'month', name: 'This month' },
  { period: null, name: 'All time' },
];

/** What a creator has, keeps and got, and from whom. */
export function EarningsView({ earnings, titles, boards, onDownload }: EarningsViewProps) {
  const { balance, debt, creatorShareBasisPoints, zone, byDay, byStream, topSupporters } = earnings;
  const today = dayIn(zone, useNow(60_000));
  return (
    <>
      <Purse name="Your balance" balance={balance} id={testIds.earningsBalance}>
        <PurseNote>You keep {percent(creatorShareBasisPoints)} of every gift.</PurseNote>
        {debt > 0 && (
          <PurseNote wrong>
            You owe {counted(debt, 'coin')}: gifts were taken back when their coins had already left your
            balance.
          </PurseNote>
        )}
      </Purse>
      <Panel title="The last 30 days">
        <EarningsChart days={byDay} today={today} />
      </Panel>
      <Panel title="By stream" half>
        <EarningsByStream streams={byStream} titles={titles} />
      </Panel>
      <Panel title="Top supporters" half>
        <PeriodBoard options={OPTIONS} here={{ items: topSupporters }} boards={boards} />
      </Panel>
      <Panel title="Statement">
        <PanelNote>Every gift and every one taken back, line by line. Days are those of {zone}.</PanelNote>
        <StatementForm today={today} onDownload={onDownload} />
      </Panel>
    </>
  );
}
