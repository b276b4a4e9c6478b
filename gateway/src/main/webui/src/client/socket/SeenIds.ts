/** The newest ids, bounded: the oldest are forgotten first. */
export class SeenIds {
  private readonly ids = new Set<string>();

  constructor(private readonly limit: number) {}

  /** Whether the id is new; it no longer is afterwards. */
  add(id: string): boolean {
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    if (this.ids.size > this.limit) this.ids.delete(this.ids.values().next().value as string);
    return true;
  }

  clear(): void {
    this.ids.clear();
  }
}
