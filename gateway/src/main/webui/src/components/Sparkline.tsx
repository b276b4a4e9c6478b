/** The last values as a thin line, newest at the right; decoration beside the figure. */
export function Sparkline({
  values,
  width = 72,
  height = 22,
}: {
  values: readonly number[];
  width?: number;
  height?: number;
}) {
  if (values.length < 2) return <svg width={width} height={height} aria-hidden="true" />;
  const most = Math.max(1, ...values);
  const points = values
    .map((value, i) => `${(i / (values.length - 1)) * width},${height - 2 - (value / most) * (height - 4)}`)
    .join(' ');
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <polyline
        points={points}
        fill="none"
        stroke="var(--spotlight)"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
