'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#/app/_ui/index.ts';

/** Says how many new posts wait, in its own place so that nothing moves; a screen reader hears the count and no more. */
export function Pill({ fresh, onPress }: { fresh: number; onPress: () => void }) {
  const t = useTranslations('discussion');
  return (
    <div className="pill" role="status">
      {fresh > 0 && (
        <Button small icon="up" onClick={onPress}>
          {t('fresh', { count: fresh })}
        </Button>
      )}
    </div>
  );
}
