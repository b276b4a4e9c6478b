import { NotFound } from '../components/NotFound';

export function NotFoundPage() {
  return (
    <NotFound title="There is no such page" words="The address may be mistyped, or the page has moved." />
  );
}
