import { useEffect, useMemo, useRef } from 'react';
import type { Gift, WalletTransaction } from '../client';
import { testIds } from '../testids';
import { Button } from './Button';
import { cx } from './cx';
import { Panel, PanelNote, PanelWaiting } from './Panel';
import { Trouble } from './Trouble';
import { useNow } from './useNow';
import { WalletLine } from './WalletLine';
import rows from './SumRows.module.css';
import styles from './WalletHistory.module.css';

interface WalletHistoryProps {
  /** Newest first; undefined while loading for the first time. */
  lines: readonly WalletTransaction[] | undefined;
  /** The catalogue; undefined while loading. */
  gifts: readonly Gift[] | undefined;
  /** Why something could not be had, null when it could. */
  problem: string | null;
  onRetry(): void;
  /** Whether there are older lines. */
  more: boolean;
  /** Older lines are on their way. */
  reading: boolean;
  onOlder(): void;
}

/** Where the coins came from and where they went. */
export function WalletHistory(props: WalletHistoryProps) {
  const { lines, gifts, problem, onRetry, more, reading, onOlder } = props;
  const now = useNow(60_000);
  const byId = useMemo(() => new Map(gifts?.map((gift) => [gift.id, gift])), [gifts]);
  return (
    <Panel title="History">
      {!lines && !problem && <PanelWaiting name="Loading the history" />}
      {lines?.length === 0 && (
        <PanelNote>Nothing yet. Coins you get and gifts you send appear here.</PanelNote>
      )}
      {lines && lines.length > 0 && (
        <ul className={cx(rows.rows, styles.lines)}>
          {lines.map((line) => (
            <WalletLine key={line.id} line={line} gift={byId.get(line.giftId ?? '')} now={now} />
          ))}
        </ul>
      )}
      {problem && <Trouble words={problem} onRetry={onRetry} />}
      {lines && lines.length > 0 && <Older more={more} reading={reading} onOlder={onOlder} />}
    </Panel>
  );
}

/** When the button goes because nothing older is left, the focus goes to the words that say so. */
function Older({ more, reading, onOlder }: Pick<WalletHistoryProps, 'more' | 'reading' | 'onOlder'>) {
  const end = useRef<HTMLParagraphElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    if (!more && pressed.current) end.current?.focus();
  }, [more]);
  if (!more) {
    return (
      <p ref={end} tabIndex={-1} className={styles.end}>
        That is the whole history.
      </p>
    );
  }
  const older = () => {
    if (reading) return;
    pressed.current = true;
    onOlder();
  };
  return (
    <Button
      look="quiet"
      className={styles.older}
      aria-disabled={reading}
      data-testid={testIds.walletOlder}
      onClick={older}
    >
      {reading ? 'Loading …' : 'Show older'}
    </Button>
  );
}
