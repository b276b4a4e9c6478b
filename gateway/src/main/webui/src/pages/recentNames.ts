const KEY = 'ovation.names';
const MOST = 6;

/** Names used in this browser, newest first: all tabs know them, each tab is one of them. */
export function recentNames(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberName(name: string): string[] {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  const names = [name, ...recentNames().filter((each) => !same(each))].slice(0, MOST);
  localStorage.setItem(KEY, JSON.stringify(names));
  return names;
}
