import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Gift } from '../client';
import type { PurchaseHook } from '../hooks';
import { testIds } from '../testids';
import { Button, RoundButton } from './Button';
import { CoinsShort } from './CoinsShort';
import { GiftOptions } from './GiftOptions';
import { GiftPreview } from './GiftPreview';
import { counted } from './words';
import { inputClass } from './Field';
import styles from './GiftSelector.module.css';

interface GiftSelectorProps {
  /** Cheapest first; undefined while loading. */
  gifts: readonly Gift[] | undefined;
  /** null: not known (a guest, or still loading). */
  balance: number | null;
  signedIn: boolean;
  onSignIn(): void;
  /** Resolves when the gift is given; rejects with why not. */
  onSend(gift: Gift, quantity: number): Promise<unknown>;
  /** Absent where no coins are given away. */
  onTopUp?: (coins: number) => Promise<unknown>;
  /** Where they are bought instead. */
  purchase?: PurchaseHook;
  still: boolean;
}

const MOST = 999;

/** Chooses a gift and how many, shows how it will look, and sends it. A missing coin is said before, not after. */
export function GiftSelector(props: GiftSelectorProps) {
  const { gifts, balance, signedIn, onSignIn, onSend, onTopUp, purchase, still } = props;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [quantity, setQuantity] = useState(1);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = gifts?.find((gift) => gift.id === chosenId) ?? gifts?.[0];
  const cost = (chosen?.coinCost ?? 0) * quantity;
  const short = balance === null ? 0 : Math.max(0, cost - balance);
  const send = useFocusOnceAffordable(short, busy);

  if (!gifts || !chosen) {
    return <p className={styles.note}>{gifts ? 'There are no gifts to send yet.' : 'Loading the gifts …'}</p>;
  }

  const attempt = async (action: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (refusal) {
      setProblem(refusal instanceof Error ? refusal.message : 'That did not work. Try again.');
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={styles.selector}>
      <div className={styles.chosen}>
        <GiftPreview key={chosen.id} gift={chosen} still={still} />
        <div className={styles.about}>
          <h3>{chosen.name}</h3>
          <p className={styles.note}>
            <span className={styles.rarity} data-rarity={chosen.rarity}>
              {chosen.rarity}
            </span>
            {signedIn && balance !== null && <>You have {counted(balance, 'coin')}</>}
          </p>
          <Quantity value={quantity} onChange={setQuantity} />
        </div>
      </div>
      <GiftOptions gifts={gifts} chosenId={chosen.id} onChoose={setChosenId} />
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {!signedIn && (
        <Button look="accent" wide onClick={onSignIn} data-testid={testIds.giftSend}>
          Sign in to send {chosen.name}
        </Button>
      )}
      {signedIn && short > 0 && (
        <CoinsShort
          short={short}
          busy={busy}
          onTopUp={onTopUp && ((coins) => void attempt(() => onTopUp(coins)))}
          purchase={purchase}
        />
      )}
      {signedIn && short === 0 && (
        <Button
          ref={send}
          look="accent"
          wide
          disabled={busy}
          onClick={() => void attempt(() => onSend(chosen, quantity))}
          data-testid={testIds.giftSend}
        >
          {busy ? 'Sending …' : `Send ${chosen.name}${quantity > 1 ? ` × ${quantity}` : ''}`} ·{' '}
          {counted(cost, 'coin')}
        </Button>
      )}
    </div>
  );
}

/** What got the missing coins goes once they are there, and the focus with it: it goes on to the returned button. */
function useFocusOnceAffordable(short: number, busy: boolean): RefObject<HTMLButtonElement | null> {
  const send = useRef<HTMLButtonElement>(null);
  const wasShort = useRef(false);
  useEffect(() => {
    if (short > 0) wasShort.current = true;
    else if (wasShort.current && !busy) {
      wasShort.current = false;
      if (document.activeElement === document.body) send.current?.focus();
    }
  }, [short, busy]);
  return send;
}

function Quantity({ value, onChange }: { value: number; onChange(value: number): void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (next: number) => {
    setTyped(null);
    onChange(Math.min(MOST, Math.max(1, next)));
  };
  return (
    <div className={styles.quantity}>
      <RoundButton
        name="One less"
        className={styles.step}
        disabled={value <= 1}
        onClick={() => change(value - 1)}
      >
        <Minus size={18} strokeWidth={1.75} aria-hidden="true" />
      </RoundButton>
      <input
        className={`${inputClass} ${styles.number} figures`}
        aria-label="How many, 1 to 999"
        data-testid={testIds.giftQuantity}
        inputMode="numeric"
        value={typed ?? value}
        onChange={(event) => {
          const text = event.target.value.replace(/\D/g, '').slice(0, 3);
          setTyped(text);
          if (Number(text) >= 1) onChange(Number(text));
        }}
        onBlur={() => setTyped(null)}
        onFocus={(event) => event.target.select()}
      />
      <RoundButton
        name="One more"
        className={styles.step}
        disabled={value >= MOST}
        onClick={() => change(value + 1)}
      >
        <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
      </RoundButton>
      <Button small look="quiet" className={styles.chip} onClick={() => change(10)}>
        ×10
      </Button>
    </div>
  );
}
