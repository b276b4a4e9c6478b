import { useId, useState, type FormEvent } from 'react';
import { testIds } from '../testids';
import { Button } from './Button';
import { Face } from './Face';
import { Field, inputClass } from './Field';
import { Sheet } from './Sheet';
import styles from './SignInDialog.module.css';

interface SignInDialogProps {
  open: boolean;
  onClose(): void;
  /** Names used in this browser before, newest first. */
  recent: string[];
  /** Rejects with an error whose message says why not. */
  signIn(name: string): Promise<void>;
}

/** A name is all it takes here. It counts in this tab only, so two tabs can be two people. */
export function SignInDialog({ open, onClose, recent, signIn }: SignInDialogProps) {
  return (
    <Sheet title="Who are you?" open={open} onClose={onClose}>
      <SignInForm onClose={onClose} recent={recent} signIn={signIn} />
    </Sheet>
  );
}

function SignInForm({ onClose, recent, signIn }: Omit<SignInDialogProps, 'open'>) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();

  const submit = async (chosen: string) => {
    if (chosen.trim() === '') return setProblem('Type a name, 1 to 32 characters.');
    setBusy(true);
    setProblem(null);
    try {
      await signIn(chosen.trim());
      onClose();
    } catch (refusal) {
      setProblem(refusal instanceof Error ? refusal.message : 'That did not work. Try again.');
    } finally {
      setBusy(false);
    }
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(name);
  };

  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      <p className={styles.note}>
        Any name will do here. It counts in this tab; open another tab to be somebody else.
      </p>
      <Field id={id} label="Name" problem={problem}>
        <input
          id={id}
          className={inputClass}
          data-testid={testIds.signInName}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={32}
          autoComplete="nickname"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${id}-note` : undefined}
          data-first-focus
        />
      </Field>
      <Button type="submit" look="accent" wide disabled={busy} data-testid={testIds.signInSubmit}>
        {busy ? 'Signing in …' : 'Sign in'}
      </Button>
      {recent.length > 0 && (
        <div className={styles.recent}>
          <h3 className={styles.recentTitle}>Names used here</h3>
          <ul className={styles.names}>
            {recent.map((each) => (
              <li key={each}>
                <Button small disabled={busy} onClick={() => void submit(each)}>
                  <Face name={each} size={22} />
                  {each}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}
