import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { testIds } from '../testids';
import { Button } from './Button';
import { areaClass, Field, inputClass } from './Field';
import { TagField } from './TagField';
import styles from './StreamSetup.module.css';

/** What the form gives. */
export interface SetupValues {
  title: string;
  description: string;
  tags: string[];
  /** RFC 3339, null for now. */
  scheduledFor: string | null;
}

/** What keeps one from going live, said beside the button, with the way on. */
export interface Hold {
  words: string;
  action?: { name: string; onAct(): void };
  link?: { name: string; to: string };
}

interface StreamSetupProps {
  /** Camera picture, level and devices. */
  preview: ReactNode;
  thumbnail: ReactNode;
  /** Must be settled before one can ask. */
  blocked: Hold | null;
  /** Why the last attempt was refused; one may try again. */
  refused: Hold | null;
  busy: boolean;
  /** By field name, as the server refused them. */
  violations: Record<string, string>;
  onSubmit(values: SetupValues): void;
}

const TITLE = 140;
const DESCRIPTION = 2000;

/** Everything before the curtain: how I look and sound, what it is called, one button. */
export function StreamSetup({
  preview,
  thumbnail,
  blocked,
  refused,
  busy,
  violations,
  onSubmit,
}: StreamSetupProps) {
  const [values, setValues] = useState<SetupValues>({
    title: '',
    description: '',
    tags: [],
    scheduledFor: null,
  });
  const [asked, setAsked] = useState(false);
  const id = useId();
  const set = (change: Partial<SetupValues>) => setValues((before) => ({ ...before, ...change }));
  const nameless = values.title.trim() === '';

  const titleProblem =
    violations.title ?? (asked && nameless ? 'A title tells people why to come in.' : null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (blocked) blocked.action?.onAct();
    else if (!nameless) onSubmit({ ...values, title: values.title.trim() });
  };

  const hold = blocked ?? (asked && nameless ? { words: 'Give your stream a title first.' } : refused);
  return (
    <main className={styles.page}>
      <section className={styles.preview} aria-label="Preview">
        {preview}
      </section>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h1 className={styles.headline}>Go live</h1>
        <Field
          id={`${id}-title`}
          label="Title"
          counter={`${[...values.title].length} / ${TITLE}`}
          problem={titleProblem}
        >
          <input
            id={`${id}-title`}
            className={inputClass}
            data-testid={testIds.goLiveTitle}
            value={values.title}
            maxLength={TITLE}
            onChange={(event) => set({ title: event.target.value })}
            placeholder="What is on tonight?"
            aria-describedby={titleProblem ? `${id}-title-note` : undefined}
            aria-invalid={titleProblem !== null}
          />
        </Field>
        <Field
          id={`${id}-description`}
          label="Description"
          counter={values.description ? `${[...values.description].length} / ${DESCRIPTION}` : undefined}
          problem={violations.description ?? null}
        >
          <textarea
            id={`${id}-description`}
            className={areaClass}
            data-testid={testIds.goLiveDescription}
            value={values.description}
            maxLength={DESCRIPTION}
            onChange={(event) => set({ description: event.target.value })}
            placeholder="Who you are, what people will see"
          />
        </Field>
        <TagField tags={values.tags} onChange={(tags) => set({ tags })} problem={violations.tags} />
        {thumbnail}
        <Schedule
          id={`${id}-schedule`}
          onChange={(scheduledFor) => set({ scheduledFor })}
          problem={violations.scheduledFor ?? null}
        />
        <div className={styles.go}>
          <Button
            type="submit"
            look="accent"
            disabled={busy}
            aria-disabled={blocked !== null || undefined}
            aria-describedby={hold ? `${id}-hold` : undefined}
            data-testid={testIds.goLiveSubmit}
          >
            {values.scheduledFor ? (busy ? 'Scheduling …' : 'Schedule') : busy ? 'Going live …' : 'Go Live'}
          </Button>
          {hold && <HoldNote id={`${id}-hold`} hold={hold} />}
        </div>
      </form>
    </main>
  );
}

function HoldNote({ id, hold }: { id: string; hold: Hold }) {
  return (
    <p id={id} className={styles.hold} role="alert" data-testid={testIds.goLiveBlocked}>
      {hold.words}{' '}
      {hold.action && (
        <button type="button" className={styles.inline} onClick={hold.action.onAct}>
          {hold.action.name}
        </button>
      )}
      {hold.link && <Link to={hold.link.to}>{hold.link.name}</Link>}
    </p>
  );
}

function Schedule({
  id,
  onChange,
  problem,
}: {
  id: string;
  onChange(at: string | null): void;
  problem: string | null;
}) {
  return (
    <details className={styles.schedule}>
      <summary>Schedule for later</summary>
      <Field id={id} label="Begins at" hint="Your own time. Leave it empty to go live now." problem={problem}>
        <input
          id={id}
          type="datetime-local"
          className={inputClass}
          data-testid={testIds.goLiveSchedule}
          onChange={(event) =>
            onChange(event.target.value ? new Date(event.target.value).toISOString() : null)
          }
          aria-describedby={`${id}-note`}
        />
      </Field>
    </details>
  );
}
