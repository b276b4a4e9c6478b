import { describe, expect, it } from 'vitest';

import { purchaseLink } from './purchaseLink';

const SHOP = 'https://shop.test/buy?for={userId}&coins={coins}';

describe('purchaseLink', () => {
  it('should fill in who buys and how many', () => {
    expect(purchaseLink(SHOP, 'ada-id', 12)).toBe('https://shop.test/buy?for=ada-id&coins=12');
  });

  it('should leave the number to the shop where it is open', () => {
    expect(purchaseLink(SHOP, 'ada-id', null)).toBe('https://shop.test/buy?for=ada-id&coins=');
  });

  it('should fill in each place, and what is filled in as it is', () => {
    expect(purchaseLink('https://shop.test/{userId}?u={userId}', 'a&b=c/{coins}', 5)).toBe(
      'https://shop.test/a%26b%3Dc%2F%7Bcoins%7D?u=a%26b%3Dc%2F%7Bcoins%7D',
    );
  });

  it.each(['https://shop.test/', 'http://localhost:3000/', 'http://127.0.0.1/buy'])(
    'should take %s',
    (url) => {
      expect(purchaseLink(url, 'ada-id', 1)).toBe(url);
    },
  );

  it.each([
    undefined,
    null,
    '',
    'http://shop.test/',
    'http://localhost.shop.test/',
    'javascript:alert(1)',
    ' javascript:alert(1)//https://shop.test',
    'data:text/html,hi',
    'ftp://localhost/',
    '/buy',
    'shop.test/buy',
  ])('should not take %s', (url) => {
    expect(purchaseLink(url, 'ada-id', 1)).toBeNull();
  });
});
