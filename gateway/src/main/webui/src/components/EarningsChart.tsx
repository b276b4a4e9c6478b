import { useMemo, useState, type PointerEvent } from 'react';
import type { EarningsOfDay } from '../client';
import { Button } from './Button';
import { cx } from './cx';
import { daysBefore, dayWords } from './days';
import { PanelNote } from './Panel';
import { counted, figure, shortFigure } from './words';
import styles from './EarningsChart.module.css';

interface EarningsChartProps {
  /** Days with gifts, newest first. */
  days: readonly EarningsOfDay[];
  /** The day it is where the days are counted. */
  today: string;
}

const SHOWN = 30;
// In units of the drawing, which is stretched to the room there is.
const STEP = 10;
const BAR = 7;
const HEIGHT = 100;
/** A day with one coin beside one with thousands is still seen. */
const LEAST = 2;

/** What the last 30 days brought, one bar a day. The drawing is for the eye; the table has the same figures. */
export function EarningsChart({ days, today }: EarningsChartProps) {
  const bars = useMemo(() => lastDays(days, today), [days, today]);
  const [picked, setPicked] = useState<EarningsOfDay | null>(null);
  const [asTable, setAsTable] = useState(false);
  const most = Math.max(...bars.map((bar) => bar.earnedCoins));
  const sum = bars.reduce((all, bar) => all + bar.earnedCoins, 0);
  if (bars.every((bar) => bar.giftCount === 0)) return <PanelNote>No gifts in the last 30 days.</PanelNote>;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        {picked ? dayInWords(picked) : `${counted(sum, 'coin')} in 30 days`}
      </figcaption>
      <div aria-hidden="true">
        <p className={cx(styles.most, 'figures')}>{shortFigure(most)}</p>
        <Bars bars={bars} most={most} picked={picked} onPick={setPicked} />
        <p className={styles.axis}>
          {[0, SHOWN / 2, SHOWN - 1].map((at) => (
            <span key={at}>{dayWords(bars[at]!.day)}</span>
          ))}
        </p>
      </div>
      <Button
        small
        look="quiet"
        className={styles.toggle}
        aria-pressed={asTable}
        onClick={() => setAsTable(!asTable)}
      >
        Show as table
      </Button>
      <div className={asTable ? undefined : 'visually-hidden'}>
        <Table bars={bars} />
      </div>
    </figure>
  );
}

interface BarsProps {
  bars: readonly EarningsOfDay[];
  most: number;
  picked: EarningsOfDay | null;
  onPick(day: EarningsOfDay | null): void;
}

function Bars({ bars, most, picked, onPick }: BarsProps) {
  // A finger that is lifted leaves as well: what it chose stays to be read.
  const leave = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') onPick(null);
  };
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      focusable="false"
      onPointerLeave={leave}
    >
      {bars.map((bar, i) => {
        const height = bar.earnedCoins && Math.max(LEAST, (bar.earnedCoins / most) * HEIGHT);
        return (
          <g key={bar.day} className={styles.day} onPointerEnter={() => onPick(bar)}>
            <rect className={styles.reach} x={i * STEP} width={STEP} height={HEIGHT} />
            <rect
              className={cx(styles.bar, picked?.day === bar.day && styles.picked)}
              x={i * STEP + (STEP - BAR) / 2}
              y={HEIGHT - height}
              width={BAR}
              height={height}
            />
          </g>
        );
      })}
    </svg>
  );
}

/** Newest first, as the eye of who reads a table wants it. */
function Table({ bars }: { bars: readonly EarningsOfDay[] }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">What the last 30 days brought</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Coins earned</th>
          <th scope="col">Gifts</th>
        </tr>
      </thead>
      <tbody>
        {[...bars].reverse().map((bar) => (
          <tr key={bar.day}>
            <th scope="row">{dayWords(bar.day)}</th>
            <td className="figures">{figure(bar.earnedCoins)}</td>
            <td className="figures">{figure(bar.giftCount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Oldest first, days without gifts among them. Ends today, or with a later day where this machine's clock is behind. */
function lastDays(days: readonly EarningsOfDay[], today: string): EarningsOfDay[] {
  const byDay = new Map(days.map((each) => [each.day, each]));
  const newest = days[0]?.day ?? today;
  const last = newest > today ? newest : today;
  return Array.from({ length: SHOWN }, (_, i) => {
    const day = daysBefore(last, SHOWN - 1 - i);
    return byDay.get(day) ?? { day, totalCoins: 0, earnedCoins: 0, giftCount: 0 };
  });
}

function dayInWords({ day, earnedCoins, giftCount }: EarningsOfDay): string {
  if (giftCount === 0) return `${dayWords(day)}: no gifts`;
  return `${dayWords(day)}: ${counted(earnedCoins, 'coin')} from ${counted(giftCount, 'gift')}`;
}
