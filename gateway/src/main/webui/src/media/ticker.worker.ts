// Browsers slow the timers of pages in the background down to one a minute; those of a worker go on.
self.onmessage = (message: MessageEvent<number>) => {
  setInterval(() => self.postMessage(null), message.data);
};
