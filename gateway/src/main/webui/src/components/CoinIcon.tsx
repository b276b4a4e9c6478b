/** The coin: a small spotlight seen from above. */
export function CoinIcon({ size = 16 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle
        cx="10"
        cy="10"
        r="8.2"
        fill="var(--coin)"
        fillOpacity="0.22"
        stroke="var(--coin)"
        strokeWidth="1.75"
      />
      <path
        d="M10 5.6 11.3 8.7 14.6 9 12.1 11.2 12.9 14.4 10 12.7 7.1 14.4 7.9 11.2 5.4 9 8.7 8.7Z"
        fill="var(--coin)"
      />
    </svg>
  );
}
