import type { ReactNode } from 'react';
import { useState } from 'react';
import { MessageCircle } from 'lucide-react';
import { RoundButton } from './Button';
import { cx } from './cx';
import { useOwnTheScreen } from './screenOwner';
import { useWide } from './useWide';
import styles from './Room.module.css';

interface RoomProps {
  /** The thin bar about my own line; on a phone it moves the one below down. */
  connection: ReactNode;
  /** Video and what lies on it. */
  picture: ReactNode;
  /** The bar over a phone's picture. */
  top: ReactNode;
  /** Under the picture where there is room; `rail` lies at a phone's right edge instead. */
  about: ReactNode;
  rail?: ReactNode;
  /** Beside the picture, or over its lower part: board, chat, composer. */
  side: ReactNode;
  /** Gifts, over everything. */
  layer: ReactNode;
}

/**
 * Stage and audience. Wide: picture left, column right. A phone upright: the picture is the screen and the chat lies
 * over its lower part; on its side: the picture alone, the chat by a tap.
 */
export function Room({ connection, picture, top, about, rail, side, layer }: RoomProps) {
  const wide = useWide();
  useOwnTheScreen();
  const [chatShown, setChatShown] = useState(false);
  const overPicture = wide ? undefined : '';
  return (
    <main className={cx(styles.room, chatShown && styles.chatShown)}>
      {wide && connection}
      <div className={styles.stage}>
        <div className={styles.picture}>{picture}</div>
        {!wide && (
          <div className={styles.head}>
            {connection}
            <div className={styles.top} data-over-picture="">
              {top}
            </div>
          </div>
        )}
        {rail && (
          <div className={styles.rail} data-over-picture={overPicture}>
            {rail}
          </div>
        )}
        <div className={styles.about}>{about}</div>
      </div>
      <div className={styles.side} data-over-picture={overPicture}>
        {side}
      </div>
      {!wide && (
        <div className={styles.chatToggle} data-over-picture="">
          <RoundButton
            name={chatShown ? 'Hide the chat' : 'Show the chat'}
            onClick={() => setChatShown(!chatShown)}
          >
            <MessageCircle size={20} strokeWidth={1.75} aria-hidden="true" />
          </RoundButton>
        </div>
      )}
      {layer}
    </main>
  );
}
