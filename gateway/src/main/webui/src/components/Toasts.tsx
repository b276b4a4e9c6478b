import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { testIds } from '../testids';
import styles from './Toasts.module.css';

type Say = (words: string) => void;

const SayContext = createContext<Say>(() => undefined);

/** How long a toast stays, in milliseconds. */
const STAY = 5000;

/** Says something in passing. What blocks an action is said beside its button instead. */
export function useToast(): Say {
  return useContext(SayContext);
}

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<{ id: number; words: string }[]>([]);
  const count = useRef(0);
  const say = useCallback<Say>((words) => {
    const id = ++count.current;
    setToasts((before) => [...before.slice(-2), { id, words }]);
    setTimeout(() => setToasts((before) => before.filter((each) => each.id !== id)), STAY);
  }, []);
  const shown = useMemo(
    () =>
      toasts.map((each) => (
        <p key={each.id} className={styles.toast} data-testid={testIds.toast}>
          {each.words}
        </p>
      )),
    [toasts],
  );
  return (
    <SayContext value={say}>
      {children}
      <div className={styles.place} role="status">
        {shown}
      </div>
    </SayContext>
  );
}
