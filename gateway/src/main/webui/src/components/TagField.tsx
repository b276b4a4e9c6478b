import { X } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { testIds } from '../testids';
import { Field, inputClass } from './Field';
import styles from './TagField.module.css';

interface TagFieldProps {
  tags: readonly string[];
  onChange(tags: string[]): void;
  problem?: string | null;
}

const MOST = 10;
const LONGEST = 30;

/** Tags, each closed by Enter or a comma. What is still being typed counts when the field is left. */
export function TagField({ tags, onChange, problem }: TagFieldProps) {
  const [typed, setTyped] = useState('');
  const id = useId();

  const take = (text: string) => {
    const fresh = text
      .split(',')
      .map((tag) => tag.trim().replace(/^#/, '').slice(0, LONGEST))
      .filter((tag) => tag !== '');
    setTyped('');
    if (fresh.length > 0) onChange([...new Set([...tags, ...fresh])].slice(0, MOST));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      take(typed);
    }
    if (event.key === 'Backspace' && typed === '') onChange(tags.slice(0, -1));
  };

  return (
    <Field
      id={id}
      label="Tags"
      counter={`${tags.length} / ${MOST}`}
      hint="Enter or a comma ends a tag."
      problem={problem}
    >
      {tags.length > 0 && (
        <ul className={styles.tags}>
          {tags.map((tag) => (
            <li key={tag} className={styles.tag}>
              {tag}
              <button
                type="button"
                className={styles.remove}
                aria-label={`Remove ${tag}`}
                onClick={() => onChange(tags.filter((each) => each !== tag))}
              >
                <X size={14} strokeWidth={1.75} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        className={inputClass}
        data-testid={testIds.goLiveTags}
        value={typed}
        disabled={tags.length >= MOST}
        onChange={(event) =>
          event.target.value.includes(',') ? take(event.target.value) : setTyped(event.target.value)
        }
        onKeyDown={onKeyDown}
        onBlur={() => take(typed)}
        placeholder={tags.length === 0 ? 'music, late night, first time' : ''}
        autoCapitalize="off"
        aria-describedby={`${id}-note`}
      />
    </Field>
  );
}
