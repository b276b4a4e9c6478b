import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import { LiveStreams } from '../components/LiveStreams';
import { useLiveStreams } from '../hooks';
import { usePageTitle } from './usePageTitle';

export function LivePage() {
  usePageTitle('Live now');
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState(params.get('q') ?? '');
  const tag = params.get('tag');
  const wanted = useDeferredValue(search.trim());
  const live = useLiveStreams({ ...(wanted && { q: wanted }), ...(tag && { tag }) });
  return (
    <LiveStreams
      streams={live.data}
      search={search}
      onSearch={setSearch}
      tag={tag}
      onTag={(next) => setParams(next ? { tag: next } : {}, { replace: true })}
      problem={live.error ? live.error.message : null}
      onRetry={() => void live.refresh()}
    />
  );
}
