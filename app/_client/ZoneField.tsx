'use client';

import { SelectField } from '#/app/_ui/index.ts';

/** Chooses a time zone by its IANA name; one that is not in the list (an older name) stands first. */
export function ZoneField({
  zones,
  value,
  onChange,
  ...field
}: {
  zones: string[];
  value: string;
  onChange: (zone: string) => void;
  label: string | undefined;
  hint: string | undefined;
  error: string | undefined;
}) {
  return (
    <SelectField id="timeZone" {...field} value={value} onChange={event => onChange(event.target.value)}>
      {(zones.includes(value) ? zones : [value, ...zones]).map(zone => (
        <option key={zone}>{zone}</option>
      ))}
    </SelectField>
  );
}
