/** What the form holds, as it was typed. */
export interface GoalFields {
  title: string;
  targetCoins: string;
  reward: string;
}

export const MOST_COINS = 1_000_000_000;

/** What is to be mended before a goal can be saved, by field. */
export function goalViolations({ title, targetCoins }: GoalFields): Partial<GoalFields> {
  const wrong: Partial<GoalFields> = {};
  if (title.trim() === '') wrong.title = 'Say what the coins are for.';
  const coins = Number(targetCoins);
  if (!Number.isInteger(coins) || coins < 1 || coins > MOST_COINS) {
    wrong.targetCoins = 'A whole number of coins, 1 to 1,000,000,000.';
  }
  return wrong;
}
