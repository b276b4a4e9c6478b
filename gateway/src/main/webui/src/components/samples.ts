import type {
  ChatMessageView,
  Earnings,
  Gift,
  GiftReversed,
  GiftSent,
  GoalProgress,
  GoalReached,
  HypeTrain,
  Leaderboard,
  StreamView,
  WalletTransaction,
} from '../client';
import type { CreatorBoardHook } from '../hooks';

/** Named examples for the tests of components and pages. */
export const rose: Gift = {
  id: 'gift-rose',
  name: 'Rose',
  emoji: '🌹',
  coinCost: 1,
  animationType: 'float',
  rarity: 'common',
};
export const star: Gift = {
  ...rose,
  id: 'gift-star',
  name: 'Star',
  emoji: '⭐',
  coinCost: 5,
  animationType: 'burst',
  rarity: 'rare',
};
export const crown: Gift = {
  ...rose,
  id: 'gift-crown',
  name: 'Crown',
  emoji: '👑',
  coinCost: 50,
  animationType: 'fireworks',
  rarity: 'legendary',
};

export const live: StreamView = {
  id: 'stream-1',
  version: 1,
  creatorId: 'u-ada',
  creatorUsername: 'Ada',
  title: 'Night shift at the piano',
  description: null,
  status: 'live',
  broadcast: 'on_air',
  tags: ['music'],
  thumbnailUrl: null,
  currentViewers: 3,
  guests: 1,
  peakViewers: 5,
  totalViews: 9,
  totalGiftsReceived: 57,
  statisticsFinal: false,
  scheduledFor: null,
  startedAt: '2026-11-22T20:00:00Z',
  endedAt: null,
  endReason: null,
  durationSeconds: null,
  createdAt: '2026-11-22T20:00:00Z',
  updatedAt: '2026-11-22T20:00:00Z',
};

export const line = (seq: number, change: Partial<ChatMessageView> = {}): ChatMessageView => ({
  id: `m-${seq}`,
  seq,
  streamId: live.id,
  userId: 'u-grace',
  username: 'Grace',
  message: `line ${seq}`,
  messageType: 'chat',
  clientMessageId: null,
  giftId: null,
  giftAmount: null,
  gift: null,
  createdAt: '2026-11-22T20:01:00Z',
  ...change,
});

export const sent = (gift: Gift, change: Partial<GiftSent> = {}): GiftSent => ({
  id: `sent-${gift.name}`,
  streamId: live.id,
  senderId: 'u-grace',
  senderUsername: 'Grace',
  gift,
  quantity: 1,
  totalCoins: gift.coinCost,
  comboId: null,
  comboCount: 0,
  comboCoins: 0,
  comboExpiresAt: null,
  createdAt: new Date().toISOString(),
  ...change,
});

export const reversed = (change: Partial<GiftReversed> = {}): GiftReversed => ({
  id: 'reversed-1',
  giftSentId: 'sent-Rose',
  streamId: live.id,
  senderId: 'u-grace',
  senderUsername: 'Grace',
  giftId: rose.id,
  quantity: 5,
  totalCoins: 5,
  createdAt: new Date().toISOString(),
  ...change,
});

export const board: Leaderboard = {
  items: [
    { rank: 1, userId: 'u-grace', username: 'Grace', totalCoins: 50, giftCount: 1 },
    { rank: 2, userId: 'u-linus', username: 'Linus', totalCoins: 7, giftCount: 3 },
  ],
  totalCoins: 57,
  giftCount: 4,
};

/** Nothing chosen yet. */
export const boards = (change: Partial<CreatorBoardHook> = {}): CreatorBoardHook => ({
  period: null,
  choose: () => undefined,
  data: undefined,
  loading: false,
  error: null,
  refresh: () => Promise.resolve(),
  ...change,
});

export const goal = (change: Partial<GoalProgress> = {}): GoalProgress => ({
  streamId: live.id,
  goalId: 'goal-1',
  title: 'A song on the piano',
  reward: 'I play what the chat asks for',
  targetCoins: 500,
  coins: 120,
  reachedAt: null,
  active: true,
  version: 3,
  ...change,
});

export const reachedGoal = (change: Partial<GoalReached> = {}): GoalReached => {
  const { streamId, goalId, title, reward, targetCoins } = goal();
  return {
    streamId,
    goalId,
    title,
    reward,
    targetCoins,
    coins: 510,
    reachedAt: '2026-11-22T20:30:00Z',
    ...change,
  };
};

/** On level 2, over at 20:13. */
export const hype = (change: Partial<HypeTrain> = {}): HypeTrain => ({
  streamId: live.id,
  hypeId: 'hype-1',
  level: 2,
  coins: 180,
  levelCoins: 80,
  levelTarget: 150,
  topContributors: board.items,
  startedAt: '2026-11-22T20:10:00Z',
  expiresAt: '2026-11-22T20:13:00Z',
  version: 4,
  ...change,
});

export const booked = (change: Partial<WalletTransaction> = {}): WalletTransaction => ({
  id: 'booked-1',
  kind: 'gift',
  coins: -5,
  balanceAfter: 1095,
  streamId: live.id,
  giftId: rose.id,
  createdAt: '2026-11-22T20:05:00Z',
  ...change,
});

export const earnings: Earnings = {
  balance: 840,
  debt: 0,
  creatorShareBasisPoints: 7000,
  zone: 'Europe/Berlin',
  byDay: [
    { day: '2026-11-25', totalCoins: 100, earnedCoins: 70, giftCount: 3 },
    { day: '2026-11-22', totalCoins: 1100, earnedCoins: 770, giftCount: 1 },
  ],
  byStream: [
    {
      streamId: live.id,
      totalCoins: 100,
      earnedCoins: 70,
      giftCount: 3,
      lastGiftAt: '2026-11-25T20:00:00Z',
    },
  ],
  topSupporters: board.items,
};
