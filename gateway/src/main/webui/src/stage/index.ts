/** Gifts on stage: which of them play, in what order, and the particles of the large ones. No React in here. */
export * from './figures';
export {
  GiftQueue,
  EMPTY_STAGE,
  type Applause,
  type Playing,
  type SenderCard,
  type Stage,
} from './GiftQueue';
export { GiftStage } from './GiftStage';
export { onPageClock } from './pageClock';
export { ParticleCanvas } from './ParticleCanvas';
