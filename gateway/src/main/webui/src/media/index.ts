/** Picture and sound without React: capturing, broadcasting and watching. */
export { Capture, type CaptureState, type PictureSource } from './Capture';
export { Broadcast, type BroadcastState, type BroadcastTrouble } from './Broadcast';
export { WatchPicture, type PicturePhase } from './WatchPicture';
export { giftPicture } from './giftPictures';
export type { BroadcastStats } from './SentStats';
export type { CaptureError } from './devices';
