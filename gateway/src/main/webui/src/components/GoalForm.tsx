import { useId, useState, type FormEvent } from 'react';
import { asProblem, type GoalProgress, type ProblemError, type SetGoal } from '../client';
import { testIds } from '../testids';
import { Button } from './Button';
import { areaClass, Field, inputClass } from './Field';
import { goalViolations, MOST_COINS, type GoalFields } from './goalViolations';
import styles from './GoalForm.module.css';

interface GoalFormProps {
  /** The one there is; null for none. */
  goal: GoalProgress | null;
  /** Resolves when the goal is set; rejects with why not. */
  onSave(goal: SetGoal): Promise<unknown>;
  onRemove(): Promise<unknown>;
}

const TITLE = 80;
const REWARD = 200;

/** Sets a gift goal in the place of the one there was, or takes that away. */
export function GoalForm({ goal, onSave, onRemove }: GoalFormProps) {
  const id = useId();
  const [values, setValues] = useState<GoalFields>({
    title: goal?.title ?? '',
    targetCoins: goal ? String(goal.targetCoins) : '',
    reward: goal?.reward ?? '',
  });
  const [wrong, setWrong] = useState<Partial<GoalFields>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<'save' | 'remove' | null>(null);
  const set = (change: Partial<GoalFields>) => setValues((before) => ({ ...before, ...change }));

  const attempt = async (what: 'save' | 'remove', action: () => Promise<unknown>) => {
    setBusy(what);
    setProblem(null);
    try {
      await action();
    } catch (refusal) {
      const known = asProblem(refusal);
      const atFields = violationsOf(known);
      setWrong(atFields);
      if (Object.keys(atFields).length === 0) setProblem(known.message);
    } finally {
      setBusy(null);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = goalViolations(values);
    setWrong(found);
    if (Object.keys(found).length > 0) return setProblem(null);
    const reward = values.reward.trim();
    const wanted = { title: values.title.trim(), targetCoins: Number(values.targetCoins) };
    void attempt('save', () => onSave(reward ? { ...wanted, reward } : wanted));
  };

  const describe = (field: keyof GoalFields, hint = false) => ({
    id: `${id}-${field}`,
    'aria-invalid': wrong[field] !== undefined,
    'aria-describedby': wrong[field] || hint ? `${id}-${field}-note` : undefined,
  });

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Field
        id={`${id}-title`}
        label="Title"
        counter={`${[...values.title].length} / ${TITLE}`}
        problem={wrong.title}
      >
        <input
          {...describe('title')}
          className={inputClass}
          data-testid={testIds.goalTitle}
          data-first-focus
          maxLength={TITLE}
          value={values.title}
          placeholder="A song on the piano"
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <Field
        id={`${id}-targetCoins`}
        label="Coins"
        hint={goal ? 'Saving starts again at 0 coins.' : 'Gifts count from the moment you save.'}
        problem={wrong.targetCoins}
      >
        <input
          {...describe('targetCoins', true)}
          className={inputClass}
          data-testid={testIds.goalCoins}
          inputMode="numeric"
          autoComplete="off"
          maxLength={String(MOST_COINS).length}
          value={values.targetCoins}
          placeholder="500"
          onChange={(event) => set({ targetCoins: event.target.value.replace(/\D/g, '') })}
        />
      </Field>
      <Field
        id={`${id}-reward`}
        label="Reward, if you like"
        counter={values.reward ? `${[...values.reward].length} / ${REWARD}` : undefined}
        problem={wrong.reward}
      >
        <textarea
          {...describe('reward')}
          className={areaClass}
          data-testid={testIds.goalReward}
          maxLength={REWARD}
          value={values.reward}
          placeholder="What you do when it is reached"
          onChange={(event) => set({ reward: event.target.value })}
        />
      </Field>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Button type="submit" look="accent" wide disabled={busy !== null} data-testid={testIds.goalSave}>
        {busy === 'save' ? 'Saving …' : 'Save'}
      </Button>
      {goal && (
        <Button
          look="quiet"
          wide
          disabled={busy !== null}
          data-testid={testIds.goalRemove}
          onClick={() => void attempt('remove', onRemove)}
        >
          {busy === 'remove' ? 'Taking it away …' : 'Take the goal away'}
        </Button>
      )}
    </form>
  );
}

/** Of the fields that stand here; a refusal for any other reason is one line. */
function violationsOf({ violations = [] }: ProblemError): Partial<GoalFields> {
  const here = violations.filter(({ field }) => ['title', 'targetCoins', 'reward'].includes(field));
  return Object.fromEntries(here.map(({ field, message }) => [field, message]));
}
