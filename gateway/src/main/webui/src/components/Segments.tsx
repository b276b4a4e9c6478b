import { useId } from 'react';
import styles from './Segments.module.css';

interface SegmentsProps {
  /** What is chosen here: read aloud. */
  name: string;
  options: readonly { value: string; name: string }[];
  value: string;
  onChange(value: string): void;
  /** For journeys. */
  id: string;
}

/** One of a few, side by side: by finger, mouse or arrow keys. */
export function Segments({ name, options, value, onChange, id }: SegmentsProps) {
  const group = useId();
  return (
    <fieldset className={styles.segments}>
      <legend className="visually-hidden">{name}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.segment} data-testid={id} data-value={option.value}>
          <input
            type="radio"
            className="visually-hidden"
            name={group}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.name}
        </label>
      ))}
    </fieldset>
  );
}
