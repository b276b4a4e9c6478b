import { Search } from 'lucide-react';
import type { StreamView } from '../client';
import { testIds } from '../testids';
import { Button, ButtonLink } from './Button';
import { cx } from './cx';
import { inputClass } from './Field';
import { StreamCard } from './StreamCard';
import { useNow } from './useNow';
import styles from './LiveStreams.module.css';

interface LiveStreamsProps {
  /** undefined while loading for the first time. */
  streams: readonly StreamView[] | undefined;
  search: string;
  onSearch(search: string): void;
  tag: string | null;
  onTag(tag: string | null): void;
  /** Why the list could not be had, null when it could. */
  problem: string | null;
  onRetry(): void;
}

/** Who is live now. */
export function LiveStreams(props: LiveStreamsProps) {
  const { streams, search, onSearch, tag, onTag, problem, onRetry } = props;
  const now = useNow(30_000);
  const filtered = search.trim() !== '' || tag !== null;
  return (
    <main className={styles.page}>
      <div className={styles.bar}>
        <h1 className={styles.title}>Live now</h1>
        <div className={styles.search}>
          <Search size={18} strokeWidth={1.75} aria-hidden="true" />
          <input
            type="search"
            className={`${inputClass} ${styles.input}`}
            aria-label="Search titles and names"
            placeholder="Search titles and names"
            data-testid={testIds.liveSearch}
            value={search}
            onChange={(event) => onSearch(event.target.value)}
          />
        </div>
        <Tags tags={tagsOf(streams ?? [], tag)} chosen={tag} onTag={onTag} />
      </div>
      {problem && (
        <div className={styles.problem} role="alert">
          <p>{problem}</p>
          <Button small look="quiet" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
      {!streams && !problem && <Waiting />}
      {streams?.length === 0 &&
        (filtered ? <NothingFound onClear={() => [onSearch(''), onTag(null)]} /> : <NobodyLive />)}
      {streams && streams.length > 0 && (
        <div className={cx(styles.grid, streams.length <= 3 && styles.few)}>
          {streams.map((stream) => (
            <StreamCard key={stream.id} stream={stream} now={now} />
          ))}
        </div>
      )}
    </main>
  );
}

function Tags({
  tags,
  chosen,
  onTag,
}: {
  tags: string[];
  chosen: string | null;
  onTag(tag: string | null): void;
}) {
  if (tags.length === 0) return null;
  return (
    <ul className={styles.tags} aria-label="Filter by tag">
      {tags.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            className={styles.tag}
            data-testid={testIds.liveTag}
            aria-pressed={tag === chosen}
            onClick={() => onTag(tag === chosen ? null : tag)}
          >
            {tag}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The commonest tags of what is shown, the chosen one always among them. */
function tagsOf(streams: readonly StreamView[], chosen: string | null): string[] {
  const count = new Map<string, number>(chosen ? [[chosen, Infinity]] : []);
  for (const tag of streams.flatMap((stream) => stream.tags)) count.set(tag, (count.get(tag) ?? 0) + 1);
  return [...count]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, 12)
    .map(([tag]) => tag);
}

function Waiting() {
  return (
    <div className={styles.grid} role="status" aria-label="Loading the live streams">
      {[0, 1, 2].map((each) => (
        <div key={each} className={styles.ghost} />
      ))}
    </div>
  );
}

function NothingFound({ onClear }: { onClear(): void }) {
  return (
    <div className={styles.empty}>
      <h2>Nothing live matches</h2>
      <p>Try another word, or look at everything that is on.</p>
      <Button look="quiet" onClick={onClear}>
        Show all
      </Button>
    </div>
  );
}

function NobodyLive() {
  return (
    <div className={styles.empty} data-testid={testIds.liveEmpty}>
      <div className={styles.spot} aria-hidden="true" />
      <h2>The stage is yours</h2>
      <p>Nobody is live right now. Go live yourself, and whoever opens this page finds you here.</p>
      <ButtonLink to="/creator/go-live" look="accent">
        Go live
      </ButtonLink>
      <p className={styles.demo}>
        Only looking around? <code>./ovation demo</code> brings a creator and an audience.
      </p>
    </div>
  );
}
