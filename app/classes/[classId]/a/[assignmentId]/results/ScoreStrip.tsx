/** A strip plot: one dot a student on a line from 0 to 100 percent; dots of one score stand on each other. Text says the same. */
export function ScoreStrip({ scores, label }: { scores: number[]; label: string }) {
  const rounded = scores.map(score => Math.round(score * 100)).sort((a, b) => a - b);
  const height = Math.max(1, ...rounded.map((score, at) => at - rounded.indexOf(score) + 1)) * 14 + 34;
  return (
    <svg
      className="plot"
      height={height}
      role="img"
      aria-label={`${label}: ${rounded.map(score => `${score} %`).join(', ')}`}
    >
      <line className="axis" x1="2%" x2="98%" y1={height - 22} y2={height - 22} />
      {[0, 25, 50, 75, 100].map(tick => (
        <text key={tick} x={`${2 + tick * 0.96}%`} y={height - 6}>
          {tick}
        </text>
      ))}
      {rounded.map((score, at) => {
        const level = at - rounded.indexOf(score);
        return (
          <circle
            key={`${score} ${level}`}
            className="dot"
            cx={`${2 + score * 0.96}%`}
            cy={height - 32 - level * 14}
            r="5"
          />
        );
      })}
    </svg>
  );
}
