import { useId, useState } from 'preact/hooks';

interface WholeNumberProps {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly help: string;
  /** Said in the place of the help while what is typed is not taken. */
  readonly wrong: string;
  /** The least and the most. */
  readonly range: readonly [number, number];
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number to type, taken as soon as it is one. A field emptied to be filled anew is no mistake. */
export function WholeNumber(props: WholeNumberProps) {
  const { name, label, unit, help, wrong, range, value, onChange } = props;
  const [text, setText] = useState(String(value));
  const helpId = useId();
  const [least, most] = range;
  const valid = text === '' || isWithin(text, range);
  return (
    <div>
      <label>
        {label}{' '}
        <input
          type="number"
          name={name}
          min={least}
          max={most}
          step={1}
          value={text}
          aria-invalid={!valid}
          aria-describedby={helpId}
          onInput={({ currentTarget: { value: typed } }) => {
            setText(typed);
            if (isWithin(typed, range)) onChange(Number(typed));
          }}
          onBlur={() => {
            if (text === '') setText(String(value));
          }}
        />{' '}
        {unit}
      </label>
      <p id={helpId} class="hint" role={valid ? undefined : 'alert'}>
        {valid ? help : wrong}
      </p>
    </div>
  );
}

function isWithin(text: string, [least, most]: readonly [number, number]): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most;
}
