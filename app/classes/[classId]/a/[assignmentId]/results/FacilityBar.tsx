/** A share from 0 to 1 as a bar, with the ends of its interval. Its number stands beside it as text. */
export function FacilityBar({ share, interval }: { share: number; interval: { low: number; high: number } | null }) {
  const at = (part: number) => `${(part * 100).toFixed(1)}%`;
  return (
    <svg className="facility" aria-hidden="true">
      <rect className="all" width="100%" height="6" y="4" />
      <rect width={at(share)} height="6" y="4" />
      {interval && (
        <g>
          <line x1={at(interval.low)} x2={at(interval.high)} y1="7" y2="7" />
          <line x1={at(interval.low)} x2={at(interval.low)} y1="2" y2="12" />
          <line x1={at(interval.high)} x2={at(interval.high)} y1="2" y2="12" />
        </g>
      )}
    </svg>
  );
}
