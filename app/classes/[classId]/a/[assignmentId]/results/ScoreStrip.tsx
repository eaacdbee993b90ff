type Scores = { score: number; attemptId: string }[];

/**
 * A strip plot: one dot a student on a line from 0 to 100 percent; dots of one score stand on each other. Each leads to its attempt, for a pointer; text says
 * the same, and the table of students has the same links.
 */
export function ScoreStrip({
  scores,
  label,
  attempt,
}: {
  scores: Scores;
  label: string;
  attempt: (id: string) => string;
}) {
  const dots = scores
    .map(one => ({ ...one, percent: Math.round(one.score * 100) }))
    .sort((a, b) => a.percent - b.percent);
  const levelOf = (at: number) => at - dots.findIndex(dot => dot.percent === dots[at]?.percent);
  const height = Math.max(1, ...dots.map((_, at) => levelOf(at) + 1)) * 14 + 34;
  return (
    <>
      <p className="vh">{`${label}: ${dots.map(({ percent }) => `${percent} %`).join(', ')}`}</p>
      <svg className="plot" height={height} aria-hidden="true">
        <line className="axis" x1="2%" x2="98%" y1={height - 22} y2={height - 22} />
        {[0, 25, 50, 75, 100].map(tick => (
          <text key={tick} x={`${2 + tick * 0.96}%`} y={height - 6}>
            {tick}
          </text>
        ))}
        {dots.map(({ percent, attemptId }, at) => (
          <a key={attemptId} href={attempt(attemptId)} tabIndex={-1}>
            <title>{`${percent} %`}</title>
            <circle className="dot" cx={`${2 + percent * 0.96}%`} cy={height - 32 - levelOf(at) * 14} r="5" />
          </a>
        ))}
      </svg>
    </>
  );
}
