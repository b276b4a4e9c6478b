/** React hooks over the client library: pages take their data and their actions from here. */
export * from './types';
export { SessionProvider, useSession, useClient } from './session';
export {
  useConfig,
  useEarnings,
  useGiftCatalog,
  useWallet,
  useLiveStreams,
  useStream,
  useCreatorStreams,
} from './readings';
export { useWalletHistory } from './useWalletHistory';
export { useCreatorBoard } from './useCreatorBoard';
export { usePurchase } from './usePurchase';
export { useStreamFeed } from './useStreamFeed';
export { useViewerMedia } from './useViewerMedia';
export { useBroadcast } from './useBroadcast';
export { useDevicePreview } from './useDevicePreview';
export { useOnline, useReducedMotion, useVisible } from './environment';
