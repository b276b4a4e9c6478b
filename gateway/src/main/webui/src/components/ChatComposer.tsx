import { SendHorizontal } from 'lucide-react';
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { testIds } from '../testids';
import { RoundButton } from './Button';
import { inputClass } from './Field';
import styles from './ChatComposer.module.css';

export interface ChatComposerProps {
  signedIn: boolean;
  /** A guest wants to write: what was typed stays. */
  onSignIn(): void;
  /** Rejects when the line was refused; it then comes back into the field. */
  onSend(text: string): Promise<unknown>;
  /** Why the last line was refused, said to who wrote it. */
  problem?: string | null;
  /** Who was told `problem` writes on. */
  onDismissProblem?(): void;
  /** Why nobody can write now, such as "The stream is over."; null when they can. */
  closed?: string | null;
  /** Stands beside the field: the gift button. */
  action?: ReactNode;
}

/** Longer lines are refused by the server. */
const LONGEST = 500;

export function ChatComposer(props: ChatComposerProps) {
  const { signedIn, onSignIn, onSend, problem, onDismissProblem, closed, action } = props;
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return field.current?.focus();
    if (!signedIn) return onSignIn();
    const sent = text;
    setText('');
    try {
      await onSend(sent);
    } catch {
      // What is wrong comes as `problem`; a line typed meanwhile is not thrown away for the refused one.
      setText((typed) => typed || sent);
    }
  };

  if (closed) return <p className={styles.closed}>{closed}</p>;
  return (
    <div className={styles.composer}>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert" data-testid={testIds.chatProblem}>
          {problem}
        </p>
      )}
      <form className={styles.row} onSubmit={(event) => void submit(event)}>
        <label className="visually-hidden" htmlFor={id}>
          Your message
        </label>
        <input
          ref={field}
          id={id}
          className={`${inputClass} ${styles.input}`}
          data-testid={testIds.chatInput}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            if (problem) onDismissProblem?.();
          }}
          placeholder="Say something"
          maxLength={LONGEST}
          autoComplete="off"
          enterKeyHint="send"
          aria-describedby={problem ? `${id}-problem` : undefined}
        />
        <RoundButton
          name={signedIn ? 'Send' : 'Sign in and send'}
          type="submit"
          data-testid={testIds.chatSend}
        >
          <SendHorizontal size={20} strokeWidth={1.75} aria-hidden="true" />
        </RoundButton>
        {action}
      </form>
    </div>
  );
}
