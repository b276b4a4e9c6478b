/** Every element a browser journey takes hold of: components write these, journeys read them. */
export const testIds = {
  // Header and sign-in
  accountOpen: 'account-open',
  accountName: 'account-name',
  accountSwitch: 'account-switch',
  accountSignOut: 'account-sign-out',
  signInOpen: 'signin-open',
  signInName: 'signin-name',
  signInSubmit: 'signin-submit',
  signInProblem: 'signin-problem',
  goLiveLink: 'golive-link',
  walletChip: 'wallet-chip',
  themeToggle: 'theme-toggle',
  toast: 'toast',
  connectionBar: 'connection-bar',

  // /live
  liveCard: 'live-card',
  liveSearch: 'live-search',
  liveTag: 'live-tag',
  liveEmpty: 'live-empty',

  // /creator/go-live
  goLiveTitle: 'golive-title',
  goLiveDescription: 'golive-description',
  goLiveTags: 'golive-tags',
  goLiveThumbnail: 'golive-thumbnail',
  goLiveThumbnailPreview: 'golive-thumbnail-preview',
  goLiveSchedule: 'golive-schedule',
  goLivePreview: 'golive-preview',
  goLiveSubmit: 'golive-submit',
  goLiveBlocked: 'golive-blocked',

  // /stream/broadcast/:id
  studioPreview: 'studio-preview',
  studioMuteMic: 'studio-mute-mic',
  studioMuteCam: 'studio-mute-cam',
  studioScreen: 'studio-screen',
  studioDevices: 'studio-devices',
  studioTestPicture: 'studio-test-picture',
  studioStart: 'studio-start',
  studioEnd: 'studio-end',
  studioEndConfirm: 'studio-end-confirm',
  studioEarnings: 'studio-earnings',
  studioTime: 'studio-time',
  studioOnAir: 'studio-on-air',
  studioGoal: 'studio-goal',
  studioOverlay: 'studio-overlay',
  goalTitle: 'goal-title',
  goalCoins: 'goal-coins',
  goalReward: 'goal-reward',
  goalSave: 'goal-save',
  goalRemove: 'goal-remove',
  studioProblem: 'studio-problem',
  studioMicLost: 'studio-mic-lost',
  giftNotice: 'gift-notice',
  giftReversal: 'gift-reversal',

  // /stream/:id
  player: 'player',
  streamTitle: 'stream-title',
  viewerCount: 'viewer-count',
  tapForSound: 'tap-for-sound',
  stageNotice: 'stage-notice',
  leaderboardOpen: 'leaderboard-open',
  leaderboardEntry: 'leaderboard-entry',
  /** Also among the earnings. */
  leaderboardPeriod: 'leaderboard-period',
  leaderboardMine: 'leaderboard-mine',
  /** Also in the studio. */
  goalBar: 'goal-bar',
  goalReached: 'goal-reached',
  hypeBar: 'hype-bar',
  hypeEnded: 'hype-ended',
  notFound: 'not-found',

  // /overlay/:id
  overlay: 'overlay',

  // Chat
  chatList: 'chat-list',
  chatLine: 'chat-line',
  /** "Ada joined": drawn by each page for itself, so not a chat-line. */
  chatJoined: 'chat-joined',
  chatDelete: 'chat-delete',
  chatInput: 'chat-input',
  chatSend: 'chat-send',
  chatNew: 'chat-new',
  chatProblem: 'chat-problem',

  // Gifts
  giftOpen: 'gift-open',
  giftOption: 'gift-option',
  giftQuantity: 'gift-quantity',
  giftSend: 'gift-send',
  giftPreview: 'gift-preview',
  giftShort: 'gift-short',
  giftTopUp: 'gift-top-up',
  /** Also in the wallet. */
  buyCoins: 'buy-coins',
  giftAnimation: 'gift-animation',
  giftCanvas: 'gift-canvas',
  giftCard: 'gift-card',
  giftMerged: 'gift-merged',

  // /wallet and /creator/earnings
  walletBalance: 'wallet-balance',
  walletTopUp: 'wallet-top-up',
  walletLine: 'wallet-line',
  walletOlder: 'wallet-older',
  earningsBalance: 'earnings-balance',
  statementDownload: 'statement-download',

  // The end
  endedPanel: 'ended-panel',
  endedReason: 'ended-reason',
  endedDuration: 'ended-duration',
  endedPeak: 'ended-peak',
  endedViews: 'ended-views',
  endedCoins: 'ended-coins',
} as const;
