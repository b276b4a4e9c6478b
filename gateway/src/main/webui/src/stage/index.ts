/** Gifts on stage: which of them play, in what order, and the particles of the large ones. No React in here. */
export * from './figures';
export { countOf, type Applause, type Combo } from './applause';
export type { Phase, Playing } from './acts';
export type { SenderCard } from './senderCards';
export { GiftQueue, EMPTY_STAGE, type Stage } from './GiftQueue';
export { GiftStage } from './GiftStage';
export { onPageClock } from './pageClock';
export { ParticleCanvas } from './ParticleCanvas';
