'use client';

import { type ComponentProps, useState } from 'react';
import { CheckField, TextField } from './Field.tsx';

/** A password with a checkbox under it that shows what is typed; `showLabel` are the checkbox's words. */
export function PasswordField({
  id,
  showLabel,
  ...rest
}: Omit<ComponentProps<typeof TextField>, 'type'> & { showLabel: string }) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <TextField id={id} type={shown ? 'text' : 'password'} {...rest} />
      <CheckField
        id={`${id}-shown`}
        label={showLabel}
        checked={shown}
        onChange={event => setShown(event.target.checked)}
      />
    </>
  );
}
