import type { ReactNode } from 'react';
import styles from './Field.module.css';

interface FieldProps {
  id: string;
  label: string;
  /** "12 / 140" beside the label. */
  counter?: string;
  hint?: string;
  /** What is wrong with it; replaces the hint. */
  problem?: string | null;
  children: ReactNode;
}

/** A labelled control. Give the control `id` and `aria-describedby={`${id}-note`}`. */
export function Field({ id, label, counter, hint, problem, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        <span>{label}</span>
        {counter && <span className={`${styles.counter} figures`}>{counter}</span>}
      </label>
      {children}
      {(problem || hint) && (
        <p
          id={`${id}-note`}
          className={problem ? styles.wrong : styles.hint}
          role={problem ? 'alert' : undefined}
        >
          {problem ?? hint}
        </p>
      )}
    </div>
  );
}

export const inputClass = styles.input!;
export const areaClass = `${styles.input} ${styles.area}`;
