import type { ReactNode } from 'react';

/**
 * A few exclusive choices in a row, as radio buttons. Without `onChange` the browser keeps the choice (`chosen` is where it starts).
 */
export function Segmented<V extends string>({
  name,
  label,
  hideLabel,
  options,
  chosen,
  onChange,
}: {
  name: string;
  label: string;
  hideLabel?: boolean;
  options: readonly { value: V; label: ReactNode }[];
  chosen: V;
  onChange?: (value: V) => void;
}) {
  return (
    <fieldset className="segs">
      <legend className={hideLabel ? 'vh' : 'meta'}>{label}</legend>
      <div className="seg">
        {options.map(option => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              {...(onChange
                ? { checked: option.value === chosen, onChange: () => onChange(option.value) }
                : { defaultChecked: option.value === chosen })}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
