import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { ChatMessageView } from '../client';
import { testIds } from '../testids';
import { Coins } from './Coins';
import { cx } from './cx';
import { Face } from './Face';
import { GiftPicture } from './GiftPicture';
import styles from './ChatLine.module.css';

interface ChatLineProps {
  line: ChatMessageView;
  /** The creator's own lines carry a mark. */
  byHost: boolean;
  /** Absent: the reader may not delete this line. */
  onDelete?: (messageId: string) => void;
}

/** One line of the chat. What people wrote is text and nothing else. */
export const ChatLine = memo(function ChatLine({ line, byHost, onDelete }: ChatLineProps) {
  return (
    <li
      className={cx(styles.line, line.messageType !== 'chat' && styles[line.messageType])}
      data-testid={testIds.chatLine}
      data-seq={line.seq}
      data-type={line.messageType}
      data-rarity={line.gift?.rarity}
    >
      {line.messageType !== 'system' && <Face name={line.username} size={24} />}
      <div className={styles.words}>
        {line.messageType !== 'system' && <b className={styles.name}>{line.username}</b>}
        {byHost && <span className={styles.host}>Host</span>}
        {line.gift ? (
          <GiftWords line={line} gift={line.gift} />
        ) : (
          <span className={styles.text}>{line.message}</span>
        )}
      </div>
      {onDelete && (
        <button
          type="button"
          className={styles.delete}
          data-testid={testIds.chatDelete}
          aria-label={`Delete the line of ${line.username}`}
          title="Delete"
          onClick={() => onDelete(line.id)}
        >
          <Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </li>
  );
});

function GiftWords({ line, gift }: { line: ChatMessageView; gift: NonNullable<ChatMessageView['gift']> }) {
  const count = line.giftAmount ?? 1;
  return (
    <span className={styles.giftWords}>
      <span className={styles.text}>
        sent {gift.name}
        {count > 1 && ` × ${count}`}
      </span>
      <GiftPicture emoji={gift.emoji} name={gift.name} size={22} decorative />
      <Coins value={gift.totalCoins} size={13} />
    </span>
  );
}
