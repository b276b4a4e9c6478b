import { Download } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { testIds } from '../testids';
import { Button } from './Button';
import { daysBefore, daysFromTo } from './days';
import { Field, inputClass } from './Field';
import styles from './StatementForm.module.css';

interface StatementFormProps {
  /** The day it is where the days are counted. */
  today: string;
  /** Resolves when the file is there; rejects with why not. */
  onDownload(from: string, to: string): Promise<unknown>;
}

const USUAL = 31;
const LONGEST = 366;

/** Every gift of some days as a file. */
export function StatementForm({ today, onDownload }: StatementFormProps) {
  const id = useId();
  const [from, setFrom] = useState(() => daysBefore(today, USUAL - 1));
  const [to, setTo] = useState(today);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const wrong = whatIsWrong(from, to);
    setProblem(wrong);
    if (wrong) return;
    setBusy(true);
    try {
      await onDownload(from, to);
    } catch (refusal) {
      setProblem(refusal instanceof Error ? refusal.message : 'That did not work. Try again.');
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <Field id={`${id}-from`} label="First day">
        <input
          id={`${id}-from`}
          type="date"
          className={inputClass}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </Field>
      <Field id={`${id}-to`} label="Last day">
        <input
          id={`${id}-to`}
          type="date"
          className={inputClass}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </Field>
      <Button type="submit" aria-disabled={busy} data-testid={testIds.statementDownload}>
        <Download size={18} strokeWidth={1.75} aria-hidden="true" />
        {busy ? 'Preparing …' : 'Download statement (CSV)'}
      </Button>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  );
}

function whatIsWrong(from: string, to: string): string | null {
  if (!from || !to) return 'Choose the first and the last day.';
  if (from > to) return 'The first day comes after the last one. Swap them.';
  if (daysFromTo(from, to) > LONGEST) return `Choose at most ${LONGEST} days at a time.`;
  return null;
}
